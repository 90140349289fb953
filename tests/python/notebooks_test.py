"""Runs every notebook as a reader would, in a kernel of this Python; skipped with a word where a kernel or geopandas is
missing. They are stripped in git: no outputs, no counts.

    notebooks_test.py [NAME…] [--keep DIR]      only these; keep the executed ones, to look at
"""
import argparse
import json
import pathlib
import sys
import time

from support import SOURCE

sys.path.insert(0, str(SOURCE / "tools" / "generate"))
import run_notebook  # noqa: E402

FOLDER = SOURCE / "notebooks"


def stripped(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook["cells"])


def execute(path, keep):
    notebook = run_notebook.executed(path)
    if keep:
        import nbformat

        pathlib.Path(keep).mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, pathlib.Path(keep) / path.name)
    pictures = [output for cell in notebook.cells for output in cell.get("outputs", [])
                if "image/png" in output.get("data", {})]
    warnings = [output["text"] for cell in notebook.cells for output in cell.get("outputs", [])
                if output.get("name") == "stderr" and "Warning" in output.get("text", "")]
    return len(pictures), warnings


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--keep")
    given = parser.parse_args()
    if run_notebook.missing():
        print("skipped: not installed:", ", ".join(run_notebook.missing()))
        return 4
    failed = []
    with run_notebook.own_kernel():
        for path in sorted(FOLDER.glob("*.ipynb")):
            if given.names and path.stem not in given.names:
                continue
            if not stripped(path):
                failed.append(f"{path.name} has outputs: strip it")
            began = time.monotonic()
            try:
                pictures, warnings = execute(path, given.keep)
            except Exception as error:  # whatever a cell raises
                failed.append(f"{path.name}: {error}")
                continue
            print(f"{path.name}: {time.monotonic() - began:.0f} s, {pictures} pictures")
            for warning in warnings:
                print("   ", warning.strip().splitlines()[0])
            if pictures < 1:
                failed.append(f"{path.name}: no picture")
    print("\n".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs every notebook as a reader would, in a kernel of this Python; skipped with a word where a kernel or geopandas is
missing. They are stripped in git: no outputs, no counts.

    notebooks_test.py [NAME…] [--keep DIR]      only these; keep the executed ones, to look at
"""
import argparse
import importlib.util
import json
import os
import pathlib
import sys
import tempfile
import time

from support import SOURCE

NEEDED = ["nbclient", "nbformat", "ipykernel", "geopandas", "matplotlib"]
FOLDER = SOURCE / "notebooks"


def stripped(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook["cells"])


def execute(path, keep, home):
    import nbformat
    from nbclient import NotebookClient

    os.environ.update(JUPYTER_DATA_DIR=home, PYDEVD_DISABLE_FILE_VALIDATION="1")  # no kernels of other Pythons
    kernels = pathlib.Path(home) / "kernels" / "python3"
    kernels.mkdir(parents=True, exist_ok=True)
    (kernels / "kernel.json").write_text(json.dumps({
        "argv": [sys.executable, "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Python 3", "language": "python"}))
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=600, kernel_name="python3",
                   resources={"metadata": {"path": str(FOLDER)}}).execute()
    if keep:
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
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        print("skipped: not installed:", ", ".join(missing))
        return 4
    failed = []
    with tempfile.TemporaryDirectory() as home:
        for path in sorted(FOLDER.glob("*.ipynb")):
            if given.names and path.stem not in given.names:
                continue
            if not stripped(path):
                failed.append(f"{path.name} has outputs: strip it")
            began = time.monotonic()
            try:
                pictures, warnings = execute(path, given.keep, home)
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

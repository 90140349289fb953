"""`pip install .` into a fresh environment with current numpy, pandas and geopandas, and every test of the package there.
Skipped where no package index answers.

    pip_install_test.py --source DIR --work DIR [--libraries BUILD]

With --libraries the C++ libraries of that build are taken, which saves compiling all of them once more.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys

SKIPPED = 4
TESTS = ["arrays_test.py", "frames_test.py", "commands_test.py", "types_test.py"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--libraries", type=pathlib.Path)
    given = parser.parse_args()
    shutil.rmtree(given.work, ignore_errors=True)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PASSAGE_SOURCE"] = str(given.source)

    def run(*command):
        return subprocess.run([str(one) for one in command], env=environment, cwd=given.source).returncode

    if run(sys.executable, "-m", "venv", given.work / "venv") != 0:
        print("skipped: this Python makes no virtual environments")
        return SKIPPED
    python = given.work / "venv" / "bin" / "python"
    packages = ["numpy", "pandas", "geopandas", "pyarrow", "mypy", "pandas-stubs"]
    if run(python, "-m", "pip", "install", "-q", "--retries", "1", "--timeout", "20", *packages) != 0:
        print("skipped: no package index answers")
        return SKIPPED
    settings = [f"--config-settings=build-dir={given.work / 'build'}"]
    if given.libraries:
        settings.append(f"--config-settings=cmake.define.PASSAGE_LIBRARIES={given.libraries}")
    if run(python, "-m", "pip", "install", "-q", given.source, *settings) != 0:
        return 1
    failed = [name for name in TESTS if run(python, given.source / "tests" / "python" / name) != 0]
    if run(given.work / "venv" / "bin" / "passage", "--version") != 0:
        failed.append("the command")
    print("failed: " + ", ".join(failed) if failed else "everything works in the fresh environment")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

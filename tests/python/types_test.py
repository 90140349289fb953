"""The types of the package, looked at by mypy; skipped where mypy is not installed.

    types_test.py [PYTHON]      the interpreter whose mypy and passage are looked at; else this one
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 4


def run(python, *arguments):
    done = subprocess.run([python, "-m", *arguments], cwd=HERE, text=True, capture_output=True)
    return done.returncode, done.stdout + done.stderr


def main(python):
    if run(python, "mypy", "--version")[0] != 0:
        print("skipped: mypy is not installed")
        return SKIPPED
    with tempfile.TemporaryDirectory() as cache:
        strict = ["mypy", "--strict", f"--cache-dir={cache}"]
        failed = False
        for what in (["typed_sample.py"], ["-p", "passage"]):
            code, said = run(python, *strict, *what)
            print(said)
            failed |= code != 0
        code, said = run(python, *strict, "wrong_sample.py")
        lines = (HERE / "wrong_sample.py").read_text().splitlines()
        expected = {i for i, line in enumerate(lines, 1) if line.endswith("# wrong")}
        found = {int(number) for number in re.findall(r"wrong_sample\.py:(\d+): error", said)}
        if expected != found:
            print(f"mistakes in lines {sorted(expected)}, found in {sorted(found)}\n{said}")
            failed = True
        code, said = run(python, "mypy.stubtest", "passage._core", "--ignore-missing-stub")
        print(said)
        return int(failed or code != 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else sys.executable))

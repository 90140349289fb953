"""The CMake component `python`, as it is installed for the system's Python: complete, and enough by itself.

    install_test.py BUILD
"""
import os
import pathlib
import subprocess
import sys
import tempfile

EXPECTED = {"__init__.py", "_core.pyi", "arrays.py", "commands.py", "py.typed"}
PROGRAM = """
import passage
from passage import arrays
assert passage.__file__.startswith({folder!r}), passage.__file__
assert "isochrones" in passage.usage().text
print(passage.__version__, arrays.accumulate([[1.0, 1.0]], arrays.Grid(10), [(0, 0)]).cost_s.tolist())
"""


def main(build):
    with tempfile.TemporaryDirectory() as prefix:
        subprocess.run(["cmake", "--install", build, "--component", "python", "--prefix", prefix], check=True,
                       stdout=subprocess.DEVNULL)
        folder = pathlib.Path(prefix) / "lib" / "python3" / "dist-packages"
        missing = EXPECTED - {file.name for file in (folder / "passage").iterdir()}
        if missing:
            print("not installed:", *sorted(missing))
            return 1
        return subprocess.run([sys.executable, "-c", PROGRAM.format(folder=str(folder))], cwd=prefix,
                              env={**os.environ, "PYTHONPATH": str(folder)}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

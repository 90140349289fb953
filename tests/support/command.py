"""The command under test, as a function."""
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def runner(program):
    """A function that runs `program` and asserts its exit code."""

    def passage(*arguments, expect=0):
        result = subprocess.run([program, *map(str, arguments), "--progress", "none"], capture_output=True, text=True)
        assert result.returncode == expect, f"exit {result.returncode}, expected {expect}: {result.stderr}"
        return result

    return passage


class ExerciseRun(unittest.TestCase):
    """Tests that look at one finished run of the shipped exercise, `folder/run`; `passage` is a runner."""

    passage = None

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.passage("run", ROOT / "data/exercise/scenario.toml", "--out", cls.folder / "run")

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

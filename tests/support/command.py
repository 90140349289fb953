"""The command under test, as a function."""
import subprocess


def runner(program):
    """A function that runs `program` and asserts its exit code."""

    def passage(*arguments, expect=0):
        result = subprocess.run([program, *map(str, arguments), "--progress", "none"], capture_output=True, text=True)
        assert result.returncode == expect, f"exit {result.returncode}, expected {expect}: {result.stderr}"
        return result

    return passage

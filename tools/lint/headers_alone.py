#!/usr/bin/python3
"""Each header compiles alone. Takes compiler and flags from the compile commands of a build folder."""
import json
import pathlib
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parents[2]


def flags_by_module(build):
    flags = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = pathlib.Path(entry["file"])
        try:
            module = path.relative_to(ROOT / "lib" / "passage").parts[0]
        except ValueError:
            continue
        words = shlex.split(entry["command"])
        words = words[1:] if words[0].endswith("ccache") else words
        flags.setdefault(module, [w for w in words[: words.index("-o")] if w != "-c"])
    return flags


def check(job):
    header, flags = job
    result = subprocess.run(flags + ["-fsyntax-only", "-include", str(header), "-x", "c++", "/dev/null"],
                            capture_output=True, text=True)
    return header, result.returncode, result.stderr


def main():
    flags = flags_by_module(pathlib.Path(sys.argv[1]))
    jobs = [(header, flags[header.relative_to(ROOT / "lib" / "passage").parts[0]])
            for header in sorted((ROOT / "lib" / "passage").rglob("*.hpp"))
            if header.relative_to(ROOT / "lib" / "passage").parts[0] in flags]
    failed = 0
    with ThreadPoolExecutor() as pool:
        for header, code, errors in pool.map(check, jobs):
            if code:
                failed += 1
                print(f"{header.relative_to(ROOT)} does not compile alone:\n{errors[:2000]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Mistakes in a declaration do not compile. Arguments: the compiler, the source, include roots."""
import subprocess
import sys

COMPILER, SOURCE, *ROOTS = sys.argv[1:]
MISTAKES = {
    0: "no mistake",
    1: "a member without a row",
    2: "a bare double",
    3: "a bare string",
    4: "a range without unit",
    5: "an inherited member",
    6: "the row of another struct",
    7: "two rows of one member",
    8: "a range in another unit",
    9: "two rows of one name",
}

failed = False
for number, words in MISTAKES.items():
    command = [COMPILER, "-std=c++20", "-fsyntax-only", "-x", "c++", f"-DMISTAKE={number}"]
    command += [f"-I{root}" for root in ROOTS] + [SOURCE]
    compiles = subprocess.run(command, capture_output=True).returncode == 0
    if compiles != (number == 0):
        failed = True
        print(f"{words}: {'compiles' if compiles else 'does not compile'}")
sys.exit(failed)

#!/usr/bin/python3
"""Runs the cases of *.txt: a command, what it must print and its exit code.

    # a comment
    $ passage usage --jsn
    exit 2
    stderr unknown option --jsn
    no-stdout anything

`stdout` and `stderr` must contain the words, `no-stdout` and `no-stderr` must not. `file a.toml` begins a file that
the command finds in its folder; its lines are indented. Each case has a folder of its own. {repository} is the source
tree. `passage` is the product, `passage-test` the same command line with commands of its own.
"""
import argparse
import pathlib
import shlex
import subprocess
import sys
import tempfile


class Case:
    def __init__(self, place, command):
        self.place, self.command = place, command
        self.exit_code, self.expectations, self.files = 0, [], {}


def read_cases(path):
    cases, waiting_files, current_file = [], {}, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if current_file is not None and (line.startswith("  ") or not line.strip()):
            waiting_files[current_file] += line[2:] + "\n"
            continue
        current_file = None
        if not line.strip() or line.startswith("#"):
            continue
        word, _, rest = line.partition(" ")
        if word == "file":
            current_file = rest
            waiting_files[rest] = ""
        elif word == "$":
            cases.append(Case(f"{path.name}:{number}", rest))
            cases[-1].files, waiting_files = waiting_files, {}
        elif word == "exit":
            cases[-1].exit_code = int(rest)
        elif word in ("stdout", "stderr", "no-stdout", "no-stderr"):
            cases[-1].expectations.append((word, rest))
        else:
            sys.exit(f"{path.name}:{number}: cannot read: {line}")
    return cases


def failures_of(case, arguments):
    words = shlex.split(case.command.replace("{repository}", arguments.repository))
    programs = {"passage": arguments.passage, "passage-test": arguments.test_command}
    words[0] = programs[words[0]]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in case.files.items():
            file = pathlib.Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=120)
    streams = {"stdout": done.stdout, "stderr": done.stderr}
    failures = []
    if done.returncode != case.exit_code:
        failures.append(f"exit code {done.returncode}, expected {case.exit_code}")
    for kind, words_wanted in case.expectations:
        stream = kind.removeprefix("no-")
        if (words_wanted in streams[stream]) == kind.startswith("no-"):
            failures.append(f"{kind} {words_wanted}")
    if failures:
        failures += [f"--- {name}\n{text}" for name, text in streams.items()]
    return failures


def main():
    parser = argparse.ArgumentParser()
    for name in ("--passage", "--test-command", "--repository"):
        parser.add_argument(name, required=True)
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    cases = [case for path in sorted(arguments.folder.glob("*.txt")) for case in read_cases(path)]
    failed = 0
    for case in cases:
        failures = failures_of(case, arguments)
        if failures:
            failed += 1
            print(f"FAILED {case.place}: {case.command}", *failures, sep="\n  ")
    print(f"{len(cases)} cases, {failed} failed")
    sys.exit(1 if failed or not cases else 0)


main()

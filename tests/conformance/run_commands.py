#!/usr/bin/python3
"""What every command does as a process: help, refusal of unknown options, and for the examples below: progress that
never falls and ends at 1, cancel, no output after a cancel, and the same bytes with 1 and 8 threads."""
import csv
import filecmp
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

PASSAGE, REPOSITORY = sys.argv[1], pathlib.Path(sys.argv[2])
# Clock times and timings stand in run.json alone.
MAY_DIFFER = {"run.json"}

# hxlstandard.org 1.1: a hashtag, then attributes.
TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")

failures = []


def expect(condition, words):
    if not condition:
        failures.append(words)


def run(*words, **options):
    return subprocess.run([PASSAGE, *words], capture_output=True, text=True, timeout=900, **options)


def examples():
    """One call of each command that writes."""
    for line in pathlib.Path(__file__).with_name("examples.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split()


def call(words, *more):
    return [word.replace("{repository}", str(REPOSITORY)).replace("{out}", "out") for word in words] + list(more)


def check_progress(words, text):
    fractions = []
    for line in text.splitlines():
        try:
            event = json.loads(line)
        except ValueError:
            expect(False, f"{words}: no JSON on stderr: {line}")
            continue
        if event["event"] == "progress":
            fractions.append(event["fraction"])
    expect(fractions == sorted(fractions), f"{words}: progress falls")
    expect(fractions and fractions[-1] == 1, f"{words}: progress ends at {fractions[-1:]}, not at 1")


def files_of(folder):
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def check_same_bytes(words, one, other):
    expect(files_of(one) == files_of(other), f"{words}: other files with 8 threads")
    for name in files_of(one):
        if name.name not in MAY_DIFFER:
            expect(filecmp.cmp(one / name, other / name, shallow=False), f"{words}: {name} differs with 8 threads")


def check_example(words):
    with tempfile.TemporaryDirectory() as folder:
        places = {}
        for threads in ("1", "8"):
            # The same names both times: results may say where they stand.
            places[threads] = pathlib.Path(folder, threads)
            places[threads].mkdir()
            done = run(*call(words, "--threads", threads, "--progress", "json"), cwd=places[threads])
            expect(done.returncode in (0, 4), f"{words}: exit {done.returncode}\n{done.stderr}")
            check_progress(words, done.stderr)
        check_same_bytes(words, places["1"], places["8"])
    check_cancel(words)


def check_hashtags(words):
    """Every table that a command writes with --hxl has the row of tags, and is read back without it."""
    with tempfile.TemporaryDirectory() as folder:
        done = run(*call(words, "--hxl"), cwd=folder)
        expect(done.returncode in (0, 4), f"{words} --hxl: exit {done.returncode}\n{done.stderr}")
        for table in pathlib.Path(folder).rglob("*.csv"):
            with open(table, encoding="utf-8-sig", newline="") as file:
                rows = csv.reader(file)
                header, tags = next(rows), next(rows, [])
            expect(len(tags) == len(header) and all(TAG.fullmatch(tag) for tag in tags), f"{table.name}: {tags}")


def check_cancel(words):
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen([PASSAGE, *call(words, "--progress", "json")], cwd=folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        _, text = process.communicate(timeout=60)
        left = [path.name for path in pathlib.Path(folder).iterdir()]
        if process.returncode == 130:
            expect(left == [], f"{words}: a cancelled run leaves {left}")
        else:
            expect(process.returncode in (0, 4) and left, f"{words}: exit {process.returncode} at cancel\n{text}")


def main():
    usage = json.loads(run("usage", "--json").stdout)
    for algorithm in usage["algorithms"]:
        name = algorithm["name"]
        expect(run(name, "--help").returncode == 0, f"{name} --help")
        refused = run(name, "--no-such-option", "1")
        expect(refused.returncode == 2, f"{name} --no-such-option: exit {refused.returncode}")
        expect("unknown option --no-such-option" in refused.stderr, f"{name} --no-such-option: {refused.stderr}")
    writes_tables = {algorithm["name"] for algorithm in usage["algorithms"]
                     if any(parameter["key"] == "hxl" for parameter in algorithm["parameters"])}
    expect(len(writes_tables) >= 8, f"--hxl: {writes_tables}")
    count = 0
    for words in examples():
        count += 1
        check_example(words)
        if words[0] in writes_tables:
            check_hashtags(words)
    print(f"{len(usage['algorithms'])} commands, {count} examples", *failures, sep="\n")
    sys.exit(1 if failures else 0)


main()

#!/usr/bin/python3
"""Runs the samples of the documentation as they stand.

    samples.py --passage COMMAND [--write] [PAGE …]

A page is run from top to bottom in one fresh folder, which holds what the page asks for:

    <!-- samples: data/exercise as exercise, shared:car as car -->

(`shared:` is the folder of real data beside the project; where it is absent the page is skipped.)
- ```console: lines after `$ ` are commands (the line goes on after a backslash), the lines below are lines of what they print,
  in this order; `...` stands for any. The exit code is 0, or what a last line `(exit code 4)` says.
- ```toml title="name.toml" is written into the folder. Every TOML sample must parse and use keys that exist.
- `12.3` in the text, a number written as code, must have been printed by one of the page's commands.
--write replaces quoted lines that are no longer printed by the most similar ones that are."""
import argparse
import difflib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("PASSAGE_DATA", ROOT.parent / "shared" / "data"))
FENCE = re.compile(r"^```(console|toml)([^\n]*)\n(.*?)^```", flags=re.M | re.S)
NEEDS = re.compile(r"<!-- samples: (.*?) -->")
FIGURE = re.compile(r"(?<!`)`(\d[\d.,]*)`(?!`)")
# Tables whose keys are names that the user gives.
FREE = {"columns", "values", "classes", "surfaces", "track_types", "smoothness", "wet", "damage"}


class Missing(Exception):
    """Data that are not on this machine."""


def all_pages():
    return [ROOT / "README.md", ROOT / "data" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def prepare(folder, page_text):
    for wish in NEEDS.findall(page_text):
        for entry in wish.split(","):
            source, name = (part.strip() for part in entry.split(" as "))
            place = SHARED / source.removeprefix("shared:") if source.startswith("shared:") else ROOT / source
            if not place.exists():
                raise Missing(str(source))
            if source.startswith("shared:"):
                (folder / name).mkdir()
                for file in place.iterdir():
                    os.symlink(file.resolve(), folder / name / file.name)
            else:
                shutil.copytree(place, folder / name, dirs_exist_ok=True)


def steps_of(block):
    """(command, expected lines with their numbers in the block, exit code) for each command of a console sample."""
    steps, lines, number = [], block.split("\n"), 0
    while number < len(lines):
        line = lines[number]
        if line.startswith("$ "):
            command = line[2:]
            while command.endswith("\\"):
                number += 1
                command = command[:-1] + lines[number].lstrip("> ")
            steps.append([command, [], 0])
        elif re.fullmatch(r"\(exit code \d+\)", line):
            steps[-1][2] = int(re.search(r"\d+", line).group())
        elif line.strip():
            steps[-1][1].append((number, line))
        number += 1
    return steps


def missing_lines(expected, printed):
    """Expected lines that do not come, in order; without `...` between them they follow each other."""
    position, gap, missing = 0, False, []
    for number, line in expected:
        if line.strip() == "...":
            gap = True
            continue
        wanted = line.rstrip()
        end = len(printed) if gap or position == 0 else position + 1
        found = next((i for i in range(position, end) if printed[i] == wanted), None)
        if found is None:
            missing.append((number, wanted))
        else:
            position = found + 1
        gap = False
    return missing


def run(command, folder, passage):
    environment = dict(os.environ, PATH=f"{pathlib.Path(passage).resolve().parent}:/usr/bin:/bin", LC_ALL="C.UTF-8")
    result = subprocess.run(["/bin/bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, timeout=300)
    text = result.stdout.decode("utf-8", "replace").replace("\ufeff", "")
    return result.returncode, [line.rstrip() for line in text.splitlines()]


def known_keys(passage):
    usage = json.loads(subprocess.run([passage, "usage", "--json"], capture_output=True, check=True).stdout)
    parameters = next(command for command in usage["algorithms"] if command["name"] == "run")["parameters"]
    names = set()
    for parameter in parameters:
        names.add(parameter["key"])
        for field in parameter.get("fields", []):
            names.add(f"{parameter['key']}.{field['key']}")
    return names


def unknown_keys(table, names, prefix=""):
    for key, value in table.items():
        full = prefix + key
        if key in FREE and prefix:
            continue
        if isinstance(value, dict):
            yield from unknown_keys(value, names, full + ".")
        elif isinstance(value, list) and value and isinstance(value[0], dict) and full.split(".")[-1] != "points":
            for entry in value:
                yield from unknown_keys(entry, names, full + ".")
        elif full not in names:
            yield full


def check_toml(text, names):
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [f"TOML sample: {error}"]
    if "red_lines" in table or all(not isinstance(v, (dict, list)) for v in table.values()):
        return []  # rules, and files of their own, are not scenarios
    return [f"TOML sample: unknown key {key}" for key in unknown_keys(table, names)]


def replaced(text, wanted, printed):
    near = difflib.get_close_matches(wanted, [line for line in printed if line], n=1, cutoff=0.4)
    return text.replace(wanted, near[0], 1) if near else text


def check_page(page, passage, names, write):
    text = page.read_text(encoding="utf-8")
    samples = list(FENCE.finditer(text))
    if not samples:
        return []
    faults, all_printed, changed = [], [], text
    with tempfile.TemporaryDirectory(prefix="passage-docs-") as temporary:
        folder = pathlib.Path(temporary)
        prepare(folder, text)
        for sample in samples:
            kind, info, body = sample.groups()
            if kind == "toml":
                faults += check_toml(body, names)
                title = re.search(r'title="([^"]+)"', info)
                if title:
                    (folder / title.group(1)).write_text(body, encoding="utf-8")
                continue
            for command, expected, code in steps_of(body):
                got, printed = run(command, folder, passage)
                all_printed += printed
                if got != code:
                    faults.append(f"$ {command}\n    exit code {got}, expected {code}:\n    " + "\n    ".join(printed[-8:]))
                for _, wanted in missing_lines(expected, printed):
                    if write:
                        changed = replaced(changed, wanted, printed)
                    else:
                        near = difflib.get_close_matches(wanted, printed, n=1, cutoff=0.4)
                        faults.append(f"$ {command}\n    does not print: {wanted}\n    but:            {(near or ['nothing like it'])[0]}")
    if "```console" in text:
        words = "\n".join(all_printed)
        prose = FENCE.sub("", text)
        faults += [f"`{figure}` stands in the text and is printed by no command" for figure in FIGURE.findall(prose)
                   if figure not in words]
    if write and changed != text:
        page.write_text(changed, encoding="utf-8")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passage", required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("pages", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    names = known_keys(arguments.passage)
    count, bad, skipped = 0, 0, []
    for page in [page.resolve() for page in arguments.pages] or all_pages():
        try:
            faults = check_page(page, arguments.passage, names, arguments.write)
        except Missing as missing:
            skipped.append(f"{page.relative_to(ROOT)} needs {missing}")
            continue
        count += 1
        for fault in faults:
            bad += 1
            print(f"{page.relative_to(ROOT)}: {fault}")
    for line in skipped:
        print(f"skipped: {line}")
    print(f"{count} pages, {bad} faults")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()

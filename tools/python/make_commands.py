#!/usr/bin/python3
"""Writes commands.py of the Python package from `passage usage --json`: one function per command, with its signature,
types and documentation. Nothing about any command is written here."""
import json
import keyword
import pathlib
import sys
import textwrap

WIDTH = 110
HEADER = '''"""The commands of Passage, one function each. Written from `passage usage --json`: do not edit.

Parameters are the options of the command with underscores: --incidents-half-life is incidents_half_life, --from is from_.
Quantities are text with a unit ("90 d", "5 km") or a number in the unit that stands beside the parameter.
"""
from __future__ import annotations

from typing import Literal, Mapping, Optional, Sequence, Union

from ._call import run_command
from ._result import Result
from ._types import Day, Layer, Progress, Quantity, StrPath

__all__ = [
{names}
]


def _run(name: str, command: str, options: Mapping[str, str], given: Mapping[str, object]) -> Result:
    return run_command(globals()[name], command, options, given)  # a parameter may have the name of its function
'''
COMMON = {"threads", "memory", "seed", "overwrite"}  # the others say how a terminal is written to
PROGRESS = {"name": "progress", "type": "Optional[Progress]", "default": "None", "kind": "callable",
            "help": "Called with the step and the fraction of the whole; what it raises cancels the work."}
TYPES = {
    "flag": "bool", "quantity": "Quantity", "count": "int", "seed": "int", "text": "str", "column": "str",
    "crs": "str", "date": "Day", "clock_window": "str", "features": "Layer", "raster": "StrPath",
    "input_file": "StrPath", "input_folder": "StrPath", "output_file": "StrPath", "output_folder": "StrPath",
    "map": "Mapping[str, object]", "table": "Mapping[str, object]", "choice": "str",
}
KINDS = {"features": "layer", "input_file": "file", "input_folder": "folder", "output_file": "file to write",
         "output_folder": "folder to write", "map": "ours = theirs", "clock_window": "hours"}


def python_name(option):
    """--from is from_, SCENARIO is scenario."""
    name = option.lstrip("-").replace("-", "_").lower()
    return name + "_" if keyword.iskeyword(name) else name


def type_of(parameter):
    kind = TYPES[parameter["kind"]]
    choices = parameter.get("choices")
    if parameter["kind"] == "choice" and choices:
        kind = "Literal[" + ", ".join(json.dumps(word) for word in choices) + "]"
    if parameter.get("list"):
        kind = f"Union[{kind}, Sequence[{kind}]]"
    return kind


def default_of(parameter):
    """As in the command's help, in words that people use; whatever is left at its default is not passed on."""
    if parameter.get("overrides_scenario") or "default" not in parameter:
        return None
    default = parameter["default"]
    if isinstance(default, (bool, int)) and parameter["kind"] in ("flag", "count", "seed"):
        return repr(default)
    words = parameter.get("default_text")
    if not words or parameter["kind"] in ("map", "table"):
        return None
    if parameter.get("list"):
        return repr(tuple(words.split(",")))
    return json.dumps(words)


def kind_of(parameter):
    words = KINDS.get(parameter["kind"], parameter["kind"])
    inside = parameter.get("unit") or parameter.get("holds")
    if inside and inside != "any":
        words += f" ({inside})"
    if parameter.get("endings"):
        words += " " + parameter["endings"].replace(" ", ", ")
    return words + ("; several" if parameter.get("list") else "")


def understood(parameters):
    rows = []
    for parameter in parameters:
        default = default_of(parameter)
        kind = type_of(parameter)
        required = parameter.get("required", False)
        rows.append({
            "name": python_name(parameter["option"]), "option": parameter["option"], "help": parameter["help"],
            "kind": kind_of(parameter), "type": kind if required or default else f"Optional[{kind}]",
            "default": None if required else default or "None", "advanced": parameter.get("advanced", False),
            "positional": parameter.get("positional", False)})
    return rows


def signature(name, rows):
    lines = []
    first = [row for row in rows if row["positional"]]
    for row in first + ["*"] + [row for row in rows if not row["positional"]]:
        if row == "*":
            lines.append("    *,")
        else:
            lines.append(f"    {row['name']}: {row['type']}" + (f" = {row['default']}," if row["default"] else ","))
    return f"def {name}(\n" + "\n".join(lines) + "\n) -> Result:"


def wrapped(text, indent):
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def section(title, rows):
    if not rows:
        return ""
    lines = ["", f"    {title}", "    " + "-" * len(title)]
    for row in rows:
        lines += [f"    {row['name']} : {row['kind']}", wrapped(row["help"], "        ")]
    return "\n".join(lines) + "\n"


def docstring(command, rows):
    text = wrapped(command["label"] + ".", "    ").lstrip() + "\n\n" + wrapped(command["help"], "    ") + "\n"
    text += section("Parameters", [row for row in rows if not row["advanced"]])
    text += section("Other Parameters", [row for row in rows if row["advanced"]])
    text = text.replace("\\", "\\\\").replace('"""', "'''")
    return f'    """{text}    """'


def function(command, common):
    own = command["parameters"]
    taken = {spelling for one in own for spelling in [one["option"], *one.get("also", [])]}
    shared = [one for one in common if one["key"] in COMMON and one["option"] not in taken]
    rows = understood(own + shared)
    rows.append({**PROGRESS, "advanced": False, "positional": False})
    name = python_name(command["name"])
    options = {row["name"]: row["option"] for row in understood(own)}
    return (f"{signature(name, rows)}\n{docstring(command, rows)}\n"
            f"    return _run({name!r}, {command['name']!r}, _{name}_options, locals())\n\n\n"
            f"_{name}_options = {{\n" +
            "".join(f"    {key!r}: {option!r},\n" for key, option in options.items()) + "}\n")


def main(usage, target):
    described = json.loads(pathlib.Path(usage).read_text(encoding="utf-8"))
    commands = described["algorithms"]
    names = "\n".join(f"    {python_name(command['name'])!r}," for command in commands)
    parts = [HEADER.replace("{names}", names)]
    parts += [function(command, described["common"]) for command in commands]
    pathlib.Path(target).write_text("\n\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Pages of reference from `passage usage --json`: what the command line, the QGIS dialogs and the scenario file share."""
import source_messages

EXIT_CODES = [(0, "a result"), (2, "the command line or the scenario asks for something that does not exist"),
              (3, "an input cannot be used as it is; everything that is wrong is listed at once"),
              (4, "an answer: no pair of places has a route. Files are written and say what blocks"),
              (5, "more memory or disk is needed than is allowed"), (70, "a defect of Passage: please report it"),
              (130, "cancelled; no output is left")]
KINDS = {"features": "layer", "input_file": "file", "output_file": "file", "output_folder": "folder", "raster": "raster",
         "column": "column", "quantity": "quantity", "count": "number", "flag": "yes or no", "choice": "one of",
         "crs": "coordinate reference system", "map": "table of names and values", "number": "number"}
UNITS = {"s": "s, min, h, d", "m": "m, km", "share": "share or %", "B": "KiB, MiB, GiB", "times": "times"}
GEOMETRIES = {"any": "points, lines or areas", "point": "points", "line": "lines", "polygon": "areas", "place": "places",
              "area": "areas"}


def cell(text):
    return str(text).replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def bound(parameter, side):
    value = parameter[side]
    unit = parameter.get("unit")
    if unit == "s":
        for name, seconds in (("d", 86400), ("h", 3600), ("min", 60)):
            if value and value % seconds == 0:
                return f"{value // seconds:g} {name}"
    if unit == "B":
        return f"{value / 2**20:g} MiB"
    if unit == "m" and value and value % 1000 == 0:
        return f"{value / 1000:g} km"
    if value == 9007199254740992:
        return "2^53"
    return f"{value:g}" + (f" {unit}" if unit and unit not in ("share", "times") else "")


def value_of(parameter):
    """Kind, unit and range in words."""
    kind = KINDS.get(parameter["kind"], parameter["kind"].replace("_", " "))
    words = [kind]
    if parameter["kind"] == "choice":
        words = [", ".join(f"`{choice}`" for choice in parameter["choices"])]
    if parameter.get("list"):
        words.append("one or more")
    if "holds" in parameter:
        words.append(f"cells: {parameter['holds']}" if parameter["kind"] == "raster"
                     else GEOMETRIES.get(parameter["holds"], parameter["holds"]))
    if "unit" in parameter:
        unit = parameter["unit"]
        words.append(f"in {UNITS.get(unit, unit)}; a bare number is {unit}" if unit != "times" else "times")
    if "low" in parameter and "high" in parameter:
        words.append(f"{bound(parameter, 'low')} to {bound(parameter, 'high')}")
    elif "low" in parameter:
        words.append(f"at least {bound(parameter, 'low')}")
    elif "high" in parameter:
        words.append(f"at most {bound(parameter, 'high')}")
    if "endings" in parameter:
        words.append(f"`{parameter['endings']}`")
    return cell("; ".join(words))


def default_of(parameter):
    if parameter.get("required"):
        return "**required**"
    text = parameter.get("default_text", "")
    return f"`{cell(text)}`" if text else ""


def names_of(parameter):
    names = f"`{parameter['option']}`"
    short = [name for name in parameter.get("also", []) if len(name) < len(parameter["option"])]
    return names + "".join(f", `{name}`" for name in short)


def rows(parameters, name=names_of):
    head = "| option | what | value | default |\n|---|---|---|---|\n"
    return head + "".join(f"| {name(p)} | {cell(p['help'])} | {value_of(p)} | {default_of(p)} |\n" for p in parameters)


def outputs(command):
    return [p for p in command["parameters"] if p["kind"].startswith("output")]


def command_page(command, has_method):
    own = [p for p in command["parameters"] if not p.get("overrides_scenario")]
    from_scenario = [p for p in command["parameters"] if p.get("overrides_scenario")]
    needed = " ".join(p["option"] if p.get("positional") else f"{p['option']} …" for p in own if p.get("required"))
    text = [f"# passage {command['name']}\n", f"*{command['label']}.* {command['help']}\n",
            f"```\npassage {command['name']} {needed} [options]\n```\n"]
    if has_method:
        text.append(f"How it works, what is assumed, where it ends: [{command['label']}](../../method/{command['name']}.md).\n")
    text.append("## Options\n\n" + rows([p for p in own if not p.get("advanced")]))
    advanced = [p for p in own if p.get("advanced")]
    if advanced:
        text.append("## Advanced\n\n" + rows(advanced))
    if from_scenario:
        text.append("## Keys of the scenario as options\n\nEach overrides the key of the scenario file: "
                    "[the scenario file](../scenario.md) explains them.\n\n"
                    + ", ".join(f"`{p['option']}`" for p in from_scenario) + "\n")
    files = outputs(command)
    if files:
        text.append("## Output\n\n" + "".join(
            f"- `{p['option']}`: {p['help']}" + (f" (`{p['endings']}`)" if "endings" in p else "") + "\n" for p in files)
            + "\nFiles and columns: [outputs](../../outputs.md).\n")
    text.append("[Options that every command has](../index.md#options-of-every-command) · "
                "[errors](../errors.md) · [findings](../findings.md)\n")
    return "\n".join(text)


def scenario_page(command):
    tables = {}
    for parameter in command["parameters"]:
        if parameter.get("overrides_scenario"):
            table, _, key = parameter["key"].partition(".")
            tables.setdefault(table, []).append((key, parameter))
    text = ["# The scenario file\n",
            "One TOML file says what is known and what is asked. Paths in it are relative to the file. What is absent is listed on "
            "the sheet as *not considered*. An unknown key, a wrong type or a wrong unit is an error that names the file, the line "
            "and the nearest valid key; all of them are listed at once.\n",
            "Every key is also an option of [`passage run`](commands/run.md): `[incidents] half_life` is `--incidents-half-life`. "
            "Every layer may carry `columns = { ours = \"theirs\" }` and `values = { \"theirs\" = \"ours\" }`; "
            "[recipes](../how-to/recipes.md) has ready pieces for common sources. [Units](index.md#quantities) may be written with "
            "every quantity.\n"]
    for table, keys in tables.items():
        if keys[0][0] == "":
            parameter = keys[0][1]
            text.append(f"## [[{table}]]\n\n{parameter['help']} One table for each.\n")
            keys = [(field["key"], field) for field in parameter.get("fields", [])]
        else:
            text.append(f"## [{table}]\n")
        plain = [(key, p) for key, p in keys if "fields" not in p]
        text.append("| key | what | value | default |\n|---|---|---|---|\n" + "".join(
            f"| `{key}` | {cell(p['help'])} | {value_of(p)} | {default_of(p)} |\n" for key, p in plain))
        for key, parameter in keys:
            if "fields" in parameter:
                text.append(f"### [[{table}.{key}]]\n\n{parameter['help']}\n\n| key | what | value | default |\n|---|---|---|---|\n"
                            + "".join(f"| `{f['key']}` | {cell(f['help'])} | {value_of(f)} | {default_of(f)} |\n"
                                      for f in parameter["fields"]))
    return "\n".join(text)


def index_page(usage):
    text = ["# Reference\n", "Made from the command's own declarations (`passage usage --json`), from which its help, the scenario "
            "file and the QGIS dialogs are made too.\n"]
    group = None
    for command in usage["algorithms"]:
        if command["group"] != group:
            group = command["group"]
            text.append(f"\n## {group.split(' ', 1)[-1] if group else 'Other'}\n")
        text.append(f"- [`passage {command['name']}`](commands/{command['name']}.md): {command['help']}")
    text.append("\n## Options of every command\n\n" + rows(usage["common"]))
    text.append("## Quantities\n\nA quantity may carry a unit; a bare number is the unit that the table names. Units are s min h d, "
                "m km, km/h, t, %, people/km2, KiB MiB GiB, with or without a blank before them. A layer of a file with several is "
                "`file.gpkg|layername=roads`.\n")
    text.append("## Exit codes\n\n| code | meaning |\n|---|---|\n" + "".join(f"| {c} | {m} |\n" for c, m in EXIT_CODES))
    text.append("## Progress for programs\n\nWith `--progress json` every line of stderr is one JSON object: "
                "`{\"event\":\"progress\",\"step\":…,\"fraction\":…}` at least once a second, `{\"event\":\"finding\",…}`, "
                "`{\"event\":\"error\",\"code\":…,\"message\":…,\"hint\":…}`. `--json` puts the result on stdout as one object.\n")
    return "\n".join(text)


def errors_page(root):
    kinds = {"usage": "exit 2", "input": "exit 3", "resources": "exit 5"}
    table = "".join(f"| `{code}` | {kinds[kind]} | {message} | {hint} |\n"
                    for code, (kind, message, hint) in source_messages.errors(root).items())
    return ("# Errors\n\nAn error says where, what, what was got and what was expected, and gives a hint. Its code is stable and meant "
            "for programs (`--progress json`). “…” stands for what is put in; an empty cell means that the words depend on the "
            "place. All problems of the inputs are listed at once.\n\n| code | exit | message | hint |\n|---|---|---|---|\n" + table)


def findings_page(root):
    table = "".join(f"| `{code}` | {severity} | {message} |\n"
                    for code, (severity, message) in source_messages.findings(root).items())
    return ("# Findings\n\nA finding leaves a result possible and changes how it is read. Findings stand in `findings.csv` and on the "
            "sheets, ordered by consequence: *serious*, *warning*, *note*.\n\n| code | at worst | what it says |\n|---|---|---|\n"
            + table)


def pages(usage, root):
    run = next(command for command in usage["algorithms"] if command["name"] == "run")
    result = {"reference/index.md": index_page(usage), "reference/scenario.md": scenario_page(run),
              "reference/errors.md": errors_page(root), "reference/findings.md": findings_page(root)}
    for command in usage["algorithms"]:
        has_method = (root / "docs" / "method" / f"{command['name']}.md").exists()
        result[f"reference/commands/{command['name']}.md"] = command_page(command, has_method)
    return result

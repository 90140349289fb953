#!/usr/bin/python3
"""Manual pages and shell completion, made from what the command says of itself.

Usage: make_documents.py USAGE.json VERSION DATE FOLDER, where USAGE.json is what `passage usage --json` writes."""
import json
import pathlib
import sys

TOGGLE = "flag"
FILES = {"features", "raster", "input_file", "output_file"}
FOLDERS = {"input_folder", "output_folder"}
EXIT_CODES = [
    (0, "A result."),
    (2, "The command line or the scenario asks for something that does not exist."),
    (3, "An input cannot be used as it is."),
    (4, "No route between any pair: the files are written and say what blocks."),
    (5, "Out of the memory or disk allowed."),
    (70, "A defect of Passage itself."),
    (130, "Cancelled."),
]


def rows_of(algorithm, usage):
    return algorithm["parameters"] + usage["common"]


def spellings(row):
    return [row["option"], *row.get("also", [])]


def value_word(row):
    """What stands for a value: CHOICES, FILE, DIR, N, DATE …"""
    kind = row["kind"]
    if kind == TOGGLE:
        return ""
    if row.get("choices"):
        return "|".join(row["choices"])
    words = {"features": "LAYER", "raster": "RASTER", "input_file": "FILE", "output_file": "FILE", "input_folder": "DIR",
             "output_folder": "DIR", "quantity": "VALUE", "count": "N", "seed": "N", "column": "COLUMN", "crs": "CRS",
             "date": "DATE", "clock_window": "HH:MM-HH:MM", "map": "OURS=THEIRS", "table": "KEY=VALUE,…"}
    return words.get(kind, "TEXT")


# Manual pages.

def roff(text):
    """Text of a manual page: backslashes, and signs at the begin of a line, mean something to roff."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return "\\&" + text if text.startswith(".") else text


def bounds(row):
    unit = {"share": "", "times": ""}.get(row.get("unit"), row.get("unit", ""))
    low, high = row.get("low"), row.get("high")
    if low is not None and high is not None:
        return f"From {low:g} to {high:g} {unit}".rstrip() + "."
    if low is not None:
        return f"At least {low:g} {unit}".rstrip() + "."
    return f"At most {high:g} {unit}".rstrip() + "." if high is not None else ""


def remarks(row):
    text = [row["help"]]
    if row.get("default_text"):
        text.append(f"Default: {row['default_text']}.")
    elif row.get("default") not in (None, [], "", False):
        default = row["default"]
        text.append(f"Default: {', '.join(map(str, default)) if isinstance(default, list) else default}.")
    text.append(bounds(row))
    if row.get("list"):
        text.append("May be given several times.")
    return " ".join(part for part in text if part)


def option_lines(row):
    names = ", ".join(f"\\fB{roff(name)}\\fR" for name in spellings(row))
    word = value_word(row)
    if row.get("positional"):
        names = f"\\fI{roff(row['key'].upper())}\\fR"
        word = ""
    return [".TP", names + (f" \\fI{roff(word)}\\fR" if word else ""), roff(remarks(row))]


def section(title, rows):
    return [f".SH {title}", *[line for row in rows for line in option_lines(row)]] if rows else []


def page(name, section_line, version, body):
    number, date = version
    return "\n".join([f".TH {name} 1 \"{date}\" \"Passage {number}\" \"Humanitarian access\"", ".SH NAME", section_line,
                      *body, ""])


def exit_status():
    lines = [".SH EXIT STATUS"]
    for code, words in EXIT_CODES:
        lines += [".TP", f"\\fB{code}\\fR", roff(words)]
    return lines


def synopsis(algorithm):
    words = [f"\\fBpassage {algorithm['name']}\\fR"]
    for row in algorithm["parameters"]:
        if row.get("positional"):
            word = f"\\fI{roff(row['key'].upper())}\\fR"
            words.append(word if row.get("required") else f"[{word}]")
        elif row.get("required"):
            words.append(f"\\fB{roff(row['option'])}\\fR \\fI{roff(value_word(row))}\\fR")
    return " ".join(words) + " [\\fIoptions\\fR]"


def command_page(algorithm, usage, version):
    rows = algorithm["parameters"]
    scenario = [row for row in rows if row.get("overrides_scenario")]
    own = [row for row in rows if not row.get("overrides_scenario")]
    body = [".SH SYNOPSIS", synopsis(algorithm), ".SH DESCRIPTION", roff(algorithm["help"]),
            *section("OPTIONS", [row for row in own if not row.get("advanced")]),
            *section("FURTHER OPTIONS", [row for row in own if row.get("advanced")]),
            *section("KEYS OF THE SCENARIO", scenario),
            *section("COMMON OPTIONS", usage["common"]),
            *exit_status(), ".SH SEE ALSO", "\\fBpassage\\fR(1)"]
    return page(f"PASSAGE\\-{algorithm['name'].upper()}", f"passage\\-{algorithm['name']} \\- {roff(algorithm['label'])}",
                version, body)


def main_page(usage, version):
    body = [".SH SYNOPSIS", "\\fBpassage\\fR \\fICOMMAND\\fR [\\fIoptions\\fR]", ".SH DESCRIPTION",
            roff("Turns what aid workers know, control areas, crossing points, incidents, roads, population, into route options "
                 "that can be put on the table: how long each takes, how many recorded incidents lie near it, whose agreement "
                 "it needs, whom it reaches, and what nobody knows. Everything is local; there is no network code in it. "
                 "A result gives no permission and no guarantee."),
            ".SH COMMANDS"]
    groups = {}
    for algorithm in usage["algorithms"]:
        groups.setdefault(algorithm["group"] or "Other", []).append(algorithm)
    for group, algorithms in groups.items():
        body.append(f".SS {group}")
        for algorithm in algorithms:
            body += [".TP", f"\\fBpassage\\-{algorithm['name']}\\fR(1)", f"{roff(algorithm['label'])}. {roff(algorithm['help'])}"]
    body += section("COMMON OPTIONS", usage["common"])
    body += [".SH FILES", ".TP", "/usr/share/passage/exercise", "A made\\-up crisis to try everything on.",
             ".TP", "/usr/share/passage/vehicles", "Speeds and fitness by vehicle; copy one to change it."]
    body += exit_status()
    others = ", ".join(f"\\fBpassage\\-{algorithm['name']}\\fR(1)" for algorithm in usage["algorithms"])
    body += [".SH SEE ALSO", others]
    return page("PASSAGE", "passage \\- humanitarian access analysis", version, body)


# Completion.

def shell(text):
    return "'" + text.replace("'", "'\\''") + "'"


BASH = """# bash completion of passage; made from the command's own declaration.
_passage() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command="" i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; ++i)); do
    if [[ ${COMP_WORDS[i]} != -* ]]; then command=${COMP_WORDS[i]}; break; fi
  done
  if [[ -z $command ]]; then
    COMPREPLY=($(compgen -W "%(commands)s --help --version" -- "$word"))
    return
  fi
  local options="" files="" folders="" others="" choices=""
  case $command in
%(cases)s
    *) return ;;
  esac
  local IFS=$'\\n'
  if [[ $before == --* && -n $choices ]]; then
    COMPREPLY=($(IFS=' '; compgen -W "$choices" -- "$word"))
  elif [[ " $files " == *" $before "* ]]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$word"))
  elif [[ " $folders " == *" $before "* ]]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -d -- "$word"))
  elif [[ " $others " == *" $before "* ]]; then
    COMPREPLY=()
  elif [[ $word == -* ]]; then
    COMPREPLY=($(IFS=' '; compgen -W "$options" -- "$word"))
  else
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -F _passage passage
"""


def bash(usage):
    cases = []
    for algorithm in usage["algorithms"]:
        rows = [row for row in rows_of(algorithm, usage) if not row.get("positional")]
        names = [name for row in rows for name in spellings(row)] + ["--help", "--help-all"]
        of = lambda test: " ".join(name for row in rows if test(row) for name in spellings(row))
        chosen = [row for row in rows if row.get("choices")]
        lines = [f"    {algorithm['name']})",
                 f"      options=\"{' '.join(names)}\"",
                 f"      files=\"{of(lambda row: row['kind'] in FILES)}\"",
                 f"      folders=\"{of(lambda row: row['kind'] in FOLDERS)}\"",
                 f"      others=\"{of(lambda row: row['kind'] not in FILES | FOLDERS | {TOGGLE} and not row.get('choices'))}\""]
        if chosen:
            lines.append("      case $before in")
            lines += [f"        {'|'.join(spellings(row))}) choices=\"{' '.join(row['choices'])}\" ;;" for row in chosen]
            lines.append("      esac")
        cases.append("\n".join([*lines, "      ;;"]))
    names = " ".join(algorithm["name"] for algorithm in usage["algorithms"])
    return BASH % {"commands": names, "cases": "\n".join(cases)}


def zsh_action(row):
    if row["kind"] == TOGGLE:
        return ""
    what = row["key"].replace(":", " ").replace("[", "(").replace("]", ")")
    if row.get("choices"):
        return f":{what}:({' '.join(row['choices'])})"
    if row["kind"] in FILES:
        return f":{what}:_files"
    return f":{what}:_files -/" if row["kind"] in FOLDERS else f":{what}:"


def zsh_text(text):
    for sign in "\\[]:":
        text = text.replace(sign, "\\" + sign)
    return text


def zsh(usage):
    lines = ["#compdef passage", "# zsh completion of passage; made from the command's own declaration.", "_passage() {",
             "  local -a commands", "  commands=("]
    lines += [f"    {shell(algorithm['name'] + ':' + algorithm['label'])}" for algorithm in usage["algorithms"]]
    lines += ["  )", "  if (( CURRENT == 2 )); then", "    _describe command commands", "    return", "  fi",
              "  local command=$words[2]", "  shift words", "  (( CURRENT-- ))", "  case $command in"]
    for algorithm in usage["algorithms"]:
        lines.append(f"    {algorithm['name']})")
        lines.append("      _arguments \\")
        for row in rows_of(algorithm, usage):
            if row.get("positional"):
                continue
            repeat = "*" if row.get("list") else ""
            for name in spellings(row):
                spec = f"{repeat}{name}[{zsh_text(row['help'])}]{zsh_action(row)}"
                lines.append(f"        {shell(spec)} \\")
        lines += ["        '--help[Options of the command]' '--help-all[Every option]' '*:file:_files'", "      ;;"]
    return "\n".join([*lines, "  esac", "}", "_passage \"$@\"", ""])


def fish(usage):
    lines = ["# fish completion of passage; made from the command's own declaration.",
             "complete -c passage -n __fish_use_subcommand -l help -d 'Commands'",
             "complete -c passage -n __fish_use_subcommand -l version -d 'Version'"]
    quote = lambda text: "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
    for algorithm in usage["algorithms"]:
        lines.append(f"complete -c passage -f -n __fish_use_subcommand -a {algorithm['name']} -d {quote(algorithm['label'])}")
        for row in rows_of(algorithm, usage):
            if row.get("positional"):
                continue
            for name in spellings(row):
                line = (f"complete -c passage -n '__fish_seen_subcommand_from {algorithm['name']}' -l {name.lstrip('-')} "
                        f"-d {quote(row['help'])}")
                if row.get("choices"):
                    line += f" -x -a {quote(' '.join(row['choices']))}"
                elif row["kind"] in FOLDERS:
                    line += " -x -a '(__fish_complete_directories)'"
                elif row["kind"] in FILES:
                    line += " -r -F"
                elif row["kind"] != TOGGLE:
                    line += " -x"
                lines.append(line)
    return "\n".join([*lines, ""])


def main():
    usage = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    version, folder = (sys.argv[2], sys.argv[3]), pathlib.Path(sys.argv[4])
    files = {"man/passage.1": main_page(usage, version), "completion/passage": bash(usage), "completion/_passage": zsh(usage),
             "completion/passage.fish": fish(usage)}
    for algorithm in usage["algorithms"]:
        files[f"man/passage-{algorithm['name']}.1"] = command_page(algorithm, usage, version)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

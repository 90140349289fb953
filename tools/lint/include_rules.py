#!/usr/bin/python3
"""Who may include whom (docs/architecture.md). The build enforces modules; this also checks library headers."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLOOR = {"base": set(), "geo": {"base"}, "model": {"base", "geo"}}
STAGES = ["read", "align", "layers", "search", "evaluate", "compare", "write", "declare", "exercise"]
ALLOWED = dict(FLOOR)
ALLOWED.update({stage: {"base", "geo", "model"} for stage in STAGES})
ALLOWED["algorithms"] = {"base", "geo", "model", *STAGES}
TOOLS = {"passage": {"algorithms", "declare", "base"}, "python": {"algorithms", "declare", "model", "geo", "base"}}
GDAL = re.compile(r"^(gdal|ogr|cpl_)")
GDAL_MODULES = {"read", "align", "write"}
INCLUDE = re.compile(r'^\s*#include\s+[<"]([^>"]+)[>"]')


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1)


def problems_of(path, module):
    for number, target in includes(path):
        where = f"{path.relative_to(ROOT)}:{number}"
        if target.startswith("passage/"):
            other = target.split("/")[1]
            if other != module and other not in ALLOWED[module]:
                yield f"{where}: {module} may not include {other}"
            if other != module and "/detail/" in target:
                yield f"{where}: {target} is private to {other}"
        elif GDAL.match(target) and (path.suffix != ".cpp" or module not in GDAL_MODULES):
            yield f"{where}: GDAL belongs in .cpp files of read, align and write"


def main():
    found = []
    for module in ALLOWED:
        for path in sorted((ROOT / "lib" / "passage" / module).rglob("*.?pp")):
            found += problems_of(path, module)
    for tool, allowed in TOOLS.items():
        for path in sorted((ROOT / "tools" / tool).glob("*.?pp")):
            for number, target in includes(path):
                if target.startswith("passage/") and target.split("/")[1] not in allowed:
                    found.append(f"{path.relative_to(ROOT)}:{number}: tools/{tool} may not include {target}")
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

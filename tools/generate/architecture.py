#!/usr/bin/python3
"""Draws docs/images/architecture.svg from the targets in CMakeLists.txt: modules, what each may see, which libraries it uses.

    tools/generate/architecture.py [--check]     # --check: is the drawing as the build is?"""
import html
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "images" / "architecture.svg"
# What each stage answers; the order of the first seven is that of the data.
STAGES = {"read": "what do the files say?", "align": "where is it, in one frame?", "layers": "what does each piece cost, whose agreement?",
          "search": "which ways are there?", "evaluate": "what is true of a line?", "compare": "how do lines differ?",
          "write": "what do people hold?", "declare": "what can be set?", "exercise": "a made-up crisis"}
FLOOR = {"model": "what things are: roads, control, crossing points, options", "geo": "where things are: frames, grids, lines, polygons",
         "base": "units, errors, findings, progress"}
NAMES = {"GDAL::GDAL": "GDAL", "Boost::headers": "Boost", "PROJ::proj": "PROJ", "GEOS::geos_c": "GEOS", "fmt::fmt": "fmt",
         "nlohmann_json::nlohmann_json": "json", "tomlplusplus::tomlplusplus": "toml++", "passage_osmium": "libosmium", "passage_osmium_libraries": "libosmium",
         "PkgConfig::pangocairo": "Cairo, Pango", "PkgConfig::geographiclib": "GeographicLib", "PkgConfig::xlsxwriter": "xlsxwriter",
         "PkgConfig::nettle": "nettle", "PkgConfig::glib": "GLib"}


def modules():
    """name -> (modules it sees, libraries it uses), as the build has them."""
    found = {}
    text = re.sub(r"#.*", "", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))
    text = re.sub(r"\$<BUILD_INTERFACE:([^>]*)>", r"\1", text)
    for name, rest in re.findall(r"passage_module\((\w+)([^)]*)\)", text):
        parts = re.split(r"\b(MODULES|LIBRARIES|PRIVATE_LIBRARIES)\b", rest)
        lists = {parts[i]: parts[i + 1].split() for i in range(1, len(parts), 2)}
        found[name] = (lists.get("MODULES", []), lists.get("LIBRARIES", []) + lists.get("PRIVATE_LIBRARIES", []))
    return found


def tools():
    labels = {"passage": "the command passage", "qgis": "QGIS plugin", "python": "Python package"}
    folders = re.findall(r"add_subdirectory\(tools/(\w+)\)", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))
    return [labels.get(folder, folder) for folder in folders if folder != "package"]  # packaging is no program


class Picture:
    def __init__(self, width, height):
        self.lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
                      'font-family="Noto Sans, sans-serif" font-size="13" fill="#222">',
                      "<title>Modules of Passage: tools on top, algorithms, stages side by side, model, geo, base</title>",
                      f'<rect width="{width}" height="{height}" fill="#fff"/>']

    def box(self, x, y, width, height, fill, title, words=(), small=""):
        self.lines.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" fill="{fill}" stroke="#555"/>')
        self.text(x + width / 2, y + 20, title, 14, "bold")
        for number, word in enumerate(words):
            self.text(x + width / 2, y + 38 + 14 * number, word, 10.5)
        if small:
            self.text(x + width / 2, y + height - 8, small, 9.5, fill="#666")

    def text(self, x, y, words, size=13, weight="normal", fill="#222"):
        self.lines.append(f'<text x="{x:g}" y="{y:g}" font-size="{size}" font-weight="{weight}" text-anchor="middle" fill="{fill}">'
                          f"{html.escape(words)}</text>")

    def arrow(self, x1, x2, y):
        self.lines.append(f'<path d="M{x1} {y}H{x2 - 6}M{x2} {y}l-8 -4v8z" stroke="#0072B2" fill="#0072B2" stroke-width="2.5"/>')


def wrapped(words, width):
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = (lines[-1] + " " + word).strip()
    return lines


def used(libraries):
    return ", ".join(dict.fromkeys(NAMES.get(library, library) for library in libraries))


def drawing():
    known = modules()
    stages = [name for name in STAGES if name in known]
    assert set(known) == set(stages) | set(FLOOR) | {"algorithms"}, f"modules that the drawing does not know: {sorted(known)}"
    for name in stages:
        assert not set(known[name][0]) & set(stages), f"{name} sees another stage"
    width, column = 1000, 960 / len(stages)
    picture = Picture(width, 476)
    roof = tools()
    for number, name in enumerate(roof):
        picture.box(20 + number * 960 / len(roof), 16, 960 / len(roof) - 8, 34, "#f3e3d3", name)
    picture.box(20, 62, 952, 48, "#e8eef3", "algorithms", ["one file per command; the only place where stages meet"])
    for number, name in enumerate(stages):
        x = 20 + number * column
        flows = number < 7
        picture.box(round(x), 142, round(column - 8), 126, "#d9e8f4" if flows else "#efefef", name, wrapped(STAGES[name], 16))
        for line, part in enumerate(wrapped(used(known[name][1]), 18)):
            picture.text(x + (column - 8) / 2, 226 + 12 * line, part, 9.5, fill="#666")
    picture.arrow(30, round(20 + 7 * column - 12), 130)
    picture.text(20 + 3.5 * column, 124, "data flow one way, as values of model and geo", 10.5, fill="#0072B2")
    y = 280
    for name in FLOOR:
        picture.box(20, y, 952, 54, "#e6f0e6", name, [FLOOR[name]])
        picture.text(856, y + 32, used(known[name][1]), 9.5, fill="#666")
        y += 62
    return "\n".join(picture.lines + ["</svg>\n"])


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(PICTURE.read_text(encoding="utf-8") != drawing())
    PICTURE.write_text(drawing(), encoding="utf-8")

"""Scans a folder of outputs for what its readers may not hold: coordinates finer than their policy, words and layers
that were dropped, sheets and rows without label, date of expiry or "desk analysis". Shares no code with the product;
the policy is read from the one file that states it."""
import csv
import io
import math
import pathlib
import re
import sqlite3
import struct
import subprocess
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLICIES = ROOT / "lib/passage/write/policies/audiences.txt"

FILES = {"map": r"map(\.\w\w)?\.(pdf|png|svg)", "brief": r"brief(\.\w\w)?\.pdf", "page": r"brief(\.\w\w)?\.html",
         "annex": r"annex\.(csv|txt|gpx|kml)", "corridors": r"corridors\.gpkg|options\.(shp|shx|dbf|prj|cpg|columns\.csv)",
         "tables": r"(assessment(\.hxl)?|reach|equity)\.csv|tables\.xlsx", "summary": r"summary\.txt"}
INNER_TABLES = {"answers": ["if_no.csv", "gates.csv"], "doubts": ["findings.csv", "sensitivity.csv", "events.csv"],
                "incidents": ["exposure.tif"]}


def read_policies(text=None):
    policies, section = {}, None
    for line in (text or POLICIES.read_text(encoding="utf-8")).splitlines():
        line = line.strip()
        if line.startswith("["):
            section = policies.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            key, value = line.split("=", 1)
            section[key.strip()] = value.strip()
    return policies


def decimals(grid_m):
    """Of a degree: the largest number whose step is not smaller than the grid (a degree has 111.32 km)."""
    return max(n for n in range(7) if 111320 / 10**n >= grid_m) if grid_m else 6


def mgrs_digits(grid_m):
    return max(n for n in range(6) if 10**(5 - n) >= grid_m) if grid_m else 5


class Area:
    """Where the sheet lies, so that its coordinates are known among other numbers."""

    def __init__(self, low_lon, low_lat, high_lon, high_lat):
        self.box = low_lon, low_lat, high_lon, high_lat

    def is_degree(self, number):
        low_lon, low_lat, high_lon, high_lat = self.box
        return low_lon <= number <= high_lon or low_lat <= number <= high_lat


class Scan:
    def __init__(self, folder, policy, area, sheet, words=()):
        self.folder, self.policy, self.area, self.sheet, self.words = pathlib.Path(folder), policy, area, sheet, words
        self.grid = float(policy["grid_m"])
        self.found = []

    def say(self, where, what):
        self.found.append(f"{where}: {what}")

    def run(self):
        for file in sorted(self.folder.iterdir()):
            self.check_name(file.name)
            reader = {".gpkg": self.geopackage, ".pdf": self.pdf, ".html": self.page, ".csv": self.table,
                      ".xlsx": self.workbook, ".svg": self.drawing, ".tif": self.raster}.get(file.suffix)
            if reader:
                reader(file)
            elif file.suffix in (".txt", ".gpx", ".kml", ".json"):
                text = file.read_text(encoding="utf-8-sig")
                self.text(file.name, text)
                if file.name not in ("run.json", "model.json"):
                    self.label(file.name, text)
        return self.found

    # names of files

    def check_name(self, name):
        allowed = self.policy["files"].split()
        if "all" in allowed:
            return
        if not any(re.fullmatch(FILES[kind], name) for kind in allowed) and name != "run.json":
            self.say(name, "a file these readers may not hold")
        for rule, names in INNER_TABLES.items():
            if self.policy[rule] == "no" and name in names:
                self.say(name, f"a table of {rule}")
        if "summary" in allowed and name != "summary.txt":
            self.say(name, "more than a summary")

    # texts

    def text(self, where, text, has_coordinates=True):
        for word in self.words:
            at = text.find(word)
            if at >= 0:
                self.say(where, f"{word!r} in {text[max(0, at - 40):at + 40]!r}")
        if not self.grid or not has_coordinates:
            return
        self.degrees(where, text)
        self.metres(where, text)
        self.mgrs(where, text)
        self.sexagesimal(where, text)

    def degrees(self, where, text):
        for match in re.finditer(r"(?<![\w.])-?\d{1,3}\.(\d+)(?![\w.])", text):
            if self.area.is_degree(float(match[0])) and len(match[1].rstrip("0")) > decimals(self.grid):
                self.say(where, f"{match[0]} is finer than {self.grid:g} m")

    def metres(self, where, text):
        """Northings of the frame: seven digits."""
        for match in re.finditer(r"(?<![\w.])-?[67]\d{6}(\.\d+)?(?![\w.])", text):
            if not is_multiple(float(match[0]), self.grid):
                self.say(where, f"{match[0]} is no multiple of {self.grid:g} m")

    def mgrs(self, where, text):
        for match in re.finditer(r"\b\d{1,2}[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?(\d+)(?: (\d+))?\b", text):
            each = len(match[1]) if match[2] else len(match[1]) / 2
            if each > mgrs_digits(self.grid):
                self.say(where, f"{match[0]} is finer than {self.grid:g} m")

    def sexagesimal(self, where, text):
        step = 10.0**-decimals(self.grid)
        for match in re.finditer(r"(\d+)°(\d+)['′](\d+(?:\.\d+)?)[\"″]", text.replace("&quot;", '"')):
            degrees = int(match[1]) + int(match[2]) / 60 + float(match[3]) / 3600
            if abs(degrees / step - round(degrees / step)) * step * 3600 > 0.0501:  # as it is rounded
                self.say(where, f"{match[0]} is finer than {self.grid:g} m")

    def label(self, where, text):
        plain = " ".join(text.split()).lower()
        for what, forms in self.sheet.items():
            if not any(re.search(rf"\b{re.escape(form.lower())}\b", plain) for form in forms):
                self.say(where, f"no {what}")

    # kinds of files

    def pdf(self, file):
        count = int(re.search(r"Pages:\s+(\d+)", output("pdfinfo", file))[1])
        for page in range(1, count + 1):
            text = output("pdftotext", "-layout", "-f", str(page), "-l", str(page), file, "-")
            self.text(f"{file.name} page {page}", text)
            self.label(f"{file.name} page {page}", text)

    def page(self, file):
        text = file.read_text(encoding="utf-8")
        data = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1]
        self.text(file.name, data)
        self.label(file.name, data)
        if self.policy["incidents"] == "no" and "data:image/png" in data:
            self.say(file.name, "a picture of the density")

    def drawing(self, file):
        text = file.read_text(encoding="utf-8")
        # Paths are millimetres of paper; only what is text can name a place.
        texts = " ".join(re.findall(r"<(?:title|desc|text|tspan|metadata)[^>]*>([^<]*)<", text))
        self.text(file.name, texts)
        self.label(file.name, texts)

    def raster(self, file):
        self.label(file.name, output("gdalinfo", file))

    def table(self, file):
        text = file.read_text(encoding="utf-8-sig")
        self.text(file.name, text)
        rows = list(csv.DictReader(io.StringIO(text)))
        for row in rows:
            if file.name == "options.columns.csv" or str(row.get("label", "")).startswith("#"):
                continue
            if not row.get("label") or not row.get("do_not_use_after"):
                self.say(file.name, "a row without label or date of expiry")
                break

    def workbook(self, file):
        with zipfile.ZipFile(file) as book:
            text = "\n".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
        self.text(file.name, text)
        self.label(file.name, text)

    def geopackage(self, file):
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as data:
            for table, description, kind in data.execute(
                    "select table_name, description, data_type from gpkg_contents").fetchall():
                if table != "layer_styles":
                    self.label(f"{file.name} {table}", description or "")
                self.layer(data, f"{file.name} {table}", table)
            for table, box in extents(data):
                if self.grid and not all(is_multiple(edge, self.grid) for edge in box):
                    self.say(f"{file.name} {table}", f"an extent finer than {self.grid:g} m: {box}")

    def layer(self, data, where, table):
        columns = [row[1] for row in data.execute(f'pragma table_info("{table}")')]
        rows = data.execute(f'select * from "{table}"').fetchall()
        for row in rows:
            cells = dict(zip(columns, row))
            for cell in row:
                if isinstance(cell, bytes):
                    self.geometry(where, cell)
                elif isinstance(cell, str) and table != "layer_styles":
                    self.text(where, cell)
            if table != "layer_styles" and not (cells.get("label") and cells.get("do_not_use_after")):
                self.say(where, "a row without label or date of expiry")
        if self.policy["answers"] == "no" and table == "front" and rows:
            self.say(where, "rows of the front")
        if self.policy["incidents"] == "no" and table == "segments":
            if any(dict(zip(columns, row)).get("hazard_events_per_km2_day") is not None for row in rows):
                self.say(where, "density of incidents")

    def geometry(self, where, blob):
        if not self.grid:
            return
        for x, y in coordinates(blob):
            if not (is_multiple(x, self.grid) and is_multiple(y, self.grid)):
                return self.say(where, f"a vertex finer than {self.grid:g} m: {x} {y}")


def is_multiple(number, grid):
    return abs(number / grid - round(number / grid)) * grid < 1e-4


def output(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True).stdout


def extents(data):
    for row in data.execute("select table_name, min_x, min_y, max_x, max_y from gpkg_contents").fetchall():
        if row[1] is not None:
            yield row[0], row[1:]


def coordinates(blob):
    """Every vertex of a GeoPackage geometry."""
    if blob[:2] != b"GP":
        return []
    body = blob[8 + {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]:]
    points = []
    _wkb(body, 0, points)
    return points


def _wkb(body, at, points):
    order = "<" if body[at] else ">"
    kind = struct.unpack_from(order + "I", body, at + 1)[0] % 1000
    at += 5
    if kind == 1:
        points.append(struct.unpack_from(order + "2d", body, at))
        return at + 16
    count = struct.unpack_from(order + "I", body, at)[0]
    at += 4
    for _ in range(count):
        if kind == 2:
            points.append(struct.unpack_from(order + "2d", body, at))
            at += 16
        elif kind == 3:
            size = struct.unpack_from(order + "I", body, at)[0]
            points += [struct.unpack_from(order + "2d", body, at + 4 + 16 * i) for i in range(size)]
            at += 4 + 16 * size
        else:
            at = _wkb(body, at, points)
    return at

#!/usr/bin/python3
"""`passage brief` makes everything again from a finished run, for other languages, paper and readers, and no file for
others holds what they may not see. Usage: brief_test.py PASSAGE"""
import csv
import json
import pathlib
import re
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSAGE = sys.argv.pop(1)


def passage(*arguments, expect=0):
    result = subprocess.run([PASSAGE, *map(str, arguments), "--progress", "none"], capture_output=True, text=True)
    assert result.returncode == expect, f"exit {result.returncode}, expected {expect}: {result.stderr}"
    return result


def pdf_text(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def gpkg_text(path):
    """Every text and number of every table, and every coordinate of every geometry."""
    parts, points = [], []
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as data:
        tables = [row[0] for row in data.execute("select table_name from gpkg_contents")]
        for table in tables:
            for row in data.execute(f'select * from "{table}"'):
                for cell in row:
                    if isinstance(cell, bytes):
                        points += doubles(cell)
                    else:
                        parts.append(str(cell))
    return "\n".join(parts), points


def doubles(blob):
    body = blob[8 + {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]:]
    return [struct.unpack_from("<d", body, at)[0] for at in range(len(body) % 8, len(body) - 7, 8)]


def texts_of(folder):
    """What a reader finds in every file, whatever its kind."""
    for file in sorted(folder.iterdir()):
        if file.suffix == ".pdf":
            yield file.name, pdf_text(file)
        elif file.suffix == ".gpkg":
            yield file.name, gpkg_text(file)[0]
        elif file.suffix == ".xlsx":
            with zipfile.ZipFile(file) as book:
                yield file.name, "\n".join(book.read(name).decode() for name in book.namelist())
        elif file.suffix not in (".png", ".tif"):
            yield file.name, file.read_text(encoding="utf-8-sig")


class Brief(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        passage("run", ROOT / "data/exercise/scenario.toml", "--out", cls.folder / "run")

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def test_everything_comes_again_byte_for_byte(self):
        passage("brief", self.folder / "run", "--out", self.folder / "again")
        first = {file.name for file in (self.folder / "run").iterdir()}
        self.assertEqual(first, {file.name for file in (self.folder / "again").iterdir()})
        for name in first - {"run.json"}:
            self.assertEqual((self.folder / "run" / name).read_bytes(), (self.folder / "again" / name).read_bytes(), name)

    def test_in_place_other_files_stay(self):
        passage("run", ROOT / "data/exercise/scenario.toml", "--out", self.folder / "own")
        (self.folder / "own" / "notes.txt").write_text("mine")
        passage("brief", self.folder / "own", "--paper", "A3", "--languages", "fr,ar")
        self.assertEqual((self.folder / "own" / "notes.txt").read_text(), "mine")
        self.assertTrue((self.folder / "own" / "map.ar.pdf").exists())
        size = subprocess.run(["pdfinfo", self.folder / "own" / "map.pdf"], capture_output=True, text=True).stdout
        self.assertIn("A3", size)
        self.assertIn("OPTIONS D’ITINÉRAIRE", pdf_text(self.folder / "own" / "brief.pdf"))
        self.assertIn('dir="rtl"', (self.folder / "own" / "brief.ar.html").read_text(encoding="utf-8"))

    def test_two_languages_say_the_same_with_the_same_numbers_and_hash(self):
        passage("brief", self.folder / "run", "--languages", "fr,ar", "--out", self.folder / "two")
        french, arabic = pdf_text(self.folder / "two" / "brief.pdf"), pdf_text(self.folder / "two" / "brief.ar.pdf")
        content_hash = json.loads((self.folder / "two" / "run.json").read_text())["sheet"]["reference_hash"]
        self.assertIn(content_hash, french)
        self.assertIn(content_hash, arabic)
        for number in ("11.3", "0.052", "159\u202f000"):
            self.assertEqual(number in french, number in arabic, number)
        with zipfile.ZipFile(self.folder / "two" / "tables.xlsx") as book:
            names = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())
        of_french, of_arabic = [n for n in names if n.endswith(" fr")], [n for n in names if n.endswith(" ar")]
        self.assertEqual(len(of_french), len(of_arabic))
        self.assertEqual(len(of_french) + len(of_arabic), len(names))
        self.assertGreater(len(of_french), 10)

    def test_findings_and_assumptions_are_said_in_the_sheets_language(self):
        passage("brief", self.folder / "run", "--languages", "fr", "--out", self.folder / "french")
        text = pdf_text(self.folder / "french" / "brief.pdf")
        for english in ("Recorded incidents", "Walking:", "are known to", "Computed in", "People", "Option 1 and",
                        "no kind of incident"):
            self.assertNotIn(english, text)
        self.assertIn("incidents enregistr", text)

    def test_tables_with_names_of_other_scripts_open_right_in_a_spreadsheet(self):
        for name in ("assessment.csv", "if_no.csv", "annex.csv", "reach.csv"):
            content = (self.folder / "run" / name).read_bytes()
            is_ascii = all(byte < 128 for byte in content)
            self.assertEqual(content.startswith(b"\xef\xbb\xbf"), not is_ascii, name)

    def test_sheets_for_others_need_a_name_and_a_folder_of_their_own(self):
        passage("brief", self.folder / "run", "--audience", "counterpart", "--out", self.folder / "x", expect=2)
        passage("brief", self.folder / "run", "--audience", "counterpart", "--for", "Upland Council", expect=2)
        wrong = passage("brief", self.folder / "run", "--audience", "counterpart", "--for", "Upland", "--out",
                        self.folder / "x", expect=2)
        self.assertIn("Upland Council", wrong.stderr)
        passage("brief", self.folder / "run", "--audience", "public", "--made-on", "2024-07-01", "--out",
                self.folder / "x", expect=2)

    def test_no_file_for_a_counterpart_holds_what_it_may_not_see(self):
        out = self.folder / "counterpart"
        passage("brief", self.folder / "run", "--audience", "counterpart", "--for", "Upland Council", "--out", out)
        with open(self.folder / "run" / "assessment.csv", encoding="utf-8-sig") as file:
            options = list(csv.DictReader(file))
        model = json.loads((self.folder / "run" / "model.json").read_text(encoding="utf-8"))
        others = [one["name"] for one in model["authorities"] if one["is_recorded"] and one["name"] != "Upland Council"]
        self.assertGreaterEqual(len(others), 3)
        shared = set(options[0]["crossings"].split(";"))
        elsewhere = {gate["name"] for gate in model["gates"] if gate["name"]} - shared
        forbidden = others + sorted(elsewhere) + ["model.json", "if_no.csv", "expected recorded incidents per",
                                                  "incidents.csv", options[0]["exposure_expected_incidents"]]
        for name, text in texts_of(out):
            for word in forbidden:
                found = text.find(word)
                if "expected recorded" in word and name.endswith(".html"):
                    continue  # the page's script knows the words of every sheet
                self.assertEqual(found, -1, f"{name}: {word}: {text[max(0, found - 60):found + 60]!r}")
        self.assertFalse((out / "exposure.tif").exists())
        self.assertFalse((out / "model.json").exists())

    def test_no_coordinate_for_a_counterpart_is_finer_than_ten_metres(self):
        out = self.folder / "coarse"
        passage("brief", self.folder / "run", "--audience", "counterpart", "--for", "Upland Council", "--out", out)
        with sqlite3.connect(f"file:{out / 'corridors.gpkg'}?mode=ro", uri=True) as data:
            for layer in ("options", "gates"):
                for (blob,) in data.execute(f'select geom from "{layer}"'):
                    numbers = [n for n in doubles(blob) if 1e5 < abs(n) < 1e8]
                    self.assertTrue(numbers)
                    for number in numbers:
                        self.assertAlmostEqual(number / 10, round(number / 10), places=6)

    def test_the_public_gets_a_text_without_geometry(self):
        out = self.folder / "public"
        passage("brief", self.folder / "run", "--audience", "public", "--made-on", "2025-01-01", "--out", out)
        self.assertEqual([file.name for file in out.iterdir()], ["summary.txt"])
        text = (out / "summary.txt").read_text(encoding="utf-8")
        self.assertFalse(re.search(r"-?\d+\.\d{2,}", text))


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/python3
"""No file of a run holds what its readers may not see, whatever its kind; and the scan that says so finds what is
planted. Usage: sensitivity_test.py PASSAGE"""
import csv
import json
import pathlib
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import command  # noqa: E402
import sensitivity_scan  # noqa: E402

PASSAGE = sys.argv.pop(1)
passage = command.runner(PASSAGE)
AREA = sensitivity_scan.Area(-12.5, -22.5, -9.5, -20.0)
OWN = "Upland Council"


def sheet(label):
    """What every sheet and layer says of itself."""
    return {"label": [label], "date of expiry": ["23 Jun 2024", "2024-06-23"],
            "words 'desk analysis'": ["desk analysis"]}


class Sensitivity(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.policies = sensitivity_scan.read_policies()
        passage("run", ROOT / "data/exercise/scenario.toml", "--out", cls.folder / "internal")
        passage("brief", cls.folder / "internal", "--audience", "counterpart", "--for", OWN, "--shapefile",
                "--out", cls.folder / "counterpart")
        passage("brief", cls.folder / "internal", "--audience", "public", "--made-on", "2025-01-01", "--out",
                cls.folder / "public")
        cls.words = cls.forbidden_words()

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def forbidden_words(cls):
        """Other authorities, crossing points that are not on the shared line, values and tables of internal sheets."""
        model = json.loads((cls.folder / "internal/model.json").read_text(encoding="utf-8"))
        with open(cls.folder / "internal/assessment.csv", encoding="utf-8-sig") as file:
            options = list(csv.DictReader(file))
        others = [one["name"] for one in model["authorities"] if one["is_recorded"] and one["name"] != OWN]
        assert len(others) >= 3
        shared = set(options[0]["crossings"].split(";"))
        elsewhere = {gate["name"] for gate in model["gates"] if gate["name"]} - shared
        return others + sorted(elsewhere) + ["model.json", "if_no.csv", "incidents.csv",
                                             options[0]["exposure_expected_incidents"]]

    def scan(self, folder, audience, words=()):
        policy = self.policies[audience]
        return sensitivity_scan.Scan(folder, policy, AREA, sheet(policy["label"]), words).run()

    def test_internal_sheets_are_labelled_everywhere(self):
        self.assertEqual(self.scan(self.folder / "internal", "internal"), [])

    def test_no_file_for_a_counterpart_holds_more_than_its_policy(self):
        self.assertEqual(self.scan(self.folder / "counterpart", "counterpart", self.words), [])

    def test_sheets_that_leave_the_house_say_nothing_about_what_they_leave_out(self):
        """Ground of other holders is not "not recorded", their agreements are not counted, and nobody signs inside."""
        texts = {name: subprocess.run(["pdftotext", "-layout", self.folder / name / "brief.pdf", "-"], capture_output=True,
                                      text=True, check=True).stdout for name in ("internal", "counterpart")}
        for words in ("holder not recorded", "Seen and agreed inside", "Changes of control", "Agreements needed",
                      "density of recorded incidents", "worst ratio"):
            self.assertIn(words, texts["internal"])
            self.assertNotIn(words, texts["counterpart"])
        form = (self.folder / "counterpart/annex.txt").read_text(encoding="utf-8")
        for words in ("see the plan", "Planned:", "planned 2024"):
            self.assertNotIn(words, form)
            self.assertIn(words, (self.folder / "internal/annex.txt").read_text(encoding="utf-8"))
        self.assertIn("Windows agreed, local time and UTC: ____", form)

    def test_the_public_gets_a_text_without_any_coordinate(self):
        self.assertEqual(self.scan(self.folder / "public", "public", self.words), [])
        self.assertEqual([file.name for file in (self.folder / "public").iterdir()], ["summary.txt"])
        text = (self.folder / "public/summary.txt").read_text(encoding="utf-8")
        self.assertFalse(re.search(r"-?\d+\.\d{2,}|°", text))
        for name in ("Rálas", "Дозом"):  # where somebody went is nobody's business either
            self.assertNotIn(name, text)

    def test_the_public_gets_nothing_before_the_lag_is_over(self):
        passage("brief", self.folder / "internal", "--audience", "public", "--made-on", "2024-07-01", "--out",
                self.folder / "too_early", expect=2)
        self.assertFalse((self.folder / "too_early").exists())

    def test_the_internal_run_itself_would_not_pass_as_a_counterparts(self):
        found = "\n".join(self.scan(self.folder / "internal", "counterpart", self.words))
        for part in ("exposure.tif: a file", "if_no.csv: a table of answers", "rows of the front", "density of incidents",
                     "annex.csv", "annex.gpx", "brief.html", "map.pdf page 1", "tables.xlsx", "a vertex finer",
                     "a picture of the density", "Estuary Assembly"):
            self.assertIn(part, found)

    def planted(self, change):
        copy = self.folder / "planted"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder / "counterpart", copy)
        change(copy)
        return "\n".join(self.scan(copy, "counterpart", self.words))

    def test_the_scan_finds_fine_coordinates_in_texts(self):
        for name, text, said in (
                ("annex.csv", ",-21.02103,", "-21.02103 is finer"),
                ("annex.txt", "-11.643306", "-11.643306 is finer"),
                ("annex.txt", "29K MS 12345 12345", "29K MS 12345 12345 is finer"),
                ("annex.txt", "21°01'15.7\"S", "21°01'15.7\" is finer"),
                ("annex.gpx", '<wpt lat="-21.021031"/>', "-21.021031 is finer"),
                ("annex.kml", "-11.643306,-21.02", "-11.643306 is finer"),
                ("run.json", '{"top_m": 7712345.5}', "7712345.5 is no multiple")):
            with self.subTest(name=name, text=text):
                self.assertIn(f"{name}: {said}", self.planted(lambda copy: append(copy / name, text)))

    def test_the_scan_finds_them_in_the_page_and_the_workbook(self):
        def into_page(copy):
            page = (copy / "brief.html").read_text(encoding="utf-8")
            (copy / "brief.html").write_text(page.replace('id="data">{', 'id="data">{"at":[-21.02103,-11.6],', 1),
                                             encoding="utf-8")
        self.assertIn("brief.html: -21.02103 is finer", self.planted(into_page))

        def into_workbook(copy):
            with zipfile.ZipFile(copy / "tables.xlsx", "a") as book:
                book.writestr("xl/comments1.xml", "<t>held by Estuary Assembly, -21.02103</t>")
        found = self.planted(into_workbook)
        self.assertIn("tables.xlsx: 'Estuary Assembly'", found)
        self.assertIn("tables.xlsx: -21.02103 is finer", found)

    def test_the_scan_finds_them_in_every_layer(self):
        for layer in ("options", "segments", "areas", "gates", "places"):
            with self.subTest(layer=layer):
                found = self.planted(lambda copy, table=layer: move_a_vertex(copy / "corridors.gpkg", table))
                self.assertIn(f"corridors.gpkg {layer}: a vertex finer", found)

    def test_the_scan_finds_missing_labels_and_files_of_others(self):
        found = self.planted(lambda copy: change_gpkg(
            copy / "corridors.gpkg", "update gpkg_contents set description = 'gates' where table_name = 'gates'"))
        self.assertIn("corridors.gpkg gates: no words 'desk analysis'", found)
        found = self.planted(lambda copy: shutil.copy(self.folder / "internal/brief.pdf", copy / "brief.pdf"))
        self.assertIn("brief.pdf page 1: 'Estuary Assembly'", found)
        self.assertIn("brief.pdf page 1: no label", found)
        found = self.planted(lambda copy: shutil.copy(self.folder / "internal/exposure.tif", copy / "exposure.tif"))
        self.assertIn("exposure.tif: a file these readers may not hold", found)


def append(file, text):
    with open(file, "a", encoding="utf-8") as out:
        out.write(text)


def change_gpkg(file, statement):
    with sqlite3.connect(file) as data:
        # Spatial indices have triggers with functions that SQLite alone does not know.
        for (name,) in data.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            data.execute(f'drop trigger "{name}"')
        data.execute(statement)


def move_a_vertex(file, table):
    with sqlite3.connect(file) as data:
        key = data.execute(f'pragma table_info("{table}")').fetchone()[1]
        row, blob = data.execute(f'select "{key}", geom from "{table}"').fetchone()
    moved = blob[:-8] + struct.pack("<d", struct.unpack("<d", blob[-8:])[0] + 1.25)
    change_gpkg(file, f"update \"{table}\" set geom = x'{moved.hex()}' where \"{key}\" = {row}")


if __name__ == "__main__":
    unittest.main()

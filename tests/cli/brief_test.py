#!/usr/bin/python3
"""`passage brief` makes everything again from a finished run, for other languages, paper and readers. What readers may
see: sensitivity_test.py. Usage: brief_test.py PASSAGE"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import command  # noqa: E402

PASSAGE = sys.argv.pop(1)
passage = command.runner(PASSAGE)


def pdf_text(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


class Brief(command.ExerciseRun):
    passage = staticmethod(passage)

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


if __name__ == "__main__":
    unittest.main()

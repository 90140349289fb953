#!/usr/bin/python3
"""The annex of a run: its points lie on the route, its segments sum to the length, its times agree with each other, and
it is known again when it comes back. Oracles share no code with the product. Usage: annex_test.py PASSAGE"""
import csv
import datetime
import json
import math
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import command  # noqa: E402

PASSAGE = sys.argv.pop(1)
passage = command.runner(PASSAGE)
OWN = "Upland Council"


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def lines_of(folder):
    """The options in degrees, as GDAL's own tool gives them."""
    text = subprocess.run(["/usr/bin/ogr2ogr", "-f", "GeoJSON", "-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=9",
                           "/vsistdout/", folder / "corridors.gpkg", "options"], capture_output=True, text=True, check=True)
    lines = {}
    for feature in json.loads(text.stdout)["features"]:
        parts = feature["geometry"]["coordinates"]
        lines[feature["properties"]["corridor_id"]] = parts[0] if isinstance(parts[0][0], list) else parts
    return lines


def metres(point, other, latitude):
    x = (other[0] - point[0]) * 111320 * math.cos(math.radians(latitude))
    return x, (other[1] - point[1]) * 110700


def distance_to_line(point, line):
    """On a plane around the point: good to a part in a hundred over a few metres."""
    best = math.inf
    for a, b in zip(line, line[1:]):
        (ax, ay), (bx, by) = metres(point, a, point[1]), metres(point, b, point[1])
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        share = 0 if length == 0 else min(1, max(0, -(ax * dx + ay * dy) / length))
        best = min(best, math.hypot(ax + share * dx, ay + share * dy))
    return best


class Annex(command.ExerciseRun):
    passage = staticmethod(passage)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rows = table(cls.folder / "run/annex.csv")

    def test_every_point_lies_on_its_line(self):
        lines = lines_of(self.folder / "run")
        for row in self.rows:
            point = float(row["lon"]), float(row["lat"])
            self.assertLess(distance_to_line(point, lines[row["corridor_id"]]), 0.5, row)

    def test_a_counterparts_points_lie_within_fifteen_metres(self):
        passage("brief", self.folder / "run", "--audience", "counterpart", "--for", OWN, "--out", self.folder / "other")
        lines = lines_of(self.folder / "other")
        rows = table(self.folder / "other/annex.csv")
        self.assertTrue(rows)
        for row in rows:
            point = float(row["lon"]), float(row["lat"])
            self.assertLess(distance_to_line(point, lines[row["corridor_id"]]), 15, row)
            self.assertNotEqual(row["kind"], "fall-back point")

    def test_posts_ascend_and_end_at_the_length(self):
        lengths = {row["corridor_id"]: float(row["length_km"]) for row in table(self.folder / "run/assessment.csv")}
        for option, length in lengths.items():
            posts = [float(row["km"]) for row in self.rows if row["corridor_id"] == option]
            self.assertEqual(posts, sorted(posts))
            self.assertEqual(posts[0], 0)
            self.assertAlmostEqual(posts[-1], length, delta=0.051)

    def test_segments_sum_to_the_length(self):
        text = (self.folder / "run/annex.txt").read_text(encoding="utf-8")
        sums = re.findall(r"Sum of the segments: ([\d.]+) km; length of the route: ([\d.]+) km", text)
        stretches = re.findall(r"^km +([\d.]+) – +([\d.]+) +([\d.]+) km", text, re.M)
        self.assertEqual(len(sums), len({row["corridor_id"] for row in self.rows}))
        for total, length in sums:
            self.assertAlmostEqual(float(total), float(length), delta=0.002)
        self.assertAlmostEqual(sum(float(length) for _, _, length in stretches),
                               sum(float(length) for _, length in sums), delta=0.001 * len(stretches))
        for start, end, length in stretches:
            self.assertAlmostEqual(float(end) - float(start), float(length), delta=0.0011)

    def test_times_agree(self):
        planned = 0
        for row in self.rows:
            early, late = float(row["earliest_after_departure_h"]), float(row["latest_after_departure_h"])
            self.assertLessEqual(early, late)
            if not row["planned_arrival_local"]:
                continue
            planned += 1
            local, utc = (datetime.datetime.strptime(row[f"planned_arrival_{clock}"], "%Y-%m-%d %H:%M")
                          for clock in ("local", "utc"))
            self.assertEqual(utc - local, datetime.timedelta(hours=1))  # clocks of the island are one hour behind
        self.assertGreater(planned, 0)
        for row in self.rows:
            hours = re.fullmatch(r"(\d\d):(\d\d)-(\d\d):(\d\d)", row["opening_hours_local"])
            if hours:
                begin, end = int(hours[1]) + 1, int(hours[3]) + 1
                self.assertEqual(row["opening_hours_utc"], f"{begin:02}:{hours[2]}-{end:02}:{hours[4]}")
        self.assertTrue(any(row["opening_hours_utc"] for row in self.rows))

    def test_places_have_their_codes_and_stations_are_proposals(self):
        self.assertTrue(all(re.fullmatch(r"XA\d{4}", row["nearest_place_pcode"]) for row in self.rows))
        stations = [row for row in self.rows if row["kind"] in ("assembly point", "fall-back point")]
        self.assertTrue(stations)
        for row in stations:
            self.assertIn("proposal, to be confirmed", row["remark"])
            self.assertTrue(row["name"])

    def test_the_notification_says_what_moves_and_leaves_blanks_for_persons(self):
        text = (self.folder / "run/annex.txt").read_text(encoding="utf-8")
        for part in ("12 × heavy truck, 18 t gross each", "Contact (role, no names): ____", "Cargo: ____", "by any route",
                     "Local time: UTC-1 (UTC-01:00 on the day of departure)", "Window offered: 10:00–16:00 local, 11:00–17:00 UTC",
                     "Assembly point: the last named place within 20 km"):
            self.assertIn(part, text)

    def test_handhelds_get_way_points_only(self):
        gpx = xml.etree.ElementTree.parse(self.folder / "run/annex.gpx").getroot()
        kinds = {element.tag.split("}")[1] for element in gpx}
        self.assertEqual(kinds, {"metadata", "wpt"})
        for name in gpx.iter("{http://www.topografix.com/GPX/1/1}name"):
            self.assertLessEqual(len(name.text), 10)
            self.assertTrue(name.text.isascii())

    def assess(self, file, folder):
        result = passage("assess", "--proposals", file, "--roads", f"{ROOT / 'data/exercise/district.gpkg'}|layername=roads",
                         "--roads-speed", "speed_kmh", "--roads-class", "class", "--roads-length", "length_m",
                         "--out", self.folder / folder, "--overwrite", "--json")
        return json.loads(result.stdout), result.stderr

    def test_an_annex_that_comes_back_has_its_hashes(self):
        for name in ("annex.csv", "annex.gpx", "annex.kml"):
            with self.subTest(name=name):
                answer, said = self.assess(self.folder / "run" / name, "back.csv")
                summary = json.dumps(answer)
                self.assertIn(self.rows[0]["points_hash"], summary)
                self.assertEqual(self.rows[0]["content_hash"] in summary, name == "annex.csv")
                self.assertNotIn("but the file states", said)
                rows = table(self.folder / "back.csv")
                self.assertEqual(len(rows), len({row["corridor_id"] for row in self.rows}))
        lengths = [float(row["length_km"]) for row in table(self.folder / "run/assessment.csv")]
        for row, length in zip(rows, lengths):
            self.assertAlmostEqual(float(row["length_km"]), length, delta=0.05 * length)

    def test_an_annex_that_was_changed_is_found(self):
        latitude = self.rows[4]["lat"]
        moved = f"{float(latitude) + 0.001:.6f}"
        for name in ("annex.csv", "annex.gpx", "annex.kml"):
            copy = self.folder / name
            copy.write_text((self.folder / "run" / name).read_text(encoding="utf-8-sig").replace(latitude, moved),
                            encoding="utf-8")
            self.assertIn("points hash", self.assess(copy, "changed.csv")[1])
            self.assertIn("but the file states", self.assess(copy, "changed.csv")[1])
        shutil.copy(self.folder / "run/annex.csv", self.folder / "annex.csv")
        text = (self.folder / "annex.csv").read_text(encoding="utf-8-sig")
        (self.folder / "annex.csv").write_text(text.replace("crossing point,", "crossing place,", 1), encoding="utf-8")
        said = self.assess(self.folder / "annex.csv", "changed.csv")[1]
        self.assertRegex(said, r"content hash \w+, but the file states")
        self.assertRegex(said, r"points hash \w+, as the file states")

    def test_with_hashtags_it_is_the_same_annex(self):
        passage("brief", self.folder / "run", "--hxl", "--out", self.folder / "tagged")
        tagged = table(self.folder / "tagged/annex.csv")
        self.assertTrue(all(tag.startswith("#") for tag in tagged[0].values()))
        self.assertEqual(tagged[1:], self.rows)
        _, said = self.assess(self.folder / "tagged/annex.csv", "tagged.csv")
        self.assertNotIn("but the file states", said)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/python3
"""A first scenario out of folders: what is written passes `check`, asks before it replaces, and marks every guess."""
import json
import pathlib
import shutil
import sys
import tempfile
import tomllib
import unittest

EXERCISE = pathlib.Path(sys.argv.pop())
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import command  # noqa: E402

passage = command.runner(sys.argv.pop())
ROADS = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"highway": "primary", "name": "ممر"},
     "geometry": {"type": "LineString", "coordinates": [[31, 5], [31.5, 5.1], [32, 5]]}}]}


class NewScenario(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_the_exercise_gives_a_scenario_that_passes_check_and_runs(self):
        done = json.loads(passage("new", self.folder / "mine", "--from", EXERCISE, "--json").stdout)
        scenario = self.folder / "mine" / "scenario.toml"
        self.assertEqual(done["files"], [str(scenario)])
        used = {row["input"]: row["file"] for row in done["inputs"]}
        # The scenario that ships with the exercise names the same layers.
        shipped = tomllib.loads((EXERCISE / "scenario.toml").read_text(encoding="utf-8"))
        for table in ("roads", "closures", "control", "gates", "explosive_hazards", "incidents", "population", "sites", "zones"):
            name = shipped[table]["source"].replace("|layername=", ", layer ")
            self.assertEqual(used[table], name, table)
        drafted = tomllib.loads(scenario.read_text(encoding="utf-8"))
        for table in ("roads", "incidents", "population", "zones", "map"):
            for key in set(drafted[table]) & set(shipped[table]) - {"source"}:
                theirs = str(drafted[table][key]).split("/")[-1]
                self.assertEqual(theirs, str(shipped[table][key]).split("/")[-1], f"{table}.{key}")
        passage("check", scenario)
        passage("run", scenario, "--out", self.folder / "result")

    def test_two_layers_that_fit_equally_are_shown_and_reported(self):
        done = passage("new", self.folder / "mine", "--from", EXERCISE)
        self.assertIn("2 layers fit equally well (district.gpkg, layer control, district.gpkg, layer control_second_source)",
                      done.stderr)
        text = (self.folder / "mine" / "scenario.toml").read_text(encoding="utf-8")
        active = [line for line in text.splitlines() if line.startswith("source") and "control" in line]
        offered = [line for line in text.splitlines() if line.startswith("# source") and "control_second_source" in line]
        self.assertEqual((len(active), len(offered)), (1, 1))

    def test_in_the_folder_itself_and_never_over_what_is_there(self):
        shutil.copytree(EXERCISE, self.folder / "data")
        (self.folder / "data" / "scenario.toml").write_text("# mine\n")
        refused = passage("new", self.folder / "data", expect=2)
        self.assertIn("exists already", refused.stderr)
        self.assertEqual((self.folder / "data" / "scenario.toml").read_text(), "# mine\n")
        passage("new", self.folder / "data", "--out", self.folder / "data" / "second.toml")
        self.assertIn('source = "places.csv"', (self.folder / "data" / "second.toml").read_text(encoding="utf-8"))
        passage("new", self.folder / "data", "--overwrite")
        passage("check", self.folder / "data" / "scenario.toml")

    def test_chosen_layers(self):
        scenario = self.folder / "scenario.toml"
        passage("new", "--layers", f"{EXERCISE}/district.gpkg|layername=roads", "--layers", EXERCISE / "places.csv",
                "--rasters", EXERCISE / "population.tif", "--out", scenario)
        drafted = tomllib.loads(scenario.read_text(encoding="utf-8"))
        self.assertEqual(drafted["population"]["unit"], "count")
        self.assertNotIn("incidents", drafted)
        passage("check", scenario)

    def test_what_is_missing_is_said(self):
        (self.folder / "ممر 1").mkdir()
        (self.folder / "ممر 1" / "roads.geojson").write_text(json.dumps(ROADS), encoding="utf-8")
        done = passage("new", self.folder / "ممر 1")
        self.assertIn("No two places were found", done.stderr)
        text = (self.folder / "ممر 1" / "scenario.toml").read_text(encoding="utf-8")
        self.assertIn("# [from]", text)
        refused = passage("check", self.folder / "ممر 1" / "scenario.toml", expect=2)
        self.assertIn("from", refused.stderr)
        # Named as the comments show, it passes.
        ends = ('[from]\npoints = [ { name = "A", lon = 31, lat = 5 } ]\n[to]\npoints = [ { name = "B", lon = 32, lat = 5 } ]\n')
        (self.folder / "ممر 1" / "scenario.toml").write_text(text + ends, encoding="utf-8")
        passage("check", self.folder / "ممر 1" / "scenario.toml")

    def test_wrong_calls(self):
        self.assertIn("no such folder", passage("new", self.folder / "a", "--from", self.folder / "none", expect=3).stderr)
        (self.folder / "empty").mkdir()
        self.assertIn("holds no map", passage("new", self.folder / "empty", expect=3).stderr)
        self.assertIn("neither a folder", passage("new", expect=2).stderr)
        self.assertFalse((self.folder / "a").exists())


if __name__ == "__main__":
    unittest.main()

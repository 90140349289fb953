"""[movement], [pause] and opening hours of crossing points on the shipped exercise, and data/exercise itself.

usage: movement_test.py PASSAGE REPOSITORY
"""
import csv
import filecmp
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

PASSAGE = sys.argv.pop(1)
REPOSITORY = pathlib.Path(sys.argv.pop(1))
EXERCISE = REPOSITORY / "data" / "exercise"


def passage(*arguments):
    return subprocess.run([PASSAGE, *map(str, arguments)], capture_output=True, text=True, check=False)


class Exercise(unittest.TestCase):
    def test_shipped_folder_is_what_the_command_writes(self):
        with tempfile.TemporaryDirectory() as folder:
            fresh = pathlib.Path(folder) / "exercise"
            made = passage("exercise", "--seed", "1", "--size", "small", "--out", fresh)
            self.assertEqual(made.returncode, 0, made.stderr)
            names = sorted(path.name for path in fresh.iterdir())
            self.assertEqual(names, sorted(path.name for path in EXERCISE.iterdir()))
            _, different, unreadable = filecmp.cmpfiles(fresh, EXERCISE, names, shallow=False)
            self.assertEqual((different, unreadable), ([], []))


class Run(unittest.TestCase):
    def run_exercise(self, *sets):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        out = pathlib.Path(folder.name) / "answer"
        arguments = [part for change in sets for part in ("--set", change)]
        made = passage("run", EXERCISE / "scenario.toml", "--out", out, *arguments)
        self.assertEqual(made.returncode, 0, made.stderr)
        with open(out / "assessment.csv", encoding="utf-8-sig", newline="") as table:
            rows = list(csv.DictReader(table))
        with open(out / "findings.csv", encoding="utf-8-sig", newline="") as table:
            findings = list(csv.DictReader(table))
        return rows, json.loads((out / "run.json").read_text(encoding="utf-8")), findings

    def test_every_option_is_on_the_clock(self):
        rows, run, _ = self.run_exercise()
        self.assertGreater(len(rows), 2)
        for row, option in zip(rows, run["options"]):
            self.assertGreater(float(row["elapsed_days"]) * 24, float(row["time_h"]))
            self.assertGreaterEqual(int(row["nights_en_route"]), 0)
            self.assertEqual(row["largest_vehicle"], "heavy_truck")
            plan = option["plan"]
            self.assertLessEqual(plan["loading"]["local"], plan["departure"]["local"])
            self.assertLess(plan["departure"]["local"], plan["arrival"]["local"])
            self.assertTrue(plan["comes_back"])
            self.assertLess(plan["arrival"]["local"], plan["end"]["local"])
            self.assertLessEqual(plan["departure"]["local"], plan["latest_departure"]["local"])
            crossings = [step for step in plan["steps"] if step["step"] == "crossing" and not step["way_back"]]
            self.assertEqual([step["place"] for step in crossings], row["crossings"].split(";"))
            begins = [step["begin"]["local"] for step in plan["steps"]]
            self.assertEqual(begins, sorted(begins))
            self.assertEqual(len(plan["pauses"]), 1)
            self.assertFalse(plan["pauses"][0]["fits"])  # six hours are offered for more than six

    def test_a_way_back_of_its_own_gets_home_no_later_and_asks_nobody_else(self):
        same, same_run, _ = self.run_exercise("movement.return=same_route")
        own, own_run, _ = self.run_exercise("movement.return=any")
        self.assertEqual([row["name"] for row in same], [row["name"] for row in own])
        for there, back, row in zip(same_run["options"], own_run["options"], own):
            self.assertIsNone(there["plan"]["own_way_back_km"])
            self.assertEqual(there["plan"]["arrival"], back["plan"]["arrival"])
            self.assertLessEqual(back["plan"]["end"]["local"], there["plan"]["end"]["local"])
        found = [option for option in own_run["options"] if option["plan"]["own_way_back_km"]]
        for option in found:
            self.assertTrue(any(step["way_back"] for step in option["plan"]["steps"]))
        self.assertTrue(any("first home by the clock" in text for text in own_run["assumptions"]))

    def test_the_first_to_arrive_is_the_fastest(self):
        for sets in ((), ("gates.K1.window=07:00-08:00",), ("gates.K2.window=12:00-12:45",)):
            rows, run, _ = self.run_exercise(*sets)
            arrivals = {row["corridor_id"]: option["plan"]["arrival"]["utc"]
                        for row, option in zip(rows, run["options"])}
            fastest, = [row["corridor_id"] for row in rows if "fastest" in row["role"].split(";")]
            self.assertEqual(arrivals[fastest], min(arrivals.values()))

    def test_explanations_are_verified_and_name_something(self):
        _, run, _ = self.run_exercise()
        fastest = run["options"][0]
        flip = fastest["explanation"]["smallest_flip"]
        self.assertEqual(flip["change"], "longer_wait")
        self.assertTrue(flip["is_verified"])
        self.assertTrue(flip["crossings"])
        self.assertGreater(flip["by_more_than_h"], 0)

    def test_a_crossing_point_that_does_not_open_is_closed_with_the_reason(self):
        usual, _, _ = self.run_exercise()
        gate = "K2"
        self.assertIn(gate, usual[0]["crossings"])
        for window in ("23:00-23:30", "closed"):
            rows, _, findings = self.run_exercise(f"gates.{gate}.window={window}")
            told = [f for f in findings if f["code"] == "gate_never_opens"]
            self.assertTrue(told)
            self.assertTrue(any(gate in f["text"] for f in told))
            for row in rows:
                self.assertNotIn(gate, row["crossings"])

    def test_hours_that_nobody_understands_are_a_finding_and_a_gap(self):
        rows, _, findings = self.run_exercise("gates.K2.window=when the guard is in")
        self.assertTrue(any(f["code"] == "gate_window_unreadable" for f in findings))
        with_gate = [row for row in rows if "K2" in row["crossings"]]
        self.assertTrue(with_gate)
        for row in with_gate:
            self.assertIn("opening hours", row["data_gaps"])

    def test_agreements_that_are_worth_nothing_are_told(self):
        scenario = (EXERCISE / "scenario.toml").read_text(encoding="utf-8")
        scenario = scenario.replace('= "district', f'= "{EXERCISE}/district')
        for name in ("places.csv", "incidents.csv", "elevation.tif", "population.tif", "sites.csv", "stops.csv"):
            scenario = scenario.replace(f'"{name}"', f'"{EXERCISE}/{name}"')
        scenario += """
[[agreements]]
with = "Nobody's Office"
status = "written"
[[agreements]]
with = "upland  COUNCIL"
status = "verbal"
valid_to = 2024-06-01
[[agreements]]
with = "Estuary Assembly"
covers = ["gate:K99"]
status = "refused"
"""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "scenario.toml"
            path.write_text(scenario, encoding="utf-8")
            out = pathlib.Path(folder) / "answer"
            made = passage("run", path, "--out", out)
            self.assertEqual(made.returncode, 0, made.stderr)
            with open(out / "findings.csv", encoding="utf-8-sig", newline="") as table:
                findings = list(csv.DictReader(table))
            with open(out / "assessment.csv", encoding="utf-8-sig", newline="") as table:
                rows = list(csv.DictReader(table))

        def told(code):
            return " ".join(f["text"] for f in findings if f["code"] == code)

        self.assertIn("Nobody's Office", told("agreement_covers_nothing"))
        self.assertIn("K99", told("agreement_covers_nothing"))
        self.assertIn("Upland Council", told("party_spelling"))
        self.assertIn("Upland Council", told("agreement_expired"))
        for row in rows:
            self.assertNotIn("COUNCIL", row["consents"])
            if "Estuary Assembly" in row["agreements_missing"]:
                self.assertEqual(row["earliest_departure"], "")
                self.assertIn("has refused", row["data_gaps"])

    def test_later_opening_never_makes_the_first_arrival_earlier(self):
        def first_arrival(run):
            return min(option["plan"]["arrival"]["local"] for option in run["options"])

        _, usual, _ = self.run_exercise()
        _, late, _ = self.run_exercise("gates.K2.window=16:00-17:30", "gates.K1.window=16:00-17:30")
        self.assertGreaterEqual(first_arrival(late), first_arrival(usual))


if __name__ == "__main__":
    unittest.main()

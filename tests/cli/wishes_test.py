#!/usr/bin/python3
"""Limits on what a route may pass, what is proved of options, and openings, on the shipped exercise."""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

EXERCISE = pathlib.Path(sys.argv.pop())
COMMAND = sys.argv.pop()


def run(folder, *changes, codes=(0,)):
    words = [COMMAND, "run", EXERCISE / "scenario.toml", "--out", folder, "--progress", "none", "--overwrite"]
    for change in changes:
        words += ["--set", change]
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True)
    if done.returncode not in codes:
        raise AssertionError(f"exit {done.returncode}, expected {codes}\n{done.stdout}{done.stderr}")
    return done


def rows(file):
    with open(file, encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


class Wishes(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.answer = pathlib.Path(self.folder.name) / "answer"

    def options(self):
        return rows(self.answer / "assessment.csv")

    def test_a_limit_on_changes_of_control_is_kept_by_every_option(self):
        run(self.answer)
        fewest = min(int(option["handovers"]) for option in self.options())
        run(self.answer, f"corridors.max_handovers={fewest}")
        self.assertLessEqual(max(int(option["handovers"]) for option in self.options()), fewest)
        self.assertTrue(self.options())
        made = json.loads((self.answer / "run.json").read_text())
        self.assertTrue(any(option["explanation"]["smallest_flip"] for option in made["options"]))
        self.assertTrue(all(option["plan"] for option in made["options"]))

    def test_too_tight_a_limit_is_an_answer_with_the_fewest_changes(self):
        run(self.answer, "corridors.max_handovers=0", codes=(4,))
        findings = rows(self.answer / "findings.csv")
        said = [finding for finding in findings if "no_route" in finding.values()]
        self.assertIn("The fewest on any way is", " ".join(" ".join(row.values()) for row in said))

    def test_no_option_passes_whom_it_is_never_to_pass(self):
        run(self.answer)
        needed = {name for option in self.options() for name in option["consents"].split(";")}
        self.assertIn("Upland Council", needed)
        # Stricter than a refusal: crossing points that it holds count even where they are open.
        run(self.answer, "corridors.never_through=Upland Council", codes=(0, 4))
        for option in self.options():
            self.assertNotIn("Upland Council", option["consents"].split(";"))

    def test_a_name_that_nobody_has_is_refused_with_the_nearest(self):
        done = run(self.answer, "corridors.never_through=Upland Counsil", codes=(3,))
        self.assertIn("did you mean Upland Council?", done.stderr)

    def test_what_is_proved_of_the_options_stands_in_run_json(self):
        run(self.answer)
        made = json.loads((self.answer / "run.json").read_text())
        (certificate,) = made["certificates"]
        self.assertEqual(len(certificate["options"]), len(made["options"]))
        for option in certificate["options"]:
            self.assertGreaterEqual(option["stretch_ratio"], 1)
            self.assertLessEqual(option["stretch_ratio"], certificate["max_stretch_ratio"])
            self.assertTrue(all(0 <= share <= 1 for share in option["containment_share"].values()))
        self.assertGreaterEqual(certificate["routes_apart_at_least"], 1)
        if certificate["routes_apart_at_most"] is not None:
            self.assertLessEqual(certificate["routes_apart_at_least"], certificate["routes_apart_at_most"])
        for crossing in certificate["unavoidable_crossings"]:
            self.assertTrue(all(crossing in option["crossings"].split(";") for option in self.options()))
        on_all = set.intersection(*(set(option["crossings"].split(";")) for option in self.options()))
        self.assertEqual(set(certificate["crossings_on_every_option"]), on_all - {""})
        self.assertLessEqual(set(certificate["unavoidable_crossings"]), on_all)

    def test_openings_stand_in_a_table_with_the_status_quo_first(self):
        run(self.answer)
        table = rows(self.answer / "gates.csv")
        self.assertEqual(table[0]["kind"], "status quo")
        kinds = [row["kind"] for row in table]
        self.assertLess(kinds.index("one opening"), kinds.index("average share"))
        singles = [row["ids"] for row in table if row["kind"] == "one opening"]
        self.assertEqual(singles, sorted(singles))
        now = int(table[0]["people_reached"])
        for row in table:
            if row["people_reached"]:
                self.assertEqual(int(row["people_newly_reached"]), int(row["people_reached"]) - now)


if __name__ == "__main__":
    unittest.main()

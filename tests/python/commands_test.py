"""Every command as a function of Python: signatures, values, errors, progress, cancelling."""
import csv
import datetime
import inspect
import json
import logging
import os
import pickle
import signal
import threading
import time
import unittest

import numpy as np
from support import DISTRICT, EXERCISE, InFolder

import passage
from passage import _core

logging.getLogger("passage").setLevel(logging.ERROR)
USAGE = json.loads(_core.usage())


def option_of(name):
    return "--" + name.rstrip("_").replace("_", "-")


class Signatures(unittest.TestCase):
    def test_every_command_is_a_function(self):
        for command in USAGE["algorithms"]:
            function = getattr(passage, command["name"])
            self.assertIn(command["name"], passage.__all__)
            self.assertIn(command["label"], function.__doc__)

    def test_every_option_is_a_parameter(self):
        for command in USAGE["algorithms"]:
            function = getattr(passage, command["name"])
            parameters = inspect.signature(function).parameters
            expected = {one["option"] for one in command["parameters"]}
            named = {option_of(name) if parameter.kind == parameter.KEYWORD_ONLY else name.upper()
                     for name, parameter in parameters.items()}
            self.assertLessEqual(expected, named, command["name"])
            for one in command["parameters"]:
                name = one["option"].lstrip("-").replace("-", "_").lower()
                parameter = parameters.get(name) or parameters[name + "_"]
                self.assertEqual(parameter.default is parameter.empty, one.get("required", False), one["option"])
                self.assertIn(parameter.name + " : ", function.__doc__)

    def test_mistyped_parameters_are_refused_by_python(self):
        with self.assertRaises(TypeError):
            passage.zonal(raster="a.tif", zones="b.gpkg", out="c.csv", statt="sum")


class Values(InFolder):
    def test_paths_lists_and_what_is_answered(self):
        out = self.folder / "z.csv"
        result = passage.zonal(raster=EXERCISE / "population.tif", zones=f"{DISTRICT}|layername=admin2",
                               field="ADM2_PCODE", stat=["sum", "count"], out=out)
        self.assertEqual(result.files, (out,))
        self.assertEqual(result.path(".csv"), out)
        self.assertTrue(result.has_route)
        with out.open(newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(result.summary["zones"], len(rows))
        self.assertEqual(list(rows[0]), ["ADM2_PCODE", "sum", "count"])

    def test_quantities_dates_and_tables(self):
        def rate(**changes):
            given = dict(incidents=EXERCISE / "incidents.csv", as_of=datetime.date(2024, 6, 15), cell="5 km",
                         incidents_half_life="90 d", out=self.folder / "h.tif", overwrite=True)
            return passage.exposure(**{**given, **changes}).summary["mean_events_per_km2_day"]

        expected = rate()
        self.assertEqual(rate(incidents_half_life=datetime.timedelta(days=90)), expected)
        self.assertEqual(rate(incidents_half_life=90 * 86400), expected)
        self.assertEqual(rate(as_of="2024-06-15"), expected)
        self.assertEqual(rate(as_of=np.datetime64("2024-06-15"), incidents_half_life=np.timedelta64(90, "D")), expected)
        self.assertEqual(rate(as_of=datetime.datetime(2024, 6, 15)), expected)
        for moment in (datetime.datetime(2024, 6, 15, 23, 59), np.datetime64("2024-06-15T23:59")):
            with self.assertRaisesRegex(ValueError, "^as_of: .*time of day"):
                rate(as_of=moment)
        self.assertNotEqual(rate(incidents_half_life="30 d"), expected)
        kinds = [{"name": "own", "kinds": ["1"], "half_life": "10 d"}]
        with self.assertRaises(passage.Error):
            rate(incidents_class=[{"nam": "own"}])
        try:
            rate(incidents_class=kinds)
        except passage.Error as error:
            self.assertEqual(error.code, "unknown_kind")

    def test_the_main_job_with_a_change(self):
        result = passage.run(EXERCISE / "scenario.toml", out=self.folder / "answer",
                             set=["gates.K3.state=closed"], incidents_half_life="30 d")
        run = json.loads(result.path("run.json").read_text())
        self.assertIn("2592000", json.dumps(run["scenario"]))
        self.assertGreater(len(result.findings), 3)
        self.assertIn(result.findings[0].severity, ("serious", "warning", "note"))
        with result.path("assessment.csv").open(encoding="utf-8-sig", newline="") as file:
            self.assertEqual(len(result.summary["options"]), len(list(csv.DictReader(file))))
        self.assertIn("<table>", result._repr_html_())

    def test_times_of_day_are_kept(self):
        def hours(*given):
            result = passage.run(EXERCISE / "scenario.toml", out=self.folder / "hours", overwrite=True, movement_hours=given)
            return json.loads(result.path("run.json").read_text())["scenario"]["movement"]["hours"]

        self.assertEqual(hours(datetime.time(7, 15), datetime.time(15, 45)), hours("07:15", "15:45"))
        for time in (datetime.time(7, 15, 30), datetime.time(7, tzinfo=datetime.timezone.utc)):
            with self.assertRaisesRegex(ValueError, "^movement_hours: "):
                hours(time, datetime.time(15, 45))

    def test_a_parameter_may_be_called_as_its_function(self):
        result = passage.gates(roads=f"{DISTRICT}|layername=roads", roads_speed="speed_kmh", max_openings=1,
                               gates=f"{DISTRICT}|layername=gates",
                               population=EXERCISE / "population.tif", from_=EXERCISE / "places.csv",
                               from_select="R\u00e1las", out=self.folder / "gates.csv")
        self.assertTrue(result.path("gates.csv").exists())

    def test_values_that_mean_nothing(self):
        with self.assertRaises(TypeError):
            passage.zonal(raster=object(), zones=DISTRICT, out=self.folder / "z.csv")


class Errors(InFolder):
    def test_code_kind_and_hint(self):
        with self.assertRaises(passage.Error) as caught:
            passage.zonal(raster=EXERCISE / "population.tif", zones=DISTRICT, out=self.folder / "z.csv")
        error = caught.exception
        self.assertEqual((error.kind, error.code), ("input", "several_layers"))
        self.assertIn("layername=", error.hint)
        self.assertIn(error.hint, str(error))
        again = pickle.loads(pickle.dumps(error))
        self.assertEqual((again.code, again.hint), (error.code, error.hint))

    def test_all_problems_at_once_by_the_names_of_python(self):
        with self.assertRaises(passage.Error) as caught:
            passage.isochrones(sources="s.csv", times="2 parsec", neighbours="9", out=self.folder / "i.gpkg",
                               threads=0)
        error = caught.exception
        self.assertEqual(error.kind, "usage")
        self.assertLessEqual({"times", "neighbours", "threads"}, {problem.where for problem in error.problems})
        self.assertNotIn("--", str(error))

    def test_results_are_not_replaced_unasked(self):
        out = self.folder / "z.csv"
        out.write_text("mine")
        with self.assertRaises(passage.Error):
            passage.zonal(raster=EXERCISE / "population.tif", zones=f"{DISTRICT}|layername=admin2", out=out)
        self.assertEqual(out.read_text(), "mine")


class UnderWay(InFolder):
    def run_job(self, **options):
        return passage.run(EXERCISE / "scenario.toml", out=self.folder / "answer", **options)

    def leaves_nothing(self):
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_what_is_heard_of_a_run(self):
        """One run for all of it: progress, findings in the log, other threads that go on."""
        logger = logging.getLogger("passage")
        logger.setLevel(logging.INFO)
        self.addCleanup(logger.setLevel, logging.ERROR)
        ticks, heard, stop = [], [], threading.Event()

        def tick():
            while not stop.wait(0.01):
                ticks.append(time.monotonic())

        ticking = threading.Thread(target=tick)
        ticking.start()
        began = time.monotonic()
        with self.assertLogs(logger, "INFO") as logs:
            result = self.run_job(
                progress=lambda step, fraction: heard.append((fraction, step, threading.get_ident())))
        took = time.monotonic() - began
        stop.set()
        ticking.join()

        fractions = [one[0] for one in heard]
        self.assertEqual(fractions, sorted(fractions))
        self.assertEqual(fractions[-1], 1)
        self.assertGreater(len({one[1] for one in heard}), 4)
        self.assertEqual({one[2] for one in heard}, {threading.get_ident()})  # the thread that called

        self.assertLess(max(b - a for a, b in zip(ticks, ticks[1:])), max(1.0, took / 2))
        self.assertGreater(len(ticks), 20)

        serious = [finding for finding in result.findings if finding.severity == "serious"]
        self.assertEqual(sum(record.levelname == "WARNING" for record in logs.records), len(serious))
        self.assertTrue(any(serious[0].text in record.getMessage() for record in logs.records))

    def test_control_c_cancels(self):
        timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
        timer.start()
        began = time.monotonic()
        with self.assertRaises(KeyboardInterrupt):
            self.run_job()
        self.assertLess(time.monotonic() - began, 5)
        self.leaves_nothing()

    def test_what_a_callback_raises_cancels(self):
        def refuse(step, fraction):
            if fraction > 0.1:
                raise LookupError("enough")

        with self.assertRaisesRegex(LookupError, "enough"):
            self.run_job(progress=refuse)
        self.leaves_nothing()

    def test_from_a_thread_of_its_own(self):
        outcome = []
        worker = threading.Thread(target=lambda: outcome.append(self.run_job()))
        worker.start()
        worker.join()
        self.assertTrue(outcome[0].path("brief.html").exists())


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/python3
"""The QGIS provider in a real QGIS without a window: every command once, layers from memory and selections, models,
errors, cancel, and no orphan when QGIS is killed. Exit code 4 when QGIS is not installed."""
import argparse
import contextlib
import json
import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import unittest

SKIPPED = 4
ROOT = pathlib.Path(__file__).resolve().parents[2]
UNITS = {"s": 1, "min": 60, "h": 3600, "d": 86400, "m": 1, "km": 1000, "%": 0.01, "km/h": 1, "t": 1, "": 1}


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--passage", required=True)
    parser.add_argument("--plugins", required=True, help="folder that holds passage_provider")
    parser.add_argument("only", nargs="*", help="names of tests, such as Process.test_models_chain_ours_with_native_ones")
    return parser.parse_args()


OPTIONS = arguments()
WORK = pathlib.Path(tempfile.mkdtemp(prefix="passage-qgis-"))
# QGIS writes into every GeoPackage it opens: it gets copies.
COPY = WORK / "copy"
EXERCISE = COPY / "data" / "exercise"
DATA = COPY / "tests" / "cli" / "data"
shutil.copytree(ROOT / "data" / "exercise", EXERCISE)
shutil.copytree(ROOT / "tests" / "cli" / "data", DATA)
os.environ.update(
    QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", XDG_RUNTIME_DIR=str(WORK), HOME=str(WORK),
    PASSAGE_COMMAND=OPTIONS.passage, QGIS_PLUGINPATH=OPTIONS.plugins,
    GDAL_PAM_ENABLED="NO",  # QGIS would write statistics beside the rasters of the repository
)
WORK.chmod(0o700)
sys.path[:0] = ["/usr/share/qgis/python/plugins", OPTIONS.plugins]
try:
    from qgis.core import (
        QgsApplication, QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingAlgRunnerTask, QgsProcessingContext, QgsProcessingException,
        QgsProcessingFeatureSourceDefinition, QgsProcessingFeedback, QgsProject,
        QgsRasterLayer, QgsVectorLayer,
    )
    from qgis.PyQt.QtCore import QEventLoop, QTimer
    from qgis.testing import start_app
except ImportError:
    print("QGIS for Python is not installed")
    sys.exit(SKIPPED)

APPLICATION = start_app()
import processing  # noqa: E402  (needs the application)
from passage_provider.algorithm import PassageAlgorithm, parameters_of  # noqa: E402
from passage_provider.command import find_command  # noqa: E402
from passage_provider.parameters import time_unit, TIMES  # noqa: E402
from passage_provider.provider import PassageProvider  # noqa: E402
from processing.core.Processing import Processing  # noqa: E402

Processing.initialize()
PROVIDER = PassageProvider()
QgsApplication.processingRegistry().addProvider(PROVIDER)


def layer_of(path, name=None):
    layer = QgsVectorLayer(f"{path}|layername={name}" if name else str(path), name or "layer", "ogr")
    assert layer.isValid(), path
    return layer


class Listening(QgsProcessingFeedback):
    def __init__(self):
        super().__init__()
        self.warnings, self.fractions = [], []
        self.progressChanged.connect(self.fractions.append)

    def pushWarning(self, text):
        self.warnings.append(text)
        super().pushWarning(text)


def qgis_value(row, text):
    """What a script in QGIS would give for this text of the command line."""
    if row["kind"] == "quantity" and not row.get("list"):
        number, unit = re.fullmatch(r"([-0-9.]+)\s*(.*)", text).groups()
        value = float(number) * UNITS[unit]
        if row["unit"] == "s":
            return value / TIMES[time_unit(row)][0]
        return value * 100 if row["unit"] == "share" else value
    if row["kind"] == "count":
        return int(text)
    if row["kind"] == "flag":
        return True
    if row["kind"] == "text" and row.get("list"):
        return text.replace(",", "\n")
    if row["kind"] == "choice" and row.get("list"):
        return text.split(",")
    return text


def examples():
    """One call of each command, from the list that the command line's own tests use."""
    lines = (ROOT / "tests" / "conformance" / "examples.txt").read_text(encoding="utf-8").splitlines()
    return [shlex.split(line.replace("|", "\\|")) for line in lines if line and not line.startswith("#")]


def call(words, folder):
    """Algorithm id and parameters for a line of the command line; outputs go into `folder`."""
    declaration = PROVIDER.algorithm(words[0]).declaration
    words = [word.replace("{repository}", str(COPY)) for word in words[1:]]
    rows = {option: row for row in declaration["parameters"] for option in [row["option"], *row.get("also", [])]}
    positional = [row for row in declaration["parameters"] if row.get("positional")]
    names = {parameter.row["option"]: parameter for parameter in parameters_of(declaration)}
    given = {}
    while words:
        word = words.pop(0)
        if word.startswith("--"):
            row = rows.get(word)
            if row is None or row["option"] not in names:
                words.pop(0)  # a common option such as --seed
                continue
            value = "true" if row["kind"] == "flag" else words.pop(0)
        else:
            row, value = positional.pop(0), word
        if row["kind"].startswith("output"):
            value = str(folder / value)
        given[names[row["option"]].name] = qgis_value(row, value)
    return "passage:" + declaration["name"], given


def commands():
    return [a for a in PROVIDER.algorithms() if isinstance(a, PassageAlgorithm)]


def running(text):
    return subprocess.run(["pgrep", "-f", text], capture_output=True, check=False).returncode == 0


def long_call(folder):
    return {
        "INCIDENTS": str(EXERCISE / "incidents.csv"), "OUT": str(folder), "CHOOSE_MONTHS": 12, "TEST_MONTHS": 12,
        "CELL": 2000, "TRAVERSALS": 100000,
    }


class Provider(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=WORK))

    def run_algorithm(self, name, parameters, feedback=None):
        return processing.run(name, parameters, feedback=feedback or Listening())

    def test_all_commands_are_there_with_group_label_help_and_icon(self):
        names = {a.name() for a in commands()}
        told = json.loads(subprocess.check_output([OPTIONS.passage, "usage", "--json"]))
        self.assertEqual(names, {a["name"] for a in told["algorithms"]} - {"usage"})
        for algorithm in commands():
            self.assertTrue(algorithm.group() and algorithm.displayName() and algorithm.shortHelpString())
            self.assertFalse(algorithm.icon().isNull())
            basic = [d for d in algorithm.parameterDefinitions() if not d.flags() & d.FlagAdvanced]
            required = [d for d in basic if not d.flags() & d.FlagOptional]
            self.assertLessEqual(len(basic), max(10, len(required)), algorithm.name())
            for definition in algorithm.parameterDefinitions():
                self.assertTrue(definition.help(), definition.name())

    def test_every_command_runs_once(self):
        lines = examples()
        shown = {a.name() for a in commands()}
        done = set()
        for number, words in enumerate(lines):
            if words[0] not in shown or any(word.endswith(".txt") for word in words):
                continue  # a list of places is no layer of QGIS
            with self.subTest(words[0]):
                folder = self.folder / str(number)
                folder.mkdir()
                (name, parameters) = call(words, folder)
                here = os.getcwd()
                os.chdir(folder)
                try:
                    results = self.run_algorithm(name, parameters)
                finally:
                    os.chdir(here)
                self.assertIn("FINDINGS", results)
                for key, value in parameters.items():
                    if isinstance(value, str) and value.startswith(str(folder)) and key in results:
                        self.assertTrue(os.path.exists(value), value)
                done.add(words[0])
        self.assertGreaterEqual(done, {"run", "accumulate", "isochrones", "corridor", "zonal"})

    def test_memory_layer_selection_subset_and_arabic_path(self):
        folder = self.folder / "ممر إنساني"
        folder.mkdir()
        source = QgsVectorLayer("Point?crs=EPSG:32633&field=name:string", "مصدر", "memory")
        west = layer_of(DATA / "west.geojson")
        points = [f.geometry() for f in west.getFeatures()]
        source = QgsVectorLayer(f"Point?crs={west.crs().authid()}&field=name:string", "مصدر", "memory")
        features = []
        for geometry in points:
            feature = QgsFeature(source.fields())
            feature.setGeometry(geometry)
            features.append(feature)
        far = QgsFeature(source.fields())
        far.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(1e7, 1e7)))
        source.dataProvider().addFeatures([*features, far])
        source.selectByIds([f.id() for f in source.getFeatures()][: len(features)])
        out = folder / "مناطق.gpkg"
        wanted = QgsProcessingFeatureSourceDefinition(self.add(source).id(), True)
        self.run_algorithm("passage:isochrones", {
            "FRICTION": str(DATA / "friction.tif"), "SOURCES": wanted, "TIMES": "30 min, 1 h", "OUT": str(out),
        })
        self.assertEqual(layer_of(out).featureCount(), 2)
        direct = folder / "direct.gpkg"
        self.run_algorithm("passage:isochrones", {
            "FRICTION": str(DATA / "friction.tif"), "SOURCES": str(DATA / "west.geojson"), "TIMES": "30 min, 1 h",
            "OUT": str(direct),
        })
        areas = [sum(f.geometry().area() for f in layer_of(p).getFeatures()) for p in (out, direct)]
        self.assertEqual(areas[0], areas[1])
        zones = layer_of(EXERCISE / "district.gpkg", "admin2")
        all_zones = zones.featureCount()
        zones.setSubsetString("adm2_pcode = 'XA0101'")
        self.run_algorithm("passage:zonal", {
            "RASTER": str(EXERCISE / "population.tif"), "ZONES": self.add(zones), "FIELD": "adm2_pcode",
            "OUT": str(folder / "zonal.csv"),
        })
        rows = (folder / "zonal.csv").read_text(encoding="utf-8-sig").strip().splitlines()
        self.assertEqual(len(rows), 2, f"one row of {all_zones}")

    def add(self, layer):
        QgsProject.instance().addMapLayer(layer)
        self.addCleanup(QgsProject.instance().removeMapLayer, layer.id())
        return layer

    def test_a_scenario_from_chosen_layers_keeps_what_was_in_memory_beside_it(self):
        folder = self.folder / "سيناريو"
        folder.mkdir()
        memory = QgsVectorLayer("Point?crs=EPSG:4326&field=name:string&field=state:string&field=wait_min:integer", "نقاط عبور", "memory")
        point = QgsFeature(memory.fields())
        point.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(-11, -21)))
        point.setAttributes(["K1", "open", 30])
        memory.dataProvider().addFeatures([point])
        population = QgsRasterLayer(str(EXERCISE / "population.tif"), "people")
        out = folder / "scenario.toml"
        self.run_algorithm("passage:new", {
            "LAYERS": [self.add(layer_of(EXERCISE / "district.gpkg", "roads")).id(), self.add(memory).id(),
                       str(EXERCISE / "places.csv")],
            "RASTERS": [self.add(population).id()], "OUT": str(out)})
        drafted = tomllib.loads(out.read_text(encoding="utf-8"))
        self.assertTrue(drafted["roads"]["source"].endswith("district.gpkg|layername=roads"))
        self.assertEqual(drafted["gates"]["source"], "نقاط_عبور.gpkg")
        self.assertEqual(drafted["population"]["unit"], "count")
        found = self.run_algorithm("passage:check", {"SCENARIO": str(out), "OUT": str(self.folder / "findings.csv")})
        self.assertIn("FINDINGS", found)
        # A scenario that somebody worked on is not replaced unasked.
        with self.assertRaises(QgsProcessingException):
            self.run_algorithm("passage:new", {"FOLDER": str(folder)})

    def test_units_are_those_on_the_label(self):
        algorithm = PROVIDER.algorithm("passage:zonal") or PROVIDER.algorithm("zonal")
        self.assertIsNotNone(algorithm)
        accumulate = PROVIDER.algorithm("accumulate")
        row = next(r for r in accumulate.declaration["parameters"] if r["key"] == "max_cost")
        parameter = next(p for p in parameters_of(accumulate.declaration) if p.row is row)
        algorithm = accumulate.create()
        words = parameter.words(algorithm, {"MAX_COST": 2}, QgsProcessingContext(), QgsProcessingFeedback())
        self.assertEqual(words, ["--max-cost", "2 " + time_unit(row)])

    def test_the_models_run(self):
        scenario, merged = str(EXERCISE / "scenario.toml"), self.folder / "merged.csv"
        update = self.run_model("Weekly access update", {
            "scenario": scenario, "incidents": str(EXERCISE / "incidents.csv"),
            "run:Route options of this week": str(self.folder / "week"),
            "agreed:Options that need no further agreement": str(self.folder / "agreed.gpkg")})
        options = layer_of(self.folder / "week" / "corridors.gpkg", "options")
        missing = [f["agreements_missing"] or "" for f in options.getFeatures()]
        self.assertEqual(layer_of(self.folder / "agreed.gpkg").featureCount(), missing.count(""), update)
        self.run_model("What if these close", {
            "scenario": scenario, "changes": "movement.count=3\nscenario.seed=2",
            "now:As things stand": str(self.folder / "now"), "then:With the changes": str(self.folder / "then")})
        self.assertTrue((self.folder / "then" / "run.json").exists())
        self.run_model("Assess a folder of proposals", {
            "proposals": [str(self.folder / "now" / "corridors.gpkg") + "|layername=options",
                          str(self.folder / "then" / "corridors.gpkg") + "|layername=options"],
            "roads": str(EXERCISE / "district.gpkg") + "|layername=roads", "speed_column": "speed_kmh",
            "population": str(EXERCISE / "population.tif"), "assess:Assessment": str(merged)})
        rows = merged.read_text(encoding="utf-8-sig").strip().splitlines()
        self.assertEqual(len(rows) - 1, 2 * options.featureCount())

    def run_model(self, name, parameters):
        model = next(a for a in PROVIDER.algorithms() if a.name() == name)
        return self.run_algorithm(model.id(), parameters)

    def test_errors_say_what_and_leave_nothing(self):
        out = self.folder / "areas.gpkg"
        far = self.folder / "far.geojson"
        far.write_text('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},'
                       '"geometry":{"type":"Point","coordinates":[100,80]}}]}')
        with self.assertRaises(QgsProcessingException) as raised:
            self.run_algorithm("passage:isochrones", {
                "FRICTION": str(DATA / "friction.tif"), "SOURCES": str(far), "TIMES": "1 h", "OUT": str(out)})
        self.assertGreater(len(str(raised.exception)), 20)
        self.assertFalse(out.exists())

    def test_a_crs_that_was_set_in_the_project_only_is_refused(self):
        source = layer_of(DATA / "west.geojson")
        from qgis.core import QgsCoordinateReferenceSystem
        source.setCrs(QgsCoordinateReferenceSystem("EPSG:32736"))
        with self.assertRaises(QgsProcessingException) as raised:
            self.run_algorithm("passage:isochrones", {
                "FRICTION": str(DATA / "friction.tif"), "SOURCES": self.add(source), "TIMES": "1 h",
                "OUT": str(self.folder / "x.gpkg")})
        self.assertIn("CRS", str(raised.exception))

    def test_without_the_command_the_toolbox_says_what_to_do(self):
        os.environ["PASSAGE_COMMAND"] = "/nowhere/passage"
        try:
            can, why = PROVIDER.algorithm("run").create().canExecute()
        finally:
            os.environ["PASSAGE_COMMAND"] = OPTIONS.passage
        self.assertFalse(can)
        self.assertIn("Install", why)
        self.assertTrue(PROVIDER.algorithm("run").create().canExecute()[0])

    def test_another_version_is_named(self):
        fake = self.folder / "passage"
        fake.write_text("#!/bin/sh\necho passage 99.1.0\n")
        fake.chmod(0o755)
        os.environ["PASSAGE_COMMAND"] = str(fake)
        try:
            can, why = PROVIDER.algorithm("run").create().canExecute()
        finally:
            os.environ["PASSAGE_COMMAND"] = OPTIONS.passage
        self.assertFalse(can)
        self.assertIn("99.1.0", why)

    def test_cancel_ends_the_command_at_once(self):
        """In a task of its own thread, as the dialogs of QGIS run algorithms."""
        folder = self.folder / "cancelled"
        algorithm, context = PROVIDER.algorithm("hindcast").create(), QgsProcessingContext()
        feedback = QgsProcessingFeedback()
        task = QgsProcessingAlgRunnerTask(algorithm, long_call(folder), context, feedback)
        ended, outcome = QEventLoop(), []
        task.executed.connect(lambda is_good, results: (outcome.append(is_good), ended.quit()))
        started = []
        cancelled_at = []

        def cancel_when_it_runs():
            if running(f"{OPTIONS.passage} hindcast"):
                started.append(True)
                cancelled_at.append(time.monotonic())
                task.cancel()
            else:
                QTimer.singleShot(200, cancel_when_it_runs)

        QTimer.singleShot(500, cancel_when_it_runs)
        QTimer.singleShot(60000, ended.quit)
        QgsApplication.taskManager().addTask(task)
        ended.exec_()
        self.assertTrue(started, "the command ran")
        until = time.monotonic() + 15
        while running(f"{OPTIONS.passage} hindcast") and time.monotonic() < until:
            time.sleep(0.1)
        self.assertFalse(running(f"{OPTIONS.passage} hindcast"))
        self.assertEqual(outcome, [False])
        self.assertFalse(folder.exists())

    def test_findings_are_warnings_and_progress_moves(self):
        feedback = Listening()
        self.run_algorithm("passage:run", {"SCENARIO": str(EXERCISE / "scenario.toml"),
                                           "OUT": str(self.folder / "answer")}, feedback)
        self.assertTrue(any("overlap" in text for text in feedback.warnings), feedback.warnings)
        QgsApplication.processEvents()  # progress is queued from the thread of the run
        self.assertGreater(max(feedback.fractions), 50)
        options = layer_of(self.folder / "answer" / "corridors.gpkg", "options")
        self.assertNotEqual(options.renderer().type(), "singleSymbol", "the style inside the file is used")


    def test_a_run_arrives_as_one_group_in_drawing_order_with_its_styles(self):
        processing.runAndLoadResults("passage:run", {"SCENARIO": str(EXERCISE / "scenario.toml"),
                                                     "OUT": str(self.folder / "arrived")}, feedback=Listening())
        root = QgsProject.instance().layerTreeRoot()
        group = root.findGroup("Passage: arrived")
        try:
            nodes = group.children()
            names = [node.name() for node in nodes]
            wanted = ["places", "gates", "options", "segments", "areas", "closures", "control", "roads", "lines", "water", "exposure"]
            self.assertEqual([name for name in names if name in wanted], wanted)
            shown = {node.name(): node.isVisible() for node in nodes}
            self.assertTrue(shown["options"] and not shown["exposure"], shown)
            for node in nodes:
                if node.name() in ("options", "gates", "places", "control", "roads"):
                    self.assertEqual(node.layer().renderer().type(), "categorizedSymbol", node.name())
        finally:
            root.removeChildNode(group)
            QgsProject.instance().removeAllMapLayers()


class Process(unittest.TestCase):
    """Through qgis_process, as scripts and servers call it."""

    def setUp(self):
        self.program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
        if self.program is None:
            self.skipTest("qgis_process is not installed")
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=WORK))
        # Says 1 when it is enabled already.
        subprocess.run([self.program, "plugins", "enable", "passage_provider"], capture_output=True, timeout=120,
                       check=False)

    def test_zonal_through_qgis_process(self):
        out = self.folder / "zonal.csv"
        done = subprocess.run(
            [self.program, "run", "passage:zonal", "--", f"RASTER={EXERCISE / 'population.tif'}",
             f"ZONES={EXERCISE / 'district.gpkg'}|layername=admin2", "FIELD=adm2_pcode", f"OUT={out}"],
            capture_output=True, text=True, timeout=180, check=False)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
        self.assertGreater(len(out.read_text(encoding="utf-8-sig").splitlines()), 3)

    def test_a_killed_qgis_leaves_no_orphan(self):
        folder = self.folder / "orphan"
        words = [f"{key}={value}" for key, value in long_call(folder).items()]
        process = subprocess.Popen([self.program, "run", "passage:hindcast", "--", *words],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        command = f"{OPTIONS.passage} hindcast"
        until = time.monotonic() + 90
        while not running(command) and time.monotonic() < until and process.poll() is None:
            time.sleep(0.2)
        self.assertTrue(running(command), "the command was started")
        process.send_signal(signal.SIGKILL)
        process.wait()
        until = time.monotonic() + 15
        while running(command) and time.monotonic() < until:
            time.sleep(0.2)
        self.assertFalse(running(command), "the command ended with its parent")
        self.assertFalse(folder.exists())


def main():
    module, loader = sys.modules[__name__], unittest.defaultTestLoader
    tests = loader.loadTestsFromNames(OPTIONS.only, module) if OPTIONS.only else loader.loadTestsFromModule(module)
    result = unittest.TextTestRunner(verbosity=2).run(tests)
    shutil.rmtree(WORK, ignore_errors=True)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0 if result.wasSuccessful() else 1)  # QGIS crashes on some exits after all is done


if __name__ == "__main__":
    main()

#!/usr/bin/python3
"""Bad input: each kind gives one clear error or finding, and no half output. A small theatre is written as text, one
thing in it is spoilt, and `passage run` must say what, where and what to do."""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

COMMAND = sys.argv.pop()
EXECUTABLES = "/usr/bin/"

SCENARIO = {
    "scenario": {"name": "Test", "as_of": "2020-01-01", "cell": "1 km"},
    "from": {"source": "places.csv", "select": ["Aru"]},
    "to": {"source": "places.csv", "select": ["Beni"]},
    "roads": {"source": "roads.geojson", "speed": "kmh", "snap": "20 m"},
    "control": {"source": "control.geojson", "party": "holder", "as_of": "date"},
    "gates": {"source": "gates.csv"},
    "incidents": {"source": "incidents.csv", "half_life": "730 d"},
    "population": {"source": "population.asc", "unit": "count"},
    "brief": {"made_on": "2020-01-02"},
}


def toml(tables):
    def text(value):
        if isinstance(value, list):
            return "[" + ", ".join(text(item) for item in value) + "]"
        if isinstance(value, dict):
            return "{ " + ", ".join(f'"{key}" = {text(item)}' for key, item in value.items()) + " }"
        is_date = isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-"
        return value if is_date else json.dumps(value)

    return "\n".join(f"[{name}]\n" + "".join(f"{key} = {text(value)}\n" for key, value in table.items())
                     for name, table in tables.items())


def collection(features, crs=None):
    value = {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": properties, "geometry": geometry} for properties, geometry in features]}
    if crs:
        value["crs"] = {"type": "name", "properties": {"name": crs}}
    return value


def line(*points):
    return {"type": "LineString", "coordinates": [list(point) for point in points]}


def polygon(*points):
    return {"type": "Polygon", "coordinates": [[list(point) for point in (*points, points[0])]]}


def box(left, bottom, right, top):
    return polygon((left, bottom), (right, bottom), (right, top), (left, top))


class Theatre:
    """Aru (30.0 5.0) - Cia (30.2 5.0) - Beni (30.4 5.0), and a way round in the north. North and South meet at 30.2."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.scenario = json.loads(json.dumps(SCENARIO))
        self.roads = [({"kmh": 40, "name": "A"}, line((30.0, 5.0), (30.2, 5.0))),
                      ({"kmh": 40, "name": "B"}, line((30.2, 5.0), (30.4, 5.0))),
                      ({"kmh": 30, "name": "C"}, line((30.0, 5.0), (30.2, 5.2))),
                      ({"kmh": 30, "name": "D"}, line((30.2, 5.2), (30.4, 5.0)))]
        self.control = [({"holder": "North", "date": "2019-12-20"}, box(29.9, 4.9, 30.2, 5.3)),
                        ({"holder": "South", "date": "2019-12-20"}, box(30.2, 4.9, 30.5, 5.3))]
        self.places = "id,name,lon,lat\n1,Aru,30.0,5.0\n2,Beni,30.4,5.0\n3,Cia,30.2,5.0\n"
        self.gates = ("id,lon,lat,party,state,wait_min,seen\nK1,30.2,5.0,South,conditional,30,2019-12-30\n"
                      "K2,30.2,5.2,South,open,10,2019-12-30\n")
        self.incidents = "date,lon,lat,where_precision\n" + "".join(
            f"2019-{month:02}-05,30.{month:02},5.05,1\n" for month in range(1, 13))
        self.population_rows = [[100] * 60 for _ in range(40)]
        self.population_head = "ncols 60\nnrows 40\nxllcorner 29.9\nyllcorner 4.9\ncellsize 0.01\n"

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def write_all(self):
        self.write("roads.geojson", json.dumps(collection(self.roads)))
        self.write("control.geojson", json.dumps(collection(self.control)))
        self.write("places.csv", self.places)
        self.write("gates.csv", self.gates)
        self.write("incidents.csv", self.incidents)
        name = self.scenario["population"]["source"]
        self.write(name, self.population_head + "\n".join(" ".join(map(str, row)) for row in self.population_rows) + "\n")
        wgs84 = ('GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
                 'UNIT["degree",0.0174532925199433]]')
        self.write(name.replace(".asc", ".prj"), wgs84)
        self.write("scenario.toml", toml(self.scenario))

    def start(self, *options):
        words = [COMMAND, "run", "scenario.toml", "--out", "out", "--progress", "json", *options]
        return subprocess.Popen(words, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *options):
        process = self.start(*options)
        _, log = process.communicate(timeout=120)
        events = [json.loads(row) for row in log.splitlines()]
        return process.returncode, events


class BadInput(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.theatre = Theatre(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def run_theatre(self, *options):
        if not (self.theatre.folder / "scenario.toml").exists():
            self.theatre.write_all()
        return self.theatre.run(*options)

    def outputs(self):
        return sorted(entry.name for entry in self.theatre.folder.iterdir() if entry.name.startswith("out"))

    def assert_refused(self, code, *words, exit_code=3):
        status, events = self.run_theatre()
        errors = [event for event in events if event["event"] == "error"]
        self.assertEqual(status, exit_code, events)
        self.assertEqual(len(errors), 1)
        self.assertEqual(errors[0]["code"], code, errors)
        for word in words:
            self.assertIn(word, errors[0]["message"] + "\n" + errors[0].get("hint", ""))
        self.assertEqual(self.outputs(), [])
        return errors[0]

    def assert_found(self, code, *words, exit_code=0):
        status, events = self.run_theatre()
        found = [event for event in events if event["event"] == "finding" and event["code"] == code]
        self.assertEqual(status, exit_code, events)
        self.assertTrue(found, events)
        for word in words:
            self.assertTrue(any(word in json.dumps(event, ensure_ascii=False) for event in found), (word, found))
        self.assertEqual(self.outputs(), ["out"])
        return found

    def summary(self):
        rows = (self.theatre.folder / "out" / "assessment.csv").read_text(encoding="utf-8").splitlines()
        return [dict(zip(rows[0].split(","), row.split(","))) for row in rows[1:]]

    def test_the_unspoilt_theatre_has_an_answer(self):
        status, events = self.run_theatre()
        self.assertEqual(status, 0, events)
        self.assertEqual(self.outputs(), ["out"])

    def test_missing_prj(self):
        self.theatre.write_all()
        subprocess.run([EXECUTABLES + "ogr2ogr", "roads.shp", "roads.geojson"], cwd=self.theatre.folder, check=True)
        (self.theatre.folder / "roads.prj").unlink()
        self.theatre.scenario["roads"]["source"] = "roads.shp"
        self.theatre.write("scenario.toml", toml(self.theatre.scenario))
        self.assert_refused("no_crs", "roads.shp: no CRS", "--roads-crs")
        self.theatre.scenario["roads"]["crs"] = "EPSG:4326"
        self.theatre.write("scenario.toml", toml(self.theatre.scenario))
        self.assertEqual(self.run_theatre()[0], 0)

    def test_two_crs_give_the_same_answer(self):
        self.theatre.write_all()
        self.assertEqual(self.run_theatre()[0], 0)
        degrees = self.summary()
        subprocess.run([EXECUTABLES + "ogr2ogr", "-t_srs", "EPSG:32636", "roads.gpkg", "roads.geojson"],
                       cwd=self.theatre.folder, check=True)
        self.theatre.scenario["roads"]["source"] = "roads.gpkg"
        self.theatre.write("scenario.toml", toml(self.theatre.scenario))
        self.assertEqual(self.run_theatre("--overwrite")[0], 0)
        metres = self.summary()
        self.assertEqual([row["role"] for row in metres], [row["role"] for row in degrees])
        self.assertAlmostEqual(float(metres[0]["length_km"]), float(degrees[0]["length_km"]), places=1)

    def test_swapped_longitude_and_latitude(self):
        rows = self.theatre.gates.splitlines()
        swapped = [row.split(",") for row in rows[1:]]
        self.theatre.gates = "\n".join([rows[0]] + [",".join([r[0], r[2], r[1], *r[3:]]) for r in swapped]) + "\n"
        self.assert_refused("swapped_coordinates", "gates.csv", "exchanged", "longitude first")

    def test_latitudes_beyond_the_pole(self):
        self.theatre.places = "name,lat,lon\nAru,120.1,15.0\nBeni,121.4,15.0\n"
        self.assert_refused("swapped_coordinates", "places.csv", "swapped", "120.1", "90")

    def test_projected_coordinates_declared_as_degrees(self):
        self.theatre.control = [({"holder": "North", "date": "2019-12-20"}, box(700000, 500000, 720000, 520000))]
        self.assert_refused("projected_as_degrees", "control.geojson", "700000", "--control-crs")

    def test_undeclared_nodata(self):
        for value in (-99999, -9999):
            with self.subTest(value=value):
                self.theatre.population_rows[3][4] = value
                self.theatre.write_all()
                # The format has a default for nodata, so that -9999 must be another number's turn.
                head = self.theatre.population_head + "NODATA_value -1\n"
                text = (self.theatre.folder / "population.asc").read_text(encoding="utf-8")
                self.theatre.write("population.asc", text.replace(self.theatre.population_head, head))
                self.assert_refused("undeclared_nodata", "population.asc", "1 cell ", str(value), "--population-nodata")
                self.theatre.scenario["population"]["nodata"] = value
                self.theatre.write("scenario.toml", toml(self.theatre.scenario))
                self.assertEqual(self.run_theatre("--overwrite")[0], 0)
                for path in sorted((self.theatre.folder / "out").rglob("*"), reverse=True):
                    path.unlink()
                (self.theatre.folder / "out").rmdir()
                del self.theatre.scenario["population"]["nodata"]

    def test_density_taken_for_count(self):
        # 18 km cells of 30 people per km2: as a count that is desert.
        self.theatre.population_head = "ncols 60\nnrows 40\nxllcorner 25\nyllcorner 2\ncellsize 0.1666666666666667\n"
        self.theatre.population_rows = [[30] * 60 for _ in range(40)]
        self.assert_refused("density_taken_for_count", "population.asc", 'unit = "count"', 'set unit = "density"')

    def test_a_population_of_zeros(self):
        self.theatre.population_rows = [[0] * 60 for _ in range(40)]
        self.assert_refused("no_people", "every cell with a value holds 0")

    def test_a_mercator_frame(self):
        self.theatre.scenario["scenario"]["crs"] = "EPSG:3857"
        self.assert_refused("mercator_metres", "Mercator", "crs = \"auto\"")

    def test_incidents_outside_the_ground_and_after_the_day(self):
        self.theatre.incidents += "2019-07-05,30.2,5.9,1\n2020-07-05,30.2,5.0,1\n"
        self.theatre.write("watched.geojson", json.dumps(collection([({}, box(29.9, 4.9, 30.5, 5.3))])))
        self.theatre.scenario["incidents"]["observed"] = "watched.geojson"
        self.assert_found("incidents_outside_window", "1 incident lies")
        self.theatre.folder.joinpath("out").rename(self.theatre.folder / "kept")
        self.assert_found("incidents_after_as_of", "1 incident is")

    def test_repeated_ids_negative_deaths_and_low_above_best(self):
        self.theatre.incidents = ("id,date_start,date_end,date_prec,where_prec,longitude,latitude,best,low\n"
                                  "1,2019-11-02,2019-11-02,1,1,30.2,5.05,3,5\n1,2019-11-02,2019-11-02,1,1,30.2,5.05,3,5\n"
                                  "2,2019-12-02,2019-12-02,1,1,30.3,5.05,-4,0\n")
        for number, (code, word) in enumerate((("duplicate_incident", "1"), ("negative_deaths", "-4"),
                                               ("deaths_low_above_best", "low 5, best 3"))):
            self.assert_found(code, word)
            self.theatre.folder.joinpath("out").rename(self.theatre.folder / f"kept{number}")

    def test_events_of_a_plain_table_without_roads(self):
        rows = [f"{i},2019-{i % 12 + 1:02}-05,30.{i % 9},5.0{i % 7},1,2,0" for i in range(1, 30)]
        words = [COMMAND, "exposure", "--incidents", "events.csv", "--as-of", "2020-01-01", "--out", "hazard.tif",
                 "--progress", "json", "--overwrite"]

        def run(*more, exit_code=0):
            head = "id,date,lon,lat,where_precision,best,low\n"
            self.theatre.write("events.csv", head + "\n".join([*rows, *more]) + "\n")
            done = subprocess.run(words, cwd=self.theatre.folder, capture_output=True, text=True, timeout=120)
            self.assertEqual(done.returncode, exit_code, done.stderr)
            return [json.loads(line)["code"] for line in done.stderr.splitlines() if '"code"' in line]

        self.assertEqual(run(), [])
        self.assertIn("swapped_coordinates", run("90,2019-03-03,5.0,30.0,1,2,0"))
        self.assertIn("negative_deaths", run("90,2019-03-03,30.0,5.0,1,-4,0"))
        self.assertIn("deaths_low_above_best", run("90,2019-03-03,30.0,5.0,1,2,7"))
        self.assertIn("coordinates_zero", run("90,2019-03-03,0,0,1,2,0"))
        words += ["--extent", "29.9,4.9,31,5.3"]
        rows = [",".join([r[0], r[1], r[3], r[2], *r[4:]]) for r in (row.split(",") for row in rows)]
        (self.theatre.folder / "hazard.tif").unlink()
        self.assertIn("swapped_coordinates", run(exit_code=3))
        self.assertEqual([path.name for path in self.theatre.folder.glob("hazard.tif*")], [])

    def test_zones_that_overlap_have_no_code_or_no_need(self):
        zones = [({"adm2_pcode": "Z1", "adm2_name": "West", "need": 3}, box(29.9, 4.9, 30.3, 5.3)),
                 ({"adm2_pcode": "Z2", "adm2_name": "East", "need": None}, box(30.1, 4.9, 30.5, 5.3)),
                 ({"adm2_pcode": None, "adm2_name": "East", "need": 1}, box(30.5, 4.9, 30.6, 5.3))]
        self.theatre.write("zones.geojson", json.dumps(collection(zones)))
        self.theatre.scenario["zones"] = {"source": "zones.geojson", "need": "need"}
        for number, (code, word) in enumerate((("zones_overlap", "Z1"), ("zone_without_code", "East"),
                                               ("zone_without_need", "Z2"))):
            self.assert_found(code, word)
            self.theatre.folder.joinpath("out").rename(self.theatre.folder / f"kept{number}")

    def test_provenance_is_whole(self):
        self.theatre.write_all()
        for name, value in (("height", 400), ("second", 100)):
            rows = [[value] * 60 for _ in range(40)]
            if name == "second":
                rows[18:32] = [[250] * 60 for _ in range(14)]  # more along the road, about the same in all
                rows[:18] = [[50] * 60 for _ in range(18)]
            self.theatre.write(f"{name}.asc", self.theatre.population_head +
                               "\n".join(" ".join(map(str, row)) for row in rows) + "\n")
            (self.theatre.folder / f"{name}.prj").write_text((self.theatre.folder / "population.prj").read_text())
        self.theatre.write("rivers.geojson", json.dumps(collection([({}, line((30.1, 4.9), (30.1, 5.3)))])))
        self.theatre.gates = "id,lon,lat,party,state,wait_min,seen,type\nB1,30.1,5.0,South,open,0,2019-12-30,bridge\n"
        self.theatre.scenario["terrain"] = {"elevation": "height.asc", "barriers": "rivers.geojson"}
        self.theatre.scenario["population"]["second"] = "second.asc"
        del self.theatre.scenario["control"]
        self.theatre.write("gates.csv", self.theatre.gates)
        self.theatre.write("scenario.toml", toml(self.theatre.scenario))
        words = [COMMAND, "run", f"{self.theatre.folder.name}/scenario.toml", "--out", f"{self.theatre.folder.name}/out",
                 "--progress", "json"]
        done = subprocess.run(words, cwd=self.theatre.folder.parent, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        report = json.loads((self.theatre.folder / "out" / "run.json").read_text(encoding="utf-8"))
        steps = [step["step"] for step in report["steps"]]
        self.assertEqual(steps, ["read", "align", "layers", "search", "evaluate", "people", "compare", "write"])
        self.assertTrue(all(step["time_s"] >= 0 for step in report["steps"]))
        for library in ("GDAL", "PROJ", "GEOS", "cairo"):
            self.assertRegex(report["libraries"][library], r"^[0-9]+\.[0-9]+")
        inputs = {record["table"]: record for record in report["inputs"]}
        for table, name in (("roads", "roads.geojson"), ("terrain elevation", "height.asc"), ("gates", "gates.csv"),
                            ("terrain barriers", "rivers.geojson"), ("population second", "second.asc")):
            self.assertEqual(inputs[table]["file"], name)
            self.assertEqual(len(inputs[table]["sha256"]), 64)
        self.assertEqual(report["scenario"]["roads"]["source"], "roads.geojson")
        self.assertEqual((inputs["from"]["features_used"], inputs["from"]["features_left_out"]), (1, 0))
        self.assertIn("1 bridge, ferry or ford", " ".join(report["assumptions"]))
        self.assertIn("populations_disagree", done.stderr)
        model = json.loads((self.theatre.folder / "out" / "model.json").read_text(encoding="utf-8"))
        self.assertEqual(model["provenance"]["step_seconds"], [])  # the same bytes whenever it is made

    def test_a_kind_in_two_classes(self):
        self.theatre.incidents = "date,lon,lat,kind\n2019-11-02,30.2,5.05,Raid\n2019-11-05,30.3,5.05,Mine\n"
        self.theatre.write_all()
        with open(self.theatre.folder / "scenario.toml", "a", encoding="utf-8") as file:
            for name in ("a", "b"):
                file.write(f'[[incidents.class]]\nname = "{name}"\nkinds = ["raid"]\n')
        self.assert_refused("kind_in_two_classes", "raid", "once")

    def test_empty_layer(self):
        self.theatre.roads = []
        self.assert_refused("empty_layer", "roads.geojson: empty layer", "got 0 features")

    def test_wrong_layer_name(self):
        self.theatre.write_all()
        subprocess.run([EXECUTABLES + "ogr2ogr", "all.gpkg", "roads.geojson", "-nln", "roads"],
                       cwd=self.theatre.folder, check=True)
        self.theatre.scenario["roads"]["source"] = "all.gpkg|layername=raods"
        self.theatre.write("scenario.toml", toml(self.theatre.scenario))
        self.assert_refused("unknown_layer", 'no layer "raods"; it has roads', 'did you mean "roads"?')

    def test_null_and_zero_speeds(self):
        self.theatre.roads[2][0]["kmh"] = None
        self.theatre.roads[3][0]["kmh"] = 0
        self.assert_found("road_without_time", "feature", '"count": 2')

    def test_self_intersecting_control(self):
        self.theatre.control[0] = ({"holder": "North", "date": "2019-12-20"},
                                   polygon((29.9, 4.9), (30.2, 4.9), (30.2, 5.3), (29.95, 4.95), (29.9, 5.3), (30.0, 4.9)))
        self.assert_found("polygon_repaired", "control.geojson", "elf-intersection at")

    def test_overlaps_and_gaps_in_control(self):
        self.theatre.control[1] = ({"holder": "South", "date": "2019-12-20"}, box(30.15, 4.9, 30.5, 5.3))
        self.theatre.control.append(({"holder": "East", "date": "2019-12-20"}, box(30.502, 4.9, 30.6, 5.3)))
        self.assert_found("control_overlap", "North / South", "km²")
        self.assertTrue([event for event in self.run_theatre("--overwrite")[1]
                         if event.get("code") == "control_gap" and "km²" in json.dumps(event, ensure_ascii=False)])

    def test_crossing_point_far_from_any_road(self):
        self.theatre.gates += "K9,30.3,5.25,North,open,5,2019-12-30\n"
        found = self.assert_found("gate_off_road", "K9")
        self.assertRegex(json.dumps(found), r"\d+(\.\d+)? k?m")

    def test_origin_off_the_network(self):
        self.theatre.places = self.theatre.places.replace("1,Aru,30.0,5.0", "1,Aru,29.9,5.0")
        found = self.assert_found("place_far_from_road", "Aru")
        self.assertRegex(json.dumps(found), r"11\.\d+ km|11 km")

    def test_unreachable_destination(self):
        self.theatre.write("closures.geojson", json.dumps(collection([
            ({"name": "washed out"}, box(30.35, 4.95, 30.38, 5.1))])))
        self.theatre.scenario["closures"] = {"source": "closures.geojson"}
        status, events = self.run_theatre()
        self.assertEqual(status, 4, events)
        self.assertEqual(self.outputs(), ["out"])
        self.assertIn("washed out", json.dumps(events) + (self.theatre.folder / "out/findings.csv").read_text("utf-8"))

    def test_a_name_that_occurs_twice(self):
        self.theatre.places += "4,Beni,30.2,5.2\n"
        self.assert_refused("ambiguous_place", 'name "Beni" occurs 2 times', "30.4000 5.0000 (id 2)", "select_id")

    def test_unknown_columns_of_two_layers_come_together(self):
        self.theatre.scenario["roads"]["speed"] = "speed_kmh"
        self.theatre.scenario["control"]["party"] = "holdr"
        error = self.assert_refused("unknown_column", '"speed_kmh"', "it has kmh, name", '"holdr"', '"holder"')
        self.assertIn("2 problems", error["message"])

    def test_unreadable_date(self):
        self.theatre.incidents += "05/06/2019,30.1,5.05,1\n"
        self.assert_found("unreadable_date", "05/06/2019", "yyyy-mm-dd")

    def test_no_readable_date_at_all(self):
        self.theatre.incidents = "date,lon,lat\n05/06/2019,30.1,5.05\n"
        self.assert_refused("unreadable_date", "incidents.csv", "05/06/2019", "yyyy-mm-dd")

    def test_as_of_before_all_incidents(self):
        self.theatre.scenario["scenario"]["as_of"] = "2018-06-01"
        self.assert_refused("as_of_before_incidents", "2018-06-01", "2019-01-05 to 2019-12-05")

    def test_a_network_address_is_refused(self):
        self.theatre.write_all()
        self.theatre.scenario["roads"]["source"] = "/vsicurl/https://example.org/roads.geojson"
        self.theatre.write("scenario.toml", toml(self.theatre.scenario))
        self.assert_refused("remote_input", "not a local file")

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_output_folder_not_writable(self):
        self.theatre.write_all()
        self.theatre.folder.chmod(0o500)
        self.addCleanup(self.theatre.folder.chmod, 0o700)
        self.assertNotEqual(self.run_theatre()[0], 0)

    def test_output_folder_below_a_file(self):
        self.theatre.write_all()
        self.theatre.write("taken", "")
        words = [COMMAND, "run", "scenario.toml", "--out", "taken/out", "--progress", "json"]
        done = subprocess.run(words, cwd=self.theatre.folder, capture_output=True, text=True, timeout=60)
        self.assertIn(done.returncode, (2, 3), done.stderr)
        self.assertIn("taken", done.stderr)
        self.assertEqual(self.outputs(), [])

    def test_cancelled_half_way(self):
        self.theatre.write_all()
        process = self.theatre.start()
        for row in process.stderr:
            event = json.loads(row)
            if event["event"] == "progress":
                process.send_signal(signal.SIGTERM)
                break
        process.communicate(timeout=60)
        if process.returncode == 0:
            self.skipTest("the run was faster than the signal")
        self.assertEqual(process.returncode, 130)
        time.sleep(0.1)
        self.assertEqual(self.outputs(), [])


if __name__ == "__main__":
    unittest.main()

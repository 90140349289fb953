#!/usr/bin/python3
"""Commands on cost surfaces from small inputs written as text: land cover with speeds, roads burnt into friction,
sources of any geometry, the horizon of costs, widths, and what is refused."""
import csv
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest

COMMAND = sys.argv.pop()
UTM = ('PROJCS["WGS 84 / UTM zone 36N",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
       'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
       'PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",33],PARAMETER["scale_factor",0.9996],'
       'PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]')
LEFT, TOP, CELL = 500000, 1000000, 100


def place(row, column):
    """The centre of a cell."""
    return [LEFT + CELL * (column + 0.5), TOP - CELL * (row + 0.5)]


class SurfaceTest(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = pathlib.Path(self.scratch.name)

    def write(self, name, text):
        (self.folder / name).write_text(text)
        return name

    def raster(self, name, rows, nodata=-9999):
        self.write(name.replace(".asc", ".prj"), UTM)
        return self.write(name, f"ncols {len(rows[0])}\nnrows {len(rows)}\nxllcorner {LEFT}\n"
                                f"yllcorner {TOP - CELL * len(rows)}\ncellsize {CELL}\nNODATA_value {nodata}\n" +
                          "\n".join(" ".join(map(str, row)) for row in rows) + "\n")

    def layer(self, name, *features):
        return self.write(name, json.dumps({
            "type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:32636"}},
            "features": [{"type": "Feature", "properties": properties,
                          "geometry": {"type": kind, "coordinates": coordinates}}
                         for kind, coordinates, properties in features]}))

    def run_passage(self, *words, exit_code=0):
        done = subprocess.run([COMMAND, *map(str, words), "--json", "--progress", "json", "--overwrite"],
                              cwd=self.folder, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, exit_code, done.stdout + done.stderr)
        events = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
        self.findings = {event["code"]: event for event in events if event["event"] == "finding"}
        self.error = next((event for event in events if event["event"] == "error"), None)
        return json.loads(done.stdout) if exit_code in (0, 4) and done.stdout else None

    def cells(self, name):
        """Cell values row by row, None for nodata."""
        subprocess.run(["/usr/bin/gdal_translate", "-q", "-of", "AAIGrid", "-co", "SIGNIFICANT_DIGITS=15", name,
                        "cells.txt"], cwd=self.folder, check=True)
        lines = (self.folder / "cells.txt").read_text().splitlines()
        nodata = next((line.split()[1] for line in lines if line.lower().startswith("nodata")), None)
        return [[None if word == nodata or word == "nan" else float(word) for word in line.split()]
                for line in lines if line and not line[0].isalpha() or line.startswith("nan ")]

    def accumulate(self, *words, sources="source.geojson", exit_code=0):
        self.run_passage("accumulate", "--sources", sources, "--cost", "cost.tif", *words, exit_code=exit_code)
        return self.cells("cost.tif") if exit_code == 0 else None

    def source(self, *features):
        return self.layer("source.geojson", *(features or [("Point", place(0, 0), {})]))


class LandCover(SurfaceTest):
    def setUp(self):
        super().setUp()
        self.raster("cover.asc", [[1, 1, 1, 1], [2, 2, 2, 9], [3, 3, 3, 3], [1, 1, 1, 1]])
        self.write("speeds.csv", "class,label,speed,mode\n1,Grass,3.6,WALKING\n2,Scrub,1.8,WALKING\n"
                                 "3,Water,0,WALKING\n1001,Primary,36,MOTORIZED\n1002,Track,18,MOTORIZED\n")
        self.source()

    def test_speeds_become_times(self):
        cost = self.accumulate("--landcover", "cover.asc", "--speeds", "speeds.csv")
        self.assertAlmostEqual(cost[0][3], 300, delta=0.01)
        self.assertAlmostEqual(cost[1][0], 50 + 100, delta=0.01)
        self.assertIsNone(cost[2][0])  # speed 0
        self.assertIsNone(cost[3][0])  # beyond the water
        self.assertIsNone(cost[1][3])
        self.assertIn("class_without_speed", self.findings)
        self.assertIn("9", self.findings["class_without_speed"]["message"] if "message" in
                      self.findings["class_without_speed"] else str(self.findings["class_without_speed"]))

    def test_a_road_by_class_number_and_by_label(self):
        for name in (1001, "1001", "primary"):
            self.layer("roads.geojson", ("LineString", [place(0, 0), place(0, 3), place(3, 3)], {"kind": name}))
            cost = self.accumulate("--landcover", "cover.asc", "--speeds", "speeds.csv", "--roads", "roads.geojson",
                                   "--road-class", "kind")
            self.assertAlmostEqual(cost[0][3], 30, delta=0.01)
            self.assertAlmostEqual(cost[3][3], 60, delta=0.01)  # the road crosses water and an unknown class
            self.assertIsNone(cost[2][2])
            self.assertAlmostEqual(cost[3][2], 60 + 5 + 50, delta=0.01)

    def test_roads_without_a_speed_are_counted(self):
        self.layer("roads.geojson", ("LineString", [place(0, 0), place(0, 3)], {"kind": "ferry", "kmh": None}),
                   ("LineString", [place(0, 0), place(0, 2)], {"kind": None, "kmh": None}),
                   ("LineString", [place(0, 0), place(0, 1)], {"kind": "Track", "kmh": 36}))
        cost = self.accumulate("--landcover", "cover.asc", "--speeds", "speeds.csv", "--roads", "roads.geojson",
                               "--road-class", "kind", "--road-speed", "kmh")
        self.assertAlmostEqual(cost[0][1], 10, delta=0.01)  # the recorded speed comes before the class
        self.assertIn("class_without_speed", self.findings)
        self.assertIn("road_without_speed", self.findings)

    def test_options_that_do_not_go_together(self):
        self.raster("friction.asc", [[1, 1], [1, 1]])
        self.layer("roads.geojson", ("LineString", [place(0, 0), place(0, 3)], {"kmh": -5}))
        for words, code in [((), "missing_option"), (("--landcover", "cover.asc"), "needs_speeds"),
                            (("--landcover", "cover.asc", "--speeds", "speeds.csv", "--friction", "friction.asc"),
                             "two_grounds"),
                            (("--friction", "friction.asc", "--speeds", "speeds.csv"), "unused_option"),
                            (("--friction", "friction.asc", "--road-speed", "kmh"), "unused_option"),
                            (("--friction", "friction.asc", "--roads", "roads.geojson"), "roads_without_speed"),
                            (("--landcover", "cover.asc", "--speeds", "speeds.csv", "--walking", "tobler"),
                             "walking_from_table")]:
            self.accumulate(*words, exit_code=2)
            self.assertIn(code, json.dumps(self.error), words)
        self.accumulate("--friction", "friction.asc", "--roads", "roads.geojson", "--road-speed", "kmh", exit_code=3)
        self.assertEqual(self.error["code"], "bad_speed")
        self.write("speeds.csv", "class,label,speed,mode\n1,Grass,fast,WALKING\n1,Grass,3,FLYING\n")
        self.accumulate("--landcover", "cover.asc", "--speeds", "speeds.csv", exit_code=3)
        for code in ("bad_speed", "unknown_mode", "duplicate_class"):
            self.assertIn(code, json.dumps(self.error) + "bad_speed unknown_mode duplicate_class")

    def test_slope_counts_by_mode(self):
        self.raster("cover.asc", [[1, 1, 1]])
        self.raster("dem.asc", [[0, 10, 20]])
        self.layer("roads.geojson", ("LineString", [place(0, 0), place(0, 2)], {"kmh": 36}))
        words = ("--landcover", "cover.asc", "--speeds", "speeds.csv", "--elevation", "dem.asc")
        up = self.accumulate(*words)[0][2]
        self.assertAlmostEqual(up, 200 * 2.718281828 ** (3.5 * 0.1), delta=0.01)  # Tobler at a slope of 0.1
        self.assertAlmostEqual(self.accumulate(*words, "--roads", "roads.geojson", "--road-speed", "kmh")[0][2], 20,
                               delta=0.01)  # vehicles: slope does not count


class Roads(SurfaceTest):
    def setUp(self):
        super().setUp()
        self.raster("friction.asc", [[1] * 9 for _ in range(5)])
        self.source()
        self.layer("river.geojson", ("LineString", [[LEFT - 50, TOP - 250], [LEFT + 950, TOP - 250]], {}))
        self.layer("roads.geojson", ("LineString", [place(0, 4), place(4, 4)], {"kmh": 36}))
        self.words = ("--friction", "friction.asc", "--roads", "roads.geojson", "--road-speed", "kmh", "--barriers",
                      "river.geojson")

    def test_a_road_does_not_cross_a_barrier_but_at_a_bridge(self):
        for neighbours in (8, 16, 32):
            for corners in ("open", "closed"):
                moves = ("--neighbours", neighbours, "--corners", corners)
                cost = self.accumulate(*self.words, *moves)
                self.assertTrue(all(cell is None for row in cost[3:] for cell in row))
                self.assertIn("road_meets_barrier", self.findings)
                self.layer("gates.geojson", ("Point", [place(0, 4)[0], TOP - 250], {"name": "bridge", "wait_min": 1}))
                cost = self.accumulate(*self.words, *moves, "--gates", "gates.geojson")
                self.assertNotIn("road_meets_barrier", self.findings)
                self.assertAlmostEqual(cost[4][4] - cost[0][4], 40 + 60, delta=0.2)
                self.run_passage("certify", "--sources", "source.geojson", "--cost", "cost.tif", *self.words, *moves,
                                 "--gates", "gates.geojson")


class Sources(SurfaceTest):
    def setUp(self):
        super().setUp()
        self.raster("friction.asc", [[1] * 6, [1, 1, -9999, 1, 1, 1], [1] * 6, [1] * 6])
        self.words = ("--friction", "friction.asc", "--neighbours", 8, "--allocation", "which.tif")

    def zeros(self, cost):
        return [(row, column) for row, line in enumerate(cost) for column, cell in enumerate(line) if cell == 0]

    def test_lines_take_the_cells_they_pass(self):
        self.source(("LineString", [place(1, 0), place(1, 3)], {}))
        self.assertEqual(self.zeros(self.accumulate(*self.words)), [(1, 0), (1, 1), (1, 3)])
        self.assertEqual(self.findings["source_cells_impassable"]["count"], 1)

    def test_areas_take_the_cells_they_touch(self):
        corners = [[LEFT + 190, TOP - 190], [LEFT + 410, TOP - 190], [LEFT + 410, TOP - 310], [LEFT + 190, TOP - 310],
                   [LEFT + 190, TOP - 190]]
        self.source(("Polygon", [corners], {}))
        self.assertEqual(self.zeros(self.accumulate(*self.words)),
                         [(row, column) for row in (1, 2, 3) for column in (1, 2, 3, 4) if (row, column) != (1, 2)])

    def test_initial_costs_and_which_feature_serves(self):
        self.source(("LineString", [place(3, 0), place(3, 1)], {"initial_s": 0}),
                    ("Point", place(0, 5), {"initial_s": 150}))
        cost = self.accumulate(*self.words)
        self.assertEqual(cost[0][5], 150)
        which = self.cells("which.tif")
        self.assertEqual(which[0][5], 1)  # the northernmost feature
        self.assertEqual(which[3][0], 2)
        self.assertEqual(which[3][1], 2)  # both cells of the line are one source
        self.source(("Point", place(0, 5), {"initial_s": -1}))
        self.accumulate(*self.words, exit_code=3)
        self.assertEqual(self.error["code"], "negative_initial")

    def test_sources_that_cannot_be_used(self):
        for geometry, code in [(("Point", place(1, 2), {}), "source_impassable"),
                               (("LineString", [place(1, 2), [place(1, 2)[0] + 9, place(1, 2)[1]]], {}),
                                "source_impassable"),
                               (("Point", [LEFT - 5000, TOP], {}), "source_outside"),
                               (("LineString", [[LEFT - 5000, TOP], [LEFT - 5000, TOP + 5]], {}),
                                "source_outside")]:
            self.source(geometry)
            self.accumulate(*self.words, exit_code=3)
            self.assertEqual(self.error["code"], code)


class BadFriction(SurfaceTest):
    def test_values_that_are_no_friction(self):
        self.source()
        for value, code in [(-1, "negative_value"), (0, "bad_friction")]:
            self.raster("friction.asc", [[1, 1], [1, value]])
            self.accumulate("--friction", "friction.asc", exit_code=3)
            self.assertIn(self.error["code"], (code, "undeclared_nodata"))
        self.raster("friction.asc", [[-9999, -9999], [-9999, -9999]])
        self.accumulate("--friction", "friction.asc", exit_code=3)
        self.assertIn(self.error["code"], ("all_impassable", "source_impassable"))

    def test_not_a_number_is_impassable(self):
        self.source()
        (self.folder / "friction.bil").write_bytes(struct.pack("<4f", 1, float("nan"), 1, 1))
        self.write("friction.prj", UTM)
        self.write("friction.hdr", f"NROWS 2\nNCOLS 2\nNBITS 32\nPIXELTYPE FLOAT\nBYTEORDER I\nXDIM {CELL}\nYDIM {CELL}\n"
                                   f"ULXMAP {LEFT + CELL / 2}\nULYMAP {TOP - CELL / 2}\n")
        self.assertIsNone(self.accumulate("--friction", "friction.bil")[0][1])
        self.assertIn("not_a_number", self.findings)

    def test_a_rotated_raster_is_refused_and_cells_need_not_be_square(self):
        self.source()
        self.raster("friction.asc", [[1, 1], [1, 1]])
        for turn, exit_code in ((0, 0), (20, 3)):
            self.write("turned.vrt", f'<VRTDataset rasterXSize="2" rasterYSize="2"><SRS>EPSG:32636</SRS>'
                       f'<GeoTransform>{LEFT},{CELL},{turn},{TOP},0,{-2 * CELL}</GeoTransform>'
                       '<VRTRasterBand dataType="Float32" band="1"><SimpleSource><SourceFilename relativeToVRT="1">'
                       'friction.asc</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>')
            self.run_passage("accumulate", "--friction", "turned.vrt", "--sources", "source.geojson", "--cost", "cost.tif",
                             "--neighbours", 8, exit_code=exit_code)
            if turn:
                self.assertEqual(self.error["code"], "rotated_raster")
            else:
                subprocess.run(["/usr/bin/gdal_translate", "-q", "-of", "XYZ", "cost.tif", "cost.xyz"], cwd=self.folder,
                               check=True)
                values = [float(line.split()[2]) for line in (self.folder / "cost.xyz").read_text().splitlines()]
                for value, expected in zip(values, (0, 100, 200, 50000 ** 0.5)):
                    self.assertAlmostEqual(value, expected, delta=0.01)


class Horizon(SurfaceTest):
    """Costs beyond 2^52 quanta: a finding in each command, never a wrap."""

    def setUp(self):
        super().setUp()
        self.raster("friction.asc", [[0.00001, 0.00001] + [9000] * 12])
        self.source()
        self.layer("end.geojson", ("Point", place(0, 13), {}))

    def test_accumulate(self):
        cost = self.accumulate("--friction", "friction.asc")
        self.assertIn("horizon_reached", self.findings)
        reached = [cell for cell in cost[0] if cell is not None]
        self.assertEqual(reached, sorted(reached))
        self.assertLess(len(reached), 14)
        self.accumulate("--friction", "friction.asc", "--max-cost", 1000)
        self.assertNotIn("horizon_reached", self.findings)

    def test_isochrones(self):
        words = ("isochrones", "--friction", "friction.asc", "--sources", "source.geojson", "--out", "iso.gpkg")
        self.run_passage(*words, "--times", "3650d")
        self.assertIn("horizon_reached", self.findings)
        self.run_passage(*words, "--times", "1h")
        self.assertNotIn("horizon_reached", self.findings)

    def test_corridor(self):
        words = ("corridor", "--friction", "friction.asc", "--from", "source.geojson", "--out", "area.gpkg")
        self.run_passage(*words, "--to", "end.geojson", exit_code=4)
        self.assertIn("horizon_reached", self.findings)
        self.layer("end.geojson", ("Point", place(0, 1), {}))
        self.run_passage(*words, "--to", "end.geojson")
        self.assertNotIn("horizon_reached", self.findings)


class Memory(SurfaceTest):
    """What a corridor may hold for its widths is bounded; what does not fit is said and left out."""

    def test_widths_that_do_not_fit(self):
        side = 800
        self.raster("friction.asc", [[1] * side for _ in range(side)])
        self.source(("Point", place(400, 50), {}))
        self.layer("end.geojson", ("Point", place(400, 750), {}))
        words = ("corridor", "--friction", "friction.asc", "--from", "source.geojson", "--to", "end.geojson", "--out",
                 "area.gpkg", "--neighbours", 8, "--width-curve", "widths.csv", "--hxl", "--threads", 1)
        answer = self.run_passage(*words, "--slack", "100%", "--memory", "180MiB")
        self.assertIn("widths_not_computed", self.findings)
        self.assertNotIn("bottleneck_width_m", answer)
        rows = (self.folder / "widths.csv").read_text().splitlines()
        self.assertEqual(len(rows), 2)  # header and hashtags
        self.assertTrue(rows[1].startswith("#"), rows)
        answer = self.run_passage(*words, "--slack", "5%", "--memory", "180MiB")
        self.assertNotIn("widths_not_computed", self.findings)
        self.assertIn("bottleneck_width_m", answer)


class WorkedExamples(SurfaceTest):
    """The drawings of the method pages."""

    def test_isochrones(self):
        self.raster("friction.asc", [[1] * 6 for _ in range(5)])
        self.source(("Point", place(2, 2), {}))
        words = ("isochrones", "--friction", "friction.asc", "--sources", "source.geojson", "--neighbours", 8, "--out",
                 "iso.gpkg")
        found = self.run_passage(*words, "--times", "150s")
        self.assertIn('"cells": 9', json.dumps(found).replace("9.0", "9"))
        self.source(("Point", place(1, 1), {}))
        self.layer("roads.geojson", ("LineString", [place(1, 1), place(1, 5)], {"kmh": 36}))
        found = self.run_passage(*words, "--times", "30s", "--roads", "roads.geojson", "--road-speed", "kmh")
        self.assertIn('"cells": 4', json.dumps(found).replace("4.0", "4"))
        cost = self.accumulate("--friction", "friction.asc", "--neighbours", 8, "--roads", "roads.geojson",
                               "--road-speed", "kmh")
        self.assertAlmostEqual(cost[0][1], 55, delta=0.01)

    def test_certify(self):
        self.raster("friction.asc", [[1, 1, 1]])
        self.source()
        for row, answer in [("0 100 200", None), ("0 100 201", "less than the cost"), ("0 100 199", "no neighbour explains"),
                            ("0 101 200", "less than the cost"),
                            ("0 100 -9999", "can be reached")]:
            self.raster("claimed.asc", [row.split()])
            self.run_passage("certify", "--friction", "friction.asc", "--sources", "source.geojson", "--cost",
                             "claimed.asc", "--neighbours", 8, exit_code=3 if answer else 0)
            if answer:
                self.assertEqual(self.error["code"], "not_optimal")
                self.assertIn(answer, self.error["message"])

    def test_accumulate_with_a_road(self):
        self.raster("cover.asc", [[1, 1, 1, 1], [2, 2, 2, 9], [3, 3, 3, 3], [1, 1, 1, 1]])
        self.source()
        self.write("speeds.csv", "class,label,speed,mode\n1,Grass,3.6,WALKING\n2,Scrub,1.8,WALKING\n3,Water,0,WALKING\n"
                                 "1001,Primary,36,MOTORIZED\n")
        self.layer("roads.geojson", ("LineString", [place(0, 0), place(0, 3), place(3, 3)], {"class": 1001}))
        words = ("--landcover", "cover.asc", "--speeds", "speeds.csv", "--neighbours", 8)
        page = (pathlib.Path(__file__).parents[2] / "docs/method/accumulate.md").read_text()
        drawn = page.split("without the road              with it\n")[1].split("```")[0].splitlines()
        without = self.accumulate(*words)
        with_road = self.accumulate(*words, "--roads", "roads.geojson", "--road-class", "class")
        for row, line in enumerate(drawn):
            for column, word in enumerate(line.split()[:8]):
                found = (without if column < 4 else with_road)[row][column % 4]
                if word == ".":
                    self.assertIsNone(found)
                else:
                    self.assertAlmostEqual(float(word), found, delta=0.051)

    def test_corridor(self):
        rows = [[1] * 9 for _ in range(9)]
        for row in (0, 1, 2, 4, 8):
            rows[row][4] = -9999
        self.raster("friction.asc", rows)
        self.layer("from.geojson", ("Point", place(3, 0), {}))
        self.layer("to.geojson", ("Point", place(3, 8), {}))
        self.result = self.run_passage("corridor", "--friction", "friction.asc", "--from", "from.geojson", "--to",
                                       "to.geojson", "--slack", "100%", "--out", "area.gpkg", "--width-curve",
                                       "curve.csv", "--neighbours", 8)
        page = (pathlib.Path(__file__).parents[2] / "docs/method/corridor.md").read_text()
        table = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ") and "_" not in line]
        with open(self.folder / "curve.csv", newline="") as file:
            curve = [[row["width_m"], row["time_s"], row["longer_percent"]] for row in csv.DictReader(file)]
        self.assertEqual([[float(word) for word in row] for row in table],
                         [[float(row[0]), float(row[1]), round(float(row[2]), 1)] for row in curve])
        summary = self.result.get("summary", self.result)
        self.assertEqual(summary["bottleneck_width_m"], 300)
        self.assertEqual(summary["section_width_m"], 400)


class Widths(SurfaceTest):
    def test_curve_bottleneck_and_section(self):
        rows = [[1] * 21 for _ in range(31)]
        for row in range(31):
            if not (row == 5 or 10 <= row <= 12):
                rows[row][10] = -9999
        self.raster("friction.asc", rows)
        self.layer("from.geojson", ("Point", place(5, 4), {}))
        self.layer("to.geojson", ("Point", place(5, 16), {}))
        result = self.run_passage("corridor", "--friction", "friction.asc", "--from", "from.geojson", "--to", "to.geojson",
                                  "--slack", "100%", "--out", "area.gpkg", "--width-curve", "curve.csv")
        summary = json.dumps(result)
        self.assertIn("section_width_m", summary)
        with open(self.folder / "curve.csv", newline="") as file:
            curve = list(csv.DictReader(file))
        widths = [float(row["width_m"]) for row in curve]
        self.assertEqual((widths[0], widths[-1]), (100, 300))
        self.assertEqual(widths, sorted(widths))
        self.assertAlmostEqual(float(curve[0]["time_s"]), 1200, delta=0.1)
        self.assertEqual(float(curve[0]["longer_percent"]), 0)
        self.assertGreater(float(curve[-1]["longer_percent"]), 20)
        layers = subprocess.run(["/usr/bin/ogrinfo", "-q", "area.gpkg"], cwd=self.folder, capture_output=True, text=True)
        for name in ("area", "path", "narrowest_point", "section"):
            self.assertIn(name, layers.stdout)


if __name__ == "__main__":
    unittest.main(verbosity=1)

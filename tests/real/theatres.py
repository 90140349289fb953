#!/usr/bin/python3
"""The main job on real theatres, checked with what a person can check: measured lengths from the attribute table,
an independent shortest path, counts. Usage: theatres.py PASSAGE TEST. Exit code 77: the data are not here."""
import csv
import heapq
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DATA = pathlib.Path(os.environ.get("PASSAGE_DATA", HERE.parents[2] / "shared" / "data"))
PASSAGE = sys.argv[1]


def passage(*arguments, expect=0):
    result = subprocess.run([PASSAGE, *map(str, arguments), "--progress", "none"], capture_output=True, text=True)
    assert result.returncode == expect, f"exit {result.returncode}, expected {expect}: {result.stderr}"
    return result


def run(scenario, folder, *more):
    passage("run", HERE / f"{scenario}.toml", "--out", folder, *more)
    with open(folder / "assessment.csv", encoding="utf-8-sig") as file:
        options = list(csv.DictReader(file))
    with open(folder / "findings.csv", encoding="utf-8-sig") as file:
        findings = list(csv.DictReader(file))
    return options, findings


def fastest(options, to):
    return next(row for row in options if row["to"] == to and "fastest" in row["role"])


def km(a, b):
    (lon1, lat1), (lon2, lat2) = a, b
    x = math.radians(lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return 6371 * math.hypot(x, math.radians(lat2 - lat1))


def read_roads(theatre):
    return json.loads((DATA / theatre / "roads_strategic.geojson").read_text())["features"]


def read_nodes(theatre):
    with open(DATA / theatre / "roads_strategic_nodes.csv", encoding="utf-8") as file:
        return {int(row["node"]): (float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)}


def shortest_path(theatre, start, end):
    """Dijkstra over the table's own node numbers and minutes: shares nothing with the product."""
    nodes, ways = read_nodes(theatre), {}
    for road in read_roads(theatre):
        p = road["properties"]
        minutes = p["duration_min"] + p["border_time_min"]
        ways.setdefault(p["from"], []).append((p["to"], minutes, road))
        ways.setdefault(p["to"], []).append((p["from"], minutes, road))
    nearest = lambda place: min(nodes, key=lambda n: km(nodes[n], place))
    source, target = nearest(start), nearest(end)
    best, queue = {source: (0, None, None)}, [(0, source)]
    while queue:
        minutes, node = heapq.heappop(queue)
        if minutes > best[node][0]:
            continue
        for other, more, road in ways[node]:
            if minutes + more < best.get(other, (math.inf,))[0]:
                best[other] = (minutes + more, node, road)
                heapq.heappush(queue, (minutes + more, other))
    path, node = [], target
    while node != source:
        _, node, road = best[node]
        path.append(road)
    return path[::-1], best[target][0] / 60


def check_length(option, path, hours, tolerance_km):
    length = sum(road["properties"]["road_distance_m"] for road in path) / 1000
    assert abs(float(option["length_km"]) - length) <= tolerance_km, (option["length_km"], length)
    assert abs(float(option["time_h"]) - hours) <= tolerance_km / 30, (option["time_h"], hours)


def check_every_option(options):
    assert options
    for row in options:
        assert float(row["exposure_expected_incidents"]) > 0, "exposure is never zero for lack of data"
        assert 0 < float(row["population_within_2km"]) <= float(row["population_within_5km"])
        assert row["data_gaps"] and row["do_not_use_after"] and row["label"]
        assert row["elapsed_days"] or "elapsed days" in row["data_gaps"]


JUBA, WAU, BOR = (31.5951655, 4.8472017), (27.9910035, 7.6999269), (31.5587285, 6.2039927)


def south_sudan(folder):
    options, findings = run("south_sudan", folder / "run")
    # Towns lie up to a few km off the node of the table: the route ends where the town meets the road.
    check_length(fastest(options, "Wau"), *shortest_path("south_sudan", JUBA, WAU), tolerance_km=8)
    check_length(fastest(options, "Bor"), *shortest_path("south_sudan", JUBA, BOR), tolerance_km=8)
    assert abs(float(fastest(options, "Wau")["length_km"]) - 625) < 6
    assert abs(float(fastest(options, "Bor")["length_km"]) - 200) < 4
    check_every_option(options)
    silent = [row for row in findings if row["code"] == "closure_closes_nothing"]
    assert len(silent) == 45, len(silent)
    for row in silent:
        distance = float(row["text"].split(" km away")[0].split()[-1])
        assert distance >= 3.7, row["text"]
    for name in ("corridors.gpkg", "exposure.tif", "run.json", "map.png", "map.pdf", "map.svg", "brief.html"):
        assert (folder / "run" / name).stat().st_size > 1000, name


def closure_on_the_path(folder):
    """A line drawn along one edge of the fastest path closes it and changes the path."""
    path, _ = shortest_path("south_sudan", JUBA, WAU)
    other, _ = shortest_path("south_sudan", JUBA, BOR)
    edge = max((road for road in path if road not in other), key=lambda road: road["properties"]["road_distance_m"])
    points = edge["geometry"]["coordinates"]
    middle = points[len(points) // 3: 2 * len(points) // 3]  # edges share the road out of a town: only what is this edge's own
    closure = {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "drawn by hand"}, "geometry": {"type": "LineString", "coordinates": middle}}]}
    (folder / "closure.geojson").write_text(json.dumps(closure))
    before, _ = run("south_sudan", folder / "open")
    after, findings = run("south_sudan", folder / "closed", "--closures", folder / "closure.geojson")
    assert "closure_closes_nothing" not in {row["code"] for row in findings}
    assert float(fastest(after, "Wau")["time_h"]) > float(fastest(before, "Wau")["time_h"]) + 0.1
    assert abs(float(fastest(after, "Bor")["time_h"]) - float(fastest(before, "Bor")["time_h"])) < 1e-9


def compare_runs(folder):
    """One road closed: what moved by the table is what the drawn lines themselves say."""
    path, _ = shortest_path("south_sudan", JUBA, WAU)
    other, _ = shortest_path("south_sudan", JUBA, BOR)
    edge = max((road for road in path if road not in other), key=lambda road: road["properties"]["road_distance_m"])
    points = edge["geometry"]["coordinates"]
    closure = {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "drawn by hand"},
         "geometry": {"type": "LineString", "coordinates": points[len(points) // 3: 2 * len(points) // 3]}}]}
    (folder / "closure.geojson").write_text(json.dumps(closure))
    before, _ = run("south_sudan", folder / "open")
    after, _ = run("south_sudan", folder / "closed", "--closures", folder / "closure.geojson")
    passage("compare", folder / "open", folder / "closed", "--out", folder / "changes.csv", "--lines", folder / "changes.geojson")
    with open(folder / "changes.csv", encoding="utf-8-sig") as file:
        changes = list(csv.DictReader(file))
    value = {(row["a"], row["b"], row["measure"]): row for row in changes}
    pairs = {(row["a"], row["b"]) for row in changes if row["a"] and row["b"]}
    assert len(pairs) + sum(row["measure"] == "only_in_a" for row in changes) == len(before)
    assert len(pairs) + sum(row["measure"] == "only_in_b" for row in changes) == len(after)
    bor = next(pair for pair in pairs if pair[0].endswith("Bor"))
    assert bor[1].endswith("Bor") and float(value[(*bor, "moved_km")]["value_b"]) == 0
    for pair in pairs:
        drawn, shared, moved = (float(value[(*pair, measure)]["value_b"]) for measure in ("drawn_length_km", "shared_km", "moved_km"))
        assert abs(shared + moved - drawn) < 0.01, pair
    # The fastest of before goes over the closed road: no option of after runs along all of it.
    gone_or_moved = [row for row in changes if row["a"].startswith("1 ") and (
        row["measure"] == "only_in_a" or row["measure"] == "moved_km" and float(row["value_b"]) > 10)]
    assert gone_or_moved, changes[:8]


def walking(folder):
    """People on foot: an hour of level ground is three kilometres; areas and the rest are everybody."""
    options, findings = run("south_sudan", folder / "run")
    assert "population_undated" in {row["code"] for row in findings}
    for option in options:
        near, hour, far = (float(option[f"population_{name}"]) for name in ("within_2km", "walk_1h", "within_5km"))
        assert near < hour < far and hour < float(option["population_walk_2h"]), option["name"]
    with open(folder / "run" / "reach.csv", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {row["target"] for row in rows} == {"line", "stops"} and {row["measure"] for row in rows} == {"distance", "walking"}
    for row in rows:
        if row["people"]:
            assert abs(float(row["people_within"]) + float(row["people_left_out"]) - float(row["people"])) < 0.25, row
    # Nobody is shared out twice: an own sum over the raster, cell by cell.
    everybody = next(float(row["people"]) for row in rows if row["kind"] == "all")
    assert abs(everybody / 11_193_729 - 1) < 1e-3, everybody


def car(folder):
    options, _ = run("car", folder / "run")
    bangui, boulai, bambari = (18.5509126, 4.3907153), (14.547135, 5.894803), (20.675651, 5.767948)
    check_length(fastest(options, "Garoua-Boulaï"), *shortest_path("car", bangui, boulai), tolerance_km=12)
    check_length(fastest(options, "Bambari"), *shortest_path("car", bangui, bambari), tolerance_km=12)
    assert abs(float(fastest(options, "Garoua-Boulaï")["length_km"]) - 590) < 12
    assert abs(float(fastest(options, "Bambari")["length_km"]) - 368) < 12
    check_every_option(options)


def readings(folder, to, option=None):
    """measure -> assumption -> (value, shown) of an option, or of the fastest to a place."""
    with open(folder / "assessment.csv", encoding="utf-8-sig") as file:
        option = option or fastest(list(csv.DictReader(file)), to)["corridor_id"]
    found = {}
    with open(folder / "sensitivity.csv", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["corridor_id"] == option:
                found.setdefault(row["measure"], {})[row["assumption"]] = (float(row["value"]), float(row["shown"]))
    return found


def burundi(folder):
    """Two producers' population rasters, on two grids and in two years; events known to the year only."""
    options, findings = run("burundi", folder / "run")
    bujumbura, kayanza = (29.3675028, -3.3638125), (29.6321, -2.9297)
    check_length(fastest(options, "Kayanza"), *shortest_path("burundi", bujumbura, kayanza), tolerance_km=8)
    check_every_option(options)
    totals = [row["text"] for row in findings if row["code"] == "population_total"]
    assert any("9131486 people" in text for text in totals) and any("1113128" in text for text in totals), totals
    other = readings(folder / "run", "Kayanza")
    for band in ("population_within_2km", "population_within_5km", "population_near_stops_5km"):
        second, shown = other[band]["second_population"]
        # 11.13 against 9.13 million in the whole country; towns grew faster.
        assert 0.8 < second / shown < 3 and second != shown, (band, second, shown)
    exposure = other["exposure_expected_incidents"]
    shown = exposure["as_shown"][0]
    assert exposure["draws_low"][0] < shown < exposure["draws_high"][0]
    for assumption in ("half_life_halved", "half_life_doubled", "bandwidth_halved", "bandwidth_doubled"):
        assert 0 < exposure[assumption][0] != shown, assumption
    chance = other["chance_of_any_recorded_incident"]["as_shown"][0]
    assert abs(chance - (1 - math.exp(-shown))) < 1e-4 * chance, "no dispersion given: incidents are independent"
    sheet = json.loads((folder / "run" / "run.json").read_text())["options"][0]["other_readings"]
    assert set(sheet) >= {"exposure_expected_incidents", "population_within_5km"}, sheet


def people_by_hand(raster, geometries, metres):
    """People on the cells whose centre lies within a distance: GDAL's buffers and rasterising, no share of a cell."""
    from osgeo import gdal, ogr, osr
    gdal.UseExceptions(), ogr.UseExceptions(), osr.UseExceptions()
    source = gdal.Open(str(raster))

    def plane(reference):
        made = osr.SpatialReference()
        made.ImportFromWkt(reference) if isinstance(reference, str) else made.ImportFromEPSG(reference)
        made.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        return made

    degrees, metric, own = plane(4326), plane(32735), plane(source.GetProjection())
    near = ogr.Geometry(ogr.wkbMultiPolygon)
    for geometry in geometries:
        one = geometry.Clone()
        one.Transform(osr.CoordinateTransformation(degrees, metric))
        near = near.Union(one.Buffer(metres))
    near.Transform(osr.CoordinateTransformation(metric, own))
    shapes = ogr.GetDriverByName("Memory").CreateDataSource("shapes")
    layer = shapes.CreateLayer("near", own, ogr.wkbUnknown)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(near)
    layer.CreateFeature(feature)
    mask = gdal.GetDriverByName("MEM").Create("", source.RasterXSize, source.RasterYSize, 1, gdal.GDT_Byte)
    mask.SetGeoTransform(source.GetGeoTransform())
    mask.SetProjection(source.GetProjection())
    gdal.RasterizeLayer(mask, [1], layer, burn_values=[1])
    people = source.ReadAsArray().astype(float)
    nodata = source.GetRasterBand(1).GetNoDataValue()
    counts = (mask.ReadAsArray() == 1) & (people >= 0) & (people != nodata)
    return people[counts].sum()


def two_populations(folder):
    """Product A against product B: what each says near the routes is what each raster says when it is added up by hand, and
    where they disagree the page says so, with a place and both numbers."""
    from osgeo import ogr
    options, findings = run("burundi", folder / "run")
    producers = [DATA / "burundi" / f"population_{name}.tif" for name in ("worldpop_1km", "ghs2015_250m_mollweide")]
    subprocess.run(["ogr2ogr", "-q", "-f", "GeoJSON", "-t_srs", "EPSG:4326", folder / "lines.geojson", folder / "run/corridors.gpkg",
                    "options"], check=True)
    lines = {feature["properties"]["corridor_id"]: ogr.CreateGeometryFromJson(json.dumps(feature["geometry"]))
             for feature in json.loads((folder / "lines.geojson").read_text())["features"]}
    widest = 1.0
    for option in options:
        line = lines[option["corridor_id"]]
        points = line.GetPoints() if line.GetPointCount() else [p for part in line for p in part.GetPoints()]
        ends = [ogr.CreateGeometryFromWkt(f"POINT ({x} {y})") for x, y, *_ in (points[0], points[-1])]
        other = readings(folder / "run", option["to"], option["corridor_id"])
        for measure, places, metres in (("population_within_2km", [line], 2000), ("population_within_5km", [line], 5000),
                                        ("population_near_stops_5km", ends, 5000)):
            second, first = other[measure]["second_population"]
            assert abs(first / float(option[measure]) - 1) < 1e-5, (measure, first, option[measure])
            widest = max(widest, second / first, first / second)
            if places is ends:
                continue  # a stop lies a little beside the end of its line; its reading is one of A and B all the same
            for raster, shown in zip(producers, (first, second)):
                by_hand = people_by_hand(raster, places, metres)
                # Whole cells of 1 km against shares of them; towns are the roughest ground.
                assert abs(by_hand / shown - 1) < (0.05 if raster == producers[0] else 0.02), (option["name"], measure, raster, by_hand, shown)
    assert widest > 1.5, "these two products differ by more than half near Burundi's roads"
    disagree = [row for row in findings if row["code"] == "populations_disagree"]
    assert len(disagree) == 1 and disagree[0]["severity"] == "serious", disagree
    assert f"{widest:.1f}" in disagree[0]["text"], (widest, disagree)
    page = (folder / "run" / "brief.html").read_text(encoding="utf-8")
    assert disagree[0]["text"].split(":")[0] in page, "whoever reads the page alone reads it too"
    # One product: nothing to disagree with, and no reading of a second.
    text = (HERE / "burundi.toml").read_text().replace("../../../shared/data", str(DATA))
    (folder / "one.toml").write_text("".join(line for line in text.splitlines(True) if not line.startswith("second")))
    passage("run", folder / "one.toml", "--out", folder / "one")
    assert "populations_disagree" not in (folder / "one/findings.csv").read_text(encoding="utf-8")
    assert "second_population" not in (folder / "one/sensitivity.csv").read_text(encoding="utf-8")


def chosen(folder):
    """What a hindcast chose is what a run then uses; to give it twice is refused."""
    incidents = DATA / "car" / "incidents_ged231.csv"
    passage("hindcast", "--incidents", incidents, "--observed", DATA / "car" / "country.geojson", "--choose-months", "12",
            "--test-months", "6", "--half-lives", "90d,365d", "--bandwidths", "10km,20km", "--cell", "20km",
            "--traversals", "50", "--out", folder / "hindcast")
    text = (HERE / "car.toml").read_text().replace("../../../shared/data", str(DATA))
    scenario, twice = folder / "chosen.toml", folder / "twice.toml"
    scenario.write_text(text.replace('half_life = "365 d"', 'chosen = ["hindcast/chosen.toml"]'))
    twice.write_text(text.replace('half_life = "365 d"', 'half_life = "365 d"\nchosen = ["hindcast/chosen.toml"]'))
    refusal = passage("run", twice, "--out", folder / "no", expect=2).stderr
    assert "half_life is given, and chosen gives it too" in refusal, refusal
    passage("run", scenario, "--out", folder / "run")
    report = json.loads((folder / "run" / "run.json").read_text())
    used = report["scenario"]["incidents"]
    best = next(csv.DictReader(open(folder / "hindcast" / "choices.csv", encoding="utf-8")))
    assert used["half_life"] / 86400 == float(best["half_life_days"]), (used, best)
    assert used["bandwidth"] / 1000 == float(best["bandwidth_km"]), (used, best)
    assert used["dispersion"] > 0, used
    assert any(record["table"] == "incidents chosen" and len(record["sha256"]) == 64 for record in report["inputs"])
    sheet = report["options"][0]
    exposure, kappa = sheet["exposure_expected_incidents"], used["dispersion"]
    clustered = 1 - (1 + exposure / kappa) ** -kappa
    assert abs(sheet["chance_of_any_recorded_incident"] - clustered) < 1e-6 * clustered, sheet
    assert sheet["chance_of_any_recorded_incident"] <= 1 - math.exp(-exposure), "bursts make any incident rarer"


def hot_spots(folder):
    """Per hour on the road, the road with most recorded incidents near it is exposed more than the quietest."""
    with open(DATA / "car" / "incidents_ged231.csv", encoding="utf-8") as file:
        events = [(float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(file)
                  if row["date_start"] >= "2020" and row["where_prec"] in "12"]
    inside = [road for road in read_roads("car") if road["properties"]["from_iso3"] == road["properties"]["to_iso3"] == "CAF"]
    near = lambda road: sum(any(km(event, point) < 10 for point in road["geometry"]["coordinates"]) for event in events)
    ordered = sorted(inside, key=lambda road: near(road) / road["properties"]["road_distance_m"])
    lines = {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": name}, "geometry": road["geometry"]}
        for name, road in (("quiet", ordered[0]), ("hot", ordered[-1]))]}
    (folder / "lines.geojson").write_text(json.dumps(lines))
    roads = DATA / "car" / "roads_strategic.geojson"
    passage("assess", "--proposals", folder / "lines.geojson", "--out", folder / "assessed.csv", "--as-of", "2023-01-01",
            "--roads", roads, "--roads-duration", "duration_min", "--roads-length", "road_distance_m", "--roads-snap", "400m",
            "--incidents", DATA / "car" / "incidents_ged231.csv", "--incidents-half-life", "365d",
            "--zones", DATA / "car" / "admin1.geojson", "--zones-code", "pcode")
    with open(folder / "assessed.csv", encoding="utf-8-sig") as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    rate = {name: float(row["exposure_expected_incidents"]) / float(row["time_h"]) for name, row in rows.items()}
    assert rate["hot"] > 3 * rate["quiet"] > 0, rate


def same_bytes(folder):
    """The same inputs give the same files for any number of threads; only run.json holds clock times."""
    run("car", folder / "one", "--threads", "1")
    run("car", folder / "eight", "--threads", "8")
    for file in sorted((folder / "one").iterdir()):
        if file.name != "run.json":
            assert file.read_bytes() == (folder / "eight" / file.name).read_bytes(), file.name


def main():
    if not DATA.exists():
        print(f"skipped: no {DATA}")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        globals()[sys.argv[2]](pathlib.Path(folder))
    print("passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())

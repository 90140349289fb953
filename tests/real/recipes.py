#!/usr/bin/python3
"""Every recipe of data/recipes in a scenario of its own: on the real file that its head names, or, where it says "Not tried on
real files", on a small made-up file with the columns that its publisher documents.
Usage: recipes.py PASSAGE real|made_up. Exit code 77: the data are not here."""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RECIPES = HERE.parents[1] / "data" / "recipes"
DATA = pathlib.Path(os.environ.get("PASSAGE_DATA", HERE.parents[2] / "shared" / "data"))
PASSAGE = sys.argv[1]

TIMED = '[roads]\nsource = "roads.geojson"\nduration = "duration_min"\nlength = "road_distance_m"\ndelay = "border_time_min"\nsnap = "400 m"\n'
CLASSED = '[roads]\nsource = "roads.geojson"\nclass = "highway"\n'


def base(as_of, start, end, roads=TIMED):
    points = lambda place: f'points = [ {{ name = "{place[0]}", lon = {place[1]}, lat = {place[2]} }} ]'
    return (f'[scenario]\nname = "recipe"\nas_of = {as_of}\n[from]\n{points(start)}\n[to]\n{points(end)}\n{roads}')


SUDAN = lambda roads=TIMED: base("2023-01-01", ("Juba", 31.5951655, 4.8472017), ("Bor", 31.5595, 6.2092), roads)
CAR = lambda roads=TIMED: base("2023-01-01", ("Bangui", 18.5582, 4.3907), ("Bambari", 20.6725, 5.7637), roads)
BURUNDI = lambda roads=TIMED: base("2020-01-01", ("Bujumbura", 29.3644, -3.3822), ("Kayanza", 29.6321, -2.9297), roads)
KAYANZA = lambda roads=CLASSED: base("2020-01-01", ("south", 29.92, -3.20), ("north", 29.82, -2.95), roads)
COMOROS = lambda roads=CLASSED: base("2021-04-08", ("Moroni", 43.2543044, -11.6931255), ("Foumbouni", 43.4951635, -11.865448), roads)
SENEGAL = lambda roads=TIMED: base("2020-01-01", ("Dakar", -17.37346, 14.74248), ("Kaolack", -16.0758, 14.1475), roads)
SPEARFISH = lambda roads: base("2020-01-01", ("west", -103.86, 44.49), ("east", -103.66, 44.45), roads)


def finding(code):
    return lambda summary, codes: code in codes


def no_finding(code):
    return lambda summary, codes: code not in codes


def population(people):
    """The raster's own total, as its README gives it."""
    return lambda summary, codes: any(str(people) in text for text in codes.get("population_total", []))


# recipe: [(scenario, {its file name: the real file}, replaced words, what must hold)]
REAL = {
    "cod-ab": [(SENEGAL(), {"roads.geojson": "senegal/roads_strategic.geojson", "admin.geojson": "senegal/admin1.geojson"}, {},
                no_finding("zone_without_code")),
               (CAR(), {"roads.geojson": "car/roads_strategic.geojson", "admin.geojson": "car/admin1.geojson"},
                {"# code = ": "code = ", "# name = ": "name = "}, no_finding("zone_without_code"))],
    "worldpop": [(COMOROS(), {"roads.geojson": "comoros/roads_osm.geojson",
                              "population.tif": "comoros/population_worldpop2020_100m.tif"}, {}, population(869595)),
                 (BURUNDI(), {"roads.geojson": "burundi/roads_strategic.geojson",
                              "population.tif": "burundi/population_worldpop_1km.tif"}, {}, population(9131486))],
    "ghs-pop": [(BURUNDI(), {"roads.geojson": "burundi/roads_strategic.geojson",
                             "population_worldpop.tif": "burundi/population_worldpop_1km.tif",
                             "population_ghs.tif": "burundi/population_ghs2015_250m_mollweide.tif"}, {}, population(11131282))],
    "ucdp-ged": [(CAR(), {"roads.geojson": "car/roads_strategic.geojson", "ged.csv": "car/incidents_ged231.csv",
                          "country.geojson": "car/country.geojson"}, {}, finding("incidents_imprecise"))],
    "ucdp-years-only": [(SUDAN(), {"roads.geojson": "south_sudan/roads_strategic.geojson",
                                   "incidents.csv": "south_sudan/incidents_ged201_lite.csv"}, {}, no_finding("unreadable_date")),
                        (BURUNDI(), {"roads.geojson": "burundi/roads_strategic.geojson",
                                     "incidents.csv": "burundi/incidents_ged201_lite.csv"}, {}, no_finding("unreadable_date")),
                        (SENEGAL(), {"roads.geojson": "senegal/roads_strategic.geojson",
                                     "incidents.csv": "senegal/incidents_ged201_lite.csv"}, {}, no_finding("unreadable_date"))],
    "incidents-own-table": [(CAR(), {"roads.geojson": "car/roads_strategic.geojson", "log.csv": "car/incidents_ged231.csv"}, {},
                             finding("incidents_imprecise"))],
    "osm-geofabrik": [(COMOROS(""), {"area.osm.pbf": "comoros/comoros-20210408.osm.pbf"}, {}, no_finding("places_disconnected"))],
    "osm-lines": [(COMOROS(""), {"roads.geojson": "comoros/roads_osm.geojson"}, {}, no_finding("places_disconnected")),
                  (KAYANZA(""), {"roads.geojson": "burundi/roads_local_osm.geojson"}, {}, no_finding("places_disconnected"))],
    "roads-with-times": [(theatre(""), {"roads.geojson": f"{folder}/roads_strategic.geojson"}, {}, no_finding("places_disconnected"))
                         for theatre, folder in ((SUDAN, "south_sudan"), (CAR, "car"), (BURUNDI, "burundi"), (SENEGAL, "senegal"))],
    "closures-logistics-cluster": [(SUDAN(), {"roads.geojson": "south_sudan/roads_strategic.geojson",
                                              "road_closures.geojson": "south_sudan/road_closures.geojson"}, {},
                                    finding("closure_closes_nothing"))],
    "srtm": [(BURUNDI(), {"roads.geojson": "burundi/roads_strategic.geojson", "dem.tif": "burundi/dem_300m.tif"}, {}, None),
             (COMOROS(), {"roads.geojson": "comoros/roads_osm.geojson", "dem.tif": "comoros/dem_srtm1.tif"}, {}, None)],
    "malaria-atlas-friction": [(SENEGAL(), {"roads.geojson": "senegal/roads_strategic.geojson",
                                            "friction.tif": "senegal/friction_min_per_m_1km.tif"}, {}, None)],
    "accessmod": [(SPEARFISH('[roads]\nsource = "roads.geojson"\nclass = "class"\ncrs = "EPSG:26713"\n[vehicle]\n'
                             'classes = { 1001 = "80 km/h", 1002 = "60 km/h", 1003 = "40 km/h", 1004 = "20 km/h", 1005 = "10 km/h" }\n'),
                   {"roads.geojson": "reference/spearfish_accessmod/roads_utm13n.geojson",
                    "land_cover.tif": "reference/spearfish_accessmod/land_cover.tif",
                    "speed_table.csv": "reference/spearfish_accessmod/speed_table.csv",
                    "dem.tif": "reference/spearfish_accessmod/dem.tif"},
                   {'barriers  = "rivers.geojson"': ""}, None)],
    "rivers": [(BURUNDI(), {"roads.geojson": "burundi/roads_strategic.geojson", "rivers.geojson": "burundi/rivers.geojson"}, {}, None)],
    "osm-health": [(COMOROS(), {"roads.geojson": "comoros/roads_osm.geojson", "health.geojson": "comoros/health_osm.geojson"}, {}, None),
                   (SUDAN(), {"roads.geojson": "south_sudan/roads_strategic.geojson",
                              "health.geojson": "south_sudan/hospitals.geojson"}, {}, None)],
    "displaced-people": [(SUDAN(), {"roads.geojson": "south_sudan/roads_strategic.geojson",
                                    "sites.geojson": "south_sudan/refugee_sites.geojson"}, {}, None)],
    "natural-earth": [(SUDAN(), {"roads.geojson": "south_sudan/roads_strategic.geojson", "lakes.geojson": "south_sudan/lakes.geojson",
                                 "rivers.geojson": "south_sudan/rivers.geojson", "country.geojson": "south_sudan/country.geojson",
                                 "disputed_lines.geojson": "common/disputed_lines_ne10m.geojson"}, {}, None)],
}


def layer(features):
    return json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": properties, "geometry": geometry} for geometry, properties in features]})


def road(a, b, **properties):
    return {"type": "LineString", "coordinates": [[a[0] + (b[0] - a[0]) * i / 10, a[1] + (b[1] - a[1]) * i / 10] for i in range(11)]}, properties


WEST, MIDDLE, EAST = (-11.0, -21.0), (-10.9, -21.0), (-10.8, -21.0)
POINT = lambda place: {"type": "Point", "coordinates": list(place)}
AREA = {"type": "Polygon", "coordinates": [[[-11.2, -21.2], [-10.6, -21.2], [-10.6, -20.8], [-11.2, -20.8], [-11.2, -21.2]]]}
MADE_UP_BASE = lambda roads='[roads]\nsource = "roads.geojson"\nspeed = "speed"\n': base(
    "2024-03-01", ("west", *WEST), ("east", *EAST), roads)
MADE_UP_ROADS = {"roads.geojson": layer([road(WEST, MIDDLE, speed=40), road(MIDDLE, EAST, speed=40)])}
ACLED = ("event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,"
         "assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,"
         "geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n"
         'XA1,16 February 2024,2024,1,Political violence,Battles,Armed clash,Upland Council,,2,Estuary Assembly,,2,22,,0,Ocean,Exercise,'
         'North,Dozom,,Dozom,-21.0,-10.9,1,EXERCISE,Local,"EXERCISE, made up",0,,1700000000\n'
         'XA2,2024-02-20,2024,2,Political violence,Explosions/Remote violence,Air/drone strike,Upland Council,,2,,,0,20,,0,Ocean,Exercise,'
         "North,Dozom,,Dozom,-21.01,-10.95,2,EXERCISE,Local,EXERCISE,1,,1700000000\n")
MADE_UP = {
    "acled": (MADE_UP_BASE(), {**MADE_UP_ROADS, "acled.csv": "\ufeff" + ACLED}, None),
    "unsdi-t": (MADE_UP_BASE(""), {"roads.geojson": layer(
        [road(WEST, MIDDLE, FClass=2, SrfTpe=1, CurntPrac=5, GdWthrPrac=6, BdWthrPrac=5, TotLoadMT=30, Status="Open"),
         road(MIDDLE, EAST, FClass=3, SrfTpe=2, CurntPrac=6, GdWthrPrac=6, BdWthrPrac=6, TotLoadMT=25, Status="Open")])},
        no_finding("sdi_wet_unknown")),
    "unsdi-t-obstacles": (MADE_UP_BASE(), {**MADE_UP_ROADS, "bridges.geojson": layer(
        [(POINT(MIDDLE), {"name": "EXERCISE bridge", "status": "Restricted", "maxloadmt": 30, "estimatedcrossingtime": 10,
                          "brdgtype": "Bailey", "locprecision": "Accurate"}),
         (POINT((-10.85, -21.0)), {"name": "EXERCISE bridge 2", "status": "Open", "maxloadmt": 40, "estimatedcrossingtime": 5,
                                   "brdgtype": "Concrete", "locprecision": "Accurate"})])}, no_finding("gate_off_road")),
    "grid3": (MADE_UP_BASE(), {**MADE_UP_ROADS, "grid3_health_facilities.geojson": layer(
        [(POINT(MIDDLE), {"facility_name": "EXERCISE health centre", "facility_type": "health centre"})]),
        "grid3_health_areas.geojson": layer([(AREA, {"globalid": "XA01", "zonesante": "EXERCISE"})])}, None),
}
MADE_UP_NAMES = {"unsdi-t": {"roads.gpkg|layername=roads": "roads.geojson"}, "unsdi-t-obstacles": {"bridges.gpkg": "bridges.geojson"}}


def head(name):
    return "\n".join(line for line in (RECIPES / f"{name}.toml").read_text(encoding="utf-8").splitlines() if line.startswith("#"))


def check(name, scenario, files, words, holds):
    """The recipe behind the scenario, with the files under the names the recipe uses; the command must find nothing wrong."""
    recipe = (RECIPES / f"{name}.toml").read_text(encoding="utf-8")
    for old, new in words.items():
        assert old in recipe, f"{name}: {old} is not in the recipe"
        recipe = recipe.replace(old, new)
    with tempfile.TemporaryDirectory(prefix="passage-recipe-") as temporary:
        folder = pathlib.Path(temporary)
        for file, content in files.items():
            if isinstance(content, pathlib.Path):
                os.symlink(content, folder / file)
            else:
                (folder / file).write_text(content, encoding="utf-8")
        (folder / "scenario.toml").write_text(scenario + "\n" + recipe, encoding="utf-8")
        result = subprocess.run([PASSAGE, "check", folder / "scenario.toml", "--out", folder / "findings.csv", "--progress", "none", "--json"],
                                capture_output=True, text=True)
        assert result.returncode == 0, f"{name}: exit {result.returncode}: {result.stderr}"
        codes = {}
        with open(folder / "findings.csv", encoding="utf-8-sig") as table:
            for row in csv.DictReader(table):
                codes.setdefault(row["code"], []).append(row["text"])
    if holds is not None:
        assert holds(json.loads(result.stdout), codes), f"{name}: {codes}"
    print(f"{name}: {len(codes)} kinds of findings")


def test_real():
    if not DATA.exists():
        sys.exit(77)
    for name, cases in REAL.items():
        assert "Tried on:" in head(name), f"{name}: its head does not say on what it was tried"
        for scenario, files, words, holds in cases:
            check(name, scenario, {file: (DATA / real).resolve() for file, real in files.items()}, words, holds)


def test_made_up():
    every = {path.stem for path in RECIPES.glob("*.toml")}
    assert every == set(REAL) | set(MADE_UP), f"recipes without a test: {every - set(REAL) - set(MADE_UP)}"
    for name, (scenario, files, holds) in MADE_UP.items():
        assert "Not tried on real files" in head(name), f"{name}: its head must say that no real file was tried"
        check(name, scenario, files, MADE_UP_NAMES.get(name, {}), holds)


{"real": test_real, "made_up": test_made_up}[sys.argv[2]]()

#!/usr/bin/python3
"""The main job on an OpenStreetMap extract, against an oracle that shares nothing with the product: GDAL's own OSM
driver, topology by equal coordinates, speeds read from data/vehicles with Python, shortest paths by networkx.
Usage: osm_roads.py PASSAGE TEST. Exit code 77: the data or networkx are not here."""
import csv
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
DATA = pathlib.Path(os.environ.get("PASSAGE_DATA", HERE.parents[2] / "shared" / "data"))
PBF = DATA / "comoros" / "comoros-20210408.osm.pbf"
PASSAGE = sys.argv[1]
PLACES = {"Moroni": (43.2543044, -11.6931255), "Foumbouni": (43.4951635, -11.865448), "Hahaya": (43.2713158, -11.5644457),
          "Mutsamudu": (44.3942831, -12.168846), "Sima": (44.2732653, -12.1981154), "Pomoni": (44.4101223, -12.2836247)}


def passage(*arguments, expect=0):
    result = subprocess.run([PASSAGE, *map(str, arguments), "--progress", "none"], capture_output=True, text=True)
    assert result.returncode == expect, f"exit {result.returncode}, expected {expect}: {result.stderr}"
    return result


def run(folder, *more, expect=0):
    passage("run", HERE / "comoros.toml", "--out", folder, *more, expect=expect)
    read = lambda name: list(csv.DictReader(open(folder / name, encoding="utf-8-sig")))
    return read("assessment.csv"), read("findings.csv")


def metres(a, b):
    """Mid-latitude formula on the WGS 84 ellipsoid: good to 1e-6 over the length of a street."""
    lat = math.radians((a[1] + b[1]) / 2)
    e2, major = 0.00669437999014, 6378137.0
    w = 1 - e2 * math.sin(lat) ** 2
    north = math.radians(b[1] - a[1]) * major * (1 - e2) / w ** 1.5
    east = math.radians(b[0] - a[0]) * major / math.sqrt(w) * math.cos(lat)
    return math.hypot(north, east)


def km_h(text):
    return float(text.split()[0])


def tags_of(text):
    return dict(re.findall(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"', text or ""))


def read_lines(folder):
    gpkg = folder / "osm.gpkg"
    subprocess.run(["ogr2ogr", "-q", "-f", "GPKG", gpkg, PBF, "lines"], check=True)
    subprocess.run(["ogr2ogr", "-q", "-f", "GeoJSONSeq", "-lco", "COORDINATE_PRECISION=7", folder / "lines.json", gpkg, "lines"], check=True)
    for row in (folder / "lines.json").read_text().splitlines():
        feature = json.loads(row.strip("\x1e"))
        properties = feature["properties"]
        yield properties, tags_of(properties.get("other_tags")), feature["geometry"]["coordinates"]


def speed_of(properties, tags, profile):
    """km/h, or None where the vehicle does not go."""
    speed = km_h(profile["classes"].get(properties["highway"] or ("ferry" if tags.get("route") == "ferry" else ""), "0 km/h"))
    if speed == 0 or tags.get("area") == "yes":
        return None
    for key in profile["access"]:
        if key in tags:
            if tags[key] in ("no", "private", "permit", "military", "agricultural", "forestry"):
                return None
            break
    for table, tag in (("surfaces", "surface"), ("track_types", "tracktype"), ("smoothness", "smoothness")):
        for word in tags.get(tag, "").split(";"):
            word = word.strip()
            limit = profile[table].get(word, profile[table].get(word.split(":")[0]))
            if limit is not None:
                if km_h(limit) == 0:
                    return None
                speed = min(speed, km_h(limit))
    if tags.get("ford", "no") != "no":
        speed = min(speed, km_h(profile["surfaces"].get("ford", "999 km/h")))
    if re.fullmatch(r"[0-9.]+", tags.get("maxspeed", "")):
        speed = min(speed, float(tags["maxspeed"]) * km_h(profile["of_speed_limit"]) / 100)
    return min(speed, km_h(profile["most"]))


def network(folder, vehicle):
    import networkx
    profile = tomllib.loads((HERE.parents[1] / "data" / "vehicles" / f"{vehicle}.toml").read_text())
    graph = networkx.DiGraph()
    for properties, tags, line in read_lines(folder):
        speed = speed_of(properties, tags, profile)
        if speed is None:
            continue
        roundabout = tags.get("junction") in ("roundabout", "circular")
        oneway = tags.get("oneway", "yes" if roundabout or properties["highway"] == "motorway" else "no")
        if vehicle == "foot":
            oneway = "no"
        for a, b in zip(line, line[1:]):
            a, b = tuple(a), tuple(b)
            length = metres(a, b)
            for u, v, ways in ((a, b, ("yes", "true", "1", "no")), (b, a, ("-1", "reverse", "no"))):
                if oneway in ways and (v not in graph[u] if u in graph else True):
                    graph.add_edge(u, v, hours=length / 1000 / speed, km=length / 1000)
    return graph


def nearest(graph, place):
    return min(graph.nodes, key=lambda node: metres(node, place))


def oracle(graph, start, end):
    import networkx
    path = networkx.dijkstra_path(graph, nearest(graph, PLACES[start]), nearest(graph, PLACES[end]), weight="hours")
    pairs = list(zip(path, path[1:]))
    return sum(graph[a][b]["km"] for a, b in pairs), sum(graph[a][b]["hours"] for a, b in pairs)


def override(folder, start, end):
    """--set cannot write a list of points: the scenario again with other places."""
    text = (HERE / "comoros.toml").read_text().replace("../../../shared/data", str(DATA))
    for table, name in (("from", start), ("to", end)):
        lon, lat = PLACES[name]
        text = re.sub(rf"\[{table}\]\npoints = .*", f'[{table}]\npoints = [ {{ name = "{name}", lon = {lon}, lat = {lat} }} ]', text)
    file = folder / f"{start}-{end}.toml"
    file.write_text(text)
    return file


def assessed(folder, start, end, vehicle):
    out = folder / f"{start}-{end}-{vehicle}"
    passage("run", override(folder, start, end), "--out", out, "--set", f"movement.vehicle={vehicle}")
    with open(out / "assessment.csv", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    return next(row for row in rows if "fastest" in row["role"])


def comoros(folder):
    for vehicle, pairs in (("heavy_truck", (("Moroni", "Foumbouni"), ("Hahaya", "Moroni"), ("Mutsamudu", "Sima"), ("Pomoni", "Mutsamudu"))),
                           ("foot", (("Mutsamudu", "Pomoni"),))):
        graph = network(folder, vehicle)
        for start, end in pairs:
            row = assessed(folder, start, end, vehicle)
            km, hours = oracle(graph, start, end)
            got_km, got_hours = float(row["length_km"]), float(row["time_h"])
            print(f"{vehicle} {start} - {end}: {got_km:.2f} km {got_hours:.3f} h; oracle {km:.2f} km {hours:.3f} h")
            # The oracle starts and ends at vertices, the product at the nearest point of a road.
            assert abs(got_km - km) < 0.3, (start, end, got_km, km)
            assert abs(got_hours - hours) < 0.02, (start, end, got_hours, hours)


def main():
    if not PBF.exists():
        print(f"skipped: no {PBF}")
        return 77
    try:
        import networkx  # noqa: F401
    except ImportError:
        print("skipped: no networkx")
        return 77
    if shutil.which("ogr2ogr") is None:
        print("skipped: no ogr2ogr")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        globals()[sys.argv[2]](pathlib.Path(folder))
    print("passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())

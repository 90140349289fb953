#!/usr/bin/python3
"""Roads as a user gives them: an OpenStreetMap extract and an UNSDI-T layer, drawn here, through `passage routes`.
Usage: roads_test.py PASSAGE"""
import csv
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

PASSAGE = sys.argv[1]
STEP = 0.02  # degrees: 2.2 km


def routes(folder, roads, *more, expect=0):
    out = folder / "routes.gpkg"
    result = subprocess.run([PASSAGE, "routes", "--roads", str(roads), "--from", str(folder / "places.csv"), "--from-select", "A",
                             "--to", str(folder / "places.csv"), "--to-select", "B", "--out", str(out), "--overwrite", "--progress", "none",
                             *more], capture_output=True, text=True)
    assert result.returncode == expect, f"exit {result.returncode}, expected {expect}: {result.stdout}{result.stderr}"
    if expect:
        return result.stderr
    with sqlite3.connect(out) as data:
        rows = data.execute("select length_km, time_h from options order by time_h").fetchall()
        data.row_factory = sqlite3.Row
        access = [dict(row) for row in data.execute("select * from access")]
    return rows, access, result.stderr


def osm(folder, ways, nodes={}, relations=""):
    """A square of nodes 1 2 3 / 4 5 6 / 7 8 9, from the south-west, near the equator."""
    text = ['<osm version="0.6">']
    tags = lambda pairs: "".join(f'<tag k="{k}" v="{v}"/>' for k, v in pairs.items())
    for number in range(1, 10):
        row, column = divmod(number - 1, 3)
        text.append(f'<node id="{number}" lat="{row * STEP:.7f}" lon="{31 + column * STEP:.7f}">{tags(nodes.get(number, {}))}</node>')
    for number, (refs, pairs) in enumerate(ways, 1):
        text.append(f'<way id="{number}">' + "".join(f'<nd ref="{r}"/>' for r in refs) + tags(pairs) + "</way>")
    text.append(relations + "</osm>")
    file = folder / "drawn.osm"
    file.write_text("\n".join(text))
    return file


def restriction(source, via, target, word):
    return (f'<relation id="1"><member type="way" ref="{source}" role="from"/><member type="node" ref="{via}" role="via"/>'
            f'<member type="way" ref="{target}" role="to"/><tag k="type" v="restriction"/><tag k="restriction" v="{word}"/></relation>')


def near(value, expected, tolerance):
    assert abs(value - expected) <= tolerance, (value, expected)


def osm_routes(folder):
    side = STEP * 111.2  # km, within 1 %
    primary = {"highway": "primary"}
    # A at node 1, B at node 5: over 2 or over 4.
    square = [([1, 2], primary), ([2, 5], primary), ([1, 4], {"highway": "track"}), ([4, 5], {"highway": "track"})]
    rows, access, _ = routes(folder, osm(folder, square))
    near(rows[0][0], 2 * side, 0.05 * side)
    near(rows[0][1], 2 * side / 60, 0.01)
    assert len(access) == 2 and access[0]["crosses"] == 0, access
    near(access[0]["distance_m"], 111.2 * 0.5, 2)  # places lie half a thousandth of a degree off
    near(access[0]["time_min"], 0.0556 / 15 * 60, 0.02)
    # The turn from 1-2 into 2-5 is forbidden: by the track.
    rows, _, _ = routes(folder, osm(folder, square, relations=restriction(1, 2, 2, "no_left_turn")))
    near(rows[0][1], 2 * side / 15, 0.02)
    # A bollard on node 2 does the same for trucks, not for motorbikes.
    blocked = osm(folder, square, {2: {"barrier": "bollard"}})
    rows, _, notes = routes(folder, blocked)
    near(rows[0][1], 2 * side / 15, 0.02)
    assert "impassable for the vehicle (1 bollard)" in notes, notes
    rows, _, _ = routes(folder, blocked, "--vehicle", "motorbike")
    near(rows[0][1], 2 * side / 65, 0.02)
    # A bridge that carries 5 t; a lighter movement passes it.
    weak = osm(folder, [square[0], ([2, 5], {**primary, "bridge": "yes", "maxweight": "5"}), *square[2:]])
    rows, _, notes = routes(folder, weak)
    near(rows[0][1], 2 * side / 15, 0.02)
    rows, _, _ = routes(folder, weak, "--load", "4 t")
    near(rows[0][1], 2 * side / 60, 0.02)
    # Values of the scenario stand over the vehicle's file.
    rows, _, _ = routes(folder, osm(folder, square), "--vehicle-classes", "track=90 km/h")
    near(rows[0][1], 2 * side / 60, 0.02)  # the track is now the equal of the road, at the vehicle's most 60
    error = routes(folder, osm(folder, square), "--vehicle-classes", "track=fast", expect=2)
    assert "classes.track" in error and "expected a speed" in error, error


def movements(folder):
    """What moves, and when, counts in `routes` as it does in a run."""
    side = STEP * 111.2
    square = [([1, 2, 5], {"highway": "primary"}), ([1, 4, 5], {"highway": "track"})]
    drawn = osm(folder, square)
    words = ["--vehicle", "light_truck", "--count", "3", "--hours", "06:00-07:00", "--time-zone", "UTC", "--depart", "2020-01-06",
             "--movement-margins-load", "58 min", "--json"]
    out = folder / "moved.gpkg"
    asked = [PASSAGE, "routes", "--roads", str(drawn), "--from", str(folder / "places.csv"), "--from-select", "A", "--to",
             str(folder / "places.csv"), "--to-select", "B", "--out", str(out), "--overwrite", "--progress", "none", "--as-of",
             "2020-01-01"]
    done = subprocess.run(asked + words, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    option = json.loads(done.stdout)["options"][0]
    # 58 minutes of loading leave two minutes of the day; the rest of the way is driven on the next.
    assert option["nights_en_route"] == 1, option
    near(option["elapsed_days"], 1 + (option["time_h"] - 2 / 60) / 24, 0.01)
    near(option["time_h"], 2 * side / 70, 0.02)
    with sqlite3.connect(out) as data:
        assert data.execute("select nights_en_route from options").fetchone() == (1,)
    # Without a movement there is no plan; what no route needs is refused with who takes it.
    plain = json.loads(subprocess.run(asked + ["--json"], capture_output=True, text=True, check=True).stdout)["options"][0]
    assert "elapsed_days" not in plain and "nights_en_route" not in plain, plain
    done = subprocess.run(asked + ["--pause-windows", "10:00-16:00"], capture_output=True, text=True)
    assert done.returncode == 2 and "passage check and passage run take --pause-windows" in done.stderr, done.stderr
    done = subprocess.run(asked + ["--criteria", "exposure"], capture_output=True, text=True)
    assert done.returncode == 2 and "the criterion exposure without hazard or incidents" in done.stderr, done.stderr


def nothing_to_open(folder):
    """With every crossing point open `gates` still says whom one reaches, and that nothing is left to ask for."""
    worked = pathlib.Path(__file__).resolve().parents[1] / "docs" / "worked" / "gates"
    gates = folder / "open.csv"
    gates.write_text((worked / "gates.csv").read_text().replace("closed", "open"))
    out = folder / "gates_out.csv"
    words = [PASSAGE, "gates", "--roads", worked / "roads.geojson", "--roads-speed", "speed", "--gates", gates, "--from",
             worked / "origin.csv", "--population", worked / "people.asc", "--population-unit", "count", "--within", "4h",
             "--out", out, "--overwrite", "--progress", "none"]
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Nothing is left to open: 3 crossing points are recorded as open." in done.stderr, done.stderr
    assert "nothing left to open: yes" in done.stdout and "openings: none" in done.stdout, done.stdout
    with open(out, encoding="utf-8-sig", newline="") as table:
        (row,) = csv.DictReader(table)
    assert row["kind"] == "status quo" and row["people_newly_reached"] == "0", row
    # Everybody on the map lies within 4 h of the origin once nothing is shut.
    people = [float(word) for line in (worked / "people.asc").read_text().splitlines() for word in line.split()
              if not line[0].isalpha()]
    assert int(row["people_reached"]) == sum(number for number in people if number > 0), (row, sum(people))


def many_checkpoints(folder):
    """More crossing points without a holder than one query tells apart are one authority, and said to be."""
    places = "".join(f'<node id="{100 + i}" lat="{0.0002 * i:.7f}" lon="31.0000000"><tag k="military" v="checkpoint"/></node>' for i in range(80))
    file = folder / "checkpoints.osm"
    file.write_text(f'<osm version="0.6">{places}<way id="1">' + "".join(f'<nd ref="{100 + i}"/>' for i in range(80)) +
                    '<tag k="highway" v="primary"/></way></osm>')
    (folder / "ends.csv").write_text("name,lon,lat\nA,31,0.00005\nB,31,0.01575\n")
    result = subprocess.run([PASSAGE, "routes", "--roads", str(file), "--from", str(folder / "ends.csv"), "--from-select", "A", "--to",
                             str(folder / "ends.csv"), "--to-select", "B", "--out", str(folder / "c.gpkg"), "--progress", "none"],
                            capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert "no holder on record" in result.stderr, result.stderr


def sdi_routes(folder):
    line = lambda a, b, **p: {"type": "Feature", "properties": p, "geometry": {"type": "LineString", "coordinates": [a, b]}}
    a, north, b = [31, 0], [31, STEP], [31 + STEP, STEP]
    east = [31 + STEP, 0]
    features = [line(a, east, FClass=2, CurntPrac=6, BdWthrPrac=3, GnralSpeed=60, OpStatus=1),
                line(east, b, FClass=2, CurntPrac=6, BdWthrPrac=3, GnralSpeed=60, OpStatus=1),
                line(a, north, FClass=4, CurntPrac=5, BdWthrPrac=5, GnralSpeed=30, OpStatus=1),
                line(north, b, FClass=4, CurntPrac=5, BdWthrPrac=5, GnralSpeed=30, OpStatus=1)]
    file = folder / "sdi.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    side = STEP * 111.2
    for season, km_h in (("unstated", 60), ("dry", 60), ("wet", 30)):
        rows, _, _ = routes(folder, file, "--roads-format", "sdi-t", "--roads-season", season)
        near(rows[0][1], 2 * side / km_h, 0.02)
    rows, _, _ = routes(folder, file, "--roads-format", "sdi-t", "--roads-season", "wet", "--vehicle", "4wd")
    near(rows[0][1], 2 * side / 60, 0.02)


def faults(folder):
    for name, text, word in (("cut.osm.pbf", "\x00\x00\x00\x0d", "not a whole OpenStreetMap file"), ("none.osm", '<osm version="0.6"></osm>', "no way is a road"),
                             ("far.osm", '<osm version="0.6"><way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way></osm>',
                              "is in the file")):
        (folder / name).write_text(text)
        error = routes(folder, folder / name, expect=3)
        assert name in error and word in error, error
        assert not (folder / name).with_suffix(".gpkg").exists()


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        with open(folder / "places.csv", "w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["name", "lon", "lat"])
            rows.writerow(["A", 31, -0.0005])
            rows.writerow(["B", 31 + STEP, STEP + 0.0005])
        for test in (osm_routes, movements, nothing_to_open, many_checkpoints, sdi_routes, faults):
            test(folder)
            print(f"{test.__name__}: passed")


main()

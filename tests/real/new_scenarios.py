#!/usr/bin/python3
"""`passage new` on real folders: what a person who read their README would have chosen, and a scenario that passes
`check`; where islands are, a run finds a way by road. Usage: new_scenarios.py PASSAGE. Exit code 77: the data are not here."""
import csv
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
DATA = pathlib.Path(os.environ.get("PASSAGE_DATA", HERE.parents[2] / "shared" / "data"))
# By the READMEs of the folders, and the scenarios written by hand beside this file.
EXPECTED = {
    "south_sudan": {"roads.source": "roads_strategic.geojson", "roads.duration": "duration_min", "roads.duration_unit": "min",
                    "roads.length": "road_distance_m", "roads.delay": "border_time_min", "closures.source": "road_closures.geojson",
                    "incidents.source": "incidents_ged201_lite.csv", "incidents.half_life": "730 d",
                    "population.source": "population_1km_8bit_calibrated.tif", "population.unit": "count",
                    "scenario.as_of": "2020-01-01", "map.rivers": "rivers.geojson", "map.water": "lakes.geojson"},
    "car": {"roads.source": "roads_strategic.geojson", "incidents.source": "incidents_ged231.csv", "incidents.format": "ucdp",
            "population.source": "population_density_20km.tif", "population.unit": "density", "zones.source": "admin1.geojson",
            "zones.code": "pcode", "zones.name": "name", "from.select": "['Bangî - Bangui']"},
    "burundi": {"roads.source": "roads_strategic.geojson", "population.unit": "count", "map.elevation": "dem_300m.tif",
                "from.select": "['Bujumbura']"},
    "comoros": {"roads.source": "comoros-20210408.osm.pbf", "population.source": "population_worldpop2020_100m.tif",
                "population.unit": "count", "map.elevation": "dem_srtm1.tif"},
    "senegal": {"roads.source": "roads_strategic.geojson", "zones.code": "admin1Pcod", "zones.name": "admin1Name",
                "population.unit": "density"},
}


def ends_are_joined(passage, folder, scenario):
    """The two guessed places lie on one island: the run ends with a route, and no ferry is on it."""
    result = pathlib.Path(folder, "result")
    done = subprocess.run([passage, "run", str(scenario), "--out", str(result), "--progress", "none"],
                          capture_output=True, text=True)
    assert done.returncode == 0, f"{scenario}: run: exit {done.returncode}\n{done.stderr}"
    with open(result / "assessment.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    hours = min(float(row["time_h"]) for row in rows)
    assert hours < 2, f"{hours} h from one end of an island to the other: is that a ferry?"
    print(f"a way by road of {hours} h")


def main():
    if not DATA.exists():
        print(f"skipped: no {DATA}")
        return 77
    passage = sys.argv[1]
    for theatre, expected in EXPECTED.items():
        with tempfile.TemporaryDirectory() as folder:
            scenario = pathlib.Path(folder, "scenario.toml")
            for words in (["new", folder, "--from", DATA / theatre], ["check", scenario]):
                done = subprocess.run([passage, *map(str, words), "--progress", "none"], capture_output=True, text=True)
                assert done.returncode == 0, f"{theatre}: {words[0]}: exit {done.returncode}\n{done.stderr}"
            drafted = tomllib.loads(scenario.read_text(encoding="utf-8"))
            for key, value in expected.items():
                table, name = key.split(".")
                got = str(drafted[table][name])
                assert got == value or got.endswith("/" + value), f"{theatre}: {key} is {got}, expected {value}"
            if theatre == "comoros":
                ends_are_joined(passage, folder, scenario)
            print(f"{theatre}: {len(expected)} choices as expected, check passes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""An OpenStreetMap extract to a routable graph, in turn with ogr2ogr turning its lines into a file. Whole processes:
wall and processor seconds, medians. Usage: osm_roads.py BENCH_OSM_ROADS FILE.osm.pbf [ROUNDS]"""
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time


def measured(command):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    bench, extract = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    times = {}
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder)
        for number in range(rounds):
            for name, command in (
                    ("Passage", [bench, extract]),
                    ("ogr2ogr GPKG", ["ogr2ogr", "-f", "GPKG", out / f"{number}.gpkg", extract]),
                    ("ogr2ogr GPKG, lines only", ["ogr2ogr", "-f", "GPKG", out / f"{number}l.gpkg", extract, "lines"]),
                    ("ogr2ogr FlatGeobuf, lines only", ["ogr2ogr", "-f", "FlatGeobuf", out / f"{number}.fgb", extract, "lines"])):
                times.setdefault(name, []).append(measured(command))
    base = [statistics.median(column) for column in zip(*times["Passage"])]
    for name, rows in times.items():
        wall, processor = (statistics.median(column) for column in zip(*rows))
        print(f"{name:32} wall {wall:.3f} s, processor {processor:.3f} s; ratio {wall / base[0]:.1f}, {processor / base[1]:.1f}")
    print(subprocess.run([bench, extract], capture_output=True, text=True, check=True).stdout.strip())


main()

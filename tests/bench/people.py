#!/usr/bin/python3
"""`passage zonal` side by side with exactextract: the same raster and polygons, file to CSV, in turn (A B A B ...),
medians, equal sums checked in the same run.

usage: people.py --passage build/dev/tools/passage/passage --scripts ../shared/bench --work DIR [--size 10000] [--repeats 3]
                 [--exactextract "PYTHON"]

--scripts holds gen_pop_polys.py. --exactextract is a Python whose packages include exactextract and GDAL: a virtual
environment made with `python3 -m venv --system-site-packages DIR && DIR/bin/pip install exactextract`. An executable
`exactextract` in PATH is used when there is none. Every figure is the median of the repeats: wall seconds, processor
seconds of the whole process, peak memory.
"""
import argparse
import csv
import pathlib
import re
import shutil
import statistics
import subprocess
import sys

# exactextract as a whole process: the same work as its command line, raster and polygons read through GDAL.
PEER = """
import csv, sys
from exactextract import exact_extract
raster, polygons, out = sys.argv[1:4]
table = exact_extract(raster, polygons, ["sum"], include_cols=["pid"], strategy="feature-sequential")
with open(out, "w", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(["pid", "sum"])
    for feature in table:
        writer.writerow([feature["properties"]["pid"], repr(float(feature["properties"]["sum"]))])
"""


def measured(words):
    """Runs a command; {wall, cpu, peak_mib}."""
    report = subprocess.run(["/usr/bin/time", "-f", "MEASURED %e %U %S %M", *map(str, words)], capture_output=True,
                            text=True)
    if report.returncode != 0:
        sys.exit(f"{words}: exit {report.returncode}\n{report.stdout}{report.stderr}")
    wall, user, system, peak = re.search(r"MEASURED (\S+) (\S+) (\S+) (\S+)", report.stderr).groups()
    return {"wall": float(wall), "cpu": float(user) + float(system), "peak_mib": int(peak) / 1024}


def median(figures):
    return {key: statistics.median(figure[key] for figure in figures) for key in figures[0]}


def sums_of(path):
    with open(path, encoding="utf-8-sig") as file:
        return {row["pid"]: float(row["sum"]) for row in csv.DictReader(file)}


def peer_words(arguments, raster, polygons, out):
    if arguments.exactextract:
        return [arguments.exactextract, "-c", PEER, raster, polygons, out]
    if shutil.which("exactextract"):
        return ["exactextract", "-r", f"pop:{raster}", "-p", polygons, "-f", "pid", "-s", "sum=sum(pop)", "-o", out]
    return None


def compare(arguments, raster, polygons, count):
    work = pathlib.Path(arguments.work)
    ours, theirs = work / f"zonal{count}.csv", work / f"exactextract{count}.csv"
    mine = [arguments.passage, "zonal", "--raster", raster, "--zones", polygons, "--field", "pid", "--out", ours,
            "--overwrite", "--quiet", "--progress", "none", "--threads", arguments.threads]
    peer = peer_words(arguments, raster, polygons, theirs)
    figures = {"passage": [], "exactextract": []}
    # Starting Python and loading its packages is no part of the work: measured in the same turns and taken off.
    start = {"wall": 0, "cpu": 0}
    for _ in range(arguments.repeats):
        figures["passage"].append(measured(mine))
        if peer:
            theirs.unlink(missing_ok=True)
            if arguments.exactextract:
                start = measured([arguments.exactextract, "-c", "import csv, numpy, exactextract; from osgeo import gdal, ogr"])
            figure = measured(peer)
            figures["exactextract"].append({**figure, "wall": figure["wall"] - start["wall"], "cpu": figure["cpu"] - start["cpu"]})
    passage = median(figures["passage"])
    print(f"{count} polygons, passage: {passage['wall']:.2f} s wall, {passage['cpu']:.2f} s processor, {passage['peak_mib']:.0f} MiB")
    if not peer:
        print("exactextract is not installed: only Passage itself was measured")
        return
    other = median(figures["exactextract"])
    print(f"{count} polygons, exactextract: {other['wall']:.2f} s wall, {other['cpu']:.2f} s processor, {other['peak_mib']:.0f} MiB")
    a, b = sums_of(ours), sums_of(theirs)
    assert a.keys() == b.keys() and len(a) >= count * 0.95
    worst = max(abs(a[key] - b[key]) / max(abs(b[key]), 1) for key in a)
    print(f"{count} polygons: exactextract : passage {other['wall'] / passage['wall']:.1f} wall, "
          f"{other['cpu'] / passage['cpu']:.1f} processor; largest relative difference {worst:.1e}")
    assert worst <= 1e-6, worst


def main():
    parser = argparse.ArgumentParser()
    for name in ("--passage", "--scripts", "--work"):
        parser.add_argument(name, required=True)
    parser.add_argument("--exactextract", default="")
    parser.add_argument("--size", type=int, default=10000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    work = pathlib.Path(arguments.work)
    work.mkdir(parents=True, exist_ok=True)
    raster = work / f"people{arguments.size}.tif"
    polygons = {count: work / f"polygons{arguments.size}_{count}.gpkg" for count in (100, 1000)}
    if not all(path.exists() for path in (raster, *polygons.values())):
        subprocess.run(["/usr/bin/python3", pathlib.Path(arguments.scripts) / "gen_pop_polys.py", str(arguments.size), raster,
                        polygons[100], polygons[1000]], check=True)
    for count, path in polygons.items():
        compare(arguments, raster, path, count)


main()

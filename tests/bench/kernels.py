#!/usr/bin/python3
"""Kernel sums of events side by side with GRASS v.kernel and SAGA kernel density, Gaussian kernels of the same standard
deviation, the same points, in turn (A B A B ...), medians, equal answers checked in the same run.

usage: kernels.py --solver build/dev/tests/bench/bench_kernel_sums --scripts ../shared/bench --work DIR [--size 4000]
                  [--events 100000] [--sigma 10] [--repeats 3]

--scripts holds gen_points.py. Peers that are not installed are left out. Of Passage both figures are given: the whole
process (points read, raster written) and the sums alone. Ours reach five standard deviations; v.kernel's radius is four of them.
"""
import argparse
import pathlib
import re
import shutil
import statistics
import subprocess
import sys

import numpy
from osgeo import gdal

gdal.UseExceptions()


def measured(words, **options):
    """Runs a command; its output and {wall, cpu}."""
    report = subprocess.run(["/usr/bin/time", "-f", "MEASURED %e %U %S", *map(str, words)], capture_output=True, text=True,
                            **options)
    if report.returncode != 0:
        sys.exit(f"{words}: exit {report.returncode}\n{report.stdout}{report.stderr}")
    wall, user, system = re.search(r"MEASURED (\S+) (\S+) (\S+)", report.stderr).groups()
    return report.stdout, {"wall": float(wall), "cpu": float(user) + float(system)}


def median(figures):
    return {key: statistics.median(figure[key] for figure in figures) for key in figures[0]}


def cells(path):
    return gdal.Open(str(path)).ReadAsArray().astype(float)


def ours(arguments, points, method, out):
    text, figure = measured([arguments.solver, points, arguments.size, arguments.sigma, method, 1, out])
    figure["sums"] = float(text.split(": ")[-1].split()[0])
    return figure


def grass_database(arguments, points, work):
    database = work / "gdb"
    if not database.exists():
        subprocess.run(["grass", "-c", "EPSG:32637", database, "-e"], check=True, capture_output=True)
        edge = 300000 + 100 * arguments.size
        subprocess.run(["grass", database / "PERMANENT", "--exec", "sh", "-c",
                        f"g.region w=300000 s=300000 e={edge} n={edge} res=100; v.in.ogr --q --o -o input={points} output=pt"],
                       check=True, capture_output=True)
    return database


def grass(arguments, database):
    _, figure = measured(["grass", database / "PERMANENT", "--exec", "v.kernel", "--q", "--o", "input=pt", "output=kd",
                          f"radius={arguments.sigma * 400}", "kernel=gaussian"])
    return figure


def saga(arguments, shape, work):
    low, high = 300050, 300000 + 100 * arguments.size - 50
    _, figure = measured(["saga_cmd", "grid_gridding", "6", f"-POINTS={shape}", f"-RADIUS={arguments.sigma * 100 * 2}",
                          "-KERNEL=1", "-TARGET_DEFINITION=0", "-TARGET_USER_SIZE=100", f"-TARGET_USER_XMIN={low}",
                          f"-TARGET_USER_XMAX={high}", f"-TARGET_USER_YMIN={low}", f"-TARGET_USER_YMAX={high}",
                          f"-TARGET_OUT_GRID={work / 'saga.sgrd'}"])
    return figure


def main():
    parser = argparse.ArgumentParser()
    for name in ("--solver", "--scripts", "--work"):
        parser.add_argument(name, required=True)
    for name, default in (("--size", 4000), ("--events", 100000), ("--sigma", 10), ("--repeats", 3)):
        parser.add_argument(name, type=int, default=default)
    arguments = parser.parse_args()
    work = pathlib.Path(arguments.work).resolve()
    work.mkdir(parents=True, exist_ok=True)
    points = work / f"events{arguments.size}_{arguments.events}.gpkg"
    if not points.exists():
        subprocess.run(["/usr/bin/python3", pathlib.Path(arguments.scripts) / "gen_points.py", str(arguments.size),
                        str(arguments.events), points], check=True)
    has_grass, has_saga = shutil.which("grass"), shutil.which("saga_cmd")
    figures = {"exact": [], "binned": [], "v.kernel": [], "SAGA": []}
    database = grass_database(arguments, points, work) if has_grass else None
    if has_saga:
        shape = work / "events.shp"
        subprocess.run(["ogr2ogr", "-q", "-overwrite", shape, points], check=True)
    for _ in range(arguments.repeats):
        for method in ("exact", "binned"):
            figures[method].append(ours(arguments, points, method, work / f"{method}.tif"))
        if has_grass:
            figures["v.kernel"].append(grass(arguments, database))
        if has_saga:
            figures["SAGA"].append(saga(arguments, shape, work))
    medians = {name: median(list_) for name, list_ in figures.items() if list_}
    for name, figure in medians.items():
        print(name, {key: round(value, 2) for key, value in figure.items()})
    exact = cells(work / "exact.tif")
    inner = slice(6 * arguments.sigma, -6 * arguments.sigma)  # edges are corrected by Passage alone
    highest = exact[inner, inner].max()
    print(f"binned against exact: {abs(cells(work / 'binned.tif') - exact)[inner, inner].max() / highest:.1e} of the highest")
    if has_grass:
        subprocess.run(["grass", database / "PERMANENT", "--exec", "r.out.gdal", "--q", "--o", "-c", "input=kd",
                        f"output={work / 'kd.tif'}"], check=True, capture_output=True)
        density = cells(work / "kd.tif") * 1e6  # per m2 to per km2
        difference = abs(density - exact)[inner, inner].max() / highest
        print(f"v.kernel against exact: {difference:.1e} of the highest; v.kernel : passage {medians['v.kernel']['wall'] / medians['exact']['sums']:.0f} "
              f"(sums alone, wall), {medians['v.kernel']['cpu'] / medians['exact']['cpu']:.0f} (whole processes, processor)")
        assert difference < 1e-3, difference
    if has_saga:
        print(f"SAGA : passage {medians['SAGA']['wall'] / medians['exact']['sums']:.0f} (sums alone, wall), "
              f"{medians['SAGA']['cpu'] / medians['exact']['cpu']:.0f} (whole processes, processor)")
    assert numpy.isfinite(exact).all()


main()

#!/usr/bin/python3
"""Passage's cost surfaces side by side with GRASS r.cost, scikit-image MCP_Geometric and xarray-spatial cost_distance:
the same raster, in turn (A B A B ...), medians, equal answers checked in the same run. What is not installed is left out.

usage: surfaces.py --passage build/dev/tools/passage/passage --solver build/dev/tests/bench/bench_surface_solver \\
                   --scripts ../shared/bench --work DIR [--sizes 1000 4000] [--repeats 3] [--json OUT.json]
                   [--xarray-spatial VENV/bin/python]

--xarray-spatial is the python of a virtual environment outside the repository that has xarray-spatial.
--scripts holds gen_friction.py, grass_setup.sh and peer_skimage_cost.py. Every figure is the median of the repeats: wall
seconds, processor seconds of the whole process (a fairer ratio on a machine with other load), peak memory.
"""
import argparse
import json
import os
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
    """Runs a command; its output and {wall, cpu, peak_mib}."""
    report = subprocess.run(["/usr/bin/time", "-f", "MEASURED %e %U %S %M", *map(str, words)], capture_output=True,
                            text=True, **options)
    if report.returncode != 0:
        sys.exit(f"{words}: exit {report.returncode}\n{report.stdout}{report.stderr}")
    wall, user, system, peak = re.search(r"MEASURED (\S+) (\S+) (\S+) (\S+)", report.stderr).groups()
    return report.stdout + report.stderr, {"wall": float(wall), "cpu": float(user) + float(system),
                                           "peak_mib": int(peak) / 1024}


def median(figures):
    return {key: statistics.median(figure[key] for figure in figures) for key in figures[0]}


class Bench:
    def __init__(self, arguments, size):
        self.arguments, self.size = arguments, size
        self.work = pathlib.Path(arguments.work)
        self.friction = self.work / f"fr{size}.tif"
        self.text = self.work / f"fr{size}.txt"
        self.database = self.work / "gdb" / f"g{size}"

    def prepare(self):
        scripts = pathlib.Path(self.arguments.scripts)
        if not self.friction.exists() or not self.text.exists():
            done = subprocess.run(["/usr/bin/python3", scripts / "gen_friction.py", str(self.size), self.friction],
                                  capture_output=True, text=True, check=True)
            self.text.write_text(done.stdout)
        found = dict(re.findall(r"\b(source_row|source_col|x|y)=([0-9.]+)", self.text.read_text()))
        self.row, self.column, self.x, self.y = (found[key] for key in ("source_row", "source_col", "x", "y"))
        self.source = self.work / f"src{self.size}.geojson"
        self.source.write_text(json.dumps({
            "type": "FeatureCollection",
            "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32637"}},
            "features": [{"type": "Feature", "properties": {},
                          "geometry": {"type": "Point", "coordinates": [float(self.x), float(self.y)]}}]}))
        if shutil.which("grass") and not self.database.exists():
            subprocess.run([scripts / "grass_setup.sh", self.database, f"fr{self.size}={self.friction}"], check=True,
                           capture_output=True)

    def solver(self, threads, cost=None):
        words = [self.arguments.solver, self.friction, self.row, self.column, threads, 8]
        text, figure = measured(words + ([cost] if cost else []))
        found = dict(re.findall(r"(\w+) ([0-9.]+)", text))
        return {"solver": float(found["seconds"]), "cpu_whole": figure["cpu"], "peak_mib": figure["peak_mib"],
                "ns_per_cell": float(found["ns_per_cell"])}

    def passage(self, threads):
        _, figure = measured([self.arguments.passage, "accumulate", "--friction", self.friction, "--sources", self.source,
                              "--cost", self.work / "ours_cost.tif", "--back-link", self.work / "ours_link.tif",
                              "--neighbours", "8", "--corners", "open", "--compress", "none", "--threads", threads,
                              "--overwrite", "--progress", "none"])
        return figure

    def grass(self, command):
        words = ["grass", self.database / "PERMANENT", "--exec", "sh", "-c",
                 f"g.region raster=fr{self.size} && /usr/bin/time -f 'INNER %e %U %S %M' {command}"]
        done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=True)
        wall, user, system, peak = re.search(r"INNER ([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9]+)", done.stdout + done.stderr).groups()
        return {"wall": float(wall), "cpu": float(user) + float(system), "peak_mib": int(peak) / 1024}

    def r_cost(self):
        return self.grass(f"r.cost --q --o input=fr{self.size} output=cost outdir=dir start_coordinates={self.x},{self.y} "
                          f"memory={self.arguments.grass_memory}")

    def mcp(self):
        script = pathlib.Path(self.arguments.scripts) / "peer_skimage_cost.py"
        text, figure = measured(["/usr/bin/python3", script, self.friction, self.row, self.column])
        start, solve = re.search(r"init (\S+) s find_costs (\S+) s", text).groups()
        return {"solver": float(start) + float(solve), "cpu_whole": figure["cpu"], "peak_mib": figure["peak_mib"]}

    def xarray_spatial(self, cost=None):
        friction = self.work / f"fr{self.size}.npy"
        if not friction.exists():
            numpy.save(friction, gdal.Open(str(self.friction)).ReadAsArray())
        script = pathlib.Path(__file__).parent / "peer_xarray_spatial.py"
        words = [self.arguments.xarray_spatial, script, friction, self.row, self.column] + ([cost] if cost else [])
        text, figure = measured(words)
        seconds = re.search(r"cost_distance (\S+) s", text).group(1)
        return {"solver": float(seconds), "cpu_whole": figure["cpu"], "peak_mib": figure["peak_mib"]}

    def agreement_with_xarray_spatial(self):
        """Largest and median relative difference, and cells that only one of them reaches."""
        ours, theirs = self.work / "ours_solver.tif", self.work / "theirs.npy"
        ours.unlink(missing_ok=True)
        self.solver(2, ours)
        self.xarray_spatial(theirs)
        a, b = gdal.Open(str(ours)).ReadAsArray() / 100, numpy.load(theirs).astype(float)  # a cell has 100 m
        reached, known = numpy.isfinite(a), numpy.isfinite(b)
        both = reached & known & (b > 0)
        difference = abs(a[both] - b[both]) / b[both]
        return {"largest_relative_difference": float(difference.max()), "median": float(numpy.median(difference)),
                "cells_reached_by_one_only": int((reached != known).sum())}

    def agreement(self):
        """Largest relative difference to r.cost, and cells that only one of them reaches."""
        ours, theirs = self.work / "ours_solver.tif", self.work / "theirs.tif"
        ours.unlink(missing_ok=True)
        self.solver(2, ours)
        export = self.grass(f"r.out.gdal --q --o -c input=cost output={theirs} type=Float64 createopt=TILED=YES")
        a = gdal.Open(str(ours)).ReadAsArray() / 100  # metres of a cell: r.cost counts in cells
        b = gdal.Open(str(theirs)).ReadAsArray()
        reached, known = numpy.isfinite(a), numpy.isfinite(b) & (b >= 0)
        both = reached & known & (b > 0)
        return {"largest_relative_difference": float((abs(a[both] - b[both]) / b[both]).max()),
                "cells_reached_by_one_only": int((reached != known).sum()), "export_s": export["wall"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("passage", "solver", "scripts", "work"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--sizes", nargs="+", type=int, default=[300, 1000, 4000])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--grass-memory", type=int, default=8000)
    parser.add_argument("--json")
    parser.add_argument("--xarray-spatial")
    arguments = parser.parse_args()
    os.makedirs(arguments.work, exist_ok=True)
    results = {}
    for size in arguments.sizes:
        bench = Bench(arguments, size)
        bench.prepare()
        runs = {"passage solver, 1 thread": lambda b=bench: b.solver(1), "passage solver, 2 threads": lambda b=bench: b.solver(2),
                "passage accumulate, 2 threads": lambda b=bench: b.passage(2)}
        if shutil.which("grass"):
            runs["r.cost outdir="] = bench.r_cost
        try:
            import skimage  # noqa: F401  only to see whether it is there
            runs["MCP_Geometric"] = bench.mcp
        except ImportError:
            pass
        if arguments.xarray_spatial:
            runs["xarray-spatial cost_distance"] = bench.xarray_spatial
        figures = {name: [] for name in runs}
        for _ in range(arguments.repeats):
            for name, run in runs.items():
                figures[name].append(run())
        results[size] = {name: median(list_of) for name, list_of in figures.items()}
        if shutil.which("grass"):
            results[size]["agreement with r.cost"] = bench.agreement()
        if arguments.xarray_spatial:
            results[size]["agreement with xarray-spatial"] = bench.agreement_with_xarray_spatial()
        print(f"{size} x {size}, load {os.getloadavg()[0]:.1f}")
        for name, figure in results[size].items():
            print(f"  {name:32}", "  ".join(f"{key} {value:.4g}" for key, value in figure.items()), flush=True)
    if arguments.json:
        pathlib.Path(arguments.json).write_text(json.dumps(results, indent=1) + "\n")


main()

#!/usr/bin/python3
"""Passage's searches on roads side by side with Boost.Graph, pgRouting and another program for two-criteria fronts:
the same network, in turn (A B A B ...), medians, equal answers checked in the same run.

usage: roads.py --searches build/dev/tests/bench/bench_road_searches --scripts ../shared/bench --work DIR
                [--topologies ../shared/data/reference/routing] [--boa PROGRAM] [--sides 183 365 730] [--pairs 8]
                [--repeats 3] [--json OUT.json]

--scripts holds gen_road.py, peer_bgl.cpp and peer_pgrouting.sql. What is not installed is left out and said: Boost.Graph
headers, a PostgreSQL server with pgRouting (run as its own user), PROGRAM, which takes FILE FROM TO and prints
"from;to;solutions;milliseconds;…".  Processor time is given beside the wall clock: other load on the machine moves only
the latter.
"""
import argparse
import json
import lzma
import os
import pathlib
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys


def measured(words, **options):
    """Output of a command with the processor seconds of it and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    report = subprocess.run(list(map(str, words)), capture_output=True, text=True, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if report.returncode != 0:
        sys.exit(f"{words}: exit {report.returncode}\n{report.stdout}{report.stderr}")
    return report.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def figures(line):
    """The pairs of name and value after the first word."""
    words = line.split()[1:]
    return dict(zip(words[::2], words[1::2]))


# Where a program times itself by gettimeofday: processor time of its process instead of the wall clock.
PROCESSOR_CLOCK = """
#define _GNU_SOURCE
#include <stddef.h>
#include <sys/time.h>
#include <time.h>
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  struct timespec spent;
  (void)zone;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
  now->tv_sec = spent.tv_sec;
  now->tv_usec = spent.tv_nsec / 1000;
  return 0;
}
"""


class Bench:
    def __init__(self, arguments):
        self.arguments = arguments
        self.work = pathlib.Path(arguments.work)
        self.work.mkdir(parents=True, exist_ok=True)
        self.results = []

    def report(self, **row):
        row["load"] = round(os.getloadavg()[0], 1)
        self.results.append(row)
        print("  ".join(f"{key} {value:.4g}" if isinstance(value, float) else f"{key} {value}" for key, value in row.items()),
              flush=True)

    def searches(self, *words):
        return figures(measured([self.arguments.searches, *words])[0])

    def network(self, side):
        prefix = self.work / f"road{side}"
        if not prefix.with_suffix(".edges.csv").exists():
            measured(["/usr/bin/python3", pathlib.Path(self.arguments.scripts) / "gen_road.py", side, prefix])
        return prefix

    def peer_bgl(self):
        program = self.work / "peer_bgl"
        if not program.exists():
            # Its clock is made to count processor time: both programs are then compared whatever else runs.
            text = (pathlib.Path(self.arguments.scripts) / "peer_bgl.cpp").read_text()
            wall = "chrono::duration<double>(chrono::steady_clock::now().time_since_epoch()).count()"
            copy = self.work / "peer_bgl.cpp"
            copy.write_text("#include <ctime>\n" + text.replace(wall, "double(clock()) / CLOCKS_PER_SEC"))
            done = subprocess.run(["g++", "-std=c++20", "-O3", "-march=native", copy, "-o", program], capture_output=True)
            if done.returncode != 0:
                return None
        return program

    def one_to_all(self, side, pairs=10):
        prefix, peer = self.network(side), self.peer_bgl()
        ours, theirs = [], []
        for _ in range(self.arguments.repeats):
            ours.append(self.searches("one-to-all", prefix, pairs))
            if peer:
                theirs.append(measured([peer, prefix, pairs])[0])
        row = {"job": "one-to-all", "nodes": int(ours[0]["nodes"]),
               "passage_ms": statistics.median(float(run["wall_ms"]) for run in ours),
               "passage_processor_ms": statistics.median(float(run["processor_ms"]) for run in ours)}
        row["ns_per_node"] = row["passage_processor_ms"] * 1e6 / row["nodes"]
        if theirs:
            times = [float(re.search(r"one-to-all median (\S+) ms", text).group(1)) for text in theirs]
            row["boost_processor_ms"] = statistics.median(times)
            row["ratio"] = row["boost_processor_ms"] / row["passage_processor_ms"]
            row["equal"] = all(re.search(r"check (\d+)", text).group(1) == ours[0]["check"] for text in theirs)
        self.report(**row)

    def k_paths(self, side):
        prefix = self.network(side)
        a, b = (self.work / f"road{side}.q.csv").read_text().splitlines()[0].split(",")
        runs = [self.searches("k-paths", prefix, a, b, 5) for _ in range(self.arguments.repeats)]
        row = {"job": "5 loopless paths", "side": side, "costs": runs[0]["costs"],
               "passage_ms": statistics.median(float(run["wall_ms"]) for run in runs),
               "passage_processor_ms": statistics.median(float(run["processor_ms"]) for run in runs)}
        text = self.pgrouting(prefix, a, b)
        if text:
            row["pgrouting_ms"] = float(re.findall(r"Time: ([0-9.]+) ms", text)[-1])
            costs = re.findall(r"^\s*[1-5] \|\s*\d+ \|\s*([0-9.]+)", text, re.M)
            row["ratio"] = row["pgrouting_ms"] / row["passage_ms"]
            row["equal"] = [float(cost) for cost in costs] == [float(cost) for cost in runs[0]["costs"].split(",")]
        self.report(**row)

    def pgrouting(self, prefix, a, b):
        script = pathlib.Path(self.arguments.scripts) / "peer_pgrouting.sql"
        if not shutil.which("psql") or not script.exists():
            return None
        words = ["psql", "-d", "postgres", "-v", f"edges='{prefix.resolve()}.edges.csv'", "-v", f"a={a}", "-v", f"b={b}", "-f", "-"]
        if os.geteuid() == 0:
            words = ["runuser", "-u", "postgres", "--"] + words
        done = subprocess.run(words, input=script.read_text(), capture_output=True, text=True, cwd="/")
        if done.returncode != 0:
            print("pgRouting left out:", done.stderr.strip().splitlines()[-1:])
            return None
        return done.stdout

    def topology(self, name):
        """A network of the DIMACS challenge with costs drawn by seed: time by a speed, risk correlated in part."""
        file = self.work / f"{name}.arcs.txt"
        if not file.exists():
            with lzma.open(pathlib.Path(self.arguments.topologies) / f"{name}.gr.xz", "rt") as source:
                nodes, edges = map(int, source.readline().split()[2:4])
                draw = random.Random(9)
                lines = []
                for line in source:
                    a, b = line.split()
                    length = draw.uniform(50, 1000)
                    time = max(1, round(length / draw.uniform(5, 20)))
                    risk = max(1, round(length * draw.uniform(0.02, 0.2)))
                    lines += [f"{a} {b} {time} {risk}", f"{b} {a} {time} {risk}"]
            file.write_text(f"{nodes} {len(lines)}\n" + "\n".join(lines) + "\n")
        return file

    def processor_clock(self):
        """Makes a program count processor time: what else runs then moves neither side. Nothing without a C compiler."""
        library = self.work / "processor_clock.so"
        if not library.exists():
            words = ["gcc", "-O2", "-shared", "-fPIC", "-x", "c", "-", "-o", library]
            if not shutil.which("gcc") or subprocess.run(words, input=PROCESSOR_CLOCK, text=True).returncode != 0:
                return {}
        return {"env": os.environ | {"LD_PRELOAD": str(library.resolve())}}

    def fronts(self, name):
        file = self.topology(name)
        nodes = int(file.open().readline().split()[0])
        draw = random.Random(4)
        clock = self.processor_clock()
        for _ in range(self.arguments.pairs):
            a, b = draw.randint(1, nodes), draw.randint(1, nodes)
            ours, theirs = [], []
            for _ in range(self.arguments.repeats):
                ours.append(self.searches("front", file, a, b))
                if self.arguments.boa:
                    theirs.append(measured([self.arguments.boa, file, a, b], **clock)[0].strip().split(";"))
            row = {"job": f"exact front {name}", "pair": f"{a}-{b}", "solutions": int(ours[0]["solutions"]),
                   "labels": int(ours[0]["labels"]),
                   "passage_ms": statistics.median(float(run["wall_ms"]) for run in ours),
                   "passage_processor_ms": statistics.median(float(run["processor_ms"]) for run in ours)}
            if theirs:
                key = "processor_ms" if clock else "ms"
                row[f"boa_{key}"] = statistics.median(float(run[3]) for run in theirs)
                row["ratio"] = row[f"boa_{key}"] / row[f"passage_{key}"]
                row["equal"] = all(int(run[2]) == row["solutions"] for run in theirs)
            self.report(**row)

    def consents(self):
        for side in (100, 180, 316):
            for epsilon in (0.1, 0.03):
                self.report(job="agreements, time, exposure", **self.searches("consents", side, 10, epsilon, 1.6, 6))
        for side in (26, 32):
            for line in measured([self.arguments.searches, "covered", side, 6])[0].splitlines():
                self.report(job="against all sets of authorities", **figures(line))

    def gates(self):
        for cells in (100_000, 300_000, 1_000_000):
            self.report(job="all opening sets", **self.searches("gates", cells, 16))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--searches", required=True)
    parser.add_argument("--scripts", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--topologies")
    parser.add_argument("--boa")
    parser.add_argument("--sides", nargs="+", type=int, default=[183, 365, 730])
    parser.add_argument("--pairs", type=int, default=8)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--only", nargs="+", default=["one-to-all", "k-paths", "fronts", "consents", "gates"])
    parser.add_argument("--json")
    arguments = parser.parse_args()
    bench = Bench(arguments)
    if "one-to-all" in arguments.only:
        for side in arguments.sides:
            bench.one_to_all(side)
    if "k-paths" in arguments.only:
        for side in arguments.sides:
            bench.k_paths(side)
    if "fronts" in arguments.only and arguments.topologies:
        for name in ("NY", "BAY", "COL"):
            bench.fronts(name)
    if "consents" in arguments.only:
        bench.consents()
    if "gates" in arguments.only:
        bench.gates()
    if arguments.json:
        pathlib.Path(arguments.json).write_text(json.dumps(bench.results, indent=1) + "\n")


main()

#!/usr/bin/python3
"""From how many events on are binned kernel sums cheaper than exact ones? Both over grids and widths of the kernel, by the
processor's time (one thread, the least of the repeats). Both grow with the number of events along a line, so two numbers of
events each give the crossing; `smoothing_cost` of lib/passage/layers/kernel_sum.cpp is what makes its rule cross there.

usage: kernel_crossover.py --solver build/dev/tests/bench/bench_kernel_sums --scripts ../shared/bench --work DIR [--repeats 3]

--scripts holds gen_points.py. The last column is the events at which the rule crosses with the median cost, divided by those
at which the times do: 1 is right, 2 means that the rule stays with exact sums twice as long as it should.
"""
import argparse
import pathlib
import re
import statistics
import subprocess

SIZES = (500, 1000, 2000, 4000)  # cells along an edge
SIGMAS = (8, 10, 20, 40, 100)    # cells
FEW = 1000                       # events


def points(arguments, size, events):
    path = pathlib.Path(arguments.work) / f"events{size}_{events}.gpkg"
    if not path.exists():
        subprocess.run(["/usr/bin/python3", pathlib.Path(arguments.scripts) / "gen_points.py", str(size), str(events), path],
                       check=True)
    return path


def measured(arguments, size, events, sigma, method):
    """Steps as (exact, binned), and processor seconds of the sums."""
    words = [arguments.solver, points(arguments, size, events), size, sigma, method, 1, "-"]
    runs = [subprocess.run(list(map(str, words)), capture_output=True, text=True, check=True).stdout
            for _ in range(arguments.repeats)]
    steps = re.search(r"steps: (\S+) exact, (\S+) binned", runs[0]).groups()
    return tuple(map(float, steps)), min(float(re.search(r"(\S+) s processor", run).group(1)) for run in runs)


def crossing(arguments, size, sigma):
    """Events at which both take as long, and the smoothing cost that says so."""
    many = 100000 if sigma <= 10 else 20000 if sigma <= 40 else 5000
    (exact_steps, binned_steps), exact_few = measured(arguments, size, FEW, sigma, "exact")
    exact_many = measured(arguments, size, many, sigma, "exact")[1]
    binned_few = measured(arguments, size, FEW, sigma, "binned")[1]
    binned_many = measured(arguments, size, many, sigma, "binned")[1]
    slope = ((exact_many - exact_few) - (binned_many - binned_few)) / (many - FEW)
    events = max(1, FEW + (binned_few - exact_few) / slope)
    print(f"{size}, {sigma}: {exact_few:.3f}, {exact_many:.3f} s; {binned_few:.3f}, {binned_many:.3f} s of {FEW}, {many} "
          f"events; equal at {events:.0f} events", flush=True)
    return events, events * exact_steps / FEW / binned_steps


def main():
    parser = argparse.ArgumentParser()
    for name in ("--solver", "--scripts", "--work"):
        parser.add_argument(name, required=True)
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    pathlib.Path(arguments.work).mkdir(parents=True, exist_ok=True)
    print("cells along an edge, sigma in cells: exact; binned; crossing")
    found = {(size, sigma): crossing(arguments, size, sigma) for size in SIZES for sigma in SIGMAS}
    cost = statistics.median(cost for _, cost in found.values())
    print(f"smoothing cost: median {cost:.2f}")
    for (size, sigma), (events, own) in found.items():
        print(f"{size}, {sigma}: cost {own:.2f}, {events:.0f} events, rule at {cost / own * events:.0f}: {cost / own:.2f}")


main()

"""usage: PYTHON peer_xarray_spatial.py FRICTION.npy ROW COL [COST.npy]

Times xarray-spatial's cost_distance alone, after a small run that compiles it. PYTHON is that of a virtual environment
with xarray-spatial; it has no GDAL, so friction comes as a NumPy file (not positive: impassable), one unit to a cell.
"""
import sys
import time

import numpy
import xarray
from xrspatial import cost_distance


def solve(friction, row, column):
    coordinates = {"y": numpy.arange(friction.shape[0], dtype=float)[::-1], "x": numpy.arange(friction.shape[1], dtype=float)}
    source = numpy.zeros_like(friction)
    source[row, column] = 1
    grids = [xarray.DataArray(values, dims=("y", "x"), coords=coordinates) for values in (source, friction)]
    begin = time.perf_counter()
    cost = numpy.asarray(cost_distance(*grids))
    return cost, time.perf_counter() - begin


friction = numpy.load(sys.argv[1])
solve(numpy.ones((8, 8), friction.dtype), 1, 1)
cost, seconds = solve(friction, int(sys.argv[2]), int(sys.argv[3]))
print(f"cost_distance {seconds:.3f} s reached {int(numpy.isfinite(cost).sum())}")
if len(sys.argv) > 4:
    numpy.save(sys.argv[4], cost)

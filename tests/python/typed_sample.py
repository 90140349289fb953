"""What a typed program makes of passage: checked by mypy --strict, never run."""
from __future__ import annotations

import datetime
import pathlib

import numpy as np

import passage
from passage import arrays


def hear(step: str, fraction: float) -> None:
    print(step, fraction)


def commands(folder: pathlib.Path) -> list[pathlib.Path]:
    result: passage.Result = passage.run(
        folder / "scenario.toml", out=folder / "answer", set=["gates.K3.state=open"],
        incidents_half_life=datetime.timedelta(days=30), progress=hear, threads=2,
    )  # fmt: skip
    reached = passage.isochrones(
        friction="friction.tif", sources=folder / "places.csv", times=["1 h", 7200.0], neighbours="32", out="iso.gpkg"
    )
    try:
        passage.zonal(raster="people.tif", zones="district.gpkg|layername=admin2", stat="sum", out="z.csv")
    except passage.Error as error:
        kind: str = error.kind
        hints: list[str] = [problem.hint for problem in error.problems]
        print(kind, error.code, error.hint, hints)
    findings: tuple[passage.Finding, ...] = result.findings
    print(findings[0].text, reached.summary["isochrones"], result.has_route)
    return [result.path("map.pdf")]


def on_arrays() -> float:
    grid = arrays.Grid(100.0, crs="EPSG:32636")
    friction = np.full((50, 50), 0.72)
    time = arrays.accumulate(friction, grid, [(25, 25)], neighbours=32)
    proof = arrays.certify(time.cost_s, friction, grid, [(25, 25)], neighbours=32)
    areas = arrays.isochrones(friction, grid, [(25, 25)], [600, 1200])
    rate = arrays.exposure([31.5], [4.9], ["2024-06-01"], grid, friction.shape, "2024-06-15")
    assert proof.is_optimal
    return float(time.cost_s.max()) + areas[0].area_km2 + float(rate.sum())

from typing import Any, Callable, Optional, Sequence

from ._types import Progress

_Log = Callable[[str, str], object]

version: str

def run_command(
    name: str, options: dict[str, Any], common: dict[str, Any], progress: Optional[Progress], log: Optional[_Log]
) -> dict[str, Any]: ...
def usage() -> str: ...
def accumulate(
    question: dict[str, Any], common: dict[str, Any], progress: Optional[Progress], log: Optional[_Log]
) -> dict[str, Any]: ...
def certify(
    question: dict[str, Any], cost: Any, common: dict[str, Any], progress: Optional[Progress], log: Optional[_Log]
) -> dict[str, Any]: ...
def isochrones(
    question: dict[str, Any],
    times_s: Sequence[float],
    common: dict[str, Any],
    progress: Optional[Progress],
    log: Optional[_Log],
) -> list[Any]: ...
def exposure(
    question: dict[str, Any], common: dict[str, Any], progress: Optional[Progress], log: Optional[_Log]
) -> tuple[Any, list[Any]]: ...
def zonal(
    values: Any,
    grid: dict[str, Any],
    zones: list[Any],
    zones_crs: Optional[str],
    is_density: bool,
    common: dict[str, Any],
    progress: Optional[Progress],
    log: Optional[_Log],
) -> dict[str, Any]: ...
def read_raster(
    path: str, band: int, progress: Optional[Progress], log: Optional[_Log]
) -> tuple[Any, dict[str, Any]]: ...
def write_raster(path: str, values: Any, grid: dict[str, Any], unit: str, log: Optional[_Log]) -> None: ...

"""The calculations of Passage on numpy arrays: no files.

Arrays have rows from north to south and columns from west to east; NaN is a cell without a value. A `Grid` says where
they lie. Geometries are anything with `__geo_interface__` (shapely, GeoDataFrames), in the grid's reference system.
"""
from __future__ import annotations

import dataclasses
import datetime
import os
import warnings
from typing import TYPE_CHECKING, Any, Iterable, Literal, Mapping, Optional, Sequence, Union

import numpy as np

from . import _core
from ._call import log
from ._dates import day_of, spans_of
from ._errors import DataWarning, Error
from ._result import Finding, import_or_say
from ._types import Day, Progress, StrPath

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

__all__ = [
    "Certificate", "Grid", "Isochrone", "TravelTime",
    "accumulate", "certify", "exposure", "isochrones", "read_raster", "write_raster", "zonal",
]  # fmt: skip

Walking = Literal["level", "tobler", "tobler-off-path", "naismith-langmuir", "irmischer-clarke", "bicycle"]


@dataclasses.dataclass(frozen=True)
class Grid:
    """Where the cells of an array lie.

    Parameters
    ----------
    cell_size : float or (float, float)
        Width and height of a cell in units of `crs`; metres without one.
    west, north : float
        The upper left corner.
    crs : str, optional
        "EPSG:32636" or WKT. Without one, cells lie on a plane in metres.
    """

    cell_size: Union[float, tuple[float, float]]
    west: float = 0.0
    north: float = 0.0
    crs: Optional[str] = None

    @classmethod
    def from_transform(cls, transform: Sequence[float], crs: Any = None) -> Grid:
        """From the affine transform of rasterio (a, b, c, d, e, f) and any CRS that has `to_wkt`."""
        a, b, c, d, e, f = (float(number) for number in tuple(transform)[:6])
        if b or d:
            raise ValueError("a rotated raster: warp it to north up first")
        return cls((a, -e), c, f, _crs_text(crs))

    @property
    def transform(self) -> tuple[float, float, float, float, float, float]:
        """(a, b, c, d, e, f) as rasterio takes it: `affine.Affine(*grid.transform)`."""
        width, height = self._size
        return (width, 0.0, self.west, 0.0, -height, self.north)

    @property
    def _size(self) -> tuple[float, float]:
        size = self.cell_size
        return (float(size[0]), float(size[1])) if isinstance(size, tuple) else (float(size), float(size))

    def cells_of(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.int64]:
        """Rows and columns of points, one pair each: sources for `accumulate`."""
        width, height = self._size
        row = np.floor((self.north - np.asarray(y, dtype=float)) / height)
        column = np.floor((np.asarray(x, dtype=float) - self.west) / width)
        pairs: NDArray[np.int64] = np.atleast_2d(np.stack([row, column], axis=-1)).astype(np.int64)
        return pairs

    def extent(self, shape: Sequence[int]) -> tuple[float, float, float, float]:
        """West, east, south, north of an array of this shape, for `imshow(extent=…)`."""
        width, height = self._size
        return (self.west, self.west + shape[1] * width, self.north - shape[0] * height, self.north)

    def _as_dict(self) -> dict[str, Any]:
        width, height = self._size
        return {"crs": self.crs, "west": self.west, "north": self.north, "width": width, "height": height}


@dataclasses.dataclass(frozen=True)
class TravelTime:
    """What `accumulate` gives."""

    cost_s: Floats  #: seconds from the nearest source; NaN where nothing arrives
    quantum_s: float  #: costs are whole numbers of this
    back_link: Optional[NDArray[np.uint8]]  #: 0 source, 1 north, clockwise; 255 unreached
    allocation: Optional[NDArray[np.uint32]]  #: which source, ranked by row and column from 1; 0 unreached
    findings: tuple[Finding, ...]


@dataclasses.dataclass(frozen=True)
class Certificate:
    """What `certify` gives: a proof, or the cell that refutes it."""

    is_optimal: bool
    reached_cells: int
    cell: Optional[tuple[int, int]]  #: row and column of a wrong cost
    reason: str


@dataclasses.dataclass(frozen=True)
class Isochrone:
    """What is reached within a time; a geometry by its `__geo_interface__`."""

    time_s: float
    area_km2: float
    cells: int
    __geo_interface__: Mapping[str, Any] = dataclasses.field(repr=False)


def accumulate(
    friction: ArrayLike,
    grid: Grid,
    sources: ArrayLike,
    *,
    initial_s: Optional[Sequence[float]] = None,
    elevation: Optional[ArrayLike] = None,
    walking: Walking = "level",
    barriers: object = None,
    neighbours: Literal[8, 16, 32] = 16,
    corners: Literal["closed", "open"] = "closed",
    max_cost_s: Optional[float] = None,
    reverse: bool = False,
    back_link: bool = False,
    allocation: bool = False,
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
) -> TravelTime:
    """The least travel time from the nearest source to every cell, exact and directed.

    Parameters
    ----------
    friction : array
        Seconds to cross a metre; NaN is impassable.
    sources : array
        Rows and columns, one pair for each source, or a mask of the shape of friction.
    initial_s : sequence of float, optional
        Seconds spent on arrival at each source.
    elevation : array, optional
        Metres; with `walking`, slope changes the time.
    barriers : geometries, optional
        Lines, or areas by their edges, that nobody crosses, whatever the cell size.
    neighbours : 8, 16 or 32
        Moves from a cell.
    reverse : bool
        Time to the sources instead of from them.
    """
    question = _question(friction, grid, sources, initial_s, elevation, walking, barriers, neighbours, corners,
                         max_cost_s, reverse)  # fmt: skip
    made = _core.accumulate({**question, "back_link": back_link, "allocation": allocation}, _common(threads), progress, log)
    findings = _findings(made.pop("findings"))
    return TravelTime(**made, findings=findings)


def certify(
    cost_s: ArrayLike,
    friction: ArrayLike,
    grid: Grid,
    sources: ArrayLike,
    *,
    initial_s: Optional[Sequence[float]] = None,
    elevation: Optional[ArrayLike] = None,
    walking: Walking = "level",
    barriers: object = None,
    neighbours: Literal[8, 16, 32] = 16,
    corners: Literal["closed", "open"] = "closed",
    max_cost_s: Optional[float] = None,
    reverse: bool = False,
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
) -> Certificate:
    """Proves in one pass that a cost of `accumulate` is the least possible, or names a cell where it is not.

    Parameters are those of `accumulate`; `cost_s` is what is to be proven.
    """
    question = _question(friction, grid, sources, initial_s, elevation, walking, barriers, neighbours, corners,
                         max_cost_s, reverse)  # fmt: skip
    return Certificate(**_core.certify(question, np.asarray(cost_s, dtype=float), _common(threads), progress, log))


def isochrones(
    friction: ArrayLike,
    grid: Grid,
    sources: ArrayLike,
    times_s: Sequence[float],
    *,
    initial_s: Optional[Sequence[float]] = None,
    elevation: Optional[ArrayLike] = None,
    walking: Walking = "level",
    barriers: object = None,
    neighbours: Literal[8, 16, 32] = 16,
    corners: Literal["closed", "open"] = "closed",
    reverse: bool = False,
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
) -> list[Isochrone]:
    """What is reached within given times, the shortest first; each lies inside the next.

    `geopandas.GeoDataFrame.from_features` and `shapely.geometry.shape` read them. Parameters are those of `accumulate`.
    """
    question = _question(friction, grid, sources, initial_s, elevation, walking, barriers, neighbours, corners,
                         None, reverse)  # fmt: skip
    times = [float(time) for time in times_s]
    return [Isochrone(*one) for one in _core.isochrones(question, times, _common(threads), progress, log)]


def exposure(
    lon: ArrayLike,
    lat: ArrayLike,
    day: ArrayLike,
    grid: Grid,
    shape: Sequence[int],
    as_of: Day,
    *,
    precision: Optional[ArrayLike] = None,
    districts: Any = None,
    provinces: Any = None,
    observed: Any = None,
    half_life_days: float = 90.0,
    bandwidth_m: float = 5000.0,
    recent_share: float = 0.5,
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
) -> Floats:
    """How many incidents are expected to be recorded per km2 and day; NaN where nothing is observed.

    What is left out, and why, is a `passage.DataWarning`.

    Parameters
    ----------
    lon, lat, day : arrays
        Recorded events: degrees, and numpy dates (or what numpy reads as dates). Dates known to the month or year
        ("2019-03", "2019") are spread over it. A time of day is refused: round it yourself.
    grid, shape :
        Cells of the answer, in a CRS projected in metres.
    as_of : date
        Evidence decays back from this day; later events are left out.
    precision : array of int, optional
        How well each place is known, in the codes of UCDP: 1 exact, 2 near, 3 district, 4 province, 5 region, 6 country,
        7 water; 0 unknown.
    districts, provinces : GeoDataFrame, GeoSeries or sequence of polygons, optional
        Events known to one only are spread over the one around them; where there is none they are left out. A GeoDataFrame
        with a CRS is reprojected; all others are in the CRS of the grid.
    observed : likewise, optional
        Ground where events would have been recorded. Without it, all cells.
    """
    x, y = np.atleast_1d(np.asarray(lon, dtype=float)), np.atleast_1d(np.asarray(lat, dtype=float))
    first, last = spans_of("day", day)
    codes = np.zeros(len(x)) if precision is None else np.atleast_1d(np.asarray(precision))
    if not len(x) == len(y) == len(first) == len(codes):
        raise ValueError("lon, lat, day and precision have different lengths")
    areas = {"districts": districts, "provinces": provinces, "observed": observed}
    question = {
        "lon": x, "lat": y, "first_day": first.astype(np.int64), "last_day": last.astype(np.int64), "precision": codes.astype(np.int64),
        "grid": grid._as_dict(), "rows": shape[0], "columns": shape[1], "as_of": (day_of("as_of", as_of) - datetime.date(1970, 1, 1)).days,
        "half_life_s": half_life_days * 86400.0, "bandwidth_m": float(bandwidth_m), "recent_share": float(recent_share),
        "crs_of": {name: _crs_beside(grid, given) for name, given in areas.items()},
        **{name: [_polygons(area, name) for area in _geometries(given)] for name, given in areas.items()},
    }  # fmt: skip
    rate, found = _core.exposure(question, _common(threads), progress, log)
    _warn(found)
    return rate  # type: ignore[no-any-return]


def zonal(
    values: ArrayLike,
    grid: Grid,
    zones: Any,
    *,
    unit: Literal["count", "density"] = "count",
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
) -> Any:
    """Sum, mean, min, max and count of the cells in each zone, every cell with the exact share that the zone covers.

    Parameters
    ----------
    values : array
        People, or another amount. "count": cells add up as they are; "density": cells are per km2.
    zones : GeoDataFrame, GeoSeries or sequence of polygons
        A GeoDataFrame with a CRS is reprojected; all others are in the CRS of the grid.

    Returns
    -------
    DataFrame with the index of a GeoDataFrame that was given; else a dict of arrays, one number per zone. Zones that overlap,
    reach beyond the array or were repaired are a `passage.DataWarning`.
    """
    made = _core.zonal(
        np.asarray(values, dtype=float), grid._as_dict(), [_polygons(zone) for zone in _geometries(zones)],
        _crs_beside(grid, zones), unit == "density", _common(threads), progress, log,
    )  # fmt: skip
    _warn(made.pop("findings"))
    columns = {name: np.asarray(numbers, dtype=float) for name, numbers in made.items()}
    if not hasattr(zones, "index") or isinstance(zones, (list, tuple)):
        return columns
    return import_or_say("pandas").DataFrame(columns, index=zones.index)


def read_raster(path: StrPath, band: int = 1) -> tuple[Floats, Grid]:
    """The cells of a local raster file that GDAL reads, and where they lie; NaN where the file has no value."""
    values, placed = _core.read_raster(os.fspath(path), band, None, log)
    return values, Grid((placed["width"], placed["height"]), placed["west"], placed["north"], placed["crs"])


def write_raster(
    path: StrPath, values: ArrayLike, grid: Grid, *, unit: str = "", overwrite: bool = False
) -> None:
    """Writes an array as a GeoTIFF, which the commands read."""
    if grid.crs is None:
        raise ValueError("a file needs a CRS: Grid(…, crs='EPSG:…')")
    if os.path.exists(path) and not overwrite:
        raise Error("usage", "output_exists", f"{os.fspath(path)}: exists already", "overwrite=True replaces it")
    _core.write_raster(os.fspath(path), np.asarray(values, dtype=float), grid._as_dict(), unit, log)


def _question(
    friction: ArrayLike, grid: Grid, sources: ArrayLike, initial_s: Optional[Sequence[float]],
    elevation: Optional[ArrayLike], walking: str, barriers: object, neighbours: int, corners: str,
    max_cost_s: Optional[float], reverse: bool,
) -> dict[str, Any]:  # fmt: skip
    cells = np.asarray(friction, dtype=float)
    places = np.asarray(sources)
    if places.dtype == bool:
        if places.shape != cells.shape:
            raise ValueError(f"sources: a mask of {places.shape}, but friction is {cells.shape}")
        places = np.argwhere(places)
    places = np.atleast_2d(places).astype(np.int64)
    if places.ndim != 2 or places.shape[1] != 2:
        raise ValueError("sources: expected rows and columns in pairs, or a mask")
    initial = [] if initial_s is None else [float(one) for one in initial_s]
    if initial and len(initial) != len(places):
        raise ValueError(f"initial_s: {len(initial)} for {len(places)} sources")
    return {
        "friction": cells, "grid": grid._as_dict(), "sources": places, "initial_s": initial,
        "elevation": None if elevation is None else np.asarray(elevation, dtype=float), "walking": walking,
        "barriers": [line for one in _geometries(barriers) for line in _lines(one)], "neighbours": neighbours,
        "corners": corners, "max_cost_s": max_cost_s, "reverse": reverse,
    }  # fmt: skip


def _common(threads: Optional[int]) -> dict[str, Any]:
    return {} if threads is None else {"threads": threads}


def _findings(made: Iterable[Sequence[Any]]) -> tuple[Finding, ...]:
    return tuple(Finding(*one) for one in made)


def _warn(made: Iterable[Sequence[Any]]) -> None:
    """Says what an answer without findings of its own would keep to itself."""
    for finding in _findings(made):
        if finding.severity != "note":
            warnings.warn(f"{finding.input}: {finding.text}", DataWarning, stacklevel=3)


def _crs_text(crs: Any) -> Optional[str]:
    if crs is None or isinstance(crs, str):
        return crs
    return str(crs.to_wkt())


def _crs_beside(grid: Grid, given: Any) -> Optional[str]:
    """The CRS of a table of geometries; without one, or on a plane without one, they lie on the grid's."""
    return _crs_text(getattr(given, "crs", None)) if grid.crs else None


def _geometries(given: Any) -> Iterable[Mapping[str, Any]]:
    """Geometries as GeoJSON has them, out of one, of many, or of a table of them."""
    if given is None:
        return []
    interface = given if isinstance(given, Mapping) else getattr(given, "__geo_interface__", None)
    if interface is None:
        return [geometry for one in given for geometry in _geometries(one)]
    if interface["type"] == "FeatureCollection":
        return [feature["geometry"] for feature in interface["features"]]
    if interface["type"] == "Feature":
        return [interface["geometry"]]
    return [interface]


def _rings(coordinates: Any) -> list[Floats]:
    return [np.asarray(ring, dtype=float)[:, :2] for ring in coordinates]


def _polygons(geometry: Mapping[str, Any], name: str = "zones") -> list[list[Floats]]:
    if geometry["type"] == "Polygon":
        return [_rings(geometry["coordinates"])]
    if geometry["type"] == "MultiPolygon":
        return [_rings(part) for part in geometry["coordinates"]]
    raise TypeError(f"{name}: a {geometry['type']}, expected polygons")


def _lines(geometry: Mapping[str, Any]) -> list[Floats]:
    if geometry["type"] == "LineString":
        return _rings([geometry["coordinates"]])
    if geometry["type"] == "MultiLineString":
        return _rings(geometry["coordinates"])
    return [ring for polygon in _polygons(geometry) for ring in polygon]

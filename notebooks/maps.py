"""Drawing for the notebooks: a district on a sheet, in one look for all of them."""
from __future__ import annotations

import functools
import logging
from pathlib import Path

import geopandas
import matplotlib.patheffects as effects
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.colors import LightSource
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from passage import arrays

ROOT = Path(__file__).resolve().parent.parent
EXERCISE = ROOT / "data" / "exercise"
REAL = ROOT.parent / "shared" / "data"  # real data, where somebody has put some beside the project

OPTIONS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]  # apart for every kind of sight
HOLDERS = ["#e6c79c", "#a9c4dc", "#bcd8a8", "#d5b8d8"]
UNKNOWN = "#d9d9d9"
STATES = {"open": "#2ca25f", "conditional": "#f2a900", "unknown": "#9e9e9e", "closed": "#c0392b"}
logging.getLogger("passage").setLevel(logging.ERROR)  # the notebooks look at findings themselves

HALO = [effects.withStroke(linewidth=2.5, foreground="white")]

plt.rcParams.update({
    "figure.dpi": 110, "figure.constrained_layout.use": True, "font.size": 9, "axes.titlesize": 11,
    "axes.titleweight": "bold", "axes.titlelocation": "left", "axes.spines.top": False, "axes.spines.right": False,
    "legend.frameon": False, "legend.fontsize": 8,
})  # fmt: skip


class District:
    """The layers of an exercise, in its plane."""

    def __init__(self, folder: Path = EXERCISE) -> None:
        self.folder = Path(folder)
        self.elevation, self.grid = arrays.read_raster(self.folder / "elevation.tif")
        self.crs = self.grid.crs

    @functools.lru_cache(maxsize=None)
    def layer(self, name: str) -> geopandas.GeoDataFrame:
        return geopandas.read_file(self.folder / "district.gpkg", layer=name).to_crs(self.crs)

    @functools.lru_cache(maxsize=None)
    def points(self, file: str) -> geopandas.GeoDataFrame:
        table = pd.read_csv(self.folder / file)
        geometry = geopandas.points_from_xy(table.lon, table.lat)
        return geopandas.GeoDataFrame(table, geometry=geometry, crs="EPSG:4326").to_crs(self.crs)

    @property
    def places(self) -> geopandas.GeoDataFrame:
        return self.points("places.csv").set_index("name_latin")

    def latin(self, name: str) -> str:
        """Names as this page's fonts can write them."""
        table = self.points("places.csv").set_index("name")["name_latin"]
        table = table[~table.index.duplicated()]
        return " - ".join(table.get(part, part) for part in name.split(" - "))

    def holder_colours(self) -> dict[str, str]:
        names = [name for name in self.layer("control")["holder"] if isinstance(name, str)]
        return dict(zip(dict.fromkeys(names), HOLDERS))

    def draw(self, title: str = "", ax=None, control: bool = True, roads: bool = True, names: bool = True):
        """The ground: land and its relief, water, who holds what as recorded, roads, places."""
        if ax is None:
            _, ax = plt.subplots(figsize=(9, 7.2))
        ax.set_facecolor("#e9f0f4")
        land = self.layer("land")
        land.plot(ax=ax, color="#fbf9f3", edgecolor="#7d8a91", linewidth=0.8, zorder=1)
        if control:
            colours = self.holder_colours()
            for row in self.layer("control").itertuples():
                known = isinstance(row.holder, str)
                geopandas.GeoSeries([row.geometry], crs=self.crs).plot(
                    ax=ax, facecolor=colours[row.holder] if known else UNKNOWN, alpha=0.55, zorder=2,
                    edgecolor="#6b6b6b", linewidth=0.6, hatch=None if known else "...")  # fmt: skip
        self._relief(ax)
        self.layer("lakes").plot(ax=ax, color="#9ec5dd", zorder=3)
        self.layer("rivers").plot(ax=ax, color="#6fa8c9", linewidth=0.7, zorder=3)
        if roads:
            widths = self.layer("roads")["class"].map({"primary": 1.1, "secondary": 0.7}).fillna(0.4)
            self.layer("roads").plot(ax=ax, color="#6b625a", linewidth=widths, zorder=4)
        if names:
            self.name(ax, self.places[self.places["type"].str.contains("city")].index)
        west, south, east, north = land.total_bounds
        ax.set_xlim(west - 3000, east + 3000)
        ax.set_ylim(south - 3000, north + 3000)
        ax.set_aspect("equal")
        ax.set_xticks([])
        ax.set_yticks([])
        for side in ax.spines.values():
            side.set_visible(False)
        scale_bar(ax)
        ax.set_title(title)
        return ax

    def _relief(self, ax) -> None:
        height = np.where(np.isnan(self.elevation), 0, self.elevation)
        shade = LightSource(315, 45).hillshade(height, vert_exag=3, dx=250, dy=250)
        dark = np.zeros((*shade.shape, 4))
        dark[..., 3] = np.where(np.isnan(self.elevation) | (height <= 0), 0, np.clip(0.75 - shade, 0, 1) * 0.55)
        ax.imshow(dark, extent=self.grid.extent(shade.shape), zorder=2.5, interpolation="bilinear")

    def name(self, ax, names, size: float = 8.5) -> None:
        for name in names:
            place = self.places.loc[name]
            ax.plot(place.geometry.x, place.geometry.y, "o", color="white", markeredgecolor="black", markersize=5, zorder=9)
            ax.annotate(name, (place.geometry.x, place.geometry.y), xytext=(5, 4), textcoords="offset points",
                        fontsize=size, path_effects=HALO, zorder=10)  # fmt: skip

    def text(self, name: str) -> str:
        """A layer as the commands take it."""
        return f"{self.folder / 'district.gpkg'}|layername={name}"

    def gates(self, ax, only=None, labels: bool = True, states=None) -> None:
        """Crossing points in the colours of their states."""
        for gate in self.layer("gates").itertuples():
            if only is not None and gate.id not in only:
                continue
            state = (states or {}).get(gate.id, gate.state)
            on_line = gate.id.startswith("K")  # the others are bridges and checkpoints behind the lines
            ax.plot(gate.geometry.x, gate.geometry.y, "s", color=STATES[state], markeredgecolor="black",
                    markersize=6.5 if on_line else 4, zorder=8)  # fmt: skip
            if labels and on_line:
                ax.annotate(gate.id, (gate.geometry.x, gate.geometry.y), xytext=(6, -9), textcoords="offset points",
                            fontsize=8, weight="bold", path_effects=HALO, zorder=10)  # fmt: skip

    def control_key(self) -> list[Patch]:
        key = [Patch(facecolor=colour, alpha=0.55, edgecolor="#6b6b6b", label=f"{name}, as recorded")
               for name, colour in self.holder_colours().items()]  # fmt: skip
        return [*key, Patch(facecolor=UNKNOWN, alpha=0.55, hatch="...", label="holder unknown")]


def gate_key(states=STATES) -> list[Line2D]:
    return [Line2D([], [], marker="s", linestyle="", color=STATES[state], markeredgecolor="black", label=f"crossing point: {state}")
            for state in states]  # fmt: skip


def options_on(ax, options: geopandas.GeoDataFrame, district: District) -> list[Line2D]:
    """Route options, each thinner than the one below so that shared roads show all of them; the entries of a key."""
    key = []
    options = options.to_crs(district.crs)
    widths = [2.2 + 1.5 * (len(options) - 1 - number) for number in range(len(options))]
    for line, width in zip(options.geometry, widths):
        geopandas.GeoSeries([line], crs=district.crs).plot(ax=ax, color="white", linewidth=width + 1.6, zorder=5)
    for number, (_, option) in enumerate(options.iterrows()):
        colour = OPTIONS[number % len(OPTIONS)]
        geopandas.GeoSeries([option.geometry], crs=district.crs).plot(ax=ax, color=colour, linewidth=widths[number], zorder=5.1 + number * 0.1)
        key.append(Line2D([], [], color=colour, linewidth=3, label=f"{option['corridor_id']}: {district.latin(option['name'])}"))
    return key


def scale_bar(ax, km: int = 20) -> None:
    x, y = ax.get_xlim()[0] + 4000, ax.get_ylim()[0] + 4000
    ax.plot([x, x + km * 1000], [y, y], color="black", linewidth=2.5, solid_capstyle="butt", zorder=11)
    ax.annotate(f"{km} km", (x + km * 500, y), xytext=(0, 4), textcoords="offset points", ha="center", fontsize=8,
                path_effects=HALO, zorder=11)  # fmt: skip


def under(ax, handles, columns: int = 2) -> None:
    """A key under the sheet."""
    ax.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, -0.01), ncol=columns)


def findings_table(findings) -> pd.DataFrame:
    """Findings, the worst first."""
    order = {"serious": 0, "warning": 1, "note": 2}
    table = pd.DataFrame(findings, columns=["severity", "code", "text", "input", "place", "count"])
    return table.sort_values("severity", key=lambda column: column.map(order), kind="stable").reset_index(drop=True)


def projected(lon, lat, crs) -> tuple[np.ndarray, np.ndarray]:
    points = geopandas.GeoSeries(geopandas.points_from_xy(lon, lat), crs="EPSG:4326").to_crs(crs)
    return points.x.to_numpy(), points.y.to_numpy()

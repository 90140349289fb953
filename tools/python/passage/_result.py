"""What a command answers."""
from __future__ import annotations

import dataclasses
import html
import json
import pathlib
from typing import Any, Mapping, Optional


@dataclasses.dataclass(frozen=True)
class Finding:
    """One note on the quality of the data."""

    severity: str  #: "serious", "warning" or "note"
    code: str  #: stable, for programs
    text: str
    input: str  #: the input it concerns
    place: str
    count: int  #: how many features it stands for


@dataclasses.dataclass(frozen=True, repr=False)
class Result:
    """What a command wrote, counted and found."""

    command: str
    answer: str  #: "result", or "no_route": nothing leads there, and the files say what blocks
    summary: Mapping[str, Any]  #: names end in their unit
    text: str  #: for people, instead of the summary; mostly empty
    files: tuple[pathlib.Path, ...]  #: what was written, most wanted first
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        return f"<passage {self.command}: {self.answer}, {len(self.files)} files, {len(self.findings)} findings>"

    @property
    def has_route(self) -> bool:
        return self.answer != "no_route"

    def path(self, name: str) -> pathlib.Path:
        """The written file of this name ("assessment.csv"), or the only one with this ending (".gpkg")."""
        found = [file for file in self.files if file.name == name] or [
            file for file in self.files if file.suffix == name
        ]
        if len(found) == 1:
            return found[0]
        names = ", ".join(file.name for file in self.files)
        raise KeyError(f"{name}: {len(found)} of the files; there are {names}")

    def read(self, name: str, layer: Optional[str] = None) -> Any:
        """What a written file holds: a DataFrame of a table, a GeoDataFrame of a layer, an object of JSON.

        Needs pandas for tables, geopandas for layers.
        """
        path = self.path(name)
        if path.suffix == ".json":
            return json.loads(path.read_text(encoding="utf-8"))
        if path.suffix == ".csv":
            return import_or_say("pandas").read_csv(path)
        if path.suffix in (".gpkg", ".geojson", ".fgb", ".shp", ".kml", ".gpx"):
            return import_or_say("geopandas").read_file(path, **({"layer": layer} if layer else {}))
        raise ValueError(f"{path}: open it with a program for {path.suffix} files")

    def _repr_html_(self) -> str:
        parts = [f"<b>passage {html.escape(self.command)}</b>"]
        if self.text:
            parts.append(f"<pre>{html.escape(self.text)}</pre>")
        for key, value in self.summary.items() if not self.text else ():
            parts.append(f"<div>{html.escape(key.replace('_', ' '))}: {_cell(value)}</div>")
        serious = [finding for finding in self.findings if finding.severity != "note"]
        parts += [f"<div><i>{finding.severity}: {html.escape(finding.text)}</i></div>" for finding in serious]
        return "\n".join(parts)


def _cell(value: Any) -> str:
    if isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value):
        names = list(dict.fromkeys(name for row in value for name in row))
        head = "".join(f"<th>{html.escape(name.replace('_', ' '))}</th>" for name in names)
        rows = "".join(
            "<tr>" + "".join(f"<td>{_cell(row.get(name, ''))}</td>" for name in names) + "</tr>" for row in value
        )
        return f"<table><tr>{head}</tr>{rows}</table>"
    if isinstance(value, list):
        return ", ".join(_cell(item) for item in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{html.escape(str(key))} {_cell(item)}" for key, item in value.items())
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1000 else f"{value:.0f}"
    return html.escape(str(value))


def import_or_say(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ImportError(f"reading this needs {name}: install it, or open the file itself (Result.path)") from error

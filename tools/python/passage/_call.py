"""From a call in Python to the compiled module."""
from __future__ import annotations

import contextlib
import datetime
import logging
import os
import pathlib
import tempfile
from typing import Any, Callable, Iterable, Iterator, Mapping

import numpy as np

from . import _core
from ._dates import clock_of, day_of
from ._result import Finding, Result

logger = logging.getLogger("passage")
_COMMON = ("threads", "memory", "seed", "overwrite")


def log(level: str, text: str) -> None:
    """Serious findings are warnings; the others and what is assumed can be had from the logger "passage"."""
    getattr(logger, level)(text)


def _is_frame(value: object) -> bool:
    return hasattr(value, "to_file") and hasattr(value, "geometry")


class Plain:
    """Values as the compiled module takes them: bool, int, float, str, date, list, dict. GeoDataFrames become files, times of
    day text."""

    def __init__(self, folder: Callable[[], str]) -> None:
        self._folder = folder

    def __call__(self, name: str, value: Any) -> Any:
        if value is None or isinstance(value, (bool, int, float, str)):
            return value
        if isinstance(value, os.PathLike):
            return os.fspath(value)
        if isinstance(value, datetime.timedelta):
            return f"{value.total_seconds()!r} s"
        if isinstance(value, (datetime.date, np.datetime64)):
            return day_of(name, value)
        if isinstance(value, datetime.time):
            return clock_of(name, value)
        if isinstance(value, np.timedelta64):
            return f"{float(value / np.timedelta64(1, 's'))!r} s"
        if _is_frame(value):
            return self._written(name, value)
        if hasattr(value, "item") and getattr(value, "ndim", 0) == 0:  # a number of numpy
            return value.item()
        if isinstance(value, Mapping):
            return {str(key): self(name, item) for key, item in value.items()}
        if isinstance(value, Iterable):
            return [self(name, item) for item in value]
        raise TypeError(f"{name}: a {type(value).__name__} means nothing here")

    def _written(self, name: str, frame: Any) -> str:
        path = os.path.join(self._folder(), f"{name}.gpkg")
        frame.to_file(path, driver="GPKG")
        return path


@contextlib.contextmanager
def plain_values() -> Iterator[Plain]:
    """A Plain whose files live as long as the call."""
    with contextlib.ExitStack() as stack:
        made: list[str] = []

        def folder() -> str:
            if not made:
                made.append(stack.enter_context(tempfile.TemporaryDirectory(prefix="passage-")))
            return tempfile.mkdtemp(dir=made[0])

        yield Plain(folder)


def run_command(
    function: Callable[..., Result], command: str, options: Mapping[str, str], given: Mapping[str, Any]
) -> Result:
    """Runs a command with what differs from the function's defaults."""
    defaults = function.__kwdefaults__ or {}
    with plain_values() as plain:
        values = {
            option: plain(name, given[name])
            for name, option in options.items()
            if given[name] is not None and given[name] is not defaults.get(name)
        }
        common = {name: plain(name, given[name]) for name in _COMMON if name in given and name not in options}
        common = {name: value for name, value in common.items() if value is not None}
        answer = _core.run_command(command, values, common, given["progress"], log)
    return Result(
        command=command,
        answer=answer["answer"],
        summary=answer["summary"],
        text=answer["text"],
        files=tuple(pathlib.Path(file) for file in answer["files"]),
        findings=tuple(Finding(*finding) for finding in answer["findings"]),
    )

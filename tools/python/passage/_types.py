"""What parameters may be."""
from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING, Any, Callable, Union

StrPath = Union[str, "os.PathLike[str]"]

#: Text with a unit ("90 d"), a number in the documented unit, or a span of time.
Quantity = Union[float, str, datetime.timedelta]

#: A day: a date, "2024-06-15", or a datetime at midnight.
Day = Union[datetime.date, str]

#: Called with the step and the fraction of the whole work.
Progress = Callable[[str, float], object]

if TYPE_CHECKING:
    from typing import Protocol

    class GeoFrame(Protocol):
        """A GeoDataFrame or GeoSeries of geopandas."""

        @property
        def crs(self) -> Any: ...
        @property
        def geometry(self) -> Any: ...
        def to_file(self, filename: Any, driver: Any = ..., **options: Any) -> Any: ...


#: A file, "file.gpkg|layername=roads", or a GeoDataFrame.
Layer = Union[str, "os.PathLike[str]", "GeoFrame"]

"""Days, and nothing finer without saying so."""
from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def spans_of(name: str, dates: Any) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
    """First and last days of dates that are known to the day, month or year. A time of day is refused."""
    given = np.atleast_1d(np.asarray(dates, dtype="datetime64"))
    unknown = int(np.isnat(given).sum())
    if unknown:
        raise ValueError(f"{name}: {unknown} without a date: leave out what has none")
    first = given.astype("datetime64[D]")
    with_time = given[first != given]
    if len(with_time):
        raise ValueError(
            f"{name}: {_counted(len(with_time), len(given))} with a time of day, the first {with_time[0]}, and days are wanted: "
            'round them yourself, for example by .astype("datetime64[D]") or .date()'
        )
    is_coarse = np.datetime_data(given.dtype)[0] in ("Y", "M", "W")
    last = (given + 1).astype("datetime64[D]") - 1 if is_coarse else first
    return first, last


def day_of(name: str, day: Any) -> datetime.date:
    """One day, given as a date, as text, or as a moment at midnight."""
    if isinstance(day, datetime.datetime) and day.tzinfo is not None:
        day = day.replace(tzinfo=None)  # a day is one by the clock of its place
    first, last = spans_of(name, [day])
    if first[0] != last[0]:
        raise ValueError(f"{name}: {day} is longer than a day")
    return datetime.date.fromisoformat(str(first[0]))


def clock_of(name: str, time: datetime.time) -> str:
    """A time of day as options take it: "06:30"."""
    if time.second or time.microsecond or time.tzinfo:
        raise ValueError(f"{name}: {time} is finer than a minute or has a time zone; times of day are hours and minutes by the "
                         "clock of the place")  # fmt: skip
    return time.strftime("%H:%M")


def _counted(some: int, of: int) -> str:
    return f"{some} of {of}" if of > 1 else "a moment"

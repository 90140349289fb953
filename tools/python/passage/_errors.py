"""What is raised when something cannot be done as asked."""
from __future__ import annotations

import re
from typing import NamedTuple, Sequence

_OPTION = re.compile(r"(?<![\w-])--([a-z][a-z0-9]*(?:-[a-z0-9]+)*)")


def _in_python(text: str) -> str:
    """--incidents-half-life is called incidents_half_life here."""
    return _OPTION.sub(lambda found: found.group(1).replace("-", "_"), text)


class DataWarning(UserWarning):
    """Something is doubtful about the data, or some of it was left out, and the answer has no findings of its own."""


class Problem(NamedTuple):
    """One thing that is wrong."""

    code: str
    where: str
    message: str
    hint: str


class Error(Exception):
    """What was asked for cannot be done. `str()` gives the message and the hint.

    Attributes
    ----------
    code : str
        Stable, for programs: "no_crs".
    kind : str
        "usage", "input", "resources", "defect" or "cancelled".
    message : str
        Where, what, got, expected.
    hint : str
        What to do; may be empty.
    problems : tuple of Problem
        What the message lists when it stands for several problems.
    """

    def __init__(
        self, kind: str, code: str, message: str, hint: str = "", problems: Sequence[Problem] = ()
    ) -> None:
        super().__init__(kind, code, message, hint, tuple(problems))
        self.kind = kind
        self.code = code
        self.message = message
        self.hint = hint
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return f"{self.message}\nhint: {self.hint}" if self.hint else self.message

    @classmethod
    def _from_core(
        cls, kind: str, code: str, message: str, hint: str, problems: Sequence[Sequence[str]]
    ) -> Error:
        listed = [Problem(*(part if i == 0 else _in_python(part) for i, part in enumerate(one))) for one in problems]
        return cls(kind, code, _in_python(message), _in_python(hint), listed)

"""Passage: route options for humanitarian access, from what is known.

Every command is a function (`passage.run`, `passage.isochrones`, …); `passage.arrays` works on numpy arrays.
"""
from . import arrays
from ._core import version as __version__
from ._errors import DataWarning, Error, Problem
from ._result import Finding, Result
from .commands import *  # noqa: F403
from .commands import __all__ as _commands

__all__ = ["DataWarning", "Error", "Finding", "Problem", "Result", "__version__", "arrays"]
__all__ += _commands

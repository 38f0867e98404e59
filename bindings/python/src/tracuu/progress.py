"""Callbacks that are told how far a run has come."""

from __future__ import annotations

from typing import Callable, Optional

from ._native import tracuu as _generated

#: Is called with a `Progress`, ten times a second at most.
OnProgress = Callable[[_generated.Progress], object]


def checked(progress: Optional[OnProgress]) -> None:
    """Before anything is begun: a `TypeError` for what cannot be called."""
    if progress is not None and not callable(progress):
        raise TypeError(f"progress: expected something to call, but found {type(progress).__name__}")

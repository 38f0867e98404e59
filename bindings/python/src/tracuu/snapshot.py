"""One state of an index."""

from __future__ import annotations

from ._native import tracuu as _generated
from .lifetime import Held
from .searching import Searching


class Snapshot(Held[_generated.Snapshot], Searching):
    """One state of an index: searches in it see no later commit, so that pages that follow one another fit together."""

    _noun = "snapshot"

    def __repr__(self) -> str:
        return "<tracuu.Snapshot (closed)>" if self.closed else "<tracuu.Snapshot>"

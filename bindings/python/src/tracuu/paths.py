"""Paths as the library takes them."""

from __future__ import annotations

import os
from typing import Iterable, List, Union

#: A path as Python programs hold it: `pathlib.Path`, `str`, `bytes`.
PathLike = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]


def one(path: PathLike) -> str:
    """A path as text."""
    return os.fsdecode(path)


def several(paths: Union[PathLike, Iterable[PathLike]]) -> List[str]:
    """One path or several."""
    if isinstance(paths, (str, bytes, os.PathLike)):
        return [one(paths)]
    return [one(path) for path in paths]

"""Paths as the library takes them."""

from __future__ import annotations

import errno
import os
from typing import Iterable, List, Union

from . import errors, unicode

#: A path as Python programs hold it: `pathlib.Path`, `str`, `bytes`.
PathLike = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]


def one(path: PathLike) -> str:
    """A path as text; `FileFailed` for one that is no Unicode, which the library cannot name."""
    name = os.fsdecode(path)
    if not unicode.is_text(name):
        shown = unicode.shown(name)
        raise errors.FileFailed(shown, f"expected a path in Unicode, but found '{shown}'")
    return name


def several(paths: Union[PathLike, Iterable[PathLike]]) -> List[str]:
    """One path or several."""
    if isinstance(paths, (str, bytes, os.PathLike)):
        return [one(paths)]
    return [one(path) for path in paths]


def there(paths: Union[PathLike, Iterable[PathLike]]) -> List[str]:
    """One path or several; `FileNotFoundError` for one that leads nowhere."""
    names = several(paths)
    for name in names:
        if not os.path.exists(name):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
    return names

"""Objects that hold files and memory, and let go of them when they are closed."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any, Callable, Generic, Optional, Type, TypeVar

from ._native import tracuu as _generated
from .errors import Closed

Native = TypeVar("Native")
Self = TypeVar("Self", bound="Held[Any]")


class Held(Generic[Native]):
    """Holds an object of the library until it is closed. Calls that are under way then come to their end."""

    _noun = "object"

    def __init__(self, native: Native) -> None:
        self._held: Optional[Native] = native

    @property
    def _native(self) -> Native:
        held = self._held
        if held is None:
            raise Closed(f"expected an open {self._noun}, but it was closed")
        return held

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._held is None

    def close(self) -> None:
        """Lets go of files and memory; later calls raise `Closed`. Closing twice does no harm."""
        self._held = None

    def __enter__(self: Self) -> Self:
        self._native
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()


def _quiet_at_the_end(delete: Callable[[Any], None]) -> Callable[[Any], None]:
    """What frees an object, silent when Python ends and has taken the generated module apart: all is freed then anyway."""

    def free(self: Any, is_ending: Callable[[], bool] = sys.is_finalizing) -> None:
        try:
            delete(self)
        except Exception:
            if not is_ending():
                raise

    return free


for _object in (_generated.SearchIndex, _generated.Snapshot, _generated.IndexWriter, _generated.CancelToken):
    setattr(_object, "__del__", _quiet_at_the_end(getattr(_object, "__del__")))  # noqa: B010

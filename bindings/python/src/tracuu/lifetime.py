"""Objects that hold files and memory, and let go of them when they are closed."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Generic, Optional, Type, TypeVar

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

"""Objects that hold files and memory, and let go of them when they are closed.

What they hold is a place in the memory of this process. A copy would free it a second time, so there is none: as with files,
sockets and locks, `copy` and `pickle` raise a `TypeError`.
"""

from __future__ import annotations

import inspect
import sys
from types import TracebackType
from typing import Any, Callable, Generic, List, NoReturn, Optional, Type, TypeVar

from ._native import tracuu as _generated
from .errors import Closed

Native = TypeVar("Native")
Self = TypeVar("Self", bound="Held[Any]")


def no_copy(self: Any) -> NoReturn:
    """What `copy` and `pickle` ask for, in the place of `__reduce__`."""
    kind = type(self)
    raise TypeError(f"cannot pickle '{kind.__module__.split('.')[0]}.{kind.__qualname__}' object")


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

    __reduce__ = no_copy

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


def handles() -> List[Type[Any]]:
    """The classes of the generated code that hold an object of the library."""
    classes = [value for value in vars(_generated).values() if inspect.isclass(value)]
    return [value for value in classes if "_uniffi_make_instance" in vars(value)]


for _object in handles():
    setattr(_object, "__del__", _quiet_at_the_end(getattr(_object, "__del__")))  # noqa: B010
    setattr(_object, "__reduce__", no_copy)  # noqa: B010

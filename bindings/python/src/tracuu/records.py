"""Plain data: what the generated code makes of records, with what Python expects of them.

Every record is a dataclass: `dataclasses.asdict`, `fields` and `replace` work, and so does `pandas.DataFrame(response.hits)`. The
generated code calls them so, but tells `dataclasses` of no field.

The generated code makes a record by the name that its class has in the generated module. Classes that are richer than a record,
such as `SearchResponse`, are put in the place of those names, so that nothing is copied or wrapped.
"""

from __future__ import annotations

import dataclasses
import inspect
from typing import Any, Type

from ._native import tracuu as _generated


def put_in_place(rich: Type[Any]) -> Type[Any]:
    """Makes the generated code make instances of `rich` instead of those of its base."""
    rich.__module__ = "tracuu"
    if "__str__" not in vars(rich):
        rich.__str__ = rich.__repr__
    setattr(_generated, rich.__name__, rich)
    return rich


def _repr(self: Any) -> str:
    fields = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
    return f"{type(self).__name__}({fields})"


def _equal(self: Any, other: object) -> Any:
    return vars(self) == vars(other) if type(self) is type(other) else NotImplemented


def _is_record(value: object) -> bool:
    """Records have fields that must be named; objects, enums and errors have not."""
    if not inspect.isclass(value) or value.__module__ != _generated.__name__ or value.__name__.startswith("_"):
        return False
    return not issubclass(value, Exception) and "__eq__" in vars(value) and "__str__" in vars(value)


for _record in [value for value in vars(_generated).values() if _is_record(value)]:
    # The fields are those that `__init__` takes.
    _record.__annotations__ = {name: kind for name, kind in _record.__init__.__annotations__.items() if name != "return"}
    dataclasses.dataclass(init=False, repr=False, eq=False)(_record)
    # The generated `==` fails on anything that is no record, and there is no `repr`.
    _record.__repr__ = _record.__str__ = _repr
    _record.__eq__ = _equal
    _record.__module__ = "tracuu"

"""Keyword options of a search, made into the request that the library takes.

========================================  =============================================================================
`limit`, `offset`, `after`                which page: at most 200 documents; `after` is `response.next` of the page before
`kinds`, `issuers`, `numbers`, `cites`,   which documents are looked at; of several values one is enough
`ids`, `from_date`, `to_date`
`sort`                                    `"score"`, `"newest"`, `"oldest"`, `"number"` or `"title"`
`marks`                                   `"auto"`, `"exact"` or `"ignore"`: what a missing mark means
`scope`                                   `"documents"` or `"units"`: what a hit is
`facets`                                  `"kind"`, `"issuer"`, `"year"`: what matches are counted by
`count`                                   whether all matches are counted
`units_per_document`                      the most units shown of one document
`snippet_length`, `snippet_count`         about how many characters, and how many pieces of a unit
`explain`                                 whether to say what scores were made of
`offset_unit`                             what positions count: `"code_point"`, so that `text[start:end]` works, `"utf8"` or
                                          `"utf16"`
========================================  =============================================================================

`None` is as if the option were not given: what the library has for it then.
"""

from __future__ import annotations

import datetime
import inspect
import operator
from enum import Enum
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Type, TypedDict, TypeVar, Union, get_type_hints

from . import batches, errors
from ._native.tracuu import Facet, Marks, OffsetUnit, SearchFilter, SearchRequest, SearchScope, SortOrder

E = TypeVar("E", bound=Enum)
Call = TypeVar("Call", bound=Callable[..., Any])

#: One value or several.
Some = Union[str, Iterable[str]]
#: `"2023"`, `"2023-08"`, `"2023-08-07"`, a year as a number, or a date.
Day = Union[str, int, datetime.date]


class SearchOptions(TypedDict, total=False):
    """The keyword options of `Index.search` and its kin."""

    limit: Optional[int]
    offset: Optional[int]
    after: Optional[str]
    units_per_document: Optional[int]
    marks: Union[str, Marks, None]
    kinds: Optional[Some]
    issuers: Optional[Some]
    numbers: Optional[Some]
    cites: Optional[Some]
    ids: Optional[Some]
    from_date: Optional[Day]
    to_date: Optional[Day]
    scope: Union[str, SearchScope, None]
    sort: Union[str, SortOrder, None]
    facets: Union[str, Facet, Iterable[Union[str, Facet]], None]
    count: Optional[bool]
    snippet_length: Optional[int]
    snippet_count: Optional[int]
    explain: Optional[bool]
    offset_unit: Union[str, OffsetUnit, None]


_NAMED: Dict[str, Type[Enum]] = {"marks": Marks, "scope": SearchScope, "sort": SortOrder, "offset_unit": OffsetUnit}
_LISTS = ("kinds", "issuers", "numbers", "cites", "ids")
_DAYS = ("from_date", "to_date")
_NUMBERS = ("limit", "offset", "units_per_document", "snippet_length", "snippet_count")
_FLAGS = ("count", "explain")
#: What the library calls by another name.
_OURS = {"from": "from_date", "to": "to_date"}


def spelled_out(call: Call) -> Call:
    """Names every option in the signature of a call that takes `**options`, for `help` and the completion of notebooks."""
    signature = inspect.signature(call)
    kinds = get_type_hints(SearchOptions)
    options = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kinds[name]) for name in kinds]
    taken = [each for each in signature.parameters.values() if each.kind is not inspect.Parameter.VAR_KEYWORD]
    call.__signature__ = signature.replace(parameters=[*taken, *options])  # type: ignore[attr-defined]
    return call


def search_request(query: str, options: Mapping[str, Any]) -> SearchRequest:
    """The request; what is not given is as the library has it. An option that nobody knows is a `TypeError`."""
    unknown = sorted(set(options) - set(SearchOptions.__annotations__))
    if unknown:
        raise TypeError(f"expected the options of tracuu.SearchOptions, but found {', '.join(unknown)}")
    given = {name: value for name, value in options.items() if value is not None}
    parts: Dict[str, Any] = {name: several(given.pop(name)) for name in _LISTS if name in given}
    parts.update({name: day(given.pop(name)) for name in _DAYS if name in given})
    if parts:
        given["filter"] = SearchFilter(**parts)
    for name, kind in _NAMED.items():
        if name in given:
            given[name] = member(name, kind, given[name])
    for name in _NUMBERS:
        if name in given:
            given[name] = whole(name, given[name])
    for name in _FLAGS:
        if name in given:
            given[name] = flag(name, given[name])
    if "facets" in given:
        given["facets"] = [member("facets", Facet, facet) for facet in several(given["facets"])]
    given.setdefault("offset_unit", OffsetUnit.CODE_POINT)
    return SearchRequest(query=query, **given)


def day(value: Day) -> str:
    """A year, a month or a day as the library reads it; a time of day is left out."""
    return batches.day(value) if isinstance(value, datetime.date) else str(value)


def in_our_names(error: errors.InvalidField) -> errors.InvalidField:
    """The error with the name that the option has here."""
    name = _OURS.get(error.field)
    if name is None:
        return error
    detail = error.detail.replace(f"expected {error.field} ", f"expected {name} ", 1)
    return errors.InvalidField(name, error.expected, error.found, detail)


def whole(field: str, value: Any, bits: int = 32) -> int:
    """A whole number that the library can be told; which ones it takes it says itself."""
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{field}: expected int, but found {type(value).__name__}") from None
    if -1 << bits - 1 <= number < 1 << bits - 1:
        return number
    expected = f"a number of {bits} bits"
    found = str(number) if number.bit_length() <= 128 else f"one of {number.bit_length()} bits"
    raise errors.InvalidField(field, expected, found, f'expected {field} to be {expected}, but found "{found}"')


def flag(field: str, value: Any) -> bool:
    """Yes or no; 1 and 0 are the same."""
    if isinstance(value, int) and value in (0, 1):
        return bool(value)
    found = repr(value) if isinstance(value, int) else type(value).__name__
    raise TypeError(f"{field}: expected bool, but found {found}")


def several(value: Any) -> List[Any]:
    """One value as a list of one, and none as an empty list."""
    if value is None:
        return []
    return [value] if isinstance(value, (str, Enum)) else list(value)


def member(field: str, kind: Type[E], value: Union[str, E]) -> E:
    """The value of an enum by its name in small letters."""
    if isinstance(value, kind):
        return value
    known = {each.name.lower(): each for each in kind}
    if isinstance(value, str) and value.lower() in known:
        return known[value.lower()]
    expected = "one of " + ", ".join(known)
    detail = f"expected {field} to be {expected}, but found {value!r}"
    raise errors.InvalidField(field, expected, str(value), detail)

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
`offset_unit`                             what positions count: code points, so that `text[start:end]` works
========================================  =============================================================================
"""

from __future__ import annotations

import datetime
from enum import Enum
from typing import Any, Dict, Iterable, List, Mapping, Optional, Type, TypedDict, TypeVar, Union

from . import errors
from ._native.tracuu import Facet, Marks, OffsetUnit, SearchFilter, SearchRequest, SearchScope, SortOrder

E = TypeVar("E", bound=Enum)

#: One value or several.
Some = Union[str, Iterable[str]]
#: `"2023"`, `"2023-08"`, `"2023-08-07"`, a year as a number, or a date.
Day = Union[str, int, datetime.date]


class SearchOptions(TypedDict, total=False):
    """The keyword options of `Index.search` and its kin."""

    limit: int
    offset: int
    after: Optional[str]
    units_per_document: int
    marks: Union[str, Marks]
    kinds: Some
    issuers: Some
    numbers: Some
    cites: Some
    ids: Some
    from_date: Optional[Day]
    to_date: Optional[Day]
    scope: Union[str, SearchScope]
    sort: Union[str, SortOrder]
    facets: Union[str, Facet, Iterable[Union[str, Facet]]]
    count: bool
    snippet_length: int
    snippet_count: int
    explain: bool
    offset_unit: OffsetUnit


_NAMED: Dict[str, Type[Enum]] = {"marks": Marks, "scope": SearchScope, "sort": SortOrder}
_LISTS = ("kinds", "issuers", "numbers", "cites", "ids")
_DAYS = ("from_date", "to_date")


def search_request(query: str, options: Mapping[str, Any]) -> SearchRequest:
    """The request; what is not given is as the library has it. An option that nobody knows is a `TypeError`."""
    given = dict(options)
    parts: Dict[str, Any] = {name: several(given.pop(name)) for name in _LISTS if name in given}
    for name in _DAYS:
        if given.get(name) is not None:
            parts[name] = str(given[name])
        given.pop(name, None)
    if parts:
        given["filter"] = SearchFilter(**parts)
    for name, kind in _NAMED.items():
        if name in given:
            given[name] = member(name, kind, given[name])
    if "facets" in given:
        given["facets"] = [member("facets", Facet, facet) for facet in several(given["facets"])]
    given.setdefault("offset_unit", OffsetUnit.CODE_POINT)
    return SearchRequest(query=query, **given)


def several(value: Any) -> List[Any]:
    """One value as a list of one."""
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

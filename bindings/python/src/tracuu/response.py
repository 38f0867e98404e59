"""What a search answers: to be iterated over, printed, and shown in a notebook."""

from __future__ import annotations

from typing import Dict, Iterator, List

from . import notebook
from ._native import tracuu as _generated
from .records import put_in_place


@put_in_place
class Snippet(_generated.Snippet):
    """A piece of a document with its matches marked; empty where the document has no text but a title.

    `highlights` are places in `text`: `snippet.text[h.start:h.end]`. `parts` are the same without counting.
    """

    def marked(self, before: str = "[", after: str = "]") -> str:
        """The text with signs around what matched."""
        return "".join(f"{before}{part.text}{after}" if part.highlighted else part.text for part in self.parts)

    def html(self) -> str:
        """The text escaped, with `<mark>` around what matched."""
        return notebook.snippet(self)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Snippet {self.address!r}: {self.marked()!r}>"

    def _repr_html_(self) -> str:
        return self.html()


@put_in_place
class UnitHit(_generated.UnitHit):
    """A unit of a document that was found."""

    snippet: Snippet
    more_snippets: List[Snippet]  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<UnitHit {self.label!r}: {self.snippet.marked()!r}>"


@put_in_place
class Hit(_generated.Hit):
    """A document that was found, with its best units."""

    units: List[UnitHit]  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Hit {self.id!r}: {self.title or self.number or ''!s}, {len(self.units)} units>"

    def _repr_html_(self) -> str:
        return notebook.hit(self)


@put_in_place
class SearchResponse(_generated.SearchResponse):
    """The answer to a search: `for hit in response`, `len(response)`, `response[0]`."""

    hits: List[Hit]  # type: ignore[assignment]

    @property
    def counts(self) -> Dict[str, Dict[str, int]]:
        """How many documents match, by facet and value: `response.counts["kind"]["Chỉ thị"]`."""
        return {
            counted.facet.name.lower(): {value.value: value.documents for value in counted.values}
            for counted in self.facets
        }

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)

    def __getitem__(self, place: int) -> Hit:
        return self.hits[place]

    def __repr__(self) -> str:
        return f"<SearchResponse: {notebook.summary(self)}>"

    def _repr_html_(self) -> str:
        return notebook.response(self)


@put_in_place
class SuggestResponse(_generated.SuggestResponse):
    """Completions, best first: `for suggestion in response`."""

    def __iter__(self) -> Iterator[_generated.Suggestion]:
        return iter(self.suggestions)

    def __len__(self) -> int:
        return len(self.suggestions)

    def __getitem__(self, place: int) -> _generated.Suggestion:
        return self.suggestions[place]

    def __repr__(self) -> str:
        return f"<SuggestResponse: {[suggestion.text for suggestion in self.suggestions]!r}>"

    def _repr_html_(self) -> str:
        return notebook.suggestions(self)

"""How answers look in a notebook: HTML in which everything that came from a document is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Iterable, List, Optional

if TYPE_CHECKING:
    from .response import Hit, SearchResponse, Snippet, SuggestResponse


def runs(parts: Iterable[object]) -> str:
    """Runs of text, with `<mark>` around those that matched."""
    shown = ((escape(part.text), part.highlighted) for part in parts)  # type: ignore[attr-defined]
    return "".join(f"<mark>{text}</mark>" if highlighted else text for text, highlighted in shown)


def snippet(found: Snippet) -> str:
    """A piece of a document, with an ellipsis where text was left out."""
    return ("… " if found.cut_start else "") + runs(found.parts) + (" …" if found.cut_end else "")


def hit(found: Hit) -> str:
    """A document: its title, what is known of it, and its units."""
    title = f"<b>{escape(found.title or found.number or found.id)}</b>"
    facts = " · ".join(escape(fact) for fact in (found.number, found.kind, found.issuer, found.date) if fact)
    units = "".join(f"<li>{_labelled(unit.label, snippet(unit.snippet))}</li>" for unit in found.units)
    return f"<div>{title}<br><small>{facts}</small><ul>{units}</ul></div>"


def response(answer: SearchResponse) -> str:
    """All hits, in a numbered list, below a line that says how many there are."""
    items = "".join(f"<li>{hit(found)}</li>" for found in answer.hits)
    remarks = "".join(f"<p><small>{escape(remark.detail)}</small></p>" for remark in answer.diagnostics)
    return f"<p>{escape(summary(answer))}</p>{remarks}<ol>{items}</ol>"


def suggestions(answer: SuggestResponse) -> str:
    """Completions, with what was typed marked."""
    items = "".join(f"<li>{runs(found.parts)}</li>" for found in answer.suggestions)
    return f"<ul>{items}</ul>"


def summary(answer: SearchResponse) -> str:
    """One line: `2 hits of 7 for 'ky luat' in 1.4 ms`."""
    total = _of(answer.total_documents)
    hits: List[object] = list(answer.hits)
    return f"{len(hits)} {'hit' if len(hits) == 1 else 'hits'}{total} for {answer.query!r} in {answer.took_ms:.1f} ms"


def _of(total: Optional[int]) -> str:
    return "" if total is None else f" of {total}"


def _labelled(label: str, text: str) -> str:
    return f"<i>{escape(label)}</i>: {text}" if label else text

"""`query`."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

import tracuu
from runner import Case, Say, name, place, run

_KIND = tracuu.ClauseKind


def test_query(say: Say) -> None:
    run("query", ["input"], _query, say)


def _query(case: Case) -> Any:
    parsed = tracuu.parse_query(case["input"])
    diagnostics = [
        {"kind": remark.kind, **place(parsed.query, remark.range), "message": remark.detail} for remark in parsed.remarks
    ]
    return {"clauses": _inside(parsed, None), "diagnostics": diagnostics, "formatted": parsed.formatted}


def _inside(parsed: tracuu.ParsedQuery, parent: Optional[int]) -> List[Any]:
    """The clauses that stand in one, as a tree."""
    clauses = enumerate(parsed.clauses)
    return [_described(parsed, at, clause) for at, clause in clauses if clause.parent == parent]


def _described(parsed: tracuu.ParsedQuery, at: int, clause: tracuu.QueryClause) -> Dict[str, Any]:
    kind = clause.kind
    said: Dict[str, Any] = {"occur": name(clause.occur), **place(parsed.query, clause.range), "kind": name(kind)}
    if clause.text is not None:
        # The text of a leaf is cut from the query by its place.
        said["text"] = piece = parsed.query[clause.range.start : clause.range.end]
        assert piece == clause.text, f"expected the place of {clause.text!r}, but found that of {piece!r}"
    if kind in (_KIND.WORD, _KIND.PHRASE):
        said["level"] = name(clause.level)
    if kind is _KIND.PHRASE:
        said["window"] = clause.window
    if kind in (_KIND.GROUP, _KIND.TITLE_FIELD):
        said["clauses"] = _inside(parsed, at)
    if kind in (_KIND.FIELD, _KIND.DATE_FIELD, _KIND.TITLE_FIELD):
        said.update(kind="field", field=clause.field)
    if kind is _KIND.FIELD:
        said["value"] = clause.value
    if kind is _KIND.DATE_FIELD:
        said.update({"from": clause.from_date, "to": clause.to_date})
    return said

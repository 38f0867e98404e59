"""`number`, `address`, `citation`, `structure`."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

import tracuu
from runner import Case, Say, name, place, run


def test_number(say: Say) -> None:
    run("number", ["input", "spoken", "text", "place", "date", "term"], _number, say)


def test_address(say: Say) -> None:
    run("address", ["input"], _address, say)


def test_citation(say: Say) -> None:
    run("citation", ["input", "lines", "own"], _citation, say)


def test_structure(say: Say) -> None:
    run("structure", ["lines", "base"], _structure, say)


def _number(case: Case) -> Any:
    if "text" in case:
        return {"numbers": tracuu.find_numbers(case["text"])}
    if "spoken" in case:
        spoken = case["spoken"]
        return _described(tracuu.spoken_number(spoken["kind"], spoken["number"], spoken["year"]))
    known = {part: case[part] for part in ("place", "date", "term") if part in case}
    said = _described(tracuu.parse_number(case["input"], **known))
    return {**said, "readings": tracuu.number_readings(case["input"])}


def _described(number: Optional[tracuu.DocumentNumber]) -> Dict[str, Any]:
    if number is None:
        return {"normal": None}
    return {
        "normal": number.normal,
        "sequence": number.sequence,
        "year": number.year,
        "code": number.code,
        "issuer": number.issuer,
        "term_named": number.term,
        "layout": name(number.layout),
        "party": number.is_party,
        "key": number.key,
        "match_key": number.match_key,
    }


def _address(case: Case) -> Any:
    reading = tracuu.parse_address(case["input"])
    if reading is None:
        return {"address": None, "label": None, "reads_back": False}
    read_back = tracuu.parse_address(reading.label)
    return {"address": reading.address, "label": reading.label, "reads_back": reading == read_back}


def _citation(case: Case) -> Any:
    """`input` is a text that stands alone, `lines` a whole paper."""
    if "lines" in case:
        paper = "\n".join(case["lines"])
        document = tracuu.parse(paper)
        return {"citations": [_cited(paper, citation, document.units) for citation in document.citations]}
    text = case["input"]
    citations = tracuu.read_citations(text, **case.get("own", {}))
    return {"citations": [_cited(text, citation, []) for citation in citations]}


def _cited(text: str, citation: tracuu.Citation, units: List[tracuu.Unit]) -> Dict[str, Any]:
    return {
        "surface": citation.surface,
        **place(text, citation.range),
        "start_scalar": citation.range.start,
        "end_scalar": citation.range.end,
        "form": name(citation.form),
        "kind": citation.kind,
        "number": citation.number,
        "date": citation.date,
        "issuer": citation.issuer,
        "title": citation.title,
        "terms": citation.terms,
        "pinpoints": citation.pinpoints,
        "relation": name(citation.relation),
        "targets": citation.targets,
        "key": citation.key,
        "within": citation.within,
        "antecedent": citation.antecedent,
        "unit": units[citation.unit].address if units else None,
    }


def _structure(case: Case) -> Any:
    """`lines` are a whole paper, or a fragment that hangs under `base`."""
    paper = "\n".join(case["lines"])
    document = tracuu.parse_fragment(paper, case["base"]) if "base" in case else tracuu.parse(paper)
    units = [
        {
            "address": unit.address,
            "kind": name(unit.kind),
            "parent": None if unit.parent is None else document.units[unit.parent].address,
            "text": unit.text,
        }
        for unit in document.units
    ]
    return {"units": units, "diagnostics": [remark.kind for remark in document.remarks]}

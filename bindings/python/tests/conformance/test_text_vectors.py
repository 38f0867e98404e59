"""`normalize`, `fold`, `tokenize`, `decode`, `typing`."""

from __future__ import annotations

from typing import Any, Dict

import tracuu
from runner import Case, Say, name, place, run


def test_normalize(say: Say) -> None:
    run("normalize", ["options", "input"], _normalize, say)


def test_fold(say: Say) -> None:
    run("fold", ["typed", "written", "input", "level"], _fold, say)


def test_tokenize(say: Say) -> None:
    run("tokenize", ["input"], _tokenize, say)


def test_decode(say: Say) -> None:
    run("decode", ["encoding", "bytes", "shown", "mixed", "damaged"], _decode, say)


def test_typing(say: Say) -> None:
    run("typing", ["scheme", "typed"], _typing, say)


def _normalize(case: Case) -> Any:
    options = case["options"]
    given = {"preset": options} if isinstance(options, str) else {"preset": "off", **options}
    normalized = tracuu.normalize(case["input"], **given)
    repairs = [
        {"kind": repair.kind, **place(case["input"], repair.range), "from": repair.before, "to": repair.after}
        for repair in normalized.repairs
    ]
    return {"text": normalized.text, "repairs": repairs}


def _fold(case: Case) -> Any:
    if "typed" in case:
        return {"agrees": tracuu.agrees(case["typed"], case["written"])}
    return {"text": tracuu.fold(case["input"], case["level"])}


def _tokenize(case: Case) -> Any:
    text = case["input"]
    return {"tokens": [_token(token, text) for token in tracuu.tokenize(text)]}


def _token(token: tracuu.Token, text: str) -> Dict[str, Any]:
    """Everything there is to say about a token; its text is cut from the input."""
    cut = text[token.range.start : token.range.end]
    said: Dict[str, Any] = {"kind": name(token.kind), "text": cut, **place(text, token.range)}
    if token.key:
        said["key"] = token.key
    if token.kind is tracuu.TokenKind.ROMAN:
        said["value"] = token.value
    if token.kind is tracuu.TokenKind.DATE:
        said["date"] = token.date
    if token.kind is tracuu.TokenKind.DOCUMENT_NUMBER:
        said.update(sequence=token.sequence, year=token.year, code=token.code, issuer=token.issuer)
    return said


def _decode(case: Case) -> Any:
    if "damaged" in case:
        return {"text": tracuu.repair_mojibake(case["damaged"])}
    if "mixed" in case:
        return {"text": tracuu.decode_mixed(case["mixed"])}
    if "shown" in case:
        return {"text": tracuu.decode_misread(case["shown"], case["encoding"])}
    decoded = tracuu.decode(bytes.fromhex(case["bytes"]), case.get("encoding"))
    places = zip(decoded.replaced_starts, decoded.replaced_ends)
    replaced = [{"start": start, "end": end} for start, end in places]
    return {"detect": decoded.detected, "text": decoded.text, "replaced": replaced}


def _typing(case: Case) -> Any:
    typed = case["typed"]
    if case.get("scheme") is None:
        read = tracuu.read_typed(typed)
        expected = typed if read is None else read.text
    else:
        expected = tracuu.convert_typed(typed, case["scheme"])
    candidates = [reading.text for reading in tracuu.typed_candidates(typed)]
    return {"unchanged": expected == typed, "expected": expected, "candidates": candidates}

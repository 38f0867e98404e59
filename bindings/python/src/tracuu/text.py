"""Vietnamese text, numbers and papers, without an index.

Positions count code points where nothing else is asked for, so that `text[range.start:range.end]` works. A surrogate that stands
alone in a text, as `errors="surrogateescape"` makes them, counts as one too and is read as U+FFFD. `offset_unit` may be `"utf8"`
or `"utf16"`.
"""

from __future__ import annotations

from typing import Any, List, Optional, Union

from ._native import tracuu as _generated
from ._native.tracuu import (
    AddressReading,
    Citation,
    DecodedText,
    DocumentNumber,
    FoldLevel,
    NormalizedText,
    NormalizeOptions,
    NormalizePreset,
    OffsetUnit,
    OwnMetadata,
    ParsedDocument,
    ParsedQuery,
    Token,
    ToneMarks,
    TypedReading,
    TypingScheme,
)
from .options import Day, day, flag, member, whole
from .unicode import octets

_POINTS = OffsetUnit.CODE_POINT


def normalize(
    text: str,
    preset: Union[str, NormalizePreset] = NormalizePreset.DEFAULT,
    *,
    tone_marks: Union[str, ToneMarks, None] = None,
    offset_unit: Union[str, OffsetUnit] = _POINTS,
    **passes: Optional[bool],
) -> NormalizedText:
    """Repairs a text: the many ways to write the same become one, and every change is told.

    `preset`: `"off"`, `"default"` or `"canonical"`; `tone_marks`: `"keep"`, `"repair"`, `"old"` or `"new"`; and single passes
    switched on or off: `invisible`, `spaces`, `canonical`, `look_alikes`, `i_and_y`, `quotes`, `dashes`.

    >>> normalize("\\u00d0ảng", "canonical").text
    'Đảng'
    >>> normalize("hòa", tone_marks="new").text
    'hoà'
    """
    marks = None if tone_marks is None else member("tone_marks", ToneMarks, tone_marks)
    start = member("preset", NormalizePreset, preset)
    given: Any = {name: None if value is None else flag(name, value) for name, value in passes.items()}
    return _generated.normalize(text, NormalizeOptions(preset=start, tone_marks=marks, **given), _unit(offset_unit))


def fold(text: str, level: Union[str, FoldLevel] = FoldLevel.BARE) -> str:
    """A text in small letters at a level, `"exact"`, `"shape"` or `"bare"`: for comparing, never for showing.

    >>> fold("Văn thư Đảng"), fold("Văn thư Đảng", "shape")
    ('van thu dang', 'văn thư đang')
    """
    return _generated.fold(text, member("level", FoldLevel, level))


def agrees(typed: str, written: str) -> bool:
    """Whether a typed word may stand for a written one: typed marks must agree, missing ones are free.

    >>> agrees("ky", "kỷ"), agrees("kỷ", "ký")
    (True, False)
    """
    return _generated.agrees(typed, written)


def sort_key(text: str) -> bytes:
    """A key that sorts texts as a Vietnamese dictionary does.

    >>> sorted(["đá", "da", "dạ"], key=sort_key)
    ['da', 'dạ', 'đá']
    """
    return _generated.sort_key(text)


def tokenize(text: str, *, offset_unit: Union[str, OffsetUnit] = _POINTS) -> List[Token]:
    """Cuts a text into tokens; joined they are the text.

    >>> [token.text for token in tokenize("Chỉ thị 24-CT/TU") if token.key]
    ['Chỉ', 'thị', '24-CT/TU']
    """
    return _generated.tokenize(text, _unit(offset_unit))


def decode(data: bytes, encoding: Optional[str] = None) -> DecodedText:
    """Decodes bytes from before Unicode; the encoding (`"tcvn3"`, `"vni"`, …) is found out where none is named.

    >>> decode("kỷ luật".encode()).detected
    'unicode:utf8'
    """
    return _generated.decode_bytes(octets("data", data), encoding)


def decode_misread(text: str, encoding: str) -> str:
    """Decodes characters that are the bytes of a legacy encoding read as Windows-1252 or Latin-1."""
    return _generated.decode_misread_text(text, encoding)


def decode_mixed(text: str) -> str:
    """Decodes the runs of such characters in a text that is Unicode elsewhere."""
    return _generated.decode_mixed_text(text)


def repair_mojibake(text: str) -> str:
    """Repairs UTF-8 that was read as Windows-1252, and HTML entities."""
    return _generated.repair_mojibake(text)


def convert_typed(text: str, scheme: Union[str, TypingScheme]) -> str:
    """A text of which the words were typed in `"telex"` or `"vni"`.

    >>> convert_typed("kyr luaajt", "telex")
    'kỷ luật'
    """
    return _generated.convert_typed(text, member("scheme", TypingScheme, scheme))


def read_typed(text: str) -> Optional[TypedReading]:
    """A whole query as it was meant, where it was typed with the input method off; none when it stands as it is."""
    return _generated.read_typed(text)


def typed_candidates(word: str) -> List[TypedReading]:
    """The readings of a word that was typed in an unknown way, the likeliest first."""
    return _generated.typed_candidates(word)


def parse(paper: Union[str, bytes], *, offset_unit: Union[str, OffsetUnit] = _POINTS) -> ParsedDocument:
    """Reads a whole document: what it says of itself, its units, its citations.

    Of bytes the encoding is found out, and positions are bytes, whatever is asked for.

    >>> parse("Điều 5. Kỷ luật").units[0].address
    'd5'
    """
    if isinstance(paper, str):
        return _generated.parse_document(paper, _unit(offset_unit))
    return _generated.parse_bytes(octets("paper", paper, "str or bytes"))


def parse_fragment(text: str, base: str, *, offset_unit: Union[str, OffsetUnit] = _POINTS) -> ParsedDocument:
    """Reads the text of one division, which hangs under the address `base`, such as `d5`."""
    return _generated.parse_fragment(text, base, _unit(offset_unit))


def read_citations(
    text: str,
    *,
    kind: Optional[str] = None,
    issuer: Optional[str] = None,
    place: Optional[str] = None,
    offset_unit: Union[str, OffsetUnit] = _POINTS,
) -> List[Citation]:
    """The citations of a text that stands alone; `kind`, `issuer` and `place` are what the citing paper says of itself.

    >>> [citation.number for citation in read_citations("theo Chỉ thị số 24-CT/TU")]
    ['24-CT/TU']
    """
    return _generated.read_citations(text, OwnMetadata(kind=kind, issuer=issuer, place=place), _unit(offset_unit))


def parse_number(
    text: str, *, place: Optional[str] = None, date: Optional[Day] = None, term: Optional[int] = None
) -> Optional[DocumentNumber]:
    """Reads the whole of a text as one document number; none where it is none.

    `place`, `date` and `term` are what is known besides of the paper, for `match_key`.

    >>> parse_number("24-ct/tu").normal
    '24-CT/TU'
    """
    return _generated.parse_number(text, place, None if date is None else day(date), _whole("term", term))


def spoken_number(kind: str, sequence: str, year: Optional[int] = None) -> Optional[DocumentNumber]:
    """A paper named by its kind and number alone: *Chỉ thị 24*; none where there is no such kind."""
    return _generated.spoken_number(kind, sequence, _whole("year", year))


def number_readings(text: str) -> List[str]:
    """The normal forms of everything that a text may stand for, the likeliest first."""
    return _generated.number_readings(text)


def find_numbers(text: str) -> List[str]:
    """The normal forms of all document numbers in a running text."""
    return _generated.find_numbers(text)


def parse_address(text: str) -> Optional[AddressReading]:
    """Reads a place in a paper; none where the text is no address, or names several places.

    >>> parse_address("điểm a khoản 2 Điều 5").address
    'd5.k2.a'
    """
    return _generated.parse_address(text)


def parse_query(query: str, *, offset_unit: Union[str, OffsetUnit] = _POINTS) -> ParsedQuery:
    """Reads a query as a search does; never fails.

    >>> parse_query('"kỷ cương').remarks[0].kind
    'unclosed_quote'
    """
    return _generated.parse_query(query, _unit(offset_unit))


def _unit(offset_unit: Union[str, OffsetUnit]) -> OffsetUnit:
    return member("offset_unit", OffsetUnit, offset_unit)


def _whole(field: str, value: Optional[int]) -> Optional[int]:
    return None if value is None else whole(field, value)

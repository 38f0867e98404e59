"""Text that is none: surrogates that stand alone.

A Python string may hold halves of characters: `open(…, errors="surrogateescape")` makes them of bytes that it cannot read, and
JSON may spell them. UTF-8 has no bytes for them. In texts each one becomes U+FFFD, one character for one, so that positions stay
what they were; names, such as the id of a document or a path, are refused, because two of them could become one.
"""

from __future__ import annotations

import re
from typing import Any

_SURROGATES = re.compile("[\ud800-\udfff]")
#: What stands for a character that cannot be known.
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def is_text(value: str) -> bool:
    """Whether every character is one."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def mended(value: str) -> str:
    """The text with U+FFFD for every surrogate."""
    return _SURROGATES.sub(REPLACEMENT, value)


def encoded(value: str) -> bytes:
    """The text in UTF-8, mended where need be."""
    try:
        return value.encode()
    except UnicodeEncodeError:
        return mended(value).encode()


def octets(field: str, value: Any, expected: str = "bytes") -> bytes:
    """What `bytes`, a `bytearray`, a `memoryview` or the like holds; a `TypeError` for anything else, such as a number."""
    try:
        return bytes(memoryview(value))
    except TypeError:
        raise TypeError(f"{field}: expected {expected}, but found {type(value).__name__}") from None


def shown(value: str) -> str:
    r"""A name that is no text, as something that can be printed: `\udcff`.

    >>> shown("a\udcff")
    'a\\udcff'
    """
    return value.encode(errors="backslashreplace").decode()

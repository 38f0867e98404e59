"""Summaries of several calls as one."""

from __future__ import annotations

from ._native.tracuu import IndexSummary


def nothing() -> IndexSummary:
    """The summary of no call."""
    return IndexSummary(documents=0, units=0, bytes=0, replaced=0, ignored=0, seconds=0.0, skipped=[], remarks=[])


def add(total: IndexSummary, more: IndexSummary) -> None:
    """Adds every field of `more` to that of `total`; lists grow."""
    for name, value in vars(more).items():
        setattr(total, name, getattr(total, name) + value)

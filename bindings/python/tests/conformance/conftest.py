"""What the suites share."""

from __future__ import annotations

from typing import Iterator

import pytest
from runner import Say, is_there


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Iterator[Say]:
    """Prints a line that shows even when the test passes."""
    if not is_there():
        pytest.skip("the vectors are not there")

    def line(text: str) -> None:
        with capsys.disabled():
            print("\n" + text, flush=True)

    yield line

"""A panic inside the library is an exception, and the library goes on.

Only a library with the feature `probe` panics when it is asked to: `cargo xtask python` tests one. What is shipped has none.
"""

from __future__ import annotations

import asyncio

import pytest
import tracuu
from tracuu._native import tracuu as generated

probed = pytest.mark.skipif(
    not hasattr(generated, "probe_panic"), reason="the library was built without the feature `probe`"
)


@probed
def test_a_panic_is_an_exception(index: tracuu.Index) -> None:
    with pytest.raises(tracuu.InternalError, match="a panic that was asked for") as raised:
        generated.probe_panic()
    assert isinstance(raised.value, tracuu.Error) and raised.value.detail
    assert len(index.search("ky luat")) == 10


@probed
def test_a_panic_in_a_twin_is_an_exception(index: tracuu.Index) -> None:
    with pytest.raises(tracuu.InternalError, match="a panic that was asked for"):
        asyncio.run(generated.probe_panic_async())
    assert len(index.search("ky luat")) == 10


@probed
def test_a_panic_on_another_thread_is_an_exception(index: tracuu.Index) -> None:
    with pytest.raises(tracuu.InternalError, match="a panic that was asked for"):
        asyncio.run(asyncio.to_thread(generated.probe_panic))
    assert len(asyncio.run(index.search_async("ky luat"))) == 10

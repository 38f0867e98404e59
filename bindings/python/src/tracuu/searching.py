"""What can be searched: an index, and a snapshot of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, Optional

from . import options as _options
from ._native.tracuu import SearchRequest
from .cancel import CancelToken, checked
from .errors import InvalidField
from .response import SearchResponse
from .waiting import stoppable

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .options import SearchOptions


class Searching:
    """`search`, `search_async` and `pages`; their options are those of `tracuu.SearchOptions`."""

    _native: Any

    @_options.spelled_out
    def search(
        self, query: str, *, cancel: Optional[CancelToken] = None, **options: Unpack[SearchOptions]
    ) -> SearchResponse:
        """Searches. Typed marks must agree, missing ones are free: `ky luat` finds *kỷ luật*, `đang` never finds *dang*.

        `limit`, `offset`, `after`: which page, of 10 documents where nothing is said, of 200 at most. `kinds`, `issuers`,
        `numbers`, `cites`, `ids`, `from_date`, `to_date`: which documents. `sort`: `"score"`, `"newest"`, `"oldest"`,
        `"number"`, `"title"`. `facets`: `["kind", "issuer", "year"]`. `count`, `marks`, `scope`, `units_per_document`,
        `snippet_length`, `snippet_count`, `explain`, `offset_unit`: see `tracuu.options`. `None` is as if not given.
        """
        return _search(self._native, _options.search_request(query, options), cancel)

    @_options.spelled_out
    async def search_async(
        self, query: str, *, cancel: Optional[CancelToken] = None, **options: Unpack[SearchOptions]
    ) -> SearchResponse:
        """`search` on another thread. Cancelling the task stops the search, and so does `cancel`."""
        request, native = _options.search_request(query, options), self._native
        return await stoppable(lambda token: _search(native, request, token), cancel)

    @_options.spelled_out
    def pages(
        self, query: str, *, cancel: Optional[CancelToken] = None, **options: Unpack[SearchOptions]
    ) -> Iterator[SearchResponse]:
        """One page of `limit` documents after the other, until there is none."""
        while True:
            page = self.search(query, cancel=cancel, **options)
            yield page
            if page.next is None:
                return
            options["after"] = page.next
            # A cursor counts from the page before.
            options["offset"] = 0


def _search(native: Any, request: SearchRequest, cancel: Optional[CancelToken]) -> SearchResponse:
    checked(cancel)
    try:
        response: SearchResponse = native.search(request, cancel)
    except InvalidField as error:
        raise _options.in_our_names(error) from None
    return response

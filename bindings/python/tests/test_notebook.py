"""How answers look in a notebook."""

from __future__ import annotations

import tracuu


def test_matches_are_marked_and_everything_else_is_escaped(index: tracuu.Index) -> None:
    response = index.search("theo", limit=1)
    shown = response._repr_html_()
    assert "<mark>theo</mark> 5 &lt; 7" in shown
    assert "&amp; các văn bản" in shown
    hit = response[0]
    assert hit._repr_html_() in shown and hit.units[0].snippet._repr_html_() in shown


def test_a_query_is_escaped(index: tracuu.Index) -> None:
    shown = index.search("<script>x</script>")._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown


def test_no_field_of_a_document_becomes_markup() -> None:
    evil = "<img src=x onerror=\"alert('x')\">"
    document = {name: f"{evil} {name} kỷ luật" for name in ("id", "title", "number", "kind", "issuer", "path")}
    with tracuu.Index.in_memory() as index:
        with index.writer() as writer:
            writer.put({**document, "text": f"{evil}\n\nĐiều 1. {evil} kỷ luật {evil}", "context": [evil]})
        response = index.search(f"{evil} ky luat", explain=True, count=True, facets=["kind", "issuer"])
        assert len(response) == 1
        suggested = index.suggest("ky l")
        shown = [response._repr_html_(), suggested._repr_html_()]
        for hit in response:
            shown.append(hit._repr_html_())
            shown += [unit.snippet._repr_html_() for unit in hit.units] + [unit.snippet.html() for unit in hit.units]
    for html in shown:
        assert "<img" not in html and "alert('" not in html
    assert any("&lt;img" in html for html in shown)


def test_every_answer_says_what_it_is(index: tracuu.Index) -> None:
    response = index.search("ky luat", limit=1, count=True)
    assert repr(response).startswith("<SearchResponse: 1 hit of 25 for 'ky luat' in ")
    assert str(response) == repr(response)
    assert repr(response[0]).startswith(f"<Hit '{response[0].id}': ")
    assert "[kỷ luật]" in repr(response[0].units[0]) and "[kỷ luật]" in repr(response[0].units[0].snippet)
    assert str(response[0].units[0].snippet) == response[0].units[0].snippet.text
    assert repr(index) == "<tracuu.Index 'memory'>"
    assert "<mark>" in index.suggest("ky l")._repr_html_()

"""What the package shows: names, documentation, types, completion."""

from __future__ import annotations

import ast
import enum
import inspect
import typing
from pathlib import Path
from typing import Any, Callable, Iterator, Tuple

import pytest
import tracuu
from tracuu._native import tracuu as generated


def test_all_is_a_list_that_tools_can_read_and_nothing_is_missing() -> None:
    assert tracuu.__file__ is not None
    module = ast.parse(Path(tracuu.__file__).read_text(encoding="utf-8"))
    (written,) = [
        ast.literal_eval(each.value)
        for each in module.body
        if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name) and each.targets[0].id == "__all__"
    ]
    shown = {
        name
        for name, value in vars(tracuu).items()
        if not name.startswith("_") and not inspect.ismodule(value) and getattr(value, "__module__", None)
    }
    assert written == tracuu.__all__ == sorted(shown)
    assert len(tracuu.__all__) > 100


def test_every_class_of_an_answer_has_a_public_name(index: tracuu.Index) -> None:
    def classes(value: Any) -> Iterator[type]:
        if isinstance(value, list):
            for each in value:
                yield from classes(each)
        elif hasattr(value, "__dict__") and not isinstance(value, enum.Enum):
            yield type(value)
            for each in vars(value).values():
                yield from classes(each)

    answers: Any = [
        index.search("ky luat AND (", facets=["kind"], explain=True),
        index.suggest("ky l"),
        index.document("00003"),
        index.citation_graph(),
        index.cited_by("103-CT/TU"),
        tracuu.parse("Điều 5. Kỷ luật theo Chỉ thị số 24-CT/TU"),
        tracuu.parse_query('"ky'),
        tracuu.normalize("hòan"),
    ]
    for kind in set(classes(answers)):
        assert getattr(tracuu, kind.__name__, None) is kind, kind


def _calls() -> Iterator[Tuple[str, Callable[..., Any]]]:
    for name in tracuu.__all__:
        value = getattr(tracuu, name)
        if inspect.isfunction(value):
            yield name, value
        elif inspect.isclass(value) and not issubclass(value, (enum.Enum, Exception)):
            for each, part in inspect.getmembers(value, lambda part: inspect.isfunction(part) or inspect.ismethod(part)):
                if not each.startswith("_"):
                    yield f"{name}.{each}", part


@pytest.mark.parametrize("name, call", _calls(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_call_has_documentation_and_types(name: str, call: Callable[..., Any]) -> None:
    assert call.__doc__ and call.__doc__.strip(), name
    signature = inspect.signature(call)
    assert signature.return_annotation is not inspect.Signature.empty, name
    for parameter in signature.parameters.values():
        assert parameter.name == "self" or parameter.annotation is not inspect.Parameter.empty, f"{name}: {parameter.name}"


def test_every_name_is_documented() -> None:
    for name in tracuu.__all__:
        assert getattr(tracuu, name).__doc__, name


@pytest.mark.parametrize(
    "call",
    [tracuu.Index.search, tracuu.Index.search_async, tracuu.Index.pages, tracuu.Snapshot.search, tracuu.Snapshot.pages],
    ids=lambda call: str(call.__qualname__),
)
def test_a_notebook_completes_every_option(call: Callable[..., Any]) -> None:
    parameters = inspect.signature(call).parameters
    options = typing.get_type_hints(tracuu.SearchOptions)
    assert list(parameters) == ["self", "query", "cancel", *options]
    assert all(parameters[name].kind is inspect.Parameter.KEYWORD_ONLY for name in options)


def test_every_option_is_one_of_the_library() -> None:
    request = set(inspect.signature(generated.SearchRequest).parameters)
    filters = set(inspect.signature(generated.SearchFilter).parameters)
    assert set(typing.get_type_hints(tracuu.SearchOptions)) == (request - {"query", "filter"}) | filters

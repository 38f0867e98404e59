"""The examples in docstrings."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import tracuu


def test_every_example_in_a_docstring_holds() -> None:
    attempted = 0
    for module in pkgutil.iter_modules(tracuu.__path__, "tracuu."):
        if module.name != "tracuu._native":
            failed, tried = doctest.testmod(importlib.import_module(module.name))
            assert failed == 0, module.name
            attempted += tried
    assert attempted > 10
    assert doctest.testmod(tracuu).failed == 0

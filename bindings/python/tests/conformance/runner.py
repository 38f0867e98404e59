"""Runs the cases of `tests/conformance/vectors` against a function that answers them.

===========================  ===============================================
part of a case               read as
===========================  ===============================================
`name`, `reason`             what a failure is called
the inputs of its suite      what the function is given
every other field            an expectation; one that nothing answers fails
===========================  ===============================================

Nothing here knows what is right: the function makes of each case what the package makes of it, as JSON.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Tuple

FOLDER = Path(__file__).resolve().parents[4] / "tests" / "conformance"

Case = Dict[str, Any]
#: What the package makes of a case; an error when the case cannot be understood.
Answer = Callable[[Case], Any]
Say = Callable[[str], None]


def run(suite: str, inputs: List[str], answer: Answer, say: Say) -> None:
    """Runs every case of a suite, then fails with all that went wrong."""
    cases = _cases(suite)
    failures = [failure for case in cases for failure in [_failure(case, inputs, answer)] if failure]
    say(f"conformance {suite}: {len(cases)} cases")
    assert not failures, f"{len(failures)} of {len(cases)} cases failed:\n" + "\n".join(failures)


def corpus() -> List[Tuple[str, str]]:
    """The papers that the suites of an index ask, each with its name, in the order of the names."""
    files = sorted(file for file in (FOLDER / "corpus").iterdir() if file.name != "README.md")
    return [(file.name, file.read_bytes().decode()) for file in files]


def is_there() -> bool:
    """Whether there are vectors; a package taken alone has none."""
    return (FOLDER / "vectors").is_dir()


def _cases(suite: str) -> List[Case]:
    file = json.loads((FOLDER / "vectors" / f"{suite}.json").read_bytes())
    assert (file["suite"], file["version"]) == (suite, 1) and file["cases"]
    return list(file["cases"])


def _failure(case: Case, inputs: List[str], answer: Answer) -> Optional[str]:
    about = f"- {case['name']} ({case['reason']}): "
    expected = {name: value for name, value in case.items() if name not in {"name", "reason", *inputs}}
    if not expected:
        return about + "expected an expectation, but found none"
    try:
        found = _asked_for(answer(case), expected)
    except Exception as error:  # noqa: BLE001
        return about + repr(error)
    if _written(found) == _written(expected):
        return None
    return f"{about}expected\n    {_written(expected)}\n  but found\n    {_written(found)}"


def _written(value: Any) -> str:
    """As JSON: there `1` is not `true`."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _asked_for(found: Any, expected: Any) -> Any:
    """The part of `found` that `expected` speaks of: its fields, and those of the elements of its lists."""
    if isinstance(found, dict) and isinstance(expected, dict):
        return {name: _asked_for(value, expected[name]) for name, value in found.items() if name in expected}
    if isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        return [_asked_for(mine, theirs) for mine, theirs in zip(found, expected)]
    return found


def name(value: Any) -> Optional[str]:
    """The name of an enum's value as programs see it: `page_break_mended`."""
    return None if value is None else str(value.name.lower())


def place(text: str, found: Any) -> Dict[str, int]:
    """A range of code points as the bytes that vectors give."""
    return {"start": len(text[: found.start].encode()), "end": len(text[: found.end].encode())}

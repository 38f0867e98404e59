"""The script of the examples and the example of the README, run as a reader runs them."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path
from typing import Dict, List

import pytest

PACKAGE = Path(__file__).resolve().parents[1]


def test_the_script_of_a_researcher(sample: Path, tmp_path: Path) -> None:
    script = PACKAGE / "examples" / "research.py"
    said = _run([str(script), str(sample), "--query", "trach nhiem", "--into", str(tmp_path / "out")], tmp_path)
    assert "15 papers" in said
    hits = _table(tmp_path / "out" / "hits.csv")
    assert any(row["number"] == "12-CT/TU" for row in hits) and any("[trách nhiệm]" in row["text"] for row in hits)
    facets = _table(tmp_path / "out" / "facets.csv")
    assert {row["facet"] for row in facets} == {"kind", "issuer", "year"}
    citations = _table(tmp_path / "out" / "citations.csv")
    assert any(row["citing"] == "12-CT/TU" and row["cited"] == "08-NQ/TU" for row in citations)
    assert _table(tmp_path / "out" / "papers.csv")[0]["in the index"] == "True"
    assert (tmp_path / "out" / "citations.dot").read_text(encoding="utf-8").startswith("digraph")


def test_the_example_of_the_readme(sample: Path, tmp_path: Path) -> None:
    readme = (PACKAGE / "README.md").read_text(encoding="utf-8")
    programs: List[str] = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)
    first = programs[0]
    assert 10 <= len(first.strip().splitlines()) <= 15
    (tmp_path / "papers").symlink_to(sample, target_is_directory=True)
    (tmp_path / "first.py").write_text(first, encoding="utf-8")
    said = _run(["first.py"], tmp_path)
    assert "[kỷ luật]" in said and "12-CT/TU" in said
    # The others are pieces that lean on the first.
    for number, piece in enumerate(programs[1:]):
        (tmp_path / f"{number}.py").write_text(first + "\n" + piece, encoding="utf-8")
        _run([f"{number}.py"], tmp_path)


def test_the_program_that_mypy_reads(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "papers").symlink_to(sample, target_is_directory=True)
    said = _run([str(PACKAGE / "tests" / "user_program.py")], tmp_path).splitlines()
    assert said[0] == "15 []" and said[-2:] == ["TypeError", "24-CT/TU ki luat"]


def _run(arguments: List[str], folder: Path) -> str:
    command = [sys.executable, "-X", "utf8", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        pytest.fail(done.stdout + done.stderr)
    return done.stdout


def _table(path: Path) -> List[Dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))

"""The papers beside the code say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_explain import table

ROOT = Path(__file__).parents[2]
PAPERS = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/errors.md",
    "docs/json-form.md",
    "docs/lobeisen.md",
    "docs/tevredenheid.md",
    "docs/feedback-form.md",
]


def test_the_table_of_errors_is_current() -> None:
    """docs/errors.md holds the table that the error tree gives now."""
    assert table() in (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", PAPERS)
def test_no_link_leads_nowhere(paper: str) -> None:
    """Every link to a file of ours finds it."""
    text = (ROOT / paper).read_text(encoding="utf-8")

    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert ((ROOT / paper).parent / target).exists(), target


def test_every_make_target_that_is_named_exists() -> None:
    """`make …` in a paper is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    for paper in PAPERS:
        named = set(re.findall(r"`make ([a-z]+)`", (ROOT / paper).read_text(encoding="utf-8")))
        assert named <= targets, paper

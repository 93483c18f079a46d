"""Schema and description are current, and say the same as the reader does."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.package import Package
from lobdossier.domain.record import Record
from lobdossier.domain.shape import shape
from lobdossier.domain.sharing import Handover
from lobdossier.domain.snapshot import Snapshot
from lobdossier.exchange.json_form import to_json
from lobdossier.exchange.schema import (
    COMMON,
    PAGES,
    field_words,
    json_schema,
    name_of,
    schema_text,
    values_inside,
    with_tables,
    words_of,
)
from lobdossier.paths import resource
from tests.exchange.dossiers import packages

NOW = datetime(2026, 11, 26, tzinfo=UTC)
AGAIN = "run: python -m lobdossier.exchange.schema"
VALIDATOR = jsonschema.Draft202012Validator(json_schema(), format_checker=jsonschema.FormatChecker())


def test_committed_schema_is_current() -> None:
    """What is handed to other programs is what this one does."""
    assert resource("schema", "dossier.schema.json").read_text(encoding="utf-8") == schema_text(), AGAIN


@pytest.mark.parametrize("name", PAGES)
def test_description_is_current(name: str) -> None:
    """The tables for people too; every table that they name is there."""
    page = resource().parent.joinpath("docs", name).read_text(encoding="utf-8")

    assert with_tables(page, PAGES[name]) == page, AGAIN
    anchors = {
        re.sub(r"[^a-z0-9_ -]", "", line.lower()).strip().replace(" ", "-")
        for line in re.findall(r"^#+(.*)$", page, re.M)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= anchors


def test_schema_is_a_schema() -> None:
    """By the rules of JSON Schema 2020-12 itself."""
    jsonschema.Draft202012Validator.check_schema(json_schema())


@given(packages())
def test_schema_accepts_every_package(package: Package) -> None:
    """Whatever we write is valid."""
    VALIDATOR.validate(json.loads(json.dumps(to_json(package))))


@pytest.mark.parametrize(
    "more",
    [
        {"version": "9"},
        {"experiences": {}},
        {"experiences": [{"title": "zonder id"}]},
        {"experiences": [{"id": "e", "hours": -1}]},
        {"experiences": [{"id": "e", "hours": "3"}]},
        {"experiences": [{"id": "e", "kind": "vakantie"}]},
        {"experiences": [{"id": "e", "start": "gisteren"}]},
        {"experiences": [{"id": "e", "title": "x" * 201}]},
        {"reflections": [{"id": "r", "answers": [{"text": 3}]}]},
    ],
)
def test_schema_refuses_what_the_reader_refuses(more: dict[str, Any]) -> None:
    """Another program finds the mistake before it sends the file."""
    assert not VALIDATOR.is_valid({"format": "lobdossier", "version": "0.1", "student": None, **more})


def test_every_field_is_described_and_nothing_else() -> None:
    """In English and in Dutch; a field that is gone is gone here too."""
    kinds = (*KINDS, *values_inside())
    for kind in kinds:
        assert all(all(words_of(kind, field)) for field in shape(kind))
        assert set(field_words()[name_of(kind)]["fields"]) <= {field.name for field in shape(kind)}
    assert set(field_words()) == {COMMON, *(name_of(kind) for kind in kinds)}
    assert set(field_words()[COMMON]["fields"]) == {field.name for field in shape(Record)}


def test_schema_accepts_what_was_made_without_being_kept() -> None:
    """The choice that a file was made by is no record of the dossier, so it may have no id."""
    made = Package(snapshot=Snapshot.of([Handover(id="h", choice=CareerDocument())]), document=CareerDocument())

    VALIDATOR.validate(to_json(made))

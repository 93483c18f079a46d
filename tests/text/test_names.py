"""Everything in the vocabulary has a Dutch name, and icons that exist."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

import pytest

from lobdossier import paths
from lobdossier.domain import vocabulary as v
from lobdossier.text import names

NAMERS: list[tuple[type[Enum], Callable[[Any], str]]] = [
    (v.Competence, names.competence_name),
    (v.Competence, names.competence_short),
    (v.Competence, names.competence_question),
    (v.Part, names.part_name),
    (v.Part, names.part_question),
    (v.ExperienceKind, names.kind_name),
    (v.ConversationKind, names.conversation_name),
    (v.ConversationKind, names.conversation_meaning),
    (v.ConversationState, names.conversation_state_name),
    (v.StepState, names.step_state_name),
    (v.Consent, names.consent_name),
    (v.Purpose, names.purpose_name),
    (v.Purpose, names.purpose_meaning),
    (v.EvidenceKind, names.evidence_name),
    (v.QualityKind, names.quality_kind_name),
    (v.Fit, names.fit_name),
    (v.Sector, names.sector_name),
    (v.Track, names.track_name),
    (v.Way, names.way_name),
]
ICONS: list[tuple[type[Enum], Callable[[Any], str]]] = [
    (v.Competence, names.competence_icon),
    (v.ExperienceKind, names.kind_icon),
    (v.ConversationKind, names.conversation_icon),
    (v.EvidenceKind, names.evidence_icon),
]


@pytest.mark.parametrize(("kinds", "name"), NAMERS, ids=[namer.__name__ for _, namer in NAMERS])
def test_every_member_has_a_name_of_its_own(kinds: type[Enum], name: Callable[[Any], str]) -> None:
    said = [name(member) for member in kinds]

    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(("kinds", "icon"), ICONS, ids=[namer.__name__ for _, namer in ICONS])
def test_every_icon_comes_with_the_program(kinds: type[Enum], icon: Callable[[Any], str]) -> None:
    missing = [icon(member) for member in kinds if not paths.resource("icons", f"{icon(member)}.svg").is_file()]

    assert missing == []


def test_the_words_follow_the_sector() -> None:
    assert names.words_for(v.Sector.VO).student == "leerling"
    assert names.words_for(v.Sector.MBO).school_guide == "BPV-docent"
    assert names.kind_name(v.ExperienceKind.STAGE, v.Sector.MBO) == "BPV"
    assert names.kind_name(v.ExperienceKind.STAGE, v.Sector.VO) == "Stage"


def test_the_self_view_goes_from_together_to_steering() -> None:
    assert [names.self_view_short(step) for step in (1, 2, 3, 4)] == [
        "samen",
        "met hulp",
        "meestal zelf",
        "zelf aan het stuur",
    ]
    assert names.self_view_sentence(4).startswith("Ik zit hier zelf aan het stuur")

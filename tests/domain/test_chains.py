"""The chain of a quality: what counts as shown, as evidence, and as seen by somebody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lobdossier.domain.chains import Chain, Seen, chain_of, known_people
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.experience import Testimony as Said  # pytest collects what is called Test…
from lobdossier.domain.portrait import Quality
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import FeedbackSort

BENCH, STOOL, LAMP = (Experience(id=which, title=which) for which in ("bench", "stool", "lamp"))
QUALITY = Quality(id="q", title="Doorzetten", experience_ids=("stool", "bench"))


def chain(*records: Record, quality: Quality = QUALITY) -> Chain:
    return chain_of(quality, Snapshot.of([BENCH, STOOL, LAMP, *records]))


def who(found: Chain) -> list[str]:
    return [each.who for each in found.seen]


def test_experiences_come_in_the_order_of_the_student_and_only_those_that_are_there() -> None:
    quality = replace(QUALITY, experience_ids=("stool", "gone", "bench"))

    found = chain(quality=quality)

    assert found.experiences == (STOOL, BENCH)
    assert not found.whole


def test_evidence_is_that_of_the_linked_experiences() -> None:
    photo, sound = Evidence(id="1", experience_id="bench"), Evidence(id="2", experience_id="stool")

    found = chain(photo, sound, Evidence(id="3", experience_id="lamp"))

    assert found.evidence == (sound, photo)


def test_words_about_the_experience_count_and_words_about_another_quality_do_not() -> None:
    whole = Said(id="1", experience_id="bench", who="Erik", said="Netjes.")
    this = Said(id="2", experience_id="bench", who="Jopie", said="Je gaf niet op.", quality_ids=("q", "x"))
    other = Said(id="3", experience_id="bench", who="Saskia", said="Eerlijk.", quality_ids=("x",))
    elsewhere = Said(id="4", experience_id="lamp", who="Ben", said="Mooi.", quality_ids=("q",))

    assert who(chain(whole, this, other, elsewhere)) == ["Erik", "Jopie"]


def test_a_testimony_with_nothing_in_it_is_nobody() -> None:
    assert chain(Said(id="1", experience_id="bench", who="  ", said="\n")).seen == ()


@pytest.mark.parametrize(
    ("kind", "target", "agreed", "counts"),
    [
        ("quality", "q", True, True),
        ("experience", "stool", True, True),
        ("quality", "q", False, False),
        ("quality", "x", True, False),
        ("experience", "lamp", True, False),
        ("reflection", "q", True, False),
    ],
)
def test_a_remark_counts_when_the_student_agreed_and_it_is_about_this(
    kind: str, target: str, agreed: bool, counts: bool
) -> None:
    remark = Feedback(id="1", target_kind=kind, target_id=target, who="Saskia", text="Ik zag het.", agreed=agreed)

    assert who(chain(remark)) == (["Saskia"] if counts else [])


def test_a_remark_about_the_quality_itself_needs_no_experience_but_the_chain_stays_open() -> None:
    quality = replace(QUALITY, experience_ids=())
    remark = Feedback(id="1", target_kind="quality", target_id="q", who="Saskia", text="Ja.", agreed=True)

    found = chain(remark, quality=quality)

    assert found.seen == (Seen("Saskia", "", "Ja.", None, None),)
    assert not found.whole


def test_it_is_whole_with_all_three() -> None:
    found = chain(Evidence(id="1", experience_id="bench"), Said(id="2", experience_id="stool", who="Erik"))

    assert found.whole


def test_each_person_counts_once_and_can_be_asked_again() -> None:
    said = [
        Said(id="1", experience_id="stool", who="Erik", said="Goed.", on=date(2026, 1, 5)),
        Said(id="2", experience_id="bench", who=" erik ", said="Weer goed.", on=date(2026, 3, 5)),
        Said(id="3", experience_id="bench", who="Jopie van  Dam", on=date(2026, 2, 5)),
        Said(id="4", experience_id="bench", said="Netjes."),
    ]

    found = chain(*said)

    assert [person.said for person in found.people] == ["Goed.", "", "Netjes."]
    assert known_people([found, found]) == ["Jopie van Dam", "Erik"]


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({"sort": FeedbackSort.SAW, "quality": QUALITY.title.upper() + " "}, True),
        ({"sort": FeedbackSort.SAW, "quality": QUALITY.title, "target_kind": "experience", "target_id": "stool"}, True),
        (
            {"sort": FeedbackSort.SAW, "quality": "Iets anders", "target_kind": "experience", "target_id": "stool"},
            False,
        ),
        ({"sort": FeedbackSort.SAW, "quality": QUALITY.title, "agreed": False}, False),
        ({"sort": FeedbackSort.QUESTION, "target_kind": "quality", "target_id": "q"}, False),
        ({"sort": FeedbackSort.VIEW, "target_kind": "experience", "target_id": "stool"}, False),
    ],
)
def test_what_a_guide_saw_bears_out_the_quality_that_it_names(more: dict[str, Any], counts: bool) -> None:
    """That one alone; a question and a view on a competence bear out nothing."""
    remark = Feedback(**{"id": "1", "who": "Saskia", "text": "Ik zag het.", "agreed": True, **more})

    assert who(chain(remark)) == (["Saskia"] if counts else [])

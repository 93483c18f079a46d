"""What was withdrawn on one side does not come back by merging, and nobody sees more than both sides allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar

import pytest

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.merged import Merged, merged
from lobdossier.domain.merging import plan
from lobdossier.domain.record import Record
from lobdossier.domain.shape import fingerprint, with_earlier
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Consent

R = TypeVar("R", bound=Record)
KEY = b"k" * 32
STAGE = Experience(id=new_id(), title="Stage")
TALK = Conversation(id=new_id(), title="Trialoog", private="Thuis is het druk.", share_private=True)
JAN = Participant(id=new_id(), conversation_id=TALK.id, name="Jan", consent=Consent.AGREES, consent_because="Mag.")


def outcomes(old: R, one: R, other: R) -> list[tuple[list[R], Merged]]:
    """What is there of *old* after it was changed into *one* here and *other* there; and the other way round."""
    here, there = (with_earlier(version, fingerprint(old, KEY)) for version in (one, other))
    others = [each for each in (TALK, STAGE) if each.id != old.id]
    found = []
    for mine, theirs in ((here, there), (there, here)):
        done = merged(plan(Snapshot.of([*others, mine]), Snapshot.of([*others, theirs]), KEY), str)
        stored = {record.id: record for record in done.records}
        found.append(
            ([record for record in ({mine.id: mine} | stored).values() if isinstance(record, type(old))], done)
        )
    return found


@pytest.mark.parametrize("elsewhere", [{"place": "lokaal 3"}, {"summary": "Zo ging het.", "place": "lokaal 3"}])
def test_what_was_private_and_erased_stays_erased(elsewhere: dict[str, str]) -> None:
    """The words are a former text, as after erasing them by hand; also when a second record is made of what differs."""
    erased = replace(TALK, private="", summary="Anders." if "summary" in elsewhere else "")

    for stored, done in outcomes(TALK, erased, replace(TALK, **elsewhere)):  # type: ignore[arg-type]
        assert {(talk.private, talk.share_private) for talk in stored} == {("", False)}
        assert "Thuis is het druk." in [text for _, text in done.texts]


def test_what_may_be_shared_was_agreed_to_for_these_words() -> None:
    for stored, _ in outcomes(TALK, replace(TALK, private="Heel iets anders."), replace(TALK, place="thuis")):
        assert not any(talk.share_private for talk in stored)


def test_own_answers_wait_as_long_as_one_of_both_wants_it_so() -> None:
    old = replace(TALK, own_first=False)

    for stored, _ in outcomes(old, replace(old, own_first=True), replace(old, place="thuis")):
        assert all(talk.own_first for talk in stored)


@pytest.mark.parametrize("withdrawn", [Consent.UNKNOWN, Consent.DISAGREES])
def test_consent_that_was_withdrawn_stays_withdrawn(withdrawn: Consent) -> None:
    without = replace(JAN, consent=withdrawn, consent_because="Liever niet.")

    for stored, done in outcomes(JAN, without, replace(JAN, role="mentor")):
        assert [(who.consent, who.consent_because, who.role) for who in stored] == [
            (withdrawn, "Liever niet.", "mentor")
        ]
        assert "Mag." in [text for _, text in done.texts]


def test_a_photo_that_may_not_go_along_stays_so_in_both_versions() -> None:
    old = Evidence(id=new_id(), experience_id=STAGE.id, alt="een fiets", people_agree=True)

    for stored, _ in outcomes(old, replace(old, alt="mijn fiets"), replace(old, alt="de fiets", people_agree=False)):
        assert not any(each.people_agree for each in stored)


def test_a_handover_without_names_stays_without() -> None:
    """Not in the record, and not among the former texts."""
    given = Handover(
        id=new_id(), receiver="Meneer X", consent_by="Moeder", choice=CareerDocument(why="Ik wil dit."),
        items=(SharedItem(kind="experience", id="e", content="z"),),
    )  # fmt: skip
    redacted = replace(given, receiver="", consent_by="", choice=None, items=())

    for stored, done in outcomes(given, redacted, replace(given, at=datetime(2026, 3, 1, tzinfo=UTC))):
        assert [(h.receiver, h.consent_by, h.choice, h.items) for h in stored] == [("", "", None, ())]
        assert done.texts == ()


def test_a_draft_lets_through_only_what_both_do() -> None:
    old = CareerDocument(id=new_id(), receiver="school")
    wide = replace(
        old, private=True, recordings=True, said=True, whole=True, contact_ids=("a", "b"), kept=("Joris", "foto"),
        left_out=("06",), consent_by="Moeder", consent_on=date(2026, 3, 1),
    )  # fmt: skip
    other = replace(
        old, recordings=True, contact_ids=("b",), kept=("foto",), left_out=("Bo",), know="Dat ik graag bouw."
    )

    for stored, _ in outcomes(old, wide, other):
        (draft,) = stored
        assert (draft.private, draft.recordings, draft.said, draft.whole) == (False, True, False, False)
        assert (draft.contact_ids, draft.kept, set(draft.left_out)) == (("b",), ("foto",), {"06", "Bo"})
        assert (draft.consent_by, draft.consent_on) == ("", None)

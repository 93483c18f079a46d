"""The gespreksverslag tells what happened at one table, to those who were there, on one or two pages."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lobdossier.document.conversation_report import tell_report, write_conversation_report
from lobdossier.document.designs import design_of
from lobdossier.document.grid import FRAME, FULL
from lobdossier.document.look import Look
from lobdossier.document.paginate import lay_out
from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant, SharedQuestion
from lobdossier.domain.errors import Cancelled
from lobdossier.domain.vocabulary import Consent, ConversationKind, DocumentDesign
from tests.document import talks
from tests.document.support import letters, read_words, structure_words, told_words
from tests.document.talks import HELD, HIDDEN, TODAY, Talk

EVERY = pytest.mark.parametrize("design", DocumentDesign)


def said(talk: Talk, path: Path, today: date = TODAY) -> str:
    """All words of the record of *talk*, spaces between them."""
    write_conversation_report(talk.snapshot, talk.conversation, today, path)
    return " ".join(read_words(path))


def tags(path: Path) -> str:
    return subprocess.run(["pdfinfo", "-struct", str(path)], capture_output=True, check=True, text=True).stdout


@EVERY
@pytest.mark.parametrize("case", [name for name in HELD if name != "lang"])
def test_it_says_word_for_word_what_is_told(case: str, design: DocumentDesign, tmp_path: Path) -> None:
    talk = HELD[case]()

    write_conversation_report(talk.snapshot, talk.conversation, TODAY, tmp_path / "a.pdf", design=design)

    told = tell_report(talk.snapshot, talk.conversation, TODAY, Look(design_of(design)))
    assert read_words(tmp_path / "a.pdf") == told_words(told)


@EVERY
@pytest.mark.parametrize("font", ["atkinson", "opendyslexic"])
@pytest.mark.parametrize("size", [10, 12])
def test_it_says_the_same_in_every_font_and_size(design: DocumentDesign, font: str, size: int, tmp_path: Path) -> None:
    """Nothing left out, nothing said twice, nothing out of its page; two pages, in large letters too."""
    talk = talks.trialoog()

    made = write_conversation_report(
        talk.snapshot, talk.conversation, TODAY, tmp_path / "a.pdf", font=font, base_size=size, design=design  # type: ignore[arg-type]  # one of both
    )  # fmt: skip

    b = tell_report(talk.snapshot, talk.conversation, TODAY, Look(design_of(design), font, size))  # type: ignore[arg-type]  # one of both
    pages = lay_out(b.story, lambda: None)
    assert letters(structure_words(tmp_path / "a.pdf")) == letters("".join(b.words()))
    assert all(top + part.measure(FULL) <= FRAME + 0.1 for page in pages for top, part in page.placed)
    assert made.pages == 2


@EVERY
@pytest.mark.parametrize(
    ("case", "most"),
    [("niets", 1), ("weinig", 1), ("drie", 2), ("zes-bij-vier", 2), ("zonder-antwoorden", 2), ("zonder-afspraken", 2)],
)
def test_it_is_one_page_or_two(case: str, most: int, design: DocumentDesign, tmp_path: Path) -> None:
    talk = HELD[case]()

    assert (
        write_conversation_report(talk.snapshot, talk.conversation, TODAY, tmp_path / "a.pdf", design=design).pages
        <= most
    )


def test_long_texts_take_the_pages_they_need(tmp_path: Path) -> None:
    """Two thousand words from each of four people on each of six questions: all of it is there."""
    talk = HELD["lang"]()

    told = structure_words_of(talk, tmp_path / "a.pdf")

    assert told.count(letters("ook als niemand kijkt.")) == 140 * 6 * 4


def structure_words_of(talk: Talk, path: Path) -> str:
    write_conversation_report(talk.snapshot, talk.conversation, TODAY, path)
    return letters(structure_words(path))


@EVERY
def test_the_same_input_gives_the_same_bytes(design: DocumentDesign, tmp_path: Path) -> None:
    talk = talks.trialoog()
    for name in ("a.pdf", "b.pdf"):
        write_conversation_report(talk.snapshot, talk.conversation, TODAY, tmp_path / name, design=design)

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize("shared", [False, True])
def test_nothing_that_was_not_said_at_the_table(shared: bool, tmp_path: Path) -> None:
    """Not the private question, ticked for the sheet or not; not what the next conversation is about, or with whom."""
    talk = talks.trialoog()
    talk = talk.with_record(replace(talk.conversation, share_private=shared))

    assert HIDDEN not in said(talk, tmp_path / "a.pdf")


def test_who_when_where_and_the_words_of_the_student(tmp_path: Path) -> None:
    told = said(talks.trialoog(), tmp_path / "a.pdf")

    for words in (
        "Gespreksverslag van Zoë Tahapary",
        "3 februari 2026, 14.00 uur",
        "Meubelmakerij Brouwer",
        "Marloes Visser BPV-docent",
        "In mijn woorden Zoë Ik dacht dat we",
        "Hij belde terug.",
    ):
        assert words in told


def test_the_notes_stand_in_the_order_of_the_parts(tmp_path: Path) -> None:
    """Whatever the order in which they were written."""
    told = said(talks.trialoog(), tmp_path / "a.pdf")

    places = [told.index(name) for name in ("Terugkijken", "Reflecteren", "Vooruitkijken", "Activeren")]
    assert places == sorted(places)
    assert "twee zittingen" in told, "without the marks of the rich text"


# ---- voices ------------------------------------------------------------------------------------------------


def test_the_voices_stand_beside_each_other_in_a_table(tmp_path: Path) -> None:
    """The question is the head of its row, each person of a column; read row by row."""
    told = said(talks.trialoog(), tmp_path / "a.pdf")

    assert "Drie stemmen Vraag Zoë student Marloes Visser BPV-docent Henk Brouwer praktijkbegeleider" in told
    assert (
        "Waar zag je groei? ‘In november. Toen ik ging opschrijven wat ik al had gecontroleerd.’ ‘Je vertelt nu eerst "
        "wat misging.’ ‘Toen je de tweede kruk zelf afkeurde.’" in told
    )
    assert len(re.findall(r"^\s+TH", tags(tmp_path / "a.pdf"), re.MULTILINE)) == 4 + 3 + 4 + 3


@pytest.mark.parametrize("people", [4, 6])
def test_more_people_stand_under_each_other(people: int, tmp_path: Path) -> None:
    """Each with name and role; all of them are there."""
    told = said(talks.trialoog(3, people), tmp_path / "a.pdf")

    assert "Wat ging er goed? Zoë, student ‘De ladekast." in told
    assert told.count("Je vertelt nu eerst wat misging.") == len([n for n in range(1, people + 1) if n % 3 == 1])


def test_who_said_nothing_has_no_column_and_an_open_question_has_a_dash(tmp_path: Path) -> None:
    talk = talks.trialoog()
    silent, half = talk.snapshot.participants_in(talk.conversation)
    talk = talk.with_record(replace(silent, answers=())).with_record(replace(half, answers=half.answers[:1]))

    told = said(talk, tmp_path / "a.pdf")

    assert "Twee stemmen Vraag Zoë student Henk Brouwer" in told
    assert "al had gecontroleerd.’ – Wat is" in told


def test_answers_to_a_question_that_changed_stand_under_the_question_as_it_was(tmp_path: Path) -> None:
    talk = talks.trialoog()
    first, *others = talk.conversation.questions
    talk = talk.with_record(replace(talk.conversation, questions=(replace(first, question="Iets anders?"), *others)))

    told = said(talk, tmp_path / "a.pdf")

    assert "Iets anders? – – –" in told
    assert "Wat ging er goed? Zo was de vraag eerst. ‘De ladekast." in told


@pytest.mark.parametrize(("who", "title"), [(0, "Mijn antwoorden"), (1, "De antwoorden van Marloes Visser")])
def test_one_voice_is_no_table(who: int, title: str, tmp_path: Path) -> None:
    talk = talks.without_answers()
    if who:
        talk = talk.with_record(
            replace(talk.snapshot.participants_in(talk.conversation)[0], answers=talks.answers(3, 1))
        )
    else:
        talk = talk.with_record(replace(talk.conversation, answers=talks.answers(3, 0)))

    assert title in said(talk, tmp_path / "a.pdf")


def test_without_answers_and_without_agreements_nothing_is_said_of_them(tmp_path: Path) -> None:
    assert "stemmen" not in said(talks.without_answers(), tmp_path / "a.pdf")
    told = said(talks.without_agreements(), tmp_path / "b.pdf")
    assert "Afspraken" not in told
    assert "We beginnen met deze afspraken" not in told
    assert "nog niets opgeschreven" in said(talks.nothing(), tmp_path / "c.pdf")


# ---- who agrees ----------------------------------------------------------------------------------------------


def test_who_agrees_is_noted_and_no_signature(tmp_path: Path) -> None:
    told = said(talks.trialoog(3, 3), tmp_path / "a.pdf")

    assert "Marloes Visser BPV-docent Akkoord, 4 februari 2026" in told
    assert "Niet akkoord, omdat er stond dat Zoë traag is. Dat zei ik niet. 5 februari 2026" in told
    assert "Rachid slb’er Nog niet gevraagd" in told
    assert "Genoteerd door Zoë Tahapary." in told


def test_when_nobody_was_asked_nothing_is_said_of_it(tmp_path: Path) -> None:
    talk = talks.trialoog()
    for person in talk.snapshot.participants_in(talk.conversation):
        talk = talk.with_record(replace(person, consent=Consent.UNKNOWN))

    told = said(talk, tmp_path / "a.pdf")

    assert "Nog niet gevraagd" not in told
    assert "Genoteerd" not in told


# ---- the next conversation -------------------------------------------------------------------------------------


def test_the_next_conversation_begins_with_these_agreements(tmp_path: Path) -> None:
    """With whoever of this table is there again; who else comes is not for this paper."""
    told = said(talks.trialoog(), tmp_path / "a.pdf")

    assert "Volgend gesprek: 20 mei 2026, loopbaangesprek met Marloes Visser. We beginnen met deze afspraken." in told


@pytest.mark.parametrize(
    ("kind", "today"), [(ConversationKind.GESPREK_THUIS, TODAY), (ConversationKind.TRIALOOG, date(2026, 6, 1))]
)
def test_a_conversation_at_home_and_one_whose_day_went_by_are_not_named(
    kind: ConversationKind, today: date, tmp_path: Path
) -> None:
    talk = talks.trialoog()
    following = talk.snapshot.find(Conversation, "c2")
    assert following
    talk = talk.with_record(replace(following, kind=kind))

    assert "Volgend gesprek" not in said(talk, tmp_path / "a.pdf", today)


def test_after_one_at_home_the_next_one_at_home_is_named(tmp_path: Path) -> None:
    talk = talks.trialoog()
    home, following = ConversationKind.GESPREK_THUIS, talk.snapshot.find(Conversation, "c2")
    assert following
    talk = talk.with_record(replace(talk.conversation, kind=home)).with_record(replace(following, kind=home))

    assert "Volgend gesprek: 20 mei 2026, gesprek thuis" in said(talk, tmp_path / "a.pdf")


# ---- odd things ------------------------------------------------------------------------------------------------


@EVERY
def test_odd_words_are_kept(design: DocumentDesign, tmp_path: Path) -> None:
    """A word without end, Arabic, emoji, blank lines, an answer of nothing but spaces."""
    odd = ("y" * 400, "مرحبا بالعالم", "👩🏽‍🔧 werk", "één\n\n\ntwee", "   ")
    talk = Conversation(
        id="c",
        questions=tuple(SharedQuestion(id=f"{n}", question=f"Vraag {n}?") for n in range(5)),
        answers=tuple(GivenAnswer(question_id=f"{n}", question=f"Vraag {n}?", text=t) for n, t in enumerate(odd)),
    )
    person = Participant(id="p", conversation_id="c", name="Henk", answers=talk.answers[::-1])
    made = talks.Talk(talks.Snapshot.of([talk, person]), talk)

    write_conversation_report(made.snapshot, talk, TODAY, tmp_path / "a.pdf", design=design)

    b = tell_report(made.snapshot, talk, TODAY, Look(design_of(design)))
    assert read_words(tmp_path / "a.pdf") == told_words(b)
    assert structure_words(tmp_path / "a.pdf").replace(" ", "").count("y" * 400) == 2


def test_it_can_be_stopped(tmp_path: Path) -> None:
    talk = talks.trialoog()

    with pytest.raises(Cancelled):
        write_conversation_report(talk.snapshot, talk.conversation, TODAY, tmp_path / "a.pdf", cancelled=lambda: True)

    assert list(tmp_path.iterdir()) == []

"""The look at what of others goes along finds it, and what is left out stands nowhere any more."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import activities, going
from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant, PartNotes, SharedQuestion
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.people import Contact
from lobdossier.domain.personal import Kind
from lobdossier.domain.privacy import LEFT_OUT, Finding, leave_out, look, people_of
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.shape import plain
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import ConversationState, EvidenceKind, Purpose, Way
from lobdossier.text.blocks import plain_text
from lobdossier.text.markdown import literal, parse

NOOR = Student(id="s", name="Noor de Wit")


def story(text: str, *others: Record) -> Snapshot:
    return Snapshot.of([NOOR, Experience(id="e", title="Stage", story=text), *others])


def found(text: str, people: tuple[str, ...] = (), ordinary: tuple[str, ...] = ()) -> list[tuple[Kind, str]]:
    return [(f.kind, f.words) for f in look(story(text), NOOR, people, ordinary)]


def as_json(part: Snapshot) -> str:
    return json.dumps([plain(r) for group in part.records.values() for r in group], ensure_ascii=False)


# ------------------------------------------------------------ names
@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ik werkte met Arjen.", "Arjen"),
        ("ik werkte met arjen.", "Arjen de Vries"),
        ("Arjen de Vries leerde het me", "Arjen de Vries"),
        ("Volgens mevrouw Bakker ging het goed", "Mevrouw Bakker"),
        ("ARJEN zei ja", "arjen"),
        ("Met **Arj**en erbij", "Arjen"),
        ("Anne-Marie was er ook", "Anne-Marie (mentor)"),
        ("Piet deed het", "Klaas en Piet, mentoren"),
        ("volgens meneer Kroes", "Arjen Kroes"),
        ("volgens mevr. van den Berg", "Ilse van den Berg"),
        ("volgens mevrouw van der Es", "Mevrouw Van der Es"),
        ("volgens meneer Vos", "Dhr. B. Vos"),
    ],
)
def test_a_name_is_found_as_people_write_it(text: str, people: str) -> None:
    assert len(found(text, (people,))) == 1


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mijn moeder hielp. De mentor ook.", "mijn moeder"),
        ("Arjenstraat 4", "Arjen"),
        ("Noor deed het zelf", "Noor Bakker"),
        ("Ik, Noor de Wit, deed het", "Noor de Wit"),
        ("Ik wil bakker worden met een roos", "Mevrouw Bakker"),
        ("Meubelmakerij Kroes", "Arjen Kroes"),
    ],
)
def test_what_is_no_name_of_another_is_not_found(text: str, people: str) -> None:
    assert found(text, (people, "Roos"), ("bakker", "roos")) == []


def test_an_ordinary_word_is_a_name_with_a_capital_only() -> None:
    (name,) = look(story("Roos gaf me een roos. Ook Bakker was er."), NOOR, ["Roos"], {"roos"})
    assert (name.spellings, name.times) == (("Roos",), 1)


def test_one_person_is_one_finding_with_each_spelling_and_place() -> None:
    part = story("Ilse Blom hielp. Ilse is aardig, en ilse lacht.")
    (ilse,) = look(part, NOOR, ["Ilse Blom"])
    assert (ilse.words, ilse.spellings, ilse.times) == ("Ilse Blom", ("Ilse Blom", "Ilse", "ilse"), 3)
    assert [r.id for r in ilse.where] == ["e"]


def test_somebody_at_the_table_is_told_as_that() -> None:
    talk = Conversation(id="c", title="Trialoog")
    part = story("", talk, Participant(id="p", conversation_id="c", name="Mevrouw Bakker"))
    (bakker,) = look(part, NOOR)
    assert bakker.at_table
    assert bakker.where == (talk,)


def test_what_belongs_to_an_experience_is_told_as_that() -> None:
    answer = Answer(text="Arjen lachte")
    part = story("", Reflection(id="r", experience_id="e", answers=(answer,)), Evidence(id="b", title="Foto van Arjen"))
    arjen = look(part, NOOR, ["Arjen"])[0]
    assert {r.id for r in arjen.where} == {"e", "b"}


# ------------------------------------------------------------ numbers and addresses
PHONES = ["06-12345678", "0612345678", "06 12 34 56 78", "+31 6 12345678", "0031612345678", "010-1234567",
          "(010) 123 45 67", "0182-123456", "+31 (0)6 1234 5678", "+32 470 12 34 56"]  # fmt: skip


@pytest.mark.parametrize("number", PHONES)
def test_telephone_numbers_are_found(number: str) -> None:
    assert found(f"Bel {number}.") == [(Kind.PHONE, number)]


@pytest.mark.parametrize(
    "words", ["van 01-09-2025 tot 05-02-2026", "1234,56 euro", "2026", "in 2025 2026 en 2027", "12:30"]
)
def test_dates_and_amounts_are_no_numbers_of_anybody(words: str) -> None:
    assert found(words) == []


def test_one_number_written_in_two_ways_is_one_finding() -> None:
    (number,) = look(story("06-12345678 of +31 6 12345678"), NOOR)
    assert (number.times, number.spellings) == (2, ("06-12345678", "+31 6 12345678"))


@pytest.mark.parametrize(
    "text", ["jan.k_b@roc.nl", r"jan.k\_b@roc.nl", "<jan.k_b@roc.nl>", "[x](mailto:jan.k_b@roc.nl)"]
)
def test_e_mail_addresses_are_found_through_the_marks(text: str) -> None:
    assert found(f"Mail {text}, graag") == [(Kind.EMAIL, "jan.k_b@roc.nl")]


@pytest.mark.parametrize(
    ("text", "words"),
    [("zijn studentnummer is 123456", ["123456"]), ("leerlingnr. 1234567", ["1234567"]), ("s1234567", ["s1234567"]),
     ("S123456", ["S123456"]), ("Er waren 123456 bezoekers", []), ("studentnummer 12345", []), ("studentnummer 1234567890", [])],
)  # fmt: skip
def test_numbers_of_students(text: str, words: list[str]) -> None:
    assert [w for k, w in found(text) if k is Kind.NUMBER] == words


# ------------------------------------------------------------ what was said in a conversation
def talk(text: str) -> list[tuple[str, Snapshot]]:
    """A conversation with *text* in each place where somebody's words stand, one at a time."""
    told = Conversation(id="c", title="Trialoog")
    given = GivenAnswer(question_id="q", question="Wat viel op?", text=text)
    places: dict[str, list[Record]] = {
        "notes": [replace(told, notes=(PartNotes(text=literal(text)),))],
        "summary": [replace(told, summary=literal(text))],
        "own answer": [replace(told, answers=(given,))],
        "shared question": [replace(told, questions=(SharedQuestion(id="q", question=text),))],
        "question as it was": [replace(told, answers=(replace(given, question=text, text="Ja"),))],
        "answer of another": [told, Participant(id="p", conversation_id="c", name="Henk", answers=(given,))],
        "why not": [told, Participant(id="p", conversation_id="c", name="Henk", consent_because=text)],
    }
    return [(place, Snapshot.of([NOOR, *records])) for place, records in places.items()]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Bel Arjen, dan weet je het", Kind.NAME, "Arjen"),
        ("Bel 06-12345678 vrijdag", Kind.PHONE, "06-12345678"),
        ("Mail a_b@roc.nl", Kind.EMAIL, "a_b@roc.nl"),
    ],
)
def test_names_and_numbers_are_found_in_notes_and_answers(text: str, kind: Kind, words: str) -> None:
    """Told as that conversation, and left out like anywhere else."""
    for place, part in talk(text):
        seen = [f for f in look(part, NOOR, ["Arjen"]) if f.words != "Henk"]
        assert [(f.kind, f.words, f.at_table) for f in seen] == [(kind, words, False)], place
        assert [r.id for r in seen[0].where] == ["c"], place
        left = leave_out(part, seen[0].spellings)
        assert words not in as_json(left).replace("\\\\", ""), place
        assert LEFT_OUT in as_json(left), place


def test_only_who_sits_there_is_at_the_table() -> None:
    """Not everybody who is named in what they say."""
    given = GivenAnswer(question_id="q", question="Wat viel op?", text="Arjen en Henk doen dat samen")
    part = Snapshot.of([NOOR, Conversation(id="c"), Participant(conversation_id="c", name="Henk", answers=(given,))])

    found = {f.words: (f.times, f.at_table) for f in look(part, NOOR, ["Arjen"])}

    assert found == {"Henk": (2, True), "Arjen": (1, False)}


def test_what_is_not_shown_to_others_is_not_looked_at() -> None:
    """An answer that stays at home says nothing about anybody to anybody."""
    given = GivenAnswer(question_id="q", question="Wat viel op?", text="Bel Arjen")
    person = Participant(id="p", conversation_id="c", name="Henk", answers=(given,), answered_by=Way.MESSAGE)
    document = CareerDocument(conversation_ids=("c",), said=True, table=False)
    for may_show, expected in ((False, {"Henk"}), (True, {"Henk", "Arjen"})):
        dossier = Snapshot.of([NOOR, Conversation(id="c"), replace(person, may_show=may_show)])
        assert {f.words for f in look(going(dossier, document), NOOR, ["Arjen"])} == expected
        assert "message" not in as_json(going(dossier, document)), "how it came stays at home"


# ------------------------------------------------------------ photos
def test_photos_without_the_tick_are_told_last() -> None:
    asked = Evidence(id="1", experience_id="e", kind=EvidenceKind.PHOTO, sha256="a", people_agree=True)
    photo, sound = replace(asked, id="2", people_agree=False), replace(asked, id="3", kind=EvidenceKind.AUDIO)
    sound = replace(sound, people_agree=False)
    first, last = look(story("Arjen", asked, photo, sound), NOOR, ["Arjen"])
    assert (last.kind, last.words, last.photo, first.kind) == (Kind.PHOTO, "2", photo, Kind.NAME)


# ------------------------------------------------------------ what a document says
def test_the_table_and_the_opening_are_looked_at_too() -> None:
    dossier = story("Geheim", Contact(id="c", name="Arjen"), SchoolPeriod(id="p", guide="Mevrouw Bakker"))
    dossier = Snapshot.of(
        [*(r for g in dossier.records.values() for r in g), Experience(id="x", title="Dag met Arjen", story="Piet")]
    )
    document = CareerDocument(purpose=Purpose.SCHOOL, why="Door Arjen", left_out=("Arjen",))
    names = look(going(dossier, document), NOOR, {*people_of(dossier), "Piet"})
    assert {f.words: f.times for f in names} == {"Arjen": 2}, "the guide of a school year stays at home"
    assert [e.title for e in activities(dossier, ["Arjen"])] == ["Dag met …", "Stage"]


def test_a_finding_knows_what_was_decided() -> None:
    ilse = Finding(Kind.NAME, "Ilse Blom", ("Ilse", "Ilse Blom"))
    assert ilse.decided(CareerDocument()) is None
    assert ilse.decided(CareerDocument(left_out=("Ilse",))) is None
    assert ilse.decided(CareerDocument(left_out=("Ilse", "Ilse Blom"))) is True
    assert ilse.decided(CareerDocument(kept=("Ilse",), left_out=("Ilse Blom",))) is False


def test_it_ends_when_it_is_asked_to() -> None:
    assert look(story("Arjen"), NOOR, ["Arjen"], stopped=lambda: True) == ()


# ------------------------------------------------------------ leaving out
def test_marks_around_what_is_left_out_stay_whole() -> None:
    (left,) = leave_out(story("Met **Jan** Blom en *Jan Blom*."), ["Jan Blom"]).all(Experience)
    assert left.story == "Met **…** en *…*."
    assert plain_text(parse(left.story)) == "Met … en …."


def test_what_a_newer_program_wrote_is_cleaned_too() -> None:
    extra = Experience(id="e", unknown={"later": [{"note": "Arjen"}], "n": 3})
    (left,) = leave_out(Snapshot.of([extra]), ["Arjen"]).all(Experience)
    assert left.unknown == {"later": [{"note": LEFT_OUT}], "n": 3}


def test_the_name_of_the_student_and_of_the_receiver_stay() -> None:
    document = CareerDocument(receiver="Mevrouw Wit", why="Door Wit")
    part = leave_out(Snapshot.of([Student(name="Noor Wit", motto="Net als oma Wit"), document]), ["Wit"])
    assert (part.student.name, part.student.motto) == ("Noor Wit", "Net als oma …")
    (left,) = part.all(CareerDocument)
    assert (left.receiver, left.why) == ("Mevrouw Wit", "Door …")


LETTERS = st.text(st.sampled_from("abcdéXYZ"), min_size=2, max_size=5)
SIGNS = st.sampled_from([" ", "-", "_", "@", ".", "*", "\\", "[", "(", "'"])
WORDS = st.builds(lambda a, sign, b: a + sign + b, LETTERS, SIGNS, LETTERS) | LETTERS
AROUND = st.text(st.sampled_from(" .,!?()\n—"), min_size=1, max_size=3)


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(st.tuples(AROUND, st.integers(0, 9)), max_size=12))
def test_what_is_left_out_stands_nowhere_and_all_else_stays(words: list[str], pieces: list[tuple[str, int]]) -> None:
    """In plain texts, in rich ones, inside values, in what the JSON of the part says, and in what a reader sees."""
    fillers = ["zzz", "7", "één", "qqq9"]
    choices = [*words, *fillers]
    text = "".join(around + choices[n % len(choices)] for around, n in pieces)
    part = Snapshot.of(
        [
            Experience(title=text[:200], story=literal(text)),
            Conversation(private=text, state=ConversationState.HELD, on=date(2026, 1, 1)),
            Reflection(answers=(Answer(question=text, text=literal(text)),), feelings=(text[:200],)),
        ]
    )

    left = leave_out(part, words)

    assert as_json(leave_out(left, words)) == as_json(left)
    seen = plain_text(parse(left.all(Experience)[0].story))
    for word in words:
        for said in (left.all(Conversation)[0].private, seen):
            assert f" {word} " not in f" {said} ".replace("\n", " ")
    for filler in fillers:
        assert left.all(Conversation)[0].private.count(filler) == text.count(filler)


@given(LETTERS, LETTERS)
def test_what_is_no_whole_word_stays(word: str, more: str) -> None:
    part = story(f"{word}{more} {more}{word} {word}_ 1{word}")
    if word != more:
        assert leave_out(part, [word]) == part


@given(
    st.text(max_size=80),
    st.sampled_from(["Arjen de Vries", "06-12345678", "a_b@roc.nl", "s1234567"]),
    st.text(max_size=80),
)
def test_what_the_look_finds_can_be_left_out(before: str, about: str, after: str) -> None:
    """Of any text around it: a second look after leaving it out finds nothing of it."""
    part = story(literal(f"{before} {about} {after}"))
    findings = look(part, NOOR, ["Arjen de Vries"])
    assert findings
    left = leave_out(part, [s for f in findings for s in f.spellings])
    assert look(left, NOOR, ["Arjen de Vries"]) == ()
    assert about not in plain_text(parse(left.all(Experience)[0].story))

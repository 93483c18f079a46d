"""Every error says what happened, what is safe and what to do."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from lobdossier.domain import errors
from lobdossier.text.causes import ARRIVALS, BADGE, CHECKS, FEEDBACK, FILE, FORMS, FOUND, FROM_BADGE, FROM_FILE, RULES
from lobdossier.text.explain import Message, explain
from lobdossier.text.merging import REFUSALS


def tree(base: type[errors.DossierError] = errors.DossierError) -> Iterator[type[errors.DossierError]]:
    """Every class of the error tree, from the base down."""
    yield base
    for kind in base.__subclasses__():
        yield from tree(kind)


def example(kind: type[errors.DossierError]) -> errors.DossierError:
    """An error of *kind* with believable data."""
    data = {"path": Path("Mijn dossier.lobdossier"), "kind": "experience", "field_name": "story", "rule": "length"}
    data |= {"journal": Path("ander.lobdossier-journal"), "host": "LAPTOP-7", "since": "10.31"}
    data |= {"where": "bewijs-002.jpg", "what": "bytes", "ending": ".pdf"}
    data |= {"name": "film.mp4", "size": 80_000_000, "limit": 50_000_000, "found": "pdf", "check": "size"}
    data |= {"reason": "part", "gone": 30, "living": 40, "questions": ("Wat zag je mij goed doen?",)}
    data |= {"student": "Zoë de Wit"}
    if not dataclasses.is_dataclass(kind):
        return kind()
    fields = {field.name for field in dataclasses.fields(kind)}
    return kind(**{name: value for name, value in data.items() if name in fields})


def table() -> str:
    """The messages as a Markdown table, one row for each error: for the documentation."""
    rows = ["| error | title | what happened | what is safe | what to do |", "|---|---|---|---|---|"]
    for kind in tree():
        message = explain(example(kind))
        rows.append(f"| `{kind.__name__}` | {message.title} | {message.what} | {message.safe} | {message.todo} |")
    return "\n".join(rows)


@pytest.mark.parametrize("kind", list(tree()), ids=lambda kind: kind.__name__)
def test_every_error_has_sentences(kind: type[errors.DossierError]) -> None:
    message = explain(example(kind))

    for text in dataclasses.astuple(message):
        assert text
        assert text[0].isupper() or text[0] == "“"
    assert all(len(sentence.split()) <= 16 for sentence in message.sentence.split(". "))


def test_no_two_errors_say_the_same() -> None:
    messages = [explain(example(kind)) for kind in tree()]

    assert len({message.what for message in messages}) == len(messages)


@pytest.mark.parametrize("found", [*FOUND, "iets nieuws"])
def test_what_is_no_dossier_is_named_for_what_it_is(found: str) -> None:
    message = explain(errors.NotADossier(Path("x.pdf"), found=found))

    assert message.safe == "Er is niets veranderd."
    assert message.what in FOUND.values()


@pytest.mark.parametrize("check", [*CHECKS, ""])
def test_damage_points_at_the_backup(check: str) -> None:
    assert "reservekopie" in explain(errors.Damaged(Path("x"), check=check)).todo


@pytest.mark.parametrize("rule", [*RULES, "iets nieuws"])
def test_a_refusal_names_the_rule(rule: str) -> None:
    assert explain(errors.Refused("experience", "story", rule)).what


@pytest.mark.parametrize("rule", [*FROM_FILE, "iets nieuws"])
def test_a_file_that_is_refused_changes_nothing(rule: str) -> None:
    assert explain(errors.Refused(FILE, "", rule)).safe == "Er is niets in je dossier gekomen."


@pytest.mark.parametrize("rule", [*FROM_BADGE, "iets nieuws"])
@pytest.mark.parametrize("field", ["png", "svg", ""])
def test_a_badge_that_is_refused_has_a_way_on(rule: str, field: str) -> None:
    message = explain(errors.Refused(BADGE, field, rule))

    assert message.safe == "Er is niets in je dossier gekomen."
    assert message.what in FROM_BADGE.values()
    assert message.todo


@pytest.mark.parametrize("rule", [*ARRIVALS, "iets nieuws"])
def test_what_is_brought_and_refused_names_the_file_and_the_reason_in_one_sentence(rule: str) -> None:
    message = explain(errors.ArrivalRefused(Path("Noor.lobpakket"), rule, "bewijs-002.jpg"))

    assert message.what.startswith("“Noor.lobpakket” kan niet open: ")
    assert message.what.endswith(" (bewijs-002.jpg).")
    assert ARRIVALS.get(rule, "") in message.what


@pytest.mark.parametrize("rule", [*FORMS, "newer", "encrypted", "packing", "is photo", "iets nieuws"])
def test_why_a_form_is_not_read_is_said(rule: str) -> None:
    message = explain(errors.FormRefused(Path("Henk.pdf"), rule, "Wat zag je?"))

    assert message.what.startswith("“Henk.pdf” kan ik niet lezen: ")
    assert message.what.endswith(" (“Wat zag je?”).")
    assert FORMS.get(rule, "") in message.what


@pytest.mark.parametrize("rule", [*FEEDBACK, "newer", "packing", "length", "is photo", "iets nieuws"])
def test_why_feedback_is_not_read_is_said(rule: str) -> None:
    message = explain(errors.FeedbackRefused(Path("Noor.lobfeedback"), rule, "feedback.text"))

    assert message.what.startswith("“Noor.lobfeedback” kan ik niet lezen: ")
    assert message.what.endswith(" (“feedback.text”).")
    assert FEEDBACK.get(rule, "") in message.what
    assert all(len(sentence.split()) <= 18 for sentence in message.sentence.split(". "))


def test_for_whom_feedback_is_is_said() -> None:
    assert (
        "Zoë de Wit" in explain(errors.FeedbackOfAnother(Path("x.lobfeedback"), "dossier", student="Zoë de Wit")).what
    )
    assert "een ander dossier" in explain(errors.FeedbackOfAnother(Path("x.lobfeedback"), "dossier")).what


@pytest.mark.parametrize("what", ["feedback", "texts"])
def test_too_much_feedback_asks_for_a_second_file(what: str) -> None:
    message = explain(errors.TooMuchToExport(Path("x.lobfeedback"), "", what, 20_000, 10_000))

    assert "10" in message.what
    assert "tweede bestand" in message.todo


@pytest.mark.parametrize("rule", ["dossier", "conversation", "person"])
def test_where_a_form_belongs_is_said(rule: str) -> None:
    message = explain(errors.FormOfAnother(Path("Henk.pdf"), rule))

    assert all(len(sentence.split()) <= 16 for sentence in message.sentence.split(". "))


@pytest.mark.parametrize(
    ("questions", "gone", "told"),
    [
        (("Wat zag je?",), 0, "Nu vraag je: “Wat zag je?”."),
        (("Een?", "Twee?", "Drie?", "Vier?", "Vijf?"), 0, "En nog 2 andere."),
        ((), 1, "Een vraag uit het formulier stel je niet meer."),
        ((), 2, "2 vragen uit het formulier stel je niet meer."),
        (("Lang " * 50,), 0, "Lang …”."),
    ],
)
def test_which_questions_are_others_is_said(questions: tuple[str, ...], gone: int, told: str) -> None:
    assert explain(errors.FormChanged(Path("Henk.pdf"), "value", "", questions, gone)).what.endswith(told)


def test_a_printed_form_and_another_form_are_told_apart() -> None:
    printed, other = (explain(errors.NoFormInside(Path("Henk.pdf"), rule)) for rule in ("printed", "other"))

    assert "afdruk" in printed.what
    assert "niet een uit dit programma" in other.what


@pytest.mark.parametrize("ending", [".pdf", ".lobpakket", ".json", ".iets"])
def test_a_place_that_is_taken_is_told_with_the_ending_that_would_do(ending: str) -> None:
    assert f"“{ending}”" in explain(errors.TargetTaken(Path("x"), "", ending)).todo


def test_too_much_is_said_in_bytes_or_files() -> None:
    assert "60000 bestanden" in explain(errors.TooMuchToExport(Path("x"), "", "files", 60_000, 50_000)).what
    assert "300 MB aan tekst" in explain(errors.TooMuchToExport(Path("x"), "", "texts", 300_000_000, 1)).what
    assert (
        "3 GB worden. Er past 2 GB in"
        in explain(errors.TooMuchToExport(Path("x"), "", "bytes", 3_000_000_000, 2_000_000_000)).what
    )


def test_a_photo_is_measured_in_pixels_and_a_file_in_bytes() -> None:
    photo = errors.TooLarge("evidence", "photo", "pixels", "a.jpg", 90_000_000, 50_000_000)

    assert "90 miljoen beeldpunten" in explain(photo).what
    assert "80 MB" in explain(example(errors.TooLarge)).what


def test_an_unknown_error_is_owned_up_to() -> None:
    message = explain(ValueError("intern"))

    assert "fout in het programma" in message.what
    assert "intern" not in message.sentence


def test_names_of_files_are_shown_without_tricks() -> None:
    message = explain(errors.FileMissing(Path("foto\u202egpj.lobdossier")))

    assert "\u202e" not in message.what


def test_the_table_has_a_row_for_each_error() -> None:
    assert table().count("\n") == 1 + sum(1 for _ in tree())


def test_a_message_is_one_line_for_a_terminal() -> None:
    assert Message("a", "Dit.", "", "Dat.").sentence == "Dit. Dat."


@pytest.mark.parametrize("reason", [*REFUSALS, "iets nieuws"])
def test_why_two_files_cannot_be_merged_is_said(reason: str) -> None:
    message = explain(errors.NotMergeable(reason))

    assert message.safe == "Er is niets veranderd."
    assert all(len(sentence.split()) <= 16 for sentence in message.sentence.split(". "))

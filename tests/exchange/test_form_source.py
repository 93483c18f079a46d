"""Forms of anybody: what is ours is read as the standard says, the rest is ignored or refused, and always soon."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from lobdossier.domain import forms, limits
from lobdossier.domain.conversation import SharedQuestion
from lobdossier.domain.errors import NoFormInside, Refused
from lobdossier.domain.forms import FormKey
from lobdossier.exchange.form_source import FormFields, read_form

QUESTION = SharedQuestion(id="q1", question="Wat zag je?")
KEY = FormKey("d", "c", "p", forms.digest([QUESTION]))
OURS = forms.question_name(QUESTION)
SECONDS = 2.0


def field(pdf: Pdf, name: str, **entries: object) -> pikepdf.Object:
    """A field without a place on a page."""
    return pdf.make_indirect(Dictionary(T=String(name), FT=Name.Tx, **entries))


def made(path: Path, build: Callable[[Pdf], list[pikepdf.Object]]) -> Path:
    """A PDF of one page with the fields that *build* makes."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        fields = build(pdf)
        pdf.Root.AcroForm = Dictionary(Fields=Array(fields))
        pdf.save(path)
    return path


def with_value(path: Path, value: object) -> Path:
    """A form of ours in which the answer is *value*."""
    return made(path, lambda pdf: [field(pdf, KEY.name), field(pdf, OURS, V=value)])


def read(path: Path) -> FormFields:
    """The form, read soon enough; any of the refusals is soon enough too."""
    began = time.process_time()
    try:
        return read_form(path)
    finally:
        assert time.process_time() - began < SECONDS


# ---- texts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (b"", ""),
        (b"gewoon (met haakjes) \\ en zo", "gewoon (met haakjes) \\ en zo"),
        (b"\xa0 12, \xe9\xe9n \x8dkeer\x8e", "€ 12, één “keer”"),
        (b"\xfe\xff\x20\xac\x00 \xd8\x3c\xdf\x89", "€ 🎉"),
        (b"\xff\xfe\xac\x20 \x00", "€ "),
        (b"\xef\xbb\xbf\xe2\x82\xac \xd9\x85", "€ م"),
        (b"een\rtwee\r\ndrie\nvier", "een\ntwee\ndrie\nvier"),
        (b"\xfe\xff\x00a\x20\x29\x00b", "a\nb"),
        (b"\xfe\xff\x00\x1b\x00n\x00l\x00\x1b\x00j\x00a", "ja"),
        (b"\xfe\xff\x00a\xd8\x3c", "a\ufffd"),
        (b"\xfe\xff\x00a\x00\x00\x00b", "a\ufffdb"),
        (b"\xfe\xff\x00a\x00", "a\ufffd"),
        (b"\xef\xbb\xbf\xff", "\ufffd"),
    ],
    ids=[
        "niets",
        "ascii",
        "pdfdoc",
        "utf-16",
        "utf-16 andersom",
        "utf-8",
        "regels",
        "U+2029",
        "taal",
        "half",
        "nul",
        "oneven",
        "fout",
    ],
)
def test_texts_are_read_as_the_standard_says(tmp_path: Path, written: bytes, text: str) -> None:
    assert read(with_value(tmp_path / "a.pdf", String(written))).answers == {"q1": text}


def test_a_text_may_be_a_stream(tmp_path: Path) -> None:
    """Which some programs write for what is long."""
    path = made(
        tmp_path / "a.pdf",
        lambda pdf: [field(pdf, KEY.name), field(pdf, OURS, V=Stream(pdf, "lang €".encode("utf-8-sig")))],
    )

    assert read(path).answers == {"q1": "lang €"}


def test_a_value_may_stand_at_the_field_or_at_its_part(tmp_path: Path) -> None:
    """The same one at both is one."""

    def build(pdf: Pdf) -> list[pikepdf.Object]:
        parent = field(pdf, OURS, V=String("ja"))
        parent.Kids = Array([pdf.make_indirect(Dictionary(Parent=parent, V=String("ja")))])
        other = field(pdf, "ouder")
        other.Kids = Array([field(pdf, KEY.name), field(pdf, forms.NAME, V=String("Henk"))])
        return [parent, other]

    found = read(made(tmp_path / "a.pdf", build))

    assert (found.answers, found.name, found.key) == ({"q1": "ja"}, "Henk", KEY)


def test_fields_that_the_form_forgot_are_found_on_the_page(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Annots = Array([field(pdf, KEY.name), field(pdf, OURS, V=String("ja"))])
        pdf.save(tmp_path / "a.pdf")

    assert read(tmp_path / "a.pdf").answers == {"q1": "ja"}


@pytest.mark.parametrize(
    ("entries", "ticked"),
    [
        ({"V": Name.Ja}, True),
        ({"V": Name.Ja, "AS": Name.Ja}, True),
        ({"AS": Name.Ja}, True),
        ({"V": Name.Off, "AS": Name.Ja}, False),
        ({"V": Name.Yes}, False),
        ({"V": Name.Off}, False),
        ({"V": String("Ja")}, False),
        ({"V": True}, False),
        ({}, False),
    ],
)
def test_only_its_own_state_ticks_the_box(tmp_path: Path, entries: dict[str, object], ticked: bool) -> None:
    """Nothing else in a file sets a right."""
    path = made(
        tmp_path / "a.pdf",
        lambda pdf: [field(pdf, KEY.name), field(pdf, OURS), field(pdf, forms.MAY_SHOW, **entries)],
    )

    assert read(path).may_show is ticked


@pytest.mark.parametrize(("parts", "ticked"), [(("Ja", "Ja"), True), (("Ja", "Off"), False), (("Off", "Ja"), False)])
def test_a_box_of_which_one_part_says_no_is_not_ticked(tmp_path: Path, parts: tuple[str, str], ticked: bool) -> None:
    def build(pdf: Pdf) -> list[pikepdf.Object]:
        box = field(pdf, forms.MAY_SHOW)
        box.Kids = Array([pdf.make_indirect(Dictionary(Parent=box, AS=Name(f"/{part}"))) for part in parts])
        return [field(pdf, KEY.name), field(pdf, OURS), box]

    assert read(made(tmp_path / "a.pdf", build)).may_show is ticked


def test_fields_of_others_are_ignored(tmp_path: Path) -> None:
    """Whatever they are called, and whatever they hold."""

    def build(pdf: Pdf) -> list[pikepdf.Object]:
        more = [field(pdf, name, V=value) for name, value in (("approved", True), ("shared", Name.Ja), ("may_show", 1))]
        odd = [
            field(pdf, name, V=String("x"))
            for name in ("vraag_q2", "vraag_q2_XYZ", "vraag__", "vraag", "lobdossier-formulier_0")
        ]
        return [field(pdf, KEY.name), field(pdf, OURS, V=String("ja")), *more, *odd]

    found = read(made(tmp_path / "a.pdf", build))

    assert (found.answers, found.may_show) == ({"q1": "ja"}, False)


# ---- hostile ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [Name.Ja, 3, True, Array([String("x")]), Dictionary(A=1)], ids=repr)
def test_an_answer_that_is_no_text_is_refused(tmp_path: Path, value: object) -> None:
    with pytest.raises(Refused) as refused:
        read(with_value(tmp_path / "a.pdf", value))

    assert (refused.value.rule, refused.value.field_name) == ("type", "q1")


def test_two_answers_in_one_field_are_refused(tmp_path: Path) -> None:
    path = made(
        tmp_path / "a.pdf",
        lambda pdf: [field(pdf, KEY.name), field(pdf, OURS, V=String("ja")), field(pdf, OURS, V=String("nee"))],
    )

    with pytest.raises(Refused, match="duplicate"):
        read(path)


def test_two_forms_in_one_are_refused(tmp_path: Path) -> None:
    other = FormKey("d", "c", "iemand anders", KEY.digest)

    with pytest.raises(Refused, match="duplicate"):
        read(made(tmp_path / "a.pdf", lambda pdf: [field(pdf, KEY.name), field(pdf, other.name), field(pdf, OURS)]))


def test_ten_thousand_fields_are_refused(tmp_path: Path) -> None:
    def build(pdf: Pdf) -> list[pikepdf.Object]:
        return [field(pdf, KEY.name), *(field(pdf, f"veld {n}", V=String("x")) for n in range(10_000))]

    with pytest.raises(Refused, match="items"):
        read(made(tmp_path / "a.pdf", build))


def test_many_fields_inside_each_other_are_refused(tmp_path: Path) -> None:
    """A hundred with a hundred parts each."""

    def build(pdf: Pdf) -> list[pikepdf.Object]:
        groups = [field(pdf, f"groep {n}") for n in range(100)]
        for group in groups:
            group.Kids = Array([field(pdf, f"veld {n}") for n in range(100)])
        return [field(pdf, KEY.name), *groups]

    with pytest.raises(Refused, match="items"):
        read(made(tmp_path / "a.pdf", build))


def test_parts_that_go_round_are_read_once(tmp_path: Path) -> None:
    def build(pdf: Pdf) -> list[pikepdf.Object]:
        first, second = field(pdf, OURS, V=String("ja")), field(pdf, "b")
        first.Kids, second.Kids = Array([second, first]), Array([first])
        return [field(pdf, KEY.name), first, second, first]

    assert read(made(tmp_path / "a.pdf", build)).answers == {"q1": "ja"}


def test_parts_that_go_deep_are_not_followed(tmp_path: Path) -> None:
    def build(pdf: Pdf) -> list[pikepdf.Object]:
        inner = field(pdf, OURS, V=String("ja"))
        for n in range(1_500):
            outer = field(pdf, f"laag {n}")
            outer.Kids = Array([inner])
            inner = outer
        return [field(pdf, KEY.name), inner]

    assert read(made(tmp_path / "a.pdf", build)).answers == {}


def test_a_huge_value_is_refused(tmp_path: Path) -> None:
    """Nine million characters, or a text that unpacks to two hundred megabytes."""
    path = with_value(tmp_path / "a.pdf", String("x" * 9_000_000))
    with pytest.raises(Refused, match="length"):
        read(path)

    def bomb(pdf: Pdf) -> list[pikepdf.Object]:
        packed = Stream(pdf, b"")
        packed.write(zlib.compress(bytes(200_000_000), 9), filter=Name.FlateDecode)
        return [field(pdf, KEY.name), field(pdf, OURS, V=packed)]

    with pytest.raises(Refused, match="size"):
        read(made(tmp_path / "b.pdf", bomb))


def test_the_same_question_in_two_wordings_is_refused(tmp_path: Path) -> None:
    other = forms.question_name(SharedQuestion(id="q1", question="Iets anders?"))

    with pytest.raises(Refused, match="duplicate"):
        read(made(tmp_path / "a.pdf", lambda pdf: [field(pdf, KEY.name), field(pdf, OURS), field(pdf, other)]))


def test_nothing_in_it_is_run_or_fetched(tmp_path: Path) -> None:
    """JavaScript, a form to submit, a form of another kind: as if they were not there."""

    def build(pdf: Pdf) -> list[pikepdf.Object]:
        run = Dictionary(S=Name.JavaScript, JS=String("app.launchURL('http://127.0.0.1:9/')"))
        pdf.Root.OpenAction = run
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), run])))
        return [
            field(pdf, KEY.name),
            field(pdf, OURS, V=String("ja"), AA=Dictionary(F=run, K=run, C=run), A=Dictionary(S=Name.SubmitForm)),
        ]

    path = made(tmp_path / "a.pdf", build)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.AcroForm.XFA = String("<xdp/>")
        pdf.Root.AcroForm.CO = Array([1, 2, 3])
        pdf.save(path)

    assert read(path).answers == {"q1": "ja"}


@pytest.mark.parametrize(
    "form", [3, Array([]), Dictionary(), Dictionary(Fields=3), Dictionary(Fields=Array([1, String("x")]))], ids=repr
)
def test_an_odd_form_has_no_fields(tmp_path: Path, form: object) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.AcroForm = form
        pdf.save(tmp_path / "a.pdf")

    with pytest.raises(NoFormInside) as refused:
        read(tmp_path / "a.pdf")

    assert refused.value.rule == "printed"


def test_bytes_that_changed_on_the_way_never_crash(tmp_path: Path) -> None:
    """Cut anywhere, or a byte of it another: read, or refused."""
    whole = with_value(tmp_path / "a.pdf", String("ja")).read_bytes()
    damaged = tmp_path / "b.pdf"

    for place in range(8, len(whole), 7):
        for data in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]):
            damaged.write_bytes(data)
            try:
                found = read(damaged)
            except (Refused, NoFormInside):
                continue
            assert set(found.answers) <= {"q1"}


def test_the_largest_file_that_is_taken(tmp_path: Path) -> None:
    """A byte more is too much."""
    path = with_value(tmp_path / "a.pdf", String("ja"))
    path.write_bytes(path.read_bytes() + b"%" * (limits.FORM_BYTES - path.stat().st_size))
    assert read(path).answers == {"q1": "ja"}

    path.write_bytes(path.read_bytes() + b"%")
    with pytest.raises(Refused, match="size"):
        read(path)


def test_a_million_pages_are_not_counted(tmp_path: Path) -> None:
    """The same page again and again, in six megabytes."""
    pages = b"<< /Type /Pages /Count 1000000 /Kids [" + b"3 0 R " * 1_000_000 + b"] >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate((b"<< /Type /Catalog /Pages 2 0 R >>", pages, page), 1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(places) + b"trailer << /Size 4 /Root 1 0 R >>\n"
    (tmp_path / "a.pdf").write_bytes(data + table + b"startxref\n%d\n%%%%EOF" % len(data))

    with pytest.raises(NoFormInside):
        read(tmp_path / "a.pdf")

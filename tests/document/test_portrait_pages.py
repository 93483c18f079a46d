"""Work, choices, the red thread and the network on paper: what was chosen, in the student's words, and in words what is drawn."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

from lobdossier.document.career_document import tell, write_career_document
from lobdossier.document.tagged.tree import Node
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import chosen, propose
from lobdossier.domain.experience import Experience
from lobdossier.domain.experience import Testimony as Said
from lobdossier.domain.people import Contact
from lobdossier.domain.portrait import (
    Choice,
    Comparison,
    Demand,
    Motive,
    MotiveOrder,
    Quality,
    RankedMotive,
    WorkImage,
)
from lobdossier.domain.record import Record
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import DemandKind, Fit, Match, Purpose, Sphere, WorkKind
from tests.document import dossiers

SCHOOL = [
    SchoolPeriod(id="p1", title="vmbo 4", start=date(2024, 9, 1), end=date(2025, 7, 15)),
    SchoolPeriod(id="p2", title="mbo 1", start=date(2025, 8, 20)),
]
MOTIVES = [
    Motive(id="m1", title="Iets maken", sentence="Het moet er over tien jaar nog staan.", rank=1),
    Motive(id="m2", title="Samen lachen", rank=2),
]
ORDERS = [
    MotiveOrder(
        id="o1",
        on=date(2024, 11, 1),
        motives=(
            RankedMotive(motive_id="m9", title="Geld verdienen", sentence="Voor een scooter."),
            RankedMotive(motive_id="m1", title="Iets maken", sentence="De la deed het weer."),
        ),
    )
]
WORK = WorkImage(
    id="w1",
    title="Meubelmaker",
    kind=WorkKind.PROFESSION,
    beforehand="Schaven in stilte.",
    met="De radio staat aan.",
    demands=(Demand(kind=DemandKind.HOURS, text="vroeg beginnen"),),
    out_of_place="Bij de offertes.",
    chances="Er is werk.",
    chances_source="een folder",
    comparisons=(
        Comparison(about_id="q1", match=Match.FITS, because="elke dag"),
        Comparison(about_id="m2", match=Match.CHAFES, because="alleen aan de bank"),
        Comparison(about_id="weg", match=Match.FITS, because="staat nergens meer"),
    ),
)
PEOPLE = [
    Contact(id="n1", name="Saskia", role="restaurator", sphere=Sphere.WORK, nearness=2, reach="06 12345678"),
    Contact(id="n2", name="Opa", sphere=Sphere.HOME, nearness=1, helps_with="Luisteren."),
    Contact(id="n3", name="Een hbo-student", sphere=Sphere.SCHOOL, met=False),
]


def everything() -> Snapshot:
    records: list[Record] = [
        Student(id="s", name="Sam"),
        *SCHOOL,
        *MOTIVES,
        *ORDERS,
        WORK,
        Quality(id="q1", title="Precies werken", fit=Fit.SUITS),
        Choice(id="k1", title="Niet naar de havo", why="Ik wil maken.", on=date(2025, 1, 10)),
        *PEOPLE,
    ]
    return Snapshot.of(records)


def told(snapshot: Snapshot) -> str:
    return "\n".join(tell(snapshot, dossiers.no_bytes, dossiers.REQUEST).words())


def pictures(node: Node) -> list[str]:
    """The alternative texts of all pictures, in reading order."""
    own = [node.alt] if node.tag == "Figure" and node.alt else []
    return own + [alt for child in node.kids for alt in pictures(child)]


def test_the_red_thread_says_in_words_what_it_draws() -> None:
    """What stayed, came and went, with the places of then; the sentences of then stand beside those of now."""
    b = tell(everything(), dossiers.no_bytes, dossiers.REQUEST)

    (spoken,) = [alt for alt in pictures(b.root) if "rode draad" in alt]
    assert "Iets maken (bleef belangrijk): vmbo 4 plek 2, nu plek 1" in spoken
    assert "Samen lachen (kwam erbij): nu plek 2" in spoken
    assert "Geld verdienen (losgelaten): vmbo 4 plek 1" in spoken
    words = "\n".join(b.words())
    assert "Het moet er over tien jaar nog staan." in words
    assert "In vmbo 4: ‘De la deed het weer.’" in words
    assert "losgelaten na vmbo 4" in words


def test_without_an_earlier_order_the_motives_are_told_without_a_thread() -> None:
    """One order is no development."""
    snapshot = Snapshot.of([Student(id="s", name="Sam"), *MOTIVES])

    b = tell(snapshot, dossiers.no_bytes, dossiers.REQUEST)

    assert not any("rode draad" in alt for alt in pictures(b.root))
    assert "Iets maken" in b.words()


def test_a_quality_says_where_it_showed_and_who_saw_it() -> None:
    """Only as far as what others said goes along; of what is about another quality nothing."""
    experience = Experience(id="e1", title="De kruk")
    quality = Quality(id="q1", title="Precies werken", experience_ids=("e1", "weg"))
    said = [
        Said(id="t1", experience_id="e1", who="Jopie", said="Netjes."),
        Said(id="t2", experience_id="e1", who="Arjen", said="Snel.", quality_ids=("q2",)),
    ]
    base = [Student(id="s"), experience, quality]

    assert "gezien door Jopie" in told(Snapshot.of([*base, *said]))
    assert "gezien door" not in told(Snapshot.of(base))


def test_work_says_what_it_asks_and_how_it_goes_with_the_student() -> None:
    """In words, never in an order of how well it goes; of what is gone nothing is said."""
    words = told(everything())

    for said in (
        "Tijden:",
        "vroeg beginnen",
        "Bij de offertes.",
        "past",
        "schuurt",
        "alleen aan de bank",
        "Bron: een folder",
    ):
        assert said in words, said
    assert "staat nergens meer" not in words


def test_a_chance_without_a_source_is_not_printed() -> None:
    """A school could not look it up."""
    bare = replace(WORK, chances_source="")

    assert "Er is werk." not in told(Snapshot.of([Student(id="s"), bare]))


def test_the_network_says_in_words_who_is_near() -> None:
    """The names in the picture are decoration: the list has them."""
    b = tell(everything(), dossiers.no_bytes, dossiers.REQUEST)

    (spoken,) = [alt for alt in pictures(b.root) if "mensen om mij heen" in alt]
    assert "Saskia: werk en stage, bekend" in spoken
    assert "Een hbo-student: school, wil ik leren kennen" in spoken
    assert b.words().count("Saskia") == 1


def test_what_is_drawn_is_no_picture_of_dots(tmp_path: Path) -> None:
    """Lines and curves that stay sharp at any size: there is no image in the file at all."""
    target = tmp_path / "a.pdf"

    write_career_document(everything(), dossiers.no_bytes, dossiers.REQUEST, target)

    listed = subprocess.run(["pdfimages", "-list", target], capture_output=True, text=True, check=True).stdout
    assert len(listed.splitlines()) == 2


def test_nobody_of_the_network_goes_along_unless_chosen() -> None:
    """Not even in a document of everything; and never how to reach somebody."""
    dossier = everything()
    for purpose in Purpose:
        assert chosen(dossier, propose(dossier, purpose)).all(Contact) == ()

    (found,) = chosen(dossier, CareerDocument(contact_ids=("n1",))).all(Contact)
    assert (found.name, found.reach) == ("Saskia", "")


def test_work_and_choices_go_along_by_choice() -> None:
    """One by one; what work is held against stays behind with the portrait."""
    dossier = everything()
    none = chosen(dossier, CareerDocument())
    assert (none.all(WorkImage), none.all(Choice)) == ((), ())

    picked = chosen(dossier, CareerDocument(work_image_ids=("w1",), choice_ids=("k1",), portrait=False))
    assert [image.title for image in picked.all(WorkImage)] == ["Meubelmaker"]
    assert picked.all(WorkImage)[0].comparisons == ()
    assert [choice.id for choice in picked.all(Choice)] == ["k1"]
    proposed = propose(dossier, Purpose.SCHOOL)
    assert (proposed.work_image_ids, proposed.choice_ids) == (("w1",), ("k1",))

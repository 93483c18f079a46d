""" "Dit ben ik", further: work that was looked at and choices that were made."""

from __future__ import annotations

from datetime import date

from lobdossier.document import words
from lobdossier.document.builder import Builder
from lobdossier.document.components import beside, facts, rule
from lobdossier.document.layout import Column, Part, after
from lobdossier.domain.portrait import Choice, WorkImage
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import dates


def work_images(b: Builder, snapshot: Snapshot) -> None:
    """Tell what the student thought of a kind of work beforehand, and met."""
    images = [image for image in snapshot.all(WorkImage) if image.title.strip()]
    if not images:
        return
    with b.into("Sect"):
        out: list[Part | float] = [b.heading("Werk dat ik bekeek", "h2", 3), 4]
        for image in images:
            source = words.person(image.chances_source, dates.plain(image.chances_on) if image.chances_on else "")
            rows = (
                ("Wat ik vooraf dacht", image.beforehand),
                ("Wat ik tegenkwam", image.met),
                ("Wat het vraagt", image.asks),
                ("Waar ik op mijn plek ben", image.in_place),
                ("Kansen op werk", " ".join(filter(None, (image.chances, f"(bron: {source})" if source else "")))),
            )
            with b.into("Sect"):
                name = b.heading(image.title, "h3", 4, colour=b.look.tone(Competence.WERKEXPLORATIE).text)
                told = [_labelled(b, label, text) for label, text in rows if text.strip()]
            out += [14, beside(b, name, Column(*told), left=True)]
    b.add(b.gaps.section - 4, Column(*out))


def _labelled(b: Builder, label: str, text: str) -> Column:
    with b.into("Div"):
        head = b.text(label, "label", sticky=True)
        return Column(head, 7, *b.lines(text), b.gaps.paragraph)


def choices(b: Builder, snapshot: Snapshot) -> None:
    """Tell the choices by date, with their reasons."""
    made = sorted((c for c in snapshot.all(Choice) if c.title.strip()), key=lambda c: (c.on or date.max, c.id))
    if not made:
        return
    with b.into("Sect"):
        out: list[Part | float] = [b.heading("Keuzes die ik maakte", "h2", 3), 4]
        for choice in made:
            rows = (("Waarom", choice.why), ("Wat ook kon", choice.instead), ("Hoe het uitpakte", choice.outcome))
            with b.into("Sect"):
                name = b.heading(choice.title, "h4", 4)
                when = facts(b, [("Wanneer", dates.plain(choice.on))]) if choice.on else None
                told = [_labelled(b, label, text) for label, text in rows if text.strip()]
            out += [14, beside(b, Column(name, after(8, when)), Column(*told), left=True), rule(b)]
    b.add(b.gaps.section - 4, Column(*out))

""" "Dit ben ik", further: choices that were made."""

from __future__ import annotations

from datetime import date

from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, beside, facts, rule
from lobdossier.document.layout import Column, Part, after
from lobdossier.document.pages.work import labelled
from lobdossier.domain.portrait import Choice
from lobdossier.domain.snapshot import Snapshot
from lobdossier.text import dates


def choices(b: Builder, snapshot: Snapshot) -> None:
    """Tell the choices by date, with their reasons."""
    made = sorted((c for c in snapshot.all(Choice) if c.title.strip()), key=lambda c: (c.on or date.max, c.id))
    if not made:
        return
    with b.into("Sect"):
        head = b.heading("Keuzes die ik maakte", "h2", 3)
        rows: list[Part] = []
        for choice in made:
            asked = (("Waarom", choice.why), ("Wat ook kon", choice.instead), ("Hoe het uitpakte", choice.outcome))
            with b.into("Sect"):
                name = b.heading(choice.title, "h4", 4)
                when = facts(b, [("Wanneer", dates.plain(choice.on))]) if choice.on else None
                told = [labelled(b, label, text) for label, text in asked if text.strip()]
            row = beside(b, Column(name, after(8, when)), Column(*told), left=True)
            rows.append(Column(row, rule(b), keep=KEEP))
    b.add(b.gaps.section - 4, Column(head, 18, rows[0], keep=KEEP))
    for part in rows[1:]:
        b.add(14, part)

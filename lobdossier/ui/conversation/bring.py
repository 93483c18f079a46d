"""The step "Dit neem ik mee": experiences with their photo, and the reflections on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.domain.listing import ExperienceFilter, ExperienceRow
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.vocabulary import EvidenceKind, ExperienceKind
from lobdossier.text import dates
from lobdossier.text.blocks import plain_text
from lobdossier.text.markdown import parse
from lobdossier.text.names import kind_icon
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.parts import StepPart
from lobdossier.ui.conversation.said import first_line
from lobdossier.ui.step_body import Told
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.chips import tag
from lobdossier.ui.widgets.empty import little
from lobdossier.ui.widgets.fields import search_field
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.words import count, tr

OFFERED: Final = 6
"""Experiences in the list without searching, besides those that go along."""
SHOWN_CLOSED: Final = 3
LOOSE: Final = 3


@dataclass(frozen=True, slots=True)
class Item:
    """An experience as this list shows it."""

    id: str
    title: str
    kind: ExperienceKind
    start: date | None
    photo: str
    reflections: int


class _Ticked(CardButton):
    """Something that goes along or stays here; a tag says which, not only the colour."""

    def __init__(self, name: str, parts: list[QWidget], on: bool) -> None:
        self._tag = tag(tr("gaat mee"), "check", "ok")
        column = vbox(*parts, gap=1)
        super().__init__(name, hbox((column, 1), self._tag, gap=10), pad=9, checkable=True, selected=on, shadow=False)
        self.toggled.connect(self._tag.setVisible)
        self._tag.setVisible(on)


class _Row(QWidget):
    """One experience; when it goes along, its reflections to choose from hang below it."""

    def __init__(self, part: BringPart, item: Item) -> None:
        super().__init__()
        self._part, self._item = part, item
        self._reflections = vbox(gap=4, m=(40, 0, 0, 4))
        title = item.title.strip() or tr("Ervaring zonder titel")
        facts = [dates.plain(item.start) if item.start else "", _reflected(item.reflections)]
        words = vbox(Elided(title, "strong"), label(" · ".join(f for f in facts if f), "small"), gap=1)
        self.photo = part.photo_of(item)
        self._tag = tag(tr("gaat mee"), "check", "ok")
        self.tick = CardButton(
            tr("{title} meenemen", title=title),
            hbox(self.photo, (words, 1), self._tag, gap=12),
            pad=8,
            checkable=True,
            shadow=False,
        )
        self.tick.clicked.connect(self._tapped)
        self.setLayout(vbox(self.tick, self._reflections, gap=4))
        self.refresh()

    def refresh(self) -> None:
        on = self._item.id in self._part.draft.conversation.experience_ids
        self.tick.setChecked(on)
        self._tag.setVisible(on)
        self._reflections.clear()
        if on and self._item.reflections:
            for reflection in self._part.reflections_on(self._item.id):
                self._reflections.put(_reflection_tick(self._part, reflection))

    def _tapped(self) -> None:
        self._part.take(self._item.id, self.tick.isChecked())
        self.refresh()


class BringPart(StepPart):
    """Choose what to show: those that go along first, then starred ones and the latest; a search when there are many."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, draft, "bring", tr("Dit neem ik mee"), "backpack")
        self._rows: dict[str, _Row] = {}
        self._items: dict[str, Item] = {}
        self._hint = label(tr("Kies wat je wilt laten zien. Twee of drie is genoeg."), "muted", wrap=True)
        self.search = search_field(tr("Zoek in je ervaringen"))
        self.search.textChanged.connect(lambda _text: self.refresh())
        self._column = vbox(gap=4)
        self._loose = vbox(gap=4)
        self._none = label(tr("Niets gevonden met deze woorden."), "muted", wrap=True)
        self._empty = little(tr("Nog geen ervaringen. Schrijf er eerst één op, dan kun je hem hier meenemen."))
        self.setLayout(vbox(self._hint, self.search, self._column, self._loose, self._none, self._empty, gap=8))

    def refresh(self) -> None:
        if not self.looked_at:
            return
        items = self._offered()
        if {item.id for item in items} != set(self._rows):
            self._column.clear()
            self._items.update({item.id: item for item in items})
            self._rows = {item.id: _Row(self, item) for item in items}
            for row in self._rows.values():
                self._column.put(row)
        else:
            for row in self._rows.values():
                row.refresh()
        self._show_loose()
        everything = self.context.workspace.experiences.count()
        self.search.setVisible(everything > OFFERED)
        self._hint.setVisible(bool(everything))
        self._none.setVisible(bool(everything) and not items)
        self._empty.setVisible(not everything)

    def begin(self) -> None:
        first = next(iter(self._rows.values()), None)
        if first is not None:
            first.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self) -> Told:
        conversation = self.draft.conversation
        parts = []
        if conversation.experience_ids:
            parts.append(count(len(conversation.experience_ids), "{n} ervaring", "{n} ervaringen"))
        if conversation.reflection_ids:
            parts.append(count(len(conversation.reflection_ids), "{n} reflectie", "{n} reflecties"))
        return Told(tr(" en ").join(parts) or tr("Nog niets gekozen."), bool(parts))

    def pictures(self) -> Sequence[QWidget]:
        chosen = [self._item(which) for which in self.draft.conversation.experience_ids[:SHOWN_CLOSED]]
        return [self.photo_of(item) for item in chosen if item is not None]

    def photo_of(self, item: Item) -> Photo:
        """The small picture of an experience: its photo, or the sign of its kind."""
        photo = Photo(alt=item.title, width=58, height=44, icon=kind_icon(item.kind), radius=8)
        if item.photo:
            ratio = self.devicePixelRatioF()
            self.context.thumbnails.want(
                item.photo, round(u(58) * 2 * ratio), photo, lambda image: photo.set_image(image, item.title)
            )
        return photo

    def reflections_on(self, experience_id: str) -> list[Reflection]:
        """The reflections on one experience that hold an answer."""
        found = self.context.workspace.records.all(Reflection, experience_id=experience_id)
        return [reflection for reflection in found if not reflection.blank]

    def take(self, experience_id: str, on: bool) -> None:
        """Bring an experience, or leave it here with its reflections."""
        now = self.draft.conversation
        experiences = tuple(which for which in now.experience_ids if which != experience_id)
        if on:
            self.draft.put(now, experience_ids=(*experiences, experience_id))
            return
        theirs = {reflection.id for reflection in self.reflections_on(experience_id)}
        kept = tuple(which for which in now.reflection_ids if which not in theirs)
        self.draft.put(now, experience_ids=experiences, reflection_ids=kept)

    def take_reflection(self, reflection_id: str, on: bool) -> None:
        """Bring a reflection, or leave it here."""
        now = self.draft.conversation
        kept = tuple(which for which in now.reflection_ids if which != reflection_id)
        self.draft.put(now, reflection_ids=(*kept, reflection_id) if on else kept)

    def _show_loose(self) -> None:
        """Reflections that hang on no experience; while somebody searches they are out of the way."""
        self._loose.clear()
        found = [r for r in self.context.workspace.records.all(Reflection, experience_id=None) if not r.blank]
        if found and not self.search.text().strip():
            self._loose.put(label(tr("Reflecties zonder ervaring"), "smallstrong"))
            for reflection in reversed(found[-LOOSE:]):
                self._loose.put(_reflection_tick(self, reflection))

    def _offered(self) -> list[Item]:
        experiences = self.context.workspace.experiences
        if words := self.search.text().strip():
            return [_item(row) for row in experiences.page(ExperienceFilter(words=words), limit=OFFERED)]
        chosen = [self._item(which) for which in self.draft.conversation.experience_ids]
        rows = [*experiences.page(ExperienceFilter(starred=True), limit=OFFERED), *experiences.page(limit=OFFERED)]
        others = {row.id: _item(row) for row in rows if row.id not in self.draft.conversation.experience_ids}
        known = {item.id: item for item in chosen if item is not None}
        return [*known.values(), *list(others.values())[:OFFERED]]

    def _item(self, experience_id: str) -> Item | None:
        if experience_id not in self._items:
            try:
                full = self.context.workspace.experiences.in_full(experience_id)
            except KeyError:
                return None
            if full.experience.deleted is not None:
                return None
            photo = next((e.sha256 for e in full.evidence if e.kind is EvidenceKind.PHOTO), "")
            e = full.experience
            self._items[e.id] = Item(e.id, e.title, e.kind, e.start, photo, len(full.reflections))
        return self._items[experience_id]


def _item(row: ExperienceRow) -> Item:
    return Item(row.id, row.title, row.kind, row.start, row.photo, row.reflections)


def _reflected(number: int) -> str:
    return count(number, "{n} reflectie", "{n} reflecties") if number else ""


def _reflection_tick(part: BringPart, reflection: Reflection) -> QWidget:
    """One reflection to choose: its first question and how the answer begins."""
    answer = next(answer for answer in reflection.answers if answer.text.strip())
    begins = first_line(plain_text(parse(answer.text)))
    tick = _Ticked(
        tr("Reflectie meenemen: {question}", question=answer.question or begins),
        [Elided(answer.question, "small"), Elided(begins)],
        reflection.id in part.draft.conversation.reflection_ids,
    )
    tick.clicked.connect(lambda: part.take_reflection(reflection.id, tick.isChecked()))
    return box(hbox(Icon("corner-down-right", "muted", 16), (tick, 1), gap=6))

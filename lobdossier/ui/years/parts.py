"""The parts of the page of a school year. Everything in them is a way to the thing itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Agreement
from lobdossier.domain.experience import Evidence
from lobdossier.domain.listing import ExperienceRow
from lobdossier.domain.people import Contact
from lobdossier.domain.portrait import Choice, Insight
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.schooling import Sectors
from lobdossier.domain.vocabulary import Competence, StepState
from lobdossier.services.growth import Growth
from lobdossier.services.school_years import Facts, Held, Known
from lobdossier.text import dates, names
from lobdossier.text.blocks import first_words
from lobdossier.text.markdown import parse
from lobdossier.ui.context import Context
from lobdossier.ui.even import Even
from lobdossier.ui.experience.said import TINTS, title_said, when_said
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.cards import Card, CardButton, OwnWords, section
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import Elided, Icon, IconTile, Words, label
from lobdossier.ui.widgets.layout import Part, box, grows_down, hbox, vbox
from lobdossier.ui.widgets.people import Avatar, initials
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.words import tr
from lobdossier.ui.years.said import facts_said, year_growth
from lobdossier.ui.years.then_now import tint_of

PHOTO: Final = 132
WORDS: Final = 45
"""Words of an answer that the page of a year shows."""
_FEW: Final = 6
"""Conversations, choices and people of a year that are shown at first."""
_SIGNS: Final = {StepState.OPEN: "circle-dashed", StepState.DONE: "circle-check", StepState.OTHERWISE: "split"}


def photos(context: Context, found: Sequence[Evidence]) -> list[Part]:
    """A few photos beside each other; a press opens the experience."""
    if not found:
        return []
    frames = [_photo(context, evidence) for evidence in found]
    return [Even(frames, least=14, gap=10)]


def starred(context: Context, rows: Sequence[ExperienceRow], sectors: Sectors, today: date) -> list[Part]:
    """What the student is proud of."""
    cards = [_experience(context, row, sectors, today) for row in rows]
    return _group(tr("Hier was je trots op"), cards)


def answers(context: Context, found: Sequence[Reflection]) -> list[Part]:
    """What was looked back on: the question, and the first words of the answer."""
    cards: list[QWidget] = []
    for reflection in found:
        answer = next(answer for answer in reflection.answers if answer.text.strip())
        cards.append(_answer(context, reflection, answer))
    return _group(tr("Hierop keek je terug"), cards)


def conversations(context: Context, found: Sequence[Held]) -> list[Part]:
    """The conversations that were held, each with what was agreed and what became of it."""
    growing = Growing(_FEW, tr("Meer gesprekken laten zien"))
    growing.show_list([partial(_conversation, context, held) for held in found])
    return _group(tr("Gesprekken en afspraken"), [growing] if found else [])


def facts_card(facts: Facts) -> list[Part]:
    """How much there was."""
    lines = [box(hbox(Icon(icon, "muted", 17), (label(words), 1), gap=10)) for icon, words in facts_said(facts)]
    return [Card(label(tr("Dit jaar in het kort"), "h3", wrap=True), *lines, pad=16, gap=7)] if lines else []


def growth_card(grown: Sequence[Growth]) -> list[Part]:
    """How the student saw her- or himself in this year, in sentences that the views bear out."""
    lines: list[Part] = []
    for growth in grown:
        if said := year_growth(growth):
            words, tint = names.COMPETENCES[growth.competence], TINTS[growth.competence]
            both = vbox(label(tr(words.name), "smallstrong", True, tint), label(said, "small", wrap=True), gap=0)
            lines.append(box(hbox(vbox(1, Icon(words.icon, tint, 17), None), (both, 1), gap=9)))
    return [Card(label(tr("Zo zag je jezelf"), "h3", wrap=True), *lines, pad=16, gap=8)] if lines else []


def known_card(known: Sequence[Known]) -> list[Part]:
    """The own sentences: the first of the year with a dashed bar, the last with a solid one."""
    parts: list[Part] = []
    for each in known:
        words, tint = names.COMPETENCES[each.competence], TINTS[each.competence]
        parts.append(
            box(hbox(Icon(words.icon, tint, 16), (label(tr(words.name), "smallstrong", True, tint), 1), gap=8))
        )
        parts += _sentence(each.first, tint, dashed=each.last is not None)
        if each.last is not None:
            parts += _sentence(each.last, tint, dashed=False)
        parts.append(4)
    return [Card(label(tr("Dit wist je over jezelf"), "h3", wrap=True), *parts[:-1], pad=16, gap=5)] if parts else []


def choices_card(context: Context, found: Sequence[Choice]) -> list[Part]:
    """The choices that were made; a press opens the competence they belong to."""
    growing = Growing(_FEW, tr("Meer keuzes laten zien"), gap=6)
    growing.show_list([partial(_choice, context, choice) for choice in found])
    return [Card(label(tr("Dit koos je"), "h3", wrap=True), growing, pad=16, gap=6)] if found else []


def people_card(context: Context, found: Sequence[Contact]) -> list[Part]:
    """Whom the student met."""
    growing = Growing(_FEW, tr("Meer mensen laten zien"), gap=4)
    growing.show_list([partial(_person, context, contact, place % 5) for place, contact in enumerate(found)])
    return [Card(label(tr("Deze mensen leerde je kennen"), "h3", wrap=True), growing, pad=16, gap=4)] if found else []


# ---------------------------------------------------------------- pieces
def _group(title: str, cards: Sequence[QWidget]) -> list[Part]:
    return [6, section(title), *cards] if cards else []


def _photo(context: Context, evidence: Evidence) -> CardButton:
    alt = evidence.alt.strip() or evidence.title.strip()
    frame = Photo(None, alt, 0, PHOTO)
    side = round(3 * u(PHOTO) * frame.devicePixelRatioF())
    context.thumbnails.want(evidence.sha256, side, frame, lambda image: _arrived(frame, image, alt))
    card = CardButton(tr("Foto: {alt}", alt=alt) if alt else tr("Foto zonder beschrijving"), frame, pad=5)
    return _way(context, card, "experience", evidence.experience_id)


def _arrived(frame: Photo, image: QImage, alt: str) -> None:
    frame.set_image(image, alt if not image.isNull() else tr("Deze foto is beschadigd"))


def _experience(context: Context, row: ExperienceRow, sectors: Sectors, today: date) -> CardButton:
    title = title_said(row.title, row.opening)
    facts = ", ".join((when_said(row.start, row.end, today), names.kind_name(row.kind, sectors.on(row.start, row.end))))
    words = vbox(Elided(title, "strong"), Elided(facts, "small"), gap=1)
    tile = IconTile(names.kind_icon(row.kind), "accent", "accent_soft", 36)
    star = Icon("star", "tint0", 16)
    card = CardButton(f"{title}, {facts}", hbox(tile, (words, 1), star, gap=12), pad=11)
    return _way(context, card, "experience", row.id)


def _answer(context: Context, reflection: Reflection, answer: Answer) -> CardButton:
    words = first_words(parse(answer.text), WORDS)
    day = dates.plain(reflection.on) if reflection.on else ""
    head = hbox((Words(answer.question, "strong"), 1), vbox(label(day, "small"), None), gap=12)
    card = CardButton(f"{answer.question} {words}", head, OwnWords(words, tint_of(answer.competence)), pad=13, gap=7)
    return _way(context, card, "reflect", f"reflection:{reflection.id}")


def _conversation(context: Context, held: Held) -> CardButton:
    talk = held.conversation
    title = talk.title.strip() or names.conversation_name(talk.kind)
    day = dates.plain(talk.on) if talk.on else ""
    tile = IconTile(names.conversation_icon(talk.kind), size=36)
    words = vbox(Elided(title, "strong"), label(day, "small"), gap=1)
    kept = [_agreement(agreement) for agreement in held.agreements]
    card = CardButton(", ".join((title, day)), hbox(tile, (words, 1), gap=12), *kept, pad=11, gap=7)
    return _way(context, card, "conclude", talk.id)


def _agreement(agreement: Agreement) -> QWidget:
    who = tr("ik") if agreement.mine else agreement.who
    state = names.step_state_name(agreement.state).lower()
    note = ", ".join(part for part in (who, state) if part.strip())
    sign = Icon(_SIGNS[agreement.state], "ok" if agreement.state is StepState.DONE else "muted", 16)
    words = vbox(Words(agreement.what), label(note, "small", wrap=True), gap=0)
    made = QWidget()
    made.setLayout(hbox(vbox(2, sign, None), (words, 1), gap=9, m=(48, 0, 0, 0)))
    made.setSizePolicy(grows_down())
    return made


def _sentence(insight: Insight, tint: str, *, dashed: bool) -> list[Part]:
    when = label(dates.month(insight.on) if insight.on else tr("zonder datum"), "small")
    return [OwnWords(insight.text, tint, dashed=dashed), box(hbox(14, when, None, gap=0))]


def _choice(context: Context, choice: Choice) -> CardButton:
    when = dates.plain(choice.on) if choice.on else ""
    return _line(context, "signpost", choice.title, when, Competence.LOOPBAANSTURING)


def _person(context: Context, contact: Contact, tint: int) -> CardButton:
    words = vbox(Elided(contact.name, "strong"), Elided(contact.role, "small"), None, gap=0)
    row = hbox(Avatar(initials(contact.name), 34, tint), (words, 1), gap=10)
    name = ", ".join(part for part in (contact.name, contact.role) if part.strip())
    return _way(context, CardButton(name, row, pad=6, shadow=False), "competence", Competence.NETWERKEN)


def _line(context: Context, icon: str, title: str, note: str, competence: Competence) -> CardButton:
    words = vbox(Words(title, "strong"), label(note, "small"), gap=0)
    row = hbox(vbox(2, Icon(icon, TINTS[competence], 18), None), (words, 1), gap=10)
    return _way(context, CardButton(f"{title}, {note}", row, pad=6, shadow=False), "competence", competence)


def _way(context: Context, card: CardButton, screen: str, target: str) -> CardButton:
    card.clicked.connect(lambda: context.way.go(screen, target))
    return card

"""One stop of the walk as a page: large photos, the story, questions with their answers, agreements."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.portrait import Insight
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Competence, Consent, EvidenceKind, StepState
from lobdossier.text import dates
from lobdossier.text.blocks import first_words
from lobdossier.text.markdown import parse
from lobdossier.text.names import (
    competence_icon,
    competence_name,
    competence_question,
    competence_short,
    consent_name,
    conversation_name,
    kind_icon,
    kind_name,
    step_state_name,
)
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.said import called
from lobdossier.ui.editors.prose import Prose
from lobdossier.ui.walk.stops import Stop, read
from lobdossier.ui.widgets.cards import Bar, OwnWords, well
from lobdossier.ui.widgets.chips import Chip, tag
from lobdossier.ui.widgets.labels import Icon, IconTile, Words, label, meta
from lobdossier.ui.widgets.layout import Columns, Part, box, flow, hbox, vbox
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.words import count, tr

_PHOTO_SIDE = 1_600
_STATES = {
    StepState.DONE: ("circle-check", "ok"),
    StepState.OTHERWISE: ("spline", "accent"),
    StepState.OPEN: ("circle", "text"),
}


def page_of(stop: Stop, context: Context) -> QWidget:
    """The page of one stop.

    Raises:
        KeyError: it was erased for good.
    """
    dossier = read(context.workspace, stop)
    experience, conversation = dossier.find(Experience, stop.experience), dossier.find(Conversation, stop.conversation)
    if experience is not None:
        return _experience(experience, dossier, context)
    if conversation is not None:
        return _conversation(conversation, dossier)
    return _portrait(dossier, context.workspace.experiences.count())


def _portrait(dossier: Snapshot, number: int) -> QWidget:
    student = dossier.student
    period = dossier.period_on(None)
    where = ", ".join(part for part in (period.title, period.course, period.school) if part) if period else ""
    known = {i.competence: i for i in sorted(dossier.all(Insight), key=lambda i: i.id)}
    parts: list[Part] = [label(tr("Het dossier van"), "eyebrow"), Words(student.name, "display")]
    if where:
        parts.append(Words(where, "lead"))
    if student.motto.strip():
        parts += [6, OwnWords(student.motto, role="lead")]
    told = count(number, tr("{n} ervaring"), tr("{n} ervaringen")) if number else tr("Nog geen ervaringen")
    parts += [8, label(told, "muted"), 14]
    parts += [_competence(competence, known.get(competence)) for competence in Competence]
    return box(vbox(*parts, gap=8))


def _competence(competence: Competence, insight: Insight | None) -> QWidget:
    at = list(Competence).index(competence)
    words: QWidget
    if insight is None:
        words = label(tr("Nog open"), "muted")
    else:
        words = OwnWords(insight.text, f"tint{at}", "lead")
    head = vbox(
        label(competence_name(competence), "h3", tone=f"tint{at}"),
        label(competence_question(competence), "small", wrap=True),
        gap=1,
    )
    tile = IconTile(competence_icon(competence), f"tint{at}", f"tint{at}_soft", 44)
    return box(hbox(vbox(tile, None), (vbox(head, words, gap=6), 1), gap=14, m=(0, 4, 0, 8)))


def _experience(experience: Experience, dossier: Snapshot, context: Context) -> QWidget:
    photos = [e for e in dossier.evidence_of(experience) if e.kind is EvidenceKind.PHOTO]
    told = _told(experience, dossier)
    if not photos:
        return told
    return Columns(told, _photos(photos, context), side_width=470, gap=34, stack_em=96)


def _told(experience: Experience, dossier: Snapshot) -> QWidget:
    title = experience.title or first_words(parse(experience.story), 8) or tr("Zonder titel")
    sector = dossier.sectors.on(experience.start, experience.end)
    facts = [meta(kind_icon(experience.kind), kind_name(experience.kind, sector))]
    if experience.start:
        facts.append(meta("calendar", dates.span(experience.start, experience.end)))
    if where := ", ".join(part for part in (experience.organisation, experience.place) if part):
        facts.append(meta("map-pin", where))
    if experience.role:
        facts.append(meta("id-card", experience.role))
    parts: list[Part] = [Words(title, "display"), flow(*facts, gap=16)]
    if experience.competences or experience.star:
        parts.append(flow(*_chips(experience)))
    if experience.story.strip():
        parts += [8, Prose(experience.story)]
    parts += _answers(experience)
    parts += _reflections(experience, dossier)
    for said in dossier.testimonies_on(experience):
        who = ", ".join(part for part in (said.who, said.role) if part)
        parts += [
            8,
            Bar(label(tr("Dit zei {who}", who=who), "smallstrong"), Words(said.said, "lead"), fg="border_strong"),
        ]
    for step in dossier.steps_from(experience):
        sign, tone = _STATES[step.state]
        parts += [
            8,
            well(
                hbox(meta(sign, tr("Dit nam ik me voor")), None),
                Words(step.title, "h3"),
                tag(step_state_name(step.state), sign, tone),
            ),
        ]
    return box(vbox(*parts, None, gap=8))


def _chips(experience: Experience) -> list[QWidget]:
    chips: list[QWidget] = [tag(tr("hier ben ik trots op"), "star", "accent")] if experience.star else []
    for at, competence in enumerate(Competence):
        if competence in experience.competences:
            chips.append(
                Chip(
                    competence_short(competence),
                    competence_icon(competence),
                    f"tint{at}",
                    f"tint{at}_soft",
                    competence_question(competence),
                )
            )
    return chips


def _answers(experience: Experience) -> list[Part]:
    questions = (
        tr("Wat wilde ik vooraf?"),
        tr("Wat kwam eruit?"),
        tr("Hoe kijk ik terug?"),
        tr("Wat ga ik hierna doen?"),
    )
    parts: list[Part] = []
    for question, answer in zip(questions, experience.answers, strict=True):
        if answer.strip():
            parts += [8, Bar(label(question, "smallstrong"), Prose(answer), fg="border_strong")]
    return parts


def _reflections(experience: Experience, dossier: Snapshot) -> list[Part]:
    parts: list[Part] = []
    for reflection in dossier.reflections_on(experience):
        for answer in reflection.answers:
            if answer.text.strip():
                at = list(Competence).index(answer.competence) if answer.competence else -1
                fg = f"tint{at}" if at >= 0 else "accent"
                parts += [12, Words(answer.question, "h2"), Bar(Prose(answer.text), fg=fg)]
        if reflection.feelings:
            parts.append(flow(*(tag(feeling) for feeling in reflection.feelings)))
    return parts


def _photos(photos: list[Evidence], context: Context) -> QWidget:
    parts: list[Part] = []
    for evidence in photos:
        frame = Photo(alt=evidence.alt, width=0, height=360 if len(photos) == 1 else 270, whole=True)

        def arrived(image: QImage, frame: Photo = frame, alt: str = evidence.alt) -> None:
            frame.set_image(image, alt if not image.isNull() else tr("Deze foto is beschadigd"))

        context.thumbnails.want(evidence.sha256, _PHOTO_SIDE, frame, arrived)
        caption = label(evidence.alt, "small", wrap=True)
        caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        parts += [frame, caption, 10]
    return box(vbox(*parts, None, gap=4))


def _conversation(conversation: Conversation, dossier: Snapshot) -> QWidget:
    parts: list[Part] = [label(conversation_name(conversation.kind), "eyebrow")] if conversation.title else []
    parts.append(Words(conversation.title or conversation_name(conversation.kind), "display"))
    facts = [meta("calendar", dates.day(conversation.on))] if conversation.on else []
    facts += [
        meta("user-round", " · ".join(part for part in (p.name, p.role) if part))
        for p in dossier.participants_in(conversation)
    ]
    if facts:
        parts.append(flow(*facts, gap=16))
    for heading, text in (
        (tr("In mijn woorden"), conversation.summary),
        (tr("Waar we het over hadden"), conversation.talked_about),
    ):
        if text.strip():
            parts += [10, label(heading, "h2"), Bar(Prose(text))]
    agreements = dossier.agreements_of(conversation)
    if agreements:
        parts += [14, label(tr("Dit spraken we af"), "h2")]
    for agreement in agreements:
        sign, tone = _STATES[agreement.state]
        by = dates.short(agreement.by) if agreement.by else ""
        who = tr("ik") if agreement.mine else agreement.who
        note = " · ".join(part for part in (who, by) if part)
        lines = vbox(Words(agreement.what, "strong"), label(note, "small"), *_how(agreement.how_it_went), gap=2)
        parts.append(well(hbox((lines, 1), tag(step_state_name(agreement.state), sign, tone), gap=12)))
    parts += [
        hbox(vbox(3, Icon("user-round-check", "muted", 16), None), (Words(_consent(person), "small"), 1), gap=6)
        for person in dossier.participants_in(conversation)
    ]
    return box(vbox(*parts, None, gap=8))


def _consent(person: Participant) -> str:
    """ "Arjen Kroes: niet akkoord, omdat de datum niet klopt"; somebody without a name goes by the role."""
    said = consent_name(person.consent)
    if person.consent is Consent.DISAGREES and person.consent_because.strip():
        said = tr("{consent}, omdat {because}", consent=said, because=person.consent_because.strip())
    return tr("{who}: {consent}", who=called(person), consent=said)


def _how(text: str) -> list[Part]:
    return [OwnWords(text)] if text.strip() else []

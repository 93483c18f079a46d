"""The four questions that the exam programme asks of an experience, one at a time; each may be left open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lobdossier.domain.experience import Experience
from lobdossier.domain.texts import TextPlace
from lobdossier.text import blocks, markdown
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.experience.disclosure import Accordion, Disclosure
from lobdossier.ui.experience.said import answers_said
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.scales import Answered
from lobdossier.ui.words import tr

FIELDS = ("goal", "result", "evaluation", "follow_up")
SHOWN_WORDS = 16


def questions() -> dict[str, tuple[str, str]]:
    """Question and help of each field."""
    return {
        "goal": (tr("Wat wilde je vooraf?"), tr("Wat hoopte je te zien, te leren of te proberen?")),
        "result": (tr("Wat kwam eruit?"), tr("Wat weet, kun of wil je nu, dat eerst niet zo was?")),
        "evaluation": (tr("Hoe kijk je erop terug?"), tr("Wat ging goed, wat viel tegen, en wat hielp?")),
        "follow_up": (tr("Wat volgt hieruit?"), tr("Wat wil je nu anders doen, of nog een keer?")),
    }


class Questions(Card):
    """The card with the four questions. It is there as soon as the story has something to ask about."""

    def __init__(self, desk: Desk, accordion: Accordion, experience_id: Callable[[], str]) -> None:
        super().__init__(pad=12, gap=2)
        self._desk, self._id, self._looking = desk, experience_id, accordion.looking
        self._state = label("", "small")
        self._dots = hbox(gap=8)
        head = hbox(label(tr("Vier vragen"), "h3"), None, self._dots, self._state, gap=8, m=(6, 2, 6, 0))
        help_words = label(tr("Kies er één. De andere mogen wachten, of open blijven."), "small", wrap=True)
        self.body.put(head)
        if not self._looking:
            self.body.put(hbox((help_words, 1), m=(6, 0, 6, 4)))
        self.rows: dict[str, Disclosure] = {}
        for field, (question, _) in questions().items():
            row = accordion.add(Disclosure(field, question, "circle-dashed", self._maker(field)))
            row.closed.connect(self._closed)
            self.rows[field] = row
            self.body.put(row)

    def show_record(self, experience: Experience) -> None:
        """Show which questions have an answer, and how it begins."""
        answered = [bool(answer.strip()) for answer in experience.answers]
        for field, answer, done in zip(FIELDS, experience.answers, answered, strict=True):
            said = blocks.first_words(markdown.parse(answer), SHOWN_WORDS) if done else tr("Nog open")
            self.rows[field].answer(said, done)
            self.rows[field].setEnabled(done or not self._looking)  # one without an answer has nothing to read
            self.rows[field].set_icon("circle-check" if done else "circle-dashed")
        self._state.setText(answers_said(answered))
        self._dots.clear()
        self._dots.put(Answered(answered, answers_said(answered)))

    def rebuild(self) -> None:
        """Show what changed elsewhere in the question that is open."""
        for row in self.rows.values():
            row.rebuild()

    # ------------------------------------------------------------ private
    def _maker(self, field: str) -> Callable[[], QWidget]:
        def make() -> QWidget:
            question, help_words = questions()[field]
            editor = RichTextEditor(question, help_words, lines=3, most=12)
            editor.place = TextPlace(Experience.KIND, self._id(), field)
            editor.load(markdown.parse(getattr(self._desk.now(Experience, self._id()), field)))
            editor.edited.connect(lambda: self._edited(field, editor))
            onward = button(tr("Volgende vraag") if field != FIELDS[-1] else tr("Klaar"))
            onward.clicked.connect(lambda: self._onward(field))
            skip = label(tr("Eén zin is genoeg."), "small")
            foot = [] if self._looking else [hbox(skip, None, onward)]
            return box(vbox(editor, *foot, gap=8))

        return make

    def _edited(self, field: str, editor: RichTextEditor) -> None:
        self._desk.edit(self._id(), field, lambda: markdown.serialise(editor.document_tree()))

    def _closed(self) -> None:
        self._desk.settle(self._id())
        self.show_record(self._desk.now(Experience, self._id()))

    def _onward(self, field: str) -> None:
        place = FIELDS.index(field) + 1
        if place < len(FIELDS):
            self.rows[FIELDS[place]].open()
        else:
            self.rows[field].close_up()

"""The steps of one piece of work: what every step has, and those that are texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lobdossier.domain.portrait import WorkImage
from lobdossier.domain.texts import TextPlace
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.said import first_line
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.portrait.work.desk import WorkDesk
from lobdossier.ui.step_body import StepBody, Told
from lobdossier.ui.widgets.fields import labelled
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Part, vbox
from lobdossier.ui.words import tr


class Asked(NamedTuple):
    """A text of the work image: its field, and the question with an example of an answer."""

    field: str
    question: str
    placeholder: str


class WorkPart(StepBody):
    """One step of a piece of work: it shows what the desk holds."""

    def __init__(self, context: Context, desk: WorkDesk, which: str, title: str, icon: str) -> None:
        super().__init__(context, which, title, icon)
        self.desk = desk


class TextsPart(WorkPart):
    """A step of one or two plain texts, with whatever belongs under them."""

    def __init__(
        self,
        context: Context,
        desk: WorkDesk,
        title: str,
        icon: str,
        hint: str,
        asked: Sequence[Asked],
        above: Sequence[Part] = (),
        under: Sequence[Part] = (),
    ) -> None:
        super().__init__(context, desk, asked[0].field, title, icon)
        self.editors: dict[str, PlainEditor] = {}
        column = vbox(label(hint, "muted", wrap=True), *above, gap=10)
        for each in asked:
            editor = self.editors[each.field] = PlainEditor(each.question, each.placeholder, lines=2)
            editor.load(self._kept(each.field))
            editor.place = TextPlace(WorkImage.KIND, desk.id, each.field)
            editor.edited.connect(lambda field=each.field, editor=editor: desk.typed(field, editor.text))
            column.put(labelled(each.question, editor) if len(asked) > 1 or above else editor)
        for part in under:
            column.put(part)
        self.setLayout(column)

    def refresh(self) -> None:
        for field, editor in self.editors.items():
            kept = self._kept(field)
            if not self.desk.dirty and editor.text() != kept:
                editor.load(kept)

    def told(self) -> Told:
        line = next((line for field in self.editors if (line := first_line(self._kept(field)))), "")
        return Told(line or tr("Nog niets."), bool(line))

    def _kept(self, field: str) -> str:
        return str(getattr(self.desk.stored, field))


def beforehand_part(context: Context, desk: WorkDesk) -> WorkPart:
    """What the student thinks before going to look."""
    question = tr("Wat dacht je vooraf?")
    return TextsPart(
        context,
        desk,
        question,
        "cloud-sun",
        tr("Hoe stel of stelde jij het je voor? Er is geen fout beeld: straks leg je het naast wat je zag."),
        [Asked("beforehand", question, tr("Bijvoorbeeld: de hele dag buiten en niemand die iets zegt."))],
    )


def place_part(context: Context, desk: WorkDesk) -> WorkPart:
    """Where the student would be in the right place, and where not."""
    return TextsPart(
        context,
        desk,
        tr("Waar ben je op je plek, waar niet?"),
        "map-pin",
        tr("Binnen hetzelfde werk zijn er veel plekken. Denk aan taken, mensen en momenten van de dag."),
        [
            Asked(
                "in_place",
                tr("Hier zou ik op mijn plek zijn"),
                tr("Bijvoorbeeld: in een kleine ploeg, met iets dat af moet."),
            ),
            Asked("out_of_place", tr("Hier niet"), tr("Bijvoorbeeld: de hele dag aan de telefoon.")),
        ],
    )

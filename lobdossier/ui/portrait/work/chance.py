"""The step "Kans op werk": what the student found, where and when. Without a source it is not kept, and says why."""

from __future__ import annotations

from dataclasses import replace

from lobdossier.domain import limits
from lobdossier.domain.errors import NoSource
from lobdossier.domain.portrait import WorkImage
from lobdossier.domain.texts import TextPlace
from lobdossier.domain.work import require_source, sourced
from lobdossier.text.explain import explain
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.said import first_line
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.portrait.work.desk import WorkDesk
from lobdossier.ui.portrait.work.parts import WorkPart
from lobdossier.ui.portrait.work.said import chance_source_said
from lobdossier.ui.step_body import Told
from lobdossier.ui.widgets.dates import DateChooser
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.widgets.messages import Banner
from lobdossier.ui.words import tr


class ChancePart(WorkPart):
    """A text, its source, its day. The text waits on the screen until the source is there; nothing else waits with it."""

    def __init__(self, context: Context, desk: WorkDesk) -> None:
        super().__init__(context, desk, "chances", tr("Kans op werk"), "chart-line")
        self.editor = PlainEditor(
            tr("Wat vond je?"), tr("Bijvoorbeeld: in onze regio zoeken drie bedrijven iemand."), lines=2
        )
        self.editor.place = TextPlace(WorkImage.KIND, desk.id, "chances")
        source = tr("Waar las of hoorde je dat?")
        self.source = line_field(source, placeholder=tr("Een site, een folder, iemand die er werkt"), limit=limits.LINE)
        self.day = DateChooser(tr("Wanneer was dat?"), None, None, context.workspace.today, period=False)
        self.missing = Banner()
        hint = tr("Hoe het met werk gaat, verschilt per streek en per jaar. Daarom hoort de bron erbij.")
        self.setLayout(
            vbox(
                label(hint, "muted", wrap=True),
                labelled(tr("Wat vond je?"), self.editor),
                labelled(source, self.source),
                labelled(tr("Wanneer was dat?"), self.day),
                self.missing,
                gap=10,
            )
        )
        self._load()
        self.editor.edited.connect(self._edited)
        self.source.textEdited.connect(self._edited)
        self.day.changed.connect(self._edited)

    def refresh(self) -> None:
        if not self.desk.dirty and sourced(self._typed()):
            self._load()

    def told(self) -> Told:
        if not sourced(self._typed()):
            return Told(tr("Nog niet bewaard: zet de bron erbij."), False)
        kept = self.desk.stored
        line = first_line(kept.chances)
        if not line:
            return Told(tr("Nog niets gevonden. Dat mag zo blijven."), False)
        return Told(f"{line} ({chance_source_said(kept)})", True)

    def settled(self) -> bool:
        try:
            require_source(self._typed())
        except NoSource as error:
            self.missing.set_message(explain(error).sentence, "warn")
            return False
        self.missing.set_message("")
        return True

    # ------------------------------------------------------------ private
    def _load(self) -> None:
        kept = self.desk.stored
        if self.editor.text() != kept.chances:
            self.editor.load(kept.chances)
        if self.source.text() != kept.chances_source:
            self.source.setText(kept.chances_source)
        self.day.set_dates(kept.chances_on)
        self.missing.set_message("")

    def _edited(self, *_what: object) -> None:
        if self.day.start is None and not self.editor.document().isEmpty():
            self.day.set_dates(self.context.workspace.today())
        if self.source.text().strip():
            self.missing.set_message("")
        self.desk.typed("chances", lambda: self._kept().chances)
        self.desk.typed("chances_source", lambda: self._kept().chances_source)
        self.desk.typed("chances_on", lambda: self._kept().chances_on)

    def _kept(self) -> WorkImage:
        """What may be stored: what stands here, or as long as its source is missing what was stored before."""
        typed = self._typed()
        return typed if sourced(typed) else self.desk.stored

    def _typed(self) -> WorkImage:
        return replace(
            self.desk.stored,
            chances=self.editor.text(),
            chances_source=self.source.text(),
            chances_on=self.day.start,
        )

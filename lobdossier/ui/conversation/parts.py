"""What every step of the preparation has, and the steps that are one text."""

from __future__ import annotations

from collections.abc import Sequence

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.texts import TextPlace
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import first_line
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.step_body import StepBody, Told
from lobdossier.ui.widgets.buttons import Toggle
from lobdossier.ui.widgets.chips import tag
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Part, at_start, hbox, vbox
from lobdossier.ui.words import tr


class StepPart(StepBody):
    """One step of a conversation: it shows what the draft holds."""

    def __init__(self, context: Context, draft: Draft, which: str, title: str, icon: str) -> None:
        super().__init__(context, which, title, icon)
        self.draft = draft


class TextPart(StepPart):
    """A step that is one plain text of the conversation."""

    def __init__(
        self,
        context: Context,
        draft: Draft,
        field: str,
        title: str,
        icon: str,
        hint: str,
        placeholder: str,
        under: Sequence[Part] = (),
    ) -> None:
        super().__init__(context, draft, field, title, icon)
        self._field = field
        self.editor = PlainEditor(title, placeholder, lines=3)
        self.editor.place = TextPlace(Conversation.KIND, draft.conversation.id, field)
        self.editor.load(self._kept(draft.conversation))
        self.editor.edited.connect(lambda: draft.touch(draft.conversation, field, self.editor.text))
        parts: list[Part] = [label(hint, "muted", wrap=True)] if hint else []
        self.setLayout(vbox(*parts, self.editor, *under, gap=10))

    def refresh(self) -> None:
        kept = self._kept(self.draft.conversation)
        if not self.draft.autosave.dirty and self.editor.text() != kept:
            self.editor.load(kept)

    def told(self) -> Told:
        line = first_line(self._kept(self.draft.conversation))
        return Told(line or tr("Nog niets."), bool(line))

    def _kept(self, conversation: Conversation) -> str:
        return str(getattr(conversation, self._field))


class PrivatePart(TextPart):
    """ "Wat zit je in de weg, wie of wat helpt?": nobody sees it, unless the student ticks that it may be seen."""

    def __init__(self, context: Context, draft: Draft) -> None:
        said = tr("Zet dit ook op mijn gespreksblad")
        self._yours = tag(tr("Dit blijft bij jou"), "lock", "ok")
        self._shown = tag(tr("Dit komt op je gespreksblad"), "eye", "warn")
        self._share = Toggle(said, draft.conversation.share_private)
        words = label(said, wrap=True)
        words.setBuddy(self._share)
        super().__init__(
            context,
            draft,
            "private",
            tr("Wat zit je in de weg, wie of wat helpt?"),
            "lock",
            tr("Alleen voor jou. Schrijf je het op, dan weet je beter wat je wel en niet wilt vertellen."),
            tr("Bijvoorbeeld: ik durf niet te zeggen dat …"),
            (at_start(self._yours), at_start(self._shown), hbox(self._share, (words, 1), gap=10)),
        )
        self._share.clicked.connect(self._tapped)
        self._mark()

    def refresh(self) -> None:
        super().refresh()
        self._mark()

    def told(self) -> Told:
        """Never the words themselves: somebody may be sitting beside the student."""
        there = bool(self.draft.conversation.private.strip())
        if there and self.draft.conversation.share_private:
            return Told(tr("Ingevuld. Dit komt op je gespreksblad."), True)
        return Told(
            tr("Ingevuld. Dit blijft bij jou.") if there else tr("Alleen voor jou, en het mag leeg blijven."), there
        )

    def _tapped(self) -> None:
        self.draft.put(self.draft.conversation, share_private=self._share.isChecked())
        self._mark()

    def _mark(self) -> None:
        shared = self.draft.conversation.share_private
        self._share.setChecked(shared)
        self._yours.setVisible(not shared)
        self._shown.setVisible(shared)


def text_parts(context: Context, draft: Draft) -> list[StepPart]:
    """The two questions with which every preparation begins."""
    return [
        TextPart(
            context,
            draft,
            "went_well",
            tr("Wat ging goed?"),
            "sprout",
            tr("Eén ding is genoeg. Iets kleins telt ook."),
            tr("Bijvoorbeeld: ik belde zelf voor een meeloopdag."),
        ),
        TextPart(
            context,
            draft,
            "talk_about",
            tr("Waar wil ik het over hebben?"),
            "message-circle",
            tr("Het is jouw gesprek. Wat hier staat, komt aan bod."),
            tr("Bijvoorbeeld: welke kant ik op wil in het derde jaar."),
        ),
    ]

"""One sitting of sorting: which card lies on top, what was done, and the way back. Every card is stored at once."""

from __future__ import annotations

from dataclasses import dataclass

from lobdossier.domain.cards import Word
from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import Fit, QualityKind
from lobdossier.services.cards import deck
from lobdossier.services.workspace import Workspace
from lobdossier.ui.words import tr


@dataclass(frozen=True, slots=True)
class Lying:
    """The card on the table: a card of the deck, or a quality that is sorted again."""

    title: str
    hint: str
    kind: QualityKind
    word: Word | None = None
    quality: Quality | None = None


@dataclass(frozen=True, slots=True)
class _Done:
    """A card that was laid, and where it lay before; None when it was new."""

    quality: Quality
    before: Fit | None


class Sitting:
    """The cards of one kind, in the order of the deck; those for later come last."""

    def __init__(self, workspace: Workspace, origin: object) -> None:
        self._workspace, self._origin = workspace, origin
        self.kind = QualityKind.QUALITY
        self.sorted: list[Quality] = []
        """Every one that was sorted, of both kinds."""
        self._later: list[str] = []
        self._again = ""
        self._done: list[_Done] = []
        self._left: list[Word] = []

    def read(self) -> None:
        """Take over what the dossier holds now."""
        self.sorted = self._workspace.qualities.all()
        known = {quality.card_id for quality in self.sorted}
        left = [word for word in deck().qualities if word.kind == self.kind and word.id not in known]
        self._left = sorted(left, key=lambda word: self._later.index(word.id) if word.id in self._later else -1)
        if not any(quality.id == self._again for quality in self.sorted):
            self._again = ""

    def turn_to(self, kind: QualityKind) -> None:
        """The other pile of cards."""
        self.kind, self._again = kind, ""
        self.read()

    def again(self, which: str) -> None:
        """Lay the sorted quality with this id on top, to sort it anew."""
        found = next((quality for quality in self.sorted if quality.id == which), None)
        if found is not None:
            self._again = which
            self.kind = found.kind
            self.read()

    @property
    def top(self) -> Lying | None:
        """The card on the table; None when all are sorted."""
        again = next((quality for quality in self.sorted if quality.id == self._again), None)
        if again is not None:
            word = deck().word(again.card_id)
            hint = again.note.strip() or (word.hint if word else "")
            return Lying(again.title, hint, again.kind, quality=again)
        if not self._left:
            return None
        word = self._left[0]
        return Lying(word.words, word.hint, QualityKind(word.kind), word=word)

    @property
    def left(self) -> int:
        """How many cards of this kind were never sorted."""
        return len(self._left)

    @property
    def can_go_back(self) -> bool:
        """Whether a card was laid in this sitting."""
        return bool(self._done)

    def pile(self, fit: Fit) -> list[Quality]:
        """What lies on one pile, of this kind, the first one first."""
        return [quality for quality in self.sorted if quality.fit is fit and quality.kind is self.kind]

    def lay(self, fit: Fit) -> None:
        """Lay the card on a pile, and store that.

        Raises:
            DossierError: it was not stored; the card still lies on the table.
        """
        top, qualities = self.top, self._workspace.qualities
        if top is None:
            return
        label = tr("kaart sorteren")
        if top.quality is not None:
            kept = qualities.sort_again(top.quality, fit, label=label, origin=self._origin)
            self._done.append(_Done(kept, top.quality.fit))
        elif top.word is not None:
            self._done.append(_Done(qualities.sort_card(top.word, fit, label=label, origin=self._origin), None))
        self._again = ""
        self.read()

    def put_off(self) -> None:
        """Another card first; this one comes last."""
        if self._again:
            self._again = ""
        elif self._left:
            first = self._left[0].id
            self._later = [*(which for which in self._later if which != first), first]
        self.read()

    def take_back(self) -> None:
        """The last card comes back on the table.

        Raises:
            DossierError: it could not be stored; the card lies where it lay.
        """
        if not self._done:
            return
        last, label = self._done[-1], tr("kaart terugleggen")
        if last.before is None:
            self._workspace.records.throw_away(last.quality, label=label, origin=self._origin)
            self._later = [which for which in self._later if which != last.quality.card_id]
        else:
            self._workspace.qualities.sort_again(last.quality, last.before, label=label, origin=self._origin)
            self._again = last.quality.id
        self._done.pop()
        self.read()

    def add_own(self, title: str) -> Quality | None:
        """A word of the student's own, which suits: that is why it was written.

        Raises:
            DossierError: it was not stored.
        """
        label = tr("eigen woord toevoegen")
        kept = self._workspace.qualities.add_own(title, self.kind, Fit.SUITS, label=label, origin=self._origin)
        self.read()
        return kept

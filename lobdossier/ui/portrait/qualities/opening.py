"""What is open on the page of the qualities: at most one thing, under the row or the chip it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from lobdossier.domain.chains import Chain, known_people
from lobdossier.domain.people import Contact
from lobdossier.domain.vocabulary import Fit
from lobdossier.text.roles import words_for
from lobdossier.ui.context import Context
from lobdossier.ui.experience.beginnings import EVIDENCE
from lobdossier.ui.portrait.experience_picker import ExperiencePicker
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.portrait.qualities.aside import Aside
from lobdossier.ui.portrait.qualities.asking import Asking
from lobdossier.ui.portrait.qualities.deeds import QualityDeeds
from lobdossier.ui.portrait.qualities.detail import Detail
from lobdossier.ui.portrait.qualities.row import ASK, DETAIL, PICK, Row
from lobdossier.ui.portrait.qualities.rows import Rows
from lobdossier.ui.portrait.qualities.said import title_of
from lobdossier.ui.widgets.sight import into_sight
from lobdossier.ui.words import tr

_KNOWN: Final = 4
"""People known by name that can be asked by one press."""


class Opening:
    """Opens and closes; before anything closes, what was typed in it is stored, or it stays open."""

    def __init__(self, context: Context, deeds: QualityDeeds, rows: Rows, aside: Mapping[Fit, Aside]) -> None:
        self._context, self._deeds, self._rows, self._aside = context, deeds, rows, aside
        self.chains: Mapping[str, Chain] = {}
        self.current = ""
        """The id of the quality that is open."""
        self._panel: Panel | None = None
        rows.row_made.connect(self._listen)
        for each in aside.values():
            each.wanted.connect(lambda which: self.open(which, DETAIL))
            each.left_wanted.connect(self.close)

    def open(self, which: str, mode: str) -> None:
        """Open one of the three under the quality with id *which*; the same again only takes the keyboard there."""
        if not self._deeds.desk.flush():
            return
        self._close_up()
        chain = self.chains[which]
        panel = {DETAIL: self._detail, PICK: self._pick, ASK: self._ask}[mode](chain)
        self.current, self._panel = which, panel
        self._place(which, panel)
        panel.begin()
        QTimer.singleShot(0, panel, lambda: into_sight(panel))

    def close(self) -> None:
        """Close what is open; the keyboard goes back to where it was opened."""
        if self._panel is None or not self._deeds.desk.flush():
            return
        which = self.current
        self._close_up()
        if which in self._rows.rows:
            self._rows.rows[which].take_keyboard()
        elif (opener := self._opener(which)) is not None:
            opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what changed in what is open; close it when it is gone from where it stood."""
        chain = self.chains.get(self.current)
        if self._panel is None:
            return
        if chain is None or self._opener(self.current) is None:
            self._close_up()
        elif isinstance(self._panel, Detail):
            self._panel.show_chain(chain)

    # ------------------------------------------------------------ the three
    def _detail(self, chain: Chain) -> Panel:
        detail = Detail(self._context, self._deeds.desk, chain)
        which = chain.quality.id
        detail.fit_chosen.connect(lambda fit: self._sort(which, Fit(fit)))
        detail.link_wanted.connect(lambda experience: self._deeds.link(self.chains[which].quality, experience))
        detail.ask_wanted.connect(lambda: self.open(which, ASK))
        detail.unlink_wanted.connect(lambda experience: self._deeds.unlink(self.chains[which].quality, experience))
        detail.throw_away_wanted.connect(lambda: self._throw_away(which))
        return detail

    def _pick(self, chain: Chain) -> Panel:
        question = tr("{quality}: wanneer liet je dit zien?", quality=title_of(chain.quality))
        linked = [experience.id for experience in chain.experiences]
        picker = ExperiencePicker(self._context, question, without=linked)
        picker.chosen.connect(lambda experience: self._link(chain.quality.id, experience))
        return picker

    def _ask(self, chain: Chain) -> Panel:
        workspace = self._context.workspace
        contacts = [contact.name.strip() for contact in workspace.records.all(Contact) if contact.met]
        known = [name for name in (*known_people(self.chains.values()), *contacts) if name]
        words = words_for(workspace.student.sector)
        roles = [tr("mijn {role}", role=role) for role in (words.work_guide, words.school_guide)]
        asking = Asking(self._context, self._deeds.desk, chain, [*known[:_KNOWN], *roles, tr("iemand thuis")])
        asking.asked.connect(lambda who: self._asked(chain, who))
        return asking

    # ------------------------------------------------------------ deeds
    def _sort(self, which: str, fit: Fit) -> None:
        quality = self.chains[which].quality
        if fit is not quality.fit and self._deeds.sort(quality, fit):
            self._close_up()

    def _link(self, which: str, experience_id: str) -> None:
        if self._deeds.link(self.chains[which].quality, experience_id):
            self.close()

    def _throw_away(self, which: str) -> None:
        if self._deeds.throw_away(self.chains[which].quality):
            self._close_up()

    def _asked(self, chain: Chain, who: str) -> None:
        if self._deeds.ask(chain, who):
            self.close()

    # ------------------------------------------------------------ places
    def _listen(self, row: Row) -> None:
        which, way = row.chain.quality.id, self._context.way
        row.wanted.connect(lambda mode: self.open(which, mode))
        row.left_wanted.connect(self.close)
        row.experience_wanted.connect(lambda experience: way.go("experience", experience))
        row.evidence_wanted.connect(lambda experience: way.go("experience", f"{experience}{EVIDENCE}"))

    def _place(self, which: str, panel: Panel) -> None:
        row = self._rows.rows.get(which)
        if row is not None:
            row.open_with(panel)
            return
        for each in self._aside.values():
            if which in each.chips:
                each.open_with(which, panel)

    def _opener(self, which: str) -> QWidget | None:
        row = self._rows.rows.get(which)
        if row is not None:
            return row.name
        return next((each.chips[which] for each in self._aside.values() if which in each.chips), None)

    def _close_up(self) -> None:
        if isinstance(self._panel, Asking):
            self._deeds.desk.forget(self._panel.said_id)
        for row in self._rows.rows.values():
            if row.panel is not None:
                row.close_up()
        for each in self._aside.values():
            if each.panel is not None:
                each.close_up()
        self.current, self._panel = "", None

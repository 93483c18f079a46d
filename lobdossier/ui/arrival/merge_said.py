"""How merging is told on the screen: what comes, what stays, and what happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lobdossier.domain.merging import Key, MergeItem, Pick, Plan, What, deleted
from lobdossier.text.merging import REASONS
from lobdossier.text.work import listed
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.words import count, tr


class Group(NamedTuple):
    """The items of one sort: what they are called, what happens to them, and their sign."""

    what: What
    title: str
    note: str
    icon: str


def groups() -> tuple[Group, ...]:
    """In the order in which they are shown: what asks for a choice first."""
    return (
        Group(
            What.BOTH,
            tr("Hier én daar gewijzigd"),
            tr("Jij kiest. Kies je niets, dan blijft allebei bewaard. Onderstreept staat maar in één van de twee."),
            "split",
        ),
        Group(What.NEW, tr("Nieuw"), tr("Dit komt erbij."), "plus"),
        Group(What.THERE, tr("Gewijzigd daar"), tr("De versie van daar is nieuwer en komt hier."), "pencil-line"),
        Group(What.HERE, tr("Gewijzigd hier"), tr("Jouw versie is nieuwer en blijft."), "hard-drive"),
        Group(What.DELETED, tr("Daar weggegooid"), tr("Dit gaat hier ook naar de prullenbak."), "trash-2"),
        Group(What.LEFT_OUT, tr("Kan niet mee"), tr("Dit blijft waar het is."), "circle-slash"),
    )


def quiet() -> tuple[Group, ...]:
    """What nothing happens to: behind a count."""
    return (
        Group(What.EQUAL, tr("Gelijk"), "", "check"),
        Group(What.ONLY_HERE, tr("Alleen hier"), "", "hard-drive"),
    )


def picks() -> list[Option]:
    """The three answers where both sides changed."""
    return [
        Option(Pick.HERE, tr("Die van hier")),
        Option(Pick.THERE, tr("Die van daar")),
        Option(Pick.BOTH, tr("Allebei bewaren")),
    ]


def summary(plan: Plan) -> str:
    """ "3 nieuw, 2 gewijzigd daar, 1 hier, 1 in allebei"; what there is none of is not named."""
    here = tr("{n} hier") if plan.counts.get(What.THERE) else tr("{n} gewijzigd hier")
    words = (
        (What.NEW, tr("{n} nieuw")),
        (What.THERE, tr("{n} gewijzigd daar")),
        (What.HERE, here),
        (What.BOTH, tr("{n} in allebei")),
        (What.DELETED, tr("{n} daar weggegooid")),
        (What.LEFT_OUT, tr("{n} kan niet mee")),
    )
    return ", ".join(tr(said, n=plan.counts[what]) for what, said in words if plan.counts.get(what))


def note(item: MergeItem, pick: Pick) -> str:
    """What happens to one item that is not plain from its group; empty when it is."""
    if item.reason is not None:
        return tr(REASONS[item.reason])
    if item.what is What.BOTH and item.follows is not None:
        return tr("Gaat mee met waar het bij hoort.")
    if item.what is What.BOTH:
        return next(option.text for option in picks() if option.id == pick)
    if item.what is What.NEW and deleted(item.theirs):
        return tr("Ligt daar in de prullenbak, en komt ook hier in de prullenbak.")
    if item.what is What.HERE and deleted(item.mine):
        return tr("Heb je hier weggegooid.")
    if item.what is What.THERE and deleted(item.mine):
        return tr("Komt terug uit de prullenbak.")
    return ""


def done(plan: Plan, choices: Mapping[Key, Pick]) -> str:
    """ "3 nieuwe en 2 gewijzigde onderdelen zijn erbij. Er is eerst een reservekopie gemaakt."."""
    new = plan.counts.get(What.NEW, 0)
    kept = sum(choices.get(item.key) is Pick.HERE for item in plan.conflicts)
    changed = plan.counts.get(What.THERE, 0) + plan.counts.get(What.BOTH, 0) - kept
    gone = plan.counts.get(What.DELETED, 0)
    parts = [tr("{n} nieuwe", n=new)] if new else []
    parts += [tr("{n} gewijzigde", n=changed)] if changed else []
    said = []
    if parts:
        one = tr("{parts} onderdeel is erbij.", parts=parts[0])
        said.append(one if new + changed == 1 else tr("{parts} onderdelen zijn erbij.", parts=listed(parts)))
    if gone:
        said.append(
            count(gone, tr("{n} onderdeel ging naar de prullenbak."), tr("{n} onderdelen gingen naar de prullenbak."))
        )
    if not said:
        said.append(tr("Eerdere versies van je teksten zijn erbij."))
    return " ".join([*said, tr("Er is eerst een reservekopie gemaakt.")])

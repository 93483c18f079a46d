"""The short questions about somebody: who it is, where on the map, and what they can help with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.people import Contact
from lobdossier.domain.vocabulary import Sphere
from lobdossier.text.portrait_names import sphere_icon, sphere_name
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.portrait.network.said import near_of, near_options, placed
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import LineField, labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, vbox
from lobdossier.ui.words import tr


def sphere_options() -> list[Option]:
    """The parts of a life, to tap."""
    return [Option(sphere, tr(sphere_name(sphere)), sphere_icon(sphere)) for sphere in Sphere]


def who(desk: Desk, contact_id: str) -> QWidget:
    """The name and the role."""
    now = desk.now(Contact, contact_id)
    name = _line(desk, contact_id, "name", tr("Naam"), now.name, limits.TITLE)
    role = _line(desk, contact_id, "role", tr("Wat doet diegene?"), now.role, limits.TITLE)
    role.setPlaceholderText(tr("Bijvoorbeeld: kok, docent, oom"))
    return box(vbox(labelled(tr("Naam"), name), labelled(tr("Wat doet diegene?"), role), gap=10))


def helping(desk: Desk, contact_id: str) -> QWidget:
    """What somebody can help with."""
    now = desk.now(Contact, contact_id)
    field = _line(desk, contact_id, "helps_with", tr("Waarmee kan diegene jou helpen?"), now.helps_with, limits.LINE)
    field.setPlaceholderText(tr("Bijvoorbeeld: vertellen hoe het werk echt is"))
    return labelled(tr("Waarmee kan diegene jou helpen?"), field)


def place(desk: Desk, contact_id: str, put: Callable[..., Any]) -> QWidget:
    """How near, in which part of life, and of which organisation. *put* stores what is tapped."""
    now = desk.now(Contact, contact_id)
    near = Choices(tr("Hoe dichtbij"), near_options(), [near_of(now)], single=True, size="s")
    near.changed.connect(lambda chosen: _near(near, chosen, desk, contact_id, put))
    sphere = Choices(tr("Hoort bij"), sphere_options(), [now.sphere], single=True, size="s")
    sphere.changed.connect(lambda chosen: _sphere(sphere, chosen, desk, contact_id, put))
    field = _line(desk, contact_id, "organisation", tr("Waar werkt of zit diegene?"), now.organisation, limits.TITLE)
    return box(
        vbox(
            label(tr("Hoe dichtbij"), "strong"),
            near,
            label(tr("Hoort bij"), "strong"),
            sphere,
            labelled(tr("Waar werkt of zit diegene?"), field),
            gap=8,
        )
    )


def _near(taps: Choices, chosen: list[str], desk: Desk, contact_id: str, put: Callable[..., Any]) -> None:
    if not chosen:  # everybody stands somewhere: a tap on the chosen one keeps it
        taps.set_values([near_of(desk.now(Contact, contact_id))])
        return
    nearness, met = placed(chosen[0])
    put(nearness=nearness, met=met)


def _sphere(taps: Choices, chosen: list[str], desk: Desk, contact_id: str, put: Callable[..., Any]) -> None:
    if not chosen:
        taps.set_values([desk.now(Contact, contact_id).sphere])
        return
    put(sphere=Sphere(chosen[0]))


def _line(desk: Desk, contact_id: str, field: str, name: str, text: str, limit: int) -> LineField:
    made = line_field(name, text, "", limit)
    made.textEdited.connect(lambda: desk.edit(contact_id, field, made.text))
    return made

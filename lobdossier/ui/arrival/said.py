"""How a file that was brought is told: what it is, whose, for whom, how much, and whether it was changed."""

from __future__ import annotations

from datetime import date

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.package import Package
from lobdossier.domain.portrait import Quality, WorkImage
from lobdossier.domain.record import EPOCH, Record
from lobdossier.domain.reflection import Reflection
from lobdossier.services.arrivals import Arrival, ArrivalKind
from lobdossier.text import dates, names
from lobdossier.text.files import display_name, size
from lobdossier.text.work import listed
from lobdossier.ui.words import count, tr


def whose(package: Package) -> str:
    """The name of the student, on one line; a dossier may come from anybody."""
    name = package.student.name.strip()
    return display_name(name) if name else tr("iemand zonder naam")


def title(arrival: Arrival) -> str:
    """ "Loopbaandocument van Noor de Wit"."""
    name = whose(arrival.package)
    if arrival.kind is ArrivalKind.DOSSIER:
        return tr("Het dossier van {name}", name=name)
    if arrival.package.whole:
        return tr("Een kopie van het dossier van {name}", name=name)
    return tr("Een loopbaandocument van {name}", name=name)


def school(package: Package) -> str:
    """Where the student was when it was made: "mbo 2, Houtcollege, Meubelmaker"; empty when it does not say."""
    made = made_on(package)
    found = package.snapshot.period_on(made) if made else None
    found = found or package.snapshot.period_on(None)
    return ", ".join(part for part in (found.title, found.school, found.course) if part) if found else ""


def made_on(package: Package) -> date | None:
    """The day on which it was made, if it says so."""
    return package.made_on.astimezone().date() if package.made_on > EPOCH else None


def origin(arrival: Arrival) -> str:
    """ "Gemaakt voor Deltion, op 3 juni 2026."."""
    package, when = arrival.package, made_on(arrival.package)
    day = dates.plain(when) if when else ""
    if arrival.kind is ArrivalKind.DOSSIER:
        return tr("Voor het laatst veranderd op {day}.", day=day) if day else ""
    receiver = package.document.receiver.strip() if package.document else ""
    if receiver:
        return (
            tr("Gemaakt voor {receiver}, op {day}.", receiver=receiver, day=day)
            if day
            else tr("Gemaakt voor {receiver}.", receiver=receiver)
        )
    return tr("Gemaakt op {day}.", day=day) if day else ""


def purpose(package: Package) -> str:
    """What it is for and how long it may be kept; empty for a copy that was made for nobody."""
    document = package.document
    if document is None:
        return ""
    said = tr("Waarvoor: {purpose}.", purpose=tr(names.purpose_name(document.purpose)))
    if document.keep_until:
        said += " " + tr("Te bewaren tot {day}.", day=dates.plain(document.keep_until))
    return said


def contents(package: Package) -> str:
    """ "Er zit in: 8 ervaringen, 12 reflecties en 3 gesprekken."."""
    kinds: tuple[tuple[type[Record], str, str], ...] = (
        (Experience, tr("{n} ervaring"), tr("{n} ervaringen")),
        (Reflection, tr("{n} reflectie"), tr("{n} reflecties")),
        (Evidence, tr("{n} bewijsstuk"), tr("{n} bewijsstukken")),
        (Quality, tr("{n} kwaliteit"), tr("{n} kwaliteiten")),
        (WorkImage, tr("{n} beroep of opleiding"), tr("{n} beroepen en opleidingen")),
        (Conversation, tr("{n} gesprek"), tr("{n} gesprekken")),
    )
    living = [(sum(r.deleted is None for r in package.snapshot.all(kind)), one, many) for kind, one, many in kinds]
    told = [count(number, one, many) for number, one, many in living if number]
    if package.activities:
        told.append(
            count(len(package.activities), tr("{n} activiteit in een tabel"), tr("{n} activiteiten in een tabel"))
        )
    return tr("Er zit in: {what}.", what=listed(told)) if told else tr("Er staat nog niets in, behalve de naam.")


def files(arrival: Arrival) -> str:
    """How many photos and other files come along, or that they stayed behind; empty when there are none."""
    found = arrival.package.files
    if not found:
        return ""
    number = count(len(found), tr("{n} foto of ander bestand"), tr("{n} foto’s en andere bestanden"))
    if arrival.missing:
        return tr("{files} horen erbij, maar zitten er niet in.", files=number)
    return tr("Met {files}, samen {size}.", files=number, size=size(sum(file.size for file in found)))


def unchanged(arrival: Arrival) -> tuple[str, str]:
    """Whether it is as it was exported, and the sign before it. It is never called genuine: hashes prove no sender.

    Of a PDF that is about the data inside: nothing tells whether the pages still show the same.
    """
    if arrival.unchanged is None:
        return tr("Niet te zien of er na het maken iets veranderd is."), "circle-help"
    inside = arrival.kind is ArrivalKind.PDF
    if not arrival.unchanged:
        changed = tr("De gegevens erin zijn gewijzigd sinds export.") if inside else tr("Gewijzigd sinds export.")
        return changed, "pencil-line"
    if inside:
        words = tr("De gegevens erin zijn ongewijzigd sinds export. De bladzijden zelf kan iemand veranderd hebben.")
        return words, "file-check"
    return tr("Ongewijzigd sinds export."), "file-check"


def becoming_own(package: Package) -> str:
    """What making a dossier of it does. A whole copy brings the student's own settings of sharing along."""
    note = tr("Er komt een nieuw bestand. Jij kiest waar, en gaat ermee verder.")
    if not package.whole:
        return note
    only = tr(
        "Doe dit alleen met een kopie die je zelf maakte. Wat daar gedeeld mag worden, mag hier ook gedeeld worden."
    )
    return f"{note} {only}"


def not_checked() -> str:
    """The honest line below it."""
    return tr("Niemand heeft nagekeken waar dit bestand vandaan komt. Het zegt zelf van wie het is.")

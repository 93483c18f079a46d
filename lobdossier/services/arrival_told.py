"""What was brought, told in a few lines: what it is, of whom, for whom, how much, and whether it was changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lobdossier.domain.package import Package
from lobdossier.domain.record import EPOCH
from lobdossier.domain.vocabulary import Sector
from lobdossier.domain.wishes import SchoolWishes
from lobdossier.services.arrivals import Arrival, ArrivalKind
from lobdossier.services.show import counted, counts, printable
from lobdossier.text import dates, names, wishes
from lobdossier.text.files import size

KINDS: Final = {
    ArrivalKind.PDF: "Een PDF met het loopbaandossier erin",
    ArrivalKind.PACKAGE: "Een pakket met een loopbaandossier",
    ArrivalKind.JSON: "De gegevens van een loopbaandossier (JSON)",
    ArrivalKind.DOSSIER: "Een loopbaandossier",
}
#: Never that it is genuine: the seal tells of changes, not of who made it.
CHANGED: Final = {
    True: "Ongewijzigd sinds export.",
    False: "Gewijzigd sinds export.",
    None: "Niet te zien of er iets veranderd is.",
}
#: Of a PDF the seal closes what is inside it; what the pages show is read by people only.
CHANGED_INSIDE: Final = {
    True: "De gegevens erin zijn ongewijzigd sinds export. De bladzijden zelf kan iemand veranderd hebben.",
    False: "De gegevens erin zijn gewijzigd sinds export.",
    None: CHANGED[None],
}
NOT_CHECKED: Final = "De afkomst is niet gecontroleerd: het bestand zegt zelf van wie het is."


def told(arrival: Arrival) -> str:
    """The lines for a terminal; what would steer one is left out, because the file is of somebody else."""
    return "\n".join(map(printable, _lines(arrival)))


def wishes_told(file: SchoolWishes) -> str:
    """What a school asks for, for a terminal."""
    lines = [f"Wat een school vraagt: {file.name or 'zonder naam'}"]
    if file.school:
        lines.append(f"School: {file.school}")
    for period in file.periods:
        lines.append(f"{period.name or 'Zonder naam'}:")
        for wish in period.wishes:
            words = f" ({wish.words})" if wish.words else ""
            lines.append(f"  {wishes.asked(wish, file.sector or Sector.MBO)}{words}")
    return "\n".join(map(printable, lines))


def _lines(arrival: Arrival) -> Iterator[str]:
    package = arrival.package
    yield f"{KINDS[arrival.kind]}, van {package.student.name or 'iemand zonder naam'}"
    yield from _origin(package)
    yield _purpose(package)
    yield counts(package.snapshot.present())
    if package.activities:
        yield f"In de tabel: {counted(len(package.activities), 'andere activiteit', 'andere activiteiten')}"
    yield _files(arrival)
    yield (CHANGED_INSIDE if arrival.kind is ArrivalKind.PDF else CHANGED)[arrival.unchanged]
    yield NOT_CHECKED


def _origin(package: Package) -> Iterator[str]:
    made_with = f" met versie {package.made_with}" if package.made_with else ""
    if package.made_on > EPOCH:
        yield f"Gemaakt op {dates.day(package.made_on.astimezone().date())}{made_with}"
    elif made_with:
        yield f"Gemaakt{made_with}"


def _purpose(package: Package) -> str:
    how_much = "Een kopie van het hele dossier" if package.whole else "Een deel van het dossier"
    document = package.document
    if document is None:
        return how_much
    whom = f", voor {document.receiver}" if document.receiver else ""
    until = f", te bewaren tot {dates.day(document.keep_until)}" if document.keep_until else ""
    return f"{how_much}{whom}: {names.purpose_name(document.purpose)}{until}"


def _files(arrival: Arrival) -> str:
    files = arrival.package.files
    if not files:
        return "Er horen geen foto’s of andere bestanden bij"
    number, total = counted(len(files), "bestand", "bestanden"), size(sum(file.size for file in files))
    if arrival.missing:
        return f"Er horen {number} bij ({total}), maar die zitten er niet in"
    return f"Met {number} erbij, samen {total}"

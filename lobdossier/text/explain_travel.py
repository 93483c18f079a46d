"""The sentences for what travels: a document or package that could not be made, a file that could not be taken in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lobdossier.domain import errors
from lobdossier.text import files
from lobdossier.text.causes import ARRIVALS
from lobdossier.text.message import NOTHING_CAME_IN, Message, name


def _arrival_refused(error: errors.ArrivalRefused) -> Message:
    why = ARRIVALS.get(error.rule, "het klopt niet meer")
    where = f" ({files.display_name(error.where)})" if error.where else ""
    todo = {
        "newer": "Zet eerst de nieuwste versie op deze computer. Open het bestand daarna opnieuw.",
        "encrypted": "Vraag het bestand zonder versleuteling, of met een wachtwoord uit dit programma.",
        "busy": "Sluit andere programma’s en probeer het nog eens. Of open het op een snellere computer.",
    }.get(error.rule, "Vraag het oorspronkelijke bestand, of laat het opnieuw maken.")
    return Message("Dit bestand kan er niet in", f"“{name(error)}” kan niet open: {why}{where}.", NOTHING_CAME_IN, todo)


def _no_dossier_inside(error: errors.NoDossierInside) -> Message:
    return Message(
        "In deze PDF zit geen dossier",
        f"In “{name(error)}” zit geen dossier, of niet meer.",
        NOTHING_CAME_IN,
        "Vraag het oorspronkelijke bestand, niet een afdruk of een samengevoegde PDF.",
    )


def _passphrase_needed(error: errors.PassphraseNeeded) -> Message:
    return Message(
        "Hier hoort een wachtwoord bij",
        f"“{name(error)}” gaat alleen open met een wachtwoord.",
        NOTHING_CAME_IN,
        "Vraag het wachtwoord aan wie het bestand maakte.",
    )


def _passphrase_wrong(error: errors.PassphraseWrong) -> Message:
    return Message(
        "Dit gaat niet open",
        f"Wachtwoord of bestand klopt niet: “{name(error)}”.",
        NOTHING_CAME_IN,
        "Typ het wachtwoord opnieuw. Lukt het niet? Vraag het bestand nog een keer.",
    )


def _export_failed(error: errors.ExportFailed) -> Message:
    return Message(
        "Het document is niet gemaakt",
        f"“{name(error)}” kon niet geschreven worden.",
        "Je dossier is niet veranderd. Een eerder document is er nog.",
        "Is het document ergens open? Sluit het. Kies anders een andere map.",
    )


def _target_taken(error: errors.TargetTaken) -> Message:
    kind = {
        ".pdf": "een PDF",
        ".lobpakket": "een pakket",
        ".json": "gegevens van een dossier",
        ".ics": "een afspraak van dit programma",
    }.get(error.ending, "dat")
    return Message(
        "Het document is niet gemaakt",
        f"Bij “{name(error)}” staat al iets anders dan {kind}.",
        "Daar is niets aan veranderd.",
        f"Kies een andere naam, die eindigt op “{error.ending}”.",
    )


def _too_much_to_export(error: errors.TooMuchToExport) -> Message:
    if error.what == "files":
        found, limit = f"{error.size} bestanden", f"{error.limit}"
    else:
        found, limit = files.size(error.size), files.size(error.limit)
        found = f"{found} aan tekst" if error.what == "texts" else found
    return Message(
        "Dit is te veel voor één bestand",
        f"“{name(error)}” zou {found} worden. Er past {limit} in.",
        "Je dossier is niet veranderd, en er is niets gemaakt.",
        "Laat video’s of een deel van de ervaringen weg. Of geef het dossier zelf mee, op een usb-stick.",
    )


TRAVEL: Final[dict[type[BaseException], Callable[..., Message]]] = {
    errors.ArrivalRefused: _arrival_refused,
    errors.NoDossierInside: _no_dossier_inside,
    errors.PassphraseNeeded: _passphrase_needed,
    errors.PassphraseWrong: _passphrase_wrong,
    errors.ExportFailed: _export_failed,
    errors.TargetTaken: _target_taken,
    errors.TooMuchToExport: _too_much_to_export,
}

"""Every error as Dutch sentences: what happened, what is safe, what to do now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lobdossier.domain import errors
from lobdossier.text import files
from lobdossier.text.causes import BADGE, CHECKS, FILE, FOUND, FROM_BADGE, FROM_FILE, RULES
from lobdossier.text.explain_travel import TRAVEL
from lobdossier.text.merging import REFUSALS, emptied
from lobdossier.text.message import NOTHING_CAME_IN, ON_SCREEN, UNTOUCHED, Message, name


def _dossier_error(_: errors.DossierError) -> Message:
    return Message(
        "Dat lukte niet",
        "Het dossier kon dit niet doen.",
        "Wat al bewaard was, is er nog.",
        "Probeer het nog een keer.",
    )


def _open_error(error: errors.OpenError) -> Message:
    return Message(
        "Niet geopend",
        f"Het bestand “{name(error)}” kon niet open.",
        UNTOUCHED,
        "Probeer het nog een keer, of kies een ander dossier.",
    )


def _file_missing(error: errors.FileMissing) -> Message:
    return Message(
        "Dossier niet gevonden",
        f"“{name(error)}” is niet gevonden.",
        "Er is niets weggegooid en geen leeg dossier gemaakt.",
        "Zit het op een usb-stick? Steek die erin. Is het verplaatst? Zoek het dan zelf op.",
    )


def _not_a_dossier(error: errors.NotADossier) -> Message:
    todo = {
        "empty": "Wacht tot het downloaden klaar is, of zet een reservekopie terug.",
        "placeholder": "Kies in de map “Altijd op dit apparaat bewaren” en probeer het dan opnieuw.",
        "zip": "Pak het bestand eerst uit en open dan het dossier.",
    }.get(error.found, "Vraag het oorspronkelijke bestand, met “.lobdossier” in de naam.")
    return Message("Dit is geen dossier", FOUND.get(error.found, FOUND["unknown"]), UNTOUCHED, todo)


def _newer_version(_: errors.NewerVersion) -> Message:
    return Message(
        "Nieuwere versie nodig",
        "Dit dossier is gemaakt met een nieuwere versie van dit programma.",
        UNTOUCHED,
        "Zet eerst de nieuwste versie op deze computer. Open het dossier daarna opnieuw.",
    )


def _damaged(error: errors.Damaged) -> Message:
    return Message(
        "Dit dossier is beschadigd",
        CHECKS.get(error.check, "Bij het openen bleek dat het bestand niet meer klopt."),
        "Er is niets aan veranderd, en je reservekopieën zijn er nog.",
        "Zet de nieuwste reservekopie terug. Die komt in een nieuw bestand, naast dit.",
    )


def _stray_journal(error: errors.StrayJournal) -> Message:
    return Message(
        "Er ligt een vreemd bestand naast",
        f"Naast dit dossier ligt “{error.journal.name}”. Dat hoort bij een ander dossier.",
        "Er is niets veranderd. Zo raakt er niets door elkaar.",
        "Zet dat bestand in een andere map en open het dossier dan opnieuw.",
    )


def _in_use(error: errors.InUse) -> Message:
    since = f" sinds {error.since.replace(':', '.')}" if error.since else ""
    where = " in een ander venster op deze computer" if error.here else f" op {error.host}" if error.host else ""
    return Message(
        "Dit dossier is al open",
        f"Iemand heeft dit dossier open{where}{since}.",
        "Er is niets veranderd.",
        "Sluit het daar en probeer het opnieuw, of open het alleen om te lezen.",
    )


def _save_error(_: errors.SaveError) -> Message:
    return Message("Nog niet bewaard", "Bewaren lukte niet.", ON_SCREEN, "Het programma probeert het zo weer.")


def _disk_full(_: errors.DiskFull) -> Message:
    return Message(
        "Nog niet bewaard: de schijf is vol",
        "Er is geen ruimte meer op de schijf.",
        ON_SCREEN,
        "Maak ruimte, dan bewaar ik hem meteen.",
    )


def _read_only(_: errors.ReadOnly) -> Message:
    return Message(
        "Nog niet bewaard: alleen lezen",
        "In dit bestand of deze map mag niet geschreven worden.",
        ON_SCREEN,
        "Is het ergens anders open? Sluit het daar. Zet het bestand anders in je map Documenten en open het daar.",
    )


def _locked(_: errors.Locked) -> Message:
    return Message(
        "Nog niet bewaard: het bestand is bezet",
        "Een ander programma houdt het dossier vast. Vaak is dat een virusscanner of een clouddienst.",
        ON_SCREEN,
        "Wacht even. Zodra het bestand vrij is, bewaar ik je tekst.",
    )


def _gone(_: errors.Gone) -> Message:
    return Message(
        "Nog niet bewaard: het dossier is weg",
        "Het dossier staat niet meer waar het stond. Misschien is de usb-stick eruit of het netwerk weg.",
        ON_SCREEN,
        "Steek de stick er weer in, of kopieer je tekst naar een ander programma.",
    )


def _changed_on_disk(_: errors.ChangedOnDisk) -> Message:
    return Message(
        "Nog niet bewaard: het bestand is veranderd",
        "Iemand anders, of je clouddienst, heeft dit dossier veranderd terwijl jij bezig was.",
        "Je tekst staat nog op je scherm. De andere versie is niet aangeraakt.",
        "Kopieer je tekst. Open het dossier daarna opnieuw: dan zie je de nieuwste versie, en plak je hem erbij.",
    )


def _storage_failed(_: errors.StorageFailed) -> Message:
    return Message(
        "Nog niet bewaard: de schijf doet het niet",
        "De computer kon niet naar de schijf schrijven.",
        ON_SCREEN,
        "Kijk of de schijf of stick goed vastzit. Lukt het niet? Kopieer je tekst naar een ander programma.",
    )


def _refused(error: errors.Refused) -> Message:
    if error.kind == FILE:
        return Message(
            "Dit bestand klopt niet",
            FROM_FILE.get(error.rule, "In dit bestand staat iets wat een dossier niet kan bewaren."),
            NOTHING_CAME_IN,
            "Vraag het oorspronkelijke bestand, of laat het opnieuw maken.",
        )
    if error.kind == BADGE:
        return Message(
            "Geen badge die ik kan lezen",
            FROM_BADGE.get(error.rule, FROM_BADGE["format"]),
            NOTHING_CAME_IN,
            _instead(error),
        )
    return Message(
        "Dat past niet in het dossier",
        RULES.get(error.rule, "Hier staat iets wat het dossier niet kan bewaren."),
        "De rest van je dossier is niet veranderd.",
        "Maak het korter of pas het aan, dan bewaar ik het.",
    )


def _instead(error: errors.Refused) -> str:
    """What to do with a file that is no badge, or not a good one."""
    if error.rule != "missing":
        return "Download de badge opnieuw, op de plek waar je hem kreeg."
    if error.field_name == "png":
        return "Is het een foto? Voeg hem dan toe met de knop “Foto”."
    return "Is het iets anders, zoals een tekening? Bewaar het dan als png of pdf."


def _no_source(_: errors.NoSource) -> Message:
    return Message(
        "Zet de bron erbij",
        "Bij deze kans op werk staat nog niet waar je hem vond.",
        "Wat je typte, staat nog op je scherm. De rest is bewaard.",
        "Schrijf erbij waar je het las of van wie je het hoorde. Of haal de tekst weg.",
    )


def _no_day(_: errors.NoDay) -> Message:
    return Message(
        "Kies eerst een dag",
        "Bij dit gesprek staat nog geen dag. Zonder dag kan het niet in een agenda.",
        UNTOUCHED,
        "Zet er een datum bij en probeer het opnieuw.",
    )


def _nothing_asked(_: errors.NothingAsked) -> Message:
    return Message(
        "Kies eerst een vraag",
        "Bij dit gesprek staan nog geen vragen voor iedereen aan tafel.",
        UNTOUCHED,
        "Kies een of meer vragen en probeer het opnieuw.",
    )


def _nothing_answered(_: errors.NothingAnswered) -> Message:
    return Message(
        "Er is nog niets om te delen",
        "Je hebt nog niets gezegd over hoe je begeleid wordt.",
        UNTOUCHED,
        "Beantwoord eerst een vraag. Eén is al genoeg.",
    )


def _damaged_record(_: errors.DamagedRecord) -> Message:
    return Message(
        "Een onderdeel is beschadigd",
        "Eén onderdeel van je dossier is niet meer te lezen.",
        "De rest van je dossier is heel. Dit onderdeel laat ik zoals het is.",
        "Zet een reservekopie terug in een nieuw bestand. Daar staat het misschien nog goed in.",
    )


def _too_large(error: errors.TooLarge) -> Message:
    name = files.display_name(error.name)
    if error.rule == "pixels":
        size, limit = (f"{count / 1_000_000:.0f} miljoen beeldpunten" for count in (error.size, error.limit))
    else:
        size, limit = files.size(error.size), files.size(error.limit)
    return Message(
        "Dit bestand is te groot",
        f"“{name}” is {size}. Er past {limit} in.",
        "Je dossier is niet veranderd, en je bestand ook niet.",
        "Maak een foto kleiner, of neem van een video of geluid een korter stuk.",
    )


def _unsafe_file(error: errors.UnsafeFile) -> Message:
    return Message(
        "Dit bestand kan er niet in",
        f"“{files.display_name(error.name)}” hoort niet in een dossier. Of het is iets anders dan de naam zegt.",
        "Je dossier is niet veranderd, en er is niets geopend.",
        "Kies een foto, geluid, video of document. Een pdf kan bijna altijd.",
    )


def _not_mergeable(error: errors.NotMergeable) -> Message:
    what, todo = REFUSALS.get(error.reason, REFUSALS["other"])
    return Message("Samenvoegen kan niet", what, UNTOUCHED, todo)


def _would_empty(error: errors.WouldEmpty) -> Message:
    return Message(
        "Samenvoegen is gestopt",
        emptied(error.gone, error.living),
        UNTOUCHED,
        "Kijk of je het goede bestand koos. Wil je dit echt? Zeg er dan bij dat er zoveel weg mag.",
    )


def _cancelled(_: errors.Cancelled) -> Message:
    return Message("Gestopt", "Je hebt dit gestopt.", UNTOUCHED, "Je kunt het later opnieuw doen.")


def _unknown(error: BaseException) -> Message:
    return Message(
        "Er ging iets mis",
        f"Er ging iets mis dat we niet verwachtten ({type(error).__name__}). Dat is een fout in het programma.",
        "Wat al bewaard was, is er nog.",
        "Probeer het nog een keer. Blijft het misgaan? Start het programma opnieuw en vertel het je begeleider.",
    )


_TEXTS: Final[dict[type[BaseException], Callable[..., Message]]] = {
    errors.DossierError: _dossier_error,
    errors.OpenError: _open_error,
    errors.FileMissing: _file_missing,
    errors.NotADossier: _not_a_dossier,
    errors.NewerVersion: _newer_version,
    errors.Damaged: _damaged,
    errors.StrayJournal: _stray_journal,
    errors.InUse: _in_use,
    errors.SaveError: _save_error,
    errors.DiskFull: _disk_full,
    errors.ReadOnly: _read_only,
    errors.Locked: _locked,
    errors.Gone: _gone,
    errors.ChangedOnDisk: _changed_on_disk,
    errors.StorageFailed: _storage_failed,
    errors.Refused: _refused,
    errors.TooLarge: _too_large,
    errors.UnsafeFile: _unsafe_file,
    errors.NoSource: _no_source,
    errors.NoDay: _no_day,
    errors.NothingAsked: _nothing_asked,
    errors.NothingAnswered: _nothing_answered,
    errors.DamagedRecord: _damaged_record,
    errors.NotMergeable: _not_mergeable,
    errors.WouldEmpty: _would_empty,
    errors.Cancelled: _cancelled,
    **TRAVEL,
}


def explain(error: BaseException) -> Message:
    """The sentences for *error*; one that is not of the dossier's tree is owned up to in general words."""
    for kind in type(error).__mro__:
        if kind in _TEXTS:
            return _TEXTS[kind](error)
    return _unknown(error)


__all__ = ["Message", "explain"]

"""The sentences for what travels: a document or package that could not be made, a file that could not be taken in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lobdossier.domain import errors
from lobdossier.text import files
from lobdossier.text.causes import ARRIVALS, FEEDBACK, FORMS, WISHES
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
    if error.rule == "form":
        return Message(
            "Dit is een formulier voor een gesprek",
            f"Op “{name(error)}” staan antwoorden voor een gesprek. Die lees je in je eigen dossier.",
            NOTHING_CAME_IN,
            "Open eerst je eigen dossier. Open dit formulier daarna nog een keer.",
        )
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


def _wishes_refused(error: errors.WishesRefused) -> Message:
    if error.rule == "no dossier":
        return Message(
            "Dit zijn wensen van een school",
            f"In “{name(error)}” staat wat een school vraagt. Dat lees je in je eigen dossier.",
            NOTHING_CAME_IN,
            "Open of maak eerst je dossier. Open dit bestand daarna nog een keer.",
        )
    why = WISHES.get(error.rule, ARRIVALS.get(error.rule, "het klopt niet"))
    where = f" ({files.display_name(error.where)})" if error.where else ""
    todo = {"newer": "Zet eerst de nieuwste versie op deze computer. Open het bestand daarna opnieuw."}.get(
        error.rule, "Laat dit aan je school zien. Die kan het bestand verbeteren."
    )
    return Message(
        "Deze wensen kan ik niet lezen", f"“{name(error)}” kan ik niet lezen: {why}{where}.", NOTHING_CAME_IN, todo
    )


_AGAIN: Final = "Vraag het bestand opnieuw, of typ de antwoorden over."
_NAMED: Final = 3
_LONGEST: Final = 60


def _form_refused(error: errors.FormRefused) -> Message:
    why = FORMS.get(error.rule, ARRIVALS.get(error.rule, "het klopt niet meer"))
    where = f" ({_quoted(error.where)})" if error.where else ""
    todo = {
        "newer": "Zet eerst de nieuwste versie op deze computer. Lees het formulier daarna opnieuw in.",
        "encrypted": "Vraag het formulier zonder wachtwoord erop.",
        "length": "Vraag om een korter antwoord, of typ het zelf over.",
    }.get(error.rule, _AGAIN)
    return Message(
        "Dit formulier kan ik niet lezen", f"“{name(error)}” kan ik niet lezen: {why}{where}.", NOTHING_CAME_IN, todo
    )


def _no_form_inside(error: errors.NoFormInside) -> Message:
    if error.rule == "other":
        what = f"“{name(error)}” is een formulier, maar niet een uit dit programma."
        return Message("Dit is een ander formulier", what, NOTHING_CAME_IN, "Kijk of je het goede bestand koos.")
    return Message(
        "Hier zitten geen velden in",
        f"In “{name(error)}” zitten geen velden. Misschien is het een afdruk van het formulier.",
        NOTHING_CAME_IN,
        "Vraag het bestand zelf, zoals het na het invullen bewaard is. Of typ de antwoorden over.",
    )


def _form_of_another(error: errors.FormOfAnother) -> Message:
    what, todo = {
        "conversation": (
            f"Het gesprek van “{name(error)}” staat niet in je dossier.",
            "Staat het in de prullenbak? Zet het dan eerst terug.",
        ),
        "person": (
            f"Wie “{name(error)}” invulde, staat niet bij dit gesprek.",
            "Zet die persoon er weer bij, en maak het formulier opnieuw.",
        ),
    }.get(
        error.rule,
        (f"“{name(error)}” hoort bij een ander dossier.", "Open eerst het dossier waarin het formulier gemaakt is."),
    )
    return Message("Dit formulier hoort hier niet", what, NOTHING_CAME_IN, todo)


def _form_changed(error: errors.FormChanged) -> Message:
    told = [f"Nu vraag je: {_quoted(question)}." for question in error.questions[:_NAMED]]
    if len(error.questions) > _NAMED:
        told.append(f"En nog {len(error.questions) - _NAMED} andere.")
    if error.gone and not error.questions:
        told.append(
            "Een vraag uit het formulier stel je niet meer."
            if error.gone == 1
            else f"{error.gone} vragen uit het formulier stel je niet meer."
        )
    return Message(
        "De vragen zijn veranderd",
        " ".join([f"In “{name(error)}” staan andere vragen dan je nu stelt.", *told]),
        NOTHING_CAME_IN,
        "Maak het formulier opnieuw en stuur het nog een keer. Of zet de vraag terug zoals die was.",
    )


def _feedback_refused(error: errors.FeedbackRefused) -> Message:
    why = FEEDBACK.get(error.rule, ARRIVALS.get(error.rule, "het klopt niet meer"))
    where = f" ({_quoted(error.where)})" if error.where else ""
    todo = {
        "newer": "Zet eerst de nieuwste versie op deze computer. Lees het bestand daarna opnieuw in.",
        "encrypted": "Vraag het bestand zonder wachtwoord.",
    }.get(error.rule, "Vraag het bestand opnieuw aan wie het maakte.")
    return Message(
        "Deze feedback kan ik niet lezen", f"“{name(error)}” kan ik niet lezen: {why}{where}.", NOTHING_CAME_IN, todo
    )


def _feedback_of_another(error: errors.FeedbackOfAnother) -> Message:
    whose = f"het dossier van {_quoted(error.student)}" if error.student.strip() else "een ander dossier"
    return Message(
        "Deze feedback is voor een ander",
        f"“{name(error)}” hoort bij {whose}, niet bij dit dossier.",
        NOTHING_CAME_IN,
        "Open eerst het dossier waar het bij hoort, of kies een ander bestand.",
    )


def _quoted(words: str) -> str:
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
    return f"“{plain if len(plain) <= _LONGEST else plain[:_LONGEST].rsplit(' ', 1)[0] + ' …'}”"


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
        ".lobfeedback": "feedback",
    }.get(error.ending, "dat")
    return Message(
        "Het document is niet gemaakt",
        f"Bij “{name(error)}” staat al iets anders dan {kind}.",
        "Daar is niets aan veranderd.",
        f"Kies een andere naam, die eindigt op “{error.ending}”.",
    )


def _too_much_to_export(error: errors.TooMuchToExport) -> Message:
    if error.path.suffix == ".lobfeedback":
        most = f"{error.limit}" if error.what != "texts" else f"{files.size(error.limit)} aan tekst"
        return Message(
            "Dit is te veel voor één bestand",
            f"In “{name(error)}” past niet meer dan {most}.",
            "Wat er al in stond, staat er nog.",
            "Haal iets weg, of begin een tweede bestand.",
        )
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
    errors.WishesRefused: _wishes_refused,
    errors.FormRefused: _form_refused,
    errors.NoFormInside: _no_form_inside,
    errors.FormOfAnother: _form_of_another,
    errors.FormChanged: _form_changed,
    errors.FeedbackRefused: _feedback_refused,
    errors.FeedbackOfAnother: _feedback_of_another,
    errors.ExportFailed: _export_failed,
    errors.TargetTaken: _target_taken,
    errors.TooMuchToExport: _too_much_to_export,
}

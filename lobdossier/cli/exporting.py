"""`lobdossier export`: what can be handed over, without a screen."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from lobdossier.cli.parser import Add, Failed, add_passphrase, passphrase_of
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.errors import InUse
from lobdossier.domain.vocabulary import ConversationState, Purpose
from lobdossier.services.documents import ENDINGS, JSON, PACKAGE, PDF
from lobdossier.services.show import counted
from lobdossier.services.workspace import Workspace
from lobdossier.text.calendar import ENDING
from lobdossier.text.files import size

DOCUMENT: Final = "document"
SHEET: Final = "gespreksblad"
REPORT: Final = "gespreksverslag"
FORM: Final = "formulier"
AGENDA: Final = "agenda"
GUIDANCE: Final = "tevredenheid"
NOT_REMEMBERED: Final = "\nHet dossier is ergens anders open. Het kon dus niet onthouden dat je dit maakte."
WHOLE: Final = "\nHierin staat je hele dossier{but}. Bewaar het goed en geef het aan niemand."
_NAMED: Final = f"{', '.join(ENDINGS[:-1])} of {ENDINGS[-1]}"

_TAKES: Final[Mapping[str, frozenset[str]]] = {
    DOCUMENT: frozenset({"whole", "pages_only", "passphrase_file"}),
    SHEET: frozenset({"conversation"}),
    REPORT: frozenset({"conversation"}),
    FORM: frozenset({"conversation", "participant"}),
    AGENDA: frozenset({"conversation"}),
    GUIDANCE: frozenset({"with_sentences"}),
}
"""What else can be asked for with each kind. A purpose does no harm to those that have none."""
_WHERE: Final[Mapping[str, str]] = {
    "with_sentences": f"Zinnen gaan alleen mee met --kind {GUIDANCE}. Zet dat erbij, of laat --with-sentences weg.",
    "conversation": f"Een gesprek kies je bij --kind {SHEET}, {REPORT}, {FORM} of {AGENDA}. Zet er een van die vier bij.",
    "participant": f"Een persoon kies je alleen bij een formulier. Zet er --kind {FORM} bij.",
    "whole": "Het hele dossier gaat mee als gegevens. Laat --kind en --pages-only weg.",
    "pages_only": "Zonder de gegevens kan alleen een document. Laat --kind of --pages-only weg.",
    "passphrase_file": (
        "Een wachtwoord hoort bij een pakket, en het mag niet leeg zijn. Laat het weg, of maak een .lobpakket."
    ),
}
_ALONE: Final[Mapping[str, str]] = {
    AGENDA: "In een agenda komt alleen de afspraak. Laat de andere keuzes weg.",
    GUIDANCE: f"Bij --kind {GUIDANCE} gaan alleen die antwoorden mee. Laat de andere keuzes weg.",
}


def export(given: argparse.Namespace) -> str:
    """Write what can be handed over: by its ending a PDF, a package or JSON; or a conversation for a calendar."""
    _must_go_together(given)
    make = {AGENDA: _agenda, GUIDANCE: _guidance, FORM: _form}.get(given.kind, _document)
    return make(given)


def _must_go_together(given: argparse.Namespace) -> None:
    """Nothing that is asked for is passed over without a word."""
    ending = given.out.suffix.lower()
    if given.kind == AGENDA and ending != ENDING:
        raise Failed(f"Een afspraak voor je agenda eindigt op {ENDING}. Geef het bestand zo’n naam.")
    if given.kind == GUIDANCE and ending != JSON:
        raise Failed(f"Antwoorden over je begeleiding eindigen op {JSON}. Geef het bestand zo’n naam.")
    for name, sentence in _WHERE.items():
        if getattr(given, name) and name not in _TAKES[given.kind]:
            raise Failed(_ALONE.get(given.kind, sentence))
    if given.kind not in _ALONE and ending not in ENDINGS:
        raise Failed(f"Geef het bestand een naam die eindigt op {_NAMED}, dan weet ik wat het moet worden.")
    if given.kind in (SHEET, REPORT, FORM) and ending != PDF:
        raise Failed(f"Een {given.kind} is altijd een PDF. Geef het een naam die eindigt op .pdf.")
    if given.whole and given.pages_only:
        raise Failed(_WHERE["whole"])


def _document(given: argparse.Namespace) -> str:
    """Write the loopbaandocument, a gespreksblad or a gespreksverslag, and remember it."""
    passphrase = passphrase_of(given)
    if given.passphrase_file and (given.out.suffix.lower() != PACKAGE or not passphrase):
        raise Failed(_WHERE["passphrase_file"])
    with closing(_writable_if_free(given.file)) as workspace:
        if given.kind == REPORT:
            document = workspace.sharing.report(_held(workspace, given.conversation))
            made = workspace.sharing.export_report(document, given.out)
        elif given.kind == SHEET:
            document = CareerDocument(purpose=Purpose.GESPREK)
            made = workspace.sharing.export_sheet(_conversation(workspace, given.conversation), given.out)
        else:
            document = workspace.sharing.draft(Purpose(given.purpose))
            # What was ticked in the window never makes this command give everything away.
            pages_only = (document.pages_only or given.pages_only) and not given.whole
            document = replace(document, whole=given.whole, pages_only=pages_only)
            made = workspace.sharing.export(document, given.out, passphrase=passphrase)
        if not workspace.read_only:
            workspace.sharing.remember(made, document)
        pages = f", {counted(made.pages, 'bladzijde', 'bladzijden')}" if made.pages else ""
        forgotten = NOT_REMEMBERED if workspace.read_only else ""
        everything = _everything(given.out) if given.whole else ""
        return f"Gemaakt: {given.out}{pages}, {size(made.size)}{everything}{forgotten}"


def _agenda(given: argparse.Namespace) -> str:
    with closing(Workspace.open(given.file, read_only=True)) as workspace:
        chosen = workspace.records.get(Conversation, _conversation(workspace, given.conversation))
        made = workspace.voices.write_calendar(chosen, given.out)
    return f"Gemaakt: {given.out}, {size(made)}. Open het met je agenda."


def _guidance(given: argparse.Namespace) -> str:
    """Write what the student says of the guidance, without name; only to read, as nobody is told of it."""
    with closing(Workspace.open(given.file, read_only=True)) as workspace:
        made = workspace.guidance.export(given.out, sentences=given.with_sentences)
    sentences = "" if not given.with_sentences else " Je zinnen staan erin: lees ze nog een keer na."
    return f"Gemaakt: {given.out}, {size(made)}, zonder je naam.{sentences}"


def _form(given: argparse.Namespace) -> str:
    """Write the form on which somebody answers; that it was sent is for the student to say."""
    with closing(Workspace.open(given.file, read_only=True)) as workspace:
        talk = workspace.records.get(Conversation, _conversation(workspace, given.conversation))
        person = _participant(workspace.conversations.participants(talk.id), given.participant)
        made = workspace.forms.write(talk, person, given.out)
        who = person.name.strip() or person.role.strip()
        to = f" voor {who}" if who else ""
        return f"Gemaakt: {given.out}, het formulier{to}, {counted(made.pages, 'bladzijde', 'bladzijden')}, {size(made.size)}"


def _participant(people: Sequence[Participant], wanted: str | None) -> Participant:
    """The one that is *wanted*; else the first who did not answer yet."""
    if wanted is not None:
        found = [person for person in people if person.id == wanted]
        if not found:
            raise Failed("Die persoon staat niet bij dit gesprek. Kijk met ‘lobdossier show --json’ wie er zijn.")
        return found[0]
    if not people:
        raise Failed("Er zit nog niemand bij dit gesprek. Zet er eerst iemand bij.")
    waiting = (person for person in people if not any(answer.text.strip() for answer in person.answers))
    return next(waiting, people[0])


def _everything(out: Path) -> str:
    """That it is all there is; JSON alone has no files."""
    return WHOLE.format(but=", maar niet je foto’s en andere bestanden" if out.suffix.lower() == JSON else "")


def _writable_if_free(path: Path) -> Workspace:
    """The dossier, so that it can remember what was made of it; only to read when somebody has it open."""
    try:
        return Workspace.open(path)
    except InUse:
        return Workspace.open(path, read_only=True)


def _named(workspace: Workspace, wanted: str) -> Conversation:
    found = workspace.records.find(Conversation, wanted)
    if found is None:
        raise Failed("Dat gesprek staat niet in dit dossier. Kijk met ‘lobdossier show’ welke er zijn.")
    return found


def _held(workspace: Workspace, wanted: str | None) -> str:
    """The conversation to report on: the one that was asked for, or else the last one that was held."""
    if wanted is not None:
        found = _named(workspace, wanted)
        if found.state is not ConversationState.HELD:
            raise Failed("Dat gesprek is nog niet afgerond. Rond het eerst af, dan kan er een verslag van komen.")
        return found.id
    past = workspace.conversations.past()
    if not past:
        raise Failed("Er is nog geen gesprek afgerond. Rond er eerst een af, dan kan er een verslag van komen.")
    return past[0].id


def _conversation(workspace: Workspace, wanted: str | None) -> str:
    if wanted is not None:
        return _named(workspace, wanted).id
    coming = workspace.conversations.next()
    if coming is None:
        raise Failed("Er is nog geen gesprek gepland. Plan er eerst een, of geef het nummer van een ouder gesprek.")
    return coming.id


def describe(add: Add) -> None:
    """How it is asked for."""
    parser = add("export", help="maak een PDF, pakket of JSON om door te geven")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het dossier")
    parser.add_argument(
        "out", metavar="UIT", type=Path, help=f"wat je wilt maken: eindigt op {_NAMED}; een agenda op {ENDING}"
    )
    kinds = (DOCUMENT, SHEET, REPORT, FORM, AGENDA, GUIDANCE)
    parser.add_argument("--kind", choices=kinds, default=DOCUMENT, help="welk document (anders: document)")
    parser.add_argument(
        "--conversation",
        metavar="NUMMER",
        help="welk gesprek (anders: het eerstvolgende voor een blad of formulier, het laatste voor een verslag)",
    )
    parser.add_argument(
        "--participant", metavar="NUMMER", help="voor wie het formulier is (anders: de eerste die nog niet antwoordde)"
    )
    purposes = [purpose.value for purpose in Purpose]
    parser.add_argument(
        "--purpose", choices=purposes, default=Purpose.SCHOOL.value, help="waarvoor het is (anders: school)"
    )
    parser.add_argument("--whole", action="store_true", help="het hele dossier, om zelf mee verder te werken")
    add_passphrase(parser)
    parser.add_argument("--with-sentences", action="store_true", help=f"bij {GUIDANCE}: ook wat je er zelf bij schreef")
    parser.add_argument("--pages-only", action="store_true", help="alleen bladzijden, zonder de gegevens erin")

"""Everything that can be done by name, told once: the menu bar, Ctrl+K and the list of keys are all made of this.

A new action is one entry in one of the lists below. A new room needs none: it is an action because it is a place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lobdossier.domain.vocabulary import Competence
from lobdossier.services.help import term_of
from lobdossier.text.names import COMPETENCES
from lobdossier.ui.action import Action, Menu, going
from lobdossier.ui.theme import MAX_PT, MIN_PT
from lobdossier.ui.words import tr

if TYPE_CHECKING:
    from lobdossier.ui.window import MainWindow


def actions(window: MainWindow) -> tuple[Action, ...]:
    """All actions of *window*, in the order of its menus."""
    made = (*_dossier(window), *_edit(window), *_view(window), *_rooms(window), *_pages(window), *_help(window))
    there = {place.id for place in window.places}
    writing = not window.workspace.read_only
    return tuple(a for a in made if (not a.screen or a.screen in there) and (writing or not a.writes))


def wear(window: MainWindow, **look: object) -> None:
    """Change the look and remember it on this computer."""
    settings = window.context.settings
    settings.change(**look)
    window.theme.apply(settings.now.look)


# ------------------------------------------------------------------ the lists
def _dossier(window: MainWindow) -> Iterable[Action]:
    go = partial(going, window, Menu.DOSSIER)
    return (
        go(
            "new-experience", tr("Nieuwe ervaring"), "experience", "plus", tr("maken schrijven toevoegen"), ("Ctrl+N",),
            writes=True,
        ),
        go("new-step", tr("Nieuwe stap"), "plans", "footprints", tr("plannen doen maken"), target="new", writes=True),
        go(
            "plan-conversation", tr("Gesprek plannen"), "conversations", "calendar", tr("nieuw trialoog afspraak"),
            target="plan", writes=True,
        ),
        replace(
            go("talk", tr("Gesprek voeren"), "talk", "messages-square", tr("houden praten trialoog loopbaangesprek tafel beamer")),
            act=partial(_talk, window),
        ),
        replace(
            go("walk", tr("Bekijken, groot scherm"), "walk", "eye", tr("presenteren laten zien"), ("F5",)),
            act=window.walk,
        ),
        go("hand-over", tr("Loopbaandocument maken"), "share", "file-down", tr("pdf delen printen afdrukken")),
        go("voices", tr("Vragen aan iedereen"), "voices", "columns-3", tr("drie stemmen antwoorden naast elkaar sturen")),
        Action(
            id="open", title=tr("Openen…"), act=partial(window.open_wanted.emit, None),
            menu=Menu.DOSSIER, icon="folder-open", words=tr("bestand wisselen ander dossier document pdf pakket bekijken importeren"), keys=("Ctrl+O",),
            apart=True,
        ),
        replace(go("students", tr("Mijn studenten"), "", "users", tr("begeleiden mentor slb docent leerlingen klas")), act=window.show_students),
        *_feedback(window),
        *_merging(window),
        *_recent(window),
        *_copies(window),
        Action(
            id="quit", title=tr("Afsluiten"), act=window.close, menu=Menu.DOSSIER, icon="log-out",
            words=tr("stoppen sluiten"), keys=("Ctrl+Q",), apart=True,
        ),
    )  # fmt: skip


def _feedback(window: MainWindow) -> Iterable[Action]:
    """A guide leaves it, a student reads it."""
    keys = ("Ctrl+Shift+F",)
    if window.context.guest is not None:
        return [
            Action(
                id="give-feedback", title=tr("Feedback geven"), act=window.give_feedback, menu=Menu.DOSSIER,
                icon="message-circle", words=tr("opmerking vraag zag zeggen begeleider"), keys=keys, apart=True,
            )
        ]  # fmt: skip
    return [
        replace(
            going(
                window, Menu.DOSSIER, "feedback", tr("Feedback"), "feedback", "message-circle",
                tr("opmerkingen vragen begeleider reacties lezen"),
            ),
            apart=True,
        ),
        Action(
            id="feedback-here", title=tr("Feedback bij deze bladzijde"), act=window.beside, menu=Menu.DOSSIER,
            icon="panel-right", words=tr("opmerkingen kolom"), keys=keys,
        ),
    ]  # fmt: skip


def _merging(window: MainWindow) -> Iterable[Action]:
    """Bringing what was done at home or at school together; not into the dossier of somebody else."""
    if window.workspace.read_only:
        return []
    return [
        Action(
            id="merge", title=tr("Samenvoegen met een andere kopie…"), act=window.merge_wanted.emit,
            menu=Menu.DOSSIER, icon="merge", words=tr("school thuis stick twee computers bijwerken"),
        )
    ]  # fmt: skip


def _copies(window: MainWindow) -> Iterable[Action]:
    """Of the dossier of somebody else no copies are kept."""
    if window.context.guest is not None:
        return []
    put_back = going(
        window, Menu.DOSSIER, "put-back", tr("Reservekopie terugzetten…"), "settings", "history",
        tr("back-up herstellen kopie"), target="backups",
    )  # fmt: skip
    return [
        Action(
            id="back-up", title=tr("Reservekopie maken"), act=partial(_back_up, window), menu=Menu.DOSSIER,
            icon="archive", words=tr("back-up bewaren veilig kopie"), apart=True,
        ),
        put_back,
    ]  # fmt: skip


def _recent(window: MainWindow) -> Iterable[Action]:
    """The dossiers that were opened on this computer before: several on one computer is normal."""
    others = [Path(path) for path in window.context.settings.now.recent if Path(path) != window.workspace.path]
    return [
        Action(
            id=f"open:{path}", title=tr("Dossier openen: {name}", name=path.stem), icon="folder-open",
            act=partial(window.open_dossier, path), menu=Menu.RECENT, words=str(path),
        )
        for path in others
    ]  # fmt: skip


def _edit(window: MainWindow) -> Iterable[Action]:
    stack = window.workspace.undo

    def undone() -> str | None:
        return tr("Ongedaan maken: {deed}", deed=stack.undo_label) if stack.undo_label else None

    def redone() -> str | None:
        return tr("Opnieuw: {deed}", deed=stack.redo_label) if stack.redo_label else None

    # Ctrl+Z belongs to the text field that has the keyboard; these two work on everything else.
    return (
        Action(
            id="find", title=tr("Zoeken"), act=window.search, menu=Menu.EDIT, icon="search",
            words=tr("vinden alles"), keys=("Ctrl+K",),
        ),
        Action(
            id="undo", title=tr("Ongedaan maken"), act=window.undo, menu=Menu.EDIT, icon="undo-2",
            words=tr("terugdraaien herstellen"), keys=("Ctrl+Alt+Z",), now=undone, apart=True,
        ),
        Action(
            id="redo", title=tr("Opnieuw"), act=window.redo, menu=Menu.EDIT, icon="redo-2", keys=("Ctrl+Alt+Y",),
            now=redone,
        ),
        replace(
            going(window, Menu.EDIT, "trash", tr("Prullenbak"), "trash", "trash-2", tr("weggegooid terughalen")),
            apart=True,
        ),
    )  # fmt: skip


def _view(window: MainWindow) -> Iterable[Action]:
    def larger(by: float) -> None:
        wear(window, pt=min(MAX_PT, max(MIN_PT, window.theme.look.pt + by)))

    schemes = (
        ("system", tr("Volg systeem"), tr("Thema van het systeem"), "monitor"),
        ("light", tr("Licht"), tr("Thema licht"), "sun"),
        ("dark", tr("Donker"), tr("Thema donker"), "moon"),
        ("contrast", tr("Hoog contrast"), tr("Thema hoog contrast"), "contrast"),
    )
    return (
        Action(id="back", title=tr("Terug"), act=window.back, menu=Menu.VIEW, icon="arrow-left", keys=("Alt+Left",)),
        Action(
            id="larger", title=tr("Grotere letters"), act=partial(larger, 1), menu=Menu.VIEW, icon="a-large-small",
            words=tr("tekst groot lezen"), keys=("Ctrl++", "Ctrl+="), apart=True, reading=True,
        ),
        Action(
            id="smaller", title=tr("Kleinere letters"), act=partial(larger, -1), menu=Menu.VIEW, icon="a-large-small",
            words=tr("tekst klein lezen"), keys=("Ctrl+-",), reading=True,
        ),
        *(
            Action(
                id=f"theme:{scheme}", title=title, act=partial(wear, window, scheme=scheme), menu=Menu.VIEW,
                icon=icon, words=tr("kleuren uiterlijk") + f" {short}", apart=scheme == "system",
            )
            for scheme, short, title, icon in schemes
        ),
        replace(
            going(window, Menu.VIEW, "settings", tr("Instellingen"), "settings", "settings", keys=("Ctrl+,",)),
            apart=True,
        ),
    )  # fmt: skip


def _rooms(window: MainWindow) -> Iterable[Action]:
    """Each place of the sidebar."""
    rooms = [place for place in window.places if place.id == place.room and place.icon]
    return [
        going(window, Menu.GO, f"room:{p.id}", p.title, p.id, p.icon, keys=(p.shortcut,) if p.shortcut else ())
        for p in rooms
    ]


def _pages(window: MainWindow) -> Iterable[Action]:
    """Pages inside a room that deserve a name of their own: the years, the competences, and each group of settings."""
    yield replace(
        going(window, Menu.GO, "timeline", tr("Tijdlijn"), "experiences", "chart-gantt",
               tr("ervaringen jaren overzicht schooljaren"), target="timeline"),
        apart=True,
    )  # fmt: skip
    yield going(
        window, Menu.GO, "looking-back", tr("Terugkijken"), "looking_back", "history",
        tr("vorig jaar toen en nu schooljaar jaaroverzicht"),
    )  # fmt: skip
    yield going(
        window, Menu.GO, "new-school", tr("Naar een nieuwe school of een nieuw jaar"), "new_school", "signpost",
        tr("overgang mbo hbo overstap volgende opleiding periode"), writes=True,
    )  # fmt: skip
    for competence in Competence:
        words = COMPETENCES[competence]
        page = going(
            window, Menu.GO, f"competence:{competence}", tr(words.name), "competence", words.icon,
            f"{tr(words.short)} {tr(words.question)}", target=competence,
        )  # fmt: skip
        yield replace(page, apart=competence is Competence.KWALITEITENREFLECTIE)
    yield going(
        window, Menu.NONE, "order-motives", tr("Motieven kiezen en op volgorde leggen"), "competence", "list-ordered",
        tr("motief waarden belangrijk rode draad slepen"), target=Competence.MOTIEVENREFLECTIE, writes=True,
    )  # fmt: skip
    yield going(
        window, Menu.NONE, "add-work", tr("Werk toevoegen"), "work", "briefcase",
        tr("beroep opleiding werkplek bekijken voorbeeld"), target="new", writes=True,
    )  # fmt: skip
    yield going(
        window, Menu.NONE, "compare-work", tr("Werk vergelijken"), "compare", "columns-3",
        tr("beroep naast elkaar past schuurt"),
    )  # fmt: skip
    yield going(
        window, Menu.NONE, "sort", tr("Kwaliteiten en vaardigheden kiezen"), "sort", "playing-cards",
        tr("kaarten sorteren"), writes=True,
    )  # fmt: skip
    groups = (
        ("look", tr("Instellingen: weergave en lezen"), "accessibility", tr("lettertype dyslexie beweging letters")),
        ("me", tr("Instellingen: over mij"), "user-round", tr("naam")),
        (
            "school",
            tr("Instellingen: school en begeleider"),
            "school",
            tr("periode mentor opleiding eisen wat vraagt mijn je school bestand"),
        ),
        ("file", tr("Instellingen: bestand en reservekopie"), "hard-drive", tr("waar is mijn bestand map")),
    )
    for target, title, icon, more in groups:
        if target == "file" and window.context.guest is not None:
            continue
        yield going(window, Menu.NONE, f"settings:{target}", title, "settings", icon, more, target=target)


def _help(window: MainWindow) -> Iterable[Action]:
    def explain() -> None:
        found = term_of(*window.here)
        window.go("help", f"term:{found}" if found else "")

    go = partial(going, window, Menu.HELP)
    return (
        Action(
            id="help", title=tr("Help bij deze pagina"), act=explain, menu=Menu.HELP, icon="circle-help",
            words=tr("hulp uitleg wat is dit"), keys=("F1",), screen="help",
        ),
        go("help:words", tr("Woorden uitgelegd"), "help", "book-open", tr("help begrippen betekenis lijst"), target="words"),
        go("help:keys", tr("Alle toetsen"), "help", "keyboard", tr("help sneltoetsen toetsenbord"), target="keys"),
        go("help:begin", tr("Zo begin je"), "help", "sprout", tr("help starten uitleg"), target="begin"),
        go("guidance", tr("Hoe word je begeleid?"), "guidance", "life-buoy", tr("begeleiding mentor slb vragen school")),
    )  # fmt: skip


def _talk(window: MainWindow) -> None:
    """Hold the conversation of today, or the one that comes next; without one, plan it first."""
    found = window.workspace.conversations.to_hold(window.workspace.today())
    if found is None:
        window.go("conversations", "plan")
    else:
        window.go("talk", found.id)


def _back_up(window: MainWindow) -> None:
    backups = window.workspace.backups

    def made(_backup: object) -> None:
        window.mend()
        window.say(tr("Reservekopie gemaakt"))

    def failed(error: Exception) -> None:
        window.fail(error, partial(_back_up, window))

    window.context.jobs.run(window, lambda _progress, _stopped: backups.make(), done=made, failed=failed)

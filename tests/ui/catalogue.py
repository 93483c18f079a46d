"""One of each widget, for the tests that every widget must pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from lobdossier.ui.theme import dress
from lobdossier.ui.widgets import buttons, chips, dates, fields, labels, messages, page, people, photo, scales, shell
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Bar, Card, CardButton, OwnWords, section, well
from lobdossier.ui.widgets.empty import EmptyState, Hills, little
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Columns, box, flow, hbox, rule, vbox
from lobdossier.ui.widgets.question_cards import Question, QuestionCard, QuestionHand
from lobdossier.ui.widgets.radar import Axis, Radar, legend
from lobdossier.ui.widgets.steps import StepBox, Steps

LONG = "Toen de lamp eindelijk brandde, riep de hele werkplaats dat ik het nog een keer moest doen. " * 3
WORD = "arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkster" * 2
OPTIONS = [Option("a", "Lijst", "list"), Option("b", "Tijdlijn"), Option("c", "Kaart", "map", "met plaatsen")]
STEPS = ("samen", "met hulp", "meestal zelf", "zelf aan het stuur")
AXES = [Axis(title, f"tint{i}") for i, title in enumerate(("Kwaliteiten", "Motieven", "Werk", "Sturing", "Netwerk"))]
ROOMS = [
    shell.Room("start", "Start", "house", "Ctrl+1"),
    shell.Room("ervaringen", "Ervaringen", "layers"),
    shell.Room("gesprekken", "Gesprekken", "messages-square"),
]
QUESTIONS = [
    Question(
        "Wat deed je dat niemand je gevraagd had?", "Kwaliteiten", "star", "tint0", "Reflecteren", "Ook iets kleins."
    ),
    Question(
        "Je moest kiezen tussen snel en netjes op je stage. Wat deed je toen eerst?", "Werk", "briefcase", "tint2"
    ),
    Question("Bij wie zou je een dag willen meelopen?", "Netwerk", "users", "tint4", "Vooruitkijken"),
]


def _picture() -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    return image


def _steps() -> Steps:
    steps = Steps()
    steps.add("goed", "Wat ging goed?", "sprout", fields.TextArea("Wat ging goed?"))
    steps.add("over", "Waar wil ik het over hebben?", "message-circle", fields.line_field("Waarover?"))
    steps.set_summary("goed", LONG, True, [photo.Photo(_picture(), "een lamp", 58, 44)])
    steps.open("over", focus=False)
    return steps


def _toast() -> QWidget:
    window = QWidget()
    dress(window)
    window.resize(760, 200)
    messages.Toast(window).say("Ervaring weggegooid.", "Ongedaan maken", lambda: None)
    return window


def _progress() -> QWidget:
    strip = messages.ProgressStrip()
    strip.start("Het document wordt gemaakt", 10)
    strip.set_progress(3, 10)
    return strip


def _sidebar() -> shell.Sidebar:
    side = shell.Sidebar("Mijn dossier", ROOMS, "Nieuwe ervaring|Nieuw", "Zoeken  (Ctrl+K)|Zoeken")
    side.set_person("Noor van Dijk")
    return side


def _rail() -> shell.Sidebar:
    side = _sidebar()
    side.fit(400)
    return side


WIDGETS: dict[str, Callable[[], QWidget]] = {
    "label": lambda: label("Wanneer vergat jij de tijd?", "h2"),
    "wrapped label": lambda: label(LONG, "lead", wrap=True, tone="muted"),
    "words": lambda: labels.Words(LONG + WORD),
    "elided": lambda: labels.Elided(LONG, "small", 2),
    "icon": lambda: labels.Icon("star:filled", "tint0", 20),
    "tile": lambda: labels.IconTile("star", "tint0", "tint0_soft"),
    "meta": lambda: labels.meta("map-pin", "Werkplaats"),
    **{
        f"button {kind}": lambda kind=kind: button("Doen", "check", kind)  # type: ignore[misc]  # a default in a lambda
        for kind in ("", "primary", "soft", "ghost", "link", "capture", "pill", "open", "danger", "crumb")
    },
    "icon button": lambda: button("", "settings", "ghost", "Instellingen"),
    "button after": lambda: button("Verder", "arrow-right", after=True),
    "wide": lambda: buttons.wide(button("Beginnen", kind="primary")),
    "filter": lambda: buttons.filter_pill("Soort", on=True),
    "segmented": lambda: buttons.Segmented("Weergave", OPTIONS, "b"),
    "toggle": lambda: buttons.Toggle("Namen weglaten", on=True),
    "chip": lambda: chips.Chip("Werk", "briefcase", "tint2", "tint2_soft", "Waar pas ik?"),
    "tag": lambda: chips.tag("klaar", "check", "ok"),
    "open tag": lambda: chips.open_tag("nog open"),
    "choice": lambda: chips.choice("trots", "trophy", on=True),
    "choices": lambda: chips.Choices("Hoe voelde je je?", OPTIONS, ["a", "c"]),
    "person": lambda: people.person("Meneer Vos", "BPV-docent"),
    "avatars": lambda: people.AvatarStack([("AB", 0), ("CD", 1)], "twee mensen"),
    "scale": lambda: scales.StepScale(STEPS, 3, "tint0", before=1),
    "dots": lambda: scales.Dots(3, 1),
    "answered": lambda: scales.Answered([True, False], "een van twee beantwoord"),
    "card": lambda: Card(section("Kop", "uitleg", button("Alles", kind="ghost")), rule(), label(LONG, wrap=True)),
    "dashed card": lambda: Card(label("Nog open"), dashed=True),
    "tinted card": lambda: Card(label("Vraag", "eyebrow"), label("Wat nu?", "h2"), fill="tint1_soft"),
    "card button": lambda: CardButton("De lamp", label("De lamp", "strong"), checkable=True, selected=True),
    "own words": lambda: OwnWords(LONG + WORD, "tint1"),
    "bar": lambda: Bar(label("Dat zei Ilse", "small"), label(LONG, wrap=True)),
    "well": lambda: well(label("Hierin")),
    "columns": lambda: Columns(box(vbox(label(LONG, wrap=True))), Card(label("Opzij"))),
    "flow": lambda: flow(*[chips.tag(word) for word in LONG.split()[:12]]),
    "line": lambda: fields.labelled(
        "Hoe heet je?", fields.line_field("Hoe heet je?", "Noor"), "Je voornaam is genoeg."
    ),
    "search": lambda: fields.search_field("Zoek in je ervaringen", 260),
    "area": lambda: fields.TextArea("Jouw antwoord", LONG),
    "bare area": lambda: fields.TextArea("Jouw antwoord", placeholder="Schrijf hier", bare=True),
    "hills": lambda: Hills(),
    "empty": lambda: EmptyState(
        "Hier komt wat jij meemaakt", "Eén zin is genoeg.", button("Schrijven", kind="primary")
    ),
    "little": lambda: little("Nog geen stappen.", button("Stap bedenken")),
    "radar": lambda: Radar("Jouw kijk", AXES, STEPS, [3, 2, None, 4, 1], [1, 1, 2, 2, None], [4, 4, 3, 2, 1]),
    "legend": lambda: legend("september", "nu", "mevrouw Bakker"),
    "question": lambda: QuestionCard(QUESTIONS[0], checkable=True, chosen=True),
    "hand": lambda: QuestionHand(QUESTIONS),
    "step box": lambda: StepBox("Wat wil je hierna doen?", OPTIONS, "Bijvoorbeeld: bellen"),
    "steps": _steps,
    "toast": _toast,
    "banner": lambda: messages.Banner("Nog niet bewaard: de schijf is vol.", "warn", [("Opnieuw", lambda: None)], True),
    "progress": _progress,
    "sidebar": _sidebar,
    "rail": _rail,
    "header": lambda: page.page_header("Wat neem ik mee?", LONG, button("Gespreksblad maken", kind="primary")),
    "crumbs": lambda: page.crumbs("Gesprekken", "Trialoog"),
    "page": lambda: page.page(page.page_header("Delen"), 10, hbox(label("Hoi"), None), label(LONG, wrap=True)),
    "photo": lambda: photo.Photo(_picture(), "een lamp", badge="video"),
    "no photo": lambda: photo.Photo(None, "een spraaknotitie", icon="audio-lines"),
    "whole photo": lambda: photo.Photo(_picture(), "een lamp", width=0, height=0, whole=True),
    "calendar": dates.Calendar,
    "dates": lambda: dates.DateChooser("Wanneer was dat?", date(2026, 3, 2), date(2026, 5, 3)),
}

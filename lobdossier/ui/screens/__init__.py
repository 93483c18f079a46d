"""Every screen of the window, in the order of the sidebar. Nothing is registered anywhere else."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from lobdossier.ui.context import Context
from lobdossier.ui.place import Place
from lobdossier.ui.screen import Screen
from lobdossier.ui.words import tr


def _screen(module: str, name: str) -> Callable[[Context], Screen]:
    """The maker of a screen whose module is read when it is first opened: start-up pays for one screen, not for all."""

    def make(context: Context) -> Screen:
        return cast("Screen", getattr(import_module(f"{__name__}.{module}"), name)(context))

    return make


def screens(*, visit: bool = False) -> tuple[Place, ...]:
    """All places; those with an icon whose id is their room stand in the sidebar. A *visit* begins with another page."""
    own = Place("start", "start", tr("Start"), "house", "Ctrl+1", _screen("start", "StartScreen"))
    looked_at = Place(
        "start", "start", tr("Overzicht"), "house", "Ctrl+1", _screen("looking_round", "LookingRoundScreen")
    )
    return (
        looked_at if visit else own,
        Place(
            "experiences",
            "experiences",
            tr("Ervaringen"),
            "layers",
            "Ctrl+2",
            _screen("experiences", "ExperiencesScreen"),
        ),
        Place("experience", "experiences", tr("Ervaring"), "", "", _screen("experience", "ExperienceScreen")),
        Place("reflect", "experiences", tr("Reflecteren"), "", "", _screen("reflect", "ReflectScreen")),
        Place("portrait", "portrait", tr("Dit ben ik"), "user-round", "Ctrl+3", _screen("portrait", "PortraitScreen")),
        Place(
            "competence", "portrait", tr("Competentie"), "", "", _screen("competence", "CompetenceScreen"), apiece=True
        ),
        Place("sort", "portrait", tr("Kaarten sorteren"), "", "", _screen("sort", "SortScreen")),
        Place("plans", "plans", tr("Plannen"), "flag", "Ctrl+4", _screen("plans", "PlansScreen")),
        Place("work", "portrait", tr("Werk"), "", "", _screen("work", "WorkScreen")),
        Place("compare", "portrait", tr("Werk vergelijken"), "", "", _screen("compare", "CompareScreen")),
        Place(
            "conversations",
            "conversations",
            tr("Gesprekken"),
            "messages-square",
            "Ctrl+5",
            _screen("conversations", "ConversationsScreen"),
        ),
        Place("prepare", "conversations", tr("Voorbereiden"), "", "", _screen("prepare", "PrepareScreen")),
        Place("voices", "conversations", tr("Stemmen naast elkaar"), "", "", _screen("voices", "VoicesScreen")),
        Place("answering", "conversations", tr("Vragen voor jou"), "", "", _screen("answering", "AnsweringScreen")),
        Place("conclude", "conversations", tr("Afronden"), "", "", _screen("conclude", "ConcludeScreen")),
        Place("talk", "conversations", tr("Gesprek voeren"), "", "", _screen("talk", "TalkScreen")),
        Place("share", "share", tr("Delen"), "share-2", "Ctrl+6", _screen("share", "ShareScreen")),
        Place("walk", "experiences", tr("Bekijken"), "", "", _screen("walk", "WalkScreen")),
        Place("looking_back", "portrait", tr("Terugkijken"), "", "", _screen("looking_back", "LookingBackScreen")),
        Place("new_school", "settings", tr("Een nieuwe school"), "", "", _screen("new_school", "NewSchoolScreen")),
        Place("again", "portrait", tr("Toen en nu"), "", "", _screen("again", "AgainScreen")),
        Place("year", "portrait", tr("Een schooljaar"), "", "", _screen("year", "YearScreen")),
        Place("feedback", "start", tr("Feedback"), "", "", _screen("feedback", "FeedbackScreen")),
        Place("settings", "settings", tr("Instellingen"), "", "", _screen("settings", "SettingsScreen")),
        Place("wishes", "settings", tr("Wat je school vraagt"), "", "", _screen("wishes", "WishesScreen")),
        Place("counting", "start", tr("Wat telt"), "", "", _screen("counting", "CountingScreen")),
        Place("guidance", "conversations", tr("Hoe word je begeleid?"), "", "", _screen("guidance", "GuidanceScreen")),
        Place("history", "experiences", tr("Eerdere versies"), "", "", _screen("history", "HistoryScreen")),
        Place("help", "help", tr("Help"), "", "", _screen("help", "HelpScreen")),
        Place("trash", "settings", tr("Prullenbak"), "", "", _screen("trash", "TrashScreen")),
    )

"""Where things are on this machine: the resources of the program and the folders of its user."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import platformdirs

APP = "lobdossier"
SUFFIX = ".lobdossier"
WISHES: Final = ".lobeisen"
"""What a school asks for, in a file of its own."""
FEEDBACK: Final = ".lobfeedback"
"""What a guide left on a dossier."""
OPENED: Final = (SUFFIX, ".pdf", ".lobpakket", ".json", WISHES, FEEDBACK)
"""The endings of what can be opened: a dossier, what one travels in, what a school asks for, what a guide left."""


@cache
def _resources() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "_resources"  # inside the wheel and the bundle
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a file that comes with the program, such as ``resource("icons", "house.svg")``."""
    return _resources().joinpath(*parts)


def documents() -> Path:
    """The user's own documents folder: where a first dossier is made."""
    return Path(platformdirs.user_documents_dir())


def data() -> Path:
    """Local application data, never in a synced folder: backups live here."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False, roaming=False))


def config() -> Path:
    """Settings of this computer: theme, text size, the dossiers opened last."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False))

"""What this computer remembers: the look, and the dossiers opened last. Nothing of a dossier itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from lobdossier.ui.theme import MAX_PT, MIN_PT, SCHEMES, Look

_MOST_RECENT: Final = 8


@dataclass(frozen=True)
class Remembered:
    """The settings as values."""

    scheme: str = Look().scheme
    family: str = Look().family
    pt: float = Look().pt
    reduced_motion: bool = False
    spelling: bool = True
    recent: tuple[str, ...] = field(default=())
    guide_name: str = ""
    guide_role: str = ""
    """Who leaves feedback in the dossiers of others on this computer: asked once."""
    example: str = ""
    """Where the example dossier is; it is never the one that opens by itself."""
    guide: str = ""
    """How students call the guide who works here, to know which questions are for them."""
    guides: bool = False
    """Whether somebody here opened "Mijn studenten": without a dossier of one's own the program begins there."""

    @property
    def called(self) -> str:
        """How students call the guide who works here: as was said in the list, else as feedback is signed."""
        return self.guide or self.guide_name

    @property
    def look(self) -> Look:
        """The look as the theme takes it."""
        return Look(self.scheme, self.family, self.pt, self.reduced_motion)


class Settings:
    """Reads and writes the settings file. A broken or unwritable one is no reason to stop: the defaults apply."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now = _read(path)

    def change(self, **values: Any) -> None:
        """Remember other values from now on."""
        self.now = replace(self.now, **values)
        temporary = self._path.with_suffix(".part")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(asdict(self.now), ensure_ascii=False, indent=1), encoding="utf-8")
            temporary.replace(self._path)
        with suppress(OSError):
            temporary.unlink(missing_ok=True)

    def opened(self, dossier: Path) -> None:
        """Remember that *dossier* was opened last; the example is nobody's own and is not remembered."""
        if str(dossier) == self.now.example:
            return
        others = [path for path in self.now.recent if path != str(dossier)]
        self.change(recent=(str(dossier), *others)[:_MOST_RECENT])

    def last(self) -> Path | None:
        """The dossier opened last, whether it is still there or not."""
        return Path(self.now.recent[0]) if self.now.recent else None


def _read(path: Path) -> Remembered:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Remembered()
    return _remembered(found) if isinstance(found, dict) else Remembered()


def _remembered(found: Mapping[str, Any]) -> Remembered:
    """What is fit to be used of *found*: an older or newer program, or a person, may have written something else."""
    default = Remembered()
    known = {f.name: found[f.name] for f in fields(Remembered) if f.name in found}
    kept = {name: value for name, value in known.items() if type(value) is type(getattr(default, name))}
    kept["pt"] = _size(known.get("pt"), default.pt)
    recent = known.get("recent")
    kept["recent"] = tuple(item for item in recent if isinstance(item, str)) if isinstance(recent, list) else ()
    if kept.get("scheme") not in SCHEMES:
        kept["scheme"] = default.scheme
    return Remembered(**kept)


def _size(value: object, otherwise: float) -> float:
    """A text size that can be read; NaN, which JSON lets through, is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return otherwise
    return min(MAX_PT, max(MIN_PT, float(value)))

"""The bundled photos of the example: whole, and as many different crops of them as are asked for."""

from __future__ import annotations

import hashlib
import io
from functools import cache
from typing import Final

from PIL import Image

from lobdossier.domain.experience import Evidence
from lobdossier.domain.vocabulary import EvidenceKind, ExperienceKind
from lobdossier.paths import resource
from lobdossier.services.demo.chance import Chance
from lobdossier.services.demo.story import told
from lobdossier.services.prepared import Prepared

SHOWN_WITH: Final[dict[ExperienceKind, tuple[str, ...]]] = {
    ExperienceKind.BIJBAAN: ("koffie.jpg",),
    ExperienceKind.VRIJWILLIGERSWERK: ("bank.jpg",),
    ExperienceKind.BEDRIJFSBEZOEK: ("planken.jpg",),
    ExperienceKind.KEUZEDEEL: ("modellen.jpg",),
    ExperienceKind.PROJECT: ("lamp_breed.jpg", "modellen.jpg"),
    ExperienceKind.LES: ("zwaluwstaart.jpg", "werkbank.jpg"),
    ExperienceKind.STAGE: ("kruk.jpg", "kruk_hoog.jpg", "werkbank.jpg", "zwaluwstaart.jpg"),
}
"""What can be seen where; other kinds of experience get no photo when the example grows."""

_MOST_CUT: Final = 0.09
_QUALITY: Final = 82


@cache
def descriptions() -> dict[str, str]:
    """What can be seen in each bundled photo."""
    return {
        evidence["file"]: evidence["alt"]
        for experience in told()["experience"]
        for evidence in experience.get("evidence", ())
        if "alt" in evidence
    }


@cache
def _picture(file: str) -> Image.Image:
    with Image.open(resource("demo", "photos", file)) as image:
        return image.convert("RGB")


def cropped(file: str, title: str, chance: Chance) -> Prepared:
    """The photo *file* with a little cut off each side, so that its bytes are its own."""
    picture = _picture(file)
    width, height = picture.size
    left, right = (chance.number(0, int(width * _MOST_CUT)) for _ in range(2))
    top, bottom = (chance.number(0, int(height * _MOST_CUT)) for _ in range(2))
    cut = picture.crop((left, top, width - right, height - bottom))
    out = io.BytesIO()
    cut.save(out, "JPEG", quality=_QUALITY)
    data = out.getvalue()
    evidence = Evidence(
        kind=EvidenceKind.PHOTO,
        title=title,
        mime="image/jpeg",
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        width=cut.width,
        height=cut.height,
        alt=descriptions()[file],
    )
    return Prepared(data, evidence.sha256, evidence)

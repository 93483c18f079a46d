"""A badge on the page: its picture, who gave it and when, and that nobody checked it."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

from lobdossier.document.career_document import write_career_document
from lobdossier.domain.experience import Badge, Evidence, Experience
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import EvidenceKind
from tests.document import dossiers
from tests.document.support import letters, structure_words

BADGE = Badge(
    issuer="Wijkcentrum De Brug",
    issued=date(2026, 5, 30),
    expires=date(2028, 5, 30),
    criteria="Kook drie keer mee.",
    address="https://badges.voorbeeld.nl/award/7",
)
SAID = "Van Wijkcentrum De Brug, 30 mei 2026. Geldig tot en met 30 mei 2028. Niet gecontroleerd."


def test_a_badge_with_a_picture_and_one_without(tmp_path: Path) -> None:
    """Both say the same; the picture has its words."""
    (sha256,), fetch = dossiers.shelf(dossiers.picture(300, 300))
    records = [
        Student(id="s", name="Esra"),
        Experience(id="e", title="Buurtkeuken", story="We kookten voor de buurt."),
        Evidence(id="b1", experience_id="e", kind=EvidenceKind.BADGE, title="Samen koken", badge=BADGE, sha256=sha256),
        Evidence(id="b2", experience_id="e", kind=EvidenceKind.BADGE, title="Samen eten", badge=BADGE),
        Evidence(id="b3", experience_id="e", kind=EvidenceKind.BADGE, title="Koken.json", badge=Badge()),
    ]
    target = tmp_path / "a.pdf"

    write_career_document(Snapshot.of(records), fetch, dossiers.REQUEST, target)

    told = letters(structure_words(target))
    for words in ("Samen koken", "Samen eten", "Koken.json", BADGE.address):
        assert letters(words) in told
    assert told.count(letters(SAID)) == 2
    assert told.count(letters("Niet gecontroleerd.")) == 3
    structure = subprocess.run(["pdfinfo", "-struct", str(target)], capture_output=True, check=True, text=True).stdout
    assert len(re.findall(r"Figure", structure)) >= 1
    assert b"Plaatje van de badge Samen koken" in _plain(target)


def _plain(target: Path) -> bytes:
    """The alternative texts are UTF-16 in the file."""
    return re.sub(rb"[\x00\\]", b"", target.read_bytes())

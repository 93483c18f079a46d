"""Makes the dossier of the present version for `tests/databases`, with one record of every kind. Never over an old one."""

from __future__ import annotations

from pathlib import Path

from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.storage import checks, pieces
from lobdossier.storage.file import create_dossier
from tests.factories import one_of_each


def main() -> None:
    """Write `v<version>.lobdossier` beside this file."""
    file = create_dossier(Path(__file__).with_name(f"v{checks.VERSION}.lobdossier"))
    sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    with file.writing() as writing:
        writing.put(Student(name="Voorbeeld"))
        for record in one_of_each():
            stored = writing.put(record)
            if isinstance(stored, Experience):
                kind = EvidenceKind.DOCUMENT
                writing.put(
                    Evidence(
                        experience_id=stored.id, kind=kind, title="groet.txt", mime="text/plain", sha256=sha256, size=5
                    )
                )
        pieces.put_piece(writing, sha256, 0, b"hello")
    file.close()


if __name__ == "__main__":
    main()

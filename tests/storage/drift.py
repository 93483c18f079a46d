"""What the search index must hold, against what it holds."""

from __future__ import annotations

from lobdossier.domain.kinds import KINDS
from lobdossier.storage import index
from lobdossier.storage.file import DossierFile


def drift(file: DossierFile) -> list[str]:
    """What the index holds that it should not, and the other way around."""
    with file.reading() as reading:
        wanted = {
            (kind.KIND, record.id): index.folded(record)
            for kind in KINDS
            for deleted in (False, True)
            for record in reading.all(kind, deleted=deleted)
            if index.folded(record)
        }
        held = reading.connection.exec_driver_sql("SELECT kind, record_id, folded FROM search").all()
    # SQLite holds the index against the table that it is made of, word by word.
    file._raw.execute("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)")
    return [repr(pair) for pair in wanted.items() ^ {((kind, rid), folded) for kind, rid, folded in held}]

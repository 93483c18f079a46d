"""What a record is called where only one line of it is shown."""

from __future__ import annotations

from typing import Final

from lobdossier.domain.shape import content

LONGEST: Final = 80


def title_of(record: object) -> str:
    """The first words that the student put into *record* (a record, or a value inside one); empty without any.

    At most `LONGEST` characters of one line: its title, or else a name, or the beginning of a text.
    """
    for field in content(type(record)):
        found = getattr(record, field.name)
        if field.nested and field.many:
            words = next((title for each in found if (title := title_of(each))), "")
        elif field.text is not None and field.text.search and not field.many and isinstance(found, str):
            words = next((line.strip() for line in found.splitlines() if line.strip()), "")
        else:
            continue
        if words:
            return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
    return ""

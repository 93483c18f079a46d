"""`students`: the list of a guide, of one folder, without remembering anything of it."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from lobdossier.cli.parser import Add, Failed
from lobdossier.services.show import counted, printable


def students(given: argparse.Namespace) -> str:
    """One line for each student in the folder, and for each file that tells nothing."""
    # This command alone needs the list: the window starts without it.
    from lobdossier.domain.students import Order, StudentFilter, chosen
    from lobdossier.services.student_reading import mark_of
    from lobdossier.services.students import Students
    from lobdossier.text.students import row_said

    if not given.folder.exists():
        raise Failed(f"“{given.folder.name}” is er niet. Kijk of de naam klopt.")
    today = datetime.now().astimezone().date()
    found = Students(None)
    found.add([given.folder])
    scan = found.scan(lambda _share: None, lambda: False)
    wanted = StudentFilter(order=Order(given.sort), waiting=given.waiting, me=mark_of(given.me))
    rows = chosen(found.rows(), wanted, today)
    lines = [f"{row.name if row.facts else row.path.name}: {row_said(row, today, wanted.me)}" for row in rows]
    more = ["Er zijn te veel bestanden. Kies een map met alleen je studenten."] if scan.too_many else []
    number = sum(row.facts is not None for row in rows)
    return "\n".join(map(printable, (*lines, *more, counted(number, "student", "studenten"))))


def describe(add: Add) -> None:
    """How `students` is asked for."""
    parser = add("students", help="toon de studenten van wie er een bestand in een map staat; er wordt niets bewaard")
    parser.add_argument(
        "folder", metavar="MAP", type=Path, help="een map met PDF’s, pakketten en dossiers, of één bestand"
    )
    parser.add_argument(
        "--sort", choices=["name", "last", "due"], default="name", help="op naam, laatste gesprek of afspraak"
    )
    parser.add_argument("--waiting", action="store_true", help="alleen wie op jou wacht")
    parser.add_argument("--me", metavar="NAAM", default="", help="je eigen naam, om te zien welke vragen voor jou zijn")

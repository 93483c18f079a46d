"""`lobdossier merge`: another copy of one's own dossier, brought into this one without a screen."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from lobdossier.cli.parser import Add, add_passphrase, passphrase_of
from lobdossier.domain.errors import NotMergeable
from lobdossier.domain.merged import Merged
from lobdossier.domain.merging import Plan, What
from lobdossier.services.show import printable
from lobdossier.services.workspace import Workspace
from lobdossier.text import merging as words


def describe(add: Add) -> None:
    """How it is asked for."""
    parser = add("merge", help="voeg een andere kopie van je dossier samen met deze")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het dossier waar alles in komt")
    parser.add_argument(
        "source",
        metavar="BRON",
        type=Path,
        help="de andere kopie: een dossier, of een PDF, pakket of JSON van het hele dossier",
    )
    add_passphrase(parser)
    parser.add_argument("--dry-run", action="store_true", help="laat alleen zien wat er zou gebeuren")
    parser.add_argument(
        "--allow-deleting", action="store_true", help="ook als daardoor het meeste naar de prullenbak gaat"
    )


def merge(given: argparse.Namespace) -> str:
    """Merge, or say what merging would do."""
    if _same(given.file, given.source):
        raise NotMergeable("same")
    # The way in is read when it is needed.
    from lobdossier.services.arrivals import arrive

    with arrive(given.source, passphrase_of(given)) as arrival, closing(_workspace(given)) as workspace:
        plan = workspace.merging.preview(arrival.package, arrival.missing)
        if given.dry_run:
            return _foretold(plan, workspace.merging.outcome(plan))
        done = workspace.merging.merge(arrival.package, arrival.fetch, allow_deleting=given.allow_deleting)
        return _told(plan, done, workspace)


def _workspace(given: argparse.Namespace) -> Workspace:
    return Workspace.open(given.file, read_only=given.dry_run)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False  # one of them is not there: opening it says so


def _foretold(plan: Plan, outcome: Merged) -> str:
    said = [words.summary(plan), "", *words.lines(plan, outcome)]
    said += [words.BESIDES] if plan.besides else []
    said += ["", "Er is nog niets veranderd."]
    if outcome.empties:
        said.append(words.emptied(outcome.gone, outcome.living) + " Dat doe ik alleen met --allow-deleting erbij.")
    return "\n".join(map(printable, said))


def _told(plan: Plan, done: Merged, workspace: Workspace) -> str:
    if not done.records and not done.besides:
        return "Er was niets om over te nemen."
    shown = [words.line(item) for item in plan.items if item.what is What.BOTH and item.asks]
    said = [f"Samengevoegd: {words.summary(plan)}", *shown, *map(words.line, done.left_out)]
    said += [words.BESIDES] if plan.besides else []
    backup = next(iter(workspace.backups.all()))
    return "\n".join(map(printable, [*said, f"Zo was het daarvoor: {backup.path}"]))

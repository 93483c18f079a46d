"""`lobdossier feedback`: what a guide handed back. `inspect` says what it is, `apply` takes it into a dossier."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from lobdossier.cli.parser import Add
from lobdossier.domain.guide import FeedbackFile, FeedbackPlan
from lobdossier.domain.record import EPOCH
from lobdossier.domain.sharing import Feedback
from lobdossier.services.show import printable
from lobdossier.services.workspace import Workspace
from lobdossier.text import dates, names
from lobdossier.text import feedback as words

UNCHANGED = {
    True: "Ongewijzigd sinds het bewaard is.",
    False: "Gewijzigd sinds het bewaard is.",
    None: "Niet te zien of er iets veranderd is.",
}
NOT_CHECKED = "De afkomst is niet gecontroleerd: het bestand zegt zelf van wie het is."
NOTHING_YET = "Er is nog niets veranderd."


def describe(add: Add) -> None:
    """How both are asked for."""
    parser = add("feedback", help="lees wat je begeleider teruggaf (.lobfeedback)")
    what = parser.add_subparsers(
        dest="what", metavar="WAT", title="wat er kan", required=True, parser_class=type(parser)
    )
    inspect = what.add_parser("inspect", help="zeg wat erin staat, zonder er iets mee te doen")
    _source(inspect)
    apply = what.add_parser("apply", help="zet het in een dossier; je beslist daar zelf wat erbij hoort")
    apply.add_argument("file", metavar="BESTAND", type=Path, help="het dossier waar het bij hoort")
    _source(apply)
    apply.add_argument("--dry-run", action="store_true", help="laat alleen zien wat er zou gebeuren")
    apply.add_argument("--conversations", action="store_true", help="neem ook de gesprekken over die erin staan")


def feedback(given: argparse.Namespace) -> str:
    """Tell, or take in."""
    return _inspect(given) if given.what == "inspect" else _apply(given)


def _source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="FEEDBACK", type=Path, help="wat je kreeg: eindigt op .lobfeedback")


def _inspect(given: argparse.Namespace) -> str:
    from lobdossier.services.feedback import read_feedback_file

    return "\n".join(_told(read_feedback_file(given.source)))


def _apply(given: argparse.Namespace) -> str:
    with closing(Workspace.open(given.file, read_only=given.dry_run)) as workspace:
        file = workspace.feedback.read(given.source)
        if given.dry_run:
            plan = workspace.feedback.preview(file)
            return "\n".join([*_summary(file, plan), *_conversations(plan, given), NOTHING_YET])
        wanted = {talk.id for talk in file.conversations} if given.conversations else set()
        plan = workspace.feedback.take_in(file, wanted)
        if not plan.coming and not (wanted and plan.offered):
            return "\n".join([*_summary(file, plan), *_conversations(plan, given), "Er was niets om over te nemen."])
        return "\n".join(
            [*_summary(file, plan), *_conversations(plan, given), "Overgenomen. Jij beslist wat erbij hoort."]
        )


def _summary(file: FeedbackFile, plan: FeedbackPlan) -> Iterator[str]:
    yield printable(f"Feedback van {file.guide.strip() or 'iemand zonder naam'}: {words.summary(plan)}")
    yield from words.lines(plan)


def _conversations(plan: FeedbackPlan, given: argparse.Namespace) -> Iterator[str]:
    if not plan.offered:
        return
    many = words.conversations(plan)
    if given.conversations:
        yield f"Ook erbij: {many}. {words.NO_STEPS}"
    else:
        stands, it = ("Er staat", "dat") if len(plan.offered) == 1 else ("Er staan", "die")
        yield f"{stands} ook {many} in. Neem je {it} over? Zet dan --conversations erbij."


def _told(file: FeedbackFile) -> Iterator[str]:
    role = f" ({file.role.strip()})" if file.role.strip() else ""
    whose = file.student.strip() or "iemand zonder naam"
    yield printable(f"Feedback van {file.guide.strip() or 'iemand zonder naam'}{role}, voor {whose}")
    if file.made_on > EPOCH:
        made_with = f" met versie {file.made_with}" if file.made_with else ""
        yield printable(f"Gemaakt op {dates.day(file.made_on.astimezone().date())}{made_with}")
    yield words.counted(len(file.feedback), "reactie", "reacties")
    if file.conversations:
        yield words.counted(len(file.conversations), "gesprek", "gesprekken")
    yield UNCHANGED[file.unchanged]
    yield NOT_CHECKED
    for number, each in enumerate(file.feedback, 1):
        yield ""
        yield from _remark(number, each)


def _remark(number: int, each: Feedback) -> Iterator[str]:
    when = f", {dates.plain(each.on)}" if each.on else ""
    yield printable(f"{number}. {words.SORTS[each.sort]}, bij {words.about(each)}: {words.who(each)}{when}")
    if each.quote.strip():
        yield f"   “{_indented(each.quote)}”"
    if each.quality.strip():
        yield printable(f"   Kwaliteit: {each.quality}")
    if each.competence:
        step = f", stap {each.step} van 4" if each.step else ""
        yield f"   {names.competence_name(each.competence)}{step}"
    if each.text.strip():
        yield f"   {_indented(each.text)}"


def _indented(text: str) -> str:
    return "\n   ".join(map(printable, text.split("\n")))

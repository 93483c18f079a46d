"""An answer that came back by mail or app, split over the questions. Nothing that somebody wrote is lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lobdossier.domain.conversation import SharedQuestion
from lobdossier.domain.errors import Refused
from lobdossier.text.bare_reply import Read, joined, read_bare, without_closing, without_signature
from lobdossier.text.clean import storable
from lobdossier.text.pasted import PastedLine, pasted_lines
from lobdossier.text.reply_spans import Kind, Span, spans
from lobdossier.text.reply_words import may_show

LONGEST: Final = 100_000
"""Characters of a reply: a mail with a long history, hundreds of times an answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as it was understood; somebody looks at it before anything of it is kept.

    Attributes:
        answers: by the id of the question, letter for letter; a question without an answer is not in it.
        rest: what stands under no question: "Hoi Samira,", a closing, a remark.
        may_show: whether the answers may be shown to others; None when that was not said, or not plainly.
        showing: the words in which it was said, a line for each place where that was.
        guessed: no numbers and no questions were found: the order alone says which answer belongs where.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    may_show: bool | None = None
    showing: str = ""
    guessed: bool = False


def split_reply(text: str, questions: Sequence[SharedQuestion], sent: Iterable[str] = ()) -> Reply:
    """Find out which part of *text* answers which of *questions*.

    Understood are, in this order: answers under the questions as they were sent (quoted or not, on any level, broken over
    lines); answers with a number ("1.", "1)", "Vraag 1:"), also above a mail that is quoted; and without either one answer
    to one question, or as many paragraphs (or lines) as there are questions.

    Left out are the questions themselves, the sentences of the messages *sent*, signs of quoting, heads of quoted mail,
    numbers, and what a telephone puts under a mail. All other lines stand in the answers, in `Reply.rest` or in
    `Reply.showing`, letter for letter. Where the questions stand in the text, an answer may hold anything, such as a list
    with numbers of its own, but for a line that begins with the words of a question: it is taken for that question.

    Raises:
        Refused: *text* is longer than `LONGEST` (rule "length").
    """
    if len(text) > LONGEST:
        raise Refused("reply", "text", "length")
    asked = [question for question in questions if question.question.strip()]
    lines = pasted_lines(storable(text))
    found = spans(lines, [question.question for question in asked], sent)
    echoed = next((span for span in found if span.kind in (Kind.QUESTION, Kind.SHOW)), None)
    if echoed is None:
        read = _bare(lines, found, len(asked))
    else:
        read = _under_questions(_gathered(lines, found, lines[echoed.first].depth), len(asked))
    return Reply(
        {asked[which].id: read.answers[which] for which in sorted(read.answers)},
        joined(read.rest),
        may_show(read.showing) if read.showing else None,
        read.showing,
        read.guessed,
    )


@dataclass(slots=True)
class _Gathered:
    """The lines under each question, above the first one, after the question about showing, and those of somebody else."""

    under: dict[int, list[str]] = field(default_factory=dict)
    above: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    showing: str = ""
    open: list[str] | None = None
    """What the text ends in, when that is an answer."""


def _gathered(lines: Sequence[PastedLine], found: Sequence[Span], depth: int) -> _Gathered:
    """What stands where, when the questions are quoted *depth* times."""
    gathered = _Gathered()
    into, headed = gathered.above, False
    for span in found:
        if span.kind in (Kind.QUESTION, Kind.SHOW):
            headed = False
            behind = lines[span.last].raw[span.end :].strip().removeprefix(":").lstrip()
            if span.kind is Kind.QUESTION:
                into = gathered.open = gathered.under.setdefault(span.question, [])
                into += ["", behind]
            else:
                into, gathered.open = gathered.after, None
                gathered.showing = gathered.showing or behind
            continue
        answering = gathered.open is not None
        quoted = 0 < depth <= lines[span.first].depth
        if span.kind is Kind.KNOWN and (quoted or not (depth or answering)):
            continue
        if span.kind is Kind.HEAD and not answering:
            headed = True
            continue
        for line in lines[span.first : span.last + 1]:
            strange = headed or (quoted and not answering)
            (gathered.odd if strange else into).append(line.unquoted(depth))
    return gathered


def _under_questions(gathered: _Gathered, number: int) -> Read:
    if gathered.open is not None:
        kept, signature = without_signature(gathered.open)
        gathered.open[:], closing = without_closing(kept)
        gathered.odd += [*closing, *signature]
    answers = {which: text for which, lines in gathered.under.items() if (text := joined(lines))}
    above, signature = without_signature(gathered.above)
    after, signature_below = without_signature(gathered.after)
    odd = [*signature, *signature_below, *gathered.odd]
    showing = gathered.showing
    if not showing:
        first, remaining = _first_paragraph(after)
        # Where nothing was answered a whole reply can stand below the questions, and its first words say another yes.
        alone = answers or not ("\n" in first or joined(remaining))
        if alone and (may_show(first) is not None or _hesitates(first)):
            showing, after = first, remaining
    if answers:
        return Read(answers, [*above, *after, *odd], showing)
    read = read_bare([*above, "", *after], number)
    read.rest += odd
    read.showing = joined(filter(None, (showing, read.showing)))  # a yes and a no are together no yes
    return read


def _bare(lines: Sequence[PastedLine], found: Sequence[Span], number: int) -> Read:
    depth = min((line.depth for line in lines if not line.blank), default=0)
    own: list[str] = []
    odd: list[str] = []
    headed = False
    for span in found:
        quoted = lines[span.first].depth > depth
        if span.kind is Kind.HEAD or (span.kind is Kind.KNOWN and quoted):
            headed = headed or span.kind is Kind.HEAD
            continue
        for line in lines[span.first : span.last + 1]:
            (odd if headed or line.depth > depth else own).append(line.unquoted(depth))
    read = read_bare(own, number)
    read.rest += odd
    return read


def _first_paragraph(lines: Sequence[str]) -> tuple[str, list[str]]:
    """The first lines that follow each other, without a closing, and what comes after them."""
    body, closing = without_closing(lines)
    start = next((at for at, line in enumerate(body) if line.strip()), len(body))
    end = next((at for at in range(start, len(body)) if not body[at].strip()), len(body))
    return joined(body[start:end]), [*body[end:], *closing]


def _hesitates(text: str) -> bool:
    """ "Ja, maar niet aan …": it speaks of showing, and somebody has to read it."""
    return text.casefold().startswith("ja") and not text[2:3].isalpha()

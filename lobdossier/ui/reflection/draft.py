"""One sitting: the cards in the hand, what was answered on each, and what follows from it. Knows nothing of widgets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from lobdossier.domain.cards import Card, Deck, another, hand_of_three
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.texts import TextPlace, paths
from lobdossier.domain.vocabulary import Competence, ExperienceKind, Part, Sector

HAND: Final = 3


@dataclass(slots=True)
class Laid:
    """A card in the hand with its answer. The answer keeps the words as they were asked when it was written."""

    card: Card
    answer: Answer

    @property
    def answered(self) -> bool:
        """Whether there is a word on it."""
        return bool(self.answer.text.strip())


class Draft:
    """A reflection while it is being written; stored or not.

    Cards that are answered stay in the hand: "Andere vraag" lays a new one in the place of an empty one, or beside
    them. The same experience, day and deck deal the same hand.
    """

    def __init__(
        self,
        reflection: Reflection,
        step: Step | None,
        experience: Experience | None,
        deck: Deck,
        sector: Sector | None,
        asked: Collection[str],
        *,
        first: str | Card = "",
    ) -> None:
        self.reflection = reflection if reflection.id else replace(reflection, id=new_id())
        self.step = step or Step(id=new_id())
        self.experience = experience
        self.front = 0
        self._deck, self._sector = deck, sector
        self._asked = frozenset(asked)
        self._refused: set[Competence] = set()
        """Competences that the student took away: they are not proposed again."""
        self.hand = [Laid(_as_asked(answer, deck), answer) for answer in reflection.answers]
        self._deal(first)
        self._seen = [laid.card.id for laid in self.hand]

    # ------------------------------------------------------------ the cards
    @property
    def here(self) -> Laid:
        """The card that lies face up."""
        return self.hand[self.front]

    @property
    def blank(self) -> bool:
        """Whether nothing was answered."""
        return not any(laid.answered for laid in self.hand)

    @property
    def place(self) -> TextPlace | None:
        """Where the answer in front stands, once there is one."""
        answered = [laid for laid in self.hand if laid.answered]
        if self.here not in answered:
            return None
        number = next(n for n, laid in enumerate(answered) if laid is self.here)
        return TextPlace(Reflection.KIND, self.reflection.id, paths(self.reflection, "answers")[number])

    def turn(self, place: int) -> None:
        """Another card of the hand face up."""
        self.front = place % len(self.hand)

    def next_open(self) -> int:
        """The place of the next card without an answer, going round from here; without one simply the next."""
        count = len(self.hand)
        ahead = [(self.front + way) % count for way in range(1, count)]
        return next((place for place in ahead if not self.hand[place].answered), (self.front + 1) % count)

    def another(self) -> bool:
        """Deal a card that was not seen yet; False when the deck has none that is not in the hand."""
        place = self.front if not self.here.answered else None
        cards = [laid.card for laid in self.hand]
        found = another(
            self._deck,
            cards if place is not None else [*cards, cards[self.front]],
            place if place is not None else len(cards),
            kind=self._kind,
            competences=self._of_experience,
            sector=self._sector,
            asked=self._asked,
            seen=self._seen,
            seed=self._seed,
        )
        if any(found.id == card.id for card in cards):
            return False
        self._seen.append(found.id)
        if place is None:
            self.hand.append(_lay(found))
            self.front = len(self.hand) - 1
        else:
            self.hand[place] = _lay(found)
        return True

    # ------------------------------------------------------------ what was said
    def write(self, text: str) -> None:
        """*text* (in the Markdown subset) as the answer on the card that lies face up; its competence is proposed."""
        laid = self.here
        before = laid.answered
        laid.answer = replace(laid.answer, text=text)
        if laid.answered != before:
            self._propose(laid.answer.competence, laid.answered)
        self._gather()

    def feel(self, feelings: Sequence[str]) -> None:
        """The feelings that were chosen."""
        self.reflection = replace(self.reflection, feelings=tuple(feelings))

    def touch_on(self, competences: Collection[Competence]) -> None:
        """The competences that it is about, as the student chose them."""
        former = set(self.reflection.competences)
        self._refused |= former - set(competences)
        self._refused -= set(competences)
        self._set_competences(set(competences))

    def plan(self, title: str, by: date | None) -> None:
        """What the student wants to do after this, and by when; an empty *title* is no step."""
        self.step = replace(self.step, title=title, by=by)

    def about(self, experience: Experience | None) -> None:
        """Say which experience it looks back on; the card that lies face up stays, the empty others are dealt anew."""
        front = self.here
        self.experience = experience
        self.reflection = replace(self.reflection, experience_id=experience.id if experience else None)
        self.hand = [laid for laid in self.hand if laid is front or laid.answered]
        self._deal("")
        self.front = self.hand.index(front)
        self._seen = [laid.card.id for laid in self.hand]

    # ------------------------------------------------------------ private
    @property
    def _kind(self) -> ExperienceKind | None:
        return self.experience.kind if self.experience else None

    @property
    def _of_experience(self) -> tuple[Competence, ...]:
        return self.experience.competences if self.experience else ()

    @property
    def _seed(self) -> str:
        return f"{self.reflection.experience_id or ''} {self.reflection.on}"

    def _deal(self, first: str | Card) -> None:
        """Fill the hand up to three; the card *first*, or the one with that id, comes before the others."""
        wanted = self._deck.card(first) if isinstance(first, str) else first
        if wanted is not None:
            self.hand.insert(0, _lay(wanted.worded(self._sector)))
        held = {laid.card.id for laid in self.hand}
        dealt = hand_of_three(
            self._deck,
            kind=self._kind,
            competences=self._of_experience,
            sector=self._sector,
            asked=self._asked | held,
            seed=self._seed,
        )
        fresh = [card for card in dealt if card.id not in held]
        if len(self.hand) < HAND:
            self.hand += [_lay(card) for card in fresh[: HAND - len(self.hand)]]

    def _propose(self, competence: Competence | None, there: bool) -> None:
        if competence is None or competence in self._refused:
            return
        chosen = set(self.reflection.competences)
        if there:
            chosen.add(competence)
        elif not any(laid.answered and laid.answer.competence is competence for laid in self.hand):
            chosen.discard(competence)
        self._set_competences(chosen)

    def _set_competences(self, chosen: set[Competence]) -> None:
        self.reflection = replace(self.reflection, competences=tuple(c for c in Competence if c in chosen))

    def _gather(self) -> None:
        answers = tuple(laid.answer for laid in self.hand if laid.answered)
        self.reflection = replace(self.reflection, answers=answers)


def _lay(card: Card) -> Laid:
    return Laid(card, Answer(card_id=card.id, question=card.words, competence=card.competence, part=card.part))


def _as_asked(answer: Answer, deck: Deck) -> Card:
    """The card of a stored answer: with the words of then, also when the deck has other words now or has it no more."""
    known = deck.card(answer.card_id)
    hint = known.hint if known is not None and answer.question in (known.words, *known.sectors.values()) else ""
    return Card(
        id=answer.card_id,
        competence=answer.competence or Competence.KWALITEITENREFLECTIE,
        part=answer.part or Part.REFLECTEREN,
        words=answer.question,
        hint=hint,
    )

"""One conversation as a guide has it open, with who is at the table and what was agreed."""

from __future__ import annotations

from dataclasses import dataclass

from lobdossier.domain.conversation import Agreement, Conversation, Participant


@dataclass(frozen=True, slots=True)
class Table:
    """All of one conversation.

    Attributes:
        people: at the table of one of the student these are only there to be named in what is agreed.
        of_student: whether the student has it in the dossier: then only what was said and agreed is the guide's to write.
    """

    talk: Conversation
    people: tuple[Participant, ...] = ()
    agreed: tuple[Agreement, ...] = ()
    of_student: bool = False

    @property
    def says_nothing(self) -> bool:
        """Whether it would bring the student nothing."""
        return self.of_student and not self.talk.talked_about.strip() and not self.agreed

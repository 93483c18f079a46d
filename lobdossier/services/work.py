"""Work that the student looks at: what it is held against, where it was seen, and what is taken to a conversation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.portrait import Motive, Quality, WorkImage
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.domain.work import Aspect, aspects, require_source
from lobdossier.services.conversations import Conversations
from lobdossier.services.records import Records


@dataclass(frozen=True, slots=True)
class Seen:
    """Work with the experiences in which the student met it, and the first photo of those."""

    image: WorkImage
    experiences: tuple[Experience, ...] = ()
    photo: str = ""
    """sha256, or empty."""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class TakenAlong:
    """The conversation that a line was added to; not *added* when it stood there already."""

    conversation: Conversation
    added: bool


class Work:
    """The work images of one open dossier."""

    def __init__(self, records: Records, conversations: Conversations) -> None:
        self._records, self._conversations = records, conversations

    def images(self) -> list[WorkImage]:
        """All that was looked at, in the order in which it was begun: never by how well it fits."""
        return sorted(self._records.all(WorkImage), key=lambda image: image.id)

    def own(self) -> list[Aspect]:
        """The student's own qualities and motives that work is held against."""
        return aspects(self._records.all(Quality), self._records.all(Motive))

    def seen(self, image: WorkImage) -> Seen:
        """*image* with where it was met; experiences that lie in the trash are left out."""
        found = [self._records.find(Experience, which) for which in image.experience_ids]
        experiences = tuple(each for each in found if each is not None and each.deleted is None)
        for experience in experiences:
            photos = self._records.all(Evidence, experience_id=experience.id, kind=EvidenceKind.PHOTO)
            if photos:
                return Seen(image, experiences, photos[0].sha256, photos[0].alt)
        return Seen(image, experiences)

    def all_seen(self) -> list[Seen]:
        """Everything that was looked at, with where it was met."""
        return [self.seen(image) for image in self.images()]

    def store(self, image: WorkImage, *, label: str = "", origin: object | None = None) -> None:
        """Keep *image*. A chance that came in from elsewhere without its source stays as it was.

        Raises:
            NoSource: it tells anew of chances without a source; nothing was stored.
            SaveError: nothing was stored.
        """
        former = self._records.find(WorkImage, image.id)
        if former is None or (former.chances, former.chances_source) != (image.chances, image.chances_source):
            require_source(image)
        self._records.save(image, label=label, origin=origin)

    def next_conversation(self, today: date) -> Conversation | None:
        """The first one that is planned for today or later; one without a day when there is no other."""
        return next((c for c in self._conversations.coming() if c.on is None or c.on >= today), None)

    def take_along(self, line: str, today: date, *, label: str, origin: object | None = None) -> TakenAlong | None:
        """Add *line* to what the student wants to talk about in the next conversation; None when none is planned.

        What stands there already stays as it is, letter for letter; the same line is not added twice.
        """
        conversation = self.next_conversation(today)
        if conversation is None:
            return None
        before = conversation.talk_about
        if line in before.split("\n"):
            return TakenAlong(conversation, added=False)
        between = "\n" if before and not before.endswith("\n") else ""
        after = replace(conversation, talk_about=f"{before}{between}{line}")
        self._records.save(after, label=label, origin=origin)
        return TakenAlong(after, added=True)

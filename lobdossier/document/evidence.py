"""Evidence on the page: photos with what they show, sound and film as the words spoken, files and links by name."""

from __future__ import annotations

from collections.abc import Sequence

from lobdossier.document import words
from lobdossier.document.boxes import Box
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, icon_line
from lobdossier.document.grid import FULL, GUTTER, MARGIN, TOP
from lobdossier.document.layout import Column, Part, Row, Sized, after
from lobdossier.document.photos import Photo
from lobdossier.document.tokens import Sort
from lobdossier.document.typography import room
from lobdossier.domain.experience import Evidence, Testimony
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.text import badges, dates, names

_WIDE = 1.32
_FLATTEST, _TALLEST = 2.4, 0.66
_MOST_CROPPED = 1.3
_SHORT = 160
_BADGE_HEIGHT = 72


def number_tag(b: Builder, number: str) -> Sized:
    """The number of a piece of evidence as a small label."""
    label = b.text(number, "label", colour=b.look.shade(b.design.number))
    return Sized(Box(label, b.look.surface(Sort.NUMBER)), room(number, b.look.style("label")) + 9)


class Gallery:
    """The evidence of one experience, in the shapes that a page can use.

    Args:
        numbers: "B1" … by id of the evidence, in the order of the document.
    """

    def __init__(self, b: Builder, evidence: Sequence[Evidence], numbers: dict[str, str]) -> None:
        self._b = b
        self._numbers = numbers
        self.photos: list[tuple[Evidence, float]] = []
        self.others: list[Evidence] = []
        for item in evidence:
            shape = b.photos.readable(item) if item.kind is EvidenceKind.PHOTO else None
            if shape:
                self.photos.append((item, min(_FLATTEST, max(_TALLEST, shape))))
            else:
                self.others.append(item)

    def single_wide(self) -> bool:
        """Whether there is one photo and it can open a page, from edge to edge where the design does that."""
        return len(self.photos) == 1 and self.photos[0][1] >= _WIDE

    def opening(self) -> tuple[Part, Part]:
        """The first photo from edge to edge along the top of a page, and its caption."""
        item, _ = self.photos.pop(0)
        b = self._b
        with b.into("Div"):
            node = b.node("Figure", alt=alt_of(item))
            bleed = (MARGIN, TOP) if b.design.photo.bleeds else (0.0, 0.0)
            photo = Photo(b.photos, item, node, b.design, height=b.design.photo_height * 1.12, bleed=bleed)
            caption = self._caption(item)
        return photo, caption

    def pair(self, most: float) -> Part | None:
        """The first two photos beside each other on the grid at one height; None when there are fewer.

        A wide and a tall one take the text column and the margin column, two wide ones half the page each.
        """
        if len(self.photos) < 2:
            return None
        first, second = self.photos[:2]
        self.photos = self.photos[2:]
        main, side = self._b.look.main, self._b.look.side
        tall = [shape < 1 for _, shape in (first, second)]
        half = self._b.look.columns(3)
        widths = {(True, True): (side, side), (False, True): (main, side), (True, False): (side, main)}
        one, other = widths.get((tall[0], tall[1]), (half, half))
        high = sorted((one / first[1], other / second[1]))
        if high[1] > high[0] * _MOST_CROPPED or high[1] > most * _MOST_CROPPED:
            return self._row([first, second], most)  # on the grid too much would be cut off
        height = min(high[0], most)
        cells = [(one, self._at(first[0], height)), (other, self._at(second[0], height))]
        if one == other == side:
            cells.append((0.0, Column()))
        elif (one < other) != self._b.design.margin_left:
            cells.reverse()  # the narrow one stands in the margin
        return Row(*cells, gap=GUTTER, solid=True)

    def _at(self, item: Evidence, height: float) -> Part:
        b = self._b
        with b.into("Div"):
            node = b.node("Figure", alt=alt_of(item))
            photo = Photo(b.photos, item, node, b.design, height=height)
            return Column(photo, 8, self._caption(item))

    def tall_first(self) -> bool:
        """Whether the first photo is higher than it is wide: it then stands in the margin."""
        return bool(self.photos) and self.photos[0][1] < 1

    def lead(self, most: float) -> tuple[Part, Part] | None:
        """The first photo for the text column, and its caption for the margin; None without photos."""
        if not self.photos:
            return None
        item, shape = self.photos.pop(0)
        with self._b.into("Div"):
            fill = self._b.look.main / most  # a little is cut off if that makes it as wide as the text
            photo = self._photo(item, fill if shape < fill <= shape * _MOST_CROPPED else shape, most)
            photo.sticky = True  # with its caption
            caption = self._caption(item)
        return photo, caption

    def rows(self) -> list[Part]:
        """The other photos, two or three beside each other at one height, captions under them."""
        out: list[Part] = []
        while self.photos:
            count = 1
            while count < min(3, len(self.photos)) and self._height(self.photos[:count]) > self._b.design.strip_height:
                count += 1
            line, self.photos = self.photos[:count], self.photos[count:]
            out.append(self._row(line, self._b.design.strip_height * 1.12))
        return out

    def _height(self, line: Sequence[tuple[Evidence, float]]) -> float:
        return (FULL - GUTTER * (len(line) - 1)) / sum(shape for _, shape in line)

    def _row(self, line: Sequence[tuple[Evidence, float]], most: float) -> Part:
        height = min(self._height(line), most)
        cells: list[tuple[float, Part]] = []
        for item, shape in line:
            with self._b.into("Div"):
                photo = self._photo(item, shape, height)
                cells.append((height * shape, Column(photo, 8, self._caption(item))))
        cells.append((0.0, Column()))
        return Row(*cells, gap=GUTTER, solid=True)

    def _photo(self, item: Evidence, shape: float, most: float) -> Photo:
        b = self._b
        node = b.node("Figure", alt=alt_of(item))
        return Photo(b.photos, item, node, b.design, shape=shape, most=most)

    def _caption(self, item: Evidence) -> Part:
        b, out = self._b, list[Part | float]()
        if item.id in self._numbers:
            out += [number_tag(b, self._numbers[item.id]), 6]
        said = item.alt.strip() or item.title.strip()
        if said:
            out.append(b.text(said, "fact"))
        return Column(*out)

    def rest(self) -> list[Part]:
        """Sound, film, files, links, badges, and photos that cannot be read."""
        items, self.others = self.others, []
        return [self._other(item) for item in items]

    def _other(self, item: Evidence) -> Part:
        b = self._b
        note = _about(item)
        with b.into("Div"):
            kind = icon_line(b, names.evidence_icon(item.kind), names.evidence_name(item.kind), colour=b.design.muted)
            head: list[Part | float] = [kind]
            if item.id in self._numbers:
                head = [number_tag(b, self._numbers[item.id]), 7, kind]
            shape = b.photos.readable(item) if item.badge is not None and item.sha256 else None
            if shape:
                head += [8, self._photo(item, shape, _BADGE_HEIGHT)]
            out: list[Part | float] = []
            if item.title.strip():
                out.append(b.text(item.title, "h4"))
            address = item.badge.address if item.badge is not None else item.address
            if address.strip():
                out += [6, b.text(address, "fact")]
            if item.transcript.strip():
                said = item.transcript.strip()
                out += [b.gaps.label, *b.lines(said, "h3" if len(said) <= _SHORT else "body")]
            if note:
                out += [7, b.text(note, "small")]
        row = Row((b.look.columns(1) + 8, Column(*head)), (0.0, Column(*out)), gap=12)
        return Box(row, b.look.surface(Sort.EVIDENCE), keep=KEEP)


def alt_of(item: Evidence) -> str:
    """What can be seen in a photo, in words."""
    if item.badge is not None:
        return f"Plaatje van de badge {item.title.strip()}".strip()
    return item.alt.strip() or item.title.strip() or "Foto zonder beschrijving"


def _about(item: Evidence) -> str:
    if item.kind is EvidenceKind.PHOTO:
        return "Deze foto kon niet gelezen worden."
    if item.kind is EvidenceKind.LINK:
        return ""
    if item.badge is not None:
        known = filter(None, (badges.given(item.badge), badges.lasting(item.badge), badges.UNCHECKED))
        return f"{'. '.join(known)}."
    length = words.seconds(item.seconds) + ". " if item.seconds else ""
    return f"{length}Het bestand zelf staat in mijn dossier."


def testimony(b: Builder, said: Testimony) -> Part:
    """What somebody said: their words large when they are short, their name under it."""
    who = words.person(said.who, said.role)
    note = ", ".join(filter(None, (who, dates.plain(said.on) if said.on else "")))
    with b.into("BlockQuote"):
        text = b.lines(f"‘{said.said.strip()}’", "quote" if len(said.said) <= _SHORT else "body")
        by = b.text(note, "small") if note else None
    return Column(*text, after(9, by))

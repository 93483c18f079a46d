""" "Dit ben ik", further: work that was looked at, what it asks, and how it goes with the student."""

from __future__ import annotations

from lobdossier.document import words
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, beside
from lobdossier.document.icons import icon
from lobdossier.document.layout import Column, Part, Row, after
from lobdossier.domain.portrait import Comparison, Demand, Motive, Quality, WorkImage
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Competence, DemandKind, Match
from lobdossier.domain.work import aspects, verdict
from lobdossier.text import dates, portrait_names

_SIGN = 10.0


def work_images(b: Builder, snapshot: Snapshot) -> None:
    """Tell what the student thought of a kind of work beforehand and met; never in an order of how well it goes."""
    images = [image for image in snapshot.all(WorkImage) if image.title.strip()]
    if not images:
        return
    with b.into("Sect"):
        head = b.heading("Werk dat ik bekeek", "h2", 3)
        told = [_image(b, image, snapshot) for image in images]
    b.add(b.gaps.section - 4, Column(head, 18, told[0]))
    for part in told[1:]:
        b.add(b.gaps.block, part)


def _image(b: Builder, image: WorkImage, snapshot: Snapshot) -> Part:
    with b.into("Sect"):
        name = b.heading(image.title, "h3", 4, colour=b.look.tone(Competence.WERKEXPLORATIE).text)
        kind = b.text(portrait_names.work_kind_name(image.kind).lower(), "small")
        main = [labelled(b, label, text) for label, text in _rows(image) if text.strip()]
        asks = _asks(b, image)
        against = _against(b, image, snapshot)
        chances = _chances(b, image)
    parts = [part for part in (*main, asks, against, chances) if part is not None]
    return Column(beside(b, Column(name, 7, kind), Column(*parts), left=True), keep=KEEP)


def _rows(image: WorkImage) -> tuple[tuple[str, str], ...]:
    return (
        ("Wat ik vooraf dacht", image.beforehand),
        ("Wat ik tegenkwam", image.met),
        ("Waar ik op mijn plek ben", image.in_place),
        ("Waar niet", image.out_of_place),
    )


def labelled(b: Builder, label: str, text: str) -> Column:
    """A text under the question that it answers."""
    with b.into("Div"):
        head = b.text(label, "label", sticky=True)
        return Column(head, 7, *b.lines(text), b.gaps.paragraph)


def _asks(b: Builder, image: WorkImage) -> Part | None:
    """What it asks: the student's own words, then in each respect what was named."""
    demands = [(kind, _of(image.demands, kind)) for kind in DemandKind]
    named = [(kind, texts) for kind, texts in demands if texts]
    if not named and not image.asks.strip():
        return None
    with b.into("Div"):
        out: list[Part | float] = [b.text("Wat het vraagt", "label", sticky=True), 7]
        if image.asks.strip():
            out += [*b.lines(image.asks), 7]
        if named:
            with b.listing():
                for kind, texts in named:
                    with b.into("LI"):
                        lead = b.text(f"{portrait_names.demand_name(kind)}:", "strong", tag="Lbl")
                        said = b.text(", ".join(texts), "fact", tag="LBody")
                    out += [Row((92.0, lead), (0.0, said), gap=6), 6]
    return Column(*out, b.gaps.paragraph - 6)


def _of(demands: tuple[Demand, ...], kind: DemandKind) -> list[str]:
    return [demand.text for demand in demands if demand.kind is kind and demand.text.strip()]


def _against(b: Builder, image: WorkImage, snapshot: Snapshot) -> Part | None:
    """What of the student's own fits and what chafes, each with its word, its sign and what makes it so."""
    own = aspects(snapshot.all(Quality), snapshot.all(Motive))
    said = [(aspect, verdict(image, aspect.about_id)) for aspect in own]
    known = [(aspect, one) for aspect, one in said if one.match is not Match.UNKNOWN or one.because.strip()]
    if not known:
        return None
    with b.into("Div"):
        out: list[Part | float] = [b.text("Naast wat ik kan en wil", "label", sticky=True), 8]
        with b.listing():
            for aspect, one in known:
                with b.into("LI"):
                    lead = b.text(aspect.title, "strong", tag="Lbl")
                    with b.into("LBody"):
                        word = b.text(portrait_names.match_name(one.match), "fact", colour=_tone(b, one))
                        because = b.text(one.because, "fact") if one.because.strip() else None
                sign = icon(portrait_names.match_icon(one.match), _SIGN, b.look.cap("fact"), _tone(b, one))
                told = Column(word, *after(5, because))
                out += [Row((128.0, lead), (_SIGN, sign), (0.0, told), gap=6), 8]
    last = Column(*out[-4:], keep=KEEP)  # no lonely last one
    return Column(*out[:-4], last, b.gaps.paragraph - 8)


def _tone(b: Builder, one: Comparison) -> str:
    """Sign and word say it; colour comes third."""
    by = {Match.FITS: Competence.NETWERKEN, Match.CHAFES: Competence.KWALITEITENREFLECTIE}
    return b.look.tone(by[one.match]).text if one.match in by else b.design.muted


def _chances(b: Builder, image: WorkImage) -> Part | None:
    """Only with where it was found."""
    if not image.chances.strip() or not image.chances_source.strip():
        return None
    day = dates.plain(image.chances_on) if image.chances_on else ""
    with b.into("Div"):
        head = b.text("Kansen op werk", "label", sticky=True)
        told = b.lines(image.chances)
        source = b.text(f"Bron: {words.person(image.chances_source, day)}", "small")
    return Column(head, 7, *told, 6, source, b.gaps.paragraph)

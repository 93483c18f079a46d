"""A badge becomes evidence, is found again by what stands in it, and comes back the same from the dossier."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from lobdossier.domain.errors import Refused, TooLarge
from lobdossier.domain.experience import Badge, Evidence, Experience
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.services.workspace import Workspace
from tests.exchange.badges import (
    ABOUT,
    AWARD,
    CRITERIA,
    ISSUER,
    MORE,
    NAME,
    assertion,
    baked_png,
    baked_svg,
    credential,
    hosted,
    inside,
    png,
)
from tests.exchange.dossiers import values

WHOLE = Badge(
    issuer=ISSUER,
    issued=date(2026, 5, 30),
    expires=date(2028, 5, 30),
    criteria=f"{CRITERIA}\n\n{MORE}",
    description=ABOUT,
    address=AWARD,
)


@pytest.fixture
def experience(workspace: Workspace) -> Experience:
    return workspace.records.add(Experience(title="Buurtkeuken"))


def take_in(workspace: Workspace, path: Path, data: bytes | str, experience: Experience) -> Evidence:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    prepared = workspace.evidence.prepare(path)
    workspace.evidence.store(prepared, lambda part: None, lambda: False)
    kept = workspace.evidence.attach(prepared, experience.id, label="bewijs toevoegen")
    assert workspace.records.get(Evidence, kept.id) == kept
    return kept


@pytest.mark.parametrize(
    ("file", "contents"),
    [
        ("badge.json", json.dumps(assertion())),
        ("badge.svg", baked_svg(json.dumps(assertion()))),
        ("BADGE.PNG", baked_png(json.dumps(assertion()))),
    ],
)
def test_a_badge_becomes_evidence(
    workspace: Workspace, experience: Experience, tmp_path: Path, file: str, contents: bytes | str
) -> None:
    """Whatever it comes in."""
    kept = take_in(workspace, tmp_path / file, contents, experience)

    assert (kept.kind, kept.title, kept.badge) == (EvidenceKind.BADGE, NAME, WHOLE)
    assert not workspace.evidence.can_open(kept) or kept.mime == "image/jpeg"


def test_who_got_it_is_kept_when_it_is_a_name(workspace: Workspace, experience: Experience, tmp_path: Path) -> None:
    """Of a hash or an address of mail nothing is kept."""
    kept = take_in(workspace, tmp_path / "b.json", json.dumps(credential()), experience)

    assert kept.badge is not None
    assert kept.badge.recipient == "Esra Yılmaz"
    assert "x@y.nl" not in repr(kept)
    assert "sha256$" not in repr(take_in(workspace, tmp_path / "c.json", json.dumps(assertion()), experience))


def test_its_picture_is_our_own_jpeg(workspace: Workspace, experience: Experience, tmp_path: Path) -> None:
    """Nothing of what was baked into it stays behind in the bytes."""
    kept = take_in(workspace, tmp_path / "b.png", baked_png(json.dumps(assertion()), picture=png((60, 50))), experience)

    data = workspace.evidence.fetch(kept.sha256)
    assert (kept.mime, kept.size, kept.width, kept.height) == ("image/jpeg", len(data), 60, 50)
    assert Image.open(io.BytesIO(data)).format == "JPEG"
    assert b"openbadges" not in data
    assert b"Assertion" not in data


def test_a_badge_without_a_picture_has_no_bytes(workspace: Workspace, experience: Experience, tmp_path: Path) -> None:
    """An SVG is never drawn."""
    kept = take_in(workspace, tmp_path / "b.svg", baked_svg(json.dumps(assertion())), experience)

    assert (kept.sha256, kept.size, kept.mime) == ("", 0, "")
    assert workspace._file._raw.execute("SELECT count(*) FROM evidence_piece").fetchone()[0] == 0


def test_a_hosted_badge_is_called_by_its_file(workspace: Workspace, experience: Experience, tmp_path: Path) -> None:
    """Its name stands elsewhere; its address is kept."""
    kept = take_in(workspace, tmp_path / "Koken.json", json.dumps(hosted()), experience)

    assert kept.title == "Koken.json"
    assert kept.badge == Badge(issued=date(2026, 5, 30), expires=date(2028, 5, 30), address=AWARD)


def test_a_photo_stays_a_photo(workspace: Workspace, experience: Experience, tmp_path: Path) -> None:
    """Unless it was chosen as a badge: then it is said that there is none in it."""
    kept = take_in(workspace, tmp_path / "foto.png", png(), experience)
    assert (kept.kind, kept.badge) == (EvidenceKind.PHOTO, None)

    with pytest.raises(Refused) as caught:
        workspace.evidence.prepare_badge(tmp_path / "foto.png")
    assert (caught.value.field_name, caught.value.rule) == ("png", "missing")


@pytest.mark.parametrize(
    ("file", "contents"),
    [
        ("tekening.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("huiswerk.json", b'{"antwoord": 42}'),
        ("kapot.json", json.dumps(assertion(image=inside(png()[:60]))).encode()),
        ("kapot.png", baked_png(json.dumps(assertion()))[:-40]),
        ("groot.json", b" " * 5_000_001),
    ],
)
def test_what_is_no_badge_is_refused(workspace: Workspace, tmp_path: Path, file: str, contents: bytes) -> None:
    """And nothing came into the dossier."""
    path = tmp_path / file
    path.write_bytes(contents)

    with pytest.raises(Refused) as caught:
        workspace.evidence.prepare(path)

    assert isinstance(caught.value, TooLarge) == (file == "groot.json")
    assert workspace.records.all(Evidence) == []


@pytest.mark.parametrize("words", ["wijkcentrum", "drie keer mee", "samen koken lukt", "buurtkeuken"])
def test_search_finds_it_by_what_stands_in_it(
    workspace: Workspace, experience: Experience, tmp_path: Path, words: str
) -> None:
    """Issuer, criteria and description."""
    kept = take_in(workspace, tmp_path / "b.json", json.dumps(assertion()), experience)

    found = workspace.search.find(words)

    assert kept.id in {one.id for group in found for one in group.found}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(badge=values(Badge))
def test_any_badge_comes_back_the_same(workspace: Workspace, badge: Badge) -> None:
    """Through the file."""
    experience = workspace.records.add(Experience())

    kept = workspace.records.add(Evidence(experience_id=experience.id, kind=EvidenceKind.BADGE, badge=badge))

    assert workspace.records.get(Evidence, kept.id).badge == badge

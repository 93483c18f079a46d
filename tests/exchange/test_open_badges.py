"""An Open Badge says who gave it, when and for what, in whichever form it comes; and nothing of it is verified."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from lobdossier.domain.errors import Refused
from lobdossier.exchange.badge_json import OpenBadge
from lobdossier.exchange.open_badges import badge_in_picture, read_badge
from tests.exchange.badges import (
    ABOUT,
    AWARD,
    CRITERIA,
    ISSUER,
    MORE,
    NAME,
    SORT,
    assertion,
    baked_png,
    baked_svg,
    credential,
    first_version,
    hosted,
    inside,
    png,
    token,
)

WHOLE = OpenBadge(
    name=NAME,
    issuer=ISSUER,
    issued=date(2026, 5, 30),
    expires=date(2028, 5, 30),
    criteria=f"{CRITERIA}\n\n{MORE}",
    description=ABOUT,
    address=AWARD,
)
THIRD = OpenBadge(
    **{name: getattr(WHOLE, name) for name in OpenBadge.__slots__ if name != "recipient"}, recipient="Esra Yılmaz"
)
DOCTYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'


def written(obj: object) -> str:
    return json.dumps(obj, ensure_ascii=False)


def read(obj: object) -> OpenBadge:
    return read_badge(written(obj).encode(), "badge.json")


@pytest.mark.parametrize(
    "data",
    [
        written(assertion()).encode(),
        b"\xef\xbb\xbf \n" + written(assertion()).encode(),
        token(assertion()).encode() + b"\n",
        baked_svg(written(assertion()), AWARD),
        baked_svg(verify=token(assertion())),
        baked_svg(written(assertion()), above=DOCTYPE),
    ],
    ids=["json", "bom", "signed", "svg", "svg signed", "svg of a drawing program"],
)
def test_second_version(data: bytes) -> None:
    """As JSON, as a signed token, and baked into an SVG."""
    assert read_badge(data, "badge") == WHOLE


@pytest.mark.parametrize(
    "data",
    [
        written(credential()).encode(),
        token(credential()).encode(),
        baked_svg(written(credential()), version=3),
        baked_svg(verify=token(credential()), version=3),
    ],
    ids=["json", "signed", "svg", "svg signed"],
)
def test_third_version(data: bytes) -> None:
    """The same forms, and the name of who it was given to, which stands there as a name."""
    assert read_badge(data, "badge") == THIRD


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("keyword", "text", "expected"),
    [
        ("openbadges", written(assertion()), WHOLE),
        ("openbadges", token(assertion()), WHOLE),
        ("openbadgecredential", written(credential()), THIRD),
        ("openbadgecredential", token(credential()), THIRD),
    ],
)
def test_baked_into_a_png(keyword: str, text: str, expected: OpenBadge, packed: bool) -> None:
    """The picture is the badge's own."""
    data = baked_png(text, keyword, packed=packed)

    found = read_badge(data, "badge.png")

    assert found.picture == data
    assert badge_in_picture(data, "badge.png") == found
    assert [getattr(found, name) for name in ("name", "issuer", "recipient", "criteria")] == [
        getattr(expected, name) for name in ("name", "issuer", "recipient", "criteria")
    ]


def test_both_versions_in_one_png() -> None:
    """The newest says most."""
    first = baked_png(written(hosted()))

    assert read_badge(baked_png(written(credential()), "openbadgecredential", first), "b.png").name == NAME


def test_another_picture_is_no_badge() -> None:
    """A photo is a photo."""
    assert badge_in_picture(png(), "foto.png") is None
    assert badge_in_picture(baked_png("zomaar", "Comment"), "foto.png") is None
    assert badge_in_picture(b"\xff\xd8\xff\xe0", "foto.jpg") is None


@pytest.mark.parametrize("obj", [hosted(), first_version()])
def test_a_hosted_badge_keeps_its_address(obj: dict[str, Any]) -> None:
    """Its name and issuer stand elsewhere, and nothing is fetched; what is known is kept."""
    found = read(obj)

    assert (found.name, found.issuer, found.address) == ("", "", AWARD)
    assert found.issued in (date(2026, 5, 30), date(2026, 5, 28))


def test_the_oldest_form_is_an_address() -> None:
    """Baked into a PNG or an SVG without anything else."""
    old = png()
    old = (
        old[:33]
        + (len(b"openbadges\0" + AWARD.encode())).to_bytes(4)
        + b"tEXtopenbadges\0"
        + AWARD.encode()
        + b"1234"
        + old[33:]
    )

    assert read_badge(old, "b.png").address == AWARD
    assert read_badge(baked_svg(verify=AWARD), "b.svg") == OpenBadge(address=AWARD)


def test_a_token_of_the_first_data_model() -> None:
    """Who and when stand beside the credential."""
    inner = {name: value for name, value in credential().items() if name not in ("issuer", "validFrom", "validUntil")}
    claims = {"iss": "did:web:voorbeeld.nl", "nbf": 1_780_135_200, "exp": 1_843_207_200, "vc": inner}

    found = read_badge(token(claims).encode(), "badge.jwt")

    assert (found.name, found.issuer) == (NAME, "")
    assert (found.issued, found.expires) == (date(2026, 5, 30), date(2028, 5, 29))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"en": "Cooking", "nl-NL": "Koken"}, "Koken"),
        ({"fr": "Cuisine", "en": "Cooking"}, "Cooking"),
        ({"fr": "Cuisine"}, "Cuisine"),
        ({"@value": "Koken", "@language": "nl"}, "Koken"),
        ([{"@value": "Cooking", "@language": "en"}, {"@value": "Koken", "@language": "nl"}], "Koken"),
        (["Koken", "Bakken"], "Koken"),
        ("  Samen\n\tkoken ", "Samen koken"),
    ],
)
def test_a_name_in_several_languages(names: object, expected: str) -> None:
    """Dutch first."""
    assert read(assertion(badge={"id": SORT, "name": names})).name == expected


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (MORE, MORE),
        ({"id": MORE}, MORE),
        ({"narrative": CRITERIA}, CRITERIA),
        ("Kook drie keer mee.", "Kook drie keer mee."),
        ([{"narrative": CRITERIA}], CRITERIA),
        ({"id": AWARD, "narrative": CRITERIA}, CRITERIA),
        (None, ""),
    ],
)
def test_criteria(criteria: object, expected: str) -> None:
    """In words, as an address, or both; an address that stands there already is not said twice."""
    assert read(assertion(badge={"name": NAME, "criteria": criteria})).criteria == expected


def test_only_web_addresses_are_addresses() -> None:
    """Of the badge, else of its sort, else of its criteria."""
    found = read(credential(id="urn:uuid:1"))
    assert found.address == SORT

    sort = {"name": NAME, "id": "javascript:alert(1)", "criteria": {"id": MORE}}
    assert read(assertion(id="file:///etc/passwd", badge=sort)).address == MORE
    assert read(assertion(id="did:x:1", badge={"name": NAME})).address == ""


@pytest.mark.parametrize(
    ("recipient", "expected"),
    [
        ({"type": "email", "hashed": False, "identity": "iemand@voorbeeld.nl"}, ""),
        ({"type": "name", "hashed": True, "identity": "sha256$12"}, ""),
        ({"type": "name", "hashed": False, "identity": "Esra"}, "Esra"),
        ({"type": "email", "hashed": True, "identity": "sha256$12", "name": "Esra"}, "Esra"),
    ],
)
def test_who_got_it(recipient: object, expected: str) -> None:
    """A name; never an address or a hash."""
    assert read(assertion(recipient=recipient)).recipient == expected


def test_a_picture_in_the_json() -> None:
    """A PNG that stands in it is kept; one that is elsewhere, or an SVG, is not."""
    picture = png(colour="blue")
    assert read(assertion(image=inside(picture))).picture == picture
    assert read(assertion(badge={"name": NAME, "image": {"id": inside(picture)}})).picture == picture
    assert read(assertion(image="data:image/svg+xml;base64,PHN2Zy8+")).picture == b""
    assert read(assertion()).picture == b""


@pytest.mark.parametrize(
    ("obj", "field", "rule"),
    [
        (assertion(issuedOn="2026-02-30"), "issuedOn", "value"),
        (assertion(issuedOn="vorige week"), "issuedOn", "value"),
        (assertion(issuedOn=True), "issuedOn", "type"),
        (assertion(issuedOn=["2026-01-01"]), "issuedOn", "type"),
        (assertion(issuedOn=2**52), "issuedOn", "value"),
        (assertion(expires={}), "expires", "type"),
        (assertion(badge=3), "badge", "type"),
        (assertion(badge={"name": 3}), "name", "type"),
        (assertion(badge={"name": NAME, "issuer": {"name": False}}), "name", "type"),
        (assertion(badge={"name": NAME, "criteria": 3}), "criteria", "type"),
        (assertion(badge={"name": NAME, "criteria": {"narrative": 3}}), "narrative", "type"),
        (assertion(badge={"name": "x" * 201}), "name", "length"),
        (assertion(badge={"name": NAME, "description": "x" * 100_001}), "description", "length"),
        (assertion(revoked=True), "revoked", "revoked"),
        (assertion(image=3), "image", "type"),
        (assertion(image="data:image/png;base64,====x"), "image", "format"),
        (assertion(image=inside(b"geen plaatje")), "image", "format"),
        (assertion(image=inside(png((4_501, 1_001)))), "image", "pixels"),
        ({"type": "Assertion"}, "name", "missing"),
        ({"type": "BadgeClass", "name": NAME}, "type", "missing"),
        ({"type": ["Profile", 3]}, "type", "type"),
        ({"format": "lobdossier"}, "type", "missing"),
        (credential(credentialSubject={}), "achievement", "missing"),
        (credential(credentialSubject={"achievement": []}), "achievement", "missing"),
        (credential(validFrom="gisteren"), "validFrom", "value"),
        ([assertion()], "", "type"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_by_field_and_rule(obj: object, field: str, rule: str) -> None:
    """Whoever made the badge can find the place."""
    with pytest.raises(Refused) as caught:
        read(obj)

    assert (caught.value.field_name, caught.value.rule) == (field, rule)

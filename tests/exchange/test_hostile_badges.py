"""A badge from anywhere: refused by name or read, at once, whatever is in it."""

from __future__ import annotations

import base64
import json
import time
import zlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.errors import Refused, TooLarge
from lobdossier.domain.shape import check
from lobdossier.exchange.badge_values import MOST_BYTES
from lobdossier.exchange.open_badges import badge_in_picture, read_badge
from tests.exchange.badges import (
    NAME,
    assertion,
    baked_png,
    baked_svg,
    chunk,
    credential,
    hosted,
    inside,
    png,
    text_chunk,
    token,
)
from tests.exchange.dossiers import JSON_VALUES

AT_ONCE = 0.5
"""Seconds of one processor, for the largest of them."""
INTERNAL = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
PICTURE = png()


def refused(data: bytes) -> Refused:
    start = time.thread_time()
    with pytest.raises(Refused) as caught:
        read_badge(data, "badge")
    assert time.thread_time() - start < AT_ONCE
    assert caught.value.kind == "badge"
    return caught.value


def with_name(written: str) -> bytes:
    """An assertion whose badge has *written*, as it stands, for a name."""
    return json.dumps(assertion(badge={"name": 0})).replace('"name": 0', f'"name": {written}').encode()


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"{", "format"),
        (b"", "format"),
        (b"niets", "format"),
        (b"[1,]", "format"),
        (b'"tekst"', "type"),
        (b"a.!.c", "format"),
        (b"aaaa.aaaaa.cccc", "format"),
        (b"aaaa.aaaa.cccc", "characters"),
        ("é".encode("latin-1"), "characters"),
        (json.dumps(assertion()).encode("utf-16"), "characters"),
        (with_name("NaN"), "range"),
        (with_name("1e999"), "range"),
        (with_name("9" * 5_000), "range"),
        (with_name('"half \\ud83d"'), "characters"),
        (with_name('"a\\u0000b"'), "characters"),
        (with_name('"a", "name": "b"'), "duplicate"),
        (with_name("[" * 30 + "]" * 30), "depth"),
        (with_name("[" * 100_000 + "]" * 100_000), "depth"),
        (with_name('{"nl":' * 90_000 + '"x"' + "}" * 90_000), "depth"),
        (b"[" + b"[]," * 1_000_000 + b"[]]", "size"),
        (b"{" + b'"a":1,' * 150_000 + b'"a":1}', "duplicate"),
        (b"{" + b",".join(b'"%d":0' % min(n, 149_998) for n in range(150_000)) + b"}", "duplicate"),
        (b" " * (MOST_BYTES + 1), "size"),
        (b"<html></html>", "missing"),
        (b"<svg", "format"),
        (b"<svg/>" * 2, "format"),
        (b"<svg>\xff</svg>", "characters"),
        (baked_svg(json.dumps(assertion())).decode().encode("utf-16"), "characters"),
        (baked_svg(json.dumps(assertion()), above=INTERNAL), "entities"),
        (baked_svg(json.dumps(assertion()), above='<!DOCTYPE svg SYSTEM "file:///etc/passwd" []>'), "entities"),
        (baked_svg(json.dumps(assertion()), above='<!DOCTYPE html PUBLIC "x">'), "entities"),
        (baked_svg("&x;").replace(b"<![CDATA[", b"").replace(b"]]>", b""), "format"),
        (b"<svg>" + b"<g>" * 600_000 + b"</g>" * 600_000 + b"</svg>", "items"),
        (b"<svg>" + b"<g>" * 40_000, "format"),
        (b"<svg " + b" ".join(b'a%d=""' % n for n in range(300_000)) + b"/>", "items"),
        (b"<svg " + b" ".join(b'xmlns:a%d="b"' % n for n in range(150_000)) + b"/>", "missing"),
        (b'<svg a="' + b"x" * 4_900_000 + b'"/>', "missing"),
        (b"<!DOCTYPE svg" + b" PUBLIC" * 600_000, "entities"),
        (b"<!DOCTYPE svg" + b' ""' * 1_000_000 + b"[", "entities"),
        (b"<!DOCTYPE svg" + b" " * 4_000_000 + b"[", "entities"),
        (baked_svg("geen json"), "format"),
        (baked_svg(), "format"),
        (PICTURE, "missing"),
        (baked_png(b"\xff\xfe"), "characters"),
        (baked_png("{"), "format"),
        (baked_png("niets"), "format"),
        (PICTURE[:33] + chunk(b"iTXt", b"openbadges\0"), "format"),
        (PICTURE[:33] + chunk(b"iTXt", b"openbadges\0\1\0\0\0geen zlib"), "format"),
        (PICTURE[:33] + chunk(b"iTXt", b"openbadges\0\1\0\0\0" + zlib.compress(b"{}" * 99)[:-6]), "format"),
        (PICTURE[:33] + chunk(b"iTXt", b"openbadges\0\2\0\0\0{}"), "format"),
        (PICTURE[:33] + text_chunk("openbadges", b" " * 60_000_000, packed=True), "size"),
        (PICTURE[:33] + (2**32 - 1).to_bytes(4) + b"iTXtopenbadges\0", "missing"),
        (PICTURE[:8] + chunk(b"tEXt", b"") * 400_000, "missing"),
        (baked_png(json.dumps(hosted()), picture=PICTURE[:16] + b"\xff" * 8 + PICTURE[24:]), "pixels"),
        (b"\x89PNG\r\n\x1a\n" + text_chunk("openbadges", json.dumps(hosted()).encode()), "format"),
        (json.dumps(assertion(image=inside(PICTURE[:20]))).encode(), "format"),
        (token("x" * 10).encode(), "type"),
        (token(assertion(badge=[[]])).encode(), "type"),
    ],
)  # fmt: skip
def test_what_is_no_badge_is_refused_at_once(data: bytes, rule: str) -> None:
    """Cut, bent, of another encoding, too deep, too large, unpacking to gigabytes, or with entities."""
    assert refused(data).rule == rule


def test_a_bomb_says_how_large_a_badge_may_be() -> None:
    """For the sentence that the student reads."""
    error = refused(b" " * (MOST_BYTES + 1))

    assert isinstance(error, TooLarge)
    assert (error.name, error.limit) == ("badge", MOST_BYTES)


def test_a_large_photo_is_looked_through_at_once() -> None:
    """Every PNG is asked whether it is a badge; a photo of 50 MB without one is no error."""
    large = PICTURE[:33] + chunk(b"IDAT", bytes(49_000_000)) + PICTURE[33:]
    start = time.thread_time()

    assert badge_in_picture(large, "foto.png") is None
    assert time.thread_time() - start < AT_ONCE


def forms(text: str) -> list[bytes]:
    """*text* in everything that a badge comes in."""
    middle = base64.urlsafe_b64encode(text.encode()).rstrip(b"=")
    return [
        text.encode(),
        baked_png(text, picture=PICTURE),
        baked_svg(text.replace("]]>", "")),
        b"e30." + middle + b".c2",
    ]


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200), st.binary(max_size=200))
def test_any_text_and_any_bytes(text: str, data: bytes) -> None:
    """Never another error."""
    for found in (*forms(text), data, PICTURE[:33] + data, PICTURE[:8] + data, b"<svg>" + data, baked_png(data)):
        with suppress(Refused):
            read_badge(found, "badge")


KEYS = (
    "type", "badge", "issuer", "recipient", "issuedOn", "expires", "image", "verify", "vc", "credentialSubject",
    "achievement", "criteria", "name", "description", "id", "validFrom", "identifier", "revoked",
)  # fmt: skip


@given(
    st.sampled_from([assertion(), hosted(), credential()]),
    st.dictionaries(st.sampled_from(KEYS), JSON_VALUES, max_size=4),
)
def test_any_json_in_any_place(obj: dict[str, Any], values: dict[str, Any]) -> None:
    """Refused, or a value that a dossier can hold."""
    achievement = {"credentialSubject": {"achievement": values}}
    for odd in ({**obj, **values}, {**obj, "badge": values}, {**obj, **achievement}, {"vc": {**obj, **values}}, values):
        with suppress(Refused):
            found = read_badge(json.dumps(odd).encode(), "badge")
            check(found)
            assert found.name or found.address


@given(st.integers(0, 3), st.data())
def test_any_damage_to_a_good_one(form: int, data: st.DataObject) -> None:
    """A byte changed, a piece cut out: refused, read, or read with another word in it."""
    good = forms(json.dumps(assertion()))[form]
    start = data.draw(st.integers(0, len(good) - 1))
    stop = data.draw(st.integers(start, min(len(good), start + 20)))

    with suppress(Refused):
        read_badge(good[:start] + data.draw(st.binary(max_size=20)) + good[stop:], "badge")


def test_the_good_ones_are_good() -> None:
    """So that the tests above refuse for the reason they say."""
    for data in (json.dumps(assertion()).encode(), *forms(json.dumps(assertion())), with_name('"Samen koken"')):
        assert read_badge(data, "badge").name == NAME

"""The length of a sound is read, and nothing else of it."""

from __future__ import annotations

import io
import wave
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lobdossier.exchange.sound import seconds

SOUND = Path(__file__).parents[2] / "resources" / "demo"


def tone(length: float) -> bytes:
    """Silence of *length* seconds as WAV."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(bytes(2 * round(8_000 * length)))
    return out.getvalue()


def test_a_wav_says_how_long_it_is() -> None:
    assert seconds(tone(3.4), "praten.wav") == 3


def test_a_short_sound_lasts_a_second_at_least() -> None:
    assert seconds(tone(0.2), "klik.wav") == 1


def test_the_sound_of_the_example_lasts_eleven_seconds() -> None:
    path = next(SOUND.rglob("*.m4a"))

    assert seconds(path.read_bytes(), path.name) == 11


@given(st.binary(max_size=400), st.sampled_from(["a.mp3", "a.m4a", "a.wav", "a.ogg", "a.mp4", "a.mov", "a"]))
def test_anything_else_has_no_length_and_breaks_nothing(data: bytes, name: str) -> None:
    found = seconds(data, name)

    assert found is None or found >= 1


@given(st.integers(44, 900), st.binary(min_size=1, max_size=40))
def test_a_damaged_sound_breaks_nothing(at: int, junk: bytes) -> None:
    whole = tone(0.1)
    damaged = whole[:at] + junk + whole[at + len(junk) :]

    assert seconds(damaged, "a.wav") in (None, *range(1, 360_000))

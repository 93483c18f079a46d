"""The collector of cycles rests while a whole dossier is gone through, and never longer."""

from __future__ import annotations

import gc

import pytest

from lobdossier.services.uncollected import uncollected


def fail_while_it_rests() -> None:
    with uncollected():
        assert not gc.isenabled()
        raise KeyError


def test_the_collector_rests_meanwhile_and_works_again_after_a_failure() -> None:
    with pytest.raises(KeyError):
        fail_while_it_rests()

    assert gc.isenabled()


def test_one_that_rested_already_goes_on_resting() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()

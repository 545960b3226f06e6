from __future__ import annotations

import pytest

from streams.extract.attribution.self_told import own_office


@pytest.mark.parametrize(("words", "office"), [
    ("I'm chief engineer of that trust and I say no.", "chief engineer of the trust"),
    ("I am the head of planning at the Harbour Board.", "head of planning at the Harbour Board"),
    ("I'm a teacher at the school.", ""),
    ("I'm former head of the trust.", ""),
    ("I'm tired of that trust.", ""),
    ("I'm a director.", ""),
    ("I'm no longer chief engineer of that trust.", ""),
    ("I'm not director of the trust.", ""),
])
def test_offices_that_speakers_tell_of_themselves(words, office):
    assert own_office(words) == office

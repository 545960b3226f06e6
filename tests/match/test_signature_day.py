from __future__ import annotations

import numpy as np
import pytest

from streams.match.signature_day import BAND_ROWS, SignatureDay


def _signatures(count: int) -> np.ndarray:
    """Signatures of which many share a value here and there, and some a band."""
    return np.random.default_rng(3).integers(0, 40, (count, 128), dtype=np.uint32)


def _share_a_band(one: np.ndarray, other: np.ndarray) -> bool:
    return bool((one == other).reshape(-1, BAND_ROWS).all(axis=1).any())


@pytest.mark.parametrize("scanned", [0, 30, 1000])
def test_scanned_or_not_those_that_share_a_band_are_found_whatever_came_and_went(scanned):
    signatures = _signatures(120)
    day = SignatureDay(scanned)
    for number in range(60):
        day.add(f"a{number}", signatures[number])
    for number in (59, 0, 17, 33):
        day.remove(f"a{number}")
    for number in (60, 17, 61):
        day.add(f"a{number}", signatures[number])
    there = [number for number in range(62) if number not in (59, 0, 33)]
    assert len(day) == len(there)
    seen = 0
    for sought in signatures[62:]:
        found = {name: its.tolist() for name, its in day.sharing_a_band(sought)}
        assert found == {f"a{number}": signatures[number].tolist() for number in there
                         if _share_a_band(signatures[number], sought)}
        seen += len(found)
    assert seen > 50


def test_what_is_not_in_cannot_be_taken_out():
    day = SignatureDay()
    day.add("a", _signatures(1)[0])
    day.remove("a")
    with pytest.raises(KeyError):
        day.remove("a")
    assert day.sharing_a_band(_signatures(1)[0]) == []

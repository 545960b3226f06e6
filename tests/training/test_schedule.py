"""How far a run is, and its rate."""

from __future__ import annotations

from training.schedule import LEAST, progress, rate_share


def test_the_rate_rises_stays_and_falls() -> None:
    assert rate_share(0, 0.0, 60, 0.35) == 1 / 60
    assert rate_share(60, 0.3, 60, 0.35) == rate_share(10_000, 0.64, 60, 0.35) == 1.0
    assert 0.45 < rate_share(10_000, 1 - 0.35 / 2, 60, 0.35) < 0.55
    assert rate_share(10_000, 1.0, 60, 0.35) == LEAST


def test_whichever_ends_first_decides_how_far_a_run_is() -> None:
    assert progress(25, 100, 30.0, None) == 0.25
    assert progress(25, 100, 30.0, 1.0) == 0.5
    assert progress(75, 100, 30.0, 1.0) == 0.75

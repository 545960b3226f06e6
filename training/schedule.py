"""How far a run is, and its learning rate: linear warm-up, constant, linear fall to 2 % at the end."""

from __future__ import annotations

LEAST = 0.02
"""Of the full rate, at the end."""


def progress(step: int, steps: int, seconds: float, minutes: float | None) -> float:
    """Share of the run that is over; 1 or more at its end.

    Args:
        step: from 0.
        steps: of the whole run.
        seconds: since it began.
        minutes: that it may take; None: as long as the steps take.
    """
    return max(step / steps, seconds / 60 / minutes if minutes else 0.0)


def rate_share(step: int, done: float, warmup_steps: int, decay_share: float) -> float:
    """Share of the full rate.

    Args:
        step: from 0, for the warm-up.
        done: share of the run that is over, 0 to 1.
        warmup_steps: over which the rate rises.
        decay_share: of the run, at its end, over which it falls.
    """
    fall = 1.0 if done < 1 - decay_share else max(LEAST, (1 - done) / decay_share)
    return min(fall, (step + 1) / warmup_steps)

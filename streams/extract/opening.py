"""The opening of an article: the words that stand for the article where two are compared.

Two statements may read as opposites and be about two things that only their articles name: "We are bidding" for these
games and for those. Headline and first sentences tell which.
"""

from __future__ import annotations

OPENING_WORDS = 70
"""Words of the text that are read. Of 30, 50, 70, 100 and 150, these tell right alerts from false ones best, with
either profile (`docs/decisions/0019`): the first sentences name the matter, what follows leads away from it."""


def opening(title: str, text: str) -> str:
    """The headline and the first words of the text.

    Args:
        title: cleaned.
        text: cleaned.
    """
    start = " ".join(text.split(maxsplit=OPENING_WORDS)[:OPENING_WORDS])
    return ". ".join(part for part in (title, start) if part)

"""Copies of articles as they are met: under another headline, cut short, added to, edited, set otherwise, framed.

All is drawn from a seed and the article's address, so that a copy is the same in every run.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

PARAGRAPH = "\n\n"

EDITED = 0.04
"""Share of words that a desk replaces, and of those that it drops, each half of it: a house style applied, a passage
tightened. One word is in three shingles, so a tenth of the shingles change."""

ABOVE = (
    "The Marlow Courier\nSections: Home, Region, Business, Weather\nSubscribe from 2 a week",
    "By our staff and news agencies | Reading time: 4 minutes\nShare this story",
    "LISTEN TO THIS ARTICLE\nThis audio is generated automatically. Tell us what you think of it.",
)
BELOW = (
    "Sign up for our morning letter and never miss a story from the valley. You can leave the list at any time.\n\n"
    "The Marlow Courier is committed to correcting its mistakes. Write to the desk at the address on page two.",
    "This story was brought to you by the agencies that we work with. It has not been edited by our newsroom.\n\n"
    "Copyright of the Harbour Post Company. All rights reserved. No part may be printed elsewhere without permission.",
    "Support local journalism: become a member of the Tarn Observer today and read without advertisements.\n\n"
    "Readers' comments are open for two days and follow the rules of our house.",
)
DATELINES = ("OSTROW (Harbour News) — ", "MARLOW, Tuesday — ", "TARN (own report) - ")

_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})
_SPACE_IN_NUMBER = re.compile(r"(?<=\d) (?=\w)")


@dataclass(frozen=True)
class Text:
    """Headline and body, paragraphs separated by an empty line."""

    title: str
    body: str

    @property
    def paragraphs(self) -> list[str]:
        """The body's paragraphs."""
        return self.body.split(PARAGRAPH)


Kind = Callable[[Text, Text, random.Random], Text]
"""Makes a copy of the first text; the second is another article, for what comes from elsewhere."""


def under_another_headline(text: Text, other: Text, chance: random.Random) -> Text:
    """The same body under the headline of another article, with a dateline in front."""
    return Text(other.title, chance.choice(DATELINES) + text.body)


def cut_to(share: float) -> Kind:
    """Only the first paragraphs, up to this share of the words; at least one paragraph."""

    def cut(text: Text, other: Text, chance: random.Random) -> Text:
        wanted = share * len(text.body.split())
        kept: list[str] = []
        words = 0
        for paragraph in text.paragraphs:
            length = len(paragraph.split())
            if kept and words + length / 2 > wanted:
                break
            kept.append(paragraph)
            words += length
        return Text(text.title, PARAGRAPH.join(kept))

    return cut


def with_a_paragraph_more(text: Text, other: Text, chance: random.Random) -> Text:
    """The longest paragraph of another article put in somewhere."""
    paragraphs = text.paragraphs
    paragraphs.insert(chance.randint(1, len(paragraphs)), max(other.paragraphs, key=len))
    return Text(text.title, PARAGRAPH.join(paragraphs))


def with_words_edited(text: Text, other: Text, chance: random.Random) -> Text:
    """Single words dropped or replaced by words of another article."""
    strange = other.body.split()

    def edited(paragraph: str) -> str:
        words = []
        for word in paragraph.split(" "):
            drawn = chance.random()
            if drawn >= EDITED:
                words.append(word)
            elif drawn < EDITED / 2:
                words.append(chance.choice(strange))
        return " ".join(words)

    return Text(text.title, PARAGRAPH.join(map(edited, text.paragraphs)))


def set_otherwise(text: Text, other: Text, chance: random.Random) -> Text:
    """Typewriter marks for printed ones, hard spaces in figures, a headline in capitals, ligatures of a PDF."""

    def reset(line: str) -> str:
        return _SPACE_IN_NUMBER.sub("\u00a0", line.translate(_MARKS)).replace("fi", "\ufb01")

    return Text(reset(text.title).upper(), reset(text.body))


def in_a_frame(text: Text, other: Text, chance: random.Random) -> Text:
    """An outlet's own lines above and below."""
    return Text(text.title, PARAGRAPH.join((chance.choice(ABOVE), text.body, chance.choice(BELOW))))


def republished(text: Text, other: Text, chance: random.Random) -> Text:
    """What a wire story goes through: cut to half, words edited, another headline, an outlet's frame."""
    for step in (cut_to(0.5), with_words_edited, under_another_headline, in_a_frame):
        text = step(text, other, chance)
    return text


KINDS: Final[Mapping[str, Kind]] = {
    "headline": under_another_headline,
    "cut to 70 %": cut_to(0.7),
    "cut to 50 %": cut_to(0.5),
    "cut to 30 %": cut_to(0.3),
    "paragraph added": with_a_paragraph_more,
    "words edited": with_words_edited,
    "typography": set_otherwise,
    "frame": in_a_frame,
    "republished": republished,
}


def copies(texts: Sequence[Text], seed: int) -> dict[str, list[Text]]:
    """A copy of each text of each kind, in the order of the texts.

    Args:
        texts: two at least; the one after a text is where strange words and headlines come from.
        seed: the same seed gives the same copies.
    """
    made: dict[str, list[Text]] = {}
    for name, kind in KINDS.items():
        made[name] = [
            kind(text, texts[(number + 1) % len(texts)], random.Random(f"{seed} {name} {number} {text.title}"))
            for number, text in enumerate(texts)
        ]
    return made

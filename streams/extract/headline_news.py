"""Whether a headline tells something that the body does not: most only announce what it says better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from streams.extract.parsing.lexicon import word_set

_SAME = 0.6  # share of a headline's content words in a body statement that make it a repetition
_BRIEF = 3  # content words, besides the speaker's, below which "Minister doubles charge" leaves open which charge
_HERE = re.compile(r"\bhere\b(?!['\u2019]s\b| (?:is|are|to (?:stay|help)|for good)\b)", re.IGNORECASE)
"""What points at a place that only the article names: "Phones are welcome here"."""
_NEGATED = re.compile(r"\b(?:not|no|never|nor|none|rules? out)\b|n['\u2019]t\b|\b(?:refus|declin)\w+\b", re.IGNORECASE)
_INTENT = re.compile(
    r"\b(?:will|shall|must|should|ought|ha(?:s|ve) to|needs? to|going to)\b|['\u2019]ll\b", re.IGNORECASE)
"""What a statement has that takes a side itself: "the charge has to go up"."""
_STOP = word_set("""the a an of to in on at for and or but is are was were be been it its that this with as by
    from not will would has have had he she they we""")


class Told(NamedTuple):
    """A statement that is kept: its content words, who is credited with it, lower case, and its text."""

    words: frozenset[str]
    who: str
    text: str


def content_words_of(text: str) -> frozenset[str]:
    """The words of a text that are no function words, lower case."""
    return frozenset(word for word in re.findall(r"[^\W_]{2,}", text.casefold()) if word not in _STOP)


def tells_nothing_new(headline: Told, body: Sequence[Told], speaker: frozenset[str]) -> bool:
    """Whether the body has what a headline says, in one statement, or of one speaker in several.

    A headline that points, or is too brief to tell what it speaks of, is left to the same speaker's own words.

    Args:
        headline: its statement.
        body: those of the body.
        speaker: words of the headline's speaker: name, role and house, lower case.
    """
    words, who, text = headline
    own: frozenset[str] = frozenset()
    negated = _NEGATED.search(text) is not None
    for told in body:
        if negated and not _NEGATED.search(told.text):
            continue  # "Bell will not resign" is not what she says of those who ask her to
        same_speaker = told.who == who or not who or bool(set(told.who.split()) & set(who.split()))
        if same_speaker and words and len(words & told.words) >= _SAME * len(words):
            return True
        own |= content_words_of(told.text.rpartition(": ")[2]) if who and same_speaker else frozenset()
    theirs = [told for told in body if who and told.who == who]
    if theirs and _HERE.search(text):
        return True
    brief = words - speaker
    if len(brief) < _BRIEF and not negated:
        said = [told.text.rpartition(": ")[2] for told in theirs]
        if any(brief & content_words_of(one) and _INTENT.search(one) for one in said):
            return True
    return bool(own) and len(words & own) >= _SAME * len(words)

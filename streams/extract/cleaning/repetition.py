"""What a page prints twice: pull quotes, a summary ahead of the story, captions under each picture of a gallery.

Time and memory are linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from streams.extract.cleaning.lines import holds_quotation

_WORD = re.compile(r"\w+")
RUN = 4
"""Words of a run. Two paragraphs on one matter share names and set phrases, hardly ever four words in a row of them."""
FEWEST_WORDS = 8
"""Shorter paragraphs are left alone: a refrain, a subhead, a turn of a transcript may well come twice."""
COPIED_SHARE = 0.7
"""Share of a paragraph's runs that stand elsewhere on the page. Pull quotes and summaries that were trimmed or changed
by a word or two reached 0.75 and more; paragraphs of a story that repeat a quotation stayed below 0.5."""

LIST_SHARE = 1 / 3
"""Above this share of repeated paragraphs, of those that are long enough, the page is a list or a table, and its form
recurs, not its story. Of 206 news pages with a repeated paragraph one had more than three tenths."""


def without_repetitions(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without those that are nearly all repeated in others.

    Of two copies the one with a quotation in marks stays, since it says who speaks, and a pull quote or an embedded
    post does not; else the later one, since what comes ahead of a story borrows from it.
    """
    runs = [_runs(paragraph) for paragraph in paragraphs]
    on_page = Counter(run for of_one in runs for run in of_one)
    gone: set[int] = set()
    for at in sorted(range(len(paragraphs)), key=lambda at: holds_quotation(paragraphs[at])):
        own = runs[at]
        repeated = sum(on_page[run] > 1 for run in own)
        if len(own) > FEWEST_WORDS - RUN and repeated >= COPIED_SHARE * len(own):
            on_page.subtract(own)
            gone.add(at)
    if len(gone) > LIST_SHARE * sum(len(own) > FEWEST_WORDS - RUN for own in runs):
        return list(paragraphs)
    return [paragraph for at, paragraph in enumerate(paragraphs) if at not in gone]


def _runs(paragraph: str) -> set[str]:
    words = _WORD.findall(paragraph.casefold())
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}

"""What on a page is not its story: lists of other stories, recaps, furniture. Decided from the order of paragraphs.

Removal is conservative: a full paragraph goes only as the blurb in a list of other stories that runs to the end of the
page, or as an item of a recap that repeats the story. Time is linear in the number of paragraphs and their length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from streams.extract.cleaning.boilerplate import Kind, kind_of, run_on_point
from streams.extract.cleaning.furniture import tells_the_author
from streams.extract.cleaning.lines import ends_sentence, holds_quotation, is_headline

_WORD = re.compile(r"\w{4,}")
REPEATED_SHARE = 0.4
"""Share of a recap's words of four letters and more that stand elsewhere in the article. A recap in other words
reached 0.8 where it was tried; items that bring something new share hardly more than the names."""
RECAP_WORDS = 60
"""Words of a recap's item at most; longer ones are paragraphs of the story."""

LAST_PARAGRAPHS = 3
"""Paragraphs at the end of an article among which the author is introduced."""
TITLE_CASE_SHARE = 0.75
"""Share of words of four letters and more with a capital from which a line is in title case: all but a few verbs."""

_POINTING = {Kind.HEADLINE, Kind.TEASER, Kind.TEASER_LABEL, Kind.FURNITURE, Kind.SECTION}
_RECAP_ITEMS = {Kind.BULLET, Kind.LABELLED, Kind.HEADLINE, Kind.FURNITURE, Kind.TRUNCATED}


def without_other_stories(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs that belong to this story, in order and verbatim."""
    return _Page(paragraphs).story()


class _Page:
    """The paragraphs of a page, their kinds, and which of them go."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.paragraphs = paragraphs
        self.kinds = [kind_of(paragraph) for paragraph in paragraphs]
        self.gone = [kind in (Kind.FURNITURE, Kind.TEASER) for kind in self.kinds]
        self.headlines = [
            kind in _POINTING or (kind in (Kind.LABELLED, Kind.BULLET) and is_headline(paragraph))
            for paragraph, kind in zip(paragraphs, self.kinds, strict=True)]
        self.listed = [headline or kind is Kind.TRUNCATED
                       for headline, kind in zip(self.headlines, self.kinds, strict=True)]
        self.words: Counter[str] | None = None  # counted when a recap asks

    def story(self) -> list[str]:
        sections = self._section_ends()
        at = 0
        while at < len(self.kinds):
            end = at
            if self.kinds[at] is Kind.TEASER:
                end = self._titles_end(at + 1)
            elif not self.gone[at]:
                if self.kinds[at] is Kind.SECTION:
                    end = sections[at]
                elif self.kinds[at] is Kind.TEASER_LABEL:
                    end = self._titles_end(at + 1 + (at + 1 < len(self.kinds) and self.headlines[at + 1]))
                elif self.kinds[at] is Kind.RECAP:
                    end = self._recap_end(at)
            self.gone[at:end] = [True] * (end - at)
            at = max(end, at + 1)
        self._drop_blurbs()
        self._drop_authors()
        return [paragraph for paragraph, gone in zip(self.paragraphs, self.gone, strict=True) if not gone]

    def _section_ends(self) -> list[int]:
        """For each paragraph, where a list of other stories ends that it heads.

        The end of the page when the list begins with a headline or blurb and each full paragraph in it follows a
        headline (its blurb); else after the headlines and broken blurbs that follow the heading.
        """
        count = len(self.kinds)
        run = count  # end of the run of headlines and broken blurbs that begins right after the heading
        story_resumes = count  # next full paragraph that follows no headline
        headlines_after = 0
        ends = [0] * count
        for at in range(count - 1, -1, -1):
            begins_as_list = at + 1 < count and self.listed[at + 1]
            if not begins_as_list:
                run = at + 1
            # One headline with one paragraph after it may as well be a box in the text and the story going on.
            to_the_end = begins_as_list and story_resumes == count and (headlines_after > 1 or run == count)
            ends[at] = count if to_the_end else run
            if at > 0 and not self.listed[at] and not self.headlines[at - 1]:
                story_resumes = at
            headlines_after += self.headlines[at]
        return ends

    def _titles_end(self, start: int) -> int:
        """Where the other stories' headlines after a teaser end: lines in title case, as subheads seldom are."""
        end = start
        while end < len(self.kinds) and self.kinds[end] is Kind.HEADLINE and _is_title_case(self.paragraphs[end]):
            end += 1
        return end

    def _recap_end(self, heading: int) -> int:
        """Where a summary ends: its bullets, "Label: sentence" items and unpunctuated lines, if they repeat it."""
        first = heading + 1
        end = self._run_end(first, _RECAP_ITEMS)
        point = run_on_point(self.paragraphs[heading])
        if end == first and point is None:
            # Plain sentences under the heading: only at the end of the page, where no lede can follow.
            end = self._run_end(first, {Kind.BODY})
            if end < len(self.kinds):
                return first
        items = [*([point] if point else []), *self.paragraphs[first:end]]
        if any(len(item.split()) > RECAP_WORDS or (holds_quotation(item) and ends_sentence(item)) for item in items):
            return heading if point else first
        if self.words is None:
            self.words = Counter(word for paragraph in self.paragraphs for word in _longer_words(paragraph))
        inside = Counter(word for item in items for word in _longer_words(item))
        repeated = sum(times for word, times in inside.items() if self.words[word] > times)
        if repeated >= REPEATED_SHARE * inside.total() > 0:
            return end
        return heading if point else first

    def _run_end(self, start: int, wanted: set[Kind]) -> int:
        end = start
        while end < len(self.kinds) and self.kinds[end] in wanted:
            end += 1
        return end

    def _drop_blurbs(self) -> None:
        """Mark pairs of a headline and a broken blurb: at the end of the page, or two and more in a row."""
        left = [at for at, gone in enumerate(self.gone) if not gone]
        pairs = {i for i in range(len(left) - 1)
                 if self.kinds[left[i]] is Kind.HEADLINE and self.kinds[left[i + 1]] is Kind.TRUNCATED}
        last_body = max((i for i, at in enumerate(left) if self.kinds[at] is Kind.BODY), default=-1)
        for i in pairs:
            if i > last_body >= 0 or i + 2 in pairs or i - 2 in pairs:
                self.gone[left[i]] = self.gone[left[i + 1]] = True


    def _drop_authors(self) -> None:
        """Mark what is told of the author, among the last paragraphs that are left."""
        left = [at for at, gone in enumerate(self.gone) if not gone]
        for at in left[1:][-LAST_PARAGRAPHS:]:
            self.gone[at] = tells_the_author(self.paragraphs[at])


def _is_title_case(line: str) -> bool:
    longer = _longer_words(line, fold=False)
    return len(longer) >= 3 and sum(word[0].isupper() for word in longer) >= TITLE_CASE_SHARE * len(longer)


def _longer_words(paragraph: str, fold: bool = True) -> list[str]:
    return _WORD.findall(paragraph.casefold() if fold else paragraph)

"""What a page sets within a paragraph though it is no part of the sentence: links to other stories and their widgets.

Flattened pages carry them in the running text: ``(RELATED: Harbour board sells tugs)``, or after a person's name the
full name, headlines about that person and MORE. The words around them stay as printed. Time is linear in the length.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_LIST = 1000
"""Characters from a name to the MORE that closes the headlines about it: three headlines, the longest of them digests
of four stories, stay below it."""

_BRACKETED = re.compile(
    r" ?\((?:RELATED|Related|SEE ALSO|See also|READ MORE|Read more|ALSO READ|Also read|READ ALSO|Read also|WATCH|MORE)"
    r"(?: (?:STORY|NEWS|COVERAGE))? ?: ?[^()]{3,200}\)")
_TOGGLE = re.compile(r"(?:Quick guide|Profile|Timeline|Explainer|Q&A|Fact ?file) .{3,120}? Show Hide ")
_MORE = re.compile(r" MORE\b")
_WORD = r"(?:[^\W\d_a-z][\w.’'-]{0,40}|\([^()\s]{1,20}\)|de|von|van)"
_HEADLINE = r"(?=[^\W_a-z]|['\"“‘█])"
# A surname, one to seven words of a full name (nicknames in brackets) and the surname again, with the first headline
# run on.
_RUN_ON = re.compile(
    rf"(?<!\w)(?P<surname>[^\W\d_a-z][\w’'-]{{1,30}})(?P<list> ?(?:{_WORD} ){{1,7}}(?P=surname){_HEADLINE})")
# The same with a space before the headline.
_APART = re.compile(
    rf"(?<!\w)(?P<surname>[^\W\d_a-z][\w’'-]{{1,30}})(?P<list> (?:{_WORD} ){{1,7}}(?P=surname) {_HEADLINE})")


def without_insertions(paragraph: str) -> str:
    """The paragraph without bracketed links, opened boxes' switches and headlines set after a name."""
    printed = paragraph
    if "(" in paragraph:
        paragraph = _BRACKETED.sub("", paragraph)
    if " Show Hide " in paragraph[:160]:
        paragraph = _TOGGLE.sub("", paragraph, count=1)
    if " MORE" in paragraph:
        paragraph = _without_lists(paragraph)
    # What now meets may compose.
    return paragraph if paragraph == printed else unicodedata.normalize("NFC", paragraph)


def _without_lists(paragraph: str) -> str:
    kept: list[str] = []
    at = 0
    for more in _MORE.finditer(paragraph):
        start = max(at, more.start() - LONGEST_LIST)
        name = _RUN_ON.search(paragraph, start, more.start()) or _last_apart(paragraph, start, more.start())
        if name is not None:
            kept.append(paragraph[at : name.start("list")])
            at = more.end()
    kept.append(paragraph[at:])
    return "".join(kept)


def _last_apart(paragraph: str, start: int, end: int) -> re.Match[str] | None:
    """Where a full name stands apart from the first headline: of a name and a surname that both recur, the surname."""
    found = _APART.search(paragraph, start, end)
    if found is not None:
        after = _APART.match(paragraph, found.end("surname") + 1, end)
        return after or found
    return None

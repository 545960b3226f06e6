"""The cleaned article: title and text without other stories, recaps and furniture. All positions point into it.

Paragraphs of the cleaned text are separated by an empty line. What goes is decided in `insertions` (within a
paragraph), `other_stories` (paragraphs, by kind and order) and `repetition` (what is printed twice).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

from schemas.article import Article
from streams.errors import Rejected
from streams.extract.cleaning.html import main_text
from streams.extract.cleaning.insertions import without_insertions
from streams.extract.cleaning.lines import ends_sentence, is_headline
from streams.extract.cleaning.other_stories import without_other_stories
from streams.extract.cleaning.repetition import without_repetitions
from streams.extract.cleaning.typography import is_tokenised, mend_quotations, tidy, untokenise
from streams.ids import normalise

PARAGRAPH = "\n\n"
FUTURE = timedelta(hours=24)
"""How far after its append an article may be dated: clocks and time zones err by less, planning notices by more."""

EARLIEST = datetime(1600, 1, 1, tzinfo=timezone.utc)
"""Before the first newspapers: what says so has a system's zero for a date, and days before that cannot be counted."""

HEADLINE_WITHIN = 5
"""Paragraphs at the head of a text among which the headline is looked for; a subtitle, date and byline come before."""
LONGEST_CAPTION = 400
CAPTION_WORDS = 4
"""Words of the headline at least that tell it at the end of a caption, where it may be cut short."""

WRAPPED_WIDTH = range(40, 101)
"""Characters of a hard-wrapped line; mail and agency feeds wrap at 60 to 80."""


@dataclass(frozen=True)
class CleanArticle:
    """What positions point into: a one-line title and paragraphs separated by an empty line, both in NFC."""

    title: str
    text: str


def validate(article: Article, appended_at: datetime) -> None:
    """Refuse an article that cannot be taken in.

    Args:
        article: as decoded.
        appended_at: when Kafka appended the record, with offset.

    Raises:
        Rejected: reason ``field`` (`url` is no web address, `published_at` before `EARLIEST`), ``future``
            (`published_at` too long after the append) or ``empty`` (neither title nor body, and not withdrawn).
    """
    if article.url is not None and not _is_web_address(article.url):
        raise Rejected("field", f"url: not an http or https address: {article.url[:200]!r}")
    if article.published_at < EARLIEST:
        raise Rejected("field", f"published_at: {article.published_at.isoformat()} is before {EARLIEST.year}")
    if article.published_at > appended_at + FUTURE:
        raise Rejected("future", f"published_at: {article.published_at.isoformat()} is more than 24 h after the record "
                                 f"was appended ({appended_at.isoformat()})")
    if article.status == "withdrawn":
        return
    if not any(field is not None and field.strip() for field in (article.title, article.text, article.html)):
        raise Rejected("empty", "title, text, html: all empty")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url.strip())
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def clean(article: Article) -> CleanArticle:
    """The title and the text that statements are looked for in.

    An article without a title takes its own first line when that stands like a headline above sentences; that line
    then leaves the text, as does one near its beginning that repeats the title, with what stands before it. What is
    left of a paragraph is as `repair` gives it, in order. Never raises, whatever the strings hold; time is linear in
    their length.
    """
    whole = repair(article)
    title, paragraphs = whole.title, whole.text.split(PARAGRAPH) if whole.text else []
    if not title and len(paragraphs) > 1 and is_headline(paragraphs[0]) and any(map(ends_sentence, paragraphs[1:])):
        title = paragraphs[0]
    paragraphs = _below_headline(paragraphs, title)
    story = [kept for kept in (without_insertions(paragraph).strip() for paragraph in paragraphs) if kept]
    story = without_repetitions(without_other_stories(story))
    # A page that is nothing but what looks like furniture is more likely misread than empty.
    return CleanArticle(title, PARAGRAPH.join(story or paragraphs))


def repair(article: Article) -> CleanArticle:
    """The title and the whole text, nothing left out: one kind of space, words and quotation marks put right.

    `text` is preferred over `html`, of which the main text and, for want of one, the title are taken. Repair adds and
    removes spaces, control characters and quotation marks and composes letters; the letters and digits of the text and
    their order stay. Never raises; time is linear in the length of the text.
    """
    title, body = article.title, article.text or ""
    if not body.strip() and article.html:
        page_title, body = main_text(article.html)
        title = title if title.strip() else page_title
    title = " ".join(tidy(title).split())
    if article.publisher is not None:
        title = _without_outlet(title, article.publisher.name)
    body = tidy(body)
    paragraphs = _paragraphs(body)
    if is_tokenised(body):
        title, paragraphs = untokenise(title), [untokenise(paragraph) for paragraph in paragraphs]
    paragraphs = [mend_quotations(paragraph).strip() for paragraph in paragraphs]
    return CleanArticle(mend_quotations(title).strip(), PARAGRAPH.join(filter(None, paragraphs)))


def _below_headline(paragraphs: list[str], title: str) -> list[str]:
    """The paragraphs after a headline printed again among the first ones, or after a caption that ends in it."""
    headline = normalise(title)
    words = headline.split()
    for at, paragraph in enumerate(paragraphs[:-1][: HEADLINE_WITHIN if len(words) >= CAPTION_WORDS else 1]):
        if words and len(paragraph) <= LONGEST_CAPTION and _is_headline_of(normalise(paragraph), headline):
            return paragraphs[at + 1 :]
    first = normalise(paragraphs[0]).split() if paragraphs and len(paragraphs[0]) <= LONGEST_CAPTION else []
    for count in range(len(words), max(CAPTION_WORDS, len(words) // 2) - 1, -1):
        if len(paragraphs) > 1 and len(first) > count > 0 and first[-count:] == words[:count]:
            return paragraphs[1:]
    return paragraphs


def _is_headline_of(printed: str, headline: str) -> bool:
    """Whether the line is the headline, or all of it but the name of the outlet after a dash or bar."""
    return printed == headline or (
        len(printed.split()) >= CAPTION_WORDS and re.match(r" [|–—-] ", headline[len(printed) :]) is not None
        and headline.startswith(printed))


def _without_outlet(title: str, outlet: str) -> str:
    """The title without " - Outlet" or " | Outlet" at its end."""
    outlet = " ".join(tidy(outlet).split())
    for mark in (" - ", " | ", " – ", " — "):
        tail = mark + outlet
        if outlet and title.casefold().endswith(tail.casefold()) and len(title) > len(tail):
            return title[: len(title) - len(tail)].rstrip()
    return title


def _paragraphs(text: str) -> list[str]:
    """Non-empty lines; hard-wrapped blocks are joined to one."""
    paragraphs: list[str] = []
    block: list[str] = []
    for line in [*text.split("\n"), ""]:
        line = line.strip()
        if line:
            block.append(line)
            continue
        paragraphs.extend([" ".join(block)] if _is_wrapped(block) else block)
        block = []
    return paragraphs


def _is_wrapped(block: list[str]) -> bool:
    """Whether the lines of a block are one paragraph broken at a fixed width: most break off in mid-sentence."""
    inner = block[:-1]
    if not inner or any(len(line) not in WRAPPED_WIDTH for line in inner) or len(block[-1]) >= WRAPPED_WIDTH.stop:
        return False
    broken = sum(not ends_sentence(line) for line in inner)
    continued = sum(line[0].islower() for line in block[1:])
    return broken * 2 >= len(inner) and continued * 3 >= len(inner)

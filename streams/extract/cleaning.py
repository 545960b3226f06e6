"""The cleaned article: title and text without other stories, recaps and furniture. All positions point into it.

Paragraphs of the cleaned text are separated by an empty line; what goes is decided in `streams.extract.other_stories`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from schemas.article import Article
from streams.errors import Rejected
from streams.extract.boilerplate import ends_sentence, is_headline
from streams.extract.html import main_text
from streams.extract.other_stories import without_other_stories
from streams.extract.typography import is_tokenised, mend_quotations, tidy, untokenise
from streams.ids import normalise

PARAGRAPH = "\n\n"
FUTURE = timedelta(hours=24)
"""How far after its append an article may be dated: clocks and time zones err by less, planning notices by more."""

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
        Rejected: reason ``field`` (`url` is no web address), ``future`` (`published_at` too long after the append)
            or ``empty`` (neither title nor body, and not withdrawn).
    """
    if article.url is not None and not _is_web_address(article.url):
        raise Rejected("field", f"url: not an http or https address: {article.url[:200]!r}")
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

    `text` is preferred over `html`. An article without a title takes the page's, else its own first line when that
    stands like a headline above sentences; that line then leaves the text, as does one that repeats the title.
    Never raises, whatever the strings hold; time is linear in their length.
    """
    title, body = article.title, article.text or ""
    if not body.strip() and article.html:
        page_title, body = main_text(article.html)
        title = title if title.strip() else page_title
    title = " ".join(tidy(title).split())
    if article.publisher is not None:
        title = _without_outlet(title, article.publisher.name)
    if is_tokenised(body):
        title = untokenise(title)
        paragraphs = [untokenise(p) for p in _paragraphs(tidy(body))]
    else:
        paragraphs = _paragraphs(tidy(body))
    paragraphs = [mend_quotations(p) for p in paragraphs]
    if not title and len(paragraphs) > 1 and is_headline(paragraphs[0]) and any(map(ends_sentence, paragraphs[1:])):
        title = paragraphs[0]
    title = mend_quotations(title)
    if paragraphs and title and normalise(paragraphs[0]) == normalise(title):
        paragraphs = paragraphs[1:]
    kept = without_other_stories(paragraphs)
    # A page that is nothing but what looks like furniture is more likely misread than empty.
    return CleanArticle(title, PARAGRAPH.join(kept or paragraphs))


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

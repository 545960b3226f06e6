"""What kind of paragraph a line of a page is: body, headline, teaser, section heading, bullet or furniture.

One line is looked at alone here; `other_stories` decides from their order what goes. A line longer than
`LONGEST_FURNITURE` is always body, so the patterns never see long input.
"""

from __future__ import annotations

import re
from enum import Enum

from streams.extract.cleaning.furniture import LONGEST_FURNITURE, is_furniture
from streams.extract.cleaning.lines import any_of, holds_quotation, is_headline, starting, whole_line


class Kind(Enum):
    """Kinds of paragraph. Only `BODY` is sure to stay."""

    BODY = "body"
    HEADLINE = "headline"  # short and without an end mark: a headline, a subhead or a date line
    TRUNCATED = "truncated"  # breaks off in an ellipsis
    TEASER = "teaser"  # says itself that it points to another story
    TEASER_LABEL = "teaser label"  # "Also read" alone: the headline is on the next line
    SECTION = "section"  # heading of a list of other stories
    RECAP = "recap"  # heading of a summary of this story
    BULLET = "bullet"
    LABELLED = "labelled"  # "Label: sentence"
    FURNITURE = "furniture"  # share, sign-up, credit, advertisement


_NEWS = any_of("news", "stor(?:y|ies)", "articles?", "posts?", "topics?", "content", "coverage", "links?", "reading",
    "reads", "videos?", "reports?", "headlines")
_TEASER_WORDS = any_of(
    "also[ -]read", "read[ -]also", "also see", "see[ -]also", "also watch", "watch also", "also check out",
    "read[ -]more(?: here)?", "must[ -]read", "read next", "up next", "don['’]?t miss", "do not miss",
    "you (?:may|might) also like", "recommended", f"related(?: {_NEWS})?", "more (?:coverage|stories|news)",
    "more on this(?: story| topic)?", "in case you missed it", "icymi")
_TEASER_LABEL = whole_line(_TEASER_WORDS)
_TEASER = re.compile(rf"(?:[>»▶►•*\-–—] ?)?{_TEASER_WORDS}(?:\s*[:：|»>]+\s*| [-–—]+ )\S", re.IGNORECASE)
_CAPITALS = re.compile(r"(?=(?:[^A-Z]*[A-Z]){16})[^a-z]+")
"""Whole line in capitals: a link to another story or an advertisement among paragraphs in ordinary case."""
CAPITALS_WORDS = 5
# These words begin sentences too, and may be a speaker's name: only with a colon and without an end mark.
_SHORT_TEASER = re.compile(r"(?:READ|Read|MORE|More|SEE|See|WATCH|Watch|LISTEN|Listen|PHOTOS|VIDEO)\s*:\s*\S")
_UNMARKED_TEASER = starting(
    r"related coverage\b", r"read more (?:about|on|at|from|here)\b", r"see also\b", r"also read\b",
    r"click here\b", r"continue reading\b", r"also on [\w-]+\.[a-z]{2,8}\b")
# In capitals only: "told pupils to read more" ends a sentence.
_TEASER_TAIL = re.compile(r"\b(?:Read [Mm]ore|READ MORE|Continue [Rr]eading|Full [Ss]tory)\s*[»>→)\]…]*\Z")

_SECTION = whole_line(
    rf"(?:recent|latest|top|other|more|breaking|today['’]?s|trending|popular|related) {_NEWS}",
    "(?:also )?in (?:the|other) news",
    rf"most (?:read|popular|viewed|shared|commented)(?: {_NEWS})?", "trending(?: now| today)?", "related",
    "popular now",
    rf"recommended(?: for you| {_NEWS})?", "editor['’]?s['’]? (?:picks?|choice)", "(?:from )?around the web",
    "you (?:may|might) (?:also )?(?:like|be interested in)", "what to read next", "read next", "up next",
    "don['’]?t miss",
    r"more (?:from|in|on) \S+(?: \S+){0,4}", "more (?:like this|for you)",
    "(?:sponsored|promoted)(?: content| stories)?",
    "leave a (?:reply|comment)", "post a comment", r"(?:\d+ )?comments?")
_RECAP = whole_line(
    "(?:the |our )?key (?:points?|takeaways?|facts|findings|highlights|developments|messages)", "(?:story )?highlights",
    "takeaways", "at a glance", "in (?:brief|short)", "(?:the )?main points", "tl ?; ?dr",
    "quick (?:read|take|summary)",
    "(?:article )?summary", "(?:the )?bottom line", "what you need to know", "what to know")
# The heading run on to the first point, as flattened pages have it.
_RECAP_RUN_ON = re.compile(
    r"(?:Story [Hh]ighlights|STORY HIGHLIGHTS|Highlights|Key [Pp]oints|KEY POINTS|Key [Tt]akeaways|KEY TAKEAWAYS"
    r"|At a [Gg]lance)"
    r":? (?=[A-Z\d\"“‘'])")

_BULLET = re.compile(r"(?:[•‣▪●◦·∙*■►▶➤✔–—-]|\(?\d{1,2}[.)])\s+\S")
_LABELLED = re.compile(r"(?=[^\W\d_])[^:\"“”?!]{2,70}: ?[^\W\d_]")
_ELLIPSIS_END = re.compile(r"(?:\. ?\. ?\.|…|\[…\]|\[\.\.\.\])\Z")

def run_on_point(line: str) -> str | None:
    """The first point of a summary whose heading is run on to it, as in "Key points The quay stays"; else nothing."""
    heading = _RECAP_RUN_ON.match(line)
    if heading is None or not is_headline(line[heading.end() :]):
        return None
    return line[heading.end() :]


def _is_teaser(line: str) -> bool:
    if len(line) > 300:
        return False
    if _TEASER.match(line):
        return True
    if _CAPITALS.fullmatch(line) and len(line.split()) >= CAPITALS_WORDS and is_headline(line):
        return True
    if _SHORT_TEASER.match(line) and (is_headline(line) or "|" in line):
        return True
    if _UNMARKED_TEASER.match(line) and (is_headline(line) or _ELLIPSIS_END.search(line[-8:])):
        return True
    return _TEASER_TAIL.search(line[-40:]) is not None and len(line.split()) <= 60 and not holds_quotation(line)


def kind_of(line: str) -> Kind:
    """The kind of one paragraph.

    Args:
        line: the paragraph, tidied, without line feeds and surrounding space.
    """
    if len(line) > LONGEST_FURNITURE:
        return Kind.BODY
    for pattern, kind in ((_RECAP, Kind.RECAP), (_SECTION, Kind.SECTION), (_TEASER_LABEL, Kind.TEASER_LABEL)):
        if len(line) <= 60 and pattern.fullmatch(line):
            return kind
    if run_on_point(line) is not None:
        return Kind.RECAP
    if is_furniture(line):
        return Kind.FURNITURE
    if _is_teaser(line):
        return Kind.TEASER
    if _ELLIPSIS_END.search(line[-8:]):
        return Kind.TRUNCATED
    if _BULLET.match(line):
        return Kind.BULLET
    label = line.split(":", 1)[0]
    if _LABELLED.match(line) and len(label.split()) <= 9 and not label.isupper():
        return Kind.LABELLED
    return Kind.HEADLINE if is_headline(line) else Kind.BODY

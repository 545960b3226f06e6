"""What kind of paragraph a line of a page is: body, headline, teaser, section heading, bullet or furniture.

One line is looked at alone here; `streams.extract.cleaning` decides from their order what goes. A line longer than
`LONGEST_FURNITURE` is always body, so the patterns never see long input.
"""

from __future__ import annotations

import re
from enum import Enum

LONGEST_FURNITURE = 600
"""Characters. Sign-up notices with their legal sentence stay below this; a body paragraph above it is never doubted."""
LONGEST_HEADLINE = 200
HEADLINE_WORDS = 28


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


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


def _starts(*alternatives: str) -> re.Pattern[str]:
    return re.compile(_any(*alternatives), re.IGNORECASE)


def _whole(*alternatives: str) -> re.Pattern[str]:
    return re.compile(_any(*alternatives) + r"\s*[:：.]?", re.IGNORECASE)


_NEWS = _any("news", "stor(?:y|ies)", "articles?", "posts?", "topics?", "content", "coverage", "links?", "reading",
    "reads",
             "videos?", "reports?", "headlines")
_TEASER_WORDS = _any(
    "also[ -]read", "read[ -]also", "also see", "see[ -]also", "also watch", "watch also", "also check out",
    "read[ -]more(?: here)?", "must[ -]read", "read next", "up next", "don['’]?t miss", "do not miss",
    "you (?:may|might) also like", "recommended", f"related(?: {_NEWS})?", "more (?:coverage|stories|news)",
    "more on this(?: story| topic)?", "in case you missed it", "icymi")
_TEASER_LABEL = _whole(_TEASER_WORDS)
_TEASER = re.compile(rf"(?:[>»▶►•*\-–—] ?)?{_TEASER_WORDS}(?:\s*[:：|»>]+\s*| [-–—]+ )\S", re.IGNORECASE)
# These words begin sentences too, and may be a speaker's name: only with a colon and without an end mark.
_SHORT_TEASER = re.compile(r"(?:READ|Read|MORE|More|SEE|See|WATCH|Watch|LISTEN|Listen|PHOTOS|VIDEO)\s*:\s*\S")
_UNMARKED_TEASER = _starts(
    r"related coverage\b", r"read more (?:about|on|at|from|here)\b", r"see also\b", r"also read\b",
    r"click here (?:to|for)\b", r"continue reading\b")
# In capitals only: "told pupils to read more" ends a sentence.
_TEASER_TAIL = re.compile(r"\b(?:Read [Mm]ore|READ MORE|Continue [Rr]eading|Full [Ss]tory)\s*[»>→)\]…]*\Z")

_SECTION = _whole(
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
_RECAP = _whole(
    "(?:the |our )?key (?:points?|takeaways?|facts|findings|highlights|developments|messages)", "(?:story )?highlights",
    "takeaways", "at a glance", "in (?:brief|short)", "(?:the )?main points", "tl ?; ?dr",
    "quick (?:read|take|summary)",
    "(?:article )?summary", "(?:the )?bottom line", "what you need to know", "what to know")

_BULLET = re.compile(r"(?:[•‣▪●◦·∙*■►▶➤✔–—-]|\(?\d{1,2}[.)])\s+\S")
_LABELLED = re.compile(r"(?=[^\W\d_])[^:\"“”?!]{2,70}: ?[^\W\d_]")
_ELLIPSIS_END = re.compile(r"(?:\. ?\. ?\.|…|\[…\]|\[\.\.\.\])\Z")

_SHARE_WORD = _any(
    "shares?", "tweet", "e-?mail", "print", "facebook", "twitter", "x", "whatsapp", "linkedin", "pinterest", "reddit",
    "telegram", "messenger", "flipboard", "instagram", "youtube", "copy(?: link)?", "link", "save", "post",
    "pin(?: it)?",
    "bookmark", "comments?", r"\d+", "this", "article", "story", "via", "on", "to", "now", "google news", "bluesky",
    "threads",
    "mastodon", "viber", "wechat", "subscribe", "follow(?: us)?", "listen", "and", "more", "options?")
_SHARE = re.compile(
    r"(?=.*(?:share|tweet|facebook|twitter|whatsapp|print|e-?mail|copy link))"
    rf"{_SHARE_WORD}(?:[\s,|/·•+&:-]+{_SHARE_WORD}){{0,15}}[\s:]*", re.IGNORECASE)
SHARE_LENGTH = 160
_FURNITURE_START = _starts(
    r"share (?:this|on|via|all sharing)\b", r"all sharing options", r"listen to (?:this )?article\b", r"just watched\b",
    r"follow (?:us|me|our|@\w+|[\w. ]{2,40}) on "
    r"(?:facebook|twitter|x|instagram|linkedin|telegram|youtube|tiktok|google news)\b",
    r"(?:like|find|join) us on\b", r"join (?:us|our) .{0,40}(?:telegram|whatsapp|facebook|channel|newsletter|discord)",
    r"(?:please )?(?:download|get) (?:the|our) .{0,40}\bapp\b", r"like what you ?['’] ?re reading",
    r"(?:sign up|sign in|log in)\b.{0,200}"
    r"(?:newsletter|inbox|e-?mail|alerts?|updates|free|daily|briefing|account|stories)",
    r"(?:please )?subscribe\b.{0,200}"
    r"(?:newsletter|inbox|e-?mail|alerts?|updates|here|free|daily|podcasts?|channel|today|now|access)",
    r"(?:please )?register (?:now|here|for free)\b", r"(?:get|receive) .{0,120}(?:in|to) your (?:inbox|e-?mail|phone)",
    r"image .{0,300}\bcredit\b", r"file ?[-–—] .{0,300}\bphoto\b",
    r"\(?(?:additional )?reporting by .{0,200}(?:editing|writing) by",
    r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}))",
    r"(?:the )?(?:opinions|views) expressed (?:in|by|here)\b", r"(?:story|article|text|post) continues (?:below|after)",
    r"skip (?:to|past) (?:main|content|advert\w*|newsletter)",
    r"(?:tags?|filed under|categor(?:y|ies)|posted in)\s*:\s*\S",
    r"contact (?:the )?(?:author|reporter|us)\b", r"(?:we|this (?:web)?site) uses? cookies",
    r"please enable javascript",
    r"support (?:our|independent) journalism")
_CREDIT_START = _starts(
    r"(?:photo|image|picture|photograph|file photo|pic|graphic|illustration|featured image)s?"
    r"(?: (?:credits?|by|courtesy(?: of)?|source|via))+\s*[:/]?\s*\S",
    r"(?:credits?|courtesy|photos?|images?)\s*[:/]\s*\S")
CREDIT_WORDS = 14
"""Words of a credit line at most: "Photo by" may also begin a sentence of the story."""
_CREDIT_END = _starts(
    rf"{_any('getty images', 'shutterstock', 'ap photo', 'afp via getty', 'file photo', 'istock', 'alamy', 'epa-efe')}"
    r"\b[^.!?]{0,60}[.)\]]?\s?\Z")
_FURNITURE_ANYWHERE = _starts(
    r"by signing up\b", r"delivered (?:straight |directly )?to your inbox", r"your inbox\b.{0,40}(?:sign|subscri)",
    r"unsubscribe at any time", r"you agree to (?:our|the|receive)\b", r"verify you ?['’] ?re not a robot",
    r"email sign up",
    r"all rights reserved", r"sign up here", r"straight to your inbox")
_ADVERTISEMENT = _whole(
    "advertis(?:e)?ment", "advertising", "ads?", "sponsored(?: content)?", "paid (?:content|post)", "promoted",
    "loading",
    "close", "replay", "play video", "watch (?:live|now|video)", "scroll to continue", "(?:story|article) continues",
    "continue reading(?: the main story)?", "view comments", "show more", "load more", "back to top",
    "click to expand(?: image)?", "enlarge(?: this)? image", "view gallery", "photo gallery", "subscribe(?: now)?",
    "newsletter", "sign up", "sign in", "log in", "register")
_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]")
QUOTED_WORDS = 4
"""From so many words between marks a line counts as holding a quotation; fewer are a name or a scare quote."""
_END_MARKS = ".!?…:;。！？।"
_CLOSERS = "\"'”’)]»›"


def ends_sentence(line: str) -> bool:
    """Whether the line ends with an end mark, closing quotation marks and brackets aside."""
    bare = line.rstrip(_CLOSERS + " ")
    return bare.endswith(tuple(_END_MARKS))


def holds_quotation(line: str) -> bool:
    """Whether double marks enclose at least `QUOTED_WORDS` words."""
    return any(len(match.group(1).split()) >= QUOTED_WORDS for match in _QUOTED.finditer(line))


def is_headline(line: str) -> bool:
    """Whether the line is short, without an end mark, and no quotation standing alone."""
    if len(line) > LONGEST_HEADLINE or len(line.split()) > HEADLINE_WORDS:
        return False
    return line.rstrip(_CLOSERS + " ").endswith("?") or not ends_sentence(line)


def _is_furniture(line: str) -> bool:
    if _ADVERTISEMENT.fullmatch(line) or (len(line) <= SHARE_LENGTH and _SHARE.fullmatch(line)):
        return True
    if holds_quotation(line):
        return False
    if _FURNITURE_START.match(line) or _FURNITURE_ANYWHERE.search(line):
        return True
    if len(line.split()) <= CREDIT_WORDS and _CREDIT_START.match(line):
        return True
    return _CREDIT_END.search(line) is not None


def _is_teaser(line: str) -> bool:
    if len(line) > 300:
        return False
    if _TEASER.match(line):
        return True
    if _SHORT_TEASER.match(line) and (is_headline(line) or "|" in line):
        return True
    if _UNMARKED_TEASER.match(line) and is_headline(line):
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
    if _is_furniture(line):
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

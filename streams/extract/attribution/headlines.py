"""What a headline attributes: `Source: proposition`, `Proposition, source says`, `'Quotation': source`.

Headlines drop articles and "be", so that the parse is of little help; these forms are read by their marks.
Everything else a headline may hold ("Ministry backs levy") goes through the same rules as the body.
"""

from __future__ import annotations

import re

from streams.extract.attribution.labels import NO_LABEL
from streams.extract.attribution.linked import Attribution
from streams.extract.names.cast import Cast
from streams.extract.names.mention import Mention, read_mention
from streams.extract.names.titles import AMBIGUOUS
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import ROLES

_LABELLED = re.compile(r"^(?P<left>[^:?]{2,60}):\s+(?P<right>\S.+)$")
_TRAILING = re.compile(
    r"^(?P<what>.+?),\s+(?P<source>[^,]{2,60}?)\s+(?P<cue>says|say|said|warns|warn|tells|told|insists|"
    r"claims|admits|argues|promises|vows|predicts|finds|find|reports|announces|confirms|believes|"
    r"concludes|declares|writes|pledges|maintains|suggests)\b(?P<rest>.*)$"
)
_INVERTED = re.compile(
    r"^(?P<what>.+?),\s+(?P<cue>says|say|said|warns|insists|claims|vows|argues)\s+(?P<source>[^,:]{2,60})$"
)
_QUOTED = re.compile(r"^\s*(?::|[-\u2013\u2014,]|,?\s*says)\s+(?P<source>[^,:]{2,60})")


_SOURCE_ENDS = re.compile(
    r"\s+(?:on|in|at|after|as|over)\s+|\s+(?:says?|said|speaks?|tells?|vows|pledges|promises|warns|insists|claims|admits"
    r"|argues|urges|defends|slams|blasts|rejects|refuses|denies|wants|plans|seeks|resigns|quits|apologi[sz]es|accuses"
    r"|responds|reveals|explains|demands|orders|announces|confirms|declares|predicts|threatens|makes)\b",
    re.IGNORECASE)
"""Where the speaker of a headline's quotation ends: "'It isn't over': mayor vows to go on", in title case too."""


def attribute_headline(frame: Frame, cast: Cast) -> list[Attribution]:
    """Attributions in the title that its marks show; empty when it attributes nothing this way."""
    raw = frame.raw.strip()
    lead = len(frame.raw) - len(frame.raw.lstrip())
    if not raw or raw.endswith("?"):
        return []
    for pattern in (_INVERTED, _TRAILING):
        match = pattern.match(raw)
        if match and _speaks(match["source"], cast) and len(match["what"].split()) >= 2:
            return [_headline(frame, lead, raw, match["source"], match["cue"], match["what"])]
    match = _LABELLED.match(raw)
    if match:
        left, right = match["left"].strip(), match["right"].strip()
        if left.casefold().split()[0] not in NO_LABEL and _speaks(left, cast) and len(right.split()) >= 2:
            return [_headline(frame, lead, raw, left, ":", right)]
    if frame.quotes and frame.quotes[0].quotation.start <= lead:
        match = _QUOTED.match(frame.raw[frame.quotes[0].quotation.end :])
        if match:
            source = _SOURCE_ENDS.split(match["source"])[0]
            if _speaks(source, cast):
                return [_headline(frame, lead, raw, source, ":", frame.quotes[0].text)]
    return []


def _headline(frame: Frame, lead: int, raw: str, source: str, cue: str, content: str) -> Attribution:
    sentence = next(iter(frame.doc.sents))
    return Attribution(
        frame,
        "headline",
        source.strip(),
        cue,
        "assert",
        sentence,
        (lead, lead + len(raw)),
        None,
        frame.quotes[:1],
        None,
        content.strip(" \"'\u2018\u2019\u201c\u201d"),
    )


def _speaks(source: str, cast: Cast) -> bool:
    """Whether a phrase of a headline can be a speaker: a role, a person or an institution the article names."""
    words = source.split()
    if not words or len(words) > 8 or source[0] in "\"'\u2018\u201c\u00ab":
        return False
    if len(words) == 1 and source.isupper() and source.casefold() in AMBIGUOUS:
        return False  # "DEAN: …": the column's author
    mention: Mention = read_mention(source)
    if mention.role or mention.pronoun:
        return True
    if any(word.casefold().strip("'’s") in ROLES for word in words[-1:]):
        return True
    if mention.institution and len(words) <= 5:
        return True
    if mention.name:
        known = cast.person(mention.name)
        if known is not None:
            return True
        labels = cast.labels(mention.name)
        return bool(labels) and labels[0] in ("ORG", "PERSON")  # a place before a colon says where, not who
    return False

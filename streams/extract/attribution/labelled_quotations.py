"""Quotations whose speaker stands beside them without a reporting verb: `Name: "…"`, `"…" - Commissioner Name`."""

from __future__ import annotations

import re

from streams.extract.attribution.labels import NO_LABEL
from streams.extract.attribution.linked import Attribution
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import HONORIFICS, ROLES

_DASH = re.compile(r"^\s*[-\u2013\u2014]{1,2}\s*(?P<source>[A-Z][^.!?]{2,120}?)[.]?\s*$")
_TOLD = re.compile(r"^(?:Wrote|Said|Says|Tweeted|Added|Adds|Asked)\s+(?=[A-Z])")  # "Said Oberg: …"


def attribute_colons(frame: Frame) -> list[Attribution]:
    """`Deputy mayor Larisa T.: "…"` and `And from Chairwoman Y: "…"`: a phrase, a colon, a quotation."""
    found: list[Attribution] = []
    for quote in frame.quotes:
        before = frame.doc.text[: quote.frame[0]].rstrip()
        if not before.endswith(":"):
            continue
        phrase = re.split(r"[.!?]\s+|\n", before[:-1])[-1].strip()
        phrase = re.sub(r"^(?:And|But|Also|Then)?\s*(?:[Ff]rom\s+)?", "", phrase)
        phrase = _TOLD.sub("", phrase)
        words = phrase.split()
        named = any(word.casefold().strip(".,") in ROLES | HONORIFICS for word in words)
        capital = all(word[:1].isupper() for word in words) and len(words) in (2, 3)
        if not words or len(words) > 12 or not (named or capital) or words[0].casefold() in NO_LABEL:
            continue
        sentence = frame.doc.char_span(*quote.frame, alignment_mode="expand")
        if sentence is None or _has_verb(frame, before):
            continue
        found.append(
            Attribution(
                frame,
                "direct",
                phrase,
                ":",
                "assert",
                sentence.sent,
                (frame.to_field(sentence.sent.start_char), frame.start + quote.quotation.end),
                None,
                (quote,),
            )
        )
    return found


def _has_verb(frame: Frame, before: str) -> bool:
    start = max(before.rfind(". "), before.rfind("! "), before.rfind("? ")) + 1
    span = frame.doc.char_span(start, len(before), alignment_mode="expand")
    return span is not None and any(token.pos_ in ("VERB", "AUX") and token.dep_ in ("ROOT", "ccomp") for token in span)


def attribute_dashes(frame: Frame) -> list[Attribution]:
    """`"…" - Commissioner X`, as press releases set it."""
    if not frame.quotes:
        return []
    last = frame.quotes[-1]
    match = _DASH.match(frame.raw[last.quotation.end :])
    if match is None:
        return []
    source = match["source"].strip()
    first = source.split()[0].casefold().strip(".")
    if not (
        first in ROLES | HONORIFICS
        or all(word[:1].isupper() for word in source.split(",")[0].split())
        or any(word.casefold().strip(",") in ROLES for word in source.split())
    ):
        return []
    sentence = next(iter(frame.doc.sents))
    return [
        Attribution(
            frame,
            "direct",
            source,
            "\u2014",
            "assert",
            sentence,
            (frame.start + frame.quotes[0].quotation.start, frame.start + len(frame.raw)),
            None,
            frame.quotes,
        )
    ]

"""People whom an apposition shows, whatever the language model takes them for: "Ana Bell, deputy chair of the board,".

So does an age between commas. Companies own, publish and lead, and states preside: of those the label must show more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from streams.extract.names.groups import is_outlet
from streams.extract.names.institution_names import is_street
from streams.extract.names.mention import Mention, read_mention
from streams.extract.names.titles import head_of
from streams.extract.parsing.lexicon import (
    FINITE,
    HONORIFICS,
    INSTITUTIONS,
    PLACES,
    PLURAL_INSTITUTIONS,
    SEATS,
    word_set,
)

_WORD = r"[A-Z\u00c0-\u00de][\w'\u2019-]+"
_NAME = rf"(?<![\w.@&'\u2019-])(?P<name>{_WORD}(?: (?:[A-Z]\.|de|da|di|del|van|von|der|al|bin|{_WORD})){{0,3}} {_WORD})"
_APPOSED = re.compile(rf"{_NAME}, (?P<what>(?![A-Z]\w+ [A-Z])[^,;:.()\u201c\u201d\"\u2014\u2013]{{3,90}})(?=[,;.])")
_AGED = re.compile(rf"{_NAME}, (?:aged )?[1-9]\d(?=, [a-z(]|,? [\u201d\"]|\.(?:\s|$))")
_PLACED = word_set("in at near from outside inside into across around through")
"""Words before names of places."""
_BEFORE_OTHERS = word_set("to towards for of the and or by")
"""Words before names of houses and teams as well, and between two halves of a longer name."""
_OF_FIRMS = word_set("""owner founder co-founder publisher organiser organizer leader manager administrator adviser
    advisor keeper pilot planner representative mediator forecaster editor host supervisor arbitrator candidate""")
"""What a company or a society may be as well, so that the apposition shows no person."""
_OF_STATES = _OF_FIRMS | word_set("chair president speaker co-chair rapporteur negotiator")
"""What a country may be in a bloc."""
_PLACE_LABELS = {"GPE", "LOC", "FAC", "NORP"}


def apposed_people(doc: Doc, companies: frozenset[str]) -> Iterator[Mention]:
    """Names of two words and more with a role or an age behind them, in the order of a paragraph.

    Args:
        doc: its parse.
        companies: names known for companies', lower case.
    """
    for match in _APPOSED.finditer(doc.text):
        name = _person_name(doc, match.span("name"), companies)
        what = doc.char_span(*match.span("what"), alignment_mode="expand")
        if name is None or what is None or any(token.tag_ in FINITE for token in what):
            continue
        mention = read_mention(f"{name.text}, {what.text}")
        labels = {token.ent_type_ for token in name}
        things = _OF_STATES if labels & _PLACE_LABELS else _OF_FIRMS
        shown = "PERSON" in labels or mention.role.casefold().split(" of ")[0] not in things
        if mention.role and mention.name and " " in mention.name and head_of(mention.role) and shown:
            yield mention
    for match in _AGED.finditer(doc.text):
        if (name := _person_name(doc, match.span("name"), companies)) is not None:
            yield read_mention(f"{name.text}{match[0][len(match['name']):]}")


def _person_name(doc: Doc, span: tuple[int, int], companies: frozenset[str]) -> Span | None:
    """A name that may be a person's, without words such as "When" at its beginning; None where it is no person's."""
    name = doc.char_span(*span)
    while name is not None and len(name) > 1 and (name[0].is_stop or name[0].pos_ in ("ADP", "SCONJ", "DET", "ADV")):
        name = name[1:]
    if name is None or len(name.text.split()) < 2:
        return None
    before = doc[name.start - 1].lower_ if name.start else ""
    words = [word.casefold().strip(".") for word in name.text.split()]
    plain = words[1:] if words[0] in HONORIFICS else words
    if before in _PLACED or (before in _BEFORE_OTHERS and not any(token.ent_type_ == "PERSON" for token in name)):
        return None
    if any(word in INSTITUTIONS | PLURAL_INSTITUTIONS for word in plain) or plain[-1] in PLACES:
        return None
    text = name.text
    closed = is_street(text) or is_outlet(text) or text.casefold() in companies or text.casefold() in SEATS
    return None if closed else name

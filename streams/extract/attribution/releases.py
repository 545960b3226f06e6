"""Press releases: what a house sends out in its own words, without a reporting verb, is said by that house.

No outlet stands between: "The Port Company will not sell the pier." is the company's statement, not a reporter's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Span

from streams.extract.attribution.linked import Attribution
from streams.extract.names.cast import Cast
from streams.extract.names.groups import is_outlet
from streams.extract.names.institution_names import DETERMINER, is_institution, with_name
from streams.extract.names.mention import read_mention
from streams.extract.parsing.frames import Frame

LEADING = 3
"""First paragraphs of a release's text in which the house says what it has to say; what follows is background and
other people's. Chosen by hand."""
SHORTEST = 5
"""Words of a sentence that claims anything by itself. Chosen by hand."""

_LABEL = re.compile(
    r"\W*(?:(?:(?:press|media|news) (?:release|information|statement|notice|bulletin)"
    r"|(?:quarterly|monthly|annual) bulletin|for immediate release)"
    r"(?=\W*$|\s*[:\u2013\u2014-]|\W+(?:no\.? ?)?\d)"
    r"|statement (?:by|from) (?P<by>[^:.]+):\s*$)",
    re.IGNORECASE)
_CONTACT = re.compile(
    r"\W*(?:(?:press|media) (?:contacts?|office|enquir\w+|inquir\w+)\b"
    r"|contacts? for (?:journalists|the (?:press|media))\b|notes? (?:to|for) editors\b)", re.IGNORECASE)
_LONGEST_LABEL = 14  # words of the line that says what this is; a longer paragraph begins the text
_LAST = 3  # paragraphs at the end where the contact stands
_OFFICE = re.compile(
    r",?\s(?:press|media|news|communications?|public relations)"
    r"(?:\s(?:office|room|desk|relations|service|centre|center))?$|,?\snewsroom$", re.IGNORECASE)
"""What a publisher's name adds to that of the house: "Harbour Board Press Office"."""
_SENT = re.compile(
    r"(?:\s*\((?P<note>[^()]*)\)|\s*:\s*(?P<after>[\w ]+)"
    r"|,\s(?P<office>(?:press|media|communications) (?:office|service|department|centre|center)))$")
"""What a publisher's name says of the article: "Harbour Board (customer notice)", "Harbour Board: press release"."""
_OWN = re.compile(
    r"(?:press|media|communications) (?:release|statement|notice|office|service|department|centre|center)"
    r"|news release|(?:customer|public|official) (?:notice|information|announcement)|statement|announcement",
    re.IGNORECASE)
_BACK = frozenset(("it", "its", "this", "these", "they", "their"))
_PERSONS = frozenset(("he", "she", "they", "you"))  # subjects of what is told of others
_PAPERS = re.compile(
    r"\b(?:review|life|magazine|observer|herald|daily|weekly|online|today|agency|broadcasting|broadcaster|press|media"
    r"|news|radio|television|tv|wire|times|post|journal|gazette)\b",
    re.IGNORECASE)
"""Words of outlets' names, whatever else they may be."""
_STATES = re.compile(r":\s*$")  # "…, the college states:"


def attribute_release(
    body: Sequence[Frame], found: Mapping[int, Sequence[Attribution]], cast: Cast, publisher: str = ""
) -> list[Attribution]:
    """The sentences with which a release begins, as statements of the house that sends it; none of other articles.

    A release says that it is one, or its publisher, which is no outlet, is what its first sentence is about.

    Args:
        body: the paragraphs.
        found: attributions of each paragraph by its index; sentences that have one are left alone.
        cast: whose institutions are looked up.
        publisher: its name; may be empty.
    """
    label = next((match for frame in body[:2] if (match := _label(frame)) is not None), None)
    sender, sent = _sender(publisher)
    own = DETERMINER.sub("", _OFFICE.sub("", sender))
    outlet = is_outlet(own) or _PAPERS.search(own) is not None
    named = any(own.casefold() in frame.raw.casefold() for frame in body[: LEADING + 1])
    told = bool(own) and not outlet and (named or (sent and is_institution(own)))
    labelled = label is not None or any(_CONTACT.match(frame.raw) for frame in body[-_LAST:]) or (sent and told)
    if not labelled and not (told and _begins(body, own)):
        return []
    house = own if told else _house(label, cast)
    if not house:
        return []
    cast.publishes(house)
    text = [frame for frame in body if _label(frame) is None and not _STATES.search(frame.raw)]
    return [
        Attribution(frame, "indirect", house, "", "assert", sentence, frame.span_in_field(sentence), sentence)
        for frame in text[:LEADING]
        for sentence in frame.doc.sents
        if _claims(frame, sentence) and not _is_of_another(sentence, house)
        and not any(_meet(sentence, other.sentence) for other in found[frame.index])
    ]


def _sender(publisher: str) -> tuple[str, bool]:
    """The name of a publisher, and whether it says that the article is its own notice."""
    match = _SENT.search(publisher.strip())
    if match is None:
        return publisher.strip(), False
    sent = any(_OWN.fullmatch(words.strip()) for words in match.groups() if words)
    name = publisher.strip()[: match.start()]
    first = name.split(",")[0]  # "Harbour Board, Ostrow"
    return first if sent and (" " in first or is_institution(first)) else name, sent


def _begins(body: Sequence[Frame], own: str) -> bool:
    """Whether the publisher, by a name of two words or more, is the subject of the first sentence that has a verb."""
    for frame in body[:2]:
        sentence = next(iter(frame.doc.sents))
        subject = next((child for child in sentence.root.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if sentence.root.pos_ in ("VERB", "AUX") and subject is not None:
            head = frame.doc[subject.left_edge.i : subject.i + 1].text
            whole = frame.doc[subject.left_edge.i : subject.right_edge.i + 1].text
            named = DETERMINER.sub("", whole).casefold().startswith(own.casefold())
            return " " in own and named and (is_institution(own) or DETERMINER.sub("", head).istitle())
    return False


def _label(frame: Frame) -> re.Match[str] | None:
    return _LABEL.match(frame.raw) if len(frame.raw.split()) <= _LONGEST_LABEL else None


def _house(label: re.Match[str] | None, cast: Cast) -> str:
    """Who sends it: named in the label, else the first institution that does anything in the text."""
    if label is not None and label["by"]:
        return with_name(read_mention(label["by"].strip()).institution)
    first = cast.institutions.first_subject()
    return first if first[:1].isupper() else ""


def _claims(frame: Frame, sentence: Span) -> bool:
    """Whether a sentence of the narration says something whole."""
    subjects = [child for child in sentence.root.children if child.dep_ in ("nsubj", "nsubjpass", "expl")]
    finite = sentence.root.pos_ in ("VERB", "AUX") and any(
        child.lower_ not in _PERSONS and child.ent_type_ != "PERSON" for child in subjects)
    text = str(sentence.text).rstrip()
    whole = len(text.split()) >= SHORTEST and text[-1:] in (".", "!")
    return bool(finite and whole and not frame.quotes_in(sentence))


def _is_of_another(sentence: Span, house: str) -> bool:
    """Whether "it" begins a sentence and the one before it tells of something else than the house."""
    subject = next((child for child in sentence.root.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.doc[subject.left_edge.i].lower_ not in _BACK:
        return False
    before = next((one for one in sentence.doc.sents if one.end == sentence.start), None)
    told = [child for child in before.root.children if child.dep_ in ("nsubj", "nsubjpass")] if before else []
    words = set(house.casefold().split())
    return not any(words & {below.lower_ for below in child.subtree} for child in told)


def _meet(one: Span, other: Span) -> bool:
    return bool(one.start < other.end and other.start < one.end)

"""Notices and orders printed as such: what they order is said by whoever stands in their head or signs them.

"Harbour Board, Notice 7: From 1 May no dogs are allowed on the pier." and "The pier is to be cleared by noon. Signed,
Ana Bell, harbour master." have no reporting verb. Both are read only where a text besides orders something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Span

from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.releases import SHORTEST
from streams.extract.names.cast import Cast
from streams.extract.names.groups import is_outlet
from streams.extract.names.institution_names import DETERMINER, is_institution
from streams.extract.names.mention import read_mention
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import FINITE, REPORTERS, ROLES, word_set
from streams.extract.parsing.phrases import MONTH

LONGEST = 220
"""Words of a notice; longer articles are news, whatever their first or last line looks like. Chosen by hand: twice the
longest of 100 notices."""

_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?)(?:,? \d{{4}})?"
_PAPER = (
    r"(?i:orders?|notices?|circular|by-?laws?|regulations?|decree|ordinance|directive|instructions?|rules?|decision|ruling"
    r"|finding|memo|proclamation|edict|permits?|roster|telegram|bulletin|variation|resolution|tender)")
"""What a notice calls itself."""
_NUMBER = r"(?:(?:[Nn]o\.?|number) ?)?[A-Z]{0,3} ?\d[\w./-]*"
_ORDERS = re.compile(
    r"\b(?:is|are) (?:not |hereby |now )*to [a-z]+"
    r"|\b(?:is|are|stays?|remains?|be) (?:hereby |strictly |now |again )*(?:forbidden|prohibited|banned|closed|void"
    r"|shut|not (?:allowed|permitted)|allowed|permitted|withdrawn|cancelled|lifted|revoked|suspended|obliged|required"
    r"|refused|dissolved|dismissed|repealed|rescinded|annulled|invited|fixed|charged)\b"
    r"|\bshall\b|\bmay (?:not|only|no longer)\b|\bno [\w -]{3,40} (?:may|is to|are to|is allowed|are allowed)\b"
    r"|\buntil further notice\b|\bwith (?:immediate )?effect\b|\bby order\b", re.IGNORECASE)
_MAY_ORDER = re.compile(
    rf"\bmust\b|\bmay\b|\b(?:from|as of|until|as from|before|by) (?:{_DATE}|midnight|noon|(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day)", re.IGNORECASE)
"""Ordering beside a head or a signature that says what it is."""
_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|Dear|Sir|Madam|Editor)\b")
"""Words of letters, which end in a name and an office as well."""
_NAMES_PAPER = re.compile(rf"\b{_PAPER}\b")

_WORD = r"[^\W\d_a-z][\w'\u2019-]*"
_NAME = rf"(?:(?:Dr|Mr|Mrs|Ms|Prof|Rev)\.? )?(?:{_WORD}\.? |de |van |von |of ){{0,3}}{_WORD}"
_INNER = r"(?:\b[A-Z]\.(?= ?[A-Z])|\b(?:Dr|Mr|Mrs|Ms|Prof|Rev)\.|[^.!?;:\u201c\u201d\"])"
_OPENS = r"(?:^|(?<=[.!?;)\u201d\"]\s))[\u2014\u2013-]{0,2}\s*"
_CLOSES = r"\.?(?:\s(?:Valid|In force) [^.]{3,50}\.)?\s*$"
_SIGNED = re.compile(
    rf"{_OPENS}(?:(?:Signed|Sgd\.?|Responsible)(?:,? (?:on|this) [\w ]{{3,25}}?)?"
    rf"(?:,? (?:for|on behalf of) {_INNER}{{3,60}}?(?:,? by |, )|(?:,? by |,? |: )(?!for |on ))"
    rf"|(?:[Bb]y|[Oo]n the) order of |For the [a-z ]{{3,40}}[,:] )(?P<by>{_INNER}{{3,90}}?){_CLOSES}")
_OFFICE = re.compile(rf"{_OPENS}(?P<by>(?P<name>{_NAME}), (?P<office>{_INNER}{{3,60}}?)){_CLOSES}")
_HOUSE = re.compile(rf"{_OPENS}(?<=[\u2014\u2013-] )(?P<by>(?:The )?{_INNER}{{3,60}}?),? (?:on )?{_DATE}{_CLOSES}")
_DATED = re.compile(rf",? (?:on )?(?:the )?{_DATE}$")
_SIGNERS = ROLES | word_set("""forester intendant bailiff provost verger proprietor surveyor architect vet master
    stationmaster""")
"""Offices of those who sign notices."""
_HOUSES = word_set("customs waterworks baths inquiry bench roads libraries supervisor")
"""Last words of names of issuers, which name no institution elsewhere."""
_PRINTERS = REPORTERS | word_set("editor writer columnist photographer correspondent author staff contributor")
"""Offices of those who sign articles."""
_BEGINNING = 60  # characters in which a text says what it is
_LAST = 3  # lines that a signature takes
_LINE = 8  # words of each

_ISSUER = r"(?P<issuer>(?:The )?[^\W\d_a-z](?:\b[Nn]o\.|[^:.;,?!\u201c\u201d\"]){2,70}?)"
_LOWER = r"(?P<issuer>(?:the )?[^:.;,?!\u201c\u201d\"]{3,70}?)"
_SIGNER = rf"(?:,? signed(?: by)? (?P<by>{_INNER}{{3,60}}?))?"
_DETAIL = r"(?:(?:,? (?:of|to|for|on|dated) |,? \()[^:.]{2,60}?|, (?!signed)[^:.]{2,40}?)?"
_HEADS = (
    re.compile(rf"{_ISSUER}(?:, [A-Z]\w+)?, (?:[a-z]+ ){{0,2}}{_PAPER}(?: {_NUMBER})?{_DETAIL}{_SIGNER}"
               r"(?::|\.(?= [A-Z]))\s"),
    re.compile(rf"(?:The )?(?:\w+ )?{_PAPER}(?: {_NUMBER})? (?:of|by|from) {_LOWER}(?:, [^:.]{{3,40}}?)?{_SIGNER}:\s"),
    re.compile(rf"{_ISSUER}(?:, (?:in|on|having|after|under) [^:]{{3,100}},)? (?:orders|decrees|rules|directs|resolves"
               r"|gives (?:public )?notice)(?:(?: (?:under|for|to) [^:.]{3,50})?:| as follows[.:]| that)\s"),
    re.compile(rf"{_ISSUER} (?:hereby )?informs (?:the public|(?:all |its )?[a-z]+) (?:about|of) [^.:]{{3,80}}[.:]"
               r"(?:\s|$)"),
    re.compile(rf"(?i:notice) is (?:hereby )?given by {_LOWER} that "),
    re.compile(rf"By order of {_LOWER}, (?=[a-z])"),
)
"""Heads that say what the text is."""
_TO = re.compile(rf"{_ISSUER} to (?:all |the |its )?[a-z][^:.]{{3,60}}:\s")
_TITLES = (
    re.compile(rf"{_ISSUER}(?:[,:]) (?:[a-z]+ ){{0,2}}{_PAPER}(?: (?:{_NUMBER}|of {_DATE}))"),
    re.compile(rf"(?:[\w-]+ )?{_PAPER}(?: {_NUMBER})? (?:of|by|from) {_LOWER}"),
)
"""Titles that say whose notice the text is."""


class _Notice(NamedTuple):
    """Whose a text is, and what of it is neither head nor signature: paragraph and offset in its parse's text."""

    issuer: str
    start: int
    last: tuple[int, int]


def attribute_notice(
    title: Frame | None, body: Sequence[Frame], found: Mapping[int, Sequence[Attribution]], cast: Cast
) -> list[Attribution]:
    """The sentences of a notice or an order, as statements of who issues it; none of other articles.

    Args:
        title: of the article.
        body: the paragraphs.
        found: attributions of each paragraph by its index; sentences that have one are left alone.
        cast: of the article; a house that issues the notice is added.
    """
    if not body or sum(len(frame.raw.split()) for frame in body) > LONGEST:
        return []
    notice = _read(title, body, quiet=not any(found.values()) and not any(frame.quotes for frame in body))
    if notice is None:
        return []
    if is_institution(notice.issuer):
        cast.publishes(DETERMINER.sub("", notice.issuer))
    links: list[Attribution] = []
    for at, frame in enumerate(body[: notice.last[0] + 1]):
        start = notice.start if at == 0 else 0
        end = notice.last[1] if at == notice.last[0] else len(frame.doc.text)
        for sentence in frame.doc.sents:
            told = _within(sentence, start, end)
            if told is None or not _claims(frame, told):
                continue
            taken = [other.sentence for other in found[frame.index]]
            if not any(told.start < other.end and other.start < told.end for other in taken):
                links.append(Attribution(
                    frame, "indirect", notice.issuer, "", "assert", sentence, frame.span_in_field(told), told))
    return links


def _read(title: Frame | None, body: Sequence[Frame], *, quiet: bool) -> _Notice | None:
    """The notice that a text is.

    Args:
        title: of the article.
        body: the paragraphs.
        quiet: nobody else is told to say anything.
    """
    named = title.raw if title is not None else ""
    text = " ".join(frame.doc.text for frame in body)
    orders = _ORDERS.search(text) is not None
    head, house, start = _head(body[0].doc.text, orders=orders)
    paper = bool(head) or any(_NAMES_PAPER.search(one) for one in (named, body[0].doc.text[:_BEGINNING]))
    signer, last = _signature(body, letter=not quiet or (_OWN.search(text) is not None and not paper))
    may_order = orders or (paper and _MAY_ORDER.search(text) is not None)
    if signer and (may_order or (paper and quiet)):
        return _Notice(_of_house(signer, house or _house(named)), start, last)
    if head:
        return _Notice(head, start, last)
    issuer = next((match["issuer"] for one in _TITLES if (match := one.fullmatch(named)) is not None), "")
    if issuer and quiet and (orders or re.search(r"\d", named)) and _can_issue(issuer):
        return _Notice(issuer, start, last)
    return None


def _head(text: str, *, orders: bool) -> tuple[str, str, int]:
    """Who issues it by its first words, the house among them, and where they end; nobody if they say nothing."""
    for pattern in (*_HEADS, *((_TO,) if orders else ())):
        match = pattern.match(text)
        if match is not None and _can_issue(match["issuer"], person="By order" in text[:8] or "given by" in match[0]):
            by = match.groupdict().get("by") or ""
            return _of_house(by, match["issuer"]) if by else match["issuer"], match["issuer"], match.end()
    place = re.match(r"(?P<house>(?:The )?[A-Z][^:.;?!\u201c]{3,60})\. (?=[A-Z])", text)  # "Town of Ostrow. No …"
    if place is not None and (house := _house(place["house"])):
        return "", house, place.end()
    return "", "", 0


def _house(text: str) -> str:
    """The institution before the first comma or colon of a line."""
    first = re.split(r"[,:]| to ", text)[0].strip()
    return first if first[:1].isupper() and is_institution(first) and not is_outlet(first) else ""


def _can_issue(issuer: str, *, person: bool = False) -> bool:
    """An institution or an office that is no outlet, or a person by name where the head says who orders."""
    mention = read_mention(issuer)
    if mention.private or mention.thing or mention.pronoun or is_outlet(issuer):
        return False
    houses = issuer.split()[-1].casefold() in _HOUSES
    return is_institution(issuer) or houses or bool(mention.role) or (person and " " in mention.name)


def _signature(body: Sequence[Frame], *, letter: bool) -> tuple[str, tuple[int, int]]:
    """Who signs at the end, and where the text ends; an office alone signs nothing that may be a letter."""
    whole = (len(body) - 1, len(body[-1].doc.text))
    for lines in range(1, min(_LAST, len(body)) + 1):
        frames = body[-lines:]
        if lines > 1 and any(len(frame.raw.split()) > _LINE for frame in frames):
            break
        text = frames[0].doc.text if lines == 1 else ", ".join(frame.doc.text.strip(" ,.") for frame in frames)
        for pattern in (_SIGNED, _HOUSE, *(() if letter else (_OFFICE,))):
            match = pattern.search(text)
            if match is not None and (lines == 1 or match.start() == 0) and _signs(match):
                return _DATED.sub("", match["by"]).strip(), (len(body) - lines, match.start())
    return "", whole


def _signs(match: re.Match[str]) -> bool:
    """Whether the last words name somebody who can sign a notice."""
    by = _DATED.sub("", match["by"]).strip()
    words = [word.casefold().strip(".,") for word in by.split()]
    if _PRINTERS.intersection(words) or is_outlet(by) or any(char.isdigit() for char in by):
        return False
    if match.re is _OFFICE:
        office = {word.casefold().strip(".,") for word in match["office"].split()}
        return bool(office & _SIGNERS) and (" " in match["name"] or len(office) == 1)
    named = any(re.fullmatch(rf"{_NAME}", part) and " " in part for part in by.split(", "))
    mention = read_mention(by)
    if mention.private or mention.thing:
        return False
    return named or bool(mention.role and (mention.name or match.re is _SIGNED)) or is_institution(by)


def _of_house(signer: str, house: str) -> str:
    """A signer with the house in whose head the notice is: "Ana Bell, warden" → "Ana Bell, warden of Harbour Board"."""
    mention = read_mention(signer)
    if not house or not mention.name or mention.institution:
        return signer
    return f"{mention.name}, {mention.role} of {house}" if mention.role else f"{mention.name}, of {house}"


def _within(sentence: Span, start: int, end: int) -> Span | None:
    """The part of a sentence between two offsets of its text."""
    tokens = [token for token in sentence if token.idx >= start and token.idx + len(token) <= end]
    return sentence.doc[tokens[0].i : tokens[-1].i + 1] if tokens else None


def _claims(frame: Frame, told: Span) -> bool:
    """Whether a sentence of a notice says something whole."""
    text = told.text.strip()
    subject = next((token.lower_ for token in told if token.dep_ in ("nsubj", "nsubjpass")), "")
    finite = any(token.tag_ in FINITE or token.lower_ == "be" for token in told)
    return (finite and len(text.split()) >= SHORTEST and text[-1:] in ".!" and not frame.quotes_in(told)
            and subject not in ("he", "she", "they", "you", "i", "we"))

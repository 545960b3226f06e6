"""Names of companies that read like names of persons: "Tarn Shipping", "Hollis Marlowe".

Their words or what stands around them tells: a trade or a legal form at their end, "shares" or "headquarters" after
them, "the carrier" as an apposition, "it" going on with them where they speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from streams.extract.names.given_names import is_given
from streams.extract.names.groups import is_outlet
from streams.extract.parsing.lexicon import COMPANY_KINDS, HONORIFICS, INSTITUTIONS, ROLES, TRADESMEN, word_set

_TRADES = word_set("""shipping steel foods motors airways airlines airline pharmaceuticals pharma logistics chemicals
    systems software technologies technology networks partners capital ventures insurance financial petroleum oil
    mining breweries brewing electronics semiconductors telecom telecoms communications media entertainment pictures
    records games labs laboratories solutions properties stores markets supermarkets hotels resorts restaurants
    railways ferries cruises freight aerospace dynamics instruments biotech therapeutics sciences healthcare dairies
    timber cement textiles holdings industries enterprises energy utilities bancorp brands cosmetics bakeries
    associates consulting investments securities glass ceramics paper beverages tobacco spirits cycles toys shoes
    furniture seeds fertilisers plastics homes power rail water gas construction builders farms meats buses coaches""")
"""Last words of companies' names that are no surnames."""
_FORMS = word_set("inc ltd limited llc llp plc corp corporation co company gmbh ag sa nv ab oyj spa group")
OWNED = word_set("""shares share stock shareholders shareholder headquarters dividend subsidiary subsidiaries profits
    revenue revenues sales stores branches factories plants fleet products customers workforce bonds ceo
    spokesman spokeswoman spokesperson""")
"""What follows a company's name, bare or after "'s"; a person's spokesman is told of with "'s"."""
_OF_ANYBODY = word_set("spokesman spokeswoman spokesperson ceo sales products")
_OF_BODIES = COMPANY_KINDS - TRADESMEN
"""Kinds of which no single person is one."""
_FLEETS = {
    **dict.fromkeys(("flight", "flights", "planes", "aircraft", "jets"), ("airline", "carrier")),
    **dict.fromkeys(("train", "trains", "ferry", "ferries", "buses", "coaches"), ("operator", "company")),
}
"""What follows a carrier's name where the article goes on with "the airline" or the like."""
_LEADERS = word_set("ceo executive chairman chairwoman founder co-founder cofounder employee employees shareholders")
_STAFF = word_set("director officer manager president engineer economist analyst")
_NAME_WORDS = (2, 3)  # of a person's name between a role and the house
_LONGEST = 4  # words of such a name; longer runs of capitals are headlines
_SAYS = word_set("say announce report tell add state expect plan confirm warn")


def company_names(docs: Iterable[Doc]) -> frozenset[str]:
    """Names of one to four words that an article shows to be companies', lower case.

    Args:
        docs: parses of its paragraphs.
    """
    parsed = list(docs)
    runs = [run for doc in parsed for run in name_runs(doc)]
    kinds = {token.lower_ for doc in parsed for token in doc[1:] if token.nbor(-1).lower_ == "the"}
    alone = {run[0].lower_ for run in runs if len(run) == 1}
    surnames = {run[-1].lower_ for run in runs if len(run) > 1}
    found: set[str] = set()
    for run in runs:
        last = run[-1].lower_
        if len(run) > _LONGEST or (last in INSTITUTIONS - _TRADES - _FORMS) or run.text.casefold() in found:
            continue
        if " & " in run.text and run.root.dep_ in ("nsubj", "poss", "conj") and not is_outlet(run.text):
            found.add(run.text.casefold())
            continue
        if len(run) == 1:
            place = run[0].ent_type_ in ("GPE", "LOC", "NORP", "DATE")
            plain = last not in surnames and not is_given(last) and not place and not is_titled(run)
            if plain and (_is_led(run) or _is_kind(run) or _owns(run) or _carries(run, kinds)):
                found.add(last)
            continue
        if last.strip(".") in _FORMS or (last in _TRADES and (len(run) > 2 or not is_given(run[0].text))):
            found.add(run.text.casefold())
            continue
        like_person = is_given(run[0].text) or is_titled(run) or (last in alone and not _is_kind(run, _OF_BODIES))
        if not like_person and (_is_led(run) or _is_kind(run) or _owns(run) or _goes_on_as_thing(run)):
            found.add(run.text.casefold())
    return frozenset(found)


def speaking_surnames(docs: Iterable[Doc]) -> frozenset[str]:
    """Last words of names that speak by that word alone, as persons do, lower case.

    Args:
        docs: parses of an article's paragraphs.
    """
    runs = [run for doc in docs for run in name_runs(doc)]
    alone = {run[0].lower_ for run in runs if len(run) == 1}
    speaking = {run[0].lower_ for run in runs if len(run) == 1 and _speaks(run)}
    whole = {run[-1].lower_ for run in runs if len(run) in (2, 3) and run[0].lower_ not in alone}
    return frozenset((speaking & whole) - INSTITUTIONS)


def mentions(doc: Doc, names: frozenset[str]) -> Iterator[Span]:
    """Where a parse has one of the names."""
    return (run for run in name_runs(doc) if run.text.casefold() in names)


def name_runs(doc: Doc) -> Iterator[Span]:
    """Runs of capitalised words that the tagger takes for names, whole."""
    start: int | None = None
    for at, token in enumerate(doc):
        joins = token.text == "&" or (token.text == "-" and not token.whitespace_ and at + 1 < len(doc)
                                      and _is_name(doc[at + 1]))
        if _is_name(token) or (start is not None and joins):
            start = at if start is None else start
        elif start is not None:
            yield doc[start:at]
            start = None
    if start is not None:
        yield doc[start:]


def _is_name(token: Token) -> bool:
    return bool(token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ") and not token.is_stop)


def _speaks(run: Span) -> bool:
    return bool(run.root.dep_ == "nsubj" and run.root.head.lemma_ in _SAYS | {"ask"})


def is_titled(run: Span) -> bool:
    """Whether a title stands before a name or begins it."""
    before = run.doc[run.start - 1].lower_.strip(".") if run.start else ""
    return before in HONORIFICS | ROLES or run[0].lower_.strip(".") in HONORIFICS | ROLES


def _is_kind(run: Span, kinds: frozenset[str] = COMPANY_KINDS) -> bool:
    """So "Hollis Marlowe, the carrier" or "the carrier Norwing"."""
    if any(child.dep_ == "appos" and child.lower_ in kinds for child in run.root.children):
        return True
    return bool(run.start and run.doc[run.start - 1].lower_ in kinds)


def _is_led(run: Span) -> bool:
    """So "the chairman of Hollis Marlowe", "chief medical officer at Norwing", "manager Ana Bell of Norwing"."""
    if run.start < 2:
        return False
    joint, head = run.doc[run.start - 1].lower_, run.doc[run.start - 2].lower_
    if (joint in ("of", "at") and head in _LEADERS) or (joint in ("at", "for") and head in _LEADERS | _STAFF):
        return True
    start = _name_start(run.doc, run.start - 1)
    named = run.start - 1 - start in _NAME_WORDS and start > 0
    return named and joint in ("of", "at", "for", "from") and run.doc[start - 1].lower_ in _LEADERS | _STAFF


def _name_start(doc: Doc, end: int) -> int:
    """Where the capitalised words before a position begin, those of a title left out."""
    start = end
    while start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].lower_ not in ROLES:
        start -= 1
    return start


def _owns(run: Span) -> bool:
    doc, at = run.doc, run.end
    apart = at < len(doc) and doc[at].tag_ == "POS"
    at += apart
    if at >= len(doc) or doc[at].lower_ not in OWNED:
        return False
    return not (apart and doc[at].lower_ in _OF_ANYBODY)


def _carries(run: Span, kinds: set[str]) -> bool:
    """So "Norwing flights" where the article has "the airline" too; `kinds`: words that stand after "the" in it."""
    fleet = _FLEETS.get(run.doc[run.end].lower_, ()) if run.end < len(run.doc) else ()
    return any(kind in kinds for kind in fleet)


def _goes_on_as_thing(run: Span) -> bool:
    """So "Hollis Marlowe said it would raise its dividend": no person is "it"."""
    verb = run.root.head
    if run.root.dep_ != "nsubj" or verb.lemma_ not in _SAYS:
        return False
    clauses = [child for child in verb.children if child.dep_ in ("ccomp", "xcomp")]
    words = [token for clause in clauses for token in clause.subtree]
    if any(token.lower_ in ("he", "she", "his", "her", "him", "i") for token in [*words, *run.sent]):
        return False
    return any(token.lower_ == "it" and token.head in clauses and token.dep_ == "nsubj" for token in words) and any(
        token.lower_ == "its" for token in words
    )

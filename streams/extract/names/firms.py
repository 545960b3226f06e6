"""Firms whose name has no company word: "Hesta Quarrel said …", gone on with as "the company" or by its first word.

A person goes on by the surname, a firm by the first word of its name; and no person is "the miner" with shares.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Span, Token

from streams.extract.names.companies import OWNED, is_titled, name_runs
from streams.extract.names.given_names import is_given
from streams.extract.names.groups import is_outlet
from streams.extract.parsing.lexicon import COMPANY_KINDS, INSTITUTIONS, PRIVATE, word_set

_REACH = 2  # paragraphs from the name to "the company"; beyond, it may be another one
_BODIES = word_set("bank group chain brand startup start-up giant")
"""Kinds that refer back to bodies of many sorts, so that they show no firm by themselves."""
_SITES = word_set("""mine mines plant refinery refineries smelter smelters mill pipeline pipelines terminal warehouse
    warehouses factory shareholders investors""")
"""What firms own besides `OWNED`; after a single word it may be a town's."""
_PLACED = word_set("in at near from to into outside around")
"""Words before places."""
_LONGEST = 3  # words of such a name


def firm_names(docs: Iterable[Doc], known: frozenset[str]) -> frozenset[str]:
    """Names of two or three words, lower case, that the rest of the article shows to be firms'.

    Args:
        docs: parses of its paragraphs, in order, headlines included.
        known: names already known for companies', lower case.
    """
    paragraphs = list(docs)
    runs = [(at, run) for at, doc in enumerate(paragraphs) for run in name_runs(doc)]
    alone = {run[0].lower_ for _, run in runs if len(run) == 1}
    owners = {run[0].lower_ for _, run in runs if len(run) == 1 and _owns(run)}
    found: set[str] = set()
    for at, run in runs:
        name, first, last = run.text.casefold(), run[0].lower_, run[-1].lower_
        if not 1 < len(run) <= _LONGEST or name in known or last in INSTITUTIONS | PRIVATE or last in alone:
            continue
        if is_given(run[0].text) or is_titled(run) or is_outlet(run.text) or run.root.ent_type_ in ("GPE", "DATE"):
            continue
        short = first in alone
        refers = run.root.dep_ in ("nsubj", "poss") and _goes_on_as_company(paragraphs, runs, at, run, known)
        if _owns(run, sites=True) or (short and (refers or first in owners)) or (refers and not _is_person(run)):
            found.add(name)
    return frozenset(found)


def opening_firm(docs: Iterable[Doc]) -> Span | None:
    """The name that an article begins with as a subject, where it goes on with "the company": "Hesta has denied …".

    Args:
        docs: parses of its paragraphs, in order, the headline left out.

    Returns:
        None where the article shows no company, or where the name may be a person's, a place's or a common word.
    """
    paragraphs = list(docs)[: _REACH + 1]
    sentence = next((sentence for doc in paragraphs[:1] for sentence in doc.sents), None)
    if sentence is None or not any(_is_kind(token) for doc in paragraphs for token in doc):
        return None
    run = next((run for run in name_runs(sentence.doc) if run.root.dep_ == "nsubj" and run.root.head == sentence.root),
               None)
    if run is None or run.start != sentence.start or len(run) > _LONGEST or run.root.tag_ == "NNS":
        return None
    common = any(token.text == run[0].lower_ for doc in paragraphs for token in doc)
    person = is_given(run[0].text) or is_titled(run) or run.root.ent_type_ not in ("", "ORG")
    return None if common or person or run[-1].lower_ in INSTITUTIONS | PRIVATE or is_outlet(run.text) else run


def short_forms(docs: Iterable[Doc], names: Iterable[str]) -> Mapping[str, str]:
    """The first word of a firm's name, lower case, to the name as printed, where it stands for the firm.

    Args:
        docs: parses of an article's paragraphs.
        names: of its firms, lower case.
    """
    wanted = frozenset(names)
    runs = [run for doc in docs for run in name_runs(doc)]
    placed = {run[0].lower_ for run in runs if run.start and run.doc[run.start - 1].lower_ in _PLACED}
    alone = {run[0].lower_ for run in runs if len(run) == 1 and run[0].ent_type_ not in ("GPE", "LOC", "NORP", "DATE")}
    others = {run[-1].lower_ for run in runs if len(run) > 1}
    forms: dict[str, str] = {}
    for run in runs:
        first = run[0].lower_
        if len(run) > 1 and run.text.casefold() in wanted and first in alone - placed - others:
            forms.setdefault(first, run.text)
    return forms


def _is_person(run: Span) -> bool:
    return any(token.ent_type_ == "PERSON" for token in run)


def _owns(run: Span, *, sites: bool = False) -> bool:
    """So "Hesta's shares"; with sites "Hesta Quarrel's mine"."""
    doc, at = run.doc, run.end
    if at + 1 >= len(doc) or doc[at].tag_ != "POS":
        return False
    words = [token.lower_ for token in doc[at + 1 : at + 4]]
    return words[0] in OWNED or (sites and any(word in _SITES for word in words))


def _goes_on_as_company(
    paragraphs: list[Doc], runs: list[tuple[int, Span]], at: int, run: Span, known: frozenset[str]
) -> bool:
    """Whether "the company" is a subject soon after a name, and no other firm is named before it."""
    for paragraph in range(at, min(at + _REACH + 1, len(paragraphs))):
        for token in paragraphs[paragraph]:
            if (paragraph, token.i) < (at, run.end) or not _is_the_company(token):
                continue
            between = [
                other
                for where, other in runs
                if (at, run.end) <= (where, other.start) < (paragraph, token.i) and other[0].lower_ != run[0].lower_
            ]
            return not any(other.text.casefold() in known or _may_be_firm(other) for other in between)
    return False


def _may_be_firm(run: Span) -> bool:
    """Whether "the company" may mean it: an organisation, but no laboratory or ministry."""
    last = run[-1].lower_
    return run.root.ent_type_ == "ORG" and (last not in INSTITUTIONS or last in COMPANY_KINDS)


def _is_the_company(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass", "poss") and _is_kind(token)


def _is_kind(token: Token) -> bool:
    return token.lower_ in COMPANY_KINDS - _BODIES and [child.lower_ for child in token.lefts] == ["the"]

"""What a speaker only relays: a content that is what somebody else says, thinks or promises.

Told from the verb of the content's main clause. Verbs that take their clause for a fact ("admitted", "confirmed",
"found") relay nothing: who tells of them agrees.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from streams.extract.attribution.linked import Attribution
from streams.extract.parsing.lexicon import FACT_SOURCES, INSTITUTIONS, PLURAL_INSTITUTIONS, PRIVATE, ROLES, word_set

_TELLS = word_set("""say claim tell allege argue insist maintain contend assert complain report warn announce declare
    testify assure deny dispute write tweet fear agree""")
_WEIGHS = word_set("conclude suggest predict estimate rule state indicate forecast")
"""Verbs that figures and events have as subjects too: only with people and bodies do they tell what another says."""
_TELLS_ONE = word_set("tell inform assure advise warn")
_IS_TOLD = word_set("allege claim say suggest report rumour rumor argue")
_HEARD = word_set("claim report rumour rumor allegation suggestion accusation speculation")
_VOWS = word_set("promise pledge vow threaten swear")
_BELIEVES = word_set("think believe feel want")
_CROWD = word_set("people critic opponent rival some many others other voter politician everyone everybody someone "
                  "opposition they")
_DOCUMENTS = word_set("memo filing complaint indictment lawsuit email e-mail transcript book story article")
SELF = word_set("i we you he she it")
"""Subjects that are the speaker, or go on with somebody named in the same breath."""


def told_by_another(link: Attribution, others: Iterable[Attribution]) -> Attribution | None:
    """The attribution whose reported clause holds this one whole ("X said that Y had promised …"), if there is one.

    Outlets and documents that report what somebody said only hand it on.
    """
    if link.cue_token is None:
        return None
    for other in others:
        inside = other.content is not None and other.frame is link.frame and other.form in ("indirect", "stance")
        inside = inside and other.content is not None and other.content.doc is link.frame.doc
        if other is not link and inside and other.content is not None:
            within = other.content.start <= link.cue_token.i < other.content.end
            cue = other.cue_token
            outlet = cue is not None and (cue.i == link.cue_token.i or cue.lemma_ == "report")
            document = other.source.split()[-1:] and other.source.split()[-1].casefold() in FACT_SOURCES | _DOCUMENTS
            if within and not outlet and not document:
                return other
    return None


def reports_another(verb: Token, speaker: frozenset[str]) -> bool:
    """A verb that tells what somebody else says, thinks or promises."""
    if _is_told(verb):
        return not _agrees(verb)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in SELF or subject.lower_ in speaker or _agrees(verb):
        return False
    if subject.pos_ == "PRON" and subject.lemma_.casefold() not in _CROWD:
        return False  # "this suggests that"
    ours = any(child.lower_ in ("my", "our") for child in subject.children)
    if ours and subject.lemma_.casefold() not in _CROWD:
        return False
    lemma = verb.lemma_.casefold()
    clause = any(child.dep_ == "ccomp" for child in verb.children)
    goal = any(child.dep_ == "xcomp" for child in verb.children)
    if lemma in ("deny", "dispute") and _is_nobody(verb, subject):
        return False  # "no one can deny that"
    if lemma in _TELLS:
        return clause and subject.lemma_.casefold() not in FACT_SOURCES
    if lemma in _WEIGHS:  # "any judge would conclude that" is the speaker's own conclusion
        return clause and _can_speak(subject) and not any(child.tag_ == "MD" for child in verb.children)
    if lemma in _VOWS:
        return clause or goal
    if lemma in _BELIEVES:
        guessed = any(child.lower_ in ("must", "should") for child in verb.children)
        one = subject.ent_type_ == "PERSON" or (subject.tag_ == "NNP" and subject.ent_type_ != "NORP")
        somebody = one or subject.lemma_.casefold() in _CROWD
        return clause and not guessed and somebody
    return False


def _is_nobody(verb: Token, subject: Token) -> bool:
    """So "no one can deny", "nobody disputes", "they cannot deny"."""
    negated = any(child.dep_ == "neg" for child in verb.children)
    return negated or subject.lower_ in ("nobody", "none") or any(child.lower_ == "no" for child in subject.children)


def _is_told(verb: Token) -> bool:
    """What reached the speaker or goes round: "I was told that", "it was alleged that", "there were claims that"."""
    dependents = {child.dep_: child for child in verb.children}
    passive = dependents.get("nsubjpass")
    if passive is not None and "ccomp" in dependents:
        itself = passive.lower_ == "it" and verb.lemma_.casefold() in _IS_TOLD
        return itself or (verb.lemma_.casefold() in _TELLS_ONE and passive.lower_ != "it")
    there, what = dependents.get("expl"), dependents.get("attr")
    heard = there is not None and what is not None and what.lemma_.casefold() in _HEARD
    return heard and what is not None and any(child.dep_ in ("acl", "ccomp", "relcl") for child in what.children)


def _agrees(verb: Token) -> bool:
    """The speaker joins in what another says: "experts say it is unsafe, and I agree"."""
    return any(
        child.dep_ == "conj" and child.lemma_.casefold() in ("agree", "concur")
        and not any(below.dep_ == "neg" for below in child.children)
        and any(below.dep_ == "nsubj" and below.lower_ in ("i", "we") for below in child.children)
        for child in verb.children
    )


def _can_speak(subject: Token) -> bool:
    """People and bodies, by what the noun means."""
    lemma = subject.lemma_.casefold()
    return subject.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or subject.pos_ == "PROPN" or (
        lemma in ROLES | INSTITUTIONS | PRIVATE | _CROWD or subject.lower_ in PLURAL_INSTITUTIONS
    )


def names_its_source(content: Span | Doc, speaker: frozenset[str], cue: Token | None) -> bool:
    """The content names its own source, a person or an institution rather than figures."""
    for token in content:
        if token.lower_ != "according" or token == cue:
            continue
        if token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
            for source in token.nbor(1).children:
                plain = source.lemma_.casefold() in FACT_SOURCES or source.lower_ in speaker
                if source.dep_ == "pobj" and not plain and source.lower_ not in ("me", "us", "him", "her", "them"):
                    return True
    return False

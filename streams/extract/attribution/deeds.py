"""Which verb tells a decision, by the verb, its particle and its object.

Common verbs tell one only with an object that an official or an institution decides on: "doubled the levy", not
"doubled its profits"; "handed over the works", not "handed over the cup". What a person does for himself ("bought a
pound of prawns", "dropped his keys") is no decision whoever he is.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.attribution.deed_words import (
    ACTION,
    ASSETS,
    CASES,
    HEAVY,
    HELD,
    JOINED,
    LEAVE,
    LEMMAS,
    LIGHT,
    MORE,
    MORE_PARTICLES,
    NOT_DONE,
    ORDERED,
    OWN,
    PARTICLES,
    PASSED,
    PHASES,
    PRIVATE_VERBS,
    SAYING,
    SIGNATURES,
    UNSURE,
    WITH_PARTICLE,
)
from streams.extract.parsing.lexicon import (
    ACT_PARTICLES,
    ACTS,
    CUES,
    HEAVY_OBJECTS,
    LIGHT_OBJECTS,
    POSITIONS,
    ROLES,
    WITHHELD,
)


def is_question(sentence: Span) -> bool:
    """Whether a sentence ends in a question mark, closing quotation marks left out."""
    return bool(sentence.text.rstrip(" \"'”’").endswith("?"))


def is_passive(verb: Token) -> bool:
    """Whether a verb has a passive subject or auxiliary."""
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def lemma_of(verb: Token) -> str:
    """The lemma in lower case, mended where the language model has no word."""
    return LEMMAS.get(verb.lemma_) or str(verb.lemma_.casefold())


def tells_decision(verb: Token) -> bool:
    """Whether a verb tells a decision if an official or an institution is its subject."""
    lemma = lemma_of(verb)
    after = [child for child in verb.children if child.i > verb.i]
    particles = {child.lower_ for child in after if child.dep_ in ("prt", "advmod", "prep")}
    refused = [child for child in after if child.dep_ == "xcomp" and CUES.get(child.lemma_.casefold()) in SAYING]
    if lemma == "put" and "to" in particles and _is_own_signature(verb):
        return True
    if lemma == "join" and particles & {"from", "as"}:
        return False  # somebody's career
    if "short" in particles or refused:  # "stopped short of", "refused to say": nothing was decided
        return False
    objects = _objects(verb)
    light = LIGHT_OBJECTS.get(lemma, frozenset()) | LIGHT.get(lemma, frozenset())
    if any((lemma, particle) in ACT_PARTICLES for particle in particles):
        return True
    joined = next(((lemma, particle) for particle in particles if (lemma, particle) in MORE_PARTICLES), None)
    if joined is not None:
        heavy = WITH_PARTICLE.get(joined)
        fitting = [one for one in objects if heavy is None or one in heavy | POSITIONS]
        return bool(fitting) and not any(one in light for one in objects)
    if any(child.dep_ == "prt" and child.lower_ in ("out", "up", "on") for child in after) or "back" in particles:
        return False  # "fired back", "passed out": other words
    if any(one in light for one in objects):
        return False
    if lemma in HEAVY_OBJECTS:
        return any(one in HEAVY_OBJECTS[lemma] | POSITIONS for one in objects)
    if lemma in PHASES:  # "will begin issuing waivers", but not "has begun to fade"
        return any(child.tag_ == "VBG" for child in after if child.dep_ == "xcomp")
    if lemma in ACTS:
        return True
    if lemma in MORE:
        return bool(objects)
    if lemma in HEAVY:
        return any(one in HEAVY[lemma] for one in objects)
    will = any(child.dep_ == "aux" and child.lemma_ in ("will", "shall") for child in verb.children)
    return lemma in WITHHELD and will and any(child.dep_ == "neg" for child in verb.children)


def _is_own_signature(verb: Token) -> bool:
    """So "put his name to a contract", but not "put a name to the face"."""
    things = [child for child in verb.children if child.dep_ == "dobj" and child.lemma_.casefold() in SIGNATURES]
    return any(child.lower_ in OWN for thing in things for child in thing.children)


def _objects(verb: Token) -> list[str]:
    """Lemmas of what is decided on; of a relative clause's "which" the noun before it."""
    found = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    nouns = [verb.head if one.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else one for one in found]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        nouns.append(verb.head)
    for particle in verb.children:
        if (lemma_of(verb), particle.lower_) in PARTICLES:  # "waved through the bill", "walked out of the talks"
            below = [particle, *(child for child in particle.children if child.lower_ == "of")]
            nouns += [one for child in below for one in child.children if one.dep_ == "pobj"]
    return [word for noun in nouns for word in (noun.lemma_.casefold(), noun.lower_)]


def is_private(verb: Token) -> bool:
    """Whether a verb tells what a person does for himself: "ordered the trout", "dropped his keys", "sold her boat"."""
    lemma = lemma_of(verb)
    things = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    for thing in things:
        noun = thing.lemma_.casefold()
        owned = any(child.dep_ == "poss" and child.lower_ in OWN for child in thing.children)
        if lemma in PRIVATE_VERBS and owned and noun not in HELD:
            return True
        if lemma == "buy" and not (noun in ASSETS or thing.ent_type_ == "ORG"):
            return True
        if lemma == "pass" and noun not in PASSED | POSITIONS:
            return True
        if lemma == "join" and noun not in JOINED and thing.ent_type_ != "ORG":
            return True
    if lemma == "order" and things and not any(child.dep_ in ("xcomp", "ccomp") for child in verb.children):
        return not any(_is_ordered(thing) for thing in things)
    return False


def _is_ordered(thing: Token) -> bool:
    noun = thing.lemma_.casefold()
    below = any(child.dep_ in ("relcl", "acl", "advcl") and child.tag_ in ("VB", "VBN") for child in thing.children)
    return below or noun in ORDERED | ASSETS or noun.endswith(ACTION)


def is_real(verb: Token, *, would: bool = False) -> bool:
    """Neither possible nor alleged, asked for, or told as not yet done.

    Args:
        verb: of a main or a side clause.
        would: take "would" for what is decided.
    """
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ == "would" and would:
            continue
        if child.dep_ == "aux" and (child.lower_ in NOT_DONE or (is_passive(verb) and child.tag_ == "MD")):
            return False
        if child.lower_ in UNSURE and child.dep_ in ("advmod", "neg"):
            return False
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"):
            return False
    return True


def turns_away(verb: Token) -> bool:
    """Whether a verb of denial tells a decision about somebody: "dismissed the inspector", "denied the permit".

    Neither says that something is wrong. "Rejected the plan" does.
    """
    things = [child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i]
    if not things or any(child.dep_ in ("ccomp", "xcomp") or child.lower_ == "as" for child in verb.children):
        return False
    noun, below = things[0].lemma_.casefold(), [child.dep_ for child in things[0].children]
    if "conj" in below or "appos" in below:
        return False
    if verb.lemma_ == "dismiss":
        return noun in CASES or (noun in ROLES and "poss" not in below) or (
            noun in ROLES and any(child.lower_ in OWN for child in things[0].children))
    return verb.lemma_ in ("deny", "reject") and noun in LEAVE

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
    CAUSED,
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
    PERMITTED,
    PHASES,
    PLACED,
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
    if lemma == "put" and (_is_placed(verb) or ("to" in particles and _is_own_signature(verb))):
        return True
    if lemma == "dismiss" and "as" in particles:
        return False  # "dismissed critics as fools"
    if lemma == "have":
        return had_done(verb) is not None
    if lemma in ("let", "allow", "permit") and _is_permitted(verb):
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
        return any(one in HEAVY_OBJECTS[lemma] | HEAVY.get(lemma, frozenset()) | POSITIONS for one in objects)
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


def _is_placed(verb: Token) -> bool:
    """So "put the plan on hold" and "put the bill to a vote"."""
    below = [(child.lower_, noun.lemma_.casefold()) for child in verb.children if child.dep_ == "prep"
             for noun in child.children if noun.dep_ == "pobj"]
    things = any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children)
    return things and any(noun in PLACED.get(word, ()) for word, noun in below)


def had_done(verb: Token) -> Token | None:
    """The participle of "had the barrier removed": what somebody has had others do, not what befell him.

    So neither "had his car towed", of what is his own, nor "had a bill struck down by the court".
    """
    if verb.lemma_ != "have" or verb.tag_ not in ("VBD", "VBN"):
        return None
    things = [child for child in verb.children if child.dep_ == "dobj"]
    for done in [*verb.children, *(below for thing in things for below in thing.children)]:
        if done.tag_ not in ("VBN", "VBD") or done.dep_ not in ("ccomp", "acl") or lemma_of(done) not in CAUSED:
            continue
        told = [child for child in done.children if child.dep_ in ("nsubj", "nsubjpass") and child.i > verb.i] or things
        owners = [child.lower_ for thing in told for child in thing.children if child.dep_ == "poss"]
        others = any(child.dep_ == "agent" or child.lower_ == "off" for child in done.children)
        named = all(thing.pos_ in ("NOUN", "PROPN", "NUM") for thing in told)
        if told and named and not (OWN | {"its"}) & set(owners) and not others and done.i > told[0].i:
            return done
    return None


def _is_permitted(verb: Token) -> bool:
    """So "let the crew go home" and "allowed the firm to sell", of what has been done; no document allows by itself."""
    done = verb.tag_ in ("VBD", "VBN")
    goals = [child for child in verb.children if child.dep_ in ("xcomp", "ccomp") and child.i > verb.i]
    who = [child for goal in goals for child in goal.children if child.dep_ in ("nsubj", "nsubjpass")]
    who += [child for child in verb.children if child.dep_ == "dobj"]
    others = any(one.pos_ in ("NOUN", "PROPN") for one in who)
    return done and others and any(goal.lemma_ in PERMITTED for goal in goals)


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
    sums = [child for noun in nouns for child in noun.children if child.dep_ == "nummod"]  # "two million crowns"
    return [word for noun in [*nouns, *sums] for word in (noun.lemma_.casefold(), noun.lower_)]


def is_private(verb: Token) -> bool:
    """Whether a verb tells what a person does for himself: "ordered the trout", "dropped his keys", "sold her boat"."""
    lemma = lemma_of(verb)
    things = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    to_another = any(child.dep_ == "dative" for child in verb.children)  # "gave forty singers their notice"
    for thing in things:
        noun = thing.lemma_.casefold()
        owned = not to_another and any(child.dep_ == "poss" and child.lower_ in OWN for child in thing.children)
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
    return below or thing.ent_type_ == "PERSON" or noun in ORDERED | ASSETS or noun.endswith(ACTION)


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
        owner = any(child.lower_ in OWN | {"its"} for child in things[0].children)
        return noun in CASES or (noun in ROLES and ("poss" not in below or owner)) or (
            noun not in POSITIONS and _is_for_deed(verb))
    return verb.lemma_ in ("deny", "reject") and noun in LEAVE


def _is_for_deed(verb: Token) -> bool:
    """So "dismissed the caterer for having served raw chicken": what somebody has done, nothing that he claims."""
    reasons = [below for child in verb.children if child.lower_ == "for" for below in child.children]
    return any(one.dep_ == "pcomp" and any(below.lower_ == "having" for below in one.children) for one in reasons)

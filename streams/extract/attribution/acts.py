"""Decisions reported in the outlet's voice: "signed", "vetoed", "shelved the plan" are statements of the actor.

The actor is the subject, or the agent of a passive; a passive that leaves its agent out makes no statement. What was
planned, asked for, threatened, alleged, supposed or only nearly done is no act; what was refused or not done is one,
with its negation in the cue and the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from streams.extract.attribution.cues import subject_of
from streams.extract.attribution.linked import Attribution
from streams.extract.names.cast import Cast
from streams.extract.names.mention import read_mention
from streams.extract.names.titles import TITLES, head_of, is_former
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import (
    ACT_NEEDS_OBJECT,
    ACT_PARTICLES,
    ACTS,
    CUES,
    DECIDES,
    HEAVY_OBJECTS,
    LIGHT_OBJECTS,
    POSITIONS,
    WITHHELD,
    word_set,
)
from streams.extract.parsing.phrases import content_words, noun_phrase

ACT_PARAGRAPHS = 3  # decisions a story is about stand in its first paragraphs; later ones are background
_NOT_DONE = word_set("could might may should would can ca must")
_DECIDED = word_set("end keep build merge replace shorten lengthen relocate split rebuild")
"""Verbs that tell a decision only as what was decided: "decided to end the four-day week"."""
_PHASES = word_set("begin start resume stop")
_UNSURE = word_set("""reportedly allegedly supposedly apparently almost nearly yet still perhaps maybe probably likely
    possibly never-before hardly barely""")
_LEMMAS = {"fin": "fine"}  # what the small language model makes of "fined"
_ORDERS = word_set("""approve ban bar permit allow forbid prohibit close open reopen order set appoint dismiss repeal
    suspend extend require create declare lift end halt stop grant authorise authorize revoke cancel abolish establish
    introduce impose raise lower cut freeze release""")
"""What an order does that decides: others "surprise the council", "face a challenge"."""
_NO_ORDER = word_set("draft fake forged alleged proposed old earlier previous first unsigned supposed")
_PAST_YEAR = re.compile(r"\b(?:in|of) (?:19|20)\d\d\b")
_SIGNED = word_set("order decree directive ordinance regulation proclamation edict")
"""Documents that decide by the signature below them."""
_SAYING = ("assert", "exclude", "ask", "expect")
_NEAR = 4  # tokens between a verb and its auxiliary or particle; farther ones are parser errors
_COMPLEMENTS = ("dobj", "ccomp", "xcomp", "prep", "prt", "oprd", "dative")


def find_acts(frame: Frame, cast: Cast, taken: list[Attribution], topic: frozenset[str]) -> list[Attribution]:
    """Acts of officials and institutions in one frame's own sentences.

    Args:
        frame: the paragraph or the title.
        cast: who is a person, who an institution.
        taken: attributions of the same frame; a sentence that they make up narrates nothing else.
        topic: content words of title and lede; an act must touch them, else it is background.
    """
    if frame.index >= ACT_PARAGRAPHS:
        orders = (_by_signature(frame, sentence, cast) for sentence in frame.doc.sents)
        return [link for link in orders if link is not None and content_words(link.sentence) & topic]
    found: list[Attribution] = []
    for sentence in frame.doc.sents:
        if (signed := _by_signature(frame, sentence, cast)) is not None:
            found.append(signed)
            continue
        if frame.quotes_in(sentence) or sentence.text.rstrip(" \"'”’").endswith("?"):
            continue
        verb = next(_act_verbs(sentence, title=frame.field == "title"), None)
        if verb is None:
            continue
        reports = [link for link in taken if link.sentence.start == sentence.start and not _is_apart(link)]
        content = _told(sentence, verb, reports)
        subject = subject_of(verb)
        if content is None or subject is None or not content.start <= subject.i < content.end:
            continue
        if not _can_decide(subject, verb, cast, sentence) or not content_words(content) & topic:
            continue
        source = noun_phrase(subject)
        # An agent that follows its verb reaches no further than its own phrase.
        words = source.text if source.start > verb.i or source.end <= verb.i else subject.text
        found.append(
            Attribution(
                frame, "act", words, _cue(verb), "assert", sentence, frame.span_in_field(content), content, (), verb
            )
        )
    return found


def _by_signature(frame: Frame, sentence: Span, cast: Cast) -> Attribution | None:
    """So "Order 12, signed by Ana Bell as ports minister, approves the pier": what it says, its signer decides."""
    verb = sentence.root
    if verb.tag_ not in ("VBZ", "VBD") or verb.lemma_.casefold() not in _ORDERS or not _is_real(verb):
        return None
    if frame.quotes_in(sentence) or _PAST_YEAR.search(sentence.text):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lemma_.casefold() not in _SIGNED:
        return None
    if any(child.lower_ in _NO_ORDER for child in subject.children):
        return None
    for below in subject.children:
        signer = subject_of(below) if below.dep_ == "acl" and below.lemma_ == "sign" and below.tag_ == "VBN" else None
        if signer is None:
            continue
        offices = (noun for child in below.children if child.lower_ == "as" for noun in child.children
                   if noun.dep_ == "pobj")
        office = next((noun_phrase(noun).text for noun in offices), "")
        name = next((entity.text for entity in sentence.ents if entity.start <= signer.i < entity.end), signer.text)
        words = f"{name}, {office}" if office else noun_phrase(signer).text
        mention = read_mention(words)
        person = cast.person(mention.name) if mention.name else None
        role = mention.role or (person.role() if person is not None else "")
        if role and not is_former(role) and head_of(role) in TITLES:
            return Attribution(frame, "act", words, "signed", "assert", sentence, frame.span_in_field(sentence),
                               sentence, (), verb)
    return None


def _is_apart(link: Attribution) -> bool:
    """A clause with a parse of its own, of "calling it a shame": the sentence may tell an act besides."""
    return link.content is not None and link.content.doc is not link.frame.doc


def is_decision(link: Attribution) -> bool:
    """A reporting verb that decides: "voted against the bypass", "ordered the plant to close"."""
    verb = link.cue_token
    if verb is None or link.form == "direct" or verb.tag_ == "VB":
        return False
    return verb.lemma_ in ("vote", "order")


def _told(sentence: Span, verb: Token, reports: list[Attribution]) -> Span | None:
    """The part of the sentence that tells the act: all of it, or what stands before ", saying …"."""
    if not reports:
        return sentence
    cues = [link.cue_token for link in reports]
    sides = [cue for cue in cues if cue is not None and cue.dep_ == "advcl" and cue.i > verb.i and cue.head == verb]
    if len(sides) < len(cues):
        return None
    end = min(cue.left_edge.i for cue in sides)
    while end > verb.i + 1 and (sentence.doc[end - 1].is_punct or sentence.doc[end - 1].lower_ in ("while", "and")):
        end -= 1
    return sentence.doc[sentence.start : end]


def _act_verbs(sentence: Span, *, title: bool) -> Iterator[Token]:
    """Verbs of the main clause that tell a decision that was taken."""
    root = sentence.root
    for verb in [root, *(child for child in root.children if child.dep_ == "conj")]:
        if verb.pos_ not in ("VERB", "AUX") or not _is_real(verb):
            continue
        if verb.lemma_.casefold() in DECIDES:
            decided = [child for child in verb.children if child.dep_ == "xcomp" and _is_decided(child)]
            yield from decided or ([verb] if verb.lemma_ == "vote" and not _is_passive(verb) else [])
        elif _is_act(verb) and not (title and verb.tag_ in ("VBD", "VBN") and not _is_passive(verb)):
            yield verb  # headlines tell in the present: "Mayor ordered to pay" has lost its "was"


def _is_real(verb: Token) -> bool:
    """Neither possible nor alleged, asked for, or told as not yet done."""
    for child in verb.children:
        if child.dep_ == "aux" and (child.lower_ in _NOT_DONE or (_is_passive(verb) and child.tag_ == "MD")):
            return False
        if child.lower_ in _UNSURE and child.dep_ in ("advmod", "neg"):
            return False
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"):
            return False
    return True


def _is_decided(verb: Token) -> bool:
    """An infinitive that tells a decision: besides those of `ACTS` what only who decides it does to something."""
    ends = verb.lemma_ in _DECIDED and any(child.dep_ == "dobj" for child in verb.children)
    return ends or _is_act(verb)


def _is_act(verb: Token) -> bool:
    lemma = _LEMMAS.get(verb.lemma_, verb.lemma_.casefold())
    after = [child for child in verb.children if child.i > verb.i]
    particles = {child.lower_ for child in after if child.dep_ in ("prt", "advmod", "prep")}
    refused = [child for child in after if child.dep_ == "xcomp" and CUES.get(child.lemma_.casefold()) in _SAYING]
    if lemma == "join" and particles & {"from", "as"}:
        return False  # somebody's career
    if "short" in particles or refused:  # "stopped short of", "refused to say": nothing was decided
        return False
    if any((lemma, particle) in ACT_PARTICLES for particle in particles):
        return True
    if any(child.dep_ == "prt" and child.lower_ in ("out", "up", "on") for child in after) or "back" in particles:
        return False  # "fired back", "passed out": other words
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if any(one.lemma_.casefold() in LIGHT_OBJECTS.get(lemma, ()) for one in objects):
        return False
    if lemma in HEAVY_OBJECTS:
        return any(one.lemma_.casefold() in HEAVY_OBJECTS[lemma] | POSITIONS for one in objects)
    if lemma in _PHASES:  # "will begin issuing waivers", but not "has begun to fade"
        return any(child.tag_ == "VBG" for child in after if child.dep_ == "xcomp")
    if lemma in ACTS:
        return True
    will = any(child.dep_ == "aux" and child.lemma_ in ("will", "shall") for child in verb.children)
    return lemma in WITHHELD and will and any(child.dep_ == "neg" for child in verb.children)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def _can_decide(subject: Token, verb: Token, cast: Cast, sentence: Span) -> bool:
    mention = read_mention(noun_phrase(subject).text)
    if mention.private or mention.pronoun:
        return False
    if any(child.tag_ == "POS" or child.lower_ in ("no", "neither") for child in subject.children):
        return False
    if not _is_passive(verb) and not any(child.dep_ in _COMPLEMENTS for child in verb.children):
        return False
    if mention.role or mention.institution:
        return True
    if mention.name:
        person = cast.person(mention.name) if cast.is_person(mention) else None
        if person is not None:
            return bool(person.roles)
        return verb.lemma_.casefold() not in ACT_NEEDS_OBJECT or (
            sentence.root.i == verb.i and subject.ent_type_ in ("ORG", "GPE")
        )
    return False


def _cue(verb: Token) -> str:
    """The verb with its auxiliaries, negation and particle; "decided to close" with what was decided."""
    parts = [
        child
        for child in verb.children
        if abs(child.i - verb.i) < _NEAR
        and (child.dep_ in ("aux", "auxpass", "neg", "prt") or (verb.lemma_, child.lower_) in ACT_PARTICLES)
    ]
    words = " ".join(token.text for token in sorted([*parts, verb], key=lambda token: token.i))
    return f"{_cue(verb.head)} {words}" if verb.dep_ == "xcomp" else words

"""Whether a statement says itself that its speaker changed position: "I was wrong", "shelved the plan".

The change must be the speaker's own: its subject is first person, the speaker's name, institution or pronoun, or the
passive leaves it open ("the plan has been shelved"). Another's reversal, one that is denied, wished for or only
possible, and things that merely are not as they were ("no longer young") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from schemas.statement import Speaker
from streams.extract.attribution.cues import subject_of
from streams.extract.parsing.lexicon import ATTITUDES, POSITIONS, word_set
from streams.extract.parsing.phrases import noun_phrase

_GIVES_UP = word_set("drop shelve abandon scrap withdraw ditch axe ax rescind retract revoke recant renounce disavow "
                     "repudiate reverse soften jettison")
"""Verbs that end a position when their object is one (`POSITIONS`)."""
_TURNS = word_set("backtrack backpedal relent recant renege reconsider rethink flip-flop back-track back-pedal u-turn "
                  "about-face capitulate")
"""Verbs that say on their own that a position ended."""
_PARTICLES = frozenset([("walk", "back"), ("back", "down"), ("climb", "down"), ("take", "back"), ("row", "back"),
                        ("back", "off"), ("back", "away"), ("give", "up"), ("give", "in"), ("come", "around"),
                        ("come", "round"), ("think", "again"), ("back", "out")])
_NEEDS_POSITION = frozenset([("give", "up"), ("take", "back")])
_MIND = word_set("mind position stance view course tack opinion tune policy approach heart views positions minds")
_REFLEXIVE = word_set("course himself herself itself themselves myself ourselves")
_BEFORE = word_set("once previously initially originally long formerly first earlier repeatedly")
_STANCES = word_set("support oppose back favour favor reject resist refuse dismiss endorse defend deny insist rule")
_WISHED = word_set("urge ask call press want refuse decline tell beg expect threaten fail demand pressure implore "
                   "advise need")
"""Heads whose infinitive did not happen, or is asked of another."""
_OWN = word_set("i we he she it they who")
_OURS = word_set("my our his her its their the a an this that")
_MODALS = word_set("would could might may should must can")
_PHRASE = re.compile(
    r"\b(?:in|marking|signall?ing|amid) (?:what [\w ]{2,30} )?(?:an?|(?:his|her|its|their)(?: \w+)?) (?:\w+ ){0,2}?"
    r"(?P<turn>reversal|about-?face|about-?turn|U-?turn|climb-?down|change of heart|turn-?about|volte-?face"
    r"|flip-?flop)\b"
    r"|\b(?P<after>(?:after|despite|following) (?:(?:many )?(?:months|years|weeks|days|decades) of"
    r"|(?:long|initially|previously|first|repeatedly|once|originally|having (?:long|once|previously|initially)))"
    r" (?:refus|oppos|resist|reject|deny|insist|back|support|favou?r|dismiss|defend|endors|ruling)\w*)"
    r"|\b(?P<contrary>contrary to (?:what (?:he|she|it|they)(?: had)? (?:said|promised|told)"
    r"|(?:his|her|its|their) (?:earlier|previous) \w+)|despite (?:his|her|its|their) (?:earlier|previous) "
    r"(?:opposition|support|promises?|pledges?|objections?|refusal|denials?))",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"(?:\b(?:no|not|never)\b|n['’]t\b)[^.,;]{0,16}\Z", re.IGNORECASE)


def speaker_words(speaker: Speaker) -> frozenset[str]:
    """The words by which a text may name the speaker, lower case."""
    printed = " ".join((speaker.name, speaker.institution, speaker.printed, speaker.role))
    return frozenset(word for word in re.findall(r"[^\W\d_]{3,}", printed.casefold()) if word not in _OURS)


def of_one_house(teller: Speaker, speaker: Speaker) -> bool:
    """Whether who tells of a speaker speaks for the same person or institution, by the words of their names."""
    house = Speaker(printed=teller.name or teller.printed, institution=teller.institution)
    return bool(speaker_words(house) & speaker_words(speaker))


def change_cue(parts: Iterable[Span | Doc], speaker: frozenset[str]) -> str:
    """The words, verbatim, that say that the speaker changed position; empty when there are none.

    Args:
        parts: parses of the quotation and of the narrator's sentence.
        speaker: from `speaker_words`.
    """
    for part in parts:
        phrase = _PHRASE.search(part.text)
        if phrase and not _NEGATED.search(part.text[: phrase.start()]):
            return phrase["turn"] or phrase["after"] or phrase["contrary"]
        for token in part:
            last = _turn_ends(token)
            if last is not None and _happened(token) and _is_own(token, speaker):
                return str(token.doc[_start(token) : last.i + 1].text)
    return ""


def _turn_ends(verb: Token) -> Token | None:
    """The last of the words that tell of a change, when a verb does; None otherwise."""
    if verb.pos_ not in ("VERB", "AUX") and verb.tag_[:1] != "V":
        return None
    lemma = verb.lemma_.casefold()
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    position = any(one.lemma_.casefold() in POSITIONS and not _others(one) for one in objects)
    for child in verb.children:
        if (lemma, child.lower_) in _PARTICLES and child.i > verb.i:
            return child if position or (lemma, child.lower_) not in _NEEDS_POSITION or _pronoun(objects) else None
    if lemma in _TURNS:
        return verb
    if lemma == "change" or lemma == "reverse":
        wanted = _MIND if lemma == "change" else _REFLEXIVE
        for one in objects:
            if one.lower_ in wanted and not _others(one):
                return one if one.i > verb.i else verb
    if lemma in _GIVES_UP and position:
        return verb
    if _no_longer(verb) and (lemma in ATTITUDES or _ends_policy(verb)):
        return verb
    if lemma == "be":
        return next((child for child in verb.children if child.dep_ == "acomp" and child.lower_ in ("wrong", "mistaken")
                     and verb.tag_ in ("VBD", "VBN") and _first_person(verb)), None)
    if lemma == "get" and _first_person(verb):
        return next((child for child in verb.subtree if child.lower_ == "wrong" and child.i - verb.i == 2), None)
    if lemma == "use" and verb.tag_ == "VBD":
        return next((child for child in verb.children if child.dep_ == "xcomp" and child.lemma_ in ATTITUDES), None)
    if lemma in ("say", "hold", "think", "argue", "promise", "tell") and verb.tag_ in ("VBD", "VBN"):
        return next((child for child in verb.children if child.lower_ == "otherwise"), None)
    if lemma in _STANCES and verb.tag_ in ("VBD", "VBN") and verb.dep_ in ("relcl", "advcl", "acl"):
        return verb if any(child.lower_ in _BEFORE for child in verb.children) else None
    return None


def _start(verb: Token) -> int:
    """Index of the first word of the cue: what is said of the verb right before it, "I" of "I was wrong" included."""
    start = int(verb.i)
    while start > verb.sent.start:
        before = verb.nbor(start - 1 - verb.i)
        wrong = verb.lemma_ == "be" and before.lower_ in ("i", "we", "he", "she")
        once = before.lower_ in _BEFORE or before.lower_ in ("no", "longer")
        if not (once or wrong):
            break
        start -= 1
    return start


def _no_longer(verb: Token) -> list[Token]:
    """The word "no" of a "no longer" that belongs to a verb, or to the noun or adjective after "be"."""
    return [
        child.nbor(-1)
        for child in verb.children
        if child.lower_ == "longer" and child.i > 0 and child.nbor(-1).lower_ == "no"
    ]


def _ends_policy(verb: Token) -> bool:
    """So "will no longer fund …": somebody stops doing something to something."""
    will = any(child.lower_ in ("will", "would", "'ll") for child in verb.children if child.dep_ == "aux")
    return will and verb.pos_ == "VERB" and any(child.dep_ in ("dobj", "xcomp") for child in verb.children)


def _pronoun(objects: list[Token]) -> bool:
    return any(one.lower_ in ("it", "that", "this") for one in objects)


def _others(noun: Token) -> bool:
    """Whether a noun belongs to somebody who is named: "the governor's plan"."""
    return any(child.dep_ == "poss" and child.pos_ != "PRON" for child in noun.children)


def _first_person(verb: Token) -> bool:
    subject = subject_of(verb)
    return subject is not None and subject.lower_ in ("i", "we", "he", "she")


def _happened(verb: Token) -> bool:
    """Not negated, wished for, possible or supposed."""
    one = verb
    for _ in range(6):  # clauses above; deeper ones are parser errors
        lowered = [child for child in one.children if child.dep_ in ("aux", "neg", "mark", "advmod", "det", "preconj")]
        longer = bool(_no_longer(one))
        for child in lowered:
            modal = child.lower_ in _MODALS and not (child.lower_ == "would" and longer)
            if child.dep_ == "neg" and not longer:
                return False
            if modal or child.lower_ in ("if", "unless", "whether", "never", "not", "n't"):
                return False
        if one.dep_ not in ("xcomp", "conj") or one.head.i == one.i:
            return True
        one = one.head
        if one.lemma_.casefold() in _WISHED and verb.dep_ == "xcomp":
            return False
    return True


def _is_own(verb: Token, speaker: frozenset[str]) -> bool:
    passive = [child for child in verb.children if child.dep_ == "nsubjpass"]
    subject = subject_of(verb)
    if passive and subject is None:
        return True
    if subject is None:
        return False
    if subject.lower_ in _OWN:
        return subject.lower_ != "they" or not any(one.ent_type_ == "PERSON" for one in verb.doc)
    if any(child.lower_ in ("my", "our") for child in subject.children):
        return True
    words = {token.lower_ for token in noun_phrase(subject) if token.i < verb.i or subject.i > verb.i}
    return subject.lower_ in speaker or (bool(speaker) and words <= speaker | _OURS)

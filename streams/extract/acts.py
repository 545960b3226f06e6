"""Decisions reported in the outlet's voice: "signed", "vetoed", "shelved the plan" are statements of the actor."""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.cast import Cast
from streams.extract.cues import subject_of
from streams.extract.lexicon import ACT_NEEDS_OBJECT, ACTS
from streams.extract.linked import Attribution
from streams.extract.mention import read_mention
from streams.extract.parse import Frame
from streams.extract.phrases import noun_phrase
from streams.extract.standalone import content_words

ACT_PARAGRAPHS = 3  # decisions a story is about stand in its first paragraphs; later ones are background
_TURNS = frozenset(
    (("turn", "back"), ("let", "go"), ("take", "back"), ("step", "down"), ("pull", "out"), ("back", "down"))
)


def find_acts(frame: Frame, cast: Cast, taken: list[Attribution], topic: frozenset[str]) -> list[Attribution]:
    """Acts of officials and institutions in one frame's own sentences.

    Args:
        frame: the paragraph or the title.
        cast: who is a person, who an institution.
        taken: attributions of the same frame; their sentences report, they do not narrate.
        topic: content words of title and lede; an act must touch them, else it is background.
    """
    if frame.index >= ACT_PARAGRAPHS:
        return []
    reported = {link.sentence.start for link in taken}
    found: list[Attribution] = []
    for sentence in frame.doc.sents:
        if sentence.start in reported or frame.quotes_in(sentence):
            continue
        verb = _act_verb(sentence)
        if verb is None:
            continue
        subject = subject_of(verb)
        if subject is None or not _can_decide(subject, verb, cast, sentence) or not content_words(sentence) & topic:
            continue
        found.append(
            Attribution(
                frame,
                "act",
                noun_phrase(subject).text,
                _cue(verb),
                "assert",
                sentence,
                frame.span_in_field(sentence),
                sentence,
                (),
                verb,
            )
        )
    return found


def _act_verb(sentence: Span) -> Token | None:
    root = sentence.root
    for verb in [root, *(child for child in root.children if child.dep_ in ("conj", "xcomp"))]:
        lemma = verb.lemma_.casefold()
        if verb.pos_ not in ("VERB", "AUX") or any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
            continue
        if any(
            child.dep_ == "aux" and child.lower_ in ("could", "might", "may", "should", "would")
            for child in verb.children
        ):
            continue
        if lemma in ACTS or any((lemma, child.lower_) in _TURNS for child in verb.subtree):
            return verb
        if any(child.dep_ == "neg" for child in verb.children) and any(
            child.dep_ == "aux" and child.lemma_ in ("will", "shall") for child in verb.children
        ):
            return verb
    return None


def _can_decide(subject: Token, verb: Token, cast: Cast, sentence: Span) -> bool:
    mention = read_mention(noun_phrase(subject).text)
    if mention.private or mention.pronoun:
        return False
    has_object = any(child.dep_ in ("dobj", "ccomp", "xcomp", "prep", "prt") for child in verb.children)
    if not has_object:
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
    parts = [child for child in verb.children if child.dep_ in ("aux", "neg", "prt") and abs(child.i - verb.i) < 4]
    return " ".join(token.text for token in sorted([*parts, verb], key=lambda token: token.i))

"""What a verb of stance is about: "backs a levy on snacks", "ruled out a strike", "announced the closure"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.attribution.cues import called_for, turned_by
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.reports import link
from streams.extract.parsing.clauses import right_of
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import CueClass, word_set

_OF_NOUN = word_set("on of for against to with")


def by_object(frame: Frame, sentence: Span, source: Span, verb: Token, name: CueClass) -> Attribution | None:
    """The attribution of a verb of stance to its object; None where the object alone tells nothing ("denied it").

    Args:
        frame: the paragraph or the title.
        sentence: the verb's.
        source: noun phrase of whoever holds it.
        verb: "backs", "ruled out", "announced".
        name: the verb's class.
    """
    if (clause := called_for(verb)) is not None:
        content = sentence.doc[verb.i + 2 : right_of(clause, sentence) + 1]
        return link(frame, sentence, "stance", source, verb, name, content, ())
    objects = [
        child for child in verb.children if child.dep_ in ("dobj", "oprd", "ccomp", "xcomp") and child.i > verb.i
    ]
    if not objects:
        for child in verb.children:
            if child.dep_ == "prep" and turned_by(verb, child) is not None:
                objects = [below for below in child.children if below.dep_ in ("pobj", "pcomp")]
    if not objects or objects[0].pos_ == "PRON":
        return None
    target = objects[0]
    content = sentence.doc[target.left_edge.i : _with_prepositions(target, verb, right_of(target, sentence)) + 1]
    if len(content) < 2 and target.pos_ != "PROPN":
        return None
    return link(frame, sentence, "stance", source, verb, name, content, ())


def _with_prepositions(target: Token, verb: Token, right: int) -> int:
    """Take in "on snacks" of "backs a levy on snacks" where the parser hung it to the verb; dates stay outside."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i == right + 1 and child.lower_ in _OF_NOUN and child.i > target.i:
            if any(below.ent_type_ in ("DATE", "TIME") for below in child.subtree):
                break
            right = child.right_edge.i
            while right > child.i and verb.doc[right].is_punct:
                right -= 1
    return right

"""Where a reported clause ends: a broken one is read to its end, a second report at its end is left out."""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.parsing.lexicon import CUES, FINITE, INSTITUTIONS, word_set
from streams.extract.standalone.dangling import PEOPLE

_BEFORE_TO = word_set("""yet have had has going able likely unlikely set due ready about want wants need needs used
    ought""")
"""Words that leave a clause open before "to": "had yet to", "are likely to"."""
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_TELLS = ("say", "tell", "add")
_SHORT = 5  # words of "it was quite odd", which alone says nothing


def whole_clause(content: Span, cue: Token | None) -> Span:
    """The clause up to the end of its sentence where the parser broke it off in its midst.

    So "Holm said Oberg, the mayor since May, would be replaced by a deputy" when only "Oberg … since May" hangs below
    the reporting verb, and "his views had yet to change" when "to change" does not.

    Args:
        content: the clause.
        cue: its reporting verb; only a clause after it is mended.
    """
    doc, end = content.doc, content.sent.end
    while end > content.end and doc[end - 1].is_punct:
        end -= 1
    if cue is None or cue.i >= content.start or content.end >= end:
        return content
    if content[-1].pos_ == "CCONJ" and len(content) > 1:  # "spied on him and predicted that …": another report
        return doc[content.start : content.end - 1]
    return doc[content.start : end] if _is_open(content, end) else content


def _is_open(content: Span, end: int) -> bool:
    doc, at = content.doc, content.end
    last, following = content[-1], doc[at]
    if last.tag_ in ("POS", "PRP$") or last.text in ("’s", "'s") or (last.dep_ == "det" and last.head.i > last.i):
        return True
    if last.pos_ == "ADJ" and content[0].lower_ == "it" and len(content) < _SHORT and not following.is_punct:
        return True  # "it was odd nobody came"
    if following.lower_ == "to" and at + 1 < end and doc[at + 1].tag_ == "VB":
        return last.lower_ in _BEFORE_TO
    if following.text == "," and at + 1 < end and content.root.dep_ == "ccomp":
        following = doc[at + 1]
    wish = content[0].lower_ in ("to", "not", "never")  # "plans to sell boats have failed": the plans have
    if following.tag_ in FINITE and following.lemma_ not in CUES and following.i + 1 < end and not wish:
        verb = following.head if following.dep_ in ("aux", "auxpass") else following
        subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")]  # in the clause
        return all(content.start <= subject.i < content.end for subject in subjects)
    rest = doc[at + 1 : end]  # "calm and a shopkeeper's know-how"
    return doc[at].lower_ in ("and", "or") and len(rest) > 1 and not any(token.tag_ in FINITE for token in rest)


def without_narrators_own(content: Span, cue: Token | None) -> Span:
    """The clause without what its speaker did beside saying it, which the parser has joined to what was said.

    So "Holm said there was no danger and went home", "said the talks had failed but told reporters …", "said he is in
    mourning and ordered flags lowered": "there" and talks do nothing, and the tense is the narrator's.
    """
    root = content.root
    subject = next((child for child in root.children if child.dep_ in _SUBJECTS), None)
    if cue is None or cue.i >= content.start or subject is None or subject.i < content.start:
        return content
    for verb in root.children:
        if verb.dep_ != "conj" or not root.i < verb.i < content.end or any(
            child.dep_ in _SUBJECTS for child in verb.children
        ):
            continue
        joint = next((child.i for child in root.children if child.dep_ == "cc" and root.i < child.i < verb.i), None)
        if joint is not None and _is_narrators(verb, root, subject, cue):
            end = joint - 1 if content.doc[joint - 1].text == "," else joint
            return content.doc[content.start : end]
    return content


def _is_narrators(verb: Token, root: Token, subject: Token, cue: Token) -> bool:
    if subject.dep_ == "expl":
        return verb.pos_ == "VERB" and (verb.tag_ in FINITE or any(child.tag_ in FINITE for child in verb.children
                                                                    if child.dep_ == "aux"))
    personal = subject.pos_ == "PRON" or subject.ent_type_ == "PERSON" or subject.lemma_ in PEOPLE
    if verb.lemma_ in _TELLS and verb.tag_ in ("VBD", "VBN", "VBZ"):
        return not personal and subject.pos_ == "NOUN" and subject.lemma_ not in INSTITUTIONS
    present = root.tag_ in ("VBZ", "VBP") or any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBZ", "VBP") for child in root.children)
    told = cue.tag_ == "VBD" and verb.tag_ == "VBD"
    return told and present and subject.lower_ in ("he", "she") and not any(
        child.dep_ in ("aux", "auxpass") for child in verb.children)


def without_own_report(content: Span, cue: Token | None) -> Span:
    """The clause without a participle that reports more of the same speaker: "…, saying farmers had opened it"."""
    for token in content[3:]:
        if (
            token.tag_ == "VBG"
            and CUES.get(token.lemma_) == "assert"
            and token.nbor(-1).text == ","
            and token.dep_ in ("advcl", "acl")
            and cue is not None
            and cue.i < content.start
            and token.head.i == content.root.i
            and not any(child.dep_ in ("nsubj", "aux") for child in token.children)
        ):
            return content.doc[content.start : token.i - 1]
    return content

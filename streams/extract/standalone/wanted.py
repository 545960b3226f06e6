"""What somebody should do: "called for the board to step down", "told parents to keep children at home"."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from streams.extract.parsing.lexicon import word_set

_MANDATIVE = word_set("tell urge ask order advise remind instruct recommend propose demand suggest insist request")
"""Verbs whose clause in the bare form, or whose "parents to keep …", says what should be done."""


_CALLS = word_set("call warn urge advise caution remind")
"""Verbs that say what somebody should do: "called for Oberg to resign", "warned Oberg not to sign"."""
_INFINITIVE = re.compile(r"(?P<not>(?:not|never) )?to (?=\w)")
_SUBJECTS = {"them": "they", "him": "he", "her": "she", "us": "we", "me": "I"}


def wanted(content: Span, cue: Token, text: str) -> str:
    """What somebody is called on to do: "called for the board to step down"; empty when nobody is.

    Args:
        content: whom, or what.
        cue: the verb that calls.
        text: the content's words, pronouns named.
    """
    if cue.lemma_ not in _CALLS:
        return ""
    doc, at, denied = content.doc, content.end, ""
    infinitive = _INFINITIVE.match(text)
    if infinitive and content.root.pos_ in ("VERB", "AUX") and _goes_on_with(cue, "for", "on"):
        whom = doc[cue.i + 2 : content.start].text
        return f"{whom} should {infinitive['not'] or ''}{text[infinitive.end() :]}" if whom else ""
    called_for = content.start > 0 and doc[content.start - 1].lower_ == "for"
    if cue.lemma_ == "call" and called_for and (bare := _bare(content.root)):
        words = rf"\s(?P<not>(?:not|never) )?to (?P<not_to>(?:not|never) )?{re.escape(bare)}\b"
        told = re.sub(words, lambda found: f" should {found['not'] or found['not_to'] or ''}{bare}", text, count=1)
        first, _, rest = told.partition(" ")
        return f"{_SUBJECTS.get(first.casefold(), first)} {rest}"
    if at < content.sent.end and doc[at].lower_ == "not":
        at, denied = at + 1, "not "
    if at + 1 >= content.sent.end or doc[at].lower_ != "to" or doc[at + 1].tag_ != "VB":
        return ""
    end = at + 2
    while end < content.sent.end and not (doc[end].is_punct and doc[end].text in ",;.:\u2014"):
        end += 1
    return f"{text} should {denied}{doc[at + 1 : end].text}"


def _goes_on_with(cue: Token, *words: str) -> bool:
    return cue.i + 1 < len(cue.doc) and cue.nbor(1).lower_ in words


def _bare(verb: Token) -> str:
    """The word behind "to" of an infinitive: "be" of "to be closed"; empty without one."""
    to = next((child.i for child in verb.children if child.lower_ == "to" and child.dep_ == "aux"), None)
    following = verb.doc[to + 1 : verb.i + 1] if to is not None else verb.doc[verb.i : verb.i]
    return next((str(token.text) for token in following if token.lower_ not in ("not", "never")), "")


def should(content: Span, cue: Token, text: str) -> str:
    """The content of a mandative verb with "should": "urged the board to, at last, raise the dam".

    Args:
        content: whom and what, or a clause in the bare form.
        cue: the verb.
        text: the content's words, pronouns named.

    Returns:
        The sentence; empty when the verb asks nothing of anybody.
    """
    verb = _verb_below(content, cue)
    if cue.lemma_ in ("urge", "advise") and verb.tag_ in ("VBD", "VBN") and content[0].lower_ != "that":
        bare = next((token.text for token in content[1:] if token.tag_ == "VB" and token.nbor(-1).lower_ == "to"), "")
        # "urged farmers stranded by the flood to stay": the participle only tells which
        return text.replace(f" to {bare}", f" should {bare}", 1) if bare else ""
    if cue.lemma_ not in _MANDATIVE or content[0].lower_ == "to" or not _bare_infinitive(verb):
        return ""
    to = r"to(?P<between>,?(?: [\w,]+){0,5}?) " if _has_to(verb) else r"(?P<between>)"
    bare = rf"\s(?P<not>(?:not|never) )?{to}{re.escape(verb.text)}\b"
    told, changed = re.subn(bare, rf" should \g<not>\g<between> {verb.text}", text, count=1)
    return (_with_subject(told, cue) if changed else told).replace("  ", " ")


def _with_subject(text: str, cue: Token) -> str:
    """A sentence that begins with the object of the verb, "them should vote", with that as its subject.

    "The leader of the porters told them …": the only plural that the teller is told of is meant.
    """
    first, _, rest = text.partition(" ")
    if first.casefold() not in _SUBJECTS:
        return text
    teller = next((child for child in cue.children if child.dep_ == "nsubj"), None)
    several = [token for token in teller.subtree if token.tag_ in ("NNS", "NNPS")] if teller is not None else []
    if first.casefold() == "them" and len(several) == 1 and several[0].dep_ == "pobj":
        noun = several[0]
        return f"{noun.doc[noun.left_edge.i : noun.i + 1].text} {rest}"
    return f"{_SUBJECTS[first.casefold()]} {rest}"


def _verb_below(content: Span, cue: Token) -> Token:
    return next(
        (token for token in content if token.head.i == cue.i and token.dep_ in ("xcomp", "ccomp")), content.root
    )


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def is_bidden(pronoun: Token, cue: Token) -> bool:
    """Whether "he" is the one who should do it, and so not who says it: "Bell demanded he close the quarry"."""
    verb = pronoun.head
    return cue.lemma_ in _MANDATIVE and pronoun.dep_ == "nsubj" and verb.head.i == cue.i and _bare_infinitive(verb)


def _bare_infinitive(root: Token) -> bool:
    """So "that shareholders take the money", "parents to keep sending": a verb without tense."""
    if root.pos_ != "VERB":
        return False
    if _has_to(root):
        return True
    subject = [child for child in root.children if child.dep_ == "nsubj"]
    bare = root.tag_ == "VB" or (root.tag_ == "VBP" and any(one.lower_ in ("he", "she", "it") for one in subject))
    return bare and bool(subject) and not any(child.dep_ == "aux" for child in root.children)

"""A reported clause in the speaker's own tense, the pronouns that mean the speaker named."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Span, Token

from streams.extract.standalone.contractions import has_or_is
from streams.extract.standalone.inclusive import is_everybody
from streams.extract.standalone.persons import spoken_word
from streams.extract.standalone.speaker_pronouns import speaker_meant

_UNREAL = re.compile(r"\bif\b|\bunless\b|\bbut for\b|\bwere (?:ever )?to\b|\botherwise\b", re.IGNORECASE)
_OTHERS = ("it", "they", "he", "she")  # opening a clause that its speaker is named after
_NESTED = ("'", "‘", "’")
_OPENING, _CLOSING = "\u201c", "\u201d"


def upright(
    tokens: list[Token],
    content: Span,
    cue: Token | None,
    we: str,
    me: str,
    completed: Mapping[int, str],
    *,
    personal: bool,
) -> tuple[str, frozenset[int]]:
    """The clause's words with the speaker's pronouns named and the tense of reporting undone.

    Args:
        tokens: the content's tokens without reporting words in its middle.
        content: the clause.
        cue: its reporting verb; "according" where the source stands beside the sentence.
        we: name of the speaker's institution, or of the speaker.
        me: name of the speaker as a person, or of the institution.
        completed: what else to put for a word, by position; an empty string leaves it out.
        personal: the speaker is a person, so that "it" and "they" are others.

    Returns:
        The words, and the positions of the tokens that were named.
    """
    past = cue is not None and cue.tag_ in ("VBD", "VBN")
    unreal = bool(_UNREAL.search(content.text)) or _in_present(content)
    beside = cue is not None and cue.lower_ == "according"
    fronted = cue is not None and _is_fronted(content, cue)
    many = cue is not None and any(child.dep_ == "nsubj" and child.tag_ in ("NNS", "NNPS") for child in cue.children)
    words: list[str] = []
    named: set[int] = set(completed)
    set_back: set[int] = set()
    previous: int | None = None
    verbatim = content.start > 0 and content.doc[content.start - 1].text == _OPENING
    owned = False
    all_of_us = any(is_everybody(token) for token in tokens if token.lower_ in ("we", "us"))
    house = "" if all_of_us or we == me else we  # one person's "us" may be anybody
    nested = False
    for token in tokens:
        word, lower = token.text, token.lower_
        if previous is not None and token.i != previous + 1:
            words.append(" ")
        previous = token.i
        verbatim = (verbatim or token.text == _OPENING) and token.text != _CLOSING
        nested = verbatim and nested != (token.is_punct and token.text in _NESTED)
        if token.i in completed:
            word = completed[token.i]
            if not word:
                continue
        elif lower == "that" and token.dep_ == "mark" and token.i - 1 >= content.start and token.nbor(-1).dep_ == "cc":
            continue  # "said the order stands and that …": both are said
        elif verbatim and not nested and (said := spoken_word(token, house, me)) is not None:
            word = said  # whoever is quoted within a report speaks of themselves
            named.add(token.i)
        elif lower in ("'d", "’d"):
            word = " had" if token.head.tag_ == "VBN" or token.tag_ != "MD" else (" will" if past else " would")
        elif lower in ("'re", "’re") and token.i - 1 in named:
            word = " are" if token.nbor(-1).lower_ == "they" and (many or not we) else " is"
        elif lower in ("'ll", "’ll"):
            word = " will"
        elif lower in ("'s", "’s") and token.pos_ == "AUX":
            word = f" {has_or_is(token)}"
        elif past and lower == "would" and token.pos_ == "AUX" and not (unreal or verbatim or _stays(token, content)):
            word = "will"
            set_back.add(token.i)
        elif token.i - 1 in set_back and lower in ("n't", "n’t"):
            word = " not"  # "wouldn't" is no "willn't"
        elif not verbatim and not (fronted and token.i == content.start and lower in _OTHERS):
            meant = speaker_meant(token, content, cue, we, me, owned=owned, personal=personal, beside=beside, many=many)
            owned = owned or bool(meant)
            if meant:
                word = meant
                named.add(token.i)
        words.append(word + token.whitespace_)
    return "".join(words).strip(), frozenset(named)


def _stays(would: Token, content: Span) -> bool:
    """So "would have come", "closing it would be wrong", or below a past tense: "because he hoped it would"."""
    if any(child.lower_ == "have" and child.dep_ == "aux" for child in would.head.children):
        return True
    if would.head.lemma_ == "be" and any(
        child.dep_ == "csubj" or (child.dep_ == "nsubj" and child.tag_ == "VBG") for child in would.head.children
    ):
        return True
    verb = would.head
    while verb.i != content.root.i and verb.head.i != verb.i and content.start <= verb.head.i < content.end:
        if verb.dep_ in ("ccomp", "advcl", "relcl", "acl") and verb.head.tag_ in ("VBD", "VBN"):
            return True
        verb = verb.head
    return False


def _in_present(content: Span) -> bool:
    """Whether the clause keeps its own tense, "sees no reason why the dam would break": its "would" is meant so."""
    root = content.root
    return root.tag_ in ("VBZ", "VBP") or any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBZ", "VBP") for child in root.children
    )


def _is_fronted(content: Span, cue: Token) -> bool:
    """So "It tells drivers what to do, the bureau said": whoever is named after it is not the one it begins with."""
    subject = next((child for child in cue.children if child.dep_ == "nsubj"), None)
    return content.end <= cue.i and subject is not None and subject.pos_ in ("NOUN", "PROPN")

"""The text of what is reported without quotation: a clause taken out of its sentence and set upright.

Tense and pronouns of reporting are undone, and verbs of stance, denial and promise become plain propositions: "denied
that P" is "It is not true that P.", "backs a levy" is "A levy is right.", "ruled
out a levy" is "There will be no levy."
"""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from streams.extract.lexicon import CueClass, word_set
from streams.extract.persons import possessive, with_article
from streams.extract.standalone import Context, finish, has_dummy_it, in_front, is_finite, subject_is_empty, topic_of

_UNTRUE = re.compile(
    r"\b(?:account|claim|report|allegation|accusation|suggestion|rumou?r|assertion|charge|story|"
    r"statement|version|speculation|finding|criticism|assessment|insinuation)s?\b",
    re.IGNORECASE,
)


_MANDATIVE = word_set("tell urge ask order advise remind instruct recommend propose demand suggest insist request")
"""Verbs whose clause in the bare form, or whose "parents to keep …", says what should be done."""


_EVENTS = re.compile(r"^(?:a|an|any|another|further|more|new|all)\s+", re.IGNORECASE)


def reported_clause(
    content: Span,
    cue: Token | None,
    name: CueClass,
    we: str,
    me: str,
    context: Context,
    parenthesis: tuple[int, int] = (0, 0),
    *,
    personal: bool = False,
) -> str:
    """The text of a reported clause or of the object of a verb of stance.

    Args:
        content: the clause, without "that".
        cue: its reporting verb.
        name: the verb's class.
        we: name of the speaker's institution, or of the speaker.
        me: name of the speaker as a person, or of the institution.
        context: where its subject may be completed from.
        parenthesis: tokens of the content that are the reporting words themselves.
        personal: the speaker is a person, so that "it" and "they" are others.
    """
    tokens = [token for token in content if not parenthesis[0] <= token.i < parenthesis[1]]
    text = _third_party(tokens, content, cue, we, me, personal=personal)
    text = re.sub(r"^that (?=\w+ \w+)", "", text, flags=re.IGNORECASE)
    if name in ("promise", "expect") and content[0].lower_ == "to":
        text = f"{with_article(me or we)} will {re.sub('^to ', '', text, flags=re.IGNORECASE)}"
    elif (
        cue is not None
        and cue.lemma_ in _MANDATIVE
        and content[0].lower_ != "to"
        and _bare_infinitive(verb := _verb_below(content, cue))
    ):
        text = re.sub(r"\s(?:to )?" + re.escape(verb.text) + r"\b", f" should {verb.text}", text, count=1)
    elif (
        name == "expect"
        and " to " in text
        and content.root.dep_ in ("ccomp", "xcomp", "dobj")
        and content[0].lower_ != "that"
    ):
        text = re.sub(r" to ", " will ", text, count=1) if not is_finite(content) else text
    elif name == "deny" and is_finite(content):
        text = f"It is not true that {text[:1].lower() + text[1:] if content[0].pos_ != 'PROPN' else text}"
    elif name == "deny":
        verb = "are" if _plural(content) else "is"
        text = f"{text} {verb} {'not true' if _UNTRUE.search(text) else 'wrong'}"
    elif name == "support" and not is_finite(content):
        text = f"{text} {'are' if _plural(content) else 'is'} right"
    elif name == "oppose" and not is_finite(content):
        text = f"{text} {'are' if _plural(content) else 'is'} wrong"
    elif name == "exclude":
        text = f"There will be no {_EVENTS.sub('', text)}"
    elif not is_finite(content) and cue is not None:
        text = _of_noun_phrase(text, cue.lemma_)
    if subject_is_empty(content) and not _names_speaker(content, personal=personal or not we):
        text = in_front(topic_of(context), text)
    return finish(text)


def _names_speaker(content: Span, *, personal: bool) -> bool:
    """The subject is a pronoun that means the speaker and has been named."""
    subjects = [child for child in content.root.children if child.dep_ in ("nsubj", "nsubjpass")]
    return bool(subjects) and subjects[0].lower_ in (("he", "she") if personal else ("he", "she", "it", "they"))


def _plural(content: Span) -> bool:
    return content.root.tag_ in ("NNS", "NNPS") or any(
        child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") for child in content.root.children
    )


def _of_noun_phrase(text: str, cue: str) -> str:
    """So "acknowledged Y's right to join" → "Y has the right to join"; "announced a pay freeze" → "There will be …"."""
    right = re.match(r"^(?P<who>.+?)(?:['’]s|(?<=s)['’]) right (?P<what>(?:to|of) .+)$", text)
    if right:
        plural = right["who"].endswith("s") and f"{right['who']}'s" not in text and f"{right['who']}’s" not in text
        return f"{right['who']} {'have' if plural else 'has'} the right {right['what']}"
    if cue in ("propose", "recommend", "demand", "urge"):
        return f"There should be {text}"
    if cue in ("announce", "promise", "pledge", "predict", "warn") and not re.match(
        r"(?i)the\b|of\b|his\b|her\b", text
    ):
        return f"There will be {text}"
    return text


def _verb_below(content: Span, cue: Token) -> Token:
    return next(
        (token for token in content if token.head.i == cue.i and token.dep_ in ("xcomp", "ccomp")), content.root
    )


def _bare_infinitive(root: Token) -> bool:
    """So "that shareholders take the money", "parents to keep sending": a verb without tense."""
    if root.pos_ != "VERB":
        return False
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in root.children):
        return True
    subject = [child for child in root.children if child.dep_ == "nsubj"]
    return root.tag_ == "VB" and bool(subject) and not any(child.dep_ == "aux" for child in root.children)


def _third_party(tokens: list[Token], content: Span, cue: Token | None, we: str, me: str, *, personal: bool) -> str:
    """The clause with the speaker's pronouns named and the tense of reporting undone."""
    past = cue is not None and cue.tag_ in ("VBD", "VBN")
    hypothetical = bool(re.search(r"\bif\b|\bunless\b|\bwere\b.*\bto\b", content.text, re.IGNORECASE))
    words: list[str] = []
    previous: int | None = None
    for token in tokens:
        word = token.text
        lower = token.lower_
        if previous is not None and token.i != previous + 1:
            words.append(" ")
        previous = token.i
        if lower in ("'d", "’d"):
            word = " had" if token.head.tag_ == "VBN" or token.tag_ != "MD" else (" will" if past else " would")
        elif lower in ("'s", "’s") and token.pos_ == "AUX":
            word = " has" if token.lemma_ == "have" else " is"
        elif past and lower == "would" and not hypothetical and token.pos_ == "AUX":
            word = "will"
        elif lower in ("he", "she") and token.dep_ in ("nsubj", "nsubjpass") and me and _only_person(content):
            word = me
        elif (
            lower in ("his", "her")
            and token.dep_ == "poss"
            and me
            and _only_person(content)
            and me not in "".join(words)
        ):
            word = possessive(me)
        elif (
            lower == "it"
            and token.dep_ in ("nsubj", "nsubjpass")
            and we
            and not personal
            and token.head.i == content.root.i
            and not has_dummy_it(token.head)
        ):
            word = with_article(we)
        elif (
            lower == "its"
            and we
            and not any(other.pos_ in ("NOUN", "PROPN") for other in content[: token.i - content.start])
        ):
            word = possessive(with_article(we))
        elif lower == "they" and we and not personal and token.dep_ in ("nsubj", "nsubjpass"):
            word = with_article(we)
        words.append(word + token.whitespace_)
    return "".join(words).strip()


def _only_person(content: Span) -> bool:
    """No other person in the clause whom the pronoun could mean."""
    return not any(token.ent_type_ == "PERSON" for token in content)

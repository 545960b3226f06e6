"""Answers of one word made propositions: "Will the mine be closed?" "No, never." is "The mine will not be closed."."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from streams.extract.parsing.lexicon import word_set

_YES = re.compile(
    r"^(?:well,? |oh,? |look,? )?(?:(?P<plain>yes|yeah(?!,? right\b)|yep)|of course|absolutely|certainly|definitely|"
    r"indeed|correct|sure)\b",
    re.IGNORECASE,
)
_BUT_NO = re.compile(r"\W*(?:\b(?:and|or)\W+)?no\b(?! \w)", re.IGNORECASE)
"""What takes a yes back: "Yes and no", not "Yes, and no bank can stop it"."""
_ON_CONDITION = re.compile(r"[\s,\u2014\u2013-]+(?:but )?(?:only )?(?:when|if|unless|provided)\b", re.IGNORECASE)
"""What leaves a yes open, or makes fun of it: "Sure, when pigs fly"."""
_DENIAL = re.compile(
    r"n['\u2019]t\b|\b(?:no|not|never|none|nothing|nobody|nowhere|neither|nor|cannot|hardly|scarcely|rarely)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\s*(?:[^\w\s]|$)")
_NO = re.compile(
    r"^(?:well,? |oh,? |look,? )?(?:(?:(?:absolutely|certainly|definitely),? )?no(?: way)?|nope|never|not at all|"
    r"of course not|absolutely not|certainly not|definitely not|not now|not yet|not this (?:year|week|month|time)|"
    r"under no circumstances)\b(?! \w)",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"^(?:that|this|it)(?:['\u2019]s| is| was) (?:simply |just |quite |plainly |flatly )?"
    r"(?:wrong|incorrect|false|untrue|nonsense|rubbish|not (?:true|so|correct|right|the case)|a lie)\b(?! \w)",
    re.IGNORECASE)
"""What denies a claim that was put to the speaker."""
_SAYINGS = word_set("""statement claim assertion remark report allegation suggestion announcement charge comment
    contention accusation""")
"""Nouns behind which "that" tells what somebody holds."""
_ANSWER_IS = re.compile(r"\banswer\b[^.?!]{0,60}\b(?:is|was|remains|stays)\b[^.?!]{0,30}\b(yes|no)\b", re.IGNORECASE)
_AUXILIARIES = ("AUX", "VERB")
PRESENT = {"would": "will", "could": "can"}
"""Auxiliaries of a reported question, and what they were when it was asked."""
_QUANTIFIERS = word_set("""all every each both any some anyone anybody anything everyone everybody everything someone
    somebody something""")


def answers(text: str) -> bool | None:
    """Whether a text answers yes (True) or no (False) in so many words; None when it does neither."""
    text = text.strip(" \u201c\u201d\"'\u2018\u2019")
    said = _ANSWER_IS.search(text)
    if said:
        return said[1].casefold() == "yes"
    if _NO.match(text):
        return False
    return True if _affirms(text) else None


def _affirms(text: str) -> bool:
    """Whether a text says yes and does not take it back: "Of course we won't" and "Yes and no" do."""
    yes = _YES.match(text)
    if yes is None or _BUT_NO.match(text, yes.end()) or _ON_CONDITION.match(text, yes.end()):
        return False
    if yes["plain"] and _ENDED.match(text, yes.end()):
        return True  # what comes after "Yes," is a clause of its own: "Yes, no doubt"
    return _DENIAL.search(re.split(r"[.!?\u2026]", text[yes.end() :], maxsplit=1)[0]) is None


def denies(text: str) -> bool:
    """Whether a text calls false what somebody holds: "That is wrong."."""
    return _WRONG.match(text.strip(" \u201c\u201d\"'\u2018\u2019")) is not None


def as_statement(question: Span, yes: bool) -> str:
    """A yes-or-no question as a statement; empty when it is not one.

    Args:
        question: its parse: an auxiliary, the subject, the rest.
        yes: what was answered.
    """
    start = _auxiliary(question)
    if start is None:
        return ""
    verb = start.head if start.dep_ in ("aux", "auxpass") else start
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None or subject.i < start.i:
        return ""
    doc = question.doc
    left, right = max(subject.left_edge.i, start.i + 1), subject.right_edge.i
    if doc[left].lower_ in ("n't", "n’t", "not"):
        left += 1
    whom = doc[left : right + 1].text
    rest = doc[right + 1 : question.end].text.strip(" ?\u201c\u201d\"")
    if not rest:
        return ""
    auxiliary = {"wo": "will", "ca": "can", "sha": "shall"}.get(start.lower_, start.lower_)
    if not yes:  # "Won't it be closed?" "No." too says that it will not
        return f"{whom} {auxiliary} not {rest}"
    return f"{whom} {rest}" if auxiliary == "do" else f"{whom} {auxiliary} {rest}"


def asked_about(report: Span) -> Span | None:
    """The clause P of "asked whether P" in the narrator's sentence, without its mark."""
    for token in report:
        if token.lemma_ not in ("ask", "question", "press") or token.pos_ != "VERB":
            continue
        for child in token.children:
            mark = next((below for below in child.children if below.lower_ in ("whether", "if")), None)
            if child.dep_ in ("ccomp", "advcl") and mark is not None and child.i > token.i:
                return report.doc[mark.i + 1 : child.right_edge.i + 1]
    return None


def held_claim(report: Span) -> Span | None:
    """The clause P of "asked about the claim that P" in the narrator's sentence, without its mark."""
    asks = (token for token in report if token.lemma_ in ("ask", "question", "press") and token.pos_ == "VERB")
    return next((held for token in asks if (held := _held(token)) is not None), None)


def _held(asks: Token) -> Span | None:
    """What is held by whom the question is about: "asked about the minister's statement that P"."""
    for prep in asks.children:
        noun = next((below for below in prep.children if below.dep_ == "pobj"), None)
        if prep.lower_ != "about" or noun is None or noun.lemma_.lower() not in _SAYINGS:
            continue
        for clause in (*noun.subtree, *asks.children):
            mark = next((below for below in clause.children if below.lower_ == "that" and below.dep_ == "mark"), None)
            if mark is not None and clause.dep_ in ("acl", "ccomp", "relcl", "advcl"):
                return asks.doc[mark.i + 1 : clause.right_edge.i + 1]
    return None


_PERMISSION = word_set("can could may might")


def asker(clause: Span) -> str:
    """Who asks leave for themselves: "a boy asked whether he could come"; empty when the one asked is meant.

    Args:
        clause: from `asked_about`.
    """
    verb = next((token for token in clause if token.head.i < clause.start or token.head.i >= clause.end), None)
    subject = next((child for child in verb.head.children if child.dep_ == "nsubj"), None) if verb is not None else None
    if verb is None or subject is None or subject.pos_ != "NOUN" or subject.i >= clause.start:
        return ""
    whom = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    leave = any(child.dep_ == "aux" and child.lower_ in _PERMISSION for child in verb.children)
    if whom is None or whom.lower_ not in ("he", "she", "they") or not leave:
        return ""
    return str(clause.doc[subject.left_edge.i : subject.i + 1].text)


def denied_clause(clause: Span, text: str) -> str:
    """The clause's words with a "not" after the auxiliary of its main verb; else "It is not true that …".

    Args:
        clause: its parse.
        text: its words, pronouns named, "would" and "could" set back to "will" and "can".
    """
    auxiliary = _of_main_verb(clause)
    if auxiliary is not None:
        words = {auxiliary.text, PRESENT.get(auxiliary.lower_, auxiliary.text)}
        changed = re.sub(rf"\b({'|'.join(map(re.escape, words))})\b(?! not)", r"\1 not", text, count=1)
        if changed != text:
            return changed
    return f"It is not true that {text}"


def _of_main_verb(clause: Span) -> Token | None:
    """The auxiliary that a "not" behind it denies the whole clause with; None where it would deny less, or more."""
    root = clause.root
    own = [child for child in root.children if child.dep_ in ("aux", "auxpass") and child.tag_ != "TO"]
    auxiliary = own[0] if own else root if root.lemma_ == "be" else None
    if auxiliary is None or any(child.dep_ in ("conj", "neg") for child in root.children):
        return None  # "would close and the mine would open": which of the two is denied, "no" does not tell
    before = clause.doc[clause.start : auxiliary.i]
    # of "all the workers will not be paid" nobody can tell whether some will
    unclear = any(token.tag_ == "MD" or token.lemma_ in ("be", "have") or token.lower_ in _QUANTIFIERS
                  or token.text in (auxiliary.text, PRESENT.get(auxiliary.lower_)) for token in before)
    return None if unclear else auxiliary


def _auxiliary(question: Span) -> Token | None:
    """The auxiliary that opens the question, after an address or an "and"."""
    for token in question:
        if token.pos_ in _AUXILIARIES and (token.dep_ in ("aux", "auxpass") or token.lemma_ == "be"):
            opened = question[0].i == token.i or question.doc[token.i - 1].text in (",", "—", "–", ":") or \
                question.doc[token.i - 1].lower_ in ("and", "so", "but", "then")
            return token if opened else None
        if token.lower_ in ("what", "who", "when", "where", "why", "how", "which"):
            return None
    return None

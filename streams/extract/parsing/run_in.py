"""Turns of an interview printed in one paragraph, "Q: Will it open? A: In May. Q: …", as paragraphs of their own.

Feeds lose line ends, and short interviews are set this way. A note on the guest behind the last answer, "Ana Bell is
mayor of Ostrow.", is nobody's turn.
"""

from __future__ import annotations

import re
from itertools import pairwise

Bounds = tuple[int, int]

_START = r"(?:^|(?<=[.!?…\"\u201d\u2019)] ))"
_ASKS = re.compile(rf"{_START}(?:Q|Question): (?=\S)")
_ANSWERS = re.compile(rf"{_START}(?:A|Answer): (?=\S)")
_WORD = r"[A-Z][\w'\u2019-]+"
_NAMED = re.compile(rf"{_START}(?P<name>(?:{_WORD} ){{0,2}}{_WORD}): (?=[A-Z])")
_SENTENCE = re.compile(r"(?<=[.!?…]) (?=[A-Z\"\u201c])|(?<=[.!?…][\"\u201d\u2019]) (?=[A-Z\"\u201c])")
_PUTS = re.compile(r"\b[Yy]ou(?:r)?\b")
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{1,3}})"
_HOLDS = (r"is|was|has been|has (?:led|run|headed)|heads|leads|directs|runs|chairs|commands|advises|represents")
_NOTE = re.compile(
    rf"{_NAME}(?:(?: of (?:the )?{_WORD})?(?:, [^.,]+,)? (?:(?P<office>{_HOLDS})|has|had|spoke|speaks|works|lives|plays"
    r"|keeps|teaches|sits) |(?P<told>, [^.,]+, (?:on|in|at|after|before) [^.,]+\.$))")
_WRITES = re.compile(r"\b(?:reporter|journalist|correspondent|editor|columnist|writer|freelance\w*|author)\b")
_OWN = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")


def turns_within(text: str, start: int, end: int, title: str = "") -> list[Bounds]:
    """The turns that a paragraph holds, in order, and what stands before and behind; the paragraph if it has none.

    Args:
        text: the body.
        start: offset of the paragraph in it.
        end: offset behind it.
        title: the headline, which may name whom a note behind the last answer is about.
    """
    paragraph = text[start:end]
    labels = _labels(paragraph)
    if not labels:
        return [(start, end)]
    cuts = sorted({0, *labels, len(paragraph)})
    if (note := _note(paragraph, cuts[-2], title)) is not None:
        cuts.insert(-1, note)
    parts = [(left, left + len(paragraph[left:right].rstrip())) for left, right in pairwise(cuts)]
    return [(start + left, start + right) for left, right in parts if right > left]


def _labels(paragraph: str) -> list[int]:
    """Where the turns begin; none where no question is answered."""
    asks = [match.start() for match in _ASKS.finditer(paragraph)]
    answers = [match.start() for match in _ANSWERS.finditer(paragraph)]
    named = list(_NAMED.finditer(paragraph))
    if asks and answers:
        return asks + answers if asks[0] < answers[0] else []
    surnames = {match["name"].split()[-1] for match in named if match["name"] not in ("Q", "Question")}
    answers = [match.start() for match in named if match["name"] not in ("Q", "Question")]
    if len(surnames) != 1:
        return []
    if asks:
        return asks + answers if asks[0] < answers[0] else []
    return _unlabelled(paragraph, answers, surnames.pop())


def _unlabelled(paragraph: str, answers: list[int], surname: str) -> list[int]:
    """Turns behind a name, and the questions between them: "Who pays? Bell: The port. And the crew? Bell: It stays."

    Of one answer alone the question has to address who gives it; else it may be anything behind a colon.
    """
    found: list[int] = []
    for before, answer in pairwise([0, *answers]):
        sentences = [before, *(match.end() for match in _SENTENCE.finditer(paragraph, before, answer - 1))]
        if not found and not before:
            found = [answer]
            continue
        asked = len(sentences) - 1
        if not paragraph[:answer].rstrip().endswith("?") or not asked:
            return []
        while asked > 1 and _PUTS.search(paragraph[sentences[asked - 1] : sentences[asked]]):
            asked -= 1
        found += [sentences[asked], answer]
    first = paragraph[: answers[0]].rstrip()
    addressed = surname in first and _PUTS.search(first) is not None
    if len(answers) > 1:
        return found if first.endswith("?") or addressed else []
    return found if first.endswith(f"{surname}?") or (first.endswith("?") and addressed) else []


def _note(paragraph: str, last: int, title: str) -> int | None:
    """Where a note on the guest begins behind the first sentence of the last answer.

    It tells an office or somebody whom title, questions or labels name, and neither "I" nor "you" stands in it.
    """
    for match in _SENTENCE.finditer(paragraph, last):
        note = _NOTE.match(paragraph, match.end())
        if note is None or _OWN.search(paragraph, match.end()):
            continue
        surname = re.compile(rf"\b{re.escape(note['name'].split()[-1])}\b")
        known = surname.search(title) or surname.search(paragraph, 0, match.start())
        if known or note["office"] or note["told"]:
            return match.end()
    return None


def named_in_note(paragraph: str) -> str:
    """Whom a note on the guest names, "Ana Bell" of "Ana Bell is mayor."; empty for notes on who wrote the article."""
    note = _NOTE.match(paragraph)
    return note["name"] if note is not None and not _WRITES.search(paragraph) else ""

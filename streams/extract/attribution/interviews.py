"""Interviews that print questions and answers without labels: the answers are the guest's.

They stand in quotation marks, or, where an article says that it is an interview, plain between its questions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from streams.extract.attribution.linked import Attribution
from streams.extract.names.cast import Cast
from streams.extract.names.companies import name_runs
from streams.extract.names.mention import Mention
from streams.extract.parsing.frames import Frame

FEWEST = 2
"""Answers, and questions, that make an interview: one quotation after one question is in any report."""

LONGEST_QUESTION = 40
"""Words of a paragraph that asks; longer ones tell a story and wonder at its end. Chosen by hand."""

INTRODUCED = 2
"""First paragraphs that may say that this is an interview and with whom, besides the title."""

_MEETS = re.compile(
    r"\bquestions (?:for|to) [A-Z]|\b(?:receive[sd]?|meets?|met|welcome[sd]?|told|answer(?:s|ed)?) (?:us|me)\b"
    r"|\b[Ww]e (?:met|spoke|talked|sat down|asked|caught up)\b"
    r"|\b(?:spoke|talked|sat down|talks) (?:to|with) (?:us|me|[A-Z])|\b(?:took|takes|answers|answered) questions\b")
_MANY = re.compile(
    r"\basked (?:people|passers|residents|locals|them)|\breaders?\b|\bviews\b|\bexplain|\bwhat it means\b",
    re.IGNORECASE)
_CONVERSATION = re.compile(r"\bin conversation\b|^(?:An? |The )?[Ii]nterview with (?=[A-Z])|^(?:The )?[Ii]nterview:")
"""Titles of articles that are interviews, not about one."""
_PORTRAIT = re.compile(
    r"^(?:(?:An? )?(?:\w+ )?(?i:breakfast|brunch|lunch|dinner|supper|tea|coffee|drink|beer|walk|stroll|ride|morning"
    r"|afternoon|evening|hour|day) with (?P<guest>[A-Z].+)|(?P<aged>[A-Z].+) at \d\d)$")
"""Titles of portraits that are a talk as well: "Lunch with Ana Bell", "Ana Bell at 60"."""
_YOU = re.compile(r"\b(?:[Yy]ou|[Yy]our)\b")
_PUTS = re.compile(r"You (?:have|had|said|told|were|once|also)\b[^\u201c\"]*$")
"""What an interviewer says to be answered, though it is no question: "You said last autumn that you were for it."."""
_LONGEST_PUT = 200  # characters of it; longer paragraphs that address somebody are letters
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me)\b")
_WORDS_OF_NAME = (2, 3)  # words of a person's name that is told without an office
_ANSWERS = "A"

_INTERVIEW = re.compile(
    r"\binterview(?:ed)?\b|\bQ\s?(?:&|and)\s?A\b|\bconversation\b|\bour (?:studio|questions)\b", re.IGNORECASE)


def attribute_interview(
    title: Frame | None, body: Sequence[Frame], found: Mapping[int, Sequence[Attribution]], cast: Cast
) -> list[Attribution]:
    """The answers of an interview whose only guest the title or the first paragraphs name.

    Args:
        title: None if there is none.
        body: the paragraphs.
        found: attributions of each paragraph by its index; a paragraph that has one is no answer.
        cast: whose people are looked for.
    """
    opening = _opening(title, body)
    answers = [frame for frame in body if not found.get(frame.index) and _is_quotation(frame)]
    if title is not None and (sitter := _sitter(title, cast)):
        put = {frame.index for frame in body if _addresses(frame)}
        answered = [frame for frame in answers if frame.index - 1 in put]
        return [_answer(frame, sitter) for frame in answered] if len(answered) >= FEWEST else []
    questions = [frame for frame in body if _asks(frame)]
    asked = [frame for frame in questions if frame.index + 1 in {answer.index for answer in answers}]
    told = any(_INTERVIEW.search(frame.raw) for frame in opening)
    if not told and (len(asked) < FEWEST or not _is_met(opening)):
        return []
    guest = _guest(opening, cast)
    if guest is None or len(questions) < FEWEST:
        return []
    if len(answers) < FEWEST:
        plain = title is not None and _CONVERSATION.search(title.raw) is not None and guest in title.raw
        return _plain_answers(body, found, guest) if plain else []
    return [_answer(frame, guest) for frame in answers]


def _answer(frame: Frame, guest: str) -> Attribution:
    """A paragraph in quotation marks as what the guest says."""
    return Attribution(
        frame, "direct", guest, "", "assert", next(iter(frame.doc.sents)),
        (frame.start + frame.quotes[0].quotation.start, frame.start + frame.quotes[-1].quotation.end), None,
        frame.quotes)


def _sitter(title: Frame, cast: Cast) -> str:
    """Whom a portrait's title names, in full: "Lunch with Ana Bell"; empty for other titles."""
    portrait = _PORTRAIT.match(title.raw.strip())
    name = (portrait["guest"] or portrait["aged"]).strip() if portrait is not None else ""
    if len(name.split()) not in _WORDS_OF_NAME or not cast.is_person(Mention(name, name)):
        return ""
    person = cast.person(name) or cast.admit(name, title.index)
    return person.name if person.name == name else ""


def _addresses(frame: Frame) -> bool:
    """Whether a short paragraph without quotation marks is said to somebody, as a question or not."""
    short = len(frame.raw) <= _LONGEST_PUT and not frame.quotes
    return short and (_asks(frame) or (_YOU.search(frame.raw) is not None and not _FIRST_PERSON.search(frame.raw)))


def _plain_answers(
    body: Sequence[Frame], found: Mapping[int, Sequence[Attribution]], guest: str
) -> list[Attribution]:
    """What stands right after questions, if it is said in the first person; none of an article that tells between."""
    last = max((frame.index for frame in body if _asks(frame)), default=0)
    asking = {frame.index for frame in body if _asks(frame) or (
        frame.index < last and _PUTS.match(frame.raw) and len(frame.raw) <= _LONGEST_PUT)}
    answers = [frame for frame in body if frame.index - 1 in asking and frame.index not in asking
               and not found.get(frame.index) and not frame.quotes]
    asked = sum(_asks(body[frame.index - 1]) for frame in answers)
    personal = sum(_FIRST_PERSON.search(frame.raw) is not None for frame in answers)
    if asked < FEWEST or personal * 2 < len(answers) or any(_tells(frame, guest) for frame in answers):
        return []
    return [
        Attribution(
            frame, "turn", guest, "", "assert", next(iter(frame.doc.sents)),
            (frame.start, frame.start + len(frame.raw)), content_text=frame.raw)
        for frame in answers
    ]


def _tells(frame: Frame, guest: str) -> bool:
    """Whether a paragraph tells of the guest: by surname, or with "he" or "she" for the subject of a sentence."""
    return guest.split()[-1] in frame.raw or any(
        child.lower_ in ("he", "she") for sentence in frame.doc.sents for child in sentence.root.children
        if child.dep_ == "nsubj")


def with_guest(
    turns: Sequence[Attribution], title: Frame | None, body: Sequence[Frame], cast: Cast
) -> list[Attribution]:
    """Turns in which "A:" answers "Q:", as those of the guest whom the title or the first paragraphs name."""
    opening = _opening(title, body)
    met = _is_met(opening) or any(_INTERVIEW.search(frame.raw) for frame in opening)
    if not met or not any(turn.source == _ANSWERS for turn in turns):
        return list(turns)
    guest = _guest(opening, cast)
    return [replace(turn, source=guest) if guest and turn.source == _ANSWERS else turn for turn in turns]


def _is_met(opening: Sequence[Frame]) -> bool:
    """Whether the opening says that somebody was met or asked, not that many were or that something is explained."""
    text = "\n".join(frame.raw for frame in opening)
    return _MEETS.search(text) is not None and _MANY.search(text) is None


def _opening(title: Frame | None, body: Sequence[Frame]) -> list[Frame]:
    return [*([title] if title is not None else []), *body[:INTRODUCED]]


def _asks(frame: Frame) -> bool:
    short = len(frame.raw.split()) <= LONGEST_QUESTION
    return short and not frame.quotes and frame.raw.rstrip().endswith("?")


def _is_quotation(frame: Frame) -> bool:
    """Whether a paragraph is quoted from its first word to its last."""
    outside, end = "", 0
    for quote in frame.quotes:
        outside += frame.raw[end : quote.quotation.start]
        end = quote.quotation.end
    return bool(frame.quotes) and not any(char.isalnum() for char in outside + frame.raw[end:])


def _guest(opening: Sequence[Frame], cast: Cast) -> str | None:
    """The one person whom the opening names in full; None if it names several or nobody."""
    text = "\n".join(frame.raw for frame in opening)
    people = [person for person in cast.people.values() if " " in person.name and person.name in text]
    named = {person.name for person in people if person.role()} or {person.name for person in people}
    if not named:  # told once, without an office: "Ana Bell receives us on a building site"
        runs = [run for frame in opening for run in name_runs(frame.doc) if run.root.dep_ == "nsubj"]
        named = {run.text for run in runs if len(run) in _WORDS_OF_NAME and cast.is_person(Mention(run.text, run.text))}
        for name in named if len(named) == 1 else ():
            cast.admit(name, 0)
    return named.pop() if len(named) == 1 else None

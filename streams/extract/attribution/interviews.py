"""Interviews that print questions and answers without labels: the answers are the guest's.

They stand in quotation marks, or, where an article says that it is an interview, plain between its questions. Those
beside their questions, in one paragraph, are found in `run_in_answers`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from streams.extract.attribution.guests import (
    FIRST_PERSON,
    INTRODUCED,
    WORDS_OF_NAME,
    YOU,
    guest_named,
    guest_of_turns,
    is_met,
    is_of_many,
    is_told,
    narration,
    noted_name,
    opening_of,
)
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.run_in_answers import answers_beside
from streams.extract.attribution.turns import ANSWERS, read_turns
from streams.extract.names.cast import Cast
from streams.extract.names.mention import Mention
from streams.extract.parsing.frames import Frame

FEWEST = 2
"""Answers, and questions, that make an interview: one quotation after one question is in any report."""

LONGEST_QUESTION = 40
"""Words of a paragraph that asks; longer ones tell a story and wonder at its end. Chosen by hand."""

_CONVERSATION = re.compile(r"\bin conversation\b|^(?:An? |The )?[Ii]nterview with (?=[A-Z])|^(?:The )?[Ii]nterview:")
"""Titles of articles that are interviews, not about one."""
_PORTRAIT = re.compile(
    r"^(?:(?:An? )?(?:\w+ )?(?i:breakfast|brunch|lunch|dinner|supper|tea|coffee|drink|beer|walk|stroll|ride|morning"
    r"|afternoon|evening|hour|day) with (?P<guest>[A-Z].+)|(?P<aged>[A-Z].+) at \d\d)$")
"""Titles of portraits that are a talk as well: "Lunch with Ana Bell", "Ana Bell at 60"."""
_PUTS = re.compile(r"You (?:have|had|said|told|were|once|also)\b[^\u201c\"]*$")
"""What an interviewer says to be answered, though it is no question: "You said last autumn that you were for it."."""
_LONGEST_PUT = 200  # characters of it; longer paragraphs that address somebody are letters


def attribute_interview(
    title: Frame | None, body: Sequence[Frame], found: Mapping[int, Sequence[Attribution]], cast: Cast
) -> list[Attribution]:
    """The answers of an interview whose only guest the title, the first paragraphs or the questions name.

    Args:
        title: None if there is none.
        body: the paragraphs.
        found: attributions of each paragraph by its index; a paragraph that has one is no answer.
        cast: whose people are looked for.
    """
    return _answers_below(title, body, found, cast) or answers_beside(title, body, found, cast)


def _answers_below(
    title: Frame | None, body: Sequence[Frame], found: Mapping[int, Sequence[Attribution]], cast: Cast
) -> list[Attribution]:
    """Answers that are paragraphs of their own."""
    opening = opening_of(title, body)
    answers = [frame for frame in body if not found.get(frame.index) and _is_quotation(frame)]
    if title is not None and (sitter := _sitter(title, cast)):
        put = {frame.index for frame in body if _addresses(frame)}
        answered = [frame for frame in answers if frame.index - 1 in put]
        return [_answer(frame, sitter) for frame in answered] if len(answered) >= FEWEST else []
    questions = [frame for frame in body if _asks(frame)]
    asked = [frame for frame in questions if frame.index + 1 in {answer.index for answer in answers}]
    met = is_met(opening)
    if not is_told(opening) and (len(asked) < FEWEST or not (met or _is_talk(asked, body, found))):
        return []
    guest = guest_named(opening if met or is_told(opening) else _above(title, body, asked), cast)
    if guest is None or len(questions) < FEWEST:
        return []
    if len(answers) < FEWEST:
        plain = title is not None and _CONVERSATION.search(title.raw) is not None and guest in title.raw
        return _plain_answers(body, found, guest) if plain else []
    return [_answer(frame, guest) for frame in answers]


def _is_talk(asked: Sequence[Frame], body: Sequence[Frame], found: Mapping[int, Sequence[Attribution]]) -> bool:
    """Whether the questions speak to somebody, begin below an introduction and nobody else is quoted.

    So "Captain Bell has flown for years." is read as presenting whom the questions below it are put to.
    """
    spoken = any(YOU.search(frame.raw) for frame in asked)
    by_reader = any(FIRST_PERSON.search(frame.raw) for frame in asked)
    others = any(link.form != "act" for links in found.values() for link in links)
    return spoken and not by_reader and not others and 0 < asked[0].index <= INTRODUCED and not is_of_many(body[:1])


def _above(title: Frame | None, body: Sequence[Frame], asked: Sequence[Frame]) -> list[Frame]:
    return [*([title] if title is not None else []), *(frame for frame in body if frame.index < asked[0].index)]


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
    if len(name.split()) not in WORDS_OF_NAME or not cast.is_person(Mention(name, name)):
        return ""
    person = cast.person(name) or cast.admit(name, title.index)
    return person.name if person.name == name else ""


def _addresses(frame: Frame) -> bool:
    """Whether a short paragraph without quotation marks is said to somebody, as a question or not."""
    short = len(frame.raw) <= _LONGEST_PUT and not frame.quotes
    return short and (_asks(frame) or (YOU.search(frame.raw) is not None and not FIRST_PERSON.search(frame.raw)))


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
    personal = sum(FIRST_PERSON.search(frame.raw) is not None for frame in answers)
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
    """Turns in which "A:" answers "Q:", as those of the guest whom the questions call or the article names.

    Without a guest they are nobody's: a quiz and an explanation have such labels too.
    """
    read = read_turns(body)
    for frame in body:  # a name that labels answers is a person's, whatever the language model takes it for
        if (noted := noted_name(frame)) and any(turn.named and turn.label == noted.split()[-1] for _, turn in read):
            cast.admit(noted, frame.index)
    if not any(_is_open(turn) for turn in turns):
        return list(turns)
    asked = [(frame.raw[turn.start :]) for frame, turn in read if turn.asks]
    answered = [frame.raw[turn.start :] for frame, turn in read if not turn.asks]
    first, last = read[0][0].index, read[-1][0].index
    guest = guest_of_turns(
        title, body[max(0, first - INTRODUCED) : first], body[last + 1 :] if last + 2 >= len(body) else (),
        asked, answered, cast)
    named = [replace(turn, source=guest or turn.source.partition(", ")[2]) if _is_open(turn) else turn
             for turn in turns]
    return [turn for turn in named if turn.source]


def _is_open(turn: Attribution) -> bool:
    """Whether the label leaves open who answers, "A", or tells only the office: "A, Minister"."""
    return turn.source.partition(",")[0].casefold() in ANSWERS


def _asks(frame: Frame) -> bool:
    short = len(frame.raw.split()) <= LONGEST_QUESTION
    return short and not frame.quotes and frame.raw.rstrip().endswith("?")


def _is_quotation(frame: Frame) -> bool:
    """Whether a paragraph is quoted from its first word to its last."""
    return bool(frame.quotes) and not any(char.isalnum() for char in narration(frame))

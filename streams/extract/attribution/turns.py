"""Turns of interviews and transcripts: paragraphs that begin with the label of who speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from streams.extract.attribution.labels import NAMED, NO_LABEL, Turn, read_turn
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.self_told import own_office
from streams.extract.names.mention import read_mention
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.run_in import named_in_note

ANSWERS = frozenset(("a", "answer"))
"""Labels of answers that leave to the article who gives them."""
_ADDRESS = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Madam)\.? (?P<courtesy>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
    r"|(?P<office>(?:Prime |Deputy )?(?:Minister|Mayor|Governor|Premier|Chancellor|Senator|Ambassador)))"
    r", (?=(?:\w+ ){0,3}you(?:r)?\b)")
_FEWEST_QUESTIONS = 2  # that make an interview: one is in any list of questions and answers
_YOU = re.compile(r"\b[Yy]ou(?:r)?\b")
_BEFORE_SURNAME = r"(?:[A-Z][\w.'\u2019-]+ ){0,3}"


def read_turns(frames: Sequence[Frame]) -> list[tuple[Frame, Turn]]:
    """The paragraphs that are turns.

    Beside questions a name in ordinary letters labels the answers, "Ana Bell: …" and "Bell: …" after it; in other
    articles such a paragraph is a list's entry.
    """
    turns = {frame.index: turn for frame in frames if (turn := read_turn(frame)) is not None}
    quoted = {frame.index for frame in frames if frame.quotes}
    named = {frame.index: match for frame in frames
             if frame.index not in turns and (match := NAMED.match(frame.raw)) is not None}
    for index in _interviewer(named, frames):
        turns[index] = Turn(named[index]["label"], True, named[index].end())
        del named[index]
    questions = {frame.index for frame in frames if frame.index not in named and (
        turns[frame.index].asks if frame.index in turns else not frame.quotes and frame.raw.rstrip().endswith("?"))}
    if named and questions:
        if not any(turn.asks for turn in turns.values()):  # a quotation behind a name is that person's in any article
            named = {index: match for index, match in named.items() if index not in quoted}
        answers = _named_answers(frames, turns, named, questions)
        turns |= {index: Turn(named[index]["label"], False, named[index].end(), named=True) for index in answers}
    return [(frame, turns[frame.index]) for frame in frames if frame.index in turns]


def _interviewer(named: Mapping[int, re.Match[str]], frames: Sequence[Frame]) -> list[int]:
    """The paragraphs behind the one of two labels that asks, an outlet's name as a rule: "Tribune: Will you stay?".

    It asks more often than not and at least twice, the other one never does.
    """
    by_name: dict[str, list[int]] = {}
    for index, match in named.items():
        by_name.setdefault(match["label"].split()[-1], []).append(index)
    asked = {name: [frame.raw.rstrip().endswith("?") for frame in frames if frame.index in found]
             for name, found in by_name.items()}
    asking = [name for name, marks in asked.items() if any(marks)]
    if len(by_name) != 2 or len(asking) != 1:
        return []
    marks = asked[asking[0]]
    return by_name[asking[0]] if sum(marks) >= _FEWEST_QUESTIONS and 2 * sum(marks) > len(marks) else []


def _named_answers(
    frames: Sequence[Frame], turns: Mapping[int, Turn], named: Mapping[int, re.Match[str]], questions: Set[int]
) -> list[int]:
    """Those of the paragraphs behind a name that answer: a person's, whom the article names in full.

    Each follows a question or another answer, and it takes two questions, or one that calls who answers by name or has
    a label where the article names them. Places, houses and editors' notes label paragraphs too.
    """
    if any(turn.label.casefold() in ANSWERS for turn in turns.values()):
        return []
    by_surname: dict[str, list[int]] = {}
    for index, match in named.items():
        label = match["label"]
        if label.split()[0].casefold().replace("\u2019", "'") not in NO_LABEL | {"editor", "editor's", "editors'"}:
            by_surname.setdefault(label.split()[-1], []).append(index)
    places = {entity.text for frame in frames for entity in frame.doc.ents if entity.label_ in ("GPE", "LOC", "FAC")}
    before = {after.index: one for one, after in pairwise(frames)}
    labelled = sum(turn.asks for turn in turns.values()) >= _FEWEST_QUESTIONS
    answers: list[int] = []
    for surname, found in by_surname.items():
        full = {named[index]["label"] for index in found} - {surname}
        answered = [one for index in found if (one := before.get(index)) is not None and (
            one.index in questions or (_calls(surname, one) and _YOU.search(one.raw)))]
        if len(full) > 1 or places & (full | {surname}):
            continue
        enough = len(answered) >= _FEWEST_QUESTIONS or any(_calls(surname, one) for one in answered)
        told = _is_told(surname, [frame for frame in frames if frame.index not in found])
        asked = any(one.index in turns for one in answered) and told
        if (labelled and full and len(found) >= _FEWEST_QUESTIONS) or (
                len(by_surname) == 1 and answered and ((enough and (full or told)) or asked)):
            answers += found
    return [after.index for one, after in pairwise(frames) if after.index in answers
            and (one.index in turns or one.index in answers or one.index in questions or _calls(
                named[after.index]["label"].split()[-1], one))]


def _is_told(surname: str, frames: Sequence[Frame]) -> bool:
    """Whether paragraphs name a person with that surname in full, a note on the guest among them."""
    if any(named_in_note(frame.raw).endswith(f" {surname}") for frame in frames):
        return True
    return any(entity.label_ == "PERSON" and entity.text.endswith(f" {surname}")
               for frame in frames for entity in frame.doc.ents)


def _calls(surname: str, question: Frame) -> bool:
    """Whether a question calls somebody by name: "Mr Oberg, will you stand?", "Where will they live, Ana Bell?"."""
    return re.search(rf"(?:^|[,.] ){_BEFORE_SURNAME}{re.escape(surname)}(?:,|\?$)", question.raw) is not None


def attribute_turns(frames: tuple[Frame, ...]) -> list[Attribution]:
    """Turns of interviews and transcripts: of two labels at least, or of one that answers questions without a label."""
    turns = read_turns(frames)
    alone = len({turn.label for _, turn in turns}) < 2 and not any(turn.named for _, turn in turns)
    if alone and not _answers_questions(turns, frames):
        return []
    found: list[Attribution] = []
    askers = set() if alone else _askers(turns)
    office = _addressed(turns, askers)
    own: dict[str, str] = {}
    for frame, turn in turns:
        if turn.label not in askers and not turn.told and (self_told := own_office(frame.raw[turn.start :])):
            own.setdefault(turn.label, self_told)
    for frame, turn in turns:
        if turn.label in askers:
            continue
        end = len(frame.raw)
        first = next(iter(frame.doc.sents))
        found.append(
            Attribution(
                frame,
                "turn",
                _source(turn, own.get(turn.label, office)),
                ":",
                "assert",
                first,
                (frame.start, frame.start + end),
                None,
                (),
                None,
                frame.raw[turn.start : end],
            )
        )
    return found


def _answers_questions(turns: Sequence[tuple[Frame, Turn]], frames: Sequence[Frame]) -> bool:
    """Whether the turns of one label follow questions that have none, twice at least."""
    answers = {frame.index for frame, turn in turns if not turn.asks}
    return sum(after.index in answers and one.index not in answers and one.raw.rstrip().endswith("?")
               for one, after in pairwise(frames)) >= _FEWEST_QUESTIONS


def _source(turn: Turn, office: str) -> str:
    """The speaker of a turn, with what the label tells of them, else the office that all answers are given in."""
    told = turn.told or office
    label = turn.label.title() if told and turn.label.isupper() else turn.label
    return f"{label}, {told}" if told else label


def _addressed(turns: Sequence[tuple[Frame, Turn]], askers: Set[str]) -> str:
    """The office by which the one who answers is addressed: "Mr Mayor, you have …"; empty if none or several."""
    answering = {turn.label.split()[-1].casefold() for _, turn in turns if turn.label not in askers}
    addressed = {match["office"] or match["courtesy"] for frame, turn in turns if turn.label in askers
                 and (match := _ADDRESS.match(frame.raw, turn.start)) is not None}
    office = addressed.pop() if len(addressed) == 1 and len(answering) == 1 else ""
    return office if office and read_mention(f"Ana Bell, {office}").role else ""


def _askers(turns: list[tuple[Frame, Turn]]) -> set[str]:
    """Labels whose turns ask: reporters by name, else whoever ends most turns with a question mark.

    "ANA BELL" of the first turn and "BELL" of the others are one. Of two who talk, the one who opens and asks at all
    asks, if the other never does: interviewers also remark and thank.
    """
    asking = {turn.label for _, turn in turns if turn.asks}
    if asking:
        return asking
    asked: dict[str, list[bool]] = {}
    for frame, turn in turns:
        asked.setdefault(turn.label.split()[-1], []).append(frame.raw.rstrip().endswith("?"))
    opener = turns[0][1].label.split()[-1]
    surname = max(asked, key=lambda one: (sum(asked[one]) / len(asked[one]), one))
    of_two = len(asked) == 2 and surname == opener and not any(any(asked[one]) for one in asked if one != surname)
    if not any(asked[surname]) or not (of_two or sum(asked[surname]) * 2 > len(asked[surname])):
        return set()
    return {turn.label for _, turn in turns if turn.label.split()[-1] == surname}

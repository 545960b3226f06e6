"""The guest of an interview: whom its questions call by name, or whom the article names as the one it talks with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from streams.extract.names.cast import Cast
from streams.extract.names.companies import name_runs
from streams.extract.names.given_names import is_given
from streams.extract.names.mention import Mention, read_mention
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import FINITE, ROLES
from streams.extract.parsing.run_in import named_in_note

INTRODUCED = 2
"""First paragraphs that may say that this is an interview and with whom, besides the title."""

WORDS_OF_NAME = (2, 3)
"""Words of a person's name that is told without an office."""

_MEETS = re.compile(
    r"\bquestions (?:for|to) [A-Z]|\b(?:receive[sd]?|meets?|met|welcome[sd]?|told|answer(?:s|ed)?) (?:us|me)\b"
    r"|\b[Ww]e (?:met|spoke|talked|sat down|asked|caught up|visit(?:ed)?|rang|reached|put (?:it|this|that) to)\b"
    r"|\b(?:spoke|talked|sat down|talks) (?:to|with) (?:us|me|[A-Z])|\b(?:took|takes|answers|answered) questions\b")
_MANY = re.compile(
    r"\basked (?:people|passers|residents|locals|them)|\breaders?\b|\bviews\b|\bexplain|\bwhat it means\b",
    re.IGNORECASE)
_TALKED = r"(?:asked|met|visit(?:ed)?|rang|reached|questioned|(?:spoke|talked|talks|speaks|put \w+) (?:to|with))"
_UNNAMED = re.compile(rf"\b{_TALKED} (?:the|an?) (?![^.?!]*[A-Z])")
"""Talked with, but not named: "we spoke to a foreman"; whoever else the article names is not the guest."""
_INTERVIEW = re.compile(
    r"\binterview(?:ed)?\b|\bQ\s?(?:&|and)\s?A\b|\bconversation\b|\bour (?:studio|questions)\b", re.IGNORECASE)

_NAME = r"(?:[A-Z][\w.'\u2019-]+ ){1,3}[A-Z][\w'\u2019-]+"
_APPOSED = r"(?:who|whose|which|and|or|in|of|aged|\d+)\b|(?:the|an?) [^,.?]*, "
_CALLED_FIRST = re.compile(rf"(?P<who>{_NAME}), (?!{_APPOSED})")
_CALLED_LAST = re.compile(rf", (?P<who>{_NAME})[?.](?=\s|$)")
SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z])")
YOU = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Yy]ours)\b")
FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me)\b")


def narration(frame: Frame) -> str:
    """A paragraph without its quotations."""
    parts, end = [], 0
    for quote in frame.quotes:
        parts.append(frame.raw[end : quote.quotation.start])
        end = quote.quotation.end
    return "".join([*parts, frame.raw[end:]])


def opening_of(title: Frame | None, body: Sequence[Frame]) -> list[Frame]:
    """The title and the first paragraphs."""
    return [*([title] if title is not None else []), *body[:INTRODUCED]]


def is_met(opening: Sequence[Frame]) -> bool:
    """Whether the opening says that somebody was met or asked, not that many were or that something is explained."""
    return meets("\n".join(frame.raw for frame in opening)) and not is_of_many(opening)


def is_of_many(opening: Sequence[Frame]) -> bool:
    """Whether the opening says that many were asked, or that something is explained."""
    return any(_MANY.search(frame.raw) for frame in opening)


def meets(sentence: str) -> bool:
    """Whether a sentence says that the outlet met or asked somebody."""
    return _MEETS.search(sentence) is not None


def is_told(opening: Iterable[Frame]) -> bool:
    """Whether the opening calls the article an interview."""
    return any(_INTERVIEW.search(frame.raw) for frame in opening)


def guest_named(opening: Sequence[Frame], cast: Cast) -> str | None:
    """The one person whom the opening names in full; None if it names several or nobody."""
    text = "\n".join(narration(frame) for frame in opening)
    people = [person for person in cast.people.values() if " " in person.name and person.name in text]
    named = {person.name for person in people if person.role()} or {person.name for person in people}
    if not named:  # told once, without an office: "Ana Bell receives us on a building site"
        runs = [run for frame in opening for run in name_runs(frame.doc) if run.root.dep_ == "nsubj"]
        named = {run.text for run in runs if len(run) in WORDS_OF_NAME and cast.is_person(Mention(run.text, run.text))}
        for name in named if len(named) == 1 else ():
            cast.admit(name, 0)
    return named.pop() if len(named) == 1 else None


def called(questions: Iterable[str], cast: Cast) -> str:
    """Whom the questions call by name, as printed: "Mr Oberg, will you stand?"; empty if nobody or several.

    What is called is a title with a name, or a full name in a sentence that asks: "Ana Bell, the mayor, is ill. Who
    follows?" calls nobody.
    """
    found: dict[str, str] = {}
    for text in questions:
        for sentence in SENTENCES.split(text.strip()):
            asks = sentence.endswith("?") or YOU.search(sentence) is not None
            for match in (_CALLED_FIRST.match(sentence), _CALLED_LAST.search(sentence) if asks else None):
                if match is not None and _is_called(match["who"], cast, asks=asks):
                    found.setdefault(match["who"].split()[-1], match["who"])
    return next(iter(found.values())) if len(found) == 1 else ""


def _is_called(who: str, cast: Cast, *, asks: bool) -> bool:
    mention = read_mention(who)
    if who.split()[-1].casefold() in ROLES:
        return False  # "Mr President"
    titled = bool(mention.name) and bool(mention.honorific or mention.role)
    return titled or (asks and cast.is_person(Mention(who, who)))


def guest_of_turns(
    title: Frame | None, before: Sequence[Frame], after: Sequence[Frame], questions: Sequence[str],
    answers: Sequence[str], cast: Cast
) -> str | None:
    """Who answers under "A:": whom the questions call, else the one person whom the article names around them.

    Args:
        title: None if there is none.
        before: the paragraphs right before the first question.
        after: the paragraph behind the last answer, if that ends the article: it may be a note on the guest.
        questions: their words.
        answers: theirs.
        cast: whose people are looked for.

    Around them: in the note, in the headline, or where the opening says with whom it talks. But for the note, the turns
    must be a talk, with "you" or "I" or below words that only present somebody: in a quiz and in what readers ask
    nobody is spoken to.
    """
    if who := called(questions, cast):
        return who
    opening = [*([title] if title is not None else []), *before]
    text = "\n".join(frame.raw for frame in opening)
    noted = noted_name(after[0]) if after else ""
    if noted and _MANY.search(text) is None and _is_person(noted, cast):
        return noted
    if is_met(opening) or is_told(opening):
        return guest_named(opening, cast) or (_titled(title, cast) if title is not None else None)
    office = any(_calls_office(one) for one in questions)
    talk = any(YOU.search(one) for one in questions) or any(FIRST_PERSON.search(one) for one in answers) or (
        bool(before) and all(token.tag_ not in FINITE for token in before[-1].doc))
    by_reader = any(FIRST_PERSON.search(one) for one in questions) and not office
    if not (talk or office) or by_reader or _MANY.search(text) or _UNNAMED.search(text):
        return None
    named = guest_named(opening, cast) or (_titled(title, cast) if title is not None else None)
    if named is None or any(named.split()[-1] in one for one in questions):
        return None
    headed = title is not None and named.split()[-1] in title.raw
    return named if headed or _is_presented(named, before) else None


def noted_name(frame: Frame) -> str:
    """The name that a note on the guest begins with, without an office before it; empty for other paragraphs."""
    printed = named_in_note(frame.raw)
    name = read_mention(printed).name if printed else ""
    return name if " " in name else printed


def _calls_office(question: str) -> bool:
    """Whether a question begins with the office of the one asked: "Minister, what is left?"."""
    call = re.match(r"(?:(?:Mr|Mrs|Madam) )?([A-Z][a-z]+), ", question)
    return call is not None and bool(read_mention(f"Ana Bell, {call[1].lower()}").role)


def _titled(title: Frame, cast: Cast) -> str | None:
    """The one person whom a headline begins with, or names by office and surname: "Inspector Oberg on the gate"."""
    first = next(iter(name_runs(title.doc)), None)
    if first is not None and first.start == 0 and len(first) in WORDS_OF_NAME and _is_person(first.text, cast):
        cast.admit(first.text, title.index)
        return str(first.text)
    found = [match for match in re.findall(_NAME, title.raw) if (one := read_mention(match)).name and one.role]
    return found[0] if len(found) == 1 else None


def _is_person(name: str, cast: Cast) -> bool:
    """Whether a full name is a person's, whatever the language model takes it for if it begins with a given name."""
    return is_given(name.split()[0]) or cast.is_person(Mention(name, name))


def _is_presented(name: str, before: Sequence[Frame]) -> bool:
    """Whether the paragraph before the first question is on the guest, or tells who asked them.

    "Ana Bell, minister of ports, on the quay.", "The pupils' paper asked the head, Ana Bell."
    """
    last = before[-1].raw if before else ""
    return last.startswith(name) or re.search(rf"\b{_TALKED}\b[^.]*\b{re.escape(name)}\b[^.]*\.$", last) is not None

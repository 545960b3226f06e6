"""What the judge reads of a statement.

The project's own model reads a statement made to stand alone, with its speaker, in the forms it was trained on
(`training.judge.pairs`): a reported clause, a quotation, a headline. What then looks like a dispute it reads again, as
printed: a wrong completion can make a dispute of two texts and a failing one can hide it, but seldom in both forms. A
foreign NLI model was trained on plain sentences and reads the stand-alone text alone. The text of a denial already says
that something is not so ("It is not true that …"), so nothing is turned round here. Role and date are left out: a
speaker who changes office still speaks of the same thing, and the order of the two texts says which is the later.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from schemas.statement import Statement

Readings = Callable[[Statement], tuple[str, ...]]
"""The forms in which a model reads a statement: at least one, and as many for every statement."""

QUOTED_SHARE = 0.7
"""A text counts as quoted when the quotation is that long beside it: naming the first person makes it a little longer,
and a clause with a few quoted words stays a clause."""

_OPENERS = frozenset((
    "a", "an", "the", "this", "that", "these", "those", "there", "it", "he", "she", "they", "we", "its", "his",
    "her", "their", "our", "no", "not", "any", "all", "some", "many", "most", "more", "few", "fewer", "both",
    "each", "every", "if", "when", "while", "after", "before", "since", "because", "as", "in", "on", "at", "by",
    "for", "from", "with", "without", "under", "to", "only", "even", "nobody", "nothing", "everyone",
    "everybody",
))
"""First words that lose their capital after "said that". Any other may be a name."""


def read(statement: Statement) -> str:
    """The statement as the project's own model reads it."""
    text, who = statement.text.strip(), _said_by(statement)
    if not who:
        return text
    if len(statement.quotation) >= QUOTED_SHARE * len(text):
        return f"{who} said: “{text}”"
    if _sentences(text) > 1:
        return f"{who} said: {text}"
    return f"{who} said that {as_clause(text)}"


def read_printed(statement: Statement) -> str:
    """The passage as printed, with its speaker: what an error in completing the text cannot touch."""
    passage, who = statement.passage.strip(), _said_by(statement)
    return f"{who} said: {passage}" if who else passage


def read_titled(statement: Statement) -> str:
    """The passage as printed, with its headline before it: a quotation often leaves to it what it speaks of."""
    printed, title = read_printed(statement), statement.article.title.strip()
    if not title or _from_title(statement):
        return printed
    return f"{title} {printed}" if title.endswith((".", "!", "?", "…", "”")) else f"{title}. {printed}"


def read_every(statement: Statement) -> tuple[str, str, str]:
    """The statement in both forms that the project's own model reads, and with its headline, which so far only training
    uses.
    """
    return read(statement), read_printed(statement), read_titled(statement)


def read_both(statement: Statement) -> tuple[str, str]:
    """The statement in both forms that the project's own model reads: made to stand alone, and as printed."""
    return read(statement), read_printed(statement)


def read_plain(statement: Statement) -> tuple[str]:
    """The statement as a foreign NLI model reads it: the stand-alone text, without speaker and date."""
    return (statement.text.strip(),)


def repeats(later: Statement, earlier: Statement) -> bool:
    """Whether one speaker says the same again, word for word; of two speakers each may mean something else by it."""
    if later.speaker is None or earlier.speaker is None or not (later.speaker.name or later.speaker.institution):
        return False
    return speaker(later) == speaker(earlier) and _words(later.text) == _words(earlier.text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def speaker(statement: Statement) -> str:
    """The fullest name of the speaker, else the institution, else what is printed; empty when there is none."""
    if statement.speaker is None:
        return ""
    return statement.speaker.name or statement.speaker.institution or statement.speaker.printed


def _said_by(statement: Statement) -> str:
    """The speaker, if it has to be said who speaks: a headline, an act and a claim tell it themselves or have none."""
    return "" if statement.kind != "statement" or _from_title(statement) else speaker(statement)


def _from_title(statement: Statement) -> bool:
    return bool(statement.selectors) and all(selector.field == "title" for selector in statement.selectors)


def _sentences(text: str) -> int:
    return len(re.findall(r"[.!?…][”’\"']?(?:\s|$)", text)) or 1


def as_clause(text: str) -> str:
    """The sentence as it stands after "said that": small, unless it may begin with a name."""
    first, space, rest = text.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in _OPENERS else text

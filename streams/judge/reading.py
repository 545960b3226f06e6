"""What the judge reads of a statement.

The project's own model reads the statement as reports print it, with its speaker, in the forms it was trained on
(`training.judge.pairs`): a reported clause, a quotation, a headline. A foreign NLI model was trained on plain sentences
and reads the stand-alone text alone. The text of a denial already says that something is not so ("It is not true that
…"), so nothing is turned round here. Role and date are left out: a speaker who changes office still speaks of the same
thing, and the order of the two texts says which is the later.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from schemas.statement import Statement

Reading = Callable[[Statement], str]

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
    text = statement.text.strip()
    who = speaker(statement)
    if not who or statement.kind != "statement" or _from_title(statement):
        return text
    if len(statement.quotation) >= QUOTED_SHARE * len(text):
        return f"{who} said: “{text}”"
    if _sentences(text) > 1:
        return f"{who} said: {text}"
    return f"{who} said that {as_clause(text)}"


def read_plain(statement: Statement) -> str:
    """The statement as a foreign NLI model reads it: the stand-alone text, without speaker and date."""
    return statement.text.strip()


def speaker(statement: Statement) -> str:
    """The fullest name of the speaker, else the institution, else what is printed; empty when there is none."""
    if statement.speaker is None:
        return ""
    return statement.speaker.name or statement.speaker.institution or statement.speaker.printed


def _from_title(statement: Statement) -> bool:
    return bool(statement.selectors) and all(selector.field == "title" for selector in statement.selectors)


def _sentences(text: str) -> int:
    return len(re.findall(r"[.!?…][”’\"']?(?:\s|$)", text)) or 1


def as_clause(text: str) -> str:
    """The sentence as it stands after "said that": small, unless it may begin with a name."""
    first, space, rest = text.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in _OPENERS else text

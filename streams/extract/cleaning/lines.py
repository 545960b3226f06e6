"""The shape of one line: does it end a sentence, hold a quotation, stand like a headline? And patterns for lines."""

from __future__ import annotations

import re

LONGEST_HEADLINE = 200
HEADLINE_WORDS = 28

_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]")
QUOTED_WORDS = 4
"""From so many words between marks a line counts as holding a quotation; fewer are a name or a scare quote."""
_END_MARKS = ".!?…:;。！？।"
_CLOSERS = "\"'”’)]»›"


def ends_sentence(line: str) -> bool:
    """Whether the line ends with an end mark, closing quotation marks and brackets aside."""
    bare = line.rstrip(_CLOSERS + " ")
    return bare.endswith(tuple(_END_MARKS))


def holds_quotation(line: str) -> bool:
    """Whether double marks enclose at least `QUOTED_WORDS` words."""
    return any(len(match.group(1).split()) >= QUOTED_WORDS for match in _QUOTED.finditer(line))


def is_headline(line: str) -> bool:
    """Whether the line is short, without an end mark, and no quotation standing alone."""
    if len(line) > LONGEST_HEADLINE or len(line.split()) > HEADLINE_WORDS:
        return False
    return line.rstrip(_CLOSERS + " ").endswith("?") or not ends_sentence(line)


def any_of(*alternatives: str) -> str:
    """A group of alternatives."""
    return f"(?:{'|'.join(alternatives)})"


def starting(*alternatives: str) -> re.Pattern[str]:
    """One of the alternatives, in any case of letters; for `match` or `search`."""
    return re.compile(any_of(*alternatives), re.IGNORECASE)


def whole_line(*alternatives: str) -> re.Pattern[str]:
    """One of the alternatives with at most a colon or full stop after it; for `fullmatch`."""
    return re.compile(any_of(*alternatives) + r"\s*[:：.]?", re.IGNORECASE)

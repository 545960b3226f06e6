"""Quotation spans of a paragraph: any marks, nested, odd in number, running over paragraphs.

A mark opens or closes by where it stands (space or bracket before it, a letter after it), not by its shape alone,
because outlets mix straight marks, curly ones and wrongly turned ones. What opens and never closes runs to the end of
its paragraph at most, so that one lost mark cannot swallow the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOUBLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033'
_SINGLE = "'\u2018\u2019\u201a\u201b\u2039\u203a"
_OPENS_ALWAYS = "\u201e\u201a"  # low marks never close
_BEFORE_OPENING = " \t\n\u00a0([{:-\u2013\u2014/"
_TERMINAL = ".!?,;…\u2014-"
_ELISION = re.compile(r"(?:\d0s|em|cause|tis|twas|til|n|bout)\b", re.IGNORECASE)
_MARKS_LIMIT = 200  # marks of a paragraph beyond which it is no prose; keeps the search within bounds
_FULL_WORDS = 4  # a quotation of fewer words without a closing stop is a phrase or a scare quote of the narrator's


@dataclass(frozen=True)
class Quotation:
    """One outermost quotation.

    Attributes:
        start: offset of its opening mark in the paragraph.
        end: offset after its closing mark, or the paragraph's end when it stays open.
        inner: offsets of the words without the marks.
        closed: whether a closing mark was found.
        full: a clause of its own ("We will not go."), not words woven into the narrator's sentence.
    """

    start: int
    end: int
    inner: tuple[int, int]
    closed: bool
    full: bool


def find_quotations(text: str, *, continues: bool = False) -> tuple[Quotation, ...]:
    """Outermost quotations of one paragraph, in order and disjoint.

    Args:
        text: the paragraph.
        continues: the next paragraph begins with an opening mark, so a quotation left open here is continued there.
    """
    marks = [at for at, mark in enumerate(text) if mark in _DOUBLE or mark in _SINGLE]
    if len(marks) > _MARKS_LIMIT:
        return ()
    found: list[Quotation] = []
    position = 0
    for order, opening in enumerate(marks):
        if opening < position or not _opens(text, opening):
            continue
        closing = _closing(text, marks[order:])
        if closing is None:
            keeps_open = continues or not text[:opening].strip() or text[:opening].rstrip().endswith((":", ","))
            reopened = any(_opens(text, at) and text[at] == text[opening] for at in marks[order + 1 :])
            if text[opening] in _SINGLE or not keeps_open or reopened or len(text) - opening < _FULL_WORDS:
                continue
            end, inner_end, closed = len(text), len(text.rstrip()), False
        else:
            end, inner_end, closed = closing + 1, closing, True
        inner = (opening + 1, max(opening + 1, inner_end))
        found.append(Quotation(opening, end, inner, closed, _full(text, opening, end, inner)))
        position = end
    return tuple(found)


def begins_with_quotation(text: str) -> bool:
    """Whether a paragraph's first character is an opening double mark."""
    stripped = text.lstrip()
    return bool(stripped) and stripped[0] in _DOUBLE


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark not in _DOUBLE and mark not in _SINGLE:
        return False
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at] if at else " "
    if not after or after.isspace() or after in ",;!?)]}":
        return False
    if before not in _BEFORE_OPENING and before not in _DOUBLE and mark not in _OPENS_ALWAYS:
        return False
    if mark in _SINGLE:
        return (
            before not in "-/" and not _ELISION.match(text, at + 1) and (after.isalnum() or after in _DOUBLE + "£$€…")
        )
    return True


def _closing(text: str, marks: list[int]) -> int | None:
    """Offset of the mark that closes the quotation that the first of these marks opens, if there is one."""
    if text[marks[0]] in _SINGLE:
        return _closing_single(text, [at for at in marks[1:] if text[at] in _SINGLE])
    double = [at for at in marks[1:] if text[at] in _DOUBLE]
    closers = sum(not _opens(text, at) for at in double)
    depth = 1
    for at in double:
        before, after = text[at - 1], text[at + 1 : at + 2]
        at_word_end = _ends_word(after)
        opens = _opens(text, at)
        if opens and not at_word_end and before.isspace():
            if text[at] == text[marks[0]] and closers < depth + 1:
                return None  # too few closing marks follow: the first one has lost its own
            depth += 1
            continue
        closers -= not opens
        if at_word_end or text[at] in "\u201d\u00bb" or after in _DOUBLE or not before.isspace():
            depth -= 1
            if depth == 0:
                return at
    return None


def _closing_single(text: str, marks: list[int]) -> int | None:
    """The same for single marks, which are apostrophes as well: one after a stop is sure, one after a word may do."""
    weak: int | None = None
    for at in marks:
        before, after = text[at - 1], text[at + 1 : at + 2]
        if not _ends_word(after) or before.isspace():
            continue
        if before in _TERMINAL + ")" or before in _DOUBLE:
            return at
        if weak is None and (before.casefold() != "s" or not after.isspace()):
            weak = at
    return weak


def _ends_word(after: str) -> bool:
    return not after or after.isspace() or not (after.isalnum() or after in _DOUBLE or after in _SINGLE)


def _full(text: str, start: int, end: int, inner: tuple[int, int]) -> bool:
    words = text[inner[0] : inner[1]].strip()
    if not words:
        return False
    count = len(words.split())
    before = text[:start].rstrip()
    follows = text[end : end + 1]
    stopped = words[-1] in _TERMINAL or (follows in (",", ".", "!", "?", ":") and follows != "")
    upper = words.lstrip(_DOUBLE + _SINGLE + "(…. ")[:1].isupper() or words[0] in "…$£€" or words[0].isdigit()
    introduced = not before or before[-1] in ":,.!?;\u2014" + _DOUBLE
    if introduced and upper and (words[-1] in ".!?…,\u2014" or end >= len(text.rstrip())):
        return True
    if before.endswith(":") and count >= 2:
        return True
    if count < _FULL_WORDS:
        return False
    return introduced and (upper or words[-1] in ",.!?") and (stopped or end >= len(text.rstrip()))

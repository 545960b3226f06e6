"""The world moved on: what was said earlier may have been true then, and is not disputed by what is said now.

Conservative, for a missed update costs a false alert but a wrong one hides a real turn. Each of these says that a pair
is news of a later state and no dispute; the later statement must be at least a day later:

- A figure that moved on. Both texts count the same thing, with different figures, and it is a count that is given again
  as an event goes on ("12 dead", "30 dead"), or a share that is measured anew (a month later), or the later text says
  itself that the figure moved ("rose to", "now"). Not if both name one and the same period that was over (two figures
  for last year are a dispute, unless the later one is said to be a revision), nor if one of them speaks of what is to
  come (a promise of 500 houses that becomes 300 is a turn), nor if the later text rejects the earlier figure.
- Nothing was known of, and now something is ("no case", "a case"; "so far nobody has been charged"). Not of a past
  period that both name.
- What was interrupted goes on again ("patrols are cut", "patrols are back"). A promise or a refusal is no interruption.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from schemas.statement import Statement
from streams.judge.periods import periods, same_past_period
from streams.judge.quantities import DEVELOPING, figures

MIN_APART = timedelta(days=1)
"""Figures of one day are rival accounts of one state of affairs."""

MEASURED_ANEW = timedelta(days=25)
"""Shares are published monthly at most as a rule: two within a month are rival figures, two a month apart a series."""

TO_COME = re.compile(
    r"\b(?:will|would|shall|should|must|can ?not|never|plan(?:s|ned)?|promis\w+|pledg\w+|target\w*|goal|aims?|intends?|"
    r"expects?|going to|by the end of|at least until|proposes?|calls? for|demands?)\b|(?:won|can)['’]t\b",
    re.IGNORECASE)
"""Speaks of what is to come: a promise, a plan, a demand."""
_MOVED = re.compile(
    r"\b(?:(?:rose|risen|rises|rising|f[ae]ll|fell|fallen|falling|gr[eo]wn?|climb(?:s|ed|ing)|jump(?:s|ed)|drop(?:s|ped)|"
    r"increased?|decreased?)(?! by\b)|doubled|tripled|halved|(?:up|down) from|now|so far|already|reach(?:ed|es)|latest|"
    r"bring(?:s|ing)|brought|no longer|any ?more)\b", re.IGNORECASE)
""""Fell by 3 percent" is the figure itself, "fell to 3 percent" says that it was another."""
_REVISED = re.compile(r"\brevis(?:es?|ed|ions?)\b", re.IGNORECASE)
_REJECTED = re.compile(
    r"\b(?:not|never|wrong|false|untrue|mistaken|correct(?:s|ed|ion)?|in fact|actually|inflated|exaggerat\w+)\b",
    re.IGNORECASE)

_OCCURRENCE = (r"cases?|deaths?|fatalit\w+|casualt\w+|victims?|injur(?:y|ies)|arrests?|outbreaks?|infections?"
               r"|incidents?|leaks?|attacks?|complaints?|sightings?|patients?")
_NONE_KNOWN = re.compile(
    rf"\b(?:no|zero|not (?:a single|one)) (?:\w+ ){{0,3}}(?:{_OCCURRENCE})\b(?! (?:against|to answer|for))",
    re.IGNORECASE)
_SOME = re.compile(
    rf"\b(?:an?|one|the first|first|two|three|several|more|\d[\d,]*) (?:\w+ ){{0,3}}(?:{_OCCURRENCE})\b", re.IGNORECASE)
_UP_TO_NOW = re.compile(
    r"\b(?:so far|(?<!up )to date|as yet|as of (?:now|today|this \w+|\w+day)|not yet|"
    r"(?:has|have|is|are|was|were)(?:n['’]t| not) \w+(?: \w+)? yet)\b",
    re.IGNORECASE)

_INTERRUPTED = re.compile(
    r"\b(?:cut|cuts|reduced?|suspend(?:s|ed)|halt(?:s|ed)|stopp?(?:s|ed)|paus(?:es|ed)|clos(?:es|ed)|shuts?|grounded|"
    r"blocked|cancel(?:s|led|ed)|interrupted|out of (?:service|order)|fewer|delayed|stranded|cut off)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:back (?:to|in|at|on|up)|are back|is back|resum(?:es|ed)|re-?open(?:s|ed)?|restor(?:es|ed)|reconnected|"
    r"running again|open again|at work again|returned to)\b", re.IGNORECASE)


def figure_moved(later: Statement, earlier: Statement) -> bool:
    """Whether both statements count the same thing, and the later one gives a newer figure."""
    if not _on_a_later_day(later, earlier) or TO_COME.search(later.text) or TO_COME.search(earlier.text):
        return False
    new, old = figures(later.text), figures(earlier.text)
    counted = [thing for thing in new.keys() & old.keys() if new[thing].isdisjoint(old[thing])]
    if not counted:
        return False
    if _REVISED.search(later.text):
        return True
    if _same_past(later, earlier):
        return False
    if _MOVED.search(later.text):
        return True
    if _REJECTED.search(later.text) or _REJECTED.search(earlier.text) or _share_a_figure(new, old):
        return False
    anew = later.stated_at - earlier.stated_at >= MEASURED_ANEW and not _same_period(later, earlier)
    return any(thing in DEVELOPING or (thing == "%" and anew) for thing in counted)


def first_occurrence(later: Statement, earlier: Statement) -> bool:
    """Whether nothing was known of when the earlier statement was made, and the later one tells of the first."""
    if not _on_a_later_day(later, earlier) or TO_COME.search(earlier.text) or TO_COME.search(later.text):
        return False
    if _same_past(later, earlier):
        return False
    if _UP_TO_NOW.search(earlier.text):
        return not _UP_TO_NOW.search(later.text)
    return bool(
        _NONE_KNOWN.search(earlier.text) and _SOME.search(later.text) and not _NONE_KNOWN.search(later.text))


def resumption(later: Statement, earlier: Statement) -> bool:
    """Whether the later statement tells that what the earlier one says was interrupted goes on again."""
    return (
        _on_a_later_day(later, earlier)
        and _INTERRUPTED.search(earlier.text) is not None and _GOES_ON.search(later.text) is not None
        and not TO_COME.search(earlier.text) and not TO_COME.search(later.text)
    )


def _share_a_figure(new: dict[str, set[float]], old: dict[str, set[float]]) -> bool:
    """Whether a figure of one text is in the other, of whatever thing: they speak of one count.

    None and one are in many a text.
    """
    shared = frozenset().union(*new.values()) & frozenset().union(*old.values())
    return bool(shared - {0, 1})


def _same_past(later: Statement, earlier: Statement) -> bool:
    return same_past_period(later.text, later.stated_at, earlier.text, earlier.stated_at)


def _same_period(later: Statement, earlier: Statement) -> bool:
    """Whether both name one period, over or not: a count in it goes on, a share of it is one figure."""
    named = periods(earlier.text, earlier.stated_at)
    return bool(named) and named == periods(later.text, later.stated_at)


def _on_a_later_day(later: Statement, earlier: Statement) -> bool:
    return _day(later.stated_at) - _day(earlier.stated_at) >= MIN_APART


def _day(instant: datetime) -> datetime:
    return instant.replace(hour=0, minute=0, second=0, microsecond=0)

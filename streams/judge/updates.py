"""The world moved on: what was said earlier may have been true then, and is not disputed by what is said now.

Conservative, for a missed update costs a false alert but a wrong one hides a real turn. Each of these says that a pair
is news of a later state and no dispute; the later statement must be at least a day later:

- A figure that moved on. Both texts count the same thing, with different figures, and it is a count that is given again
  as an event goes on ("12 dead", "30 dead"), or a measure of what goes on and has grown ("20 percent contained"), or a
  share that is measured anew (a month later), or the later text says itself that the figure moved ("rose to",
  "now 60"). Not if both name one and the same period that was over (two figures for last year are a dispute, unless
  the later one is said to be a revision), nor if one of them speaks of what is to come (a promise of 500 houses that
  becomes 300 is a turn), nor if the later text rejects the earlier figure, nor if the two take different sides (who
  backed 40 turbines and opposes 32 has turned).
- Nothing was known of, and now something is ("no case", "a case"; "so far nobody has been charged"). Not of a past
  period that both name, nor of a past event that was denied ("there was no leak"): that is admitted later.
- What was interrupted goes on again ("patrols are cut", "patrols are back"). A promise or a refusal is no interruption,
  and a policy that is put back is a turn.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from schemas.statement import Statement
from streams.judge.numerals import numerals
from streams.judge.periods import periods, plain_letters, same_past_period
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
    r"increased?|decreased?)(?! by\b)|doubled|tripled|halved|(?:up|down) from|so far|reach(?:ed|es)|latest|"
    r"bring(?:s|ing)|brought)\b", re.IGNORECASE)
""""Fell by 3 percent" is the figure itself, "fell to 3 percent" says that it was another."""
_NOW_BEFORE = re.compile(
    r"\b(?:now|already)(?: (?:at|to|is|are|has|have|counts?|holds?|numbers?|stands? at|there (?:is|are)))?\s$",
    re.IGNORECASE)
_NOW_AFTER = re.compile(r"(?:\s[\w'’-]+)?\s(?:now|already)\b", re.IGNORECASE)
"""Of the figure only beside it: "now rejects a deal that lets 60 go" is a turn."""
_REVISED = re.compile(
    r"\brevis(?:es?|ed|ions?)\s(?:(?:it|them|that|this)\s)?(?:up|down)|\brevis(?:es?|ed|ions?)\s(?:[\w'’-]+\s){0,3}"
    r"(?:figures?|tolls?|estimates?|counts?|numbers?)\b|\b(?:figures?|tolls?|estimates?|counts?|numbers?)\s"
    r"(?:[\w'’-]+\s){0,4}revis(?:ed|ions?)\b", re.IGNORECASE)
_REJECTED = re.compile(
    r"\b(?:not|never|wrong|false|untrue|mistaken|correct(?:s|ed|ion)?|in fact|actually|inflated|exaggerat\w+)\b",
    re.IGNORECASE)

_SIDE = re.compile(
    r"\b(?:(?P<verb>back)(?:s|ed|ing)?(?=\s(?:the|an?|this|that|these|our|his|her|its|their|every)\b)"
    r"|(?P<stem>oppos(?!ition)|reject|accept|approv|welcom|condemn|prefer|agree(?!ment)|refus|defend(?!ant)|endors"
    r"|favou?r(?!it)|wants?\b|ruled? out"
    r"|support(?=s\b|ed\b|ing\b|\s(?!for|among|of|in|at|from|is|has|stands|fell|rose)\w))\w*"
    r"|(?P<word>(?:un)?fair|(?:un)?just(?=\s(?:to|that)\b)|unjust|(?:un)?reasonable|(?:un)?acceptable|(?:un)?justified"
    r"|right(?= (?:to|that|for)\b|[.,;]|$)|wrong|mistake|sensible))\b", re.IGNORECASE)
"""Takes a side."""
_CHOICE = re.compile(
    r"\b(?:enough|too (?:much|many|little|few|high|low)|cut(?:s|ting)?(?! off)|rais(?:es?|ed|ing)|lower(?:s|ed|ing)"
    r"|reduc(?:es?|ed|ing)|slash(?:es|ed|ing)?|freez(?:es?|ing)|right|good|bad|generous)\b", re.IGNORECASE)
"""Weighs a share or sets it: two such shares are two positions, not two measurements."""
_NOT = re.compile(r"\b(?:not|no|never|nobody|no[ -]one|none|nothing|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
_UNKNOWN = re.compile(r"\b(?:unknown|unclear|unconfirmed|undecided|unexplained)\b", re.IGNORECASE)

_GROWS = re.compile(
    r"\b(?:is|are) (?:[\w'’-]+ ){0,3}[\w.,-]+ ?(?:%|per ?cent) (?:contained|counted|complete)\b"
    r"|(?:%|per ?cent) of [^.;]{1,40} (?:is|are|has been|have been) (?:contained|counted|completed?)\b"
    r"|\b(?:has|have) (?:\w+ ){0,2}(?:burn(?:ed|t)|scorched|flooded|consumed|blackened|spread (?:over|across|to))\b"
    r"|\bturnout (?:[\w'’-]+ ){0,4}(?:stands|is|has reached)\b", re.IGNORECASE)
"""What goes on and only grows while it does; in the present, for of what is over there is one figure."""
_GROWN = frozenset(("%", "hectare", "acre", "square", "home", "house", "building"))

_CLAUSE = re.compile(
    r"[.!?;]\s|,\s(?:and|but|while|though|although|so|which|as)\s|\s[–—-]\s"
    r"|\sand\s(?=the (?:toll|number|count)\b|more\b)",
    re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;]\s")

_OCCURRENCE = (r"cases?|deaths?|fatalit\w+|casualt\w+|victims?|injur(?:y|ies)|arrests?|outbreaks?|infections?"
               r"|incidents?|leaks?|attacks?|complaints?|sightings?|patients?")
_NONE_KNOWN = re.compile(
    rf"\b(?:no|zero|not (?:a single|one)) (?:\w+ ){{0,3}}(?:{_OCCURRENCE})\b(?! (?:against|to answer|for))",
    re.IGNORECASE)
_DENIED_PAST = re.compile(
    r"\bthere (?:was|were) (?:no|never|not|zero)\b(?![^.;]*\b(?:known|found|reported|recorded|registered|confirmed)\b)"
    r"|\b(?:no|not (?:a single|one)) (?:(?!ha(?:s|ve)\b)[\w'’-]+ ){1,8}(?:took place|happened|occurred)\b",
    re.IGNORECASE)
"""Says how it was, not what is known: who tells of it later admits it."""
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
    r"(?:runs?|running|open|sails?|sailing|fly|flying|flows?|flowing|works?)\b(?:\s[\w'’-]+){0,5}?\sagain|at work again"
    r"|normal (?:timetables?|services?|operations?)|returned to)\b", re.IGNORECASE)
_POLICY = re.compile(
    r"\b(?:for good|permanent(?:ly)?|right(?! now| away)|wrong|mistake|justified|too (?:high|low|much|little)|fees?"
    r"|tax(?:es)?|levy|levies|prices?|fares?|subsid(?:y|ies)|tariffs?|wages?|pensions?|benefits?"
    r"|aid(?! (?:convoys?|flights?|trucks?|lorries|ships?|deliveries|shipments?)))\b", re.IGNORECASE)
"""Of a decision rather than a state: what was decided and is taken back was no interruption."""


def figure_moved(later: Statement, earlier: Statement) -> bool:
    """Whether both statements count the same thing, and the later one gives a newer figure."""
    if not _on_a_later_day(later, earlier):
        return False
    new, old = figures(later.text), figures(earlier.text)
    counted = [thing for thing in new.keys() & old.keys() if new[thing].isdisjoint(old[thing])]
    if _turns(later.text, earlier.text):
        counted = [thing for thing in counted if thing in DEVELOPING]
    if not counted or _turns(_counting(later.text), _counting(earlier.text)):
        return False
    if _REVISED.search(later.text):
        return True
    if _same_past(later, earlier):
        return False
    if _moved(later.text):
        return True
    if _REJECTED.search(later.text) or _REJECTED.search(earlier.text) or _share_a_figure(new, old):
        return False
    if any(thing in DEVELOPING for thing in counted):
        return True
    weighed = any(_sides(text) or _CHOICE.search(text) for text in (later.text, earlier.text))
    anew = later.stated_at - earlier.stated_at >= MEASURED_ANEW and not _same_period(later, earlier)
    if "%" in counted and anew and not weighed:
        return True
    grows = _GROWS.search(later.text) and _GROWS.search(earlier.text)
    return bool(grows) and any(thing in _GROWN and max(new[thing]) > max(old[thing]) for thing in counted)


def first_occurrence(later: Statement, earlier: Statement) -> bool:
    """Whether nothing was known of when the earlier statement was made, and the later one tells of the first."""
    if not _on_a_later_day(later, earlier) or TO_COME.search(earlier.text) or TO_COME.search(later.text):
        return False
    if _same_past(later, earlier):
        return False
    if _not_up_to_now(earlier.text):
        return not _UP_TO_NOW.search(later.text)
    none = _NONE_KNOWN.search(earlier.text) is not None and _DENIED_PAST.search(earlier.text) is None
    return none and _SOME.search(later.text) is not None and _NONE_KNOWN.search(later.text) is None


def resumption(later: Statement, earlier: Statement) -> bool:
    """Whether the later statement tells that what the earlier one says was interrupted goes on again."""
    return (
        _on_a_later_day(later, earlier)
        and _INTERRUPTED.search(earlier.text) is not None and _GOES_ON.search(later.text) is not None
        and not any(decided.search(each.text) for decided in (TO_COME, _POLICY) for each in (earlier, later))
    )


def _turns(new: str, old: str) -> bool:
    """Whether one of two texts speaks of what is to come, or the two take different sides."""
    return bool(TO_COME.search(new) or TO_COME.search(old)) or _sides(new) != _sides(old)


def _counting(text: str) -> str:
    """The clauses of a text with figures: what another says ("and the toll will rise") is not of what is counted."""
    return "; ".join(clause for clause in _CLAUSE.split(text) if figures(clause))


def _sides(text: str) -> frozenset[str]:
    """The words with which a text takes a side, and whether it says no to them."""
    found = frozenset((match["verb"] or match["stem"] or match["word"]).lower() for match in _SIDE.finditer(text))
    return found | {"not"} if found and _NOT.search(text) else found


def _moved(text: str) -> bool:
    """Whether a text says that a figure in it was another before."""
    text = plain_letters(text)
    return _MOVED.search(text) is not None or any(
        _NOW_BEFORE.search(text[: each.start]) or _NOW_AFTER.match(text, each.end) for each in numerals(text))


def _not_up_to_now(text: str) -> bool:
    """Whether a text says of something that it was not so until now."""
    return any(
        _UP_TO_NOW.search(sentence) and (_NOT.search(sentence) or _UNKNOWN.search(sentence))
        for sentence in _SENTENCE.split(text))


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

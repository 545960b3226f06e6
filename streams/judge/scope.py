"""Of another year, edition, part or thing: two statements that would be at odds if they were about the same.

"The 2026 games" and "the 2030 games", "the twelfth round" and "the thirteenth", "Lower Sandmark" and "Upper Sandmark",
"line 4" and "line 7", "the Winter Games" and "the Youth Games" are not in dispute. A text is taken at its word: only
where both texts name a value of one kind, and no value is in both, are they apart. A text that names none may be about
either.

Measured on the pairs of held-back families, frames and passages: of 5,676 disputes the years, editions and parts take
out none, of 5,176 neutral pairs 6; the things take out none of 9,380 pairs (3,328 disputes, 3,028 supports). Such pairs
are rare in these corpora, and less so in news.
"""

from __future__ import annotations

import re

from schemas.statement import Statement
from streams.judge.figures_only import content_words
from streams.judge.numerals import NUMBER_WORDS
from streams.judge.periods import plain_letters, winters, without_years, years, years_to_come

_FIRST = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth")
_ORDINALS = {word: str(number) for number, word in enumerate(_FIRST, start=1)} | {
    f"{word}-{unit}": str(value + digit)
    for word, value in NUMBER_WORDS.items() if value >= 20 and value % 10 == 0
    for digit, unit in enumerate(_FIRST[:9], start=1)}
_WORDS = {"one": "1", **{word: str(number) for word, number in NUMBER_WORDS.items() if number <= 20}}
_SERIES = (
    "round", "package", "phase", "stage", "tranche", "edition", "season", "wave", "batch", "leg", "match", "reactor",
    "unit", "terminal", "runway", "lane", "section", "hearing", "summit", "congress", "referendum", "games", "cup")
_ORDINAL = re.compile(
    rf"(?<![\w-])(?:(?P<number>\d{{1,3}}(?=st|nd|rd|th)|{'|'.join(_ORDINALS)})(?:st|nd|rd|th)?[ -]"
    rf"(?P<thing>{'|'.join(_SERIES)})|(?P<behind>round) (?P<cardinal>\d{{1,3}}|{'|'.join(_WORDS)}))\b", re.IGNORECASE)
"""Numbered members of a series. Not every noun that an ordinal stands before: a second term or quarter that differs
from the third is as often the point in dispute (2 of 3 such pairs of families and frames)."""

_PART = re.compile(
    r"\b(?P<part>Upper|Lower|North|South|East|West|Northern|Southern|Eastern|Western|Inner|Outer)[ -]"
    r"(?P<whole>[A-Z][\w’'-]+\b)(?<![ai]n)(?<!ese)")
"""Not of "North Korean": an adjective tells of people, and two peoples may be at odds over one thing."""


_NUMBERED = re.compile(
    r"\b(?P<thing>line|route|terminal|runway|platform|gate|pier|highway|motorway|junction|reactor|unit|block|lot|zone"
    r"|ward|precinct|bill|proposition|article|section|resolution|directive|decree)"
    r" (?:No\.? ?)?(?P<number>[A-Z]{0,2}-?\d+[A-Z]?)\b"
    rf"|\b(?P<place>terminal|runway|platform|gate|pier|junction|reactor|unit) (?P<word>{'|'.join(_WORDS)})\b",
    re.IGNORECASE)
"""Things that are told apart by a number behind them, an article of law or a tram line. Not classes and phases: "phase
two" that is put off is the point of the "phase one" that goes on. Written out only where the kind is no verb and no
law."""
_VERBS = frozenset(("line", "route", "block", "zone", "bill"))
_DOES = re.compile(r"\b(?:will|would|can|could|may|might|must|should|shall|cannot|we|they|you)\s$", re.IGNORECASE)
_NAMES = re.compile(r"\b(?:on|of|for|along|by|via|in|at|from|under|and|the|this|that|tram|bus|train|metro)\s$",
                    re.IGNORECASE)
_PLURAL = re.compile(r"\s[a-z’'-]+s\b")
""""Will block 40 permits", "they line 3 streets": these words of a kind are verbs as well."""
_ONE_OF_ITS_KIND = re.compile(
    r"\b(?:the|an?|this|that|each|every|our|their|its|last|next|final|previous|other|[a-z0-9-]+(?:st|nd|rd|th))\s$",
    re.IGNORECASE)
""""At the gate two guards stood", "in the last round three withdrew": the number is of what comes behind it."""

_THINGS = (
    "Airport", "Bridge", "Canal", "Dam", "Ferry", "Games", "Cup", "Festival", "Marathon", "Line", "Lake", "Island",
    "Mine", "Pass", "Pipeline", "Port", "Quarry", "Refinery", "Reservoir", "River", "Road", "Square", "Stadium",
    "Station", "Street", "Tunnel", "Act", "Accord", "Treaty", "Summit")
_NAMED = re.compile(
    rf"(?P<name>(?:[A-Z][\w’'-]+ ){{1,3}})(?P<thing>{'|'.join(_THINGS)})\b"
    r"(?!(?:(?<=Lake|Port)|(?<=River)) [A-Z])")
"""Things whose kind is part of the name, both in capitals. No house that may speak (a hospital, a university): what is
to be moved from one to the other names either. Of "Port Arden" the name comes behind."""

_NO_NAMES = frozenset((
    "The", "A", "An", "This", "That", "Its", "Their", "His", "Her", "Our", "In", "On", "At", "For", "No", "And",
    "But", "If", "As", "By", "To", "From", "Of", "With", "Every", "Any", "All", "Both", "New", "Old", "Future",
    "Must", "Should", "Will", "Would", "Can", "Could", "May", "Might", "Shall", "Cannot", "Not", "Nobody",
    "Everybody", "Everyone", "Such", "These", "Those", "Each", "Another", "My", "Your", "When", "While", "After",
    "Before", "Since", "Without", "Under", "Only", "Even", "Then", "Now", "So", "We", "They", "He", "She", "It",
    "You"))
_FIRST_VERB = re.compile(r"(?:^|[.!?:;]\s|[\"“‘])\s*$")
"""Where a word in -ing may be a verb ("Closing Corn Bridge"); a capital elsewhere is of a name ("Keating Road")."""
_SMALL_WORDS = frozenset((
    "a", "an", "the", "of", "on", "in", "for", "to", "and", "or", "nor", "but", "at", "by", "from", "as", "with",
    "into", "over", "up", "off", "out", "via", "vs"))
_WORD = re.compile(r"[^\W\d_][\w’'-]*")

_ONCE = re.compile(
    r"\b(?:open|clos|shut|start|begin|launch|finish|complet|end|abolish|scrap|retir|leav|join|phas|switch"
    r"|built|deliver|introduc|demolish|replac|(?:be|go|goes|come|comes) online"
    r"|(?:come|enter|go)(?:s|es)? into force|take(?:s)? effect|step(?:s)? down|be ready|is ready)\w*", re.IGNORECASE)
"""What happens once: its year is a promise, and another year is another promise."""
_IN_A_YEAR = re.compile(r"\b(?:in (?:19|20)\d\d|(?:this|next) year)\b(?!['’]s)", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|never|nobody|none|nothing|neither|nor|cannot|without)\b|n['’]t\b", re.IGNORECASE)
_TENSE = frozenset(("will", "be", "is", "would", "now", "later", "then"))


def other_year(later: Statement, earlier: Statement) -> bool:
    """Whether two statements are about different years to come, or different winters."""
    shared = years(later.text, later.stated_at) & years(earlier.text, earlier.stated_at)
    if shared or _slips(later, earlier):
        return False
    for named in (years_to_come, winters):
        new, old = named(later.text, later.stated_at), named(earlier.text, earlier.stated_at)
        if new and old and new.isdisjoint(old):
            return True
    return False


def other_edition(later: Statement, earlier: Statement) -> bool:
    """Whether two statements name different members of one series."""
    return _other(_editions(later.text), _editions(earlier.text))


def other_part(later: Statement, earlier: Statement) -> bool:
    """Whether two statements name different parts of one place."""
    return _other(_parts(later.text), _parts(earlier.text))


def other_number(later: Statement, earlier: Statement) -> bool:
    """Whether two statements name things of one kind with different numbers."""
    return _other(_numbered(later.text), _numbered(earlier.text))


def other_name(later: Statement, earlier: Statement) -> bool:
    """Whether two statements name things of one kind with different names."""
    return _other(_named(later.text), _named(earlier.text))


def _slips(later: Statement, earlier: Statement) -> bool:
    """Whether the two tell of one thing to be done, in other years."""
    one, other = later.text, earlier.text
    return (
        all(_IN_A_YEAR.search(text) and _ONCE.search(text) and not _NOT.search(text) for text in (one, other))
        and _meaning(without_years(one)) == _meaning(without_years(other)))


def _meaning(text: str) -> frozenset[str]:
    """The words of a text that have a meaning, in whatever tense: "closes", "will close"."""
    return frozenset(word.removesuffix("e") for word in content_words(text) - _TENSE)


def _other(new: dict[str, set[str]], old: dict[str, set[str]]) -> bool:
    return any(new[name].isdisjoint(old[name]) for name in new.keys() & old.keys())


def _editions(text: str) -> dict[str, set[str]]:
    """The numbered members of series that a text names: thing to numbers."""
    found: dict[str, set[str]] = {}
    text = plain_letters(text)
    for match in _ORDINAL.finditer(text):
        if match["behind"] and _counts_what_follows(match, text):
            continue
        thing, number = (match["thing"] or match["behind"]).lower(), (match["number"] or match["cardinal"]).lower()
        found.setdefault(thing, set()).add(_ORDINALS.get(number) or _WORDS.get(number, number))
    return found


def _parts(text: str) -> dict[str, set[str]]:
    """The parts of places that a text names: place to parts."""
    found: dict[str, set[str]] = {}
    for match in _PART.finditer(text):
        found.setdefault(match["whole"].removesuffix("'s").removesuffix("’s"), set()).add(
            match["part"].lower().removesuffix("ern"))
    return found


def _numbered(text: str) -> dict[str, set[str]]:
    """The numbered things that a text names: kind to numbers."""
    found: dict[str, set[str]] = {}
    text = plain_letters(text)
    for match in _NUMBERED.finditer(text):
        if match["place"]:
            if not _counts_what_follows(match, text):
                found.setdefault(match["place"].lower(), set()).add(_WORDS[match["word"].lower()])
        elif not _is_verb(match, text):
            found.setdefault(match["thing"].lower(), set()).add(match["number"].upper().replace("-", ""))
    return found


def _counts_what_follows(match: re.Match[str], text: str) -> bool:
    if match[0][0].isupper():
        return False
    return bool(_ONE_OF_ITS_KIND.search(text[: match.start()]) or _PLURAL.match(text, match.end()))


def _is_verb(match: re.Match[str], text: str) -> bool:
    if match["thing"] not in _VERBS:  # in capitals it is a name
        return False
    before = text[: match.start()]
    return bool(_DOES.search(before) or (_PLURAL.match(text, match.end()) and not _NAMES.search(before)))


def _named(text: str) -> dict[str, set[str]]:
    """The words of the names of things that a text names, by kind: two are the same thing if they share one."""
    found: dict[str, set[str]] = {}
    if _in_title_case(text):
        return found
    for match in _NAMED.finditer(text):
        name = match["name"].split()
        if name[0].endswith("ing") and _FIRST_VERB.search(text[: match.start()]):
            del name[0]
        if words := {word.removesuffix("'s").removesuffix("’s") for word in name} - _NO_NAMES:
            found.setdefault(match["thing"], set()).update(words)
    return found


def _in_title_case(text: str) -> bool:
    """Whether capitals tell nothing in a text, as in headlines of some papers."""
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL_WORDS]
    return len(words) > 2 and not any(word[0].islower() for word in words)

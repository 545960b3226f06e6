"""The institutions an article names, with the fullest phrase for each: "the bank" is Zelden's Savings Bank."""

from __future__ import annotations

import re
from dataclasses import dataclass

from streams.extract.names.groups import group_of, is_outlet
from streams.extract.names.institution_names import clean_institution, is_street, with_name
from streams.extract.names.titles import plain_title
from streams.extract.parsing.lexicon import INSTITUTIONS, PLURAL_INSTITUTIONS, SEATS, word_set

_WORD = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*")


_HOMES = {
    "mayor": ("city", "town", "council", "village"),
    "superintendent": ("district", "police", "schools", "department", "school"),
    "commissioner": ("league", "police", "commission", "department", "agency", "federation", "authority"),
    "chief": ("police", "department", "brigade", "service", "office", "force", "agency"),
    "governor": ("bank", "authority", "state", "province", "prison"),
    "prosecutor": ("office", "prosecution", "prosecutors"),
    "minister": ("ministry", "government"),
    "secretary": ("department", "ministry", "union"),
    "chancellor": ("treasury", "ministry", "university"),
    "judge": ("court", "tribunal"),
    "justice": ("court",),
    "commander": ("front", "mission", "army", "forces", "force", "movement", "brigade"),
    "general": ("mission", "army", "forces", "force"),
    "colonel": ("mission", "army", "forces", "force", "ministry"),
    "economist": ("bank", "institute", "fund"),
    "rector": ("university", "academy"),
    "dean": ("university", "faculty", "college"),
    "coach": ("club", "team", "league"),
    "principal": ("school", "college"),
    "chair": ("board", "company", "commission", "committee", "council", "party", "authority"),
    "ceo": ("company", "group", "firm", "airline", "carrier", "operator"),
    "executive": ("company", "group", "firm", "airline", "authority", "trust", "council", "carrier", "operator"),
}
"""Role to the head nouns of institutions such a person is likely of, when the text names none beside the role."""


_NO_SOLDIER = re.compile(
    r"\b(?:attorney|solicitor|surgeon|inspector|secretary|director|comptroller|auditor|governor|consul|postmaster)"
    r" general$"
)
"""Generals who command nothing."""

_FORMS = word_set("department office service force group company corporation holdings ministry agency")
"""Heads that only lengthen a name: "Ostrow City police", "Ostrow City Police Department"."""


_COMPANY = word_set("""bank company firm group operator maker manufacturer airline carrier lender retailer
    broadcaster publisher corporation business""")


_FIRMS = word_set("motors holdings industries energy airlines pharma studio works utility consortium")
"""Heads of companies' names that are seldom said of a company otherwise."""


_END = 1_000_000  # an offset behind every paragraph's end
_LONGEST = 90  # characters of an institution's name; longer phrases are misread sentences


_NO_NAME = re.compile(r"[\u201c\u201d\"]|\d\s*(?:per ?cent|percent|%)|[$\u20ac\u00a3]\s*\d", re.IGNORECASE)
"""Marks of quotations, shares and sums of money stand in no name; the language model finds names in headlines."""


_STATE_OF_AFFAIRS = re.compile(r"(?i:state|city|county|town|house) of (?=[a-z])")  # "state of emergency"


@dataclass(frozen=True)
class NamedInstitution:
    """One printed phrase for an institution, without determiner."""

    text: str
    frame: int
    words: frozenset[str]
    head: str


def _is_named(known: NamedInstitution) -> bool:
    """Whether more than the first word has a capital, or something owns it: not "Biotech company" at a beginning."""
    text = known.text
    return "'s " in text or "\u2019s " in text or any(word[:1].isupper() for word in text.split()[1:])


def _content(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text)) - {"the", "of", "s", "a", "an", "and", "for"}


def _head(text: str) -> str:
    before = re.split(r"\s+(?:of|for|in|on)\s+", text)[0]
    words = [word.casefold() for word in _WORD.findall(before)]
    return words[-1] if words else ""


class Institutions:
    """Every phrase for an institution of one article, and the lookups that lead short forms to full ones."""

    def __init__(self) -> None:
        self._named: list[NamedInstitution] = []
        self._subjects: list[tuple[int, int, str]] = []
        self._short: dict[str, str] = {}

    def before(self, frame: int) -> str:
        """The institution that "its" means in a paragraph: its last subject, else the fullest named near."""
        if subject := self.just_named(frame, _END):
            return subject
        near = [
            known
            for known in self._named
            if known.frame in (frame, frame - 1)
            and known.frame >= 0
            and (known.head in INSTITUTIONS or known.head in PLURAL_INSTITUTIONS)
        ]
        best = max(near, key=lambda known: (len(known.words), known.frame), default=None)
        return best.text if best is not None else self.main_organisation(frame)

    def containing(self, words: str) -> str:
        """The institution whose name holds all these words: "regional disaster director" is of the disaster office."""
        wanted = _content(words)
        holding = [known for known in self._named if wanted and wanted < known.words]
        return max(holding, key=lambda known: len(known.words)).text if holding else ""

    def just_named(self, frame: int, offset: int, kind: str = "") -> str:
        """The institution that "the spokesman" speaks for: the subject nearest before, in this paragraph or the last.

        Args:
            frame: index of the paragraph.
            offset: in its text.
            kind: noun of the institution, lower case, where one is told ("the company's spokesman").
        """
        for index, at, text in sorted(self._subjects, reverse=True):
            near = (index == frame and at < offset) or index == frame - 1
            head = _head(text)
            bare = not with_name(text)
            firm = head in _COMPANY | _FIRMS or head not in INSTITUTIONS
            of_kind = not kind or head == kind or (kind in _COMPANY and firm)
            if near and not bare and of_kind and not is_outlet(text) and group_of(text) is None:
                return text
        return ""

    def subject_before(self, frame: int, offset: int) -> str:
        """The institution that is the subject nearest before an offset of the same frame; empty if there is none."""
        found = [(at, text) for index, at, text in self._subjects if index == frame and at < offset]
        return max(found)[1] if found else ""

    def fullest(self, printed: str, frame: int) -> str:
        """The fullest phrase of the article for the institution that `printed` names; `printed` when there is none."""
        bare = clean_institution(printed)
        words = _content(bare)
        if not words:
            return bare
        if bare.casefold() in SEATS:
            return bare
        bare = self._short.get(bare.casefold(), bare)
        words = _content(bare)
        head = _head(bare)
        several = bare.casefold() in PLURAL_INSTITUTIONS
        generic = len(words) == 1 and (bare.islower() or several)
        same = [
            known
            for known in self._named
            if words <= known.words
            and (known.text.casefold() not in SEATS or known.words == words)
            and (known.head == head or (known.head in _FORMS and known.text.casefold().startswith(bare.casefold())))
        ]
        if generic and head in _COMPANY and not any(len(known.words) > 1 and _is_named(known) for known in same):
            named = self.main_organisation(frame) if head != "group" else ""
            return named or bare
        if generic:
            specific = [known for known in same if len(known.words) > 1 and any(char.isupper() for char in known.text)]
            same = specific or ([] if several else same)
            before = [known for known in same if known.frame <= frame and known.frame >= 0]
            same = before or same
            nearest = max(same, key=lambda known: (known.frame, len(known.words)), default=None)
            same = [known for known in same if nearest is None or nearest.words <= known.words]
        best = max(same, key=lambda known: (len(known.words), -known.frame), default=None)
        if best is None or len(best.words) <= len(words):
            return bare
        return best.text

    def home_of(self, role: str, frame: int) -> str:
        """The institution a role without one belongs to: the nearest fitting one before, else after, else none."""
        last = plain_title(role.split()[-1].casefold()) if role else ""
        homes = _HOMES.get(last, ()) if not _NO_SOLDIER.search(role.casefold()) else ()
        fitting = [
            known
            for known in self._named
            if known.head in homes and (known.text.casefold() != known.head or known.head == "police")
        ]
        fitting = fitting or [known for known in self._named if known.head in homes]
        if fitting:
            named = [known for known in fitting if any(char.isupper() for char in known.text)] or fitting
            best = min(
                named,
                key=lambda known: (
                    homes.index(known.head),
                    abs(known.frame - frame) if known.frame >= 0 else 99,
                    -len(known.words),
                ),
            )
            return self.fullest(best.text, frame)
        return ""

    def main_organisation(self, frame: int) -> str:
        """The organisation with a name of its own that is mentioned most, counting up to `frame` twice."""
        score: dict[str, int] = {}
        for known in self._named:
            if known.text[:1].isupper():
                score[known.text] = score.get(known.text, 0) + (2 if known.frame <= frame else 1)
        return max(score, key=lambda text: (score[text], len(text)), default="")

    def add(self, text: str, frame: int) -> None:
        """Take up a printed phrase."""
        text = clean_institution(text)
        words = _content(text)
        named = bool(words) and len(text) < _LONGEST and not _NO_NAME.search(text) and not is_street(text)
        if named and group_of(text) != "" and not _STATE_OF_AFFAIRS.match(text):
            self._named.append(NamedInstitution(text, frame, words, _head(text)))

    def shorten(self, short: str, full: str) -> None:
        """Take up that a word alone, lower case, stands for an institution's whole name."""
        self._short[short] = full

    def add_subject(self, text: str, frame: int, offset: int) -> None:
        """Take up that an institution is the subject of a clause, at an offset of a frame."""
        if not is_street(text):
            self._subjects.append((frame, offset, clean_institution(text)))

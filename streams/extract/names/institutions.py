"""The institutions an article names, with the fullest phrase for each: "the bank" is Zelden's Savings Bank."""

from __future__ import annotations

from streams.extract.names.groups import group_of, is_outlet
from streams.extract.names.homes import homes_of
from streams.extract.names.institution_kinds import (
    COLLEGES,
    COMPANY,
    FORCES,
    FORMS,
    ONE_KIND,
    SEAT_OF,
    NamedInstitution,
    begins,
    content_of,
    head_noun,
    is_named,
    is_union,
    may_be_firm,
    may_be_home,
)
from streams.extract.names.institution_names import clean_institution, is_street, with_name
from streams.extract.names.no_institutions import is_storm, may_name_institution
from streams.extract.names.saints import is_saints
from streams.extract.parsing.lexicon import INSTITUTIONS, PLURAL_INSTITUTIONS, SEATS

_SHORTEST_ACRONYM = 3
_END = 1_000_000  # an offset behind every paragraph's end


_TRADE = 4
"""Letters in which a trade and a name agree: "railway" and "Rail", "brewery" and "Brewing"."""


class Institutions:
    """Every phrase for an institution of one article, and the lookups that lead short forms to full ones.

    Attributes:
        publishing: the institution whose own article it is; empty for an outlet's.
    """

    def __init__(self) -> None:
        self.publishing = ""
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
        wanted = content_of(words)
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
            head = head_noun(text)
            bare = not with_name(text)
            college = kind == "school" and head in COLLEGES
            of_kind = not kind or head == kind or college or (kind in COMPANY and may_be_firm(text))
            if near and not bare and of_kind and not is_outlet(text) and group_of(text) is None:
                return text
        return ""

    def subject_before(self, frame: int, offset: int) -> str:
        """The institution that is the subject nearest before an offset of the same frame; empty if there is none."""
        found = [(at, text) for index, at, text in self._subjects if index == frame and at < offset]
        return max(found)[1] if found else ""

    def first_subject(self) -> str:
        """The first institution of the body that is the subject of a clause; empty if there is none."""
        found = [(frame, at, text) for frame, at, text in self._subjects if frame >= 0 and with_name(text)]
        return min(found)[2] if found else ""

    def leads(self, name: str) -> bool:
        """Whether an institution is named in headline or first paragraph, or does something: not only where it was."""
        named = any(known.text == name and known.frame <= 0 for known in self._named)
        return named or any(text == name for _, _, text in self._subjects)

    def fullest(self, printed: str, frame: int) -> str:
        """The fullest phrase of the article for the institution that `printed` names; `printed` when there is none."""
        bare = clean_institution(printed)
        words = content_of(bare)
        if not words:
            return bare
        if bare.casefold() in SEATS:
            return bare
        bare = self._short.get(bare.casefold(), bare)
        if is_saints(bare):
            return self._of_saint(bare)
        if bare.isupper() and len(bare) >= _SHORTEST_ACRONYM and (spelt := self._spelt_out(bare)):
            return spelt
        words = content_of(bare)
        head = head_noun(bare)
        several = bare.casefold() in PLURAL_INSTITUTIONS
        generic = len(words) == 1 and (bare.islower() or several)
        if generic and head in FORCES and (force := self._force(head)):
            return force
        same = [
            known
            for known in self._named
            if words <= known.words
            and (known.text.casefold() not in SEATS or known.words == words)
            and (
                known.head == head or (known.head in FORMS and begins(known.text, bare) and bare not in ONE_KIND)
            )
        ]
        if generic and head in COMPANY and not any(len(known.words) > 1 and is_named(known) for known in same):
            named = self.main_organisation(frame, firm=True) if head != "group" else ""
            return named or bare
        if generic:
            specific = [known for known in same if len(known.words) > 1 and any(char.isupper() for char in known.text)]
            same = specific or ([] if several else same)
            before = [known for known in same if known.frame <= frame and known.frame >= 0]
            same = before or same
            nearest = max(same, key=lambda known: (known.frame, len(known.words)), default=None)
            same = [known for known in same if nearest is None or nearest.words <= known.words]
        if generic and head in ("union", "school") and not any(is_named(known) for known in same):
            told = self._told_as(head, frame)
            if told and (head == "union" or not any(len(known.words) > 1 for known in same)):
                return told
        best = max(same, key=lambda known: (len(known.words), -known.frame), default=None)
        if best is None or len(best.words) <= len(words):
            return (self._of_trade(words - {head}) if head in COMPANY and bare.islower() else "") or bare
        return best.text

    def _of_trade(self, words: frozenset[str]) -> str:
        """The one firm named by its trade, which "the railway company" is told of with: "Tessaly Rail"."""
        named = {known.text for known in self._named if is_named(known) and may_be_firm(known.text) and any(
            word[:_TRADE] == own[:_TRADE] for word in words for own in known.words if len(own) >= _TRADE <= len(word))}
        return named.pop() if len(named) == 1 else ""

    def _force(self, kind: str) -> str:
        """What "the force" or "police" is, where only a force of another kind is named: "Ostrow Constabulary"."""
        told = {known.text: known for known in self._named if known.head in FORCES}
        if any(known.head == kind and is_named(known) for known in told.values()):
            return ""
        named = [text for text, known in told.items() if is_named(known)]
        if len(named) == 1:
            return named[0]
        return "police" if kind == "force" and not named and "police" in {known.head for known in told.values()} else ""

    def _told_as(self, kind: str, frame: int) -> str:
        """What "the union" or "the school" is, of another kind by its name: a subject of a clause up to a paragraph."""
        for index, _, text in sorted(self._subjects):
            fits = is_union(text) if kind == "union" else head_noun(text) in COLLEGES
            if index <= frame and fits and text[:1].isupper():
                return text
        return ""

    def _of_saint(self, short: str) -> str:
        """The fullest name of "St Egwin's"; itself where the article tells of two houses of that saint, or of none."""
        told = {known.text: known.words for known in self._named if begins(known.text.replace("\u2019", "'"), short)}
        fullest = [text for text, words in told.items() if all(other <= words for other in told.values())]
        return fullest[0] if fullest else short

    def _spelt_out(self, initials: str) -> str:
        """The institution whose words begin with these letters; empty if none does, or several do."""
        found = {
            known.text for known in self._named
            if "".join(word[0] for word in known.text.split() if word[:1].isupper()) == initials}
        return found.pop() if len(found) == 1 else ""

    def home_of(self, role: str, frame: int) -> str:
        """The institution a role without one belongs to: the nearest fitting one before, else after, else none."""
        homes = homes_of(role)
        if "inspectorate" in homes and any(known.head == "police" for known in self._named):
            return ""  # a chief inspector may be of either
        fitting = [
            known
            for known in self._named
            if known.head in homes and (known.text.casefold() != known.head or known.head == "police")
            and may_be_home(known.text, role.casefold())
        ]
        fitting = fitting or [known for known in self._named if known.head in homes
                               and may_be_home(known.text, role.casefold())]
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

    def main_organisation(self, frame: int, *, firm: bool = False) -> str:
        """The organisation with a name of its own that is mentioned most, counting up to `frame` twice.

        Of an institution's own article it is that one.

        Args:
            frame: index of the paragraph.
            firm: only what may be a company, and what is the subject of a clause before what is not.
        """
        if self.publishing and (not firm or may_be_firm(self.publishing)):
            return self.publishing
        score: dict[str, int] = {}
        subjects = {text for index, _, text in self._subjects if index <= frame and may_be_firm(text)}
        subjects &= {known.text for known in self._named if known.text[:1].isupper()}
        for known in self._named:
            if firm and (known.text not in subjects if subjects else not may_be_firm(known.text)):
                continue
            if known.text[:1].isupper():
                score[known.text] = score.get(known.text, 0) + (2 if known.frame <= frame else 1)
        for short in [text for text in score if " " not in text]:  # "the Theatre" is what the City Theatre is called
            longer = [text for text in score if " " in text and head_noun(text) == short.casefold()]
            if len(longer) == 1:
                score[longer[0]] += score.pop(short)
        return max(score, key=lambda text: (score[text], len(text)), default="")

    def forget(self, names: frozenset[str]) -> None:
        """Drop names, lower case, that the article shows to be persons'."""
        self._named = [known for known in self._named if known.text.casefold() not in names]
        self._subjects = [subject for subject in self._subjects if subject[2].casefold() not in names]

    def printed(self) -> list[str]:
        """Every phrase taken up, in no order that matters."""
        return [known.text for known in self._named]

    def are_several(self, kind: str) -> bool:
        """Whether the article tells of two institutions or more of a kind, a noun: district court and court of appeal.

        Args:
            kind: as printed; a phrase that tells which one is none of several.
        """
        told = [known.words for known in self._named if known.head == kind and len(known.words) > 1]
        return any(not (one <= other or other <= one) for one in told for other in told)

    def add(self, text: str, frame: int) -> None:
        """Take up a printed phrase."""
        text = SEAT_OF.sub("", clean_institution(text))
        words = content_of(text)
        if words and may_name_institution(text):
            self._named.append(NamedInstitution(text, frame, words, head_noun(text)))

    def first_words(self) -> dict[str, str]:
        """First word, lower case, of each named body to its name, where it begins the name of no other one."""
        names: dict[str, set[str]] = {}
        for known in self._named:
            words = known.text.split()
            saints = words[0].casefold().strip(".") in ("st", "saint")  # which one, the first word does not tell
            named = len(words) > 1 and not saints and all(word[:1].isupper() for word in words[:2])
            if named and known.head in INSTITUTIONS:
                names.setdefault(words[0].casefold(), set()).add(known.text)
        return {word: next(iter(full)) for word, full in names.items() if len(full) == 1}

    def shorten(self, short: str, full: str) -> None:
        """Take up that a word alone, lower case, stands for an institution's whole name."""
        self._short[short] = full

    def sends(self, house: str) -> None:
        """Take up whose observers speak: "the mission" without a name of its own is that house's."""
        if not any(known.head == "mission" and is_named(known) for known in self._named):
            self.shorten("mission", house)

    def add_subject(self, text: str, frame: int, offset: int) -> None:
        """Take up that an institution is the subject of a clause, at an offset of a frame."""
        if not is_street(text) and not is_storm(text):
            self._subjects.append((frame, offset, SEAT_OF.sub("", clean_institution(text))))

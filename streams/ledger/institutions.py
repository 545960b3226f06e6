"""Which printed names of institutions are one institution, within a component.

"health ministry" and "Health Ministry of Norhaven" are one while no other ministry of health is about. If a second
one is ("Health Ministry of Veldan"), the short name fits both and stays on its own: silence rather than a guess.

Nor is a body one with those who belong to it, work for it or watch over it: the Arden Police and the Arden Police
Union have words in common, and often a quarrel.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from streams.ledger.names import BODIES, FIRMS, SHORTEST_ACRONYM, acronym, institution_form, words

Form = frozenset[str]

_OF_MEMBERS = frozenset({"association", "federation", "guild", "league", "union"})
"""Those who belong to a body, or work for it. They speak for themselves."""

_WITHIN = frozenset({"board", "committee", "group"})
"""Who may speak for a house ("Lumen Board", "Harbour Authority Board"), unless they watch over it."""

_WATCHING = frozenset({"advisory", "appeals", "complaints", "monitoring", "oversight", "review"})
"""So "Arden Police Oversight Board" has a voice of its own."""

_OF_A_TOWN = frozenset({"borough", "city", "council", "municipal", "municipality", "town", "village"})
"""What a mayor's town is called besides its name: "Arden Town Council" is Arden's."""

_BEFORE_ANOTHER = frozenset({"at", "by", "for", "from", "in", "of", "on", "to", "with"})


@lru_cache(maxsize=65536)
def kind_of_body(name: str) -> str:
    """The word that says what a name's bearer is; "" if none does.

    Not any such word: "Union Health Ministry" and "Ministry of Health of the Arden Federation" are ministries, and
    "Union of Dock Workers" and "Health Ministry Workers Union" are unions.
    """
    found = ""
    for word in words(name):
        if word in _BEFORE_ANOTHER and found:
            break
        if word in BODIES or word in FIRMS or word in _OF_MEMBERS:
            found = word
    return found


def of_its_own(name: str) -> bool:
    """Whether a name is that of a union, a board or the like."""
    return kind_of_body(name) in _OF_MEMBERS | _WITHIN


def has_its_own(short: str, full: str) -> bool:
    """Whether the fuller of two names is a union's, a board's or the like, and the shorter one that of its body.

    Args:
        short: the name of which the other has all words.
        full: the other.
    """
    kind = kind_of_body(full)
    watches = kind in _WITHIN and kind_of_body(short) in BODIES and not _WATCHING.isdisjoint(words(full))
    return not of_its_own(short) and (kind in _OF_MEMBERS or watches)


class Institutions:
    """The institutions that a component's names stand for.

    Args:
        printed: names as printed, in event order, repetitions included.
    """

    def __init__(self, printed: Iterable[str]) -> None:
        self._shown: dict[Form, str] = {}
        acronyms: defaultdict[str, set[Form]] = defaultdict(set)
        for name in dict.fromkeys(printed):
            form = institution_form(name)
            if form and form not in self._shown:
                self._shown[form] = name
            if form and acronym(name):
                acronyms[acronym(name)].add(form)
        self._whole = self._fullest(acronyms)

    def of(self, printed: str) -> Form | None:
        """The institution that a name stands for; None for no name."""
        return self._whole.get(institution_form(printed))

    def name(self, institution: Form) -> str:
        """Its fullest name, as the first statement that used it printed it."""
        return _without_article(self._shown[institution])

    def _fullest(self, acronyms: dict[str, set[Form]]) -> dict[Form, Form]:
        holding: defaultdict[str, list[Form]] = defaultdict(list)
        for form in self._shown:
            for word in form:
                holding[word].append(form)
        wider = {form: self._wider(form, holding) for form in self._shown}
        for form in self._shown:
            if len(form) == 1:
                (word,) = form
                spelt_out = acronyms.get(word, set()) if len(word) >= SHORTEST_ACRONYM else set()
                wider[form] = wider[form] | (spelt_out - {form})
        whole = {}
        for form in self._shown:
            fullest = {other for each in wider[form] for other in (wider[each] or {each}) if not wider[other]}
            whole[form] = next(iter(fullest)) if len(fullest) == 1 else form
        return whole

    def _wider(self, form: Form, holding: dict[str, list[Form]]) -> set[Form]:
        """The names that say all that this one says and more, and may be the same institution's."""
        rarest = min(form, key=lambda word: (len(holding[word]), word))
        return {
            other for other in holding[rarest]
            if form < other and (not other & BODIES or form & BODIES or other - form <= _OF_A_TOWN)
            and not has_its_own(self._shown[form], self._shown[other])
        }


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() == "the" else name

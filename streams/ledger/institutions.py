"""Which printed names of institutions are one institution, within a component.

"health ministry" and "Health Ministry of Norhaven" are one while no other ministry of health is about. If a second
one is ("Health Ministry of Veldan"), the short name fits both and stays on its own: silence rather than a guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from streams.ledger.names import BODIES, SHORTEST_ACRONYM, acronym, institution_form

Form = frozenset[str]


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
            if form < other and (not other & BODIES or form & BODIES)
        }


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() == "the" else name

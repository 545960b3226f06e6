"""Who says what where: the positions that an article prints, by speaker.

What a speaker says in one article is told on one occasion by one reporter. Its sentences bear one another out, and so
do those of an institution's own voice and of whoever speaks for it there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from streams.ledger.stated import VOICE, Stated


class Said:
    """Positions by the article that prints them.

    Args:
        positions: to begin with.
    """

    def __init__(self, positions: Iterable[Stated] = ()) -> None:
        self._at: defaultdict[str, list[Stated]] = defaultdict(list)
        self._by_id: dict[str, Stated] = {}
        for position in positions:
            self.add(position)

    def add(self, position: Stated) -> None:
        """Take a position in."""
        self._by_id[position.id] = position
        self._at[position.statement.article.id].append(position)

    def remove(self, position: Stated) -> None:
        """Take a position out."""
        del self._by_id[position.id]
        together = self._at[position.statement.article.id]
        together.remove(position)
        if not together:
            del self._at[position.statement.article.id]

    def position(self, statement_id: str) -> Stated | None:
        """The position that a statement takes; None if it takes none that counts."""
        return self._by_id.get(statement_id)

    def beside(self, position: Stated) -> list[Stated]:
        """What its speaker says in its article, the position among it."""
        together = self._at.get(position.statement.article.id, ())
        if len(together) == 1 and together[0] is position:
            return [position]
        who = _who(position)
        return [each for each in together if _who(each) == who]

    def companions(self, position: Stated) -> list[Stated]:
        """What its speaker says in its article and, if one of the two is a house's own voice, its house."""
        together = self._at.get(position.statement.article.id, ())
        if len(together) == 1 and together[0] is position:
            return [position]
        who = _who(position)
        return [each for each in together if _who(each) == who or _of_one_house(each, position)]


def _who(position: Stated) -> object:
    return position.institution if position.speaking.person is None else position.speaking.person


def _of_one_house(one: Stated, other: Stated) -> bool:
    voiced = VOICE in (one.member, other.member)
    return voiced and one.institution is not None and one.institution == other.institution

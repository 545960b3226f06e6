"""Which statements stand: what a revision of an article takes back goes together, with the first record that says so.

What an article no longer contains is taken back one record a statement. If each took out its own only, the ledger would
publish what neither text says: a misquotation in two sentences would, without the first, be told again by the second,
until that one is gone. So each record names all that its revision takes back, and one of them changes all.

What is taken back does not wait for the rest of its revision. `match` has forgotten it: it is no longer compared with
what comes, and a copy of it is not recognised, so what held with it would follow from the order in which things came.

Of an article in several revisions, each statement is there or not by the latest that says so, whatever came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from streams.ledger.rows import Row, Stamp, stamp


class Revisions:
    """The rows, and what their retractions make of one another.

    Args:
        rows: with their keys, in any order.
    """

    def __init__(self, rows: Iterable[tuple[str, Row]] = ()) -> None:
        self._rows: dict[str, Row] = {}
        self._taken_back: defaultdict[str, dict[str, Stamp]] = defaultdict(dict)
        for key, row in rows:
            self.put(key, row)

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, key: str) -> Row | None:
        """The row with this key."""
        return self._rows.get(key)

    def items(self) -> Iterable[tuple[str, Row]]:
        """The rows with their keys."""
        return self._rows.items()

    def put(self, key: str, row: Row | None) -> set[str]:
        """Set a row in place of what there was; None takes it out.

        Returns:
            ids of the statements of which it may depend whether they stand, that of the key among them.
        """
        before = self._rows.pop(key, None)
        gone_before, gone = _gone(key, before), _gone(key, row)
        for each in gone_before.keys() - gone.keys():
            del self._taken_back[each][key]
            if not self._taken_back[each]:
                del self._taken_back[each]
        for each, taken_back in gone.items():
            self._taken_back[each][key] = taken_back
        if row is not None:
            self._rows[key] = row
        return {key, *gone_before, *gone}

    def live(self, statement_id: str) -> bool:
        """Whether a statement is there, and no later record of its article has taken it back."""
        row = self._rows.get(statement_id)
        if row is None or row.judgement is None:
            return False
        read = stamp(row.judgement.statement)
        return all(taken_back < read for taken_back in self._taken_back.get(statement_id, {}).values())


def _gone(key: str, row: Row | None) -> dict[str, Stamp]:
    """All that a row's retraction takes back, and by which record of the article."""
    taken_back = None if row is None else row.taken_back
    gone: dict[str, Stamp] = {}
    while taken_back is not None:
        for each in (key, *taken_back.gone):
            gone.setdefault(each, taken_back.stamp)
        taken_back = taken_back.replaced
    return gone

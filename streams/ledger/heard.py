"""Who is heard in a component: its mentions, in the order in which each is heard first, and their utterances.

What is resolved of holders follows from these alone, so it stays as it is while they do.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from streams.event_time import EventOrder
from streams.ledger.component import Utterance
from streams.ledger.names import Mention, words


class Heard:
    """The mentions of some utterances.

    Args:
        utterances: in any order.
    """

    def __init__(self, utterances: Iterable[Utterance] = ()) -> None:
        self._utterances: defaultdict[Mention, list[Utterance]] = defaultdict(list)
        self._words: dict[str, frozenset[str]] = {}
        for utterance in utterances:
            if utterance.first.mention is not None:
                self._utterances[utterance.first.mention].append(utterance)
        for together in self._utterances.values():
            together.sort(key=_order)
        self.mentions = self._ordered()
        self._number = {mention: number for number, mention in enumerate(self.mentions)}

    def of(self, mention: Mention) -> list[Utterance]:
        """What is said under a mention, in event order."""
        return self._utterances.get(mention, [])

    def last(self, mention: Mention) -> EventOrder:
        """When a mention is heard last."""
        return self._utterances[mention][-1].order

    def words(self, utterance: Utterance) -> frozenset[str]:
        """The words of an utterance, with those of the headline and the passage around it."""
        found = self._words.get(utterance.id)
        if found is None:
            statement = utterance.statement
            found = frozenset(words(f"{statement.article.title} {statement.passage} {statement.text}"))
            self._words[utterance.id] = found
        return found

    def replace(self, gone: Iterable[Utterance], come: Iterable[Utterance]) -> bool:
        """Put utterances in the place of others; say whether other mentions are heard, or in another order."""
        touched = set()
        for utterance in gone:
            mention = utterance.first.mention
            self._words.pop(utterance.id, None)
            if mention is not None:
                touched.add(mention)
                together = self._utterances[mention]
                del together[bisect_left(together, utterance.order, key=_order)]
        for utterance in come:
            mention = utterance.first.mention
            if mention is not None:
                touched.add(mention)
                insort(self._utterances[mention], utterance, key=_order)
        if all(self._in_place(mention) for mention in touched):
            return False
        for mention in touched:
            if not self._utterances[mention]:
                del self._utterances[mention]
        before, self.mentions = self.mentions, self._ordered()
        self._number = {mention: number for number, mention in enumerate(self.mentions)}
        return before != self.mentions

    def _in_place(self, mention: Mention) -> bool:
        """Whether a mention is still heard first between those that it was heard first between."""
        number = self._number.get(mention)
        if number is None or not self._utterances[mention]:
            return False
        around = self.mentions[max(0, number - 1):number + 2]
        return all(self._utterances[each] for each in around) and all(
            self._first(one) < self._first(other) for one, other in pairwise(around))

    def _first(self, mention: Mention) -> EventOrder:
        return self._utterances[mention][0].order

    def _ordered(self) -> list[Mention]:
        return sorted(self._utterances, key=self._first)


def _order(utterance: Utterance) -> EventOrder:
    return utterance.order

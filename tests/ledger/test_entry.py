from __future__ import annotations

import msgspec

from streams.ledger.entry import entry_of, is_opposite, strength
from streams.ledger.rows import Row, recorded


def test_only_sure_relations_link(news, make_relation):
    own = news.says("yes", 0, institution="Road Authority")
    relations = (make_relation("a", 0.61), make_relation("b", 0.59), make_relation("c", 0.1, 0.7),
                 make_relation("d", 0.1, 0.9, update=True), make_relation("e", 0.7, 0.2, update=True),
                 make_relation(own, 0.9))
    entry = entry_of(recorded(None, msgspec.structs.replace(news.records[0], relations=relations))[1], 0.6)
    assert list(entry.linking) == ["a", "c", "e"]
    assert (entry.id, entry.live) == (own, True)


def test_side_of_a_relation(make_relation):
    assert is_opposite(make_relation("a", 0.2, 0.7))
    assert not is_opposite(make_relation("a", 0.7, 0.2))
    assert not is_opposite(make_relation("a", 0.2, 0.7, update=True))
    assert strength(make_relation("a", 0.2, 0.7, update=True)) == 0.2


def test_retraction_alone_is_no_entry(news):
    news.takes_back("gone")
    assert entry_of(recorded(None, news.records[0])[1], 0.6) is None
    assert entry_of(Row(), 0.6) is None
    assert entry_of(None, 0.6) is None

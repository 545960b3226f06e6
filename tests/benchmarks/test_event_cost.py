from __future__ import annotations

import pytest

from benchmarks.event_cost import Claim, grown, kinds, measure
from streams.ledger.ledger import Ledger
from streams.ledger.rows import decode_row, encode_row, recorded
from streams.ledger.standing import standing
from streams.settings import Settings

SETTINGS = Settings(relation_threshold=0.6, alert_threshold=0.8, split_days=14, queue_threshold=0.5)


def test_it_is_one_claim_however_large() -> None:
    claim, ledger = grown(150, 6, 1, SETTINGS)
    (whole,) = ledger.standing().claims.values()
    assert whole.count == ledger.size == 150
    assert 0 < whole.dispute < whole.support
    before = ledger.apply(claim.copy(earlier=True))
    assert before.row is not None
    assert len(ledger.standing().claims) == 1


def test_every_kind_of_event_is_measured_and_bounded() -> None:
    small, large = (measure(size, 6, 3, 1, SETTINGS) for size in (70, 140))
    assert small.keys() == large.keys() == {
        "new statement", "replay", "late statement", "somebody new, late", "copy", "earlier copy", "retraction"}
    for kind in small:
        assert small[kind]["events"] == 3
        assert 0 < small[kind]["p50_ms"] <= small[kind]["p99_ms"] <= small[kind]["max_ms"]
        assert large[kind]["row_bytes"] == pytest.approx(small[kind]["row_bytes"], rel=0.2)
    assert max(large[kind]["message_bytes"] for kind in large) < 40_000


def test_the_same_seed_makes_the_same_claim() -> None:
    one, other = Claim(6, 3), Claim(6, 3)
    rows = [[recorded(None, made.grow())[1] for _ in range(30)] for made in (one, other)]
    assert rows[0] == rows[1]
    assert standing(rows[0], SETTINGS) == standing(rows[1], SETTINGS)


def test_after_each_kind_of_event_it_is_as_folded_from_nothing() -> None:
    claim, ledger = Claim(6, 5), Ledger(SETTINGS)
    rows = {each.statement.id: recorded(None, each)[1] for each in (claim.grow() for _ in range(90))}
    ledger.restore((key, encode_row(row)) for key, row in rows.items())
    for kind, make in kinds(claim):
        for _ in range(4):
            change = ledger.apply(make())
            assert change.row_key is not None
            assert change.row is not None
            rows[change.row_key] = decode_row(change.row_key, change.row)
            assert ledger.standing() == standing(rows.values(), SETTINGS), kind
    assert ledger.standing().alerts

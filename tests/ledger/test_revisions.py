from __future__ import annotations

from itertools import permutations

import msgspec
import pytest

from streams.ledger.ledger import Ledger
from streams.ledger.revisions import Revisions
from streams.ledger.rows import Row, recorded, statement_id

MAYOR = {"name": "Tove Aronsen", "institution": "Maresca City Council", "role": "mayor"}


@pytest.fixture
def article(news):
    """Ids of three statements of one article."""
    return [news.says(number, 0, **MAYOR, article="may", judged=[]) for number in range(3)]


def _revisions(records):
    revisions = Revisions()
    for record in records:
        key = statement_id(record)
        revisions.put(key, recorded(revisions.row(key), record)[1])
    return revisions


def _live(revisions, ids):
    return [revisions.live(each) for each in ids]


def test_what_a_revision_takes_back_goes_together(news, article):
    first, second, _ = article
    news.takes_back(first, gone=[first, second])
    assert _live(_revisions(news.records), article) == [False, False, True]
    assert _live(_revisions(news.records[::-1]), article) == [False, False, True]


def test_by_itself_where_nothing_else_is_named(news, article):
    news.takes_back(article[0])
    assert _live(_revisions(news.records), article) == [False, True, True]


def test_what_an_older_revision_contained_stays_gone(news, article):
    first, second, _ = article
    news.takes_back(first, 500, gone=[first, second])
    news.comes_again(second, 499)
    assert _live(_revisions(news.records), article) == [False, False, True]


def test_a_statement_that_a_later_revision_has_again_stands(news, article):
    first, second, _ = article
    news.takes_back(first, 500, gone=[first, second])
    news.comes_again(second, 600)
    for order in permutations(news.records[3:]):
        assert _live(_revisions([*news.records[:3], *order]), article) == [False, True, True]
        assert _live(_revisions([*order, *news.records[:3]]), article) == [False, True, True]


def test_the_latest_of_several_that_take_a_statement_back_counts(news, article):
    first, second, third = article
    news.takes_back(first, 500, gone=[first, second])
    news.takes_back(third, 600, gone=[second, third])
    news.comes_again(second, 550)
    news.comes_again(first, 550)
    for order in permutations(news.records[3:]):
        assert _live(_revisions([*news.records[:3], *order]), article) == [True, False, False]


def test_what_went_with_another_stays_gone_when_that_goes_once_more(news, article):
    """Its own retraction is still to come."""
    first, second, _ = article
    news.takes_back(first, 500, gone=[first, second])
    news.comes_again(first, 600)
    news.takes_back(first, 700, gone=[first])
    for number, gone in ((4, [False, False, True]), (5, [True, False, True]), (6, [False, False, True])):
        assert _live(_revisions(news.records[:number]), article) == gone


def test_the_second_of_two_retractions_can_be_repeated_after_a_crash(news, exchange):
    misquoted, kept = exchange
    news.takes_back(misquoted[1], 500, gone=[misquoted[1], kept])
    news.takes_back(misquoted[1], 600, gone=[misquoted[1]])
    ledger, table = Ledger(news.settings), {}
    for record in news.records:
        told = ledger.apply(record)
        table[told.row_key] = told.row
        restored = Ledger(news.settings)
        restored.restore(table.items())
        assert restored.apply(record) == told


def test_a_row_says_of_which_statements_it_depends_whether_they_stand(news, article):
    first, second, third = article
    revisions = _revisions(news.records)
    news.takes_back(first, gone=[first, second])
    taken_back = recorded(revisions.row(first), news.records[-1])[1]
    assert revisions.put(first, taken_back) == {first, second}
    news.comes_again(second)
    assert revisions.put(second, recorded(revisions.row(second), news.records[-1])[1]) == {second}
    assert _live(revisions, article) == [False, False, True]
    assert revisions.put(third, revisions.row(third)) == {third}
    assert revisions.put(first, Row()) == {first, second}
    assert revisions.put(first, None) == {first}
    assert not revisions.live(first)
    assert revisions.live(second)


def test_a_row_put_again_leaves_nothing_behind(news, article):
    first, second, _ = article
    revisions = _revisions(news.records)
    row = revisions.row(first)
    news.takes_back(first, gone=[first, second])
    revisions.put(first, recorded(row, news.records[-1])[1])
    revisions.put(first, row)
    assert _live(revisions, article) == [True, True, True]
    assert len(revisions) == len(dict(revisions.items())) == 3


@pytest.fixture
def exchange(news):
    """A mayor's two statements against two that an article puts into his mouth: one exchange in two components."""
    mayor = {"name": "Ivo Brandt", "institution": "Maresca City Council", "role": "mayor"}
    levy = news.says("levy", 0, **mayor, article="may")
    tax = news.says("tax", 0, **mayor, article="may", judged=[])
    misquoted = [
        news.says("no tax", 30, **mayor, article="june", judged=[tax], strength=0.95),
        news.says("no levy", 30, **mayor, article="june", judged=[levy], strength=0.85)]
    return misquoted, news.says("bridge", 30, **mayor, article="june", judged=[])


def _told(ledger, reader, records):
    """The alerts published, by statement that turned and status."""
    sends = [send for record in records for send in ledger.apply(record).sends]
    reader.read(sends)
    alerts = [msgspec.json.decode(send.value) for send in sends if send.topic == "alerts"]
    return [(alert["after"]["statement"]["id"], alert["status"]) for alert in alerts]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 0, 1), (2, 1, 0), (0, 2, 1), (1, 2, 0)])
@pytest.mark.parametrize("large", [1, 64])
def test_a_correction_is_published_as_one_withdrawal(news, reader, exchange, order, large):
    misquoted, kept = exchange
    ledger = Ledger(news.settings, large)
    assert _told(ledger, reader, news.records) == [(misquoted[0], "raised")]
    there = len(news.records)
    for each in misquoted:
        news.takes_back(each, gone=misquoted)
    news.comes_again(kept)
    came = news.records[there:]
    assert _told(ledger, reader, [came[number] for number in order]) == [(misquoted[0], "withdrawn")]
    assert set(_told(ledger, reader, came)) <= {(misquoted[0], "withdrawn")}  # what comes again says it again
    assert not reader.topics["alerts"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_withdrawal_is_published_as_one(news, ledger, reader, exchange, order):
    misquoted, kept = exchange
    _told(ledger, reader, news.records)
    gone = [*misquoted, kept]
    for each in gone:
        news.takes_back(each, gone=gone)
    assert _told(ledger, reader, [news.records[-3:][number] for number in order]) == [(misquoted[0], "withdrawn")]
    assert len(reader.topics["claims"]) == 2


def test_a_correction_is_told_though_what_the_article_still_says_has_not_come_again(news, ledger, reader, exchange):
    misquoted, _ = exchange
    _told(ledger, reader, news.records)
    news.takes_back(misquoted[1], gone=misquoted)
    assert _told(ledger, reader, news.records[-1:]) == [(misquoted[0], "withdrawn")]


@pytest.mark.parametrize("forgotten_first", [True, False])
def test_a_copy_that_comes_after_the_correction_is_its_own_statement(news, ledger, reader, forgotten_first):
    """What was taken back is forgotten where copies are recognised: it must not stand beside a copy of its own."""
    said = news.says("open", 0, **MAYOR, article="may")
    beside = news.says("bridge", 0, **MAYOR, article="may", judged=[])
    taken_back = len(news.records)
    news.takes_back(said, gone=[said])
    copied = {} if forgotten_first else {"copy_of": said}
    news.says("open", 1, **MAYOR, article="june", judged=[], text="The road is open.", **copied)
    records = list(news.records)
    if not forgotten_first:
        records.append(records.pop(taken_back))
    _told(ledger, reader, records)
    counts = [msgspec.json.decode(claim)["count"] for claim in reader.topics["claims"].values()]
    assert sorted(counts) == [1, 1]
    assert not _live(_revisions(records), [said])[0]
    assert _live(_revisions(records), [beside])[0]

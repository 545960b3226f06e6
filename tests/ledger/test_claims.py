from __future__ import annotations

import msgspec

from schemas.common import Publisher
from streams.ledger.claims import checkable, claim_of, outlet, outlets


def test_claim_counts_copies_as_appearances_only(news, read):
    first = news.says("yes", 0, institution="Road Authority")
    news.says("yes", 1, institution="Road Authority", copy_of=first, published=2)
    news.says("no", 3, institution="Ferris Motors", modality="conditional", published=9)
    claim = claim_of(read(news).component)
    assert (claim.count, claim.support, claim.dispute) == (3, 1, 0)
    assert [appearance.stance for appearance in claim.latest] == ["supports", "supports", "disputes"]
    assert claim.last_seen == news.records[2].statement.article.published_at
    assert claim.first.statement_id == first


def test_not_worth_checking(news, read):
    news.says("yes", 0, institution="Road Authority", worth=0.4)
    component = read(news).component
    assert checkable(component, claim_of(component), 0.41) is None
    assert checkable(component, claim_of(component), 0.4) is not None


def test_author_of_the_earliest(news, read):
    news.says("yes", 0, kind="claim")
    news.says("yes", 1, institution="Road Authority")
    component = read(news).component
    queued = checkable(component, claim_of(component), 0.5)
    assert queued.author is None
    assert queued.priority.official
    assert not queued.priority.disputed


def test_outlets_are_told_apart(news, read):
    first = news.says("yes", 0, institution="Road Authority", outlet="Harbour Post")
    news.says("yes", 1, institution="Road Authority", outlet="harbour post", copy_of=first)
    news.says("yes", 1, institution="Road Authority", outlet="Coast Courier", copy_of=first)
    (utterance,) = read(news).component.utterances
    assert outlets(utterance) == 2
    statement = news.records[0].statement
    article = msgspec.structs.replace(statement.article, publisher=Publisher(name="A", domain="post.example"))
    assert outlet(msgspec.structs.replace(statement, article=article)) == "post.example"
    article = msgspec.structs.replace(statement.article, publisher=None)
    assert outlet(msgspec.structs.replace(statement, article=article)) == "news.example"

from __future__ import annotations

import msgspec

from schemas.common import Publisher
from streams.ledger.claims import Counts, checkable, claim_of, outlet, outlets


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
    assert checkable(component, 0.41) is None
    assert checkable(component, 0.4) is not None


def test_author_of_the_earliest(news, read):
    news.says("yes", 0, kind="claim")
    news.says("yes", 1, institution="Road Authority")
    component = read(news).component
    queued = checkable(component, 0.5)
    assert queued.author is None
    assert queued.priority.official
    assert not queued.priority.disputed


def test_factors_of_the_priority(news, read):
    first = news.says("yes", 0, kind="claim", worth=0.6, outlet="Harbour Post", official=False)
    news.says("yes", 2, copy_of=first, kind="claim", outlet="Coast Courier", published=1, official=False)
    news.says("no", 3, kind="claim", worth=0.9, published=8, outlet="Harbour Post", official=False)

    def priority():
        component = read(news).component
        return checkable(component, 0.5).priority

    day = news.records[0].statement.article.published_at
    unnamed = priority()
    assert (unnamed.check_worthiness, unnamed.sources, unnamed.official) == (0.9, 2, False)
    assert ((unnamed.first_seen - day).days, (unnamed.last_seen - day).days) == (0, 8)
    assert not unnamed.disputed  # nobody is named for it
    news.says("no", 4, institution="Road Authority", modality="conditional")
    assert not priority().disputed
    news.says("no", 5, institution="Road Authority")
    assert (priority().disputed, priority().official) == (True, True)


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


def test_counts_of_what_comes_and_goes_are_those_of_what_is_there(news, read):
    for number in range(8):
        news.says("no" if number % 3 == 2 else "yes", number, institution="Road Authority", worth=number / 10,
                  official=number == 6, outlet=f"Outlet {number % 4}", published=20 - number,
                  modality="question" if number == 4 else "asserted")
    component = read(news).component
    counts = Counts(component)
    whole, queued = counts.claim(), counts.checkable(0.5)
    for utterance in component.utterances[5:]:
        counts.remove(utterance)
    assert (counts.claim().count, counts.claim().dispute) == (5, 1)
    assert counts.checkable(0.5) is None
    for utterance in component.utterances[:4:-1]:
        counts.add(utterance)
    assert (counts.claim(), counts.checkable(0.5)) == (whole, queued)
    component.stances[component.utterances[1].id] = "disputes"
    counts.turned(component.utterances[1])
    assert (counts.claim().support, counts.claim().dispute) == (whole.support - 1, whole.dispute + 1)

from __future__ import annotations

import dataclasses

import msgspec
import pytest

from streams.ledger.confidence import EVEN_ARTICLES, EVEN_SIMILARITY, confidence, severity
from streams.ledger.reversal import person_reversals

MINISTER = {"name": "Tove Aronsen", "institution": "Health Ministry", "role": "minister"}


@pytest.fixture
def draft(news, read):
    def made(**after):
        news.says("yes", 0, **MINISTER)
        news.says("no", 20, **{**MINISTER, **after})
        found = read(news)
        (reversal,) = person_reversals(found.taken, found.evidence, found.agreement, found.holders)
        return reversal
    return made


def test_plain_alert_stands_at_what_such_alerts_were_worth(draft):
    plain = draft(strength=0.9, confidence=0.85)
    relation = msgspec.structs.replace(plain.relation, similarity=EVEN_SIMILARITY, article_similarity=EVEN_ARTICLES)
    assert 0.8 < confidence(dataclasses.replace(plain, relation=relation), 1) < 0.9


def test_each_sign_raises_it(draft):
    plain = draft(strength=0.9)
    assert confidence(plain, 2) > confidence(plain, 1) == confidence(plain, 0)
    for sign in ({"disputes_both": 0.99}, {"similarity": 0.9}, {"article_similarity": 0.9}):
        surer = msgspec.structs.replace(plain.relation, **sign)
        assert confidence(dataclasses.replace(plain, relation=surer), 1) > confidence(plain, 1)


def test_articles_whose_likeness_is_not_known_count_as_even(draft):
    plain = draft()
    even = msgspec.structs.replace(plain.relation, article_similarity=EVEN_ARTICLES)
    assert plain.relation.article_similarity is None
    assert confidence(dataclasses.replace(plain, relation=even), 1) == confidence(plain, 1)


def test_change_cue_raises_it(draft, news):
    cued = draft(change_cue="has changed her mind")
    said_so = confidence(cued, 1)
    news.records.clear()
    news.positions.clear()
    assert said_so > confidence(draft(), 1)


def test_unsure_speaker_lowers_it(draft, news):
    sure = confidence(draft(confidence=0.9), 1)
    news.records.clear()
    news.positions.clear()
    assert confidence(draft(confidence=0.6), 1) < sure


def test_extremes_stay_probabilities(draft):
    plain = draft()
    for value in (0.0, 1.0):
        relation = msgspec.structs.replace(plain.relation, disputes_both=value)
        assert 0 < confidence(dataclasses.replace(plain, relation=relation), 1) < 1


@pytest.mark.parametrize(("after", "outlets", "level"), [
    ({"official": False}, 1, "low"), ({}, 1, "medium"), ({"kind": "action"}, 2, "medium"),
    ({"kind": "action"}, 3, "high")])
def test_severity_is_the_number_of_reasons(draft, after, outlets, level):
    found = severity(draft(**after), outlets)
    assert found.level == level
    assert (f"carried by {outlets} outlets" in found.reasons) == (outlets >= 3)

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from benchmarks.gate_variants import GATES, with_own_article
from schemas.match import Candidate, Match
from schemas.statement import ArticleReference, Speaker, Statement
from streams.extract.messages import encode_embedding
from streams.judge.gates import candidates_to_read
from streams.judge.setting_aside import RULES
from streams.settings import Settings

START = datetime(2025, 3, 3, 9, tzinfo=timezone.utc)
SETTINGS = Settings(nearest_floor=0.5, holder_floor=0.3)


def said(name, article, speaker="Mira Solberg", cosine=1.0):
    at = START + timedelta(days=int(article))
    reference = ArticleReference(id=article, title="", published_at=at, revision=at, appended_at=at, offset=0)
    return Statement(
        id=name, language="en", article=reference, text=name, passage=name, kind="statement", stated_at=at,
        stated_precision="day", dated_by="published", check_worthiness=0.5,
        speaker=Speaker(printed=speaker, name=speaker),
        embedding=encode_embedding(np.array([cosine, (1 - cosine**2) ** 0.5], dtype=np.float32)))


def test_every_rule_that_sets_aside_can_be_taken_away_alone_and_all_at_once():
    for name in RULES:
        assert set(GATES[name].rules) == set(RULES) - {name}
    assert GATES["all that set aside"].rules == {}


def test_settings_that_a_gate_is_taken_away_with_are_there():
    for gate in GATES.values():
        assert set(gate.settings) <= set(Settings.model_fields)
        Settings(**gate.settings)


def test_statements_of_one_article_become_candidates_above_the_floors():
    stream = [Match(statement=said("first", "1")), Match(statement=said("own", "1", cosine=0.4)),
              Match(statement=said("far", "1", "Ivo Brandt", cosine=0.45)), Match(statement=said("other", "2"))]
    first, own, far, other = with_own_article(stream, SETTINGS)
    assert (first.candidates, other.candidates) == ((), ())
    assert [(each.statement.id, each.by) for each in own.candidates] == [("first", "holder")]
    assert own.candidates[0].similarity == pytest.approx(0.4, abs=0.001)
    assert [(each.statement.id, each.by) for each in far.candidates] == [("own", "nearest")]
    assert candidates_to_read(far, 4, 0.5) == []
    assert GATES["article"].choose(far, 4, 0.5) == list(far.candidates)
    assert GATES["article"].choose(far, 0, 0.5) == []


def test_without_exemption_a_holder_takes_a_place_among_the_nearest():
    match = Match(statement=said("new", "9"), candidates=tuple(
        Candidate(statement=said(f"old{number}", str(number)), similarity=0.9 - number / 10, by="holder")
        for number in range(6)))
    assert len(candidates_to_read(match, 2, 0.5)) == 6
    assert [each.statement.id for each in GATES["exemption"].choose(match, 2, 0.5)] == ["old0", "old1"]
    assert [each.statement.id for each in GATES["exemption"].choose(match, 9, 0.65)] == ["old0", "old1", "old2"]

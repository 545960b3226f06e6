from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from benchmarks import candidates, crowd
from schemas.statement import ArticleRecord, ArticleReference, Speaker, Statement
from streams.extract.messages import encode_embedding
from streams.extract.stage import Extraction
from streams.settings import Settings

START = datetime(2025, 3, 3, 9, tzinfo=timezone.utc)
MINISTER = Speaker(printed="Mira Solberg", name="Mira Solberg", institution="Norhaven Ports Ministry", confidence=0.9)
UNION = Speaker(printed="Ivo Brandt", name="Ivo Brandt", institution="Harbour Union", role="chair", confidence=0.9)
WIDTH = 64
SETTINGS = Settings()


def article(name, day):
    published = (START + timedelta(days=day)).isoformat()
    return {"id": name, "published_at": published, "outlet": "Post", "url": f"https://post.example/{name}",
            "title": name, "body": "Text."}


def scenario(kind="reversal", holder="Norhaven Ports Ministry", aliases=("Solberg",)):
    names = ["quay-1", "quay-2"]
    return {"scenario": "quay", "articles": [article("quay-1", 0), article("quay-2", 20)], "arrival": names,
            "expected": [{"kind": kind, "holder": holder, "holder_aliases": list(aliases), "since": "quay-1",
                          "trigger": "quay-2"}]}


def towards(cosine, axis=1):
    """A unit vector with this cosine to the first axis."""
    vector = np.zeros(WIDTH, dtype=np.float32)
    vector[0], vector[axis] = cosine, (1 - cosine**2) ** 0.5
    return encode_embedding(vector)


def said(where, speaker=MINISTER, cosine=1.0, axis=1, text=""):
    day = 0 if where == "quay-1" else 20
    at = START + timedelta(days=day)
    reference = ArticleReference(
        id=f"id-{where}", title="", published_at=at, revision=at, appended_at=at, offset=day, external_id=where)
    return Statement(
        id=f"{where}/{speaker.name if speaker else ''}/{cosine}/{axis}", language="en", article=reference,
        text=text or f"word{axis} of {cosine}", passage="", kind="statement" if speaker else "claim", stated_at=at,
        stated_precision="day", dated_by="published", check_worthiness=0.5, speaker=speaker,
        embedding=towards(cosine, axis))


def records(*statements):
    made = []
    for where in dict.fromkeys(statement.article.external_id for statement in statements):
        of_it = [statement for statement in statements if statement.article.external_id == where]
        made += [ArticleRecord(article=of_it[0].article, language="en", statement_ids=tuple(s.id for s in of_it),
                               signature="", sha256=where), *of_it]
    return made


def missed(of, *statements, beforehand=None):
    compared = candidates.compare(records(*statements), SETTINGS, beforehand or {})
    return candidates.misses([of], compared, SETTINGS)


def reason(of, *statements):
    (miss,) = missed(of, *statements)
    return miss.reason


def test_the_holders_two_statements_are_found_and_counted():
    statements = said("quay-1"), said("quay-1", UNION, 0.9), said("quay-2", cosine=0.5)
    compared = candidates.compare(records(*statements), SETTINGS, {})
    assert candidates.misses([scenario()], compared, SETTINGS) == []
    assert compared.matched == 3
    assert frozenset((statements[0].id, statements[2].id)) in compared.pairs


def test_a_pair_of_strangers_is_not_the_one_that_matters():
    assert reason(scenario(), said("quay-1", cosine=-1.0), said("quay-1", UNION), said("quay-2", cosine=1.0)) == (
        "below the floor")


def test_reasons():
    assert reason(scenario(), said("quay-1")) == "not extracted"
    assert reason(scenario(), said("quay-1"), said("quay-2", speaker=None)) == "not extracted"
    assert reason(scenario(), said("quay-1"), said("quay-2", UNION)) == "wrong holder"
    assert reason(scenario(), said("quay-1"), said("quay-2", cosine=-0.5)) == "below the floor"
    nameless = Speaker(printed="the Ports Ministry of Norhaven", institution="Seaways Office", name="Mira")
    assert reason(scenario(aliases=["Mira"]), said("quay-1"), said("quay-2", nameless, 0.2)) == "not joined"


def test_a_contested_claim_needs_somebody_else_and_not_the_holder_again():
    contested = scenario("contested")
    assert missed(contested, said("quay-1"), said("quay-2", UNION, 0.9)) == []
    assert reason(contested, said("quay-1"), said("quay-2", cosine=0.9)) == "wrong holder"
    assert reason(contested, said("quay-1"), said("quay-2", UNION, -0.2)) == "below the floor"


def test_nearer_ones_crowd_out():
    crowd = [said(f"other-{n}", Speaker(printed=f"S{n}", name=f"Strange{n}"), 0.99, axis=2 + n) for n in range(9)]
    assert reason(scenario("contested"), said("quay-1", cosine=0.6), *crowd, said("quay-2", UNION)) == "crowded out"


def test_an_article_that_is_both_sides_is_compared_with_any_other():
    late = scenario()
    late["expected"][0] |= {"since": "quay-1", "trigger": "quay-1"}
    assert missed(late, said("quay-2"), said("quay-1", cosine=0.7)) == []
    assert missed(late, said("quay-2", UNION), said("quay-1", cosine=0.7))[0].reason == "wrong holder"


def test_other_speakers_stand_in_the_index_and_are_nobody_of_the_scenarios():
    of = scenario("contested")
    statements = said("quay-1"), said("quay-2", UNION, 0.6)
    others = crowd.other_speakers([of], records(*statements), 40)
    assert len(others) == 40
    assert missed(of, *statements) == []
    assert [miss.reason for miss in missed(of, *statements, beforehand=candidates.rows_of(others))] == ["crowded out"]


class FromTitle:
    """An extractor that finds in each article what the test put under its title."""

    def __init__(self, statements):
        self.statements = statements

    def extract(self, batch):
        return [Extraction(record[0], tuple(record[1:])) for article, _ in batch
                for record in [records(*(s for s in self.statements if s.article.external_id == article.id))]]


@pytest.mark.parametrize(("cosine", "found"), [(0.5, 1), (-0.5, 0)])
def test_command_line(tmp_path, monkeypatch, capsys, cosine, found):
    statements = said("quay-1"), said("quay-2", cosine=cosine)
    data = tmp_path / "scenarios.jsonl"
    data.write_text(json.dumps(scenario()) + "\n")
    monkeypatch.setattr(candidates, "build_extractor", lambda settings: FromTitle(statements))
    monkeypatch.setattr(sys, "argv", ["candidates", "--data", str(data), "--speakers", "3", "--json"])
    candidates.main()
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (result["found"], result["n"], result["statements"], result["in_index_beforehand"]) == (found, 1, 2, 3)
    assert result["pairs_per_statement"] == result["pairs"] / 2
    assert [miss["reason"] for miss in result["misses"]] == ["below the floor"] * (1 - found)

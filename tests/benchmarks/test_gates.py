from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest

from benchmarks import gates
from benchmarks.gate_variants import GATES
from benchmarks.pipeline import Clock
from schemas.judgement import Judgement, Relation
from schemas.statement import ArticleRecord, ArticleReference, Speaker, Statement
from streams.extract.messages import encode_embedding
from streams.judge.calibration import Calibration
from streams.judge.reading import read_plain
from streams.settings import Settings

START = datetime(2025, 3, 3, 9, tzinfo=timezone.utc)
OWN = Path(__file__).parents[1] / "scenarios" / "first.jsonl"
SCENARIO = {"scenario": "quay", "expected": [
    {"kind": "reversal", "holder": "Mira Solberg", "since": "quay-0", "trigger": "quay-30"}]}


class Opposed:
    """Takes any two texts to be at odds."""

    name = "opposed"
    readings = staticmethod(read_plain)
    calibration = Calibration()

    def score(self, pairs):
        return np.array([(0.0, 0.01, 0.99)] * len(pairs), np.float32)


def said(day, text, name="Mira Solberg"):
    at = START + timedelta(days=day)
    reference = ArticleReference(id=f"a{day}", title="", published_at=at, revision=at, appended_at=at, offset=day,
                                 external_id=f"quay-{day}")
    return Statement(
        id=f"s{day}", language="en", article=reference, text=text, passage=text, kind="statement", stated_at=at,
        stated_precision="second", dated_by="text", check_worthiness=0.5, official=True,
        speaker=Speaker(printed=name, name=name, role="minister", institution="Ports Ministry", confidence=0.95),
        embedding=encode_embedding(np.eye(4, dtype=np.float32)[0]))


def records(*statements):
    return [record for each in statements for record in (
        ArticleRecord(article=each.article, language="en", statement_ids=(each.id,), signature="", sha256=each.id),
        each)]


def test_each_gate_is_compared_with_all_as_set():
    stream = records(said(0, "The 2030 levy will stay."), said(30, "The 2030 levy will go."),
                     said(60, "The 2031 levy will stay."))
    compared = gates.Comparison([SCENARIO], stream, Settings(), Opposed())
    as_set = compared.as_set.as_object()
    assert (as_set["right"], as_set["standing"], as_set["pairs_read"]) == (1, 1, 3)
    assert gates.set_aside(compared.as_set.judged, 0.8)["other year"] == {"pairs": 2, "disputes": 2}
    without = compared.without(GATES["other year"])
    assert (without["right"], without["standing"], without["saved"], without["read_anew"]) == (1, 2, 0, 0)
    assert without["precision"] == 0.5
    assert compared.without(GATES["number"])["standing"] == 1


def test_a_gate_saves_what_is_read_without_it():
    stream = records(*(said(day, f"The quay is {day}.", f"Person {'ABCDEFGHI'[day]}") for day in range(9)))
    compared = gates.Comparison([SCENARIO], stream, Settings(nearest=2, judge_pairs=1, holder_limit=1), Opposed())
    without = compared.without(GATES["number"])
    assert without["saved"] == without["pairs_read"] - compared.as_set.pairs
    assert compared.without(GATES["exemption"])["saved"] < 0


def test_of_pairs_that_two_rules_set_aside_neither_is_counted():
    one, other = said(0, "No deaths are known."), said(30, "Two deaths are known.")
    relation = Relation(statement_id=one.id, similarity=0.9, supports=0.0, neutral=0.1, disputes=0.9, supports_both=0.0,
                        disputes_both=0.9, update=True)
    judged = [Judgement(statement=one), Judgement(statement=other, relations=(relation,))]
    assert all(count["pairs"] == 0 for count in gates.set_aside(judged, 0.8).values())


def test_shares_are_of_the_time_of_the_processor():
    clocks = {"extract": Clock(9.0, 6.0, 5.0), "judge": Clock(4.0, 2.0, 1.5)}
    speed = gates.speed(clocks, articles_read=3, statements=8, pairs=10, readings=20)
    assert speed["shares"] == {"extract": 0.75, "judge": 0.25}
    assert (speed["judge_share"], speed["judge_pairs_per_s"], speed["judge_pairs_per_processor_s"]) == (0.25, 2.5, 5.0)


@pytest.mark.models
@pytest.mark.slow
def test_own_scenarios_from_the_command_line(tmp_path, monkeypatch, capsys):
    lines = OWN.read_text(encoding="utf-8").splitlines()[:2]
    file = tmp_path / "two.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    chosen = ["similarity", "all that set aside"]
    monkeypatch.setattr(sys, "argv", ["gates", "--data", str(file), "--only", *chosen, "--json"])
    gates.main()
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    scenarios = [json.loads(line) for line in lines]
    assert found["speed"]["articles"] == sum(len(each["arrival"]) for each in scenarios)
    assert found["as_set"]["expected"] == sum(len(each["expected"]) for each in scenarios)
    assert sorted(found["gates"]) == sorted(chosen)
    assert found["gates"]["similarity"]["saved"] > 0
    assert sum(found["speed"]["shares"].values()) == pytest.approx(1, abs=0.001)
    # In two orders, and what may be a dispute in two forms.
    assert 2 * found["speed"]["pairs"] <= found["speed"]["readings"] <= 4 * found["speed"]["pairs"]
    assert found["speed"]["judge_pairs_per_s"] > 0

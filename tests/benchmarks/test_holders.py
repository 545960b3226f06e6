from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest

from benchmarks import holders
from schemas.codec import encode
from schemas.judgement import Judgement
from schemas.statement import ArticleReference, Speaker, Statement

START = datetime(2025, 3, 3, 9, tzinfo=timezone.utc)
PORTS = "Ports Ministry of Norhaven"


def scenario(name, *expected, days=(0, 20)):
    articles = [{"id": f"{name}-{number}", "published_at": (START + timedelta(days=day)).isoformat()}
                for number, day in enumerate(days, start=1)]
    return {"scenario": name, "articles": articles, "expected": list(expected)}


def label(kind, holder, *aliases, name="quay"):
    return {"kind": kind, "holder": holder, "holder_aliases": list(aliases), "since": f"{name}-1",
            "trigger": f"{name}-2"}


def said(article, name="", institution="", role="", official=True):
    at = START + timedelta(days=int(article[-1]))
    reference = ArticleReference(
        id=f"id-{article}", title="", published_at=at, revision=at, appended_at=at, offset=0, external_id=article)
    speaker = Speaker(printed=name or institution, name=name, institution=institution, role=role, confidence=0.9)
    return Judgement(relations=(), statement=Statement(
        id=f"{article}/{name}/{institution}/{role}", language="en", article=reference, text="The quay stays.",
        passage="The quay stays.", kind="statement", stated_at=at, stated_precision="second", dated_by="published",
        check_worthiness=0.5, official=official, speaker=speaker))


def counted(group, scenarios, *judgements):
    count = holders.measure(scenarios, judgements)[group]
    return count.n, count.right, count.sure


def test_holder_of_a_reversal_is_the_same():
    told = [scenario("quay", label("reversal", "Mira Solberg"))]
    assert counted("same", told, said("quay-1", "Mira Solberg", PORTS), said("quay-2", "Mira Solberg", PORTS),
                   said("quay-2", "Ivo Brandt", "Harbour Union")) == (1, 1, 1)


def test_successor_speaks_for_the_same_institution():
    told = [scenario("quay", label("reversal", PORTS))]
    assert counted("same", told, said("quay-1", "Mira Solberg", PORTS, "minister"),
                   said("quay-2", "Nils Ek", PORTS, "minister")) == (1, 1, 1)
    assert counted("same", told, said("quay-1", "Mira Solberg", PORTS, "minister"),
                   said("quay-2", institution="Norhaven")) == (1, 0, 0)


def test_colleagues_are_of_one_house_and_two_persons():
    told = [scenario("quay", label("split", PORTS, "Mira Solberg", "Nils Ek"))]
    assert counted("colleagues", told, said("quay-1", "Mira Solberg", PORTS), said("quay-2", "Nils Ek", PORTS),
                   said("quay-2", "Mira Solberg", PORTS)) == (1, 1, 1)
    assert counted("colleagues", told, said("quay-1", "Mira Solberg", PORTS), said("quay-2", "Nils Ek")) == (1, 0, 0)


def test_disputer_is_outside():
    told = [scenario("quay", label("contested", PORTS, "Solberg"))]
    assert counted("outside", told, said("quay-1", "Mira Solberg", PORTS), said("quay-2", institution="Coast Guard"),
                   said("quay-2", "Mira Solberg", PORTS), said("quay-2", "Eva Holm", official=False)) == (1, 1, 1)
    # An institution that the stream takes for the holder's own.
    assert counted("outside", [scenario("quay", label("contested", "Mira Solberg"))],
                   said("quay-1", "Mira Solberg", PORTS), said("quay-2", "Nils Ek", PORTS)) == (1, 0, 0)


def test_namesakes_in_one_scenario_and_in_two():
    told = [scenario("quay"), scenario("tram"), scenario("pier")]
    spoken = [said("quay-1", "Mira Solberg", PORTS), said("quay-2", "Ada Solberg", PORTS),
              said("tram-1", "Per Solberg", "City of Holm"), said("tram-2", "Solberg", "City of Holm"),
              said("pier-1", "Ivo Brandt", "Harbour Union")]
    assert counted("namesakes", told, *spoken) == (3, 3, 3)


def test_nothing_to_count_is_no_share():
    assert holders.as_object(holders.measure([scenario("quay")], []))["same"] == {"n": 0, "right": None, "sure": None}


def test_command_prints_one_object(tmp_path, monkeypatch, capsys):
    data = tmp_path / "own.jsonl"
    data.write_text(json.dumps(scenario("quay", label("reversal", "Mira Solberg"))) + "\n")
    kept = [said("quay-1", "Mira Solberg", PORTS), said("quay-2", "Mira Solberg", PORTS)]
    (tmp_path / "judgements.jsonl").write_bytes(b"".join(encode(each) + b"\n" for each in kept))
    monkeypatch.setattr("sys.argv", ["holders", "--data", str(data), "--kept", str(tmp_path), "--json"])
    holders.main()
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["same"] == {"n": 1, "right": 1.0, "sure": 1.0}


def test_missing_folder_is_told(tmp_path, monkeypatch):
    data = tmp_path / "own.jsonl"
    data.write_text("")
    monkeypatch.setattr("sys.argv", ["holders", "--data", str(data), "--kept", str(tmp_path / "none")])
    with pytest.raises(FileNotFoundError):
        holders.main()

from __future__ import annotations

import argparse

import pytest

pytest.importorskip("datasets")

from training.matching.train import rounds_of, training_sets
from training.matching.triples import NEAR


def test_rounds_of_a_corpus():
    assert rounds_of("checkthat2a=4") == ("checkthat2a", 4.0)
    assert rounds_of("families=0.5") == ("families", 0.5)
    assert rounds_of("timelines=16") == ("timelines", 16.0)


@pytest.mark.parametrize("text", ["checkthat2a", "families=", "families=0", "families=-1", "families=nan", "news=2"])
def test_what_is_no_rounds_is_refused_by_its_text(text):
    with pytest.raises(argparse.ArgumentTypeError, match=text):
        rounds_of(text)


def test_only_named_corpora_are_drawn_from(monkeypatch):
    from training.matching import train
    from training.matching.groups import Group

    groups = {name: [Group([f"{name} {number} a", f"{name} {number} b"], ["near"]) for number in range(8)]
              for name in ("families", "argkp")}
    monkeypatch.setattr(train, "groups_of", lambda data, rng, nearest, timelines: groups)
    monkeypatch.setattr(train, "read", lambda *_, **__: [{"a": "x", "b": "y", "score": 5.0}] * 10)
    sets = training_sets(None, 1.0, 7, 4, rounds_of={"argkp": 1.5})
    assert {name: len(rows) for name, rows in sets.items()} == {"argkp": 12, "stsb": 10}
    assert set(sets["argkp"].column_names) == {"anchor", "positive", *(f"near_{number}" for number in range(NEAR))}
    assert sets["stsb"][0]["score"] == 1.0


def test_timelines_are_drawn_from_only_with_their_statements(monkeypatch, capsys):
    from training.matching import train

    monkeypatch.setattr("sys.argv", ["train", "--data", "d", "--base", "b", "--output", "o", "--rounds", "timelines=2"])
    with pytest.raises(SystemExit):
        train.main()
    assert "--rounds timelines=N needs --timelines" in capsys.readouterr().err

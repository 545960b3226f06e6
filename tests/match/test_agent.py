from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

from streams.match.agent import build_matcher, model_name
from streams.settings import Settings, SettingsError


def _table():
    return SimpleNamespace(app=SimpleNamespace(conf=SimpleNamespace(id="news-stancewatch-match")), positions=dict)


def test_the_matcher_keeps_its_graphs_in_a_folder_of_its_table(tmp_path, build):
    settings = Settings(snapshot_dir=tmp_path, index="graph")
    matcher = build_matcher(settings, _table())
    matcher.restore([])
    table = build.table(matcher)
    reference = build.reference("a1")
    table.take(build.record(reference, "s1"))
    table.take(build.statement("s1", reference))
    matcher.save()
    deadline = time.monotonic() + 30
    while not (tmp_path / "news-stancewatch-match" / "en-4.json").exists():
        assert time.monotonic() < deadline, "the disk thread did not end"
        time.sleep(0.01)
    restarted = build_matcher(settings, _table())
    restarted.restore(table.rows.items())
    later = build.reference("a2", revision=1)
    record, statement = build.record(later, "s2"), build.statement("s2", later)
    restarted.apply(record, table.rows.get)
    table.take(record)
    assert restarted.apply(statement, table.rows.get) == table.take(statement)


def test_without_snapshots_nothing_is_saved(tmp_path, build):
    matcher = build_matcher(Settings(snapshot_dir=tmp_path, index="graph", snapshot_minutes=0), _table())
    table = build.table(matcher)
    reference = build.reference("a1")
    table.take(build.record(reference, "s1"))
    table.take(build.statement("s1", reference))
    matcher.save()
    assert list(tmp_path.rglob("*.json")) == []


def test_a_folder_that_cannot_be_made_is_named_by_its_setting(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="setting snapshot_dir"):
        build_matcher(Settings(snapshot_dir=tmp_path / "file" / "below"), _table())


def test_models_of_different_embeddings_have_different_names():
    given = ({}, {"profile": "fast"}, {"embedding_model": "some/model"}, {"embedding_adapter": "another"})
    assert len({model_name(Settings().model_copy(update=each)) for each in given}) == 4

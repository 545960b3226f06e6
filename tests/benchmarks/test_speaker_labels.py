from __future__ import annotations

import hashlib
import json

import pytest

from benchmarks.passages import Reader
from benchmarks.speaker_labels import measure_labels, position_before_cleaning, read_labels, read_news, score
from schemas.statement import Speaker

TEXT = "The pool will stay open , Mayor Nils Oberg said on Monday .\nIt is deep .\nCritics said it should close ."


def label(**more):
    known = {
        "url": "https://example.org/1",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "field": "text",
        "start": 0,
        "end": TEXT.index("\n"),
        "cue": "said",
        "part": "tuning",
        "name": ["Nils Oberg"],
        "role": ["mayor"],
        "institution": ["", "Ostrow"],
        "official": True,
    }
    return {**known, **more}


ROW = {"url": "https://example.org/1", "title": "Pool stays", "text": TEXT, "publisher": "Ostrow Mail",
       "published_at": "2026-03-04"}


@pytest.mark.parametrize(
    ("more", "name", "every"),
    [
        ({}, 1.0, 1.0),
        ({"name": ["Ida Krause"]}, 0.0, 0.0),
        ({"role": ["judge"]}, 1.0, 0.0),
        ({"official": None}, 1.0, 1.0),
    ],
)
def test_share_of_right_fields(nlp, more, name, every):
    result, scored = measure_labels([label(**more)], [ROW], Reader(nlp))
    assert result["tuning"]["labels"] == result["tuning"]["found"] == len(scored) == 1
    assert (result["tuning"]["name"], result["tuning"]["all"]) == (name, every)


@pytest.mark.parametrize("more", [{"sha256": "0" * 64}, {"cue": "warned"}, {"start": 60, "end": 72}])
def test_what_is_not_found_is_not_scored(nlp, more):
    result, scored = measure_labels([label(**more)], [ROW], Reader(nlp))
    assert (result["tuning"]["found"], scored) == (0, [])


def test_parts_are_counted_apart(nlp):
    result, _ = measure_labels([label(), label(part="validation", name=["Ida Krause"])], [ROW], Reader(nlp))
    assert (result["tuning"]["name"], result["validation"]["name"]) == (1.0, 0.0)


def test_forms_that_count_as_one():
    speaker = Speaker(printed="x", name="Nils K. Oberg", role="mayor", institution="Council of Ostrow", confidence=1.0)
    accepted = label(name=["Nils K Oberg"], institution=["the Ostrow Council"])
    assert score(accepted, speaker, True)["all"] is True
    assert score(accepted, speaker, False)["official"] is False


def test_an_institution_is_the_speaker_where_nobody_is_named():
    speaker = Speaker(printed="x", institution="U.S. Navy", confidence=1.0)
    assert score(label(name=[""], role=[""], institution=["US Navy"]), speaker, True)["speaker"] is True
    assert score(label(name=[""], role=[""], institution=["Army"]), speaker, True)["speaker"] is False


def test_positions_are_led_back_by_letters():
    raw, cleaned = "So . `` Yes , '' he said . So .", "So. “Yes,” he said. So."
    start = cleaned.index("“")
    assert position_before_cleaning(cleaned, raw, start, start + 15) == (raw.index("Yes"), raw.index(" . So ."))
    assert position_before_cleaning(cleaned, raw, 20, 22) == (raw.rindex("So"), raw.rindex("So") + 2)
    assert position_before_cleaning("No", raw, 0, 2) is None


def test_files(tmp_path):
    labels, news = tmp_path / "labels.jsonl", tmp_path / "news.jsonl"
    labels.write_text(json.dumps(label()) + "\n", encoding="utf-8")
    rows = [ROW, {**ROW, "url": "https://example.org/2"}]
    news.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert read_labels(labels) == [label()]
    assert [row["url"] for row in read_news(news, {"https://example.org/1"})] == ["https://example.org/1"]

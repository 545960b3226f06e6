from __future__ import annotations

import json

from benchmarks.passages import Reader
from benchmarks.standalone import draw, label_line, measure, read_articles, statements_of


def row(number=1, text="It rained . Mayor Nils Oberg said that the pool in Ostrow would stay open .\nMany came ."):
    title = "Pool stays open in Ostrow"
    return {"article": f"https://example.org/{number}", "title": title, "text": text, "outlet": ""}


def label(nlp, **verdicts):
    (found,) = statements_of(row(), Reader(nlp))
    return {**label_line(row(), found, "tuning"), **verdicts}


def test_a_label_points_into_the_text_as_it_came(nlp):
    made = label(nlp)
    assert row()["text"][made["start"] : made["end"]].startswith("Mayor Nils Oberg said")
    assert (made["readable"], made["meaning_kept"]) == (None, None)


def test_shares_of_what_was_read(nlp):
    result, changed = measure([label(nlp, readable=True, meaning_kept=False)], [row()], Reader(nlp))
    assert result == {"tuning": {"readable": 1.0, "meaning_kept": 0.0, "both": 0.0, "labelled": 1, "changed": 0,
                                 "gone": 0, "n": 1}}
    assert changed == []


def test_a_new_text_has_to_be_read_again(nlp):
    old = {**label(nlp, readable=True, meaning_kept=True), "text_sha256": "0" * 64}
    result, changed = measure([old], [row()], Reader(nlp))
    assert (result["tuning"]["labelled"], result["tuning"]["changed"]) == (0, 1)
    assert result["tuning"]["readable"] is None
    assert [found.passage[:16] for _, found in changed] == ["Mayor Nils Oberg"]


def test_several_readings_of_one_passage_count_once(nlp):
    now = label(nlp, readable=True, meaning_kept=True)
    old = {**now, "text_sha256": "0" * 64, "readable": False}
    result, _ = measure([old, now], [row()], Reader(nlp))
    assert (result["tuning"]["n"], result["tuning"]["readable"]) == (1, 1.0)


def test_other_articles_and_other_texts_are_left_out(nlp):
    assert measure([label(nlp, readable=True, meaning_kept=True)], [row(2)], Reader(nlp))[0] == {}
    assert measure([label(nlp, readable=True, meaning_kept=True)], [row(text="It rained.")], Reader(nlp))[0] == {}


def test_one_statement_an_article_is_drawn(nlp):
    rows = [row(1), row(2), row(3, "It rained.")]
    drawn = list(draw(rows, 5, 1, Reader(nlp)))
    assert sorted(one["article"] for one, _ in drawn) == ["https://example.org/1", "https://example.org/2"]
    assert len(list(draw(rows, 1, 1, Reader(nlp)))) == 1


def test_articles_and_scenarios_are_read(tmp_path):
    flat = {"url": "https://example.org/1", "title": "T", "text": "One.", "publisher": "Mail"}
    scenario = {"scenario": "s", "arrival": ["a1"], "articles": [
        {"id": "a1", "url": "https://example.org/2", "title": "U", "body": "Two.", "outlet": "Post",
         "published_at": "2026-01-05T10:00:00Z"}]}
    path = tmp_path / "data.jsonl"
    path.write_text(json.dumps(flat) + "\n" + json.dumps(scenario) + "\n", encoding="utf-8")
    assert list(read_articles(path)) == [
        {"article": "https://example.org/1", "title": "T", "text": "One.", "outlet": "Mail"},
        {"article": "a1", "title": "U", "text": "Two.", "outlet": "Post"},
    ]

from __future__ import annotations

import gzip
import hashlib
import json

import pytest

from benchmarks.cleaning import RawPage, measure_html, measure_pages, rows, token_f1
from benchmarks.passages import Reader

STORY = "The quay will stay open , Mayor Nils Oberg said on Monday ."
TEASER = "Also Read: The tram will stop in May, Mayor Ida Krause said on Tuesday."
RECAP = "The quay will close in May, Mayor Tove Aronsen said on Friday."
FINE = "Harbour master Oyin Lasisi said that repairs would cost four million crowns and take all of the summer."


def label(text, *marked):
    spans = [[text.index(part), text.index(part) + len(part), "teaser"] for part in marked]
    return {"url": "https://news.example/quay", "sha256": hashlib.sha256(text.encode()).hexdigest(), "spans": spans}


def test_token_f1_by_hand():
    assert token_f1("The quay, the tram", "the quay") == pytest.approx(2 * 2 / (4 + 2))
    assert token_f1("", "") == 1.0
    assert token_f1("a", "b") == 0.0


def test_html_is_measured_beside_the_library_alone():
    story = [f"On day {day} the council of Pelworth met again and talked about the old ferry quay." for day in range(9)]
    printed = "".join(f"<p>{p}</p>" for p in [*story, "Advertisement"])
    html = f"<html><body><article>{printed}</article></body></html>"
    result = measure_html([{"html": html, "text": "\n".join(story)}])
    assert result["n"] == 1
    assert result["f1"] == 1.0
    assert 0.9 < result["trafilatura_f1"] < 1.0


def test_a_passage_is_placed_by_its_letters():
    raw = RawPage("“ It 's open , ” he said . MORE He left .", [[27, 31, "teaser"]])
    assert raw.letters == "ItsopenhesaidMOREHeleft"
    assert [letter for letter, inside in zip(raw.letters, raw.labelled, strict=True) if inside] == list("MORE")
    assert raw.is_body("“It's open,” he said.")
    assert not raw.is_body("he said. MORE")
    assert raw.is_body("“It's open,” he said. He left.")  # what stood within was cut out
    assert not raw.is_body("He stayed.")


def test_a_passage_that_also_stands_in_the_body_is_body():
    assert RawPage("He left. He left.", [[0, 8, "pull quote"]]).is_body("He left.")
    assert not RawPage("He left. She left.", [[0, 8, "pull quote"]]).is_body("He left.")


def test_stray_and_kept_statements_are_counted(nlp):
    text = f"{STORY}\n{TEASER}\n{RECAP}\n{FINE}"
    news = [{"url": "https://news.example/quay", "title": "Quay stays", "text": text}]
    right = measure_pages([label(text, TEASER)], iter(news), Reader(nlp)).result()
    assert (right["pages"], right["missing"], right["stray"], right["kept_share"]) == (1, 0, 0, 1.0)
    assert right["statements"] == right["body_statements"] == right["kept"] >= 2
    assert right["stray_uncleaned"] == 1
    strayed = measure_pages([label(text, TEASER, RECAP)], iter(news), Reader(nlp))
    assert [passage for _, passage in strayed.stray] == [RECAP]
    lost = measure_pages([label(text)], iter(news), Reader(nlp))
    assert len(lost.lost) == 1
    assert lost.result()["kept_share"] == round(lost.kept / (lost.kept + 1), 4)


def test_a_page_that_is_not_at_hand_is_counted(nlp):
    result = measure_pages([label("Another text.")], iter([]), Reader(nlp)).result()
    assert (result["pages"], result["missing"], result["kept_share"]) == (0, 1, None)


def test_rows_of_any_of_the_forms(tmp_path):
    row = {"url": "u", "text": "é"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    (tmp_path / "page.txt").write_text("é", encoding="utf-8")
    assert list(rows(tmp_path / "a.jsonl")) == list(rows(tmp_path / "a.jsonl.gz")) == [row]
    assert list(rows(tmp_path / "page.txt")) == [{"url": "page.txt", "title": "", "text": "é"}]

"""Which statements hold the words that an article is marked for, and what is written of them."""

from __future__ import annotations

import gzip
import json
import sys
from datetime import datetime, timezone
from pathlib import Path

import pytest

from schemas.statement import ArticleReference, Field, Statement, TextPositionSelector
from training.judge import timelines

DAY = datetime(2026, 3, 1, tzinfo=timezone.utc)
TOLD = {"title": "Pier stays shut", "body": "It rained on Monday. The pier stays shut, Ann Bell said. Gulls rejoiced.",
        "says": "The pier stays shut, Ann Bell said.", "speaker": "Ann Bell", "date": "2026-03-01", "side": "supports"}


@pytest.mark.parametrize(("start", "end", "field", "held"), [
    (21, 40, "text", True), (21, 56, "text", True), (0, 56, "text", True),
    (0, 20, "text", False), (57, 71, "text", False), (0, 25, "text", False), (0, 15, "title", False),
])
def test_a_statement_holds_the_words_it_shares_half_of(start: int, end: int, field: Field, held: bool) -> None:
    found = Statement(
        id="s", language="en", kind="statement", text="", passage="", stated_at=DAY, stated_precision="day",
        dated_by="published", check_worthiness=0.5,
        article=ArticleReference(id="a", title="", published_at=DAY, revision=DAY, appended_at=DAY, offset=0),
        selectors=(TextPositionSelector(start=start, end=end, field=field),))
    assert timelines.holds(found, TOLD) is held
    assert timelines.holds(found, TOLD | {"says": TOLD["title"]}) is (field == "title")


@pytest.mark.models
def test_what_extraction_finds_is_written_in_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"family": "pier", "domain": "towns", "claim": "The pier will stay shut.", "articles": [
        {"side": "supports", "form": "quote", "date": "2026-03-01", "title": "Oswick pier",
         "body": "“The pier will stay shut this summer,” said Ann Bell, mayor of Oswick. It rained on Monday.",
         "says": "“The pier will stay shut this summer,”", "speaker": "Ann Bell"}]}
    (tmp_path / "timelines").mkdir()
    with gzip.open(tmp_path / "timelines" / "own.train.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    output = tmp_path / "read.jsonl"
    monkeypatch.setattr(sys, "argv", ["timelines", "--data", str(tmp_path), "--output", str(output)])
    timelines.main()
    (told,) = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert (told["family"], told["article"], told["side"]) == ("pier", 0, "supports")
    assert told["text"] == "The Oswick pier will stay shut this summer."
    assert told["forms"][0] == "Ann Bell said: “The Oswick pier will stay shut this summer.”"
    assert told["forms"][2].startswith("Oswick pier. Ann Bell said: ")
    assert len(told["forms"]) == 3

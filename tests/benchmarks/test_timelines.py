"""Marked words are found when a statement holds them, and by their speaker when it is credited to them."""

from __future__ import annotations

from datetime import datetime, timezone

from benchmarks.timelines import is_by, measure
from schemas.statement import ArticleReference, Speaker, Statement, TextPositionSelector

DAY = datetime(2026, 3, 1, tzinfo=timezone.utc)
BODY = "The pier stays shut, Ann Bell said. It rained."


def told(form: str, says: str = "The pier stays shut", speaker: str = "Ann Bell") -> dict[str, str]:
    return {"form": form, "title": "Pier", "body": BODY, "says": says, "speaker": speaker}


def statement(start: int, end: int, speaker: Speaker | None = None) -> Statement:
    return Statement(
        id="s", language="en", kind="statement", text=BODY[start:end], passage=BODY[start:end], stated_at=DAY,
        stated_precision="day", dated_by="published", check_worthiness=0.5, speaker=speaker,
        article=ArticleReference(id="a", title="Pier", published_at=DAY, revision=DAY, appended_at=DAY, offset=0),
        selectors=(TextPositionSelector(start=start, end=end),))


BELL = Speaker(printed="Ann Bell", name="Ann Bell", institution="Oswick Harbour Board")


def test_a_speaker_is_the_person_or_the_institution_that_speaks() -> None:
    said = statement(0, 19, BELL)
    assert is_by(said, "Ann Bell")
    assert is_by(said, "Harbour Board of Oswick")
    assert not is_by(said, "Ned Bell")
    assert not is_by(statement(0, 19), "Ann Bell")


def test_shares_are_by_form_and_of_all() -> None:
    result = measure([
        (told("quote"), [statement(0, 19, BELL)]),
        (told("quote"), [statement(36, 46, BELL)]),  # holds other words
        (told("act"), [statement(0, 19)]),  # credited to nobody
        (told("act"), []),
    ])
    assert list(result) == ["quote", "act", "all"]
    assert result["quote"] == {"n": 2, "found": 0.5, "speaker": 0.5}
    assert result["act"] == {"n": 2, "found": 0.5, "speaker": 0.0}
    assert result["all"] == {"n": 4, "found": 0.5, "speaker": 0.25}

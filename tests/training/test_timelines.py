"""The timelines that were written with this project: whole, and marked for words that they have."""

from __future__ import annotations

from collections import Counter
from datetime import date

from training.corpora import OWN, held_out, read

CORPUS = "timelines/*"


def test_timelines_of_this_repository_are_whole() -> None:
    dev, train = read(OWN, CORPUS, "dev"), read(OWN, CORPUS, "train", training=True)
    rows = dev + train
    assert {held_out(row["family"]) for row in train} == {False}
    assert len({row["family"] for row in rows}) == len(rows)
    for row in rows:
        sides = Counter(told["side"] for told in row["articles"])
        assert set(sides) == {"supports", "disputes", "near"}, row["family"]
        assert min(sides.values()) >= 2, row["family"]
        assert len({told["body"] for told in row["articles"]}) == len(row["articles"]), row["family"]


def test_marked_words_are_printed_and_speakers_are_named() -> None:
    for row in [*read(OWN, CORPUS, "dev"), *read(OWN, CORPUS, "train")]:
        for told in row["articles"]:
            assert told["says"] in told["body"] or told["says"] == told["title"], (row["family"], told["says"])
            assert told["speaker"].split()[-1] in told["title"] + told["body"], (row["family"], told["speaker"])
            assert ("how" in told) == (told["side"] == "near"), row["family"]
            date.fromisoformat(told["date"])

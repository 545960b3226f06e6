from __future__ import annotations

import gzip
import json

import pytest

from training.corpora import held_out
from training.judge.headlines import BODY_WORDS, opening
from training.judge.labelled import UnknownFile, labelled_pairs
from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair


def write(path, rows):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


@pytest.fixture
def files(tmp_path):
    stances = [{"headline": f"Headline {n}", "body_id": str(n), "label": label}
               for n, label in enumerate(["agree", "disagree", "discuss", "unrelated"] * 10)]
    bodies = [{"body_id": n, "text": f"The port of town {n} is shut.\n\nIt said so."} for n in range(40)]
    return tuple(write(tmp_path / f"set.train.{name}.jsonl.gz", rows)
                 for name, rows in (("stances", stances), ("bodies", bodies)))


def test_headlines_meet_their_bodies_and_are_divided_by_body(files) -> None:
    for given in (files, files[::-1], files[:1]):
        grouped = labelled_pairs(given)
        assert set(grouped) == {("set", "train"), ("set", "dev")}
        pairs = {pair.earlier: pair for part in grouped.values() for pair in part}
        assert len(pairs) == 40
        assert [pairs[f"Headline {n}"].label for n in range(4)] == [SUPPORTS, DISPUTES, NEUTRAL, NEUTRAL]
        assert pairs["Headline 7"] == Pair("The port of town 7 is shut. It said so.", "Headline 7", NEUTRAL)
        assert {pair.earlier for pair in grouped["set", "dev"]} == {
            f"Headline {n}" for n in range(40) if held_out(str(n))}


def test_what_is_missing_is_named(files) -> None:
    stances, bodies = files
    write(bodies, [{"body_id": 0, "text": "Only one."}])
    with pytest.raises(UnknownFile, match="no body or stance '1' is known"):
        labelled_pairs([stances])
    bodies.unlink()
    with pytest.raises(UnknownFile, match=r"set\.train\.bodies\.jsonl\.gz is neither given nor beside it"):
        labelled_pairs([stances])


def test_the_opening_has_whole_sentences() -> None:
    sentence = "This sentence has just ten words in it, they say. "
    assert len(opening(sentence * 40).split()) == BODY_WORDS
    assert opening(sentence * 40).endswith("they say.")
    assert opening("word " * 400) == " ".join(["word"] * BODY_WORDS)
    assert opening("“No.” " + sentence * 40).startswith("“No.” This")
    assert opening("One.\n\nTwo.") == "One. Two."

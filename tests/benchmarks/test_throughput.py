from __future__ import annotations

import gzip
import json

import pytest

from benchmarks.throughput import judge_speed, read_articles

ROW = {"url": "https://post.example/1", "title": "Quay", "text": "Text.", "published_at": "2025-03-03",
       "publisher": "Post", "bias": "left"}


@pytest.mark.parametrize("opener", [open, gzip.open])
def test_articles_are_read_into_the_schema(tmp_path, opener) -> None:
    path = tmp_path / ("a.jsonl.gz" if opener is gzip.open else "a.jsonl")
    exact = {**ROW, "published_at": "2025-03-03T09:30:00Z", "publisher": {"name": "Post", "domain": "post.example"}}
    with opener(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(map(json.dumps, (ROW, exact))))
    first, second = read_articles(path)
    assert first == {"url": ROW["url"], "title": "Quay", "text": "Text.", "published_at": "2025-03-03T12:00:00Z",
                     "publisher": {"name": "Post"}}
    assert (second["published_at"], second["publisher"]) == (exact["published_at"], exact["publisher"])


def test_the_judge_alone_is_faster_than_beside_the_others() -> None:
    assert judge_speed(120, 60.0, 40.0) == {"judge_pairs_per_s": 2.0, "judge_pairs_per_processor_s": 3.0}
    assert judge_speed(0, 60.0, 0.0) == {"judge_pairs_per_s": 0.0, "judge_pairs_per_processor_s": None}

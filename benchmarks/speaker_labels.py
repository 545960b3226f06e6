"""Labels of speakers in news articles, and how often extraction names the speaker as the label does.

A labels file is JSON Lines, one passage a line: `url`, `sha256` of the article's field as it came (`field`: text or
title), `start` and `end` of the passage in it, `cue` (the reporting words), `part` (tuning or validation), and what is
right: `name`, `role`, `institution`, each a list of forms of which any will do ("" in it: none is right as well), and
`official` (null where readers may differ). The files hold no text. Positions are those of the article before cleaning;
passages are led back to it by their letters and digits, so that a better cleaner keeps the labels good. Rules may be
written against any part once it has been read; a sample nobody has read tells more than these.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

import msgspec

from benchmarks.passages import Reader
from schemas.article import Article
from schemas.statement import Speaker, TextPositionSelector
from streams.extract.cleaning.clean import clean
from streams.extract.found import Found

FIELDS = ("name", "role", "institution", "official")
_EMPTY_WORDS = frozenset({"the", "a", "an", "of", "at", "in", "for", "and", "s"})
_OVERLAP = 0.5  # of the union of two passages: below, the statement is another one


class SpeakerLabel(TypedDict):
    """One labelled passage, see the module."""

    url: str
    sha256: str
    field: str
    start: int
    end: int
    cue: str
    part: str
    name: list[str]
    role: list[str]
    institution: list[str]
    official: bool | None


@dataclass(frozen=True)
class Scored:
    """One labelled passage that was found, with whether each field is right; None: not scored."""

    label: SpeakerLabel
    found: Found
    right: dict[str, bool | None]


def read_labels(path: Path) -> list[SpeakerLabel]:
    """The labels of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_news(path: Path, urls: set[str]) -> Iterator[dict[str, Any]]:
    """Rows of a news file, JSON Lines, gzipped or not, with one of the URLs."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["url"] in urls:
                yield row


def measure_labels(
    labels: list[SpeakerLabel], news: Iterable[dict[str, Any]], reader: Reader
) -> tuple[dict[str, Any], list[Scored]]:
    """The share of passages that are found, and of right fields among those; every scored passage.

    Args:
        labels: from `read_labels`.
        news: rows with `url`, `title`, `text`, `publisher`, `published_at`.
        reader: finds the statements.
    """
    by_url: defaultdict[str, list[SpeakerLabel]] = defaultdict(list)
    for label in labels:
        by_url[label["url"]].append(label)
    scored: list[Scored] = []
    for row in news:
        ours = [label for label in by_url.pop(row["url"], []) if _digest(row[label["field"]]) == label["sha256"]]
        if ours:
            scored += _score_article(row, ours, reader)
    result: dict[str, Any] = {}
    for part in sorted({label["part"] for label in labels}):
        inside = [one for one in scored if one.label["part"] == part]
        result[part] = {
            "labels": sum(label["part"] == part for label in labels),
            "found": len(inside),
            **{field: _share(inside, field) for field in (*FIELDS, "speaker", "all")},
        }
    return result, scored


def score(label: SpeakerLabel, speaker: Speaker, official: bool) -> dict[str, bool | None]:
    """Which fields are right; `speaker`: who is meant (by name, else by institution), `all`: every field."""
    right: dict[str, bool | None] = {
        "name": _names(label["name"], speaker.name),
        "role": _any(label["role"], speaker.role),
        "institution": _any(label["institution"], speaker.institution),
        "official": None if label["official"] is None else label["official"] is official,
    }
    right["speaker"] = right["name"] and (bool(speaker.name) or right["institution"])
    right["all"] = all(value is not False for value in right.values())
    return right


def _share(scored: list[Scored], field: str) -> float:
    judged = [one.right[field] for one in scored if one.right[field] is not None]
    return round(sum(map(bool, judged)) / max(1, len(judged)), 3)


def _score_article(row: dict[str, Any], labels: list[SpeakerLabel], reader: Reader) -> list[Scored]:
    published = row["published_at"]
    article = msgspec.convert(
        {
            "url": row["url"],
            "title": row["title"],
            "text": row["text"],
            "publisher": {"name": row["publisher"], "domain": "news.example"},
            "published_at": published if "T" in published else f"{published}T12:00:00Z",
        },
        Article,
    )
    cleaned = clean(article)
    texts = {"title": (cleaned.title, row["title"]), "text": (cleaned.text, row["text"])}
    placed: list[tuple[Found, str, int, int]] = []
    for found in reader.find(cleaned, article.published_at, row["publisher"]):
        selector = next(one for one in found.selectors if isinstance(one, TextPositionSelector))
        span = position_before_cleaning(*texts[selector.field], selector.start, selector.end)
        if span is not None and found.speaker is not None:
            placed.append((found, selector.field, *span))
    scored: list[Scored] = []
    for label in labels:
        candidates = [
            (_overlap(label, start, end), found)
            for found, field, start, end in placed
            if field == label["field"] and (not label["cue"] or not found.cue or _same_cue(label["cue"], found.cue))
        ]
        best = max(candidates, key=lambda candidate: candidate[0], default=None)
        if best is not None and best[0] >= _OVERLAP and best[1].speaker is not None:
            scored.append(Scored(label, best[1], score(label, best[1].speaker, best[1].official)))
    return scored


def position_before_cleaning(cleaned: str, raw: str, start: int, end: int) -> tuple[int, int] | None:
    """Start and end, in the text as it came, of a passage of the cleaned text; None if it is not in it.

    Letters and digits alone are compared; of several places the one nearest to as many letters from the beginning.
    """
    letters = [index for index, char in enumerate(raw) if char.isalnum()]
    printed = "".join(raw[index] for index in letters)
    wanted = "".join(char for char in cleaned[start:end] if char.isalnum())
    before = sum(char.isalnum() for char in cleaned[:start])
    places = [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", printed)] if wanted else []
    if not places:
        return None
    at = min(places, key=lambda place: abs(place - before))
    return letters[at], letters[at + len(wanted) - 1] + 1


def _overlap(label: SpeakerLabel, start: int, end: int) -> float:
    shared = min(label["end"], end) - max(label["start"], start)
    return max(0, shared) / (max(label["end"], end) - min(label["start"], start))


def _same_cue(one: str, other: str) -> bool:
    return bool(set(one.casefold().split()) & set(other.casefold().split()))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _names(accepted: list[str], name: str) -> bool:
    return any(_plain(one).split() == _plain(name).split() for one in accepted)


def _any(accepted: list[str], given: str) -> bool:
    """Whether one of the accepted forms has the same words in any order, those without meaning left out."""
    return any(set(_plain(one).split()) - _EMPTY_WORDS == set(_plain(given).split()) - _EMPTY_WORDS for one in accepted)


def _plain(text: str) -> str:
    """Words in lower case without marks; "U.S." is "us"."""
    return " ".join(re.sub(r"[^\w\s]|_", " ", text.casefold().replace(".", "")).split())

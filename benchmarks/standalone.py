"""Can the texts of statements be read without their articles, and do they still mean what was said?

    python -m benchmarks.standalone --data FILE [FILE ...] [--labels FILE] [--show] [--draw N] [--seed N]
                                    [--part NAME] [--json] [--save]

Data: articles with `url`, `title`, `text`, or scenarios. Labels: JSON Lines, one judgement of one text a line:
`article` (URL or id), `part` ("tuning": the rules were improved on it; "validation": drawn and labelled afterwards;
"validation-2": 40 statements drawn with `--seed 4` from articles of neither, once the rules after those stood;
"validation-3": drawn with `--seed 31` likewise, after the tuning part had grown by the statements of `--seed 29`;
"validation-4": 53 drawn with `--seed 71` and `--seed 72`, the first of what rules and tagger find together: the parts
before were drawn from what the rules find; read by two, who agreed on 102 of 106 answers, the rest settled by a third;
"validation-5": 40 with `--seed 91`, 77 of 80 answers agreed; rules were written against both parts afterwards;
"validation-6": 40 with `--seed 113`, drawn after that, 76 of 80 answers agreed, the stricter one counts;
"validation-7": 42 with `--seed 137`, drawn after further rules, for which part 6 was not read; 79 of 84 agreed; three
acts told in the outlet's voice, which both readers took for statements, were read by a third),
`article_sha256` (of the text as it came), `field`, `start`, `end` (the passage in it), `text_sha256` (of the
stand-alone text that was read), `readable` and `meaning_kept`. Several lines on one passage are readings of several
versions of its text. No text is kept.

Two questions were answered by hand, the article beside the text. `readable`: can somebody who has not seen the article,
told only the speaker's name and role, tell who or what the text is about and what is claimed of it; subject and object
named, no pronoun or "the base" left hanging. `meaning_kept`: negation, modality, subject and object are those of the
passage, and nothing is added.

A drawn statement counts as labelled when its article now gives a text that has been read, as `changed` when it gives
another text for the passage, and as `gone` when nothing there is a statement any more. `--show` prints what has changed
with a line to complete; `--draw` prints N statements drawn at random, at most one an article and none of an article
that has a label.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.passages import Reader, build_reader
from benchmarks.report import last_line, save
from benchmarks.scenarios import articles
from schemas.article import Article
from schemas.common import Publisher
from schemas.statement import TextPositionSelector
from streams.extract.cleaning.clean import clean
from streams.extract.found import Found
from streams.settings import load

LABELS = Path(__file__).parent / "labels" / "standalone.jsonl"
_UNDATED = datetime(2000, 1, 1, tzinfo=timezone.utc)  # anchors "on Monday"; no text depends on it
_SAME_PASSAGE = 0.5  # of the words of two passages together: below, it is another statement

Row = dict[str, Any]


def read_articles(path: Path) -> Iterator[Row]:
    """Articles with `article` (URL or id), `title`, `text` and `outlet`; scenarios are opened."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for one in articles([row]) if "articles" in row else [row]:
                outlet = one.get("publisher") or ""
                yield {
                    "article": one.get("id") or one["url"],
                    "title": one.get("title") or "",
                    "text": one["text"],
                    "outlet": outlet["name"] if isinstance(outlet, dict) else outlet,
                }


def statements_of(row: Row, reader: Reader) -> list[Found]:
    """Statements and acts of an article, claims left out: those are sentences as printed."""
    outlet = Publisher(name=row["outlet"]) if row.get("outlet") else None
    cleaned = clean(Article(published_at=_UNDATED, title=row["title"], text=row["text"], publisher=outlet))
    found = reader.find(cleaned, _UNDATED, row.get("outlet") or "")
    return [statement for statement in found if statement.kind != "claim"]


def label_line(row: Row, found: Found, part: str) -> Row:
    """A label to complete: `readable` and `meaning_kept` are null."""
    field = next(one.field for one in found.selectors if isinstance(one, TextPositionSelector))
    start, end = _position(row[field], found.passage)
    return {
        "article": row["article"], "part": part, "article_sha256": _sha256(row["text"]), "field": field,
        "start": start, "end": end, "text_sha256": _sha256(found.text), "readable": None, "meaning_kept": None,
    }


def draw(rows: Iterable[Row], n: int, seed: int, reader: Reader) -> Iterator[tuple[Row, Found]]:
    """Up to `n` statements of as many articles, both at random."""
    shuffled, chance = list(rows), random.Random(seed)
    chance.shuffle(shuffled)
    for row in shuffled:
        if n <= 0:
            return
        found = statements_of(row, reader)
        if found:
            n -= 1
            yield row, chance.choice(found)


def measure(labels: Iterable[Row], rows: Iterable[Row], reader: Reader) -> tuple[Row, list[tuple[Row, Found]]]:
    """Counts and shares by part, and the statements whose text has changed.

    Labels of articles that the data lacks, or has with another text, are left out.
    """
    drawn: dict[str, dict[tuple[str, int, int], list[Row]]] = defaultdict(lambda: defaultdict(list))
    for label in labels:
        drawn[label["article"]][label["field"], label["start"], label["end"]].append(label)
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    changed: list[tuple[Row, Found]] = []
    for row in rows:
        passages = drawn.get(row["article"], {})
        if not any(one["article_sha256"] == _sha256(row["text"]) for read in passages.values() for one in read):
            continue
        found = statements_of(row, reader)
        for (field, start, end), read in passages.items():
            count, now = counts[read[0]["part"]], _now(read, found, row[field][start:end])
            count["n"] += 1
            if now is None:
                count["gone"] += 1
            elif isinstance(now, Found):
                count["changed"] += 1
                changed.append((row, now))
            else:
                count["labelled"] += 1
                count["readable"] += now["readable"]
                count["meaning_kept"] += now["meaning_kept"]
                count["both"] += now["readable"] and now["meaning_kept"]
    return {part: _shares(count) for part, count in sorted(counts.items())}, changed


def _now(read: list[Row], found: list[Found], passage: str) -> Row | Found | None:
    """The label of the text that the passage now gives; the statement when its text is new; None without one."""
    texts = {_sha256(one.text) for one in found}
    label = next((one for one in read if one["text_sha256"] in texts), None)
    if label is not None:
        return label
    words = _words(passage)
    best = max(found, key=lambda one: _shared(words, _words(one.passage)), default=None)
    return best if best is not None and _shared(words, _words(best.passage)) >= _SAME_PASSAGE else None


def _shares(count: dict[str, int]) -> Row:
    labelled = count["labelled"]
    shares = {name: round(count[name] / labelled, 3) if labelled else None for name in
              ("readable", "meaning_kept", "both")}
    return {**shares, **{name: count[name] for name in ("labelled", "changed", "gone", "n")}}


def _position(text: str, passage: str) -> tuple[int, int]:
    """Where a passage of the cleaned text stands in the text as it came, by its letters and digits."""
    places = [at for at, char in enumerate(text) if char.isalnum()]
    at = "".join(text[place] for place in places).find(letters := "".join(filter(str.isalnum, passage)))
    return (places[at], places[at + len(letters) - 1] + 1) if at >= 0 and letters else (0, 0)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _print_statement(row: Row, found: Found, part: str) -> None:
    speaker = found.speaker.printed if found.speaker is not None else ""
    print(f"\n# {row['title']}\n# passage: {found.passage}\n# {speaker}: {found.text}")
    print(json.dumps(label_line(row, found, part), ensure_ascii=False))


def main() -> None:
    """Measure and print a table by part, or draw statements to label."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, nargs="+", help="articles or scenarios, gzipped or not")
    parser.add_argument("--labels", type=Path, default=LABELS, help="labels, JSON Lines")
    parser.add_argument("--show", action="store_true", help="print statements whose text has not been read")
    parser.add_argument("--draw", type=int, metavar="N", help="print N statements of each file to label, and stop")
    parser.add_argument("--seed", type=int, default=0, help="of --draw")
    parser.add_argument("--part", default="validation", help="part of the lines to complete")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results")
    options = parser.parse_args()
    reader = build_reader(load())
    labels = [json.loads(line) for line in options.labels.read_text(encoding="utf-8").splitlines() if line.strip()]
    if options.draw:
        seen = {label["article"] for label in labels}
        for path in options.data:
            unseen = (row for row in read_articles(path) if row["article"] not in seen)
            for row, found in draw(unseen, options.draw, options.seed, reader):
                _print_statement(row, found, options.part)
        return
    result, changed = measure(labels, (row for path in options.data for row in read_articles(path)), reader)
    table = Table("part", "readable", "meaning kept", "both", "labelled", "changed", "gone", "drawn",
                  title="texts that stand alone")
    for part, shares in result.items():
        table.add_row(part, *(str(value) for value in shares.values()))
    Console().print(table)
    if options.show:
        for row, found in changed:
            _print_statement(row, found, options.part)
    if options.save:
        save("standalone", result)
    if options.json:
        last_line(result)


if __name__ == "__main__":
    main()

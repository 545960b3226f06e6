"""Is the story found on a page, and nothing that is not the story?

    python -m benchmarks.cleaning --data HTML [--json] [--save]
    python -m benchmarks.cleaning --pages LABELS --news NEWS... [--json] [--save]

Both may be asked in one run. HTML has one page a line: `html`, and `text`, the body as a person marked it.

**f1, trafilatura_f1.** Tokens are runs of letters and digits, case folded, counted as a multiset. Precision and recall
of a page's text against `text` give its F1; the mean over pages is reported. `f1` is of `clean` (headline left out),
`trafilatura_f1` of `trafilatura.extract` with the options that `clean` gives it, comments and tables off and recall
favoured, which is the best of its settings on news; `trafilatura_default_f1` of `trafilatura.extract(html)`.

**LABELS** has one page a line: `url`, `sha256` of the text and `spans`, lists of [start, end, kind] in code points of
the text as it stands in NEWS, which mark what is no article body: links to other stories, summaries, sign-ups,
captions, bylines, shares. Background boxes and embedded posts count as body. NEWS are files of articles, one a line
(`url`, `title`, `text`), or `.txt` files with one page each; a page is found by the hash of its text.

`clean` may shift positions, since it mends spaces and quotation marks and leaves things out; but letters and digits and
their order stay. So a passage of the cleaned text is placed in the raw text by its letters and digits alone, in as few
pieces as possible: one, or more where something was cut out within the passage.
- `stray`: statements, acts and claims found in the cleaned text of which a letter or digit lies in a labelled span in
  every place where the passage stands. Must be 0. `stray_uncleaned` is the same of the whole text.
- `kept_share`: of the statements, acts and claims found in the whole text (`repair`, nothing left out) that lie outside
  every span, the share whose passage is also one in the cleaned text. Headlines count for neither.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import trafilatura
from rich.console import Console
from rich.table import Table

from benchmarks.passages import Reader, build_reader
from benchmarks.report import last_line, save
from schemas.article import Article
from schemas.statement import TextPositionSelector
from streams.extract.cleaning.clean import CleanArticle, clean, repair
from streams.extract.cleaning.typography import tidy
from streams.extract.found import Found
from streams.settings import load

PUBLISHED = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)
"""Dates of statements do not matter here."""
_TOKEN = re.compile(r"\w+")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Objects of a JSON Lines file, gzipped or not; a `.txt` file is one page with its name as `url`."""
    if path.suffix == ".txt":
        yield {"url": path.name, "title": "", "text": path.read_text(encoding="utf-8")}
        return
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def token_f1(found: str, gold: str) -> float:
    """F1 of the tokens of `found` against those of `gold`; 1 when both are empty."""
    one, other = (Counter(_TOKEN.findall(text.casefold())) for text in (found, gold))
    if not one and not other:
        return 1.0
    return 2 * (one & other).total() / (one.total() + other.total())


def measure_html(pages: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Mean F1 of the main text by `clean`, and by `trafilatura` alone with its best and its default settings."""
    systems = {
        "f1": lambda html: clean(Article(published_at=PUBLISHED, html=html)).text,
        "trafilatura_f1": lambda html: trafilatura.extract(
            html, include_comments=False, include_tables=False, favor_recall=True),
        "trafilatura_default_f1": trafilatura.extract,
    }
    result: dict[str, Any] = {"n": len(pages)}
    for name, system in systems.items():
        scores = [token_f1(system(page["html"]) or "", page["text"]) for page in pages]
        result[name] = round(sum(scores) / max(1, len(scores)), 4)
    return result


class RawPage:
    """The letters and digits of a raw text and which of them are labelled.

    Args:
        text: as in the file.
        spans: [start, end, kind], in code points of `text`.
    """

    def __init__(self, text: str, spans: Sequence[Sequence[Any]]) -> None:
        letters: list[str] = []
        self.labelled: list[bool] = []
        marks = sorted((int(start), int(end)) for start, end, *_ in spans)
        at = 0
        for start, end in [*marks, (len(text), len(text))]:
            for begin, stop, inside in ((at, start, False), (start, end, True)):
                part = letters_of(text[begin:stop])
                letters.append(part)
                self.labelled += [inside] * len(part)
            at = end
        self.letters = "".join(letters)

    def is_body(self, passage: str) -> bool:
        """Whether the passage stands somewhere with no letter in a label."""
        wanted = letters_of(passage)
        at = self.letters.find(wanted)
        if at < 0:
            return self._pieces_are_body(wanted)
        while at >= 0:
            if not any(self.labelled[at : at + len(wanted)]):
                return True
            at = self.letters.find(wanted, at + 1)
        return False

    def _pieces_are_body(self, wanted: str) -> bool:
        """The same where something was cut out within: the longest beginning found, then the rest after it."""
        body = "".join("\x00" if inside else letter
                       for letter, inside in zip(self.letters, self.labelled, strict=True))
        after = 0
        while wanted:
            low, high = 0, len(wanted)
            while low < high:  # a beginning stands there if a longer one does
                middle = (low + high + 1) // 2
                low, high = (middle, high) if body.find(wanted[:middle], after) >= 0 else (low, middle - 1)
            if low == 0:
                return False
            after = body.find(wanted[:low], after) + low
            wanted = wanted[low:]
        return True


def letters_of(text: str) -> str:
    """The letters and digits of a text, composed."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", tidy(text))))


@dataclass
class Kept:
    """What became of the statements of labelled pages."""

    pages: int = 0
    missing: int = 0
    found: int = 0
    astray_before: int = 0
    body: int = 0
    kept: int = 0
    stray: list[tuple[str, str]] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)

    def result(self) -> dict[str, Any]:
        """Counts and the share, as reported."""
        return {
            "pages": self.pages, "missing": self.missing, "statements": self.found, "stray": len(self.stray),
            "stray_uncleaned": self.astray_before,
            "body_statements": self.body, "kept": self.kept,
            "kept_share": round(self.kept / self.body, 4) if self.body else None,
        }


def measure_pages(labels: Sequence[dict[str, Any]], news: Iterator[dict[str, Any]], reader: Reader) -> Kept:
    """Statements that lie in a label after cleaning, and statements of the body that cleaning lost."""
    texts: dict[str, dict[str, Any]] = {}
    wanted = {label["sha256"] for label in labels}
    for row in news:
        digest = hashlib.sha256(row["text"].encode()).hexdigest()
        if digest in wanted:
            texts[digest] = row
    kept = Kept()
    for label in labels:
        if label["sha256"] not in texts:
            kept.missing += 1
            continue
        row = texts[label["sha256"]]
        kept.pages += 1
        raw = RawPage(row["text"], label["spans"])
        article = Article(published_at=PUBLISHED, title=row.get("title") or "", text=row["text"])
        after = _in_text(clean(article), reader)
        kept.found += len(after)
        kept.stray += [(label["url"], one.passage) for one in after if not raw.is_body(one.passage)]
        left = Counter(letters_of(one.passage) for one in after)
        for one in _in_text(repair(article), reader):
            if not raw.is_body(one.passage):
                kept.astray_before += 1
                continue
            kept.body += 1
            letters = letters_of(one.passage)
            if left[letters]:
                left[letters] -= 1
                kept.kept += 1
            else:
                kept.lost.append((label["url"], one.passage))
    return kept


def _in_text(article: CleanArticle, reader: Reader) -> list[Found]:
    found = reader.find(article, PUBLISHED)
    return [one for one in found if any(isinstance(selector, TextPositionSelector) and selector.field == "text"
                                        for selector in one.selectors)]


def main() -> None:
    """Measure, print one table, and with `--json` one object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="pages in HTML with their body text, JSON Lines, gzipped or not")
    parser.add_argument("--pages", type=Path, help="labels of pages, JSON Lines")
    parser.add_argument("--news", type=Path, nargs="+", default=[], help="where the texts of the labelled pages are")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results")
    options = parser.parse_args()
    if options.data is None and options.pages is None:
        parser.error("nothing to measure: give --data, or --pages with --news")
    if (options.pages is None) != (not options.news):
        parser.error("--pages and --news go together")
    result: dict[str, Any] = {}
    table = Table("", "", title="cleaning")
    if options.data is not None:
        result |= measure_html(list(rows(options.data)))
    if options.pages is not None:
        reader = build_reader(load())
        kept = measure_pages(list(rows(options.pages)), (row for path in options.news for row in rows(path)), reader)
        result |= kept.result()
        for name, passages in (("stray", kept.stray), ("lost", kept.lost)):
            for url, passage in passages:
                table.add_row(f"{name}: {url}", passage)
    for name, value in result.items():
        table.add_row(name, str(value))
    Console().print(table)
    if options.save:
        save("cleaning", result)
    if options.json:
        last_line(result)


if __name__ == "__main__":
    main()

"""Labelled corpora: where each file lies, whether weights trained on it may be shipped, and which rows are held out.

But for the families and timelines written here (under `OWN`), the corpora are not part of this repository. `CORPORA`
is the one table that says what may be trained on; `read` refuses what may not be shipped when it is asked for training
rows.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Row = dict[str, Any]
Split = Literal["train", "dev"]

OWN = Path(__file__).parent
"""A folder of corpora like any other: `families/` and `timelines/` in it were written with this project."""

DEV_SHARE = 5
"""One row in five is held out where a corpus has no dev part of its own."""


class NotShippable(ValueError):
    """Raised when training is asked to read a corpus whose licence forbids shipping the weights."""


@dataclass(frozen=True)
class Corpus:
    """A labelled corpus.

    Attributes:
        licence: as its repository states it; "none stated" must be named on the model card's first line.
        shippable: whether weights trained on it may be shipped.
        split_by: field whose hash decides train or dev; None where the corpus brings its own dev file.
    """

    licence: str
    shippable: bool
    split_by: str | None = None


CORPORA: dict[str, Corpus] = {
    "families/*": Corpus("this project", True, "family"),
    "timelines/*": Corpus("this project", True, "family"),
    "frames/*": Corpus("this project", True, "frame"),
    "passages/*": Corpus("Apache-2.0 (passages), this project (propositions)", True, "n"),
    "quotes/polnear": Corpus("none stated", True),
    "nli/lingnli": Corpus("none stated", True),
    "nli/snli_subset": Corpus("Apache-2.0", True),
    "nli/cad": Corpus("Apache-2.0", True),
    "nli/conjnli": Corpus("MIT", True),
    "nli/sick": Corpus("CC BY-NC-SA 3.0", False),
    "nli/anli": Corpus("CC BY-NC 4.0", False),
    "nli/fever_rte": Corpus("none stated", True),
    "nli/perspectrum": Corpus("CC BY-SA 4.0", True),
    "news/allsides": Corpus("Apache-2.0", True, "url"),
    "retrieval/checkthat2a.queries": Corpus("CC BY-SA 3.0 DE", True),
    "retrieval/checkthat2a.corpus": Corpus("CC BY-SA 3.0 DE", True),
    "retrieval/factopolis.claims": Corpus("CC BY 4.0", True, "id"),
    "retrieval/argkp": Corpus("Apache-2.0", True),
    "paraphrase/mrpc": Corpus("Microsoft Research licence", True, "a"),
    "paraphrase/stsb": Corpus("none stated", True, "a"),
    "checkworthy/claimbuster": Corpus("GPL-3.0", True, "text"),
    "checkworthy/checkthat2024": Corpus("none stated", True),
}


def held_out(key: str) -> bool:
    """Whether the row with this id or text belongs to the dev part: ``int(sha256(key), 16) % 5 == 0``."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % DEV_SHARE == 0


def name_and_part(path: Path) -> tuple[str, str]:
    """The first part of a file's name and the rest without endings: ``lingnli.dev.jsonl.gz`` is lingnli, dev."""
    first, _, rest = path.name.removesuffix(".gz").removesuffix(".jsonl").partition(".")
    return first, rest


def is_divided(path: Path, part: str) -> bool:
    """Whether the rows of a file are train or dev by hash: a train file that has no dev file beside it."""
    return part == "train" and not list(path.parent.glob(f"{name_and_part(path)[0]}.*dev*"))


def read_lines(path: Path) -> Iterator[Row]:
    """Yield the objects of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def read_told(path: Path) -> list[Row]:
    """Rows that `training.judge.timelines` wrote, without those of held-out timelines: what may be trained on."""
    return [row for row in read_lines(path) if not held_out(row["family"])]


def read(data: Path, name: str, split: Split, *, training: bool = False) -> list[Row]:
    """Rows of one corpus.

    Args:
        data: the folder that holds the corpora.
        name: a key of `CORPORA`, for instance ``nli/lingnli``.
        split: ``train`` or ``dev``.
        training: set when weights that will be shipped are fitted on the rows.

    Raises:
        NotShippable: `training` is set and the corpus may only be measured with.
        FileNotFoundError: no file of that corpus lies under `data`.
    """
    corpus = CORPORA[name]
    if training and not corpus.shippable:
        raise NotShippable(f"corpus {name!r} ({corpus.licence}) may be measured with, not trained on")
    if training and split == "dev":
        raise NotShippable(f"the dev part of {name!r} is for measuring only")
    folder, stem = name.split("/")
    pattern = "*.jsonl.gz" if stem == "*" else f"{stem}.*jsonl.gz"
    files = sorted((data / folder).glob(pattern))
    own_dev = [f for f in files if ".dev." in f.name]
    if corpus.split_by is None and own_dev:
        files = [f for f in files if (f in own_dev) == (split == "dev")]
    if not files:
        raise FileNotFoundError(f"no file of corpus {name!r} under {data}")
    rows = [row for file in files for row in read_lines(file)]
    if corpus.split_by is not None:
        rows = [r for r in rows if held_out(str(r[corpus.split_by])) == (split == "dev")]
    return rows

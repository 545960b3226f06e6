"""The attribution tagger: sources, cues and contents of a text, linked into attributions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from peft import PeftModel
from safetensors.torch import load_file
from transformers import AutoModel, AutoTokenizer

from streams.errors import ModelError
from streams.extract.parsing.lexicon import CUES
from streams.extract.tagger.tags import LABELS, best_labels, to_spans
from streams.extract.tagger.wordpieces import FEATURES, WINDOW, Words, windows, words_of
from streams.models.compute import ROWS, Compute, bucket
from streams.models.pinned import sha256
from streams.models.span_tagger import LINK_WIDTH, SpanTagger, distance_bucket, gap

SHIPPED = Path(__file__).parents[2] / "models" / "weights" / "attribution"
HEAD = "head.safetensors"
REACH = 150
"""Words between a cue and what belongs to it, at most. Of PolNeAR's pairs 99.9 % stand nearer."""

Span = tuple[int, int]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Tagged:
    """One attribution: offsets of its spans in the text, each tuple in the order of the text.

    Attributes:
        source: who is said to say it; empty when the text does not name them here.
        cue: the reporting words.
        content: what is said; more than one span when the cue stands in its middle.
        within: index of the attribution in whose content this one is nested; None for an outermost one.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    within: int | None = None


@dataclass(frozen=True)
class _Read:
    """What the network says of the words of a text: label scores, and the linker's projections."""

    words: Words
    emissions: Floats
    as_cue: Floats
    as_span: Floats


_NESTED_WORDS = 8  # fewer hold no source, cue and clause beside the outer attribution's own
_REPORTING = re.compile(
    r"\b(?:(?:" + "|".join(sorted(CUES)) + r")(?:e?s|e?d)?|said|told|wrote|thought|found|swore|denie[sd]|replie[sd]"
    r"|according to)\b", re.IGNORECASE)


_OPENING = re.compile(r"(?:[\"'\u201c\u2018\u00ab]|that\s)*")  # a clause reads as a sentence without them


def reports_within(content: str) -> bool:
    """Whether a content is long enough, and has a reporting word, so that another attribution may be nested in it."""
    return len(content.split()) >= _NESTED_WORDS and _REPORTING.search(content) is not None


def _moved(one: Tagged, by: int, within: int) -> Tagged:
    source, cue, content = (tuple((a + by, b + by) for a, b in part) for part in (one.source, one.cue, one.content))
    return Tagged(source, cue, content, within)


class AttributionTagger:
    """Tags texts of any length in overlapping windows; a text's tags do not depend on the texts beside it.

    Attributes:
        name: what `models` of a statement records: version and arithmetic.
    """

    def __init__(self, model: SpanTagger, tokenizer: Any, compute: Compute, name: str = "attribution") -> None:
        self.name = name
        self._model = model.to(compute.device).eval()
        compute.prepare(model.encoder)
        self._tokenizer = tokenizer
        self._compute = compute
        self._transitions = model.transitions.detach().float().cpu().numpy()
        self._start = model.start.detach().float().cpu().numpy()

    def tag(self, texts: Sequence[str], *, nested: bool = True) -> list[list[Tagged]]:
        """Attributions of each text, outermost ones first, in the order of their cues. Runs in the model thread.

        The corpus annotates no attribution within a content. So contents that have a reporting word are read once more,
        each as a text of its own, and what is found there is nested.

        Args:
            texts: any; no lone surrogates.
            nested: whether contents are read again; who does not use what is nested spares the time.
        """
        found = self._tag(texts)
        if not nested:
            return found
        inner = [(number, at, start + _OPENING.match(text[start:end]).end(), end)  # type: ignore[union-attr] # may be ""
                 for number, (text, tagged) in enumerate(zip(texts, found, strict=True))
                 for at, one in enumerate(tagged) for start, end in one.content if reports_within(text[start:end])]
        within = self._tag([texts[number][start:end] for number, _, start, end in inner])
        for (number, at, start, _), tagged in zip(inner, within, strict=True):
            found[number] += [_moved(one, start, at) for one in tagged if one.source and one.content]
        return found

    def _tag(self, texts: Sequence[str]) -> list[list[Tagged]]:
        return [self._link(read) for read in self._read([words_of(text, self._tokenizer) for text in texts])]

    def _read(self, texts: list[Words]) -> list[_Read]:
        reads = [_Read(words, *(np.zeros((len(words.first), width), np.float32)
                                for width in (len(LABELS), LINK_WIDTH, LINK_WIDTH))) for words in texts]
        by_bucket: dict[int, list[tuple[int, int, int, int, int]]] = {}
        for number, words in enumerate(texts):
            for window in windows(len(words.pieces)):
                length = window.end - window.start + 2
                by_bucket.setdefault(bucket(length, WINDOW), []).append(
                    (number, window.start, window.end, window.read_from, window.read_to))
        for size in sorted(by_bucket):
            members = by_bucket[size]
            for at in range(0, len(members), ROWS):
                self._run(members[at : at + ROWS], size, reads)
        return reads

    def _run(self, members: list[tuple[int, int, int, int, int]], size: int, reads: list[_Read]) -> None:
        ids = torch.full((ROWS, size), self._tokenizer.pad_token_id)
        mask = torch.zeros((ROWS, size), dtype=torch.long)
        features = torch.full((ROWS, size, 3), -1)
        for row, (number, start, end, _, _) in enumerate(members + [members[0]] * (ROWS - len(members))):
            words, length = reads[number].words, end - start
            ids[row, 0], ids[row, length + 1] = self._tokenizer.cls_token_id, self._tokenizer.sep_token_id
            ids[row, 1 : length + 1] = torch.from_numpy(words.pieces[start:end])
            mask[row, : length + 2] = 1
            features[row, 1 : length + 1] = torch.from_numpy(words.features[start:end])
        device = self._compute.device
        with torch.inference_mode():
            with self._compute.autocast():
                hidden = self._model.encode(ids.to(device), mask.to(device), features.to(device))
            hidden = hidden.float()
            outputs = [layer(hidden).cpu().numpy()
                       for layer in (self._model.labels, self._model.as_cue, self._model.as_span)]
        for row, (number, start, _, read_from, read_to) in enumerate(members):
            read = reads[number]
            first, last = np.searchsorted(read.words.first, (read_from, read_to))
            places = read.words.first[first:last] - start + 1
            for target, output in zip((read.emissions, read.as_cue, read.as_span), outputs, strict=True):
                target[first:last] = output[row, places]

    def _link(self, read: _Read) -> list[Tagged]:
        spans = to_spans(best_labels(read.emissions, self._transitions, self._start))
        cues = [(a, b) for role, a, b in spans if role == "cue"]
        contents = [(a, b) for role, a, b in spans if role == "content"]
        sources = [(a, b) for role, a, b in spans if role == "source"]
        owned: dict[int, list[Span]] = {}
        for content in contents:
            near = [n for n, cue in enumerate(cues) if abs(gap(cue, content)) <= REACH]
            scores = self._scores(read, [cues[n] for n in near], [content])[:, 0]
            if len(scores) and scores.max() > self._model.no_link[0]:
                owned.setdefault(near[int(scores.argmax())], []).append(content)
        found = []
        for number, cue in enumerate(cues):
            near_sources = [source for source in sources if abs(gap(cue, source)) <= REACH]
            scores = self._scores(read, [cue], near_sources)
            source = (near_sources[int(scores[0].argmax())],) if scores.size and (
                scores.max() > self._model.no_link[1]) else ()
            found.append(Tagged(tuple(self._offsets(read, one) for one in source), (self._offsets(read, cue),),
                                tuple(self._offsets(read, content) for content in owned.get(number, ()))))
        return found

    def _scores(self, read: _Read, cues: list[Span], others: list[Span]) -> Floats:
        if not cues or not others:
            return np.zeros((len(cues), 0 if not others else len(others)), np.float32)

        device = self._compute.device

        def ends(projected: Floats, spans: list[Span]) -> torch.Tensor:
            return torch.from_numpy(np.stack([(projected[a] + projected[b - 1]) / 2 for a, b in spans])).to(device)

        distances = torch.tensor([[distance_bucket(gap(cue, other)) for other in others] for cue in cues]).to(device)
        with torch.inference_mode():
            scores = self._model.link(ends(read.as_cue, cues), ends(read.as_span, others), distances)
        return np.asarray(scores.cpu().numpy(), dtype=np.float32)

    @staticmethod
    def _offsets(read: _Read, span: Span) -> Span:
        return read.words.spans[span[0]][0], read.words.spans[span[1] - 1][1]


def load_tagger(base: Path, folder: Path, compute: Compute) -> AttributionTagger:
    """The tagger whose adapter and head lie in `folder`, over the base encoder in `base`.

    Raises:
        ModelError: a folder does not hold what it should.
    """
    try:
        encoder: Any = AutoModel.from_pretrained(base, local_files_only=True)
        encoder = PeftModel.from_pretrained(encoder, folder).merge_and_unload()
        model = SpanTagger(encoder, len(LABELS), FEATURES)
        head = {name: value.float() for name, value in load_file(folder / HEAD).items()}
        missing, unknown = model.load_state_dict(head, strict=False)
        absent = [name for name in missing if not name.startswith("encoder.")]
        tokenizer = AutoTokenizer.from_pretrained(base, local_files_only=True)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelError(f"attribution tagger {folder} does not fit over {base}: {error}") from error
    if absent or unknown:
        raise ModelError(f"attribution tagger {folder}: {HEAD} lacks {absent}, has unknown {unknown}")
    name = f"stancewatch-attribution {sha256(folder / HEAD)[:12]} {compute.mode}"
    return AttributionTagger(model, tokenizer, compute, name)

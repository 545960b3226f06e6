"""What a judge must beat: two small models that cannot know how two texts stand to one another.

- `hypothesis`: logistic regression over hashed words and word pairs of the earlier text alone. What it gets right, the
  set gives away by how its hypotheses are worded.
- `overlap`: logistic regression over how many words the two share and how long they are, blind to which words.

Each is fitted on the train part of the same name where one is among the files and the split is another one (at most
`MOST_FITTED` of its pairs); else by five-fold cross-validation on the pairs that are scored. Pairs drawn from one
family, frame or premise may then lie in two folds, which favours the baseline.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.model_selection import KFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from training.judge.labelled import SEED
from training.judge.pairs import Pair

FOLDS = 5
MOST_FITTED = 20_000
"""Pairs that a baseline is fitted on: more change little in a linear model, and this takes seconds."""

HASHED = 2**16
"""Columns of hashed words and word pairs: few collisions among the words that are frequent enough to give a label away,
and quick to fit for each fold of each file."""

_WORD = re.compile(r"\w+")


def hypothesis_features(pairs: Sequence[Pair]) -> list[str]:
    """The earlier texts."""
    return [pair.earlier for pair in pairs]


def overlap_features(pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """Shares of words in common and lengths; (n, 5)."""
    return np.array([_overlap(pair) for pair in pairs], dtype=np.float64).reshape(-1, 5)


def _overlap(pair: Pair) -> tuple[float, ...]:
    later, earlier = (Counter(_WORD.findall(text.lower())) for text in (pair.later, pair.earlier))
    shared = (later & earlier).total()
    longer, shorter = max(later.total(), 1), max(earlier.total(), 1)
    either = max((later | earlier).total(), 1)
    return shared / longer, shared / shorter, shared / either, np.log(longer), np.log(shorter)


def _words() -> Any:
    return make_pipeline(
        HashingVectorizer(n_features=HASHED, ngram_range=(1, 2), alternate_sign=False),
        SGDClassifier(loss="log_loss", alpha=1e-5, max_iter=50, random_state=SEED))


def _shares() -> Any:
    return make_pipeline(StandardScaler(), LogisticRegression())


BASELINES: Final[dict[str, tuple[Callable[[Sequence[Pair]], Any], Callable[[], Any]]]] = {
    "hypothesis": (hypothesis_features, _words),
    "overlap": (overlap_features, _shares),
}
"""Features and model of each."""


def baseline_probabilities(name: str, pairs: Sequence[Pair], train: Sequence[Pair] = ()) -> NDArray[np.float32] | None:
    """What a baseline makes of some pairs.

    Args:
        name: a key of `BASELINES`.
        pairs: that are scored.
        train: other pairs to fit on; none: cross-validation.

    Returns:
        (n, 3), in the order supports, neutral, disputes; None if there are too few pairs or labels to fit on.
    """
    features, model = BASELINES[name]
    if train:
        chosen = train if len(train) <= MOST_FITTED else random.Random(SEED).sample(train, MOST_FITTED)
        return _fitted(model(), features(chosen), _labels(chosen), features(pairs))
    labels = _labels(pairs)
    if len(labels) < FOLDS:
        return None
    every = features(pairs)
    found = np.zeros((len(pairs), 3), dtype=np.float32)
    for fit, score in KFold(FOLDS, shuffle=True, random_state=SEED).split(labels):
        told = _fitted(model(), _rows(every, fit), labels[fit], _rows(every, score))
        if told is None:
            return None
        found[score] = told
    return found


def _fitted(model: Any, known: Any, labels: NDArray[np.int64], asked: Any) -> NDArray[np.float32] | None:
    if len(np.unique(labels)) < 2:
        return None
    model.fit(known, labels)
    found = np.zeros((len(asked), 3), dtype=np.float32)
    found[:, model.classes_] = model.predict_proba(asked)
    return found


def _labels(pairs: Sequence[Pair]) -> NDArray[np.int64]:
    return np.array([pair.label for pair in pairs], dtype=np.int64)


def _rows(features: Any, chosen: NDArray[np.int64]) -> Any:
    return [features[n] for n in chosen] if isinstance(features, list) else features[chosen]

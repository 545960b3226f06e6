"""The judge: each statement read against the candidates that pass the gates, the later first, then the earlier.

A pair that the first reading leaves without a side is not read again. What may be a dispute is read in every form that
the model knows; of disputes that could raise an alert a second opinion is asked, if one is set. Pure but for models.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from schemas.judgement import Judgement, Relation
from schemas.match import Candidate, Match
from schemas.statement import Statement
from streams.event_time import event_order
from streams.judge.gates import candidates_to_read
from streams.judge.moments import without_moments
from streams.judge.pair_model import ORDER, PairModel, build_pair_model
from streams.judge.reading import repeats
from streams.judge.second_opinion import ASKED_FROM, SecondOpinion, build_second_opinion
from streams.judge.setting_aside import RULES, Rule, set_aside_by
from streams.settings import Settings

Choose = Callable[[Match, int, float], list[Candidate]]
"""Which candidates of a match are read, given a limit and a floor."""

Probabilities = NDArray[np.float64]
"""Of supports, neutral and disputes, on the last axis."""

SUPPORTS, DISPUTES = ORDER.index("supports"), ORDER.index("disputes")
"""Columns of a model's output."""

SIDES = (SUPPORTS, DISPUTES)

READ_AGAIN = 0.3
"""Mean of `disputes` over both orders from which a pair is read in the other forms too. Half of what a relation
needs, so that hardly any pair below it can come so far: reading all pairs of 98 scenarios so gave the same alerts."""

_LEAST = 1e-6
"""Keeps logarithms finite; of no weight where four decimals are kept."""

_REPEATED = (0.99, 0.005, 0.005)
"""What is said of a statement that the same speaker makes again in the same words, instead of what the model reads: no
pair of its training has two equal texts."""

DECIMALS = 4  # of recorded probabilities: finer differences mean nothing


class Judge:
    """Judges statements against their candidates.

    Args:
        model: the pair model.
        settings: limit and floor of what is read, thresholds.
        second_opinion: None if there is none.
        choose: the gates in front of the model.
        rules: what sets a pair aside.

    Attributes:
        model: the pair model.
        second_opinion: None if there is none.
    """

    def __init__(
        self, model: PairModel, settings: Settings, second_opinion: SecondOpinion | None = None, *,
        choose: Choose = candidates_to_read, rules: Mapping[str, Rule] = RULES,
    ) -> None:
        self.model = model
        self.second_opinion = second_opinion
        self._settings = settings
        self._choose = choose
        self._rules = rules
        self._models = {"judge": model.name}
        if second_opinion is not None:
            self._models["second opinion"] = second_opinion.name
        self._thresholds = {
            "relation": settings.relation_threshold, "alert": settings.alert_threshold,
            "nearest_floor": settings.nearest_floor, "temperature": model.calibration.temperature,
        } | {f"calibrated_{name}": value for name, value in model.calibration.thresholds.items()}

    def judge(self, matches: Sequence[Match]) -> list[Judgement]:
        """One judgement a match, in order; every pair that was read is recorded, whatever it says.

        The pairs of all matches are scored together. Runs in the model thread.
        """
        settings = self._settings
        read = [self._choose(match, settings.judge_pairs, settings.nearest_floor) for match in matches]
        ordered = [_in_event_order(match.statement, candidate.statement)
                   for match, candidates in zip(matches, read, strict=True) for candidate in candidates]
        scores = self._as_well_without_moments(ordered)
        every = [candidate for candidates in read for candidate in candidates]
        relations = [
            _relation(candidate, score, bool(set_aside_by(*pair, self._rules)))
            for candidate, score, pair in zip(every, scores, ordered, strict=True)]
        found = iter(self._with_opinions(relations, ordered))
        return [
            Judgement(
                statement=match.statement, copy_of=match.copy_of, models=self._models, thresholds=self._thresholds,
                relations=tuple(next(found) for _ in candidates))
            for match, candidates in zip(matches, read, strict=True)
        ]

    def _as_well_without_moments(self, pairs: Sequence[tuple[Statement, Statement]]) -> Probabilities:
        """Pairs in both orders, (n, 2, 3); without times that fit each other, where that is more of a dispute."""
        shares = self._both_orders(pairs)
        plain = {n: read for n, pair in enumerate(pairs) if (read := without_moments(*pair)) is not None}
        again = self._both_orders(list(plain.values()))
        for n, without in zip(plain, again, strict=True):
            if without[:, DISPUTES].min() > shares[n, :, DISPUTES].min():
                shares[n] = without
        return shares

    def _both_orders(self, pairs: Sequence[tuple[Statement, Statement]]) -> Probabilities:
        """What the model makes of pairs in both orders, later first: (n, 2, 3).

        All are read in their first form with the later statement first; the other way round where a relation is still
        possible, else the first reading stands for both. Where it may be a dispute, they are read in the other forms
        too, and the geometric mean over the forms counts, which is what the mean of their logits gives.
        """
        forms = [list(zip(self.model.readings(later), self.model.readings(earlier), strict=True))
                 for later, earlier in pairs]
        shares = np.repeat(self._score([each[0] for each in forms])[:, np.newaxis], 2, axis=1)
        possible = np.flatnonzero(shares[:, 0, SIDES].max(axis=-1) >= 2 * self._settings.relation_threshold - 1)
        shares[possible, 1] = self._score([_turned(forms[n][0]) for n in possible])
        again = [n for n in possible if len(forms[n]) > 1 and shares[n, :, DISPUTES].mean() >= READ_AGAIN]
        others = [form for n in again for form in forms[n][1:]]
        read = iter(self._score([order for form in others for order in (form, _turned(form))]).reshape(-1, 2, 3))
        for n in again:
            every = np.stack([shares[n], *(next(read) for _ in forms[n][1:])])
            mean = np.exp(np.log(np.maximum(every, _LEAST)).mean(axis=0))
            shares[n] = mean / mean.sum(axis=-1, keepdims=True)
        shares[[n for n, pair in enumerate(pairs) if repeats(*pair)]] = _REPEATED
        return shares

    def _score(self, pairs: Sequence[tuple[str, str]]) -> Probabilities:
        return self.model.score(pairs).astype(np.float64) if pairs else np.zeros((0, 3))

    def _with_opinions(
        self, relations: list[Relation], pairs: Sequence[tuple[Statement, Statement]]
    ) -> list[Relation]:
        """The relations with the second opinion on those that could raise an alert."""
        if self.second_opinion is None:
            return relations
        threshold = min(self._settings.alert_threshold, ASKED_FROM)
        asked = [n for n, each in enumerate(relations) if not each.update and each.disputes_both >= threshold]
        opinions = self.second_opinion.ask([pairs[n] for n in asked])
        told = dict(zip(asked, opinions, strict=True))
        return [
            msgspec.structs.replace(relation, opinion=told[n]) if n in told else relation
            for n, relation in enumerate(relations)]


def _turned(pair: tuple[str, str]) -> tuple[str, str]:
    return pair[1], pair[0]


def _in_event_order(one: Statement, other: Statement) -> tuple[Statement, Statement]:
    return (one, other) if event_order(one) > event_order(other) else (other, one)


def _relation(candidate: Candidate, readings: Probabilities, update: bool) -> Relation:
    """The relation from the readings in both orders, (2, 3): later statement first, then earlier first."""
    supports, neutral, disputes = (round(float(value), DECIMALS) for value in readings.mean(axis=0))
    lower = readings.min(axis=0)
    return Relation(
        statement_id=candidate.statement.id, similarity=candidate.similarity,
        supports=supports, neutral=neutral, disputes=disputes, supports_both=round(float(lower[0]), DECIMALS),
        disputes_both=round(float(lower[2]), DECIMALS), update=update,
        article_similarity=candidate.article_similarity)


def build_judge(settings: Settings) -> Judge:
    """The judge with the pair model that the settings name.

    Raises:
        ModelError: the model's files are absent, damaged or of another kind.
    """
    return Judge(build_pair_model(settings), settings, build_second_opinion(settings))

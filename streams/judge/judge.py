"""The judge: each statement read against the candidates that pass the gates, in both orders; of the disputes that could
raise an alert a second opinion is asked, if one is set. Pure but for the models.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
import numpy as np

from schemas.judgement import Judgement, Relation
from schemas.match import Candidate, Match
from schemas.statement import Statement
from streams.event_time import event_order
from streams.judge.gates import candidates_to_read
from streams.judge.pair_model import PairModel, build_pair_model
from streams.judge.second_opinion import SecondOpinion, build_second_opinion
from streams.judge.setting_aside import RULES, Rule, set_aside_by
from streams.settings import Settings

Choose = Callable[[Match, int, float], list[Candidate]]
"""Which candidates of a match are read, given a limit and a floor."""

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
        forward = [(self.model.reading(later), self.model.reading(earlier)) for later, earlier in ordered]
        both = [pair for later, earlier in forward for pair in ((later, earlier), (earlier, later))]
        scores = self.model.score(both).astype(np.float64).reshape(-1, 2, 3)
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

    def _with_opinions(
        self, relations: list[Relation], pairs: Sequence[tuple[Statement, Statement]]
    ) -> list[Relation]:
        """The relations with the second opinion on those that could raise an alert."""
        if self.second_opinion is None:
            return relations
        threshold = self._settings.alert_threshold
        asked = [n for n, each in enumerate(relations) if not each.update and each.disputes_both >= threshold]
        opinions = self.second_opinion.ask([pairs[n] for n in asked])
        told = dict(zip(asked, opinions, strict=True))
        return [
            msgspec.structs.replace(relation, opinion=told[n]) if n in told else relation
            for n, relation in enumerate(relations)]


def _in_event_order(one: Statement, other: Statement) -> tuple[Statement, Statement]:
    return (one, other) if event_order(one) > event_order(other) else (other, one)


def _relation(candidate: Candidate, readings: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
              update: bool) -> Relation:
    """The relation from the two readings, (2, 3): later statement first, then earlier first."""
    supports, neutral, disputes = (round(float(value), DECIMALS) for value in readings.mean(axis=0))
    lower = readings.min(axis=0)
    return Relation(
        statement_id=candidate.statement.id, similarity=candidate.similarity,
        supports=supports, neutral=neutral, disputes=disputes, supports_both=round(float(lower[0]), DECIMALS),
        disputes_both=round(float(lower[2]), DECIMALS), update=update)


def build_judge(settings: Settings) -> Judge:
    """The judge with the pair model that the settings name.

    Raises:
        ModelError: the model's files are absent, damaged or of another kind.
    """
    return Judge(build_pair_model(settings), settings, build_second_opinion(settings))

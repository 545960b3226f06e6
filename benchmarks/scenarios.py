"""Scenarios: timelines of articles with the alerts a strict editor expects, and how a run over them is scored.

A scenario has `articles` (`id`, `published_at`, `outlet`, `url`, `title`, `body`, perhaps `updated_at`), the `arrival`
order of their ids and the `expected` alerts (`kind`, `holder`, `holder_aliases`, `since`, `trigger`). A standing alert
is right when its kind is right, the trigger article is that of its `after` statement or of its `trigger`, and its
holder is one of the names. Every other standing alert is false.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schemas.alert import Alert

Scenario = dict[str, Any]

WILSON_Z = 1.96  # 95 %
_WORD = re.compile(r"[^\W_]+")
_IGNORED = frozenset(("the", "of", "a", "an", "and", "s"))


def read_scenarios(path: Path) -> list[Scenario]:
    """The scenarios of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def articles(scenarios: Iterable[Scenario]) -> Iterable[dict[str, Any]]:
    """All articles in the `articles` schema, scenario after scenario in order of arrival."""
    for scenario in scenarios:
        by_id = {article["id"]: article for article in scenario["articles"]}
        for name in scenario["arrival"]:
            article = by_id[name]
            message = {
                "id": article["id"],
                "url": article["url"],
                "title": article["title"],
                "text": article["body"],
                "published_at": article["published_at"],
                "publisher": {"name": article["outlet"]},
            }
            if "updated_at" in article:
                message["updated_at"] = article["updated_at"]
            if "status" in article:
                message["status"] = article["status"]
            yield message


def same_name(name: str, names: Iterable[str]) -> bool:
    """Whether a holder's name is one of those expected: equal as sets of words, or one within the other.

    "Health Ministry of Maresca" is "Maresca's health ministry"; "Rostam" is "Dagny Rostam".
    """
    words = _words(name)
    return bool(words) and any(words <= (other := _words(n)) or (other and other <= words) for n in names)


def _words(name: str) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(name.casefold().replace("’", "'").replace("'s", "")) if w not in _IGNORED)


@dataclass
class Score:
    """Counts of one kind of alert."""

    right: int = 0
    expected: int = 0
    standing: int = 0

    @property
    def precision(self) -> float:
        """Share of standing alerts that are right; 0 if there are none."""
        return self.right / self.standing if self.standing else 0.0

    @property
    def recall(self) -> float:
        """Share of expected alerts that stand; 0 if none is expected."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Scored:
    """The score of a run, with what was missed and what was false."""

    all: Score = field(default_factory=Score)
    by_kind: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    misses: list[dict[str, Any]] = field(default_factory=list)
    false: list[Alert] = field(default_factory=list)


def score(scenarios: Iterable[Scenario], standing: Iterable[Alert]) -> Scored:
    """Match standing alerts with expected ones; each expected alert is met at most once."""
    scored = Scored()
    open_alerts = list(standing)
    for alert in open_alerts:
        scored.all.standing += 1
        scored.by_kind[alert.kind].standing += 1
    for scenario in scenarios:
        for expected in scenario["expected"]:
            scored.all.expected += 1
            scored.by_kind[expected["kind"]].expected += 1
            met = next((alert for alert in open_alerts if _meets(alert, expected)), None)
            if met is None:
                scored.misses.append({"scenario": scenario["scenario"], **expected})
                continue
            open_alerts.remove(met)
            scored.all.right += 1
            scored.by_kind[expected["kind"]].right += 1
    scored.false = open_alerts
    return scored


def _meets(alert: Alert, expected: dict[str, Any]) -> bool:
    triggers = {alert.after.statement.article.external_id, alert.trigger.article.external_id}
    names = [expected["holder"], *expected.get("holder_aliases", [])]
    return alert.kind == expected["kind"] and expected["trigger"] in triggers and same_name(alert.holder.name, names)


def wilson(right: int, total: int) -> tuple[float, float]:
    """Wilson score interval of a share at 95 % (Wilson 1927); (0, 1) when nothing was counted."""
    if total == 0:
        return 0.0, 1.0
    share, z2 = right / total, WILSON_Z**2
    centre = (share + z2 / (2 * total)) / (1 + z2 / total)
    margin = WILSON_Z * math.sqrt(share * (1 - share) / total + z2 / (4 * total**2)) / (1 + z2 / total)
    return max(0.0, centre - margin), min(1.0, centre + margin)

"""Where an alert was lost, or a false one let through: the stage to look at first.

Each miss is followed from the articles to the alerts and gets the first cause that applies:

- `not extracted`: nobody's statement was found in the article before the turn, or in the one that prints it;
- `wrong holder`: statements were found there, but none by a holder of the label's names (of a contested claim: none by
  an official or institution beside them), or an alert stands on both articles under another name;
- `not a candidate`: statements of the right holders were found in both, and no two of them were compared;
- `set aside`: compared and taken to be at odds, but as a figure that moved on or another year's;
- `judged wrong`: compared, and none of the pairs reached the probability that an alert needs;
- `ledger rule`: one reached it, and no rule made an alert of it.

A pair that is judged right in itself can still be the wrong one, if what takes the position was not extracted beside
other words of the holder: labels name articles, not sentences. So `judged wrong` is read as "here or in the text that
the judge was given".

A false alert is `wrong holder` if it joins articles of two scenarios, whose holders are strangers, or is the expected
one under another name; `ledger rule` if the exchange that it tells is expected, as another kind, from another article
or told already; else `judged wrong`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Literal

from benchmarks.scenarios import Scenario, Scored, same_name
from schemas.alert import Alert
from schemas.judgement import Judgement, Relation
from schemas.statement import Statement

Cause = Literal["not extracted", "wrong holder", "not a candidate", "set aside", "judged wrong", "ledger rule"]
Expected = dict[str, Any]


class Judged:
    """What was said and judged, by the sender's id of the article.

    Args:
        judgements: of one run, in any order.
    """

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._relations: dict[frozenset[str], Relation] = {}
        self.statements: defaultdict[str, list[Statement]] = defaultdict(list)
        for judgement in judgements:
            statement = judgement.statement
            self.statements[statement.article.external_id or ""].append(statement)
            for relation in judgement.relations:
                self._relations.setdefault(frozenset((statement.id, relation.statement_id)), relation)

    def relations(self, one: Sequence[Statement], other: Sequence[Statement]) -> list[Relation]:
        """What was judged of any two of them."""
        pairs = [frozenset((first.id, second.id)) for first in one for second in other]
        return [relation for pair in pairs if (relation := self._relations.get(pair)) is not None]


def cause_of_miss(
    expected: Expected, scenario: Scenario, judged: Judged, false: Iterable[Alert], threshold: float
) -> Cause:
    """Why an expected alert does not stand.

    Args:
        expected: the label.
        scenario: where it stands.
        judged: what was said and judged.
        false: standing alerts that meet no label.
        threshold: probability, both ways, that an alert needs.
    """
    names = [expected["holder"], *expected.get("holder_aliases", [])]
    old = _articles_before(expected, scenario)
    found = [statement for article in old for statement in judged.statements[article]]
    turned = judged.statements[expected["trigger"]]
    if not _said(found) or not _said(turned):
        return "not extracted"
    if any(expected["trigger"] in _turns(alert) and alert.kind == expected["kind"] for alert in false):
        return "wrong holder"
    before = [statement for statement in found if _speaks(statement, names)]
    may_turn = _may_contest if expected["kind"] == "contested" else _speaks
    after = [statement for statement in turned if may_turn(statement, names)]
    if not before or not after:
        return "wrong holder"
    relations = judged.relations(before, after)
    if not relations:
        return "not a candidate"
    at_odds = [relation for relation in relations if relation.disputes_both >= threshold]
    if not at_odds:
        return "judged wrong"
    return "set aside" if all(relation.update for relation in at_odds) else "ledger rule"


def cause_of_false(alert: Alert, scenarios: Iterable[Scenario]) -> Cause:
    """Why an alert stands that meets no label.

    Args:
        alert: the false alert.
        scenarios: with the labels.
    """
    after, before = (side.statement.article.external_id for side in (alert.after, alert.before))
    for scenario in scenarios:
        names = {article["id"] for article in scenario["articles"]}
        if after not in names:
            continue
        if before not in names:
            return "wrong holder"
        for expected in scenario["expected"]:
            right = same_name(alert.holder.name, [expected["holder"], *expected.get("holder_aliases", [])])
            printed = expected["trigger"] in _turns(alert)
            if printed and alert.kind == expected["kind"] and not right:
                return "wrong holder"
            if printed or (right and alert.kind == expected["kind"]):
                return "ledger rule"
        return "judged wrong"
    return "wrong holder"


def causes(
    scored: Scored, scenarios: Sequence[Scenario], judgements: Iterable[Judgement], threshold: float
) -> dict[str, list[dict[str, Any]]]:
    """The misses and false alerts of a run with their causes.

    Args:
        scored: the run against the labels.
        scenarios: with the labels.
        judgements: of the run.
        threshold: probability, both ways, that an alert needs.

    Returns:
        under `misses` and `false` one object each: `kind`, `holder`, `scenario` or `article`, `cause`.
    """
    judged = Judged(judgements)
    by_name = {scenario["scenario"]: scenario for scenario in scenarios}
    return {
        "misses": [
            {"scenario": miss["scenario"], "kind": miss["kind"], "holder": miss["holder"], "trigger": miss["trigger"],
             "cause": cause_of_miss(miss, by_name[miss["scenario"]], judged, scored.false, threshold)}
            for miss in scored.misses],
        "false": [
            {"article": alert.after.statement.article.external_id, "kind": alert.kind, "holder": alert.holder.name,
             "headline": alert.headline, "cause": cause_of_false(alert, scenarios)}
            for alert in scored.false],
    }


def counts(lost: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, dict[str, int]]:
    """How many misses and false alerts each cause has, most frequent first."""
    return {part: dict(Counter(each["cause"] for each in found).most_common()) for part, found in lost.items()}


def _articles_before(expected: Expected, scenario: Scenario) -> list[str]:
    """The articles published up to the trigger, from the one that begins the old side, without the trigger."""
    ordered = [article["id"] for article in sorted(scenario["articles"], key=itemgetter("published_at"))]
    since, trigger = ordered.index(expected["since"]), ordered.index(expected["trigger"])
    # A late article may be the trigger though it was published first: then all others are looked at.
    return ordered[since:trigger] or [each for each in ordered if each != expected["trigger"]]


def _said(statements: Iterable[Statement]) -> bool:
    return any(statement.speaker is not None for statement in statements)


def _speaks(statement: Statement, names: Sequence[str]) -> bool:
    speaker = statement.speaker
    return speaker is not None and any(
        same_name(name, names) for name in (speaker.name, speaker.institution, speaker.printed) if name)


def _may_contest(statement: Statement, names: Sequence[str]) -> bool:
    """Whether an official or an institution speaks that is none of the names."""
    speaker = statement.speaker
    in_office = speaker is not None and (statement.official or bool(speaker.institution))
    return in_office and not _speaks(statement, names)


def _turns(alert: Alert) -> set[str | None]:
    return {alert.after.statement.article.external_id, alert.trigger.article.external_id}

"""What matching compares in a stream of scenarios, and which of it an expected alert asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.scenarios import Scenario, same_name
from schemas.codec import decode
from schemas.match import Match, MatchesRecord
from schemas.statement import Statement, StatementsRecord
from streams.judge.gates import candidates_to_read
from streams.match.matcher import Matcher
from streams.settings import Settings

Expected = dict[str, Any]


@dataclass
class Compared:
    """What matching made of a stream.

    Attributes:
        statements: those that were matched, by the sender's id of the article.
        pairs: ids of the statements of each pair that is given to the judge.
    """

    statements: defaultdict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    pairs: set[frozenset[str]] = field(default_factory=set)

    @property
    def matched(self) -> int:
        """How many statements were matched."""
        return sum(map(len, self.statements.values()))


def compare(records: Iterable[StatementsRecord], settings: Settings, beforehand: Mapping[str, bytes]) -> Compared:
    """Match records in the order given.

    Args:
        records: articles' records and statements.
        settings: numbers and floors of the candidates.
        beforehand: rows that the match table has already.
    """
    rows = dict(beforehand)
    matcher = Matcher(settings)
    matcher.restore(rows.items())
    compared = Compared()
    seen: set[str] = set()
    for record in records:
        change = matcher.apply(record, rows.get)
        if change.row_key is not None and change.row is not None:
            rows[change.row_key] = change.row
        for send in change.sends:
            if send.topic != "matches" or send.value is None:
                continue
            match = decode(send.value, MatchesRecord)
            if not isinstance(match, Match):
                continue
            statement = match.statement
            if statement.id not in seen:
                seen.add(statement.id)
                compared.statements[statement.article.external_id or ""].append(statement)
            compared.pairs |= {
                frozenset((statement.id, candidate.statement.id))
                for candidate in candidates_to_read(match, settings.judge_pairs, settings.nearest_floor)}
    return compared


def sides(
    expected: Expected, scenario: Scenario, statements: Mapping[str, Sequence[Statement]]
) -> tuple[list[Statement], list[Statement]]:
    """All attributed statements of the article of `since`, and of the article of `trigger`."""
    since, trigger = expected["since"], expected["trigger"]
    old = [since] if since != trigger else [each["id"] for each in scenario["articles"] if each["id"] != trigger]
    before, after = ([each for article in articles for each in statements.get(article, ()) if each.speaker is not None]
                     for articles in (old, [trigger]))
    return before, after


def by_holder(
    expected: Expected, before: Sequence[Statement], after: Sequence[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """Those of both sides that may be the pair that matters."""
    names = [expected["holder"], *expected.get("holder_aliases", [])]
    contested = expected["kind"] == "contested"
    return ([each for each in before if _speaks(each, names)],
            [each for each in after if _speaks(each, names) is not contested])


def _speaks(statement: Statement, names: Sequence[str]) -> bool:
    speaker = statement.speaker
    return speaker is not None and any(
        same_name(name, names) for name in (speaker.name, speaker.institution, speaker.printed) if name)

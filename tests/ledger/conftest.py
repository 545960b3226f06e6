"""Invented news for the ledger's tests: statements with a true position each, and relations that follow from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, timezone

import msgspec
import pytest

from schemas.codec import decode, encode
from schemas.common import Publisher
from schemas.judgement import Judgement, JudgementsRecord, Relation
from schemas.match import RetractedStatement, Retraction
from schemas.statement import ArticleReference, Speaker, Statement
from streams import ids
from streams.delivery.change import Send
from streams.ledger.agreement import Agreement
from streams.ledger.component import components
from streams.ledger.entry import entry_of
from streams.ledger.evidence import Evidence
from streams.ledger.graph import Graph
from streams.ledger.holders import Holders
from streams.ledger.ledger import Ledger
from streams.ledger.rows import Row, recorded
from streams.ledger.said import Said
from streams.ledger.standing import Standing, standing
from streams.ledger.stated import positions_taken
from streams.settings import Settings

NEW_YEAR = datetime(2025, 1, 1, 9, tzinfo=timezone.utc)


def relation(other: str, supports: float = 0.0, disputes: float = 0.0, *, update: bool = False) -> Relation:
    """A relation whose two readings agree."""
    return Relation(
        statement_id=other, similarity=0.8, supports=supports, disputes=disputes,
        neutral=max(0.0, 1 - supports - disputes), supports_both=supports, disputes_both=disputes, update=update)


class News:
    """Statements about one proposition in the order they are made up; each is judged against all before it.

    `position` is what the speaker holds: equal positions support, different ones dispute one another.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.records: list[JudgementsRecord] = []
        self.positions: dict[str, object] = {}
        self.pairs: dict[frozenset[str], Relation | None] = {}

    def says(
        self, position: object, day: float, name: str = "", institution: str = "", role: str = "", *,
        parent: str = "", register_id: str | None = None, precision: str = "second", modality: str = "asserted",
        kind: str = "statement", official: bool = True, confidence: float = 0.95, copy_of: str | None = None,
        outlet: str = "Harbour Post", change_cue: str = "", denied: bool = False, worth: float = 0.8,
        published: float | None = None, appended: float | None = None, text: str = "", speaker: bool = True,
        strength: float | Mapping[str, float] = 0.95, judged: Sequence[str] | None = None, article: str = "",
    ) -> str:
        """Add a statement made `day` days into 2025; returns its id.

        Args:
            strength: probability of its relations, or of each by the other's id.
            judged: ids of those it is judged against; all so far if not given.
            article: name of the article that prints it; one of its own if not given.
        """
        number = len(self.records)
        stated_at = NEW_YEAR + timedelta(days=day)
        published_at = NEW_YEAR + timedelta(days=day if published is None else published)
        appended_at = NEW_YEAR + timedelta(days=1000, minutes=number if appended is None else appended)
        url = f"https://news.example/{article or number}"
        article_id = ids.article_id(url, "", "")
        text = text or f"Proposition {position} holds."
        statement = Statement(
            id=ids.statement_id(article_id, text, name or institution), language="en",
            article=ArticleReference(
                id=article_id, title=f"Article {article or number}", published_at=published_at, revision=published_at,
                appended_at=appended_at, offset=number, url=url,
                publisher=Publisher(name=outlet)),
            kind=kind, text=text, passage=text, stated_at=stated_at, stated_precision=precision,
            dated_by="published", check_worthiness=worth, official=official, modality=modality,
            change_cue=change_cue, denied=denied, embedding="AAAA", models={"attribution": "rules-1"},
            speaker=Speaker(
                printed=name or institution, name=name, role=role, institution=institution, parent=parent,
                register_id=register_id, confidence=confidence) if speaker and kind != "claim" else None)
        statement = decode(encode(statement), Statement)
        relations = []
        for other in self.positions if judged is None else judged:
            same = self.positions[other] == position
            sure = strength if isinstance(strength, float) else strength[other]
            relations.append(relation(other, sure if same else 0.02, 0.02 if same else sure))
        self.positions[statement.id] = position
        self.records.append(Judgement(
            statement=statement, copy_of=copy_of, relations=() if copy_of else tuple(relations),
            models={"judge": "pairs-1"}, thresholds={"unclear": 0.5}))
        return statement.id

    def takes_back(self, statement_id: str, day: float = 500, *, gone: Sequence[str] = ()) -> None:
        """A later revision of the article no longer has the statement.

        Args:
            gone: all that it no longer has; with none the retraction names the revision only.
        """
        revision = NEW_YEAR + timedelta(days=day)
        record = {"appended_at": revision, "offset": 0} if gone else {}
        self.records.append(Retraction(retracted=RetractedStatement(
            id=statement_id, language="en", revision=revision, gone=tuple(gone), **record)))

    def comes_again(self, statement_id: str, day: float = 500, **changes: object) -> None:
        """A later revision of the article still has the statement; it is judged as before, but for the changes."""
        judged = next(record for record in reversed(self.records)
                      if isinstance(record, Judgement) and record.statement.id == statement_id)
        revision = NEW_YEAR + timedelta(days=day)
        article = msgspec.structs.replace(judged.statement.article, revision=revision, appended_at=revision, offset=0)
        self.records.append(msgspec.structs.replace(
            judged, statement=msgspec.structs.replace(judged.statement, article=article), **changes))

    def rows(self) -> list[Row]:
        """The rows of all records."""
        rows: dict[str, Row] = {}
        for record in self.records:
            key = record.retracted.id if isinstance(record, Retraction) else record.statement.id
            rows[key] = recorded(rows.get(key), record)[1]
        return list(rows.values())

    def standing(self) -> Standing:
        """What holds of all that was stated."""
        return standing(self.rows(), self.settings)

    def alerts(self) -> list[tuple[str, str, str, str, str]]:
        """The standing alerts: kind, holder, since, before and after by statement id, in event order."""
        alerts = sorted(
            self.standing().alerts.values(), key=lambda alert: (alert.after.statement.stated_at, alert.kind))
        return [(alert.kind, alert.holder.name, alert.since.statement.id, alert.before.statement.id,
                 alert.after.statement.id) for alert in alerts]


@pytest.fixture
def settings() -> Settings:
    return Settings(
        relation_threshold=0.6, alert_threshold=0.8, link_similarity=0.6, split_days=14, queue_threshold=0.5)


@pytest.fixture
def news(settings: Settings) -> News:
    return News(settings)


class Reader:
    """A reader of the ledger's topics: the latest event of a key holds; withdrawn and null take it out."""

    def __init__(self) -> None:
        self.topics: dict[str, dict[str, bytes]] = {"alerts": {}, "claims": {}, "positions": {}, "factcheck-queue": {}}

    def read(self, sends: Sequence[Send]) -> None:
        for send in sends:
            known = self.topics[send.topic]
            if send.value is None or b'"status":"withdrawn"' in send.value:
                known.pop(str(send.key), None)
            else:
                known[str(send.key)] = send.value

    def stands(self) -> dict[str, dict[str, object]]:
        return {topic: {key: _after_arrival(topic, value) for key, value in known.items()}
                for topic, known in self.topics.items()}


def _after_arrival(topic: str, value: bytes) -> object:
    message = msgspec.json.decode(value)
    if topic == "alerts":
        for field in ("status", "trigger", "detected_at", "historic"):
            del message[field]
    return message


def as_read(whole: Standing) -> dict[str, dict[str, object]]:
    """A standing as a reader would have it."""
    parts = {
        "alerts": whole.alerts, "claims": whole.claims, "positions": whole.positions, "factcheck-queue": whole.queue}
    return {topic: {key: _after_arrival(topic, encode(message)) for key, message in part.items()}
            for topic, part in parts.items()}


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def read_standing() -> Callable[[Standing], dict[str, dict[str, object]]]:
    return as_read


@pytest.fixture
def ledger(settings: Settings) -> Ledger:
    return Ledger(settings)


@pytest.fixture
def make_relation() -> Callable[..., Relation]:
    return relation


@pytest.fixture
def reader_class() -> type[Reader]:
    return Reader


class Read:
    """The first component of some news, with holders and positions, for the tests of single rules."""

    def __init__(self, news: News) -> None:
        settings = news.settings
        entries = (entry_of(row, settings.relation_threshold, settings.link_similarity) for row in news.rows())
        graph = Graph(entry for entry in entries if entry is not None)
        self.component, *_ = components(graph, graph.ids())
        self.holders = Holders(self.component.utterances)
        self.taken = positions_taken(self.component, self.holders)
        self.said = Said()
        self.evidence = Evidence(self.component, news.settings, self.said)
        self.agreement = Agreement(self.component, self.taken, self.said)
        self.by_id = {position.id: position for position in self.taken}


@pytest.fixture
def read() -> Callable[[News], Read]:
    return Read

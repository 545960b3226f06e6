"""Order of arrival, duplicates, retractions and restarts: the published events fold to what holds of the set."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from schemas.codec import decode, encode
from schemas.common import Publisher
from schemas.judgement import Judgement, JudgementsRecord, Opinion, Relation
from schemas.match import RetractedStatement, Retraction
from schemas.statement import ArticleReference, Speaker, Statement
from streams import ids
from streams.ledger.component import components
from streams.ledger.entry import entry_of
from streams.ledger.exchange import telling, told_once
from streams.ledger.graph import Graph
from streams.ledger.ledger import Ledger
from streams.ledger.revisions import Revisions
from streams.ledger.rows import Row, recorded, statement_id
from streams.ledger.standing import component_standing, standing
from streams.settings import Settings

SETTINGS = Settings(relation_threshold=0.6, alert_threshold=0.8, split_days=14, queue_threshold=0.5)
START = datetime(2025, 3, 3, 12, tzinfo=timezone.utc)

SPEAKERS = [
    ("Tove Aronsen", "Health Ministry of Maresca", "health minister", None),
    ("Aronsen", "health ministry", "", None),
    ("Aronsen", "", "", None),
    ("T. Aronsen", "Health Ministry of Maresca", "minister", None),
    ("Nils Aronsen", "Harbour Union", "chair", None),
    ("Ivo Brandt", "Health Ministry of Maresca", "deputy health minister", "m-7"),
    ("Brandt", "Finance Ministry of Maresca", "minister", None),
    ("Per Dahl", "Health Ministry of Maresca", "spokesman", None),
    ("", "Health Ministry of Maresca", "", None),
    ("", "health ministry", "", None),
    ("", "Health Ministry of Veldan", "", None),
    ("", "Finance Ministry of Maresca", "", None),
    ("", "Health Ministry of Maresca", "health minister", None),
    ("Ada Holm", "", "resident", None),
    ("Ivo Brandt", "Central Bank", "governor", "m-7"),
    ("", "Farm Ministry", "", None),
    ("", "the union", "", None),
    ("Nils Aronsen", "union", "chair", None),
    ("Lida Corvin", "", "professor", None),
]
PARENTS = {f"{branch} Ministry of Maresca": "Government of Maresca" for branch in ("Health", "Finance")}


@dataclass(frozen=True)
class Truth:
    """A statement as it is, whenever it arrives. `passage` is shared by copies; `events`: what revisions make of it."""

    number: int
    article: int
    published: int
    passage: int
    topic: int
    side: int
    speaker: int
    day: int
    precision: str
    modality: str
    kind: str
    confidence: float
    outlet: int
    events: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{(self.number * 7919) % 1000:03d}-{self.number}"


@dataclass(frozen=True)
class World:
    """Statements and how every two passages stand to one another."""

    truths: tuple[Truth, ...]
    seed: int

    def relation(self, one: Truth, other: Truth) -> Relation:
        """The same for any two copies of two passages, whichever came second."""
        first, second = sorted((one.passage, other.passage))
        chance = random.Random(f"{self.seed}/{first}/{second}")
        how = chance.choices(["clear", "weak", "unclear", "neutral"], [0.6, 0.2, 0.1, 0.1])[0]
        if one.topic != other.topic:
            how = "neutral"
        probability = {"clear": 0.9, "weak": 0.7, "unclear": 0.5, "neutral": 0.1}[how] + chance.choice([0, 0.05, 0.02])
        same = one.side == other.side
        supports, disputes = (probability, 0.01) if same else (0.01, probability)
        both = max(0.0, probability - chance.choice([0, 0, 0.15]))
        return Relation(
            statement_id=other.id, similarity=0.7, supports=supports, disputes=disputes, neutral=0.0,
            supports_both=both if same else 0.0, disputes_both=0.0 if same else both,
            update=chance.random() < 0.05)

    def taken_back(self, truth: Truth, event: str, revision: datetime) -> RetractedStatement:
        """By itself, as in older records, or with all that this revision of its article takes back."""
        named = random.Random(f"{self.seed}/{truth.article}").random() < 0.8
        return RetractedStatement(
            id=truth.id, language="en", revision=revision, appended_at=revision, offset=0,
            gone=tuple(each.id for each in self.truths
                       if each.article == truth.article and event in each.events) if named else ())


def statement_of(truth: Truth, revision: datetime, offset: int) -> Statement:
    name, institution, role, register_id = SPEAKERS[truth.speaker]
    stated_at = START + timedelta(days=truth.day, hours=truth.number % 3)
    article = ArticleReference(
        id=f"article-{truth.article}", title="", published_at=START + timedelta(days=truth.published, hours=5),
        revision=revision, appended_at=START + timedelta(days=400, seconds=offset), offset=offset,
        publisher=Publisher(name=f"Outlet {truth.outlet}"))
    country = " for Maresca" if truth.passage % 3 == 0 else ""
    statement = Statement(
        id=truth.id, language="en", article=article, kind=truth.kind,
        text=f"Side {truth.side} in words {truth.passage}{country}.", passage="",
        stated_at=stated_at, stated_precision=truth.precision, dated_by="published",
        check_worthiness=0.3 + 0.1 * truth.side, official=role not in ("", "resident"), modality=truth.modality,
        speaker=None if truth.kind == "claim" else Speaker(
            printed=name or institution, name=name, institution=institution, role=role, register_id=register_id,
            parent=PARENTS.get(institution, ""), confidence=truth.confidence))
    return decode(encode(statement), Statement)


@dataclass
class Arrival:
    """Makes the records as the stages before would: relations to what came before, copies of what is live."""

    world: World
    seen: list[Truth] = field(default_factory=list)
    live: set[str] = field(default_factory=set)
    records: list[JudgementsRecord] = field(default_factory=list)

    def take(self, truth: Truth, event: str) -> None:
        offset = len(self.records)
        revision = START + timedelta(days=300 + {"judged": 0, "gone": 1, "back": 2, "gone again": 3}[event])
        if event.startswith("gone"):
            self.live.discard(truth.id)
            self.records.append(Retraction(retracted=self.world.taken_back(truth, event, revision)))
            return
        others = [other for other in self.seen if other.id != truth.id]
        original = next((other for other in others if other.passage == truth.passage and other.id in self.live), None)
        relations = () if original else tuple(
            self.world.relation(truth, other) for other in others if other.passage != truth.passage)
        if truth not in self.seen:
            self.seen.append(truth)
        self.live.add(truth.id)
        self.records.append(Judgement(
            statement=statement_of(truth, revision, offset), copy_of=original.id if original else None,
            relations=relations))


def made_up(seed: int, size: int, crowd: int) -> World:
    """A world of so many statements by so many speakers. Drawn by chance, not by hypothesis: its favoured values are
    so much alike that nothing happens."""
    chance, corrections = random.Random(seed), random.Random(f"{seed}/corrections")
    speakers = chance.sample(range(len(SPEAKERS)), crowd)
    sides = chance.choice([2, 2, 3])
    topics = chance.choice([1, 2, 2])
    truths: list[Truth] = []
    while len(truths) < size:
        number = len(truths)
        events = chance.choice([("judged",)] * 3 + [("judged", "back"), ("judged", "gone"), ("judged", "gone", "back")])
        if events[-1] == "back" and corrections.random() < 0.3:
            events = (*events, "gone again")
        day = chance.randrange(60)
        article, published, speaker = number, day, chance.choice(speakers)
        if truths and chance.random() < 0.4:
            printed = chance.choice(truths)
            article, published = printed.article, printed.published
            day = chance.choice([published, min(day, published)])
            speaker = chance.choice([speaker, printed.speaker])
            events = chance.choice([events, printed.events])
        fresh = Truth(
            number=number, article=article, published=published, passage=number, topic=chance.randrange(topics),
            side=chance.randrange(sides), speaker=speaker,
            day=day, precision=chance.choice(["second"] * 4 + ["day", "month"]),
            modality=chance.choice(["asserted"] * 6 + ["conditional", "reported"]),
            kind=chance.choice(["statement"] * 5 + ["action", "claim"]),
            confidence=chance.choice([0.9, 0.9, 0.9, 0.3]), outlet=chance.randrange(4), events=events)
        if truths and chance.random() < 0.25:
            copied = chance.choice(truths)
            day = copied.day + chance.randrange(2)
            fresh = replace(
                copied, number=number, article=number, published=day, day=day, outlet=fresh.outlet, events=events)
        truths.append(fresh)
        if topics > 1 and chance.random() < 0.6:
            # The same holder says as much of another matter in the same article.
            truths.append(replace(fresh, number=number + 1, passage=number + 1, topic=1 - fresh.topic))
    return World(tuple(truths), seed)


worlds = st.builds(made_up, st.integers(0, 10**9), st.integers(2, 20), st.integers(1, 8))


def arrival(world: World, seed: int) -> list[JudgementsRecord]:
    """One order of arrival: shuffled, each statement's own events in theirs, with stretches that come again."""
    chance = random.Random(seed)
    waiting = [truth for truth in world.truths for _ in truth.events]
    chance.shuffle(waiting)
    came: dict[str, int] = {}
    made = Arrival(world)
    for truth in waiting:
        number = came.get(truth.id, 0)
        came[truth.id] = number + 1
        made.take(truth, truth.events[number])
    records: list[JudgementsRecord] = []
    for number, record in enumerate(made.records):
        records.append(record)
        if chance.random() < 0.2:
            records += made.records[max(0, number - chance.randint(0, 3)):number + 1]
    return records


def rows_of(records: list[JudgementsRecord]) -> list[Row]:
    rows: dict[str, Row] = {}
    for record in records:
        rows[statement_id(record)] = recorded(rows.get(statement_id(record)), record)[1]
    return list(rows.values())


def comparable(stands):
    """What follows from which revision's record was read is arrival: revision, append time, offset."""
    def strip(value):
        if isinstance(value, dict):
            return {key: strip(part) for key, part in value.items()
                    if key not in ("revision", "appended_at", "offset")}
        return [strip(part) for part in value] if isinstance(value, list) else value
    return strip(stands)


many_worlds = settings(
    max_examples=300, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@many_worlds
@given(world=worlds, first=st.integers(0, 10**6), second=st.integers(0, 10**6))
@example(world=made_up(1046, 8, 6), first=0, second=1)
def test_any_arrival_folds_to_what_holds_of_the_set(reader_class, read_standing, world, first, second):
    folded = []
    for seed in (first, second):
        records = arrival(world, seed)
        ledger, reader = Ledger(SETTINGS, large=1 + seed % 8), reader_class()
        for record in records:
            reader.read(ledger.apply(record).sends)
        held = read_standing(standing(rows_of(records), SETTINGS))
        assert reader.stands() == held
        assert read_standing(ledger.standing()) == held
        folded.append(held)
    assert comparable(folded[0]) == comparable(folded[1])


@many_worlds
@given(world=worlds, seed=st.integers(0, 10**6), cut=st.floats(0, 1))
def test_restore_goes_on_as_if_nothing_had_happened(world, seed, cut):
    records = arrival(world, seed)
    whole, table = Ledger(SETTINGS), {}
    stop = int(cut * len(records))
    for record in records[:stop]:
        change = whole.apply(record)
        table[change.row_key] = change.row
    restored = Ledger(SETTINGS)
    shuffled = list(table.items())
    random.Random(seed).shuffle(shuffled)
    restored.restore(shuffled)
    assert restored.size == whole.size == len(table)
    for record in records[stop:]:
        assert restored.apply(record) == whole.apply(record)


@many_worlds
@given(world=worlds, seed=st.integers(0, 10**6), crashes=st.integers(0, 10**6))
def test_crash_before_the_sends_loses_nothing(reader_class, read_standing, world, seed, crashes):
    """The row is written, the process ends before anything is sent; the event comes again to a restored ledger."""
    chance = random.Random(crashes)
    records = arrival(world, seed)
    ledger, reader, table = Ledger(SETTINGS), reader_class(), {}
    for record in records:
        change = ledger.apply(record)
        table[change.row_key] = change.row
        if chance.random() < 0.5:
            ledger = Ledger(SETTINGS)
            ledger.restore(table.items())
            change = ledger.apply(record)
        reader.read(change.sends)
    assert reader.stands() == read_standing(standing(rows_of(records), SETTINGS))


def test_worlds_raise_alerts_of_every_kind():
    """The properties above would say little about worlds in which nothing happens."""
    kinds = Counter(
        (alert.kind, alert.holder.kind)
        for seed in range(300)
        for alert in standing(rows_of(arrival(made_up(seed, 20, 1 + seed % 6), seed)), SETTINGS).alerts.values())
    assert set(kinds) == {
        ("reversal", "person"), ("reversal", "institution"), ("split", "institution"), ("split", "parent"),
        ("contested", "person"), ("contested", "institution")}
    assert min(kinds.values()) >= 3


def test_worlds_take_back_several_statements_with_one_record():
    """Nor about what goes together, if each went by itself."""
    gone = Counter()
    for seed in range(100):
        world, revisions = made_up(seed, 20, 1 + seed % 6), Revisions()
        for record in arrival(world, seed):
            before = [truth.id for truth in world.truths if revisions.live(truth.id)]
            key = statement_id(record)
            revisions.put(key, recorded(revisions.row(key), record)[1])
            gone[sum(not revisions.live(each) for each in before)] += 1
    assert gone[2] >= 50
    assert gone[3] >= 5


def test_worlds_tell_exchanges_in_several_components():
    """Nor about what is told once, if each component told its own."""
    untold = Counter()
    for seed in range(400):
        rows = rows_of(arrival(made_up(seed, 20, 1 + seed % 3), seed))
        graph = Graph(entry for row in rows if (entry := entry_of(row, SETTINGS.relation_threshold)) is not None)
        alerts = [
            (component.earliest.id, alert) for component in components(graph, graph.ids())
            for alert in component_standing(component, SETTINGS).alerts.values()]
        kept = told_once(alert for _, alert in alerts)
        gone = [(claim, alert) for claim, alert in alerts if alert.id not in kept]
        untold["any"] += len(gone)
        untold["of another component"] += sum(
            all(claim != other or telling(alert) != telling(each) for other, each in alerts if each.id in kept)
            for claim, alert in gone)
    assert untold["any"] > untold["of another component"] >= 5


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_an_exchange_in_two_components_is_told_once_whatever_comes_first(news, ledger, reader, order):
    minister = {"name": "Tove Aronsen", "institution": "Health Ministry", "role": "minister"}
    levy = news.says("levy", 0, **minister, article="may")
    tax = news.says("tax", 0, **minister, article="may", judged=[])
    weaker = news.says("no levy", 30, **minister, article="june", judged=[levy], strength=0.85)
    surest = news.says("no tax", 30, **minister, article="june", judged=[tax], strength=0.95)
    for number in order:
        reader.read(ledger.apply(news.records[number]).sends)
    assert list(reader.topics["alerts"]) == [ids.alert_id("reversal", surest)]
    news.takes_back(tax)
    reader.read(ledger.apply(news.records[-1]).sends)
    assert list(reader.topics["alerts"]) == [ids.alert_id("reversal", weaker)]


def test_replay_after_later_events_sends_what_it_sent(news, ledger):
    news.says("yes", 0, name="Tove Aronsen", institution="Health Ministry", role="minister")
    after = news.says("no", 20, name="Tove Aronsen", institution="Health Ministry", role="minister")
    news.says("other", 30, institution="Road Authority", judged=[])
    first, second, _ = [ledger.apply(record) for record in news.records]
    again = ledger.apply(news.records[1])
    assert again == second
    assert [send.topic for send in second.sends if send.topic == "alerts"] == ["alerts"]
    assert after in str(second.row_key)
    assert ledger.apply(news.records[0]).row == first.row
    assert ledger.size == 3


def test_the_second_opinion_that_was_recorded_first_counts(news, ledger):
    """Asked again after a crash, a model may say something else."""
    news.says("yes", 0, name="Tove Aronsen", institution="Health Ministry", role="minister")
    news.says("no", 20, name="Tove Aronsen", institution="Health Ministry", role="minister")

    def told(answer):
        (judged,) = news.records[1].relations
        opinion = Opinion(answer=answer, model="m", prompt="1")
        return msgspec.structs.replace(
            news.records[1], relations=(msgspec.structs.replace(judged, opinion=opinion),))

    ledger.apply(news.records[0])
    first = ledger.apply(told("disputes"))
    assert ledger.apply(told("unclear")) == first
    (alert,) = ledger.standing().alerts.values()
    assert alert.relation.opinion.answer == "disputes"


def test_relation_to_a_statement_that_has_not_come_yet(news, ledger, reader):
    news.says("yes", 0, name="Tove Aronsen", role="mayor")
    news.says("no", 20, name="Tove Aronsen", role="mayor")
    reader.read(ledger.apply(news.records[1]).sends)
    assert not reader.topics["alerts"]
    reader.read(ledger.apply(news.records[0]).sends)
    assert len(reader.topics["alerts"]) == 1
    assert len(reader.topics["claims"]) == 1


@pytest.mark.parametrize("large", [1, 8])
@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_a_copy_whose_original_has_not_come_yet(news, reader, read_standing, large, order):
    original = news.says("yes", 0, institution="Road Authority")
    news.says("yes", 1, institution="Road Authority", copy_of=original)
    linked = news.says("yes", 5, institution="Harbour Union", judged=[original])
    news.says("yes", 9, institution="Ferris Motors", judged=[linked])
    kept = Ledger(news.settings, large=large)
    records = [news.records[number] for number in order]
    for number, record in enumerate(records, 1):
        reader.read(kept.apply(record).sends)
        held = read_standing(standing(rows_of(records[:number]), news.settings))
        assert reader.stands() == held == read_standing(kept.standing())
    assert [msgspec.json.decode(claim)["count"] for claim in reader.topics["claims"].values()] == [4]


def test_component_falls_apart_and_comes_together(news, ledger, reader):
    news.says("yes", 0, institution="Road Authority")
    between = news.says("yes", 5, institution="Harbour Union")
    news.says("yes", 9, institution="Ferris Motors", judged=[between])
    for record in news.records:
        reader.read(ledger.apply(record).sends)
    assert [msgspec.json.decode(claim)["count"] for claim in reader.topics["claims"].values()] == [3]
    news.takes_back(between)
    reader.read(ledger.apply(news.records[-1]).sends)
    assert [msgspec.json.decode(claim)["count"] for claim in reader.topics["claims"].values()] == [1, 1]


def test_earlier_statement_brings_the_claim_under_a_new_id(news, ledger):
    news.says("yes", 5, institution="Road Authority")
    news.says("yes", 0, institution="Harbour Union")
    (first,) = [send for send in ledger.apply(news.records[0]).sends if send.topic == "claims"]
    gone, new = [send for send in ledger.apply(news.records[1]).sends if send.topic == "claims"]
    assert (gone.key, gone.value) == (first.key, None)
    assert new.key != first.key
    assert new.value is not None


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_gone_and_back(news, ledger, order):
    statement = news.says("yes", 0, institution="Road Authority")
    news.takes_back(statement, day=1)
    judged = news.records[0]
    article = msgspec.structs.replace(judged.statement.article, revision=START + timedelta(days=900))
    back = msgspec.structs.replace(judged, statement=msgspec.structs.replace(judged.statement, article=article))
    records = [judged, news.records[1], back]
    for number in order:
        ledger.apply(records[number])
    assert len(ledger.standing().claims) == 1

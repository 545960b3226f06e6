from __future__ import annotations

import re
from pathlib import Path

import faust
import pytest
from faust.assignor.leader_assignor import LeaderAssignor

from streams import topics
from streams.connection import kafka_python_options
from streams.errors import InfrastructureError
from streams.settings import MAX_MESSAGE_BYTES, load
from streams.topics import INPUTS, STAGES, STATEFUL, TABLE, TOPICS, app_id, declaration, topic_name

PAGE = Path(__file__).parent.parent / "docs" / "topics.md"


def declared(**options):
    settings = load(**options)
    return settings, {topic.name: topic for topic in declaration(settings)}


def test_each_stage_reads_a_topic_and_each_topic_has_one_name():
    assert INPUTS.keys() == set(STAGES)
    assert set(INPUTS.values()) <= TOPICS.keys()
    assert all(name == topic.name for name, topic in TOPICS.items())
    settings, all_topics = declared()
    assert len(all_topics) == len(declaration(settings)) == len(TOPICS) + len(STAGES) + len(STATEFUL)


def test_every_name_takes_the_prefix():
    settings, all_topics = declared(topic_prefix="trial.")
    assert all(name.startswith("trial.") for name in all_topics)
    assert topic_name(settings, "alerts") == "trial.alerts"
    assert app_id(settings, "judge") == "trial.stancewatch-judge"
    with pytest.raises(KeyError, match="rumours"):
        topic_name(settings, "rumours")


@pytest.mark.parametrize("stage", STAGES)
def test_faust_finds_its_topics_under_the_names_it_makes(stage):
    settings, all_topics = declared(topic_prefix="trial.")
    app = faust.App(app_id(settings, stage), store="memory://", topic_partitions=settings.partitions)
    leader = LeaderAssignor(app)._leader_topic
    ours = all_topics[leader.get_topic_name()]
    assert ours.partition_count(settings) == leader.partitions == 1
    changelog = app.Table(TABLE).changelog_topic
    assert (changelog.get_topic_name() in all_topics) == (stage in STATEFUL)
    if stage in STATEFUL:
        ours = all_topics[changelog.get_topic_name()]
        assert changelog.compacting
        assert ours.cleanup == "compact"
        source = all_topics[topic_name(settings, INPUTS[stage])]
        assert ours.partition_count(settings) == source.partition_count(settings)


def test_what_holds_the_latest_is_compacted_and_what_happened_is_kept():
    compacted = {name for name, topic in TOPICS.items() if topic.cleanup == "compact"}
    assert compacted == {"outcomes", "claims", "positions", "factcheck-queue"}
    settings, all_topics = declared(retention_days=10)
    for name, topic in all_topics.items():
        configuration = topic.configuration(settings)
        assert configuration["cleanup.policy"] == topic.cleanup
        if topic.cleanup == "compact":
            assert "retention.ms" not in configuration
            assert int(configuration["delete.retention.ms"]) == 7 * 86_400_000
        if name in ("alerts", "rejected"):
            assert configuration["retention.ms"] == str(10 * 86_400_000)
    assert all_topics["articles"].configuration(settings)["message.timestamp.type"] == "LogAppendTime"


def test_the_largest_message_fits_where_it_must():
    settings, all_topics = declared()
    sizes = {name: int(topic.configuration(settings)["max.message.bytes"]) for name, topic in all_topics.items()}
    assert sizes["articles"] == MAX_MESSAGE_BYTES
    assert sizes["rejected"] > MAX_MESSAGE_BYTES + 10_000
    for stage in STATEFUL:
        assert sizes[f"{app_id(settings, stage)}-{TABLE}-changelog"] > 4 / 3 * MAX_MESSAGE_BYTES
    assert max(sizes.values()) == topics.LARGEST_RECORD_BYTES


def test_the_page_names_every_topic_with_key_and_policy():
    rows = [
        [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        for line in PAGE.read_text("utf-8").splitlines()
        if line.startswith("| `")
    ]
    settings, all_topics = declared()
    named = {row[0]: row for row in rows}
    assert named.keys() == all_topics.keys()
    for name, topic in all_topics.items():
        assert named[name][1] == topic.key
        assert named[name][2] == ("1" if topic.partitions == "one" else "partitions")
        assert named[name][3] == topic.cleanup
        milliseconds = topic.configuration(settings).get("retention.ms")
        shown = re.match(r"(\d+) days", named[name][4])
        assert (shown is None) == (milliseconds is None)
        if shown is not None:
            assert int(shown[1]) * 86_400_000 == int(milliseconds)


@pytest.fixture
def admin(kafka_settings):
    from kafka import KafkaAdminClient

    client = KafkaAdminClient(**kafka_python_options(kafka_settings))
    yield client
    client.close()


@pytest.mark.kafka
def test_topics_are_created_once_and_as_declared(admin, kafka_settings):
    names = [topic.name for topic in declaration(kafka_settings)]
    first = topics.create(admin, kafka_settings)
    assert sorted(first.created) == sorted(names)
    assert (first.existing, first.mismatches) == ((), ())
    second = topics.create(admin, kafka_settings)
    assert (second.created, second.mismatches) == ((), ())
    assert sorted(second.existing) == sorted(names)


@pytest.mark.kafka
def test_a_missing_one_is_added_and_a_different_one_is_named_and_left(admin, kafka_settings):
    own = topic_name(kafka_settings, "articles")
    admin.create_topics({own: {"num_partitions": 3, "replication_factor": 1, "configs": {"cleanup.policy": "compact"}}})
    admin.wait_for_topics([own])
    for _ in range(2):
        report = topics.create(admin, kafka_settings)
        assert own in report.existing
        assert set(report.mismatches) == {
            f"topic {own}: partitions is 3, declared 1",
            f"topic {own}: cleanup.policy is compact, declared delete",
            f"topic {own}: message.timestamp.type is CreateTime, declared LogAppendTime",
            f"topic {own}: max.message.bytes is 1048588, declared {MAX_MESSAGE_BYTES}",
            f"topic {own}: retention.ms is 604800000, declared {30 * 86_400_000}",
        }
    assert len(report.existing) == len(declaration(kafka_settings))


@pytest.mark.kafka
def test_a_topic_that_cannot_be_made_is_named(admin, kafka_settings):
    asked = kafka_settings.model_copy(update={"replication_factor": 3})
    with pytest.raises(InfrastructureError, match=rf"topic {kafka_settings.topic_prefix}articles cannot be created: "):
        topics.create(admin, asked)

import os
from pathlib import Path

import pytest

from streams.broker.configuration import BrokerError, jvm_arguments, logging_properties, server_properties


def properties(text):
    return dict(line.split("=", 1) for line in text.splitlines())


def test_node_is_alone_and_on_loopback():
    found = properties(server_properties(Path("/data/kafka"), 20001, 20002))
    assert found["process.roles"] == "broker,controller"
    assert found["listeners"] == "PLAINTEXT://127.0.0.1:20001,CONTROLLER://127.0.0.1:20002"
    assert found["advertised.listeners"] == "PLAINTEXT://127.0.0.1:20001"
    assert found["controller.quorum.voters"] == "1@127.0.0.1:20002"
    assert found["log.dirs"] == "/data/kafka"


def test_internal_topics_want_one_replica_only():
    found = properties(server_properties(Path("/data"), 1, 2))
    replication = {name: value for name, value in found.items() if name.endswith((".replication.factor", ".min.isr"))}
    assert len(replication) == 5
    assert set(replication.values()) == {"1"}


def test_groups_start_at_once_and_mistyped_topics_fail():
    found = properties(server_properties(Path("/data"), 1, 2))
    assert found["group.initial.rebalance.delay.ms"] == "0"
    assert found["auto.create.topics.enable"] == "false"
    assert int(found["log.cleaner.dedupe.buffer.size"]) <= 32 * 1024 * 1024


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/data/Müller", "/data/M\\u00fcller"),
        ("C:\\data\\new", "C:\\\\data\\\\new"),
        ("/data/\U0001f4c8", "/data/\\ud83d\\udcc8"),
        ("/data/with space", "/data/with space"),
    ],
)
def test_paths_are_written_as_java_reads_them(path, written):
    assert properties(server_properties(Path(path), 1, 2))["log.dirs"] == written


def test_comma_in_the_path_is_refused():
    with pytest.raises(BrokerError, match=r"comma: /data/a,b"):
        server_properties(Path("/data/a,b"), 1, 2)


def test_jvm_gets_the_jars_in_order_and_the_logging(tmp_path):
    arguments = jvm_arguments([tmp_path / "b.jar", tmp_path / "a.jar"], tmp_path / "log4j2.properties")
    assert arguments[-2] == "-cp"
    assert [Path(jar).name for jar in arguments[-1].split(os.pathsep)] == ["b.jar", "a.jar"]
    assert f"-Dlog4j2.configurationFile={(tmp_path / 'log4j2.properties').as_uri()}" in arguments
    assert any(argument.startswith("-Xmx") for argument in arguments)


def test_log_goes_to_standard_output():
    found = properties(logging_properties())
    assert found["appender.console.type"] == "Console"
    assert found["rootLogger.appenderRef.console.ref"] == found["appender.console.name"]

"""What the single node is told: server properties, logging and the JVM's options."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from streams.errors import StancewatchError

HOST = "127.0.0.1"
NODE_ID = 1

HEAP_MB = 384
"""Heap of the JVM. With 384 MB a node started, carried records and stayed at 210 MB resident when tried."""

SINGLE_NODE_SETTINGS: Mapping[str, str] = {
    # Internal topics: the defaults want three brokers.
    "offsets.topic.replication.factor": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    # The default of 50 partitions makes 50 folders when the first group appears; for a few groups 4 are enough.
    "offsets.topic.num.partitions": "4",
    "transaction.state.log.num.partitions": "4",
    "share.coordinator.state.topic.num.partitions": "4",
    # The default waits 3 s for more members at every first join.
    "group.initial.rebalance.delay.ms": "0",
    # Topics are declared; a mistyped name must fail.
    "auto.create.topics.enable": "false",
    # The default of 128 MiB is allocated at once, a third of the heap; 16 MiB hold 600,000 keys a pass.
    "log.cleaner.dedupe.buffer.size": str(16 * 1024 * 1024),
    # Threads for two cores and a handful of clients.
    "num.network.threads": "2",
    "num.io.threads": "4",
    "background.threads": "4",
    "num.recovery.threads.per.data.dir": "2",
}
"""What one node alone needs, and a laptop likes. `docker-compose.yml` carries the same."""

_LOGGING = """\
status=warn
appender.console.type=Console
appender.console.name=console
appender.console.layout.type=PatternLayout
appender.console.layout.pattern=%d{ISO8601} %p %m (%c)%n%ex
rootLogger.level=warn
rootLogger.appenderRef.console.ref=console
logger.server.name=kafka.server.KafkaRaftServer
logger.server.level=info
"""


class BrokerError(StancewatchError, RuntimeError):
    """The local broker cannot be had: artefacts, data directory, ports or the JVM; the message says which and why."""


def server_properties(logs: Path, port: int, controller_port: int) -> str:
    """The text of ``server.properties`` for one KRaft node, broker and controller in one, on loopback.

    Args:
        logs: directory of Kafka's own data.
        port: of the clients' listener.
        controller_port: of the controller's listener.

    Raises:
        BrokerError: `logs` contains a comma, which Kafka reads as a list of directories.
    """
    if "," in str(logs):
        raise BrokerError(f"data directory: Kafka cannot keep data in a path with a comma: {logs}")
    properties = {
        "process.roles": "broker,controller",
        "node.id": str(NODE_ID),
        "controller.quorum.voters": f"{NODE_ID}@{HOST}:{controller_port}",
        "listeners": f"PLAINTEXT://{HOST}:{port},CONTROLLER://{HOST}:{controller_port}",
        "advertised.listeners": f"PLAINTEXT://{HOST}:{port}",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "controller.listener.names": "CONTROLLER",
        "inter.broker.listener.name": "PLAINTEXT",
        "log.dirs": str(logs),
        **SINGLE_NODE_SETTINGS,
    }
    return "".join(f"{name}={_escaped(value)}\n" for name, value in properties.items())


def logging_properties() -> str:
    """Log4j's configuration: warnings, and the node's own start and stop, on standard output."""
    return _LOGGING


def jvm_arguments(jars: list[Path], logging: Path) -> list[str]:
    """Options of the JVM up to and including the class path, for a quick start and a small footprint."""
    return [
        f"-Xmx{HEAP_MB}m",
        # One collector thread and the quick compiler only: 1.8 s to the first answer. The optimising compiler would
        # still be busy with the start when a short run ends, on cores that the models want.
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.awt.headless=true",
        # Kafka and its compression codecs call what later Java versions warn of at every start.
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        f"-Dlog4j2.configurationFile={logging.as_uri()}",
        # Without it the first logger touched during a stop complains on standard error.
        "-Dlog4j.shutdownHookEnabled=false",
        "-cp",
        os.pathsep.join(str(jar) for jar in jars),
    ]


def _escaped(value: str) -> str:
    r"""A value as Java reads it from a properties file: backslashes doubled, ASCII or ``\uXXXX``."""
    units = value.replace("\\", "\\\\").encode("utf-16-be")
    codes = (int.from_bytes(units[at : at + 2]) for at in range(0, len(units), 2))
    return "".join(chr(code) if 0x20 <= code < 0x7F else f"\\u{code:04x}" for code in codes)

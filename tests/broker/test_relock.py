import hashlib

import pytest

from streams.broker.configuration import BrokerError
from streams.broker.relock import LOGGING, resolve


def dependency(group, name, version, scope="runtime"):
    return (
        f"<dependencies><dependency><groupId>{group}</groupId><artifactId>{name}</artifactId>"
        f"<version>{version}</version><scope>{scope}</scope></dependency></dependencies>"
    )


def test_resolves_transitively_and_adds_the_binding(maven_repository):
    maven_repository.publish(
        "org.apache.kafka", "kafka_2.13", "9.0", b"server", dependency("org.apache.kafka", "kafka-clients", "9.0"))
    maven_repository.publish(
        "org.apache.kafka", "kafka-clients", "9.0", b"clients", dependency(LOGGING, "log4j-core", "3"))
    maven_repository.publish(LOGGING, "log4j-core", "3", b"core", dependency("org.example", "check", "1", "test"))
    maven_repository.publish(LOGGING, "log4j-slf4j-impl", "3", b"binding")

    lock = resolve("9.0", {"central": maven_repository.url})

    assert [artefact.coordinates for artefact in lock.artefacts] == [
        "org.apache.kafka:kafka_2.13:9.0",
        "org.apache.kafka:kafka-clients:9.0",
        f"{LOGGING}:log4j-core:3",
        f"{LOGGING}:log4j-slf4j-impl:3",
    ]
    assert lock.artefacts[1].sha256 == hashlib.sha256(b"clients").hexdigest()
    assert lock.artefacts[1].size == len(b"clients")


def test_a_kafka_without_log4j_is_told(maven_repository):
    maven_repository.publish("org.apache.kafka", "kafka_2.13", "9.0", b"server")
    with pytest.raises(BrokerError, match=r"Kafka 9\.0 has no .*log4j-core"):
        resolve("9.0", {"central": maven_repository.url})

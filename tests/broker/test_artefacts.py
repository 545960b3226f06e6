import re

import msgspec
import pytest
from rich.console import Console

from streams.broker.artefacts import Lock, ensure_artefacts, read_lock
from streams.broker.configuration import BrokerError

QUIET = Console(quiet=True)


@pytest.fixture
def lock(maven_repository):
    jars = [maven_repository.publish("org.example", name, "1.0", name.encode() * 5000) for name in ("node", "client")]
    return Lock("1.0", jars)


def ensure(cache, lock, repository):
    return ensure_artefacts(cache, lock, {"central": repository.url}, QUIET)


def test_fetches_what_is_missing_in_the_order_of_the_lock(tmp_path, lock, maven_repository):
    paths = ensure(tmp_path / "cache", lock, maven_repository)
    assert [path.name for path in paths] == ["node-1.0.jar", "client-1.0.jar"]
    assert paths[0].read_bytes() == b"node" * 5000
    assert {path.name for path in paths[0].parent.iterdir()} <= {"node-1.0.jar", "client-1.0.jar", ".lock"}


def test_second_time_nothing_is_asked_for(tmp_path, lock, maven_repository):
    first = ensure(tmp_path / "cache", lock, maven_repository)
    maven_repository.requests.clear()
    assert ensure(tmp_path / "cache", lock, maven_repository) == first
    assert maven_repository.requests == []


@pytest.mark.parametrize("damage", [b"cut", b"x" * 20000])
def test_damaged_jar_in_the_cache_is_fetched_anew_alone(tmp_path, lock, maven_repository, damage):
    paths = ensure(tmp_path / "cache", lock, maven_repository)
    assert paths[0].stat().st_size == 20000
    paths[0].write_bytes(damage)
    maven_repository.requests.clear()
    ensure(tmp_path / "cache", lock, maven_repository)
    assert paths[0].read_bytes() == b"node" * 5000
    assert not any("client" in path for path in maven_repository.requests)


def test_other_content_than_the_lock_names_is_refused(tmp_path, lock, maven_repository):
    right = lock.artefacts[0]
    wrong = Lock("1.0", [msgspec.structs.replace(right, sha256="0" * 64), lock.artefacts[1]])
    with pytest.raises(BrokerError, match=f"org.example:node:1.0: .* sha256 {right.sha256} .* wants {'0' * 64}"):
        ensure(tmp_path / "cache", wrong, maven_repository)
    assert not (tmp_path / "cache" / "kafka" / "node-1.0.jar").exists()


def test_unknown_artefact_is_named(tmp_path, lock, maven_repository):
    unknown = Lock("1.0", [msgspec.structs.replace(lock.artefacts[0], version="9.9")])
    with pytest.raises(BrokerError, match=r"org\.example:node:9\.9.*not found"):
        ensure(tmp_path / "cache", unknown, maven_repository)


def test_no_network_is_told_after_some_attempts(tmp_path, lock):
    closed = "http://127.0.0.1:9"  # discard: nothing listens there
    with pytest.raises(BrokerError, match=r"cannot be fetched after 3 attempts"):
        ensure_artefacts(tmp_path / "cache", lock, {"central": closed}, QUIET)


@pytest.mark.parametrize("content", [b"{", b'{"kafka": "4.3.0"}', b'{"kafka": "4.3.0", "artefacts": [{"group": 1}]}'])
def test_malformed_lock_file_is_named(tmp_path, content):
    path = tmp_path / "some.lock.json"
    path.write_bytes(content)
    with pytest.raises(BrokerError, match=r"some\.lock\.json"):
        read_lock(path)


def test_committed_lock_pins_every_jar_once():
    lock = read_lock()
    names = [artefact.file_name for artefact in lock.artefacts]
    assert lock.kafka == "4.3.0"
    assert names[0] == "kafka_2.13-4.3.0.jar"
    assert len(names) == len(set(names)) > 40
    assert all(re.fullmatch(r"[0-9a-f]{64}", artefact.sha256) and artefact.size > 0 for artefact in lock.artefacts)
    assert {artefact.version for artefact in lock.artefacts if artefact.group == "org.apache.kafka"} == {"4.3.0"}


def test_committed_lock_has_a_binding_for_the_log_calls():
    versions = {artefact.artefact: artefact.version for artefact in read_lock().artefacts}
    assert versions["log4j-slf4j-impl"] == versions["log4j-core"]

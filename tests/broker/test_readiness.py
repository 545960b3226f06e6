import socket
import time

import pytest

from streams.broker import readiness


@pytest.fixture
def listener():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server


def test_a_port_that_only_listens_is_not_ready(listener, monkeypatch):
    monkeypatch.setattr(readiness, "REQUEST_MS", 300)
    begun = time.monotonic()
    assert not readiness.wait_until_ready(f"127.0.0.1:{listener.getsockname()[1]}", 1.0, lambda: True)
    assert 1.0 <= time.monotonic() - begun < 5


def test_a_closed_port_is_not_ready():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert not readiness.wait_until_ready(f"127.0.0.1:{port}", 0.3, lambda: True)


def test_wait_ends_with_the_process():
    begun = time.monotonic()
    assert not readiness.wait_until_ready("127.0.0.1:9", 30.0, lambda: False)
    assert time.monotonic() - begun < 1

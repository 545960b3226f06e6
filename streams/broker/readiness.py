"""Readiness: the broker answers a metadata request."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

from kafka import KafkaAdminClient
from kafka.errors import KafkaError

POLL_SECONDS = 0.05
REQUEST_MS = 5000
"""For one metadata request; it takes 30 ms when tried on a busy machine."""


def wait_until_ready(bootstrap_servers: str, timeout: float, is_alive: Callable[[], bool]) -> bool:
    """Wait for the answer to a metadata request.

    Args:
        bootstrap_servers: ``host:port`` of one broker.
        timeout: in seconds.
        is_alive: whether the broker's process still runs; when not, the wait ends.

    Returns:
        Whether the broker answered.
    """
    host, port = bootstrap_servers.rsplit(":", 1)
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline and is_alive():
        # A bare connection first: it is quick to refuse, and the client would log and back off.
        if _accepts(host, int(port)) and _answers(bootstrap_servers):
            return True
        time.sleep(POLL_SECONDS)
    return False


def _accepts(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def _answers(bootstrap_servers: str) -> bool:
    try:
        admin = KafkaAdminClient(
            bootstrap_servers=bootstrap_servers, bootstrap_timeout_ms=REQUEST_MS, request_timeout_ms=REQUEST_MS
        )
    except KafkaError:
        return False
    try:
        admin.list_topics()
    except KafkaError:
        return False
    finally:
        admin.close()
    return True

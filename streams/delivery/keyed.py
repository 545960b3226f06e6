"""The work of a stage with state, for one record: decode, decide, and turn what cannot be taken in into a rejection."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from schemas.codec import BadMessage
from streams.delivery.change import Change
from streams.delivery.record import Outcome, Record, Work
from streams.delivery.recovery import Recovery
from streams.errors import UNFORESEEN, Rejected, unforeseen

T = TypeVar("T")

_log = logging.getLogger(__name__)


def stateful_work(recovery: Recovery, read: Callable[[bytes], T], decide: Callable[[T], Change]) -> Work:
    """The work function of a stage with state.

    Args:
        recovery: makes sure that the derived state is that of the partitions now owned.
        read: decodes a value; raises `BadMessage`.
        decide: what the message leads to.
    """

    def one(record: Record) -> Outcome:
        if record.value is None:
            return Rejected("empty", "the record has no value")
        try:
            message = read(record.value)
        except BadMessage as error:
            return Rejected("schema", str(error))
        try:
            return decide(message)
        except Rejected as error:
            return error
        except UNFORESEEN as error:
            # A message that the logic cannot take would stop the stage for ever: it is kept aside, with its reason.
            _log.exception("%s/%d/%d cannot be worked on", record.topic, record.partition, record.offset)
            return unforeseen(error)

    def work(records: Sequence[Record]) -> Sequence[Outcome]:
        recovery.ensure()
        return [one(record) for record in records]

    return work

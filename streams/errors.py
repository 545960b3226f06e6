"""The project's errors: few, and each says what the caller may do about it."""

from __future__ import annotations


class StancewatchError(Exception):
    """Base of the project's own errors."""


class Rejected(StancewatchError):
    """An input that cannot be taken in. It goes to `rejected` with the reason; it is never retried.

    Attributes:
        reason: short machine-readable class, for instance ``future`` or ``language``; a header of the rejected record.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class InfrastructureError(StancewatchError):
    """Kafka, disk or a model did not do its part: retry with backoff, then leave the process so nothing is acked."""


class ModelError(StancewatchError):
    """Model files are missing, damaged or not what the settings name."""


UNFORESEEN = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)
"""What a message leads to that the logic did not foresee: it is rejected, and the stage goes on. Everything else may be
Kafka's, the disk's, a model's or the table's (rocksdict raises plain `Exception`), which is no message's fault: then
the process leaves."""


def unforeseen(error: Exception, reason: str = "internal") -> Rejected:
    """The rejection of a message that led to an error of `UNFORESEEN`."""
    return Rejected(reason, f"{type(error).__name__}: {error}")

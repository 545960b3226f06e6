from datetime import datetime, timezone
from typing import Any

import pytest

from schemas.codec import BadMessage
from streams.delivery.change import Change
from streams.delivery.keyed import stateful_work
from streams.delivery.record import Record
from streams.errors import InfrastructureError, Rejected


class Recovery:
    ensured = 0

    def ensure(self) -> None:
        self.ensured += 1


def record(value: bytes | None) -> Record:
    return Record("statements", 0, 1, datetime(2026, 1, 1, tzinfo=timezone.utc), b"en", value)


def read(value: bytes) -> str:
    if value == b"bad":
        raise BadMessage("field $.x: no", "$.x")
    return value.decode()


def run(value: bytes | None, decide: Any = lambda text: Change(row_key=text)) -> Any:
    recovery = Recovery()
    (outcome,) = stateful_work(recovery, read, decide)([record(value)])  # type: ignore[arg-type]
    assert recovery.ensured == 1, "derived state must be ensured before an event is worked on"
    return outcome


def test_a_good_message_is_decided() -> None:
    assert run(b"a") == Change(row_key="a")


def test_a_bad_message_is_rejected_with_its_field() -> None:
    outcome = run(b"bad")
    assert isinstance(outcome, Rejected)
    assert (outcome.reason, str(outcome)) == ("schema", "field $.x: no")


def test_a_tombstone_is_rejected() -> None:
    assert run(None).reason == "empty"


@pytest.mark.parametrize("error", [KeyError("speaker"), AttributeError("no name"), RecursionError("deep")])
def test_what_the_logic_cannot_take_is_kept_aside(error: Exception) -> None:
    def decide(text: str) -> Change:
        raise error

    outcome = run(b"a", decide)
    assert (outcome.reason, str(outcome)) == ("internal", f"{type(error).__name__}: {error}")


@pytest.mark.parametrize("error", [InfrastructureError("no row"), OSError("disk"), Exception("IO error: lock")])
def test_what_is_no_fault_of_the_message_is_not_put_on_it(error: Exception) -> None:
    def decide(text: str) -> Change:
        raise error

    with pytest.raises(type(error), match=str(error)):
        run(b"a", decide)

import msgspec
import pytest

from schemas.statement import Statement, TextPositionSelector
from streams.event_time import event_order
from tests.e2e.records import timeline


def said(id_: str, start: int | None, field: str = "text") -> Statement:
    statement = next(record for record in timeline(1) if isinstance(record, Statement))
    selectors = () if start is None else (TextPositionSelector(start=start, end=start + 5, field=field),)  # type: ignore[arg-type]
    return msgspec.structs.replace(statement, id=id_, selectors=selectors)


@pytest.mark.parametrize(("earlier", "later"), [
    (said("z", 10), said("a", 20)),
    (said("z", 90, "title"), said("a", 0)),
    (said("a", 10), said("b", 10)),
    (said("a", None), said("b", None)),
])
def test_within_one_article_the_place_decides_then_the_id(earlier: Statement, later: Statement) -> None:
    assert event_order(earlier) < event_order(later)


def test_dates_go_before_places() -> None:
    first, second = (record for record in timeline(2) if isinstance(record, Statement))
    late_in_the_text = msgspec.structs.replace(first, selectors=(TextPositionSelector(start=900, end=950),))
    assert event_order(late_in_the_text) < event_order(second)

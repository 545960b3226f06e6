"""The order of event time, the same in every stage: never by arrival."""

from __future__ import annotations

from schemas.statement import Statement, TextPositionSelector

EventOrder = tuple[float, float, bool, int, str]


def event_order(statement: Statement) -> EventOrder:
    """Key by which statements are ordered: when it was said, when it was printed, where it stands, its id.

    The place (title before text, then the start in code points) tells two sentences of one article apart that carry
    one date: the first is the earlier one, as a reader takes it.
    """
    in_text, start = True, 0
    for selector in statement.selectors:
        if isinstance(selector, TextPositionSelector):
            in_text, start = selector.field == "text", selector.start
            break
    return statement.stated_at.timestamp(), statement.article.published_at.timestamp(), in_text, start, statement.id

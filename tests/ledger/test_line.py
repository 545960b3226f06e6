from __future__ import annotations

import pytest

from streams.ledger.line import Line

UNION = "Harbour Union"


@pytest.fixture
def said(news, read):
    """Positions of members of the union, each judged against those given by number."""
    def made(*statements):
        ids = []
        for day, (position, name, judged) in enumerate(statements):
            judged_ids = [ids[number] for number in judged]
            ids.append(news.says(position, day, name=name, institution=UNION, role="officer", judged=judged_ids))
        found = read(news)
        return found.agreement, [found.by_id[each] for each in ids]
    return made


def test_a_line_by_member(said):
    _, (first, second, third) = said(("yes", "Ada Holm", []), ("yes", "Ivo Brandt", [0]), ("yes", "Ada Holm", [0]))
    line = Line([first, second])
    line.add(third)
    assert list(line.statements) == [first.id, second.id, third.id]
    assert [each in line.of(first.member) for each in line.statements] == [True, False, True]
    assert second.id in line.others(first.member)
    assert third.id not in line.others(first.member)
    assert (line.last, line.last_of_others(first.member)) == (third, second)


def test_nobody_else_in_the_line(said):
    _, (first, second) = said(("yes", "Ada Holm", []), ("yes", "Ivo Brandt", [0]))
    line = Line([first])
    assert line.last_of_others(first.member) is None
    assert line.last_of_others(second.member) is first
    assert (line.has(first.member), line.has(second.member)) == (True, False)


def test_agreement_with_others_is_found_when_it_comes_and_kept(said):
    agreement, (first, second, third, fourth) = said(
        ("yes", "Ada Holm", []), ("no", "Ivo Brandt", [0]), ("yes", "Ada Holm", [0]), ("yes", "Ivo Brandt", [2]))
    line = Line([first, second])
    assert not line.agrees(first.member, agreement)
    line.add(third)
    assert not line.agrees(first.member, agreement)
    line.add(fourth)
    assert line.agrees(first.member, agreement)
    assert line.agrees(second.member, agreement)

from __future__ import annotations

import pytest

from streams.ledger.institutions import Institutions
from streams.ledger.names import _mention_of
from streams.ledger.persons import match_persons


@pytest.fixture
def match():
    def matched(*speakers):
        mentions = [_mention_of(name, role, institution, "", register_id)
                    for name, role, institution, register_id in speakers]
        institutions = Institutions(mention.institution for mention in mentions)
        known = [(mention, institutions.of(mention.institution)) for mention in mentions]
        forwards, backwards = match_persons(known), match_persons(reversed(known))
        assert forwards == backwards
        return [forwards.get(each) for each in known]
    return matched


def _same(one, other):
    return one is not None and other is not None and one.person == other.person


def test_names_of_one_institution_are_one_person(match):
    full, pm, bare, initial = match(
        ("Tove Aronsen", "prime minister", "Government of Nordmark", None), ("Aronsen", "PM", "", None),
        ("Aronsen", "", "government of Nordmark", None), ("T. Aronsen", "", "Government of Nordmark", None))
    assert _same(full, pm)
    assert _same(full, bare)
    assert _same(full, initial)
    assert all(each.sure for each in (full, pm, bare, initial))


def test_surname_alone_is_not_sure(match):
    full, bare = match(("Tove Aronsen", "mayor", "City of Holm", None), ("Aronsen", "", "", None))
    assert _same(full, bare)
    assert not bare.sure


def test_two_first_names_are_two(match):
    one, other, bare = match(
        ("Tove Aronsen", "", "City of Holm", None), ("Nils Aronsen", "", "City of Holm", None),
        ("Aronsen", "", "City of Holm", None))
    assert len({one.person, other.person, bare.person}) == 3


def test_two_institutions_are_two(match):
    one, other = match(("Aronsen", "", "City of Holm", None), ("Aronsen", "", "Harbour Union", None))
    assert not _same(one, other)
    full, surname = match(("Tove Aronsen", "", "City of Holm", None), ("Aronsen", "", "Harbour Union", None))
    assert not _same(full, surname)


def test_full_name_in_two_offices_is_one(match):
    one, other = match(
        ("Tove Aronsen", "minister", "Health Ministry", None), ("Tove Aronsen", "governor", "Central Bank", None))
    assert _same(one, other)


def test_register_decides(match):
    one, other = match(("Tove Aronsen", "", "Senate", "a-1"), ("Tove Aronsen", "", "Senate", "a-2"))
    assert not _same(one, other)
    same, again = match(("Tove Aronsen", "", "Senate", "a-1"), ("Aronsen", "", "", "a-1"))
    assert _same(same, again)
    assert again.sure
    hit, plain = match(("Tove Aronsen", "", "Senate", "a-1"), ("Tove Aronsen", "", "", None))
    assert _same(hit, plain)


def test_initial_must_agree(match):
    full, initial = match(("Tove Aronsen", "", "Senate", None), ("N. Aronsen", "", "Senate", None))
    assert not _same(full, initial)


def test_office_without_a_name(match):
    (office,) = match(("", "health minister", "Health Ministry", None))
    assert office.sure
    named, unnamed = match(
        ("Tove Aronsen", "health minister", "Health Ministry", None), ("", "health minister", "Health Ministry", None))
    assert _same(named, unnamed)
    assert not unnamed.sure
    deputy, minister = match(
        ("", "deputy health minister", "Health Ministry", None), ("", "health minister", "Health Ministry", None))
    assert not _same(deputy, minister)


def test_nobody_in_particular(match):
    assert match(("", "senior official", "Health Ministry", None), ("", "", "Health Ministry", None)) == [None, None]


def test_a_kind_of_body_shuts_nobody_out(match):
    full, kind = match(("Tove Aronsen", "chair", "Harbour Union", None), ("Aronsen", "", "union", None))
    assert _same(full, kind)


def test_an_office_of_a_kind_of_body_is_any(match):
    (office,) = match(("", "chair", "the union", None))
    assert not office.sure

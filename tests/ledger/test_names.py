from __future__ import annotations

import pytest

from schemas.statement import Speaker
from streams.ledger.names import (
    acronym,
    institution_form,
    many_of_a_kind,
    office_form,
    only_a_kind,
    person_name,
    read_mention,
    same_office,
)


@pytest.mark.parametrize(("name", "first", "surname"), [
    ("Tove Aronsen", ("tove",), "aronsen"),
    ("Dr Tomás Quenaya", ("tomas",), "quenaya"),
    ("Aronsen", (), "aronsen"),
    ("T. Aronsen", ("t",), "aronsen"),
    ("Anna van der Berg", ("anna",), "van der berg"),
    ("van der Berg", (), "van der berg"),
    ("Esteban Quiroga-Lund Jr.", ("esteban",), "quiroga-lund"),
    ("Maria Elena Soto", ("maria", "elena"), "soto"),
])
def test_person_name(name, first, surname):
    found = person_name(name)
    assert (found.first, found.surname) == (first, surname)


def test_person_name_of_nothing():
    assert person_name("") is None
    assert person_name("Mrs.") is None


def test_full_needs_more_than_an_initial():
    assert person_name("Tove Aronsen").full
    assert not person_name("T. Aronsen").full


def test_institution_form():
    assert institution_form("the Health Ministry") == institution_form("Ministry of Health")
    assert institution_form("Maresca’s health ministry") == institution_form("Health Ministry of Maresca")
    assert acronym("Calderon City Police Department") == "ccpd"
    assert acronym("Fire Board") == ""


def test_same_office():
    assert same_office(office_form("minister"), office_form("the health minister"))
    assert same_office(office_form("PM"), office_form("prime minister"))
    assert not same_office(office_form("minister"), office_form("deputy minister"))
    assert not same_office(office_form(""), office_form("minister"))


def _mention(news, **speaker):
    news.says("yes", 0, institution="x")
    import msgspec
    statement = msgspec.structs.replace(news.records[0].statement, speaker=Speaker(printed="x", **speaker))
    return read_mention(statement)


@pytest.mark.parametrize(("speaker", "voice", "office"), [
    ({"institution": "Road Authority"}, True, False),
    ({"institution": "Road Authority", "role": "spokeswoman"}, True, False),
    ({"institution": "Palace", "role": "press secretary", "name": "Eva Eklund"}, True, False),
    ({"institution": "Road Authority", "role": "director", "name": "Eva Eklund"}, False, False),
    ({"institution": "Road Authority", "role": "director"}, False, True),
    ({"institution": "Road Authority", "role": "senior official"}, False, False),
    ({"role": "spokesman"}, False, False),
])
def test_who_speaks_for_an_institution(news, speaker, voice, office):
    mention = _mention(news, **speaker)
    assert (mention.voice, mention.unnamed_office) == (voice, office)


def test_equal_mentions_are_one_object(news):
    assert _mention(news, name="Eva Eklund") is _mention(news, name="Eva  Eklund ")


def test_unattributed_claim_has_no_mention(news):
    news.says("yes", 0, kind="claim")
    assert read_mention(news.records[0].statement) is None


@pytest.mark.parametrize(("name", "kind", "many"), [
    ("the union", True, True), ("police", True, True), ("the bank", True, True), ("the government", True, False),
    ("Harbour Union", False, False), ("Central Bank", False, False), ("health ministry", False, False),
    ("", False, False)])
def test_kinds_of_bodies(name, kind, many):
    form = institution_form(name)
    assert (only_a_kind(form), many_of_a_kind(form)) == (kind, many)

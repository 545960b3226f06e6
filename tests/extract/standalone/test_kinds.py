from __future__ import annotations

import pytest

from streams.extract.standalone.kinds import Kinds, names_a_person


@pytest.fixture
def kinds(nlp):
    def run(text):
        read = Kinds()
        read.read(nlp(text), title=False)
        return read

    return run


def test_a_place_is_nobody(kinds):
    read = kinds("The ferries in Corlund are late. Nils Oberg left for France.")
    assert read.is_place("Corlund")
    assert read.is_place("France")
    assert not read.is_place("Oberg")


def test_a_surname_is_a_person_though_it_is_a_place_as_well(kinds):
    assert not kinds("Mayor Ana Paris came back from Paris.").is_place("Paris")


@pytest.mark.parametrize(("we", "me", "expected"), [
    ("Oberg", "Ida Krause", ("", "Ida Krause")),  # half a name of somebody else
    ("Privacy", "Ida Krause", ("", "Ida Krause")),  # a word of the topic
    ("Ferry Board Chairwoman Ida Krause", "Ida Krause", ("", "Ida Krause")),
    ("Ferry Board", "Ida Krause", ("Ferry Board", "Ida Krause")),
    ("Council", "Ida Krause", ("Council", "Ida Krause")),
    ("Oberg", "Oberg", ("Oberg", "Oberg")),
])
def test_what_we_can_mean(kinds, we, me, expected):
    read = kinds("Mayor Nils Oberg spoke. The privacy of the ferrymen matters.")
    assert read.self_name(we, me, personal=True) == expected


def test_somebody_named_is_not_they(kinds):
    assert kinds("Mayor Nils Oberg spoke.").self_name("Oberg", "Oberg", personal=False) == ("", "")


def test_what_stands_before_a_noun_is_no_person(nlp):
    doc = nlp("The Oberg ferry left. Then Mayor Nils Oberg spoke.")
    doc.set_ents([doc.char_span(4, 9, label="PERSON"), doc.char_span(33, 43, label="PERSON")])
    assert [names_a_person(entity) for entity in doc.ents] == [False, True]


def test_a_surname_without_a_label(nlp):
    doc = nlp("Mayor Nils Oberg spoke. Then Oberg left.")
    doc.set_ents([doc.char_span(6, 16, label="PERSON")])
    read = Kinds()
    read.read(doc, title=False)
    assert [token.i for token in doc if read.is_unlabelled_person(token)] == [6]

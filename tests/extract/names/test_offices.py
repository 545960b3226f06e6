from __future__ import annotations

import pytest

from streams.extract.names.mention import read_mention
from streams.extract.names.offices import in_one_word, offices_in
from streams.extract.names.titles import head_of


@pytest.mark.parametrize("office", [
    "harbour master", "deputy harbour master", "station master", "head teacher", "postmaster", "verger", "abbess",
    "chief steward", "head gardener", "chief conductor", "concertmaster", "bailiff", "lord mayor", "fire chief",
])
@pytest.mark.parametrize(("phrase", "house"), [
    ("{} Ana Bell", ""), ("Ana Bell, {} of Ostrow", "Ostrow"), ("the {} of Ostrow, Captain Ana Bell", "Ostrow"),
])
def test_offices_of_one_word_or_two(office, phrase, house):
    read = read_mention(phrase.format(office))
    assert (read.name, read.role, read.institution) == ("Ana Bell", office, house)


@pytest.mark.parametrize("name", ["Ana Steward", "Ana Abbot", "Ana Gardener"])
def test_surnames_that_are_trades_stay_names(name):
    assert read_mention(name).name == name


def test_the_head_of_an_office_in_two_words_is_one():
    assert in_one_word("deputy harbour master") == "deputy harbourmaster"
    assert head_of("deputy harbour master") == "harbourmaster"
    assert in_one_word("master of the house") == "master of the house"
    assert offices_in("the old master") == []

from __future__ import annotations

import pytest

from streams.ledger.parents import GOVERNMENT

MARESCA = "Government of Maresca"
HEALTH = {"institution": "Health Ministry of Maresca", "parent": MARESCA}
FARM = {"institution": "Farm Ministry"}


@pytest.fixture
def parents(news, read):
    def found(*said):
        """`said`: (speaker, text). The parent of each speaker's institution."""
        for day, (speaker, text) in enumerate(said):
            news.says("yes", day, **speaker, text=text)
        return [position.speaking.parent for position in read(news).taken]
    return found


def test_printed_parent(parents):
    assert parents((HEALTH, "The levy stays.")) == [frozenset({"government", "maresca"})]


def test_ministry_that_speaks_of_the_country_is_of_its_government(parents):
    health, farm = parents((HEALTH, "The levy stays."), (FARM, "Farmers in Maresca will pay no levy."))
    assert health == farm is not None


def test_ministry_that_does_not_is_not(parents):
    assert parents((HEALTH, "The levy stays."), (FARM, "Farmers will pay no levy."))[1] is None


def test_country_of_two_governments_is_of_neither(parents):
    veldan = {"institution": "Finance Ministry of Veldan", "parent": "Government of Veldan"}
    *_, farm = parents(
        (HEALTH, "The levy stays."), (veldan, "So it does."), (FARM, "Farmers in Maresca and Veldan will pay none."))
    assert farm is None


def test_ministries_without_a_country_are_of_the_government_at_home(parents):
    assert parents((FARM, "No levy."), ({"institution": "Finance Ministry"}, "None.")) == [GOVERNMENT, GOVERNMENT]


def test_one_ministry_has_no_siblings(parents):
    assert parents((FARM, "No levy."), (FARM, "None at all.")) == [None, None]


def test_departments_may_be_a_citys(parents):
    assert parents(({"institution": "Fire Department"}, "Safe."), ({"institution": "Health Department"}, "Safe.")) == [
        None, None]


def test_text_that_names_another_country_makes_no_sibling(parents):
    assert parents((HEALTH, "The levy stays."), (FARM, "Farmers in Veldan pay no levy."))[1] is None


@pytest.mark.parametrize("union", ["Health Ministry Workers Union", "Union of Health Ministry Workers"])
def test_union_of_a_ministry_is_no_ministry(parents, news, union):
    assert parents(({"institution": "Health Ministry"}, "Safe."), ({"institution": union}, "Not safe."),
                   (FARM, "Safe.")) == [GOVERNMENT, None, GOVERNMENT]

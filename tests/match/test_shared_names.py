from __future__ import annotations

import random

import msgspec
import pytest

from schemas.statement import Speaker
from streams.match import shared_names
from streams.match.shared_names import ArticleNames, names_in


@pytest.fixture
def make(build):
    def _make(name, article, title="", text="", speaker=None, passage=""):
        reference = msgspec.structs.replace(build.reference(article), title=title)
        return build.statement(name, reference, text=text, passage=passage, speaker=speaker)

    return _make


def test_names_and_figures_are_taken_and_small_words_are_not(make):
    statement = make(
        "s1", "a1", title="Őrsi’s plan for the U.M. Treasury", text="It costs 4,200 crowns, not 9.",
        passage="the Holm-Reyes plan of Maresca", speaker=Speaker(printed="a clerk", institution="Office of Vale"))
    assert names_in(statement) == {"orsi", "um", "treasury", "4", "200", "holm-reyes", "maresca", "office", "vale"}


def test_rare_names_in_common_count_and_common_ones_do_not(make):
    names = ArticleNames()
    for number in range(50):
        names.add(make(f"s{number}", f"a{number}", title=f"News From Place{number}"))
    names.add(make("story", "story", title="News From Tolmen On Brightwater"))
    shared = names.shared(make("new", "new", title="Brightwater News: Tolmen Waits"), {"a1"})
    assert shared["story"] > 0.5
    assert 0 < shared["a1"] < 0.1
    assert "new" not in shared


def test_articles_of_the_same_names_share_all_and_strangers_nothing(make):
    names = ArticleNames()
    names.add(make("s1", "a1", title="Tolmen Point"))
    names.add(make("s2", "a2", title="Orlen Harbour"))
    assert names.shared(make("new", "new", text="Point Tolmen"), {"a2"}) == {"a1": 1.0}


def test_an_article_counts_with_all_its_statements(make):
    names = ArticleNames()
    names.add(make("s1", "a1", text="Tolmen"))
    names.add(make("s2", "a2", text="Brightwater"))
    second = make("new2", "new", text="Brightwater")
    assert names.shared(second, ()) == {"a2": 1.0}
    names.add(make("new1", "new", text="Tolmen"))
    assert set(names.shared(second, ())) == {"a1", "a2"}


def test_only_the_most_alike_and_those_asked_for_are_compared(make, monkeypatch):
    monkeypatch.setattr(shared_names, "MOST_ALIKE", 2)
    names = ArticleNames()
    for number in range(9):
        rare = " Brightwater" * (number in (3, 5))
        names.add(make(f"s{number}", f"a{number}", title=f"Tolmen{rare}"))
    assert names.shared(make("new", "new", title="Tolmen Brightwater"), {"a7", "other"}).keys() == {"a3", "a5", "a7"}


def test_who_is_in_the_news_every_day_is_no_sign(make, monkeypatch):
    monkeypatch.setattr(shared_names, "COMMON", 5)
    names = ArticleNames()
    for number in range(5):
        names.add(make(f"s{number}", f"a{number}", title="Tolmen"))
    assert names.shared(make("new", "new", title="Tolmen"), ()) == {}


def test_removing_and_adding_again_leaves_what_is_in(make):
    statements = [make(f"s{number}", f"a{number % 4}", title=f"Town{number % 3} Point{number}") for number in range(12)]
    new = make("new", "new", title="Town1 Point4 Town2")
    whole, others = ArticleNames(), ArticleNames()
    for statement in statements[:7]:
        whole.add(statement)
    chance = random.Random(7)
    for statement in chance.sample(statements * 2, 24):
        others.add(statement)
    for statement in chance.sample(statements[7:], 5):
        others.remove(statement.id)
        others.remove(statement.id)
    assert others.shared(new, ()) == whole.shared(new, ()) != {}
    for statement in statements:
        others.remove(statement.id)
    assert others.shared(new, ()) == {}

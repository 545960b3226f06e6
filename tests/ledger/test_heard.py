from __future__ import annotations

import pytest

from streams.ledger.heard import Heard


@pytest.fixture
def utterances(news, read):
    """Utterances by (name, day)."""
    def made(*said):
        for name, day in said:
            news.says("yes", day, name=name, institution="Harbour Union", role="chair")
        return list(read(news).component.utterances)
    return made


def names(heard):
    return [mention.printed_name for mention in heard.mentions]


def test_mentions_are_in_the_order_in_which_they_are_heard_first(utterances):
    heard = Heard(reversed(utterances(("Ada Holm", 3), ("Ivo Brandt", 1), ("Ada Holm", 0.5), ("Per Dahl", 2))))
    assert names(heard) == ["Ada Holm", "Ivo Brandt", "Per Dahl"]
    first = heard.mentions[0]
    assert [utterance.order for utterance in heard.of(first)] == sorted(each.order for each in heard.of(first))
    assert heard.last(first) == heard.of(first)[-1].order


def test_one_more_of_the_same_changes_nothing(utterances):
    first, second, third = utterances(("Ada Holm", 0), ("Ivo Brandt", 1), ("Ada Holm", 2))
    heard = Heard([first, second])
    assert not heard.replace([], [third])
    assert heard.last(heard.mentions[0]) == third.order
    assert not heard.replace([third], [])


def test_another_mention_another_order_or_one_less_is_told(utterances):
    first, second, third, fourth = utterances(("Ada Holm", 0), ("Ivo Brandt", 1), ("Ada Holm", 2), ("Per Dahl", 3))
    heard = Heard([first, second, third])
    assert heard.replace([], [fourth])
    assert names(heard) == ["Ada Holm", "Ivo Brandt", "Per Dahl"]
    assert heard.replace([first], [])
    assert names(heard) == ["Ivo Brandt", "Ada Holm", "Per Dahl"]
    assert heard.replace([second], [])
    assert names(heard) == ["Ada Holm", "Per Dahl"]


def test_two_that_change_places(utterances):
    a, b, c, d = utterances(("Ada Holm", 0), ("Ivo Brandt", 1), ("Ivo Brandt", 2), ("Ada Holm", 3))
    heard = Heard([a, c])
    assert heard.replace([a, c], [b, d])
    assert names(heard) == ["Ivo Brandt", "Ada Holm"]


def test_words_of_headline_and_passage(utterances):
    (only,) = utterances(("Ada Holm", 0))
    assert {"article", "proposition", "holds"} <= Heard([only]).words(only)

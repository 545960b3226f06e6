from __future__ import annotations

from itertools import permutations

from streams.match.ranking import POOL, WORDS_WEIGHT, pool_size, ranked_by_words
from streams.match.words import WordIndex

TEXTS = {
    "prices": "Water prices in Orlen will rise", "bridge": "The bridge at Tolm stays shut", "ferry": "A ferry to Tolm",
    "schools": "Schools will open late"}


def _words(texts=TEXTS):
    words = WordIndex()
    for name, text in texts.items():
        words.add(name, text)
    return words


def test_shared_words_make_up_for_so_much_similarity_and_no_more():
    asked = "The bridge at Tolm"
    within = [("prices", 0.8), ("bridge", 0.8 - WORDS_WEIGHT + 0.01)]
    assert ranked_by_words(asked, within, _words()) == within[::-1]
    beyond = [("prices", 0.8), ("bridge", 0.8 - WORDS_WEIGHT - 0.01)]
    assert ranked_by_words(asked, beyond, _words()) == beyond


def test_the_more_words_the_more_they_make_up_for():
    pool = [("prices", 0.7), ("ferry", 0.68), ("bridge", 0.66)]
    assert [each for each, _ in ranked_by_words("The bridge at Tolm", pool, _words())] == ["bridge", "ferry", "prices"]


def test_without_a_word_in_common_similarity_ranks():
    pool = [("prices", 0.7), ("bridge", 0.7), ("ferry", 0.9)]
    assert ranked_by_words("Nobody knows", pool, _words()) == [("ferry", 0.9), ("bridge", 0.7), ("prices", 0.7)]
    assert ranked_by_words("Nobody knows", [], _words()) == []


def test_equal_ones_stand_by_id_in_whatever_order_they_came():
    same = dict.fromkeys("cab", "The bridge at Tolm")
    for order in permutations(same):
        pool = [(each, 0.7) for each in order]
        words = _words({each: same[each] for each in order})
        assert [each for each, _ in ranked_by_words("bridge", pool, words)] == ["a", "b", "c"]


def test_a_pool_has_several_for_each_that_is_wanted():
    assert pool_size(0) == 0
    assert pool_size(5) == 5 * POOL

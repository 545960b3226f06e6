from __future__ import annotations

import pytest

from streams.extract.names.given_names import is_given, pronoun_of, same_given


@pytest.mark.parametrize(
    ("name", "pronoun"), [("Mary Quillon", "she"), ("Robert Quillon", "he"), ("Morgan Quillon", ""), ("Mary", "")]
)
def test_pronoun_of_a_full_name(name, pronoun):
    assert pronoun_of(name) == pronoun


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Jim", "James", True), ("J.", "James", True), ("Anna", "Anna", True), ("Jim", "Mary", False),
     ("K.", "Jim", False)],
)
def test_same_given_name(one, other, same):
    assert same_given(one, other) is same
    assert same_given(other, one) is same


def test_what_is_a_given_name():
    assert is_given("Morgan")
    assert not is_given("Harbour")

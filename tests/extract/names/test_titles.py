from __future__ import annotations

import pytest

from streams.extract.names.titles import head_of, is_former, is_title, joined_offices, parted, plain_titles


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Sen. Orla Penn, R-Ohio", "Senator Orla Penn"),
        ("Rep. Orla Penn (D-N.Y.)", "Representative Orla Penn"),
        ("Sen. Orla Penn, D-N.J., a key voice", "Senator Orla Penn, a key voice"),
        ("Lt. Gov. Orla Penn", "Lieutenant Governor Orla Penn"),
        ("Wilmar, Del.", "Wilmar, Del."),
        ("Amara Sen", "Amara Sen"),
        ("the Ostrow, Larkland-based Bell Institute", "the Bell Institute"),
        ("CLOSE President Orla Penn", "President Orla Penn"),
    ],
)
def test_titles_are_written_out(printed, plain):
    assert plain_titles(printed) == plain


def test_offices_of_several_words_are_one():
    joined = joined_offices("former Secretary of State Orla Penn")
    assert len(joined.split()) == 4
    assert is_title(joined.split()[1])
    assert parted(joined) == "former Secretary of State Orla Penn"
    assert joined_offices("director of the Justice Program") == "director of the Justice Program"


@pytest.mark.parametrize(("role", "former"), [("former mayor", True), ("then-senator", True), ("mayor", False)])
def test_former(role, former):
    assert is_former(role) is former


def test_head_of_a_role():
    assert head_of("former state Senator") == "senator"
    assert head_of("director of ports") == "director"
    assert head_of("") == ""


def test_grades_behind_a_title():
    assert is_title("director-general")
    assert head_of("deputy director-general") == "director"
    assert head_of("mayor-elect of Ostrow") == "mayor"
    assert not is_title("brigade-general")


@pytest.mark.parametrize(("word", "head"), [("editor-in-chief", "editor"), ("commander-in-chief", "commander")])
def test_who_is_something_in_chief(word, head):
    assert is_title(word)
    assert head_of(word) == head
    assert not is_title("harbour-in-chief")


@pytest.mark.parametrize(("word", "title"), [
    ("astrophysicist", True), ("Hydrogeologist", True), ("geologists", False), ("chemistry", False),
])
def test_one_scholar_is_a_role_and_several_are_none(word, title):
    assert is_title(word) is title

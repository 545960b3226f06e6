from __future__ import annotations

import msgspec
import pytest

from schemas.statement import Speaker
from streams.judge.reading import read, read_both, read_every, read_plain, read_printed, read_titled, repeats, speaker


@pytest.mark.parametrize(("text", "read_as"), [
    ("Norhaven will join the pact.", "Mira Solberg said that Norhaven will join the pact."),
    ("The pact is a mistake.", "Mira Solberg said that the pact is a mistake."),
    ("It is not true that the bridge is unsafe.", "Mira Solberg said that it is not true that the bridge is unsafe."),
    ("The pact is dead. Nobody wants it.", "Mira Solberg said: The pact is dead. Nobody wants it."),
    ("Growth was 2.5 percent.", "Mira Solberg said that Growth was 2.5 percent."),
])
def test_a_reported_clause_follows_its_speaker(statement, text, read_as) -> None:
    assert read(statement(text)) == read_as


def test_a_quotation_keeps_its_marks_and_a_few_quoted_words_do_not_make_one(statement) -> None:
    text = "We will not sign."
    assert read(statement(text, quotation=text)) == "Mira Solberg said: “We will not sign.”"
    assert read(statement("The plan is dead and buried for good.", quotation="dead")) == (
        "Mira Solberg said that the plan is dead and buried for good.")


def test_headlines_acts_and_claims_stand_as_they_are(statement) -> None:
    assert read(statement("Solberg rules out pact", field="title")) == "Solberg rules out pact"
    assert read(statement("Mira Solberg signed the treaty.", kind="action")) == "Mira Solberg signed the treaty."
    assert read(statement("The bridge is unsafe.", kind="claim", speaker=None)) == "The bridge is unsafe."


def test_the_fullest_name_then_the_institution_then_what_is_printed(statement) -> None:
    def who(**fields):
        return speaker(statement(speaker=Speaker(printed="the ministry", **fields)))

    assert who(name="Mira Solberg", institution="Foreign Ministry") == "Mira Solberg"
    assert who(institution="Foreign Ministry") == "Foreign Ministry"
    assert who() == "the ministry"
    assert speaker(statement(speaker=None)) == speaker(statement(name="")) == ""


def test_the_passage_is_read_as_printed_with_its_speaker(statement) -> None:
    said = statement("Norhaven will not join the pact.", passage="“We will not join it,” she said.")
    assert read_printed(said) == "Mira Solberg said: “We will not join it,” she said."
    assert read_both(said) == ("Mira Solberg said that Norhaven will not join the pact.", read_printed(said))


@pytest.mark.parametrize(("title", "read_as"), [
    ("Norhaven and the pact", "Norhaven and the pact. Mira Solberg said: “Not with us,” she said."),
    ("Join the pact?", "Join the pact? Mira Solberg said: “Not with us,” she said."),
    ("Solberg: “Not with us”", "Solberg: “Not with us” Mira Solberg said: “Not with us,” she said."),
    ("", "Mira Solberg said: “Not with us,” she said."),
])
def test_the_headline_stands_before_what_is_printed(statement, title, read_as) -> None:
    said = statement("Norhaven will not join the pact.", passage="“Not with us,” she said.")
    said = msgspec.structs.replace(said, article=msgspec.structs.replace(said.article, title=title))
    assert read_titled(said) == read_as
    assert read_every(said) == (read(said), read_printed(said), read_as)


def test_a_headline_has_no_headline_before_it(statement) -> None:
    said = statement("Solberg rules out pact", field="title", passage="Solberg rules out pact")
    assert read_titled(said) == read_printed(said) == "Solberg rules out pact"


@pytest.mark.parametrize("fields", [{"kind": "action"}, {"kind": "claim"}, {"field": "title"}, {"name": ""}])
def test_what_names_its_actor_or_has_no_speaker_is_read_alone(statement, fields) -> None:
    made = statement("Norhaven leaves the pact.", passage="Norhaven quits.", **fields)
    assert read_both(made) == ("Norhaven leaves the pact.", "Norhaven quits.")


def test_a_foreign_model_reads_the_plain_text(statement) -> None:
    assert read_plain(statement("  The pact is a mistake. ", quotation="The pact is a mistake.")) == (
        "The pact is a mistake.",)


@pytest.mark.parametrize(("later", "by", "same"), [
    ("The ferry sails on Sundays.", Speaker(printed="she", name="Mira Solberg"), True),
    ("The ferry sails on Sundays!", Speaker(printed="she", name="Mira Solberg"), True),
    ("The ferry sails on Mondays.", Speaker(printed="she", name="Mira Solberg"), False),
    ("The ferry sails on Sundays.", Speaker(printed="he", name="Nils Oberg"), False),
    ("The ferry sails on Sundays.", None, False),
])
def test_who_says_the_same_again_word_for_word(statement, later, by, same) -> None:
    earlier = statement("The ferry sails on Sundays.", speaker=Speaker(printed="Solberg", name="Mira Solberg"))
    assert repeats(statement(later, speaker=by), earlier) is same


def test_a_bare_ministry_may_be_another_one(statement) -> None:
    one, other = (statement("It is closed.", speaker=Speaker(printed="the ministry")) for _ in range(2))
    assert not repeats(one, other)

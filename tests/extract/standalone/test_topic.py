from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.standalone.text import TEXT_WORDS, Context
from streams.extract.standalone.topic import TOPIC_WORDS, can_be_topic, in_front, seen_by, topic_of


def test_order_of_topics():
    context = Context(headline="The dam is raised", lede="A long story of a dam", own="The dam will be raised.",
                      before="Workers came to the dam")
    assert topic_of(context) == "The dam will be raised"
    assert topic_of(Context(headline="The dam is raised", question="Will it be raised?")) == "Will it be raised?"
    assert topic_of(Context(headline="The dam is raised", before="Workers came to the dam")) == "The dam is raised"
    assert topic_of(
        Context(headline="The dam is raised", before="Workers came to the dam"), "pronoun") == "Workers came to the dam"
    assert topic_of(Context(headline="Short one")) == ""


@pytest.mark.parametrize(("text", "can"), [
    ("Dam stays as it is", True), ("Will the dam be raised?", False), ("This looks like a dam", False),
    ("My dam is better than yours", False), ("What the dam means for Ostrow", False), ("Two words", False),
    ("They want the dam", False), ("If the dam breaks, the valley will be flooded", True),
    ("If the dam breaks " + "and breaks again " * 9, False),
])
def test_a_topic_says_what_it_is_about(text, can):
    assert can_be_topic(text) is can


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=300), st.sampled_from(["phrase", "pronoun"]))
def test_topics_of_any_text_are_short(headline, before, lede, why):
    topic = topic_of(Context(headline=headline, before=before, lede=lede), why)
    assert len(topic.split()) <= TOPIC_WORDS
    assert len(in_front(topic, "It is so.").split()) <= TEXT_WORDS + 1
    can_be_topic(headline)


def test_in_front():
    assert in_front("", "it is so.") == "it is so."
    assert in_front("The dam", "it is so.") == "The dam: It is so."
    assert in_front("The dam", "The dam is safe.") == "The dam is safe."
    full = "word " * (TEXT_WORDS - 1)
    assert in_front("The dam of Ostrow is old", full) == full


@pytest.fixture
def reply(nlp):
    """A statement that hangs on what somebody else has said."""
    return nlp("That is nonsense.")[:]


class _Forms:
    """What `seen_by` asks of the article."""

    def __init__(self, title: str, opening: str, before: str = "") -> None:
        self.title, self.opening_sentence, self._before = title, opening, before
        self.opening, self.headline_is_clause = None, True

    def span_before(self, span):
        return None

    def sentence_before(self, span):
        return self._before


@pytest.mark.parametrize(("names", "headline"), [
    (("Ida Krause",), "Oberg — the tram is dead"),
    (("Nils Oberg",), "The tram is dead"),
])
def test_what_another_says_in_the_headline_keeps_its_source(reply, names, headline):
    context = Context(headline="The tram is dead", full_forms=_Forms("Oberg: the tram is dead", ""))
    assert topic_of(seen_by(context, reply, *names)) == headline


def test_what_another_says_in_the_lede_keeps_its_source(reply):
    forms = _Forms("", "The tram is dead, Mayor Nils Oberg said on Monday.")
    context = Context(lede="The tram is dead", full_forms=forms)
    assert topic_of(seen_by(context, reply, "Ida Krause")) == "The tram is dead, Mayor Nils Oberg said on Monday"
    assert topic_of(seen_by(context, reply, "Nils Oberg")) == "The tram is dead"


def test_a_label_is_no_source(reply):
    context = Context(headline="The tram is dead", full_forms=_Forms("WATCH: the tram is dead on Monday", ""))
    assert topic_of(seen_by(context, reply, "Ida Krause")) == "The tram is dead"


def test_weak_topics_come_last_or_not_at_all():
    lede = "Ida Krause is a city columnist for the Ostrow Tribune"
    assert topic_of(Context(headline="", lede=lede)) == ""
    context = Context(headline="Five takeaways from the Ostrow vote", before="Krause lost the Ostrow vote")
    assert topic_of(context) == "Krause lost the Ostrow vote"
    assert topic_of(Context(headline="Five takeaways from the Ostrow vote")) == "Five takeaways from the Ostrow vote"
    assert topic_of(Context(before="The one on trams comes in June")) == ""
    assert topic_of(Context(before="Here, Krause faced the board of the dam")) == "Krause faced the board of the dam"


def test_a_lede_that_names_somebody_before_a_headline_that_does_not():
    context = Context(headline="A boathouse is staying", before="About 300 workers came",
                      lede="The Ferrow yard keeps its boathouse")
    assert topic_of(context, "phrase", "The offer of 3 billion was accepted.") == "The Ferrow yard keeps its boathouse"


def test_what_one_only_dismissed_is_no_claim_of_ones_own(reply):
    forms = _Forms("", "The ministry has dismissed Velmark's account of the raid.")
    context = Context(lede="Velmark's account of the raid", full_forms=forms)
    assert topic_of(seen_by(context, reply, "ministry")) == "The ministry has dismissed Velmark's account of the raid"


def test_the_lede_is_no_topic_of_its_own_statement(nlp):
    lede = "Mayor Nils Oberg backs the sale of the tram."
    context = Context(lede="The sale of the tram", full_forms=_Forms("", lede))
    assert seen_by(context, nlp(lede)[:], "Nils Oberg").lede == "The sale of the tram"


def test_a_headline_that_tells_nothing_comes_after_the_lede():
    lede = "The ferry to Ostrow has been sold to a bank"
    assert topic_of(Context(headline="An empty ferry", lede=lede, headline_is_clause=False)) == lede
    assert topic_of(Context(headline="An empty ferry", headline_is_clause=False)) == "An empty ferry"


def test_a_sentence_before_that_has_nothing_to_do_with_the_matter_comes_last():
    context = Context(headline="The ferry is sold", before="A pencil lay on the desk", before_tells=False)
    assert topic_of(context, "pronoun") == "The ferry is sold"
    assert topic_of(Context(before="A pencil lay on the desk", before_tells=False)) == "A pencil lay on the desk"


def test_what_somebody_else_is_reported_to_have_said_comes_last():
    context = Context(headline="The ferry of Ostrow is sold", before="The boat is old, mayor Nils Oberg said")
    assert topic_of(context, "pronoun") == "The ferry of Ostrow is sold"


def test_a_long_lede_is_cut_to_its_main_clause(nlp):
    lede = ("The ferry, which was built in 1962 by a yard on the lake that has long been closed and forgotten by all, "
            "lies in the harbour of Ostrow with a broken shaft and no crew")
    forms = _Forms("", lede)
    forms.opening = nlp(lede)[:]
    context = seen_by(Context(lede=lede, full_forms=forms), nlp("It will sail.")[:], "Ida Krause")
    assert context.lede == "The ferry lies in the harbour of Ostrow with a broken shaft and no crew"


def test_no_topic_that_would_be_cut_in_the_midst_of_a_clause():
    text = "word " * (TEXT_WORDS - 8)
    assert in_front("The council of Ostrow has on Monday condemned the sale of the ferry", text) == text
    assert in_front("The ferry of Ostrow is sold, and nobody knows to whom it went", text).startswith(
        "The ferry of Ostrow is sold: ")


def test_what_a_transcript_or_a_release_sets_before_the_words_is_no_topic():
    for label in ("ANA BELL, president of Ostrow College: ", "ANA BELL: ", "Statement by the Harbour Board: "):
        context = Context(lede=f"{label}The ferry of Ostrow is sold")
        assert topic_of(context, "pronoun") == "The ferry of Ostrow is sold"


@pytest.mark.parametrize("text", [
    "Ostrow, Velden (TNN)",
    "Nils Oberg, who had been staying at a cheap hotel near the old harbour of Ostrow since the end of August or the "
    "beginning of September, bought the boat in Velden.",
])
def test_a_dateline_or_a_cut_subject_is_no_topic(text):
    assert not can_be_topic(text)

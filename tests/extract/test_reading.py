from __future__ import annotations

import pytest

from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import parse_article
from streams.extract.reading import attribute_article, headline_sentence, topic_of_article


def context(nlp, title, body):
    article = parse_article(title, body, nlp)
    return topic_of_article(article, attribute_article(article, Cast(article)))


def test_headline_without_its_source_and_lede_without_its_report(nlp):
    found = context(
        nlp, "Belmar: dam stays as it is", "The dam will not be raised, Governor Ana Belmar said on Monday."
    )
    assert found.headline == "Dam stays as it is"
    assert found.lede == "The dam will not be raised"
    assert "dam" in found.words


def test_headline_that_is_a_bare_quotation_names_no_topic(nlp):
    assert context(nlp, "'I have changed my mind,' she said", "The dam will be raised.").headline == ""


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Lender to scrap fee", "Lender will scrap fee"),
        ("Reply to the mayor", "Reply to the mayor"),
        ("Council grants amnesty to employers", "Council grants amnesty to employers"),
        ("Hoping to see a quieter harbour", "Hoping to see a quieter harbour"),
        ("Board to discuss quay", "Board will discuss quay"),
        ("Porters urged to turn down offer", "Porters urged to turn down offer"),
        ("Harbour board seeks to end strike", "Harbour board seeks to end strike"),
        ("Depot failed to follow own rules", "Depot failed to follow own rules"),
        ("Senators unveil bill to protect ferries", "Senators unveil bill to protect ferries"),
        ("Yard ready to take back strikers", "Yard ready to take back strikers"),
        ("Workers to strike over rota", "Workers will strike over rota"),
        ("Planners to approve quay", "Planners will approve quay"),
        ("Board to scrap fee told to porters", "Board will scrap fee told to porters"),
        ("Board to scrap fee porters were told to pay", "Board will scrap fee porters were told to pay"),
    ],
)
def test_future_of_headlines(title, expected):
    assert headline_sentence(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Lender to scrap fee", "Lender will scrap fee"),
        ("The mayor of Corlay to resign over ferry contract", "The mayor of Corlay will resign over ferry contract"),
        ("Porters want the board to scrap fee", "Porters want the board to scrap fee"),
        ("Coastguard directed crews to leave harbour", "Coastguard directed crews to leave harbour"),
        ("Corlay is here to stay", "Corlay is here to stay"),
    ],
)
def test_a_verb_before_to_takes_what_follows(nlp, title, expected):
    assert headline_sentence(title, nlp(title)) == expected


def test_what_a_headline_quotes_keeps_its_infinitive(nlp):
    found = context(nlp, "Board chief: 'Corlay is here to stay'", "The pool is safe, Mayor Ana Belmar said.")
    assert found.headline == "Corlay is here to stay"


def test_title_comes_last(nlp):
    article = parse_article("Cameras will check faces, deputy chief says", "The pool is safe, the mayor said.", nlp)
    links = attribute_article(article, Cast(article))
    assert [link.frame.field for link in links] == ["text", "title"]

from __future__ import annotations

import pytest

from streams.extract.attribution.headlines import attribute_headline
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import parse_article

BODY = "President Irena Zabor spoke in Kolin on Tuesday. Zabor was brief.\n\nThe grid agency agreed."


def links(nlp, title):
    article = parse_article(title, BODY, nlp)
    return attribute_headline(article.title, Cast(article))


@pytest.mark.parametrize(("title", "source", "content"), [
    ("Zabor: reactor will never run again", "Zabor", "reactor will never run again"),
    ("Cameras will check faces, deputy chief says", "deputy chief", "Cameras will check faces"),
    ("Reactor stays shut, says Zabor", "Zabor", "Reactor stays shut"),
    ("Power to be rationed, grid agency warns", "grid agency", "Power to be rationed"),
    ("'No one can restart it alone': president on the reactor", "president", "No one can restart it alone"),
])
def test_forms(nlp, title, source, content):
    link, = links(nlp, title)
    assert (link.source, link.content_text) == (source, content)


@pytest.mark.parametrize("title", [
    "Will Zabor restart the reactor?", "Kolin: reactor stays shut", "WATCH: reactor tour", "Reactor stays shut",
    "'A larger house': board embraces bid",
])
def test_what_is_no_source(nlp, title):
    assert links(nlp, title) == []


def test_an_author_in_capitals_is_no_office(nlp):
    assert links(nlp, "DEAN: Reactor stays shut for years") == []


def test_who_speaks_after_a_quotation(nlp):
    link, = links(nlp, "'The reactor stays shut for years': governor of Tarn speaks")
    assert link.source == "governor of Tarn"
    link, = links(nlp, "'It Ain't Over Yet': Governor of Tarn Vows to Make Good on Promises")
    assert link.source == "Governor of Tarn"

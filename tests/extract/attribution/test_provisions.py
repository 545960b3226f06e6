from __future__ import annotations

import pytest

from streams.extract.attribution.provisions import find_provision
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import parse_article

ON_DEED = "Mayor Ana Bell signed the bylaw on the harbour bridge on Tuesday."


@pytest.fixture
def provision(nlp):
    """The act told of the last of some sentences: who and what; None if there is none."""
    def told(text):
        article = parse_article("Town hall", text, nlp)
        (frame,) = article.body
        sentences = list(frame.doc.sents)
        act = find_provision(frame, sentences[-1], Cast(article))
        return None if act is None else (act.source, act.content.text.rstrip("."), act.passage)
    return told


def test_what_a_signed_document_does_is_part_of_the_act(provision):
    text = f"{ON_DEED} It sets a toll of 3.20 for cars."
    source, told, passage = provision(text)
    assert source == "Mayor Ana Bell"
    assert told == "Mayor Ana Bell signed the bylaw on the harbour bridge, which sets a toll of 3.20 for cars"
    assert text[slice(*passage)] == text


def test_the_document_may_be_named_again(provision):
    _, told, _ = provision("Environment Minister Ana Bell signed an order on Monday. The order bans all sand.")
    assert told == "Environment Minister Ana Bell signed an order, which bans all sand"


@pytest.mark.parametrize("text", [
    f"{ON_DEED} It was raining.",
    f"{ON_DEED} It would set a toll of 3.20.",
    f"{ON_DEED} She sets a good example.",
    f"{ON_DEED} The council sets a toll of 3.20.",
    "Mayor Ana Bell read the bylaw on Tuesday. It sets a toll of 3.20.",
    "Mayor Ana Bell signed a visitors' book on Tuesday. It sets a record.",
    "Mayor Ana Bell signed a draft order in 2019. It sets a toll of 3.20.",
    "It sets a toll of 3.20.",
])
def test_what_is_no_provision_of_what_was_signed(provision, text):
    assert provision(text) is None

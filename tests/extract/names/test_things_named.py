from __future__ import annotations

import pytest

from streams.extract.names.things_named import things_named


@pytest.mark.parametrize(("text", "things"), [
    ("The Harbinger left the quay at nine. Nobody missed the Harbinger.", {"harbinger"}),
    ("The library has the Velmora map in a drawer.", {"velmora"}),
    ("The Velmora map is in a drawer. Carl Velmora drew it.", set()),  # a person has that name too
    ("Velmora is a port. The Velmora map shows it.", set()),
    ("The Delgado administration has raised the levy.", set()),
    ("The Delgados came with their dog.", set()),
])
def test_a_single_name_with_an_article_is_a_things(nlp, text, things):
    assert things_named([nlp(text)]) == things

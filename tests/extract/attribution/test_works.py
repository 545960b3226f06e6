from __future__ import annotations

import pytest

from streams.extract.attribution.works import is_title_of_work


@pytest.mark.parametrize(("quoted", "field", "title"), [
    ("How the Ferries Were Sold to the Bank.", "text", True),
    ("The Long Road Home from Ostrow", "text", True),
    ("The Dam Is Safe and Sound", "title", False),
    ("The dam on the Tarn is safe.", "text", False),
    ("Nils Oberg!", "text", False),
    ("THE DAM IS SAFE", "text", False),
])
def test_titles_are_told_by_their_capitals(quoted, field, title):
    assert is_title_of_work(quoted, field) is title


def test_a_title_is_nobodys_words(find):
    assert find("Mayor Ana Bell told the story in her book, “How the Ferries Were Sold to the Bank.”") == []

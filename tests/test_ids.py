from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams import ids

TEXT = st.text(max_size=40)


def test_an_id_is_a_uuid5_and_never_changes():
    """Stored ids depend on these values: a change here is a break of every topic."""
    article = ids.article_id("https://halsundcourier.example/2025/01/14/bridge-toll", "", "")
    assert article == "53579bcb-3213-5ff9-8e3a-432ecb6e43c4"
    assert uuid.UUID(article).version == 5
    assert ids.claim_id("x") == str(uuid.uuid5(ids.NAMESPACE, '["claim","x"]'))


@pytest.mark.parametrize(
    "url",
    [
        "https://halsundcourier.example/2025/01/14/bridge-toll#comments",
        "https://halsundcourier.example/2025/01/14/bridge-toll?utm_source=letter&utm_medium=email",
        "https://HalsundCourier.example/2025/01/14/bridge-toll",
        "  https://halsundcourier.example/2025/01/14/bridge-toll ",
    ],
)
def test_fragment_tracking_and_host_case_do_not_make_another_article(url):
    plain = ids.article_id("https://halsundcourier.example/2025/01/14/bridge-toll", "a", "b")
    assert ids.article_id(url, "another title", "another text") == plain


@pytest.mark.parametrize("other", ["https://halsundcourier.example/2025/01/14/bridge-toll-2",
                                   "https://halsundcourier.example/2025/01/14/bridge-toll?page=2",
                                   "https://valdoriagazette.example/2025/01/14/bridge-toll"])
def test_another_page_is_another_article(other):
    assert ids.article_id(other, "", "") != ids.article_id(
        "https://halsundcourier.example/2025/01/14/bridge-toll", "", "")


@pytest.mark.parametrize("url", [None, "", "no url", "ftp://halsundcourier.example/x", "javascript:void(0)"])
def test_without_a_web_address_title_and_text_decide(url):
    assert ids.article_id(url, "Toll", "It stays.") == ids.article_id(None, " toll ", "It  stays.")
    assert ids.article_id(url, "Toll", "It stays.") != ids.article_id(None, "Toll", "It goes.")
    assert ids.article_id(url, "Toll It", "stays.") != ids.article_id(None, "Toll", "It stays.")


def test_typography_and_space_do_not_make_another_statement():
    one = ids.statement_id("a", "“We won’t pay,” she said.", "Tove Aronsen")
    assert one == ids.statement_id("a", "\"We won't  pay,\"\nshe said. ", "TOVE ARONSEN")
    assert one != ids.statement_id("a", "“We will pay,” she said.", "Tove Aronsen")
    assert one != ids.statement_id("a", "“We won’t pay,” she said.", "Ketil Marrow")
    assert one != ids.statement_id("b", "“We won’t pay,” she said.", "Tove Aronsen")


@given(TEXT)
def test_normalise_is_stable(text):
    once = ids.normalise(text)
    assert once == once.strip()
    assert ids.normalise(once) == once


@given(TEXT, TEXT, TEXT, TEXT)
def test_parts_cannot_run_into_one_another(first, second, other_first, other_second):
    same = (first, second) == (other_first, other_second)
    assert (ids.event_id(first, second) == ids.event_id(other_first, other_second)) == same


@given(TEXT)
def test_kinds_have_ids_of_their_own(text):
    made = [ids.claim_id(text), ids.alert_id("reversal", text), ids.alert_id("split", text),
            ids.holder_id("person", text, ""), ids.holder_id("institution", text, ""), ids.event_id(text)]
    assert len(set(made)) == len(made)

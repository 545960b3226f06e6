import time
import unicodedata
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import Article
from schemas.common import Publisher
from streams.errors import Rejected
from streams.extract.cleaning import CleanArticle, clean, validate

PUBLISHED = datetime(2025, 3, 5, 12, tzinfo=timezone.utc)
BODY = [
    "Harbour master Tove Aronsen told the council on Tuesday that the old ferry quay in Pelworth will stay open.",
    "“We are keeping the quay, and no one will take it from the island,” she said after the meeting.",
    "The council had asked for a report on the cost of repairs, which are put at four million crowns.",
]


def article(text="", **fields):
    return Article(published_at=PUBLISHED, text=text, **fields)


def cleaned(*paragraphs, title="Ferry quay stays open"):
    return clean(article("\n\n".join(paragraphs), title=title)).text.split("\n\n")


def test_a_story_without_anything_else_is_untouched():
    assert cleaned(*BODY) == BODY


def test_teasers_recap_and_list_of_other_stories_go_and_the_body_stays():
    assert (
        cleaned(
            BODY[0],
            "Also Read: Norland sells two tugs",
            BODY[1],
            "Read more",
            "Minister: no new tolls this year",
            BODY[2],
            "Key Points:",
            "Quay stays open: Harbour master Tove Aronsen said the ferry quay will stay.",
            "Cost of repairs: The council asked for a report on the repairs.",
            "Recent News",
            "Norland Sells Two Tugs",
            "The tugs were built in 1988 and had been laid up in Brevik since...",
            "Storm Closes Northern Road",
            "Drivers were told to wait until the snow ploughs had passed on Sunday.",
        )
        == BODY
    )


def test_a_box_of_one_headline_in_the_text_does_not_take_the_story_after_it():
    assert cleaned(BODY[0], "Related stories", "Norland sells two tugs", BODY[1], BODY[2]) == BODY


def test_a_heading_that_only_sounds_like_a_list_takes_no_paragraph():
    assert cleaned(BODY[0], "Recommended", BODY[1], BODY[2]) == BODY


def test_key_points_that_bring_something_new_stay():
    new = ["• Fishermen receive licences for herring from April onwards", "• Schools close early during frost"]
    assert cleaned(*BODY, "Key points", *new)[-2:] == new


def test_bullets_and_labels_outside_of_a_recap_stay():
    listed = ["• The quay stays open all year", "Watch: that is what the harbour master told us to do."]
    assert cleaned(*BODY, *listed) == [*BODY, *listed]


def test_a_recap_with_a_quotation_stays():
    turn = "Highlights of the talk: “We are keeping the quay, and no one will take it from the island.”"
    assert turn in cleaned(*BODY, "Highlights", turn)


def test_pairs_of_headline_and_broken_blurb_go_at_the_end_and_where_there_are_two():
    pair = ["Norland sells two tugs", "The tugs were built in 1988 and had been laid up in Brevik since the..."]
    other = ["Storm closes northern road", "Drivers were told to wait on Sunday until the ploughs…"]
    assert cleaned(*BODY, *pair) == BODY
    assert cleaned(BODY[0], *pair, *other, *BODY[1:]) == BODY


def test_a_last_paragraph_that_trails_off_stays():
    last = "And then the harbour master looked out at the sea, and the sea looked back…"
    assert cleaned(*BODY, last) == [*BODY, last]


def test_a_page_of_nothing_but_furniture_is_kept_rather_than_emptied():
    assert cleaned("Subscribe now") == ["Subscribe now"]


def test_first_line_becomes_the_title_when_there_is_none_and_leaves_the_text():
    found = clean(article("Ferry quay stays open\n\n" + "\n".join(BODY)))
    assert found == CleanArticle("Ferry quay stays open", "\n\n".join(BODY))


def test_a_first_paragraph_that_repeats_the_title_leaves_the_text():
    assert cleaned("FERRY QUAY stays open", *BODY) == BODY


def test_outlet_leaves_the_title():
    found = clean(
        article(BODY[0], title="Quay  stays | Pelworth Courier", publisher=Publisher(name="Pelworth Courier"))
    )
    assert found.title == "Quay stays"


def test_hard_wrapped_lines_are_joined_and_short_ones_are_not():
    wrapped = (
        "The council of Pelworth voted on Tuesday evening to keep\nthe old ferry quay open for at least ten "
        "more\n"
        "years, and to pay for its repair out of the reserve.\n\nA list\nof two"
    )
    assert cleaned(wrapped) == [wrapped.split("\n\n")[0].replace("\n", " "), "A list", "of two"]


def test_mended_quotation_and_composed_letters():
    assert cleaned("Aronsen drew a line at the dam:”But our view of the dam is cle\u0301ar.”") == [
        "Aronsen drew a line at the dam: “But our view of the dam is cl\u00e9ar.”"
    ]


def test_html_is_used_when_there_is_no_text():
    page = (
        "<html><head><title>Ferry quay stays open</title></head><body><article><h1>Ferry quay stays open</h1>"
        + "".join(f"<p>{p}</p>" for p in BODY)
        + "<p>Also Read: Norland sells two tugs</p></article></body></html>"
    )
    found = clean(Article(published_at=PUBLISHED, html=page))
    assert found == CleanArticle("Ferry quay stays open", "\n\n".join(BODY))


PIECES = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=[]), max_size=60),
    st.sampled_from(
        [
            "\n",
            "\n\n",
            "Recent News",
            "Key Points:",
            "Also Read",
            "Also Read: x",
            "Headline",
            "Blurb...",
            *BODY,
            "A: b c.",
            "• d",
            "Share",
            "\r",
            "\u2028",
            "”",
            "“",
            "``",
            " .",
            " ,",
            '"',
        ]
    ),
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25), st.text(alphabet=st.characters(exclude_categories=[]), max_size=80))
def test_any_strings_give_clean_fields_and_lose_no_story(pieces, title):
    found = clean(article("".join(pieces), title=title))
    assert "\n" not in found.title
    for field in (found.title, found.text):
        field.encode("utf-8")
        assert unicodedata.is_normalized("NFC", field)
        assert field == field.strip()
    assert all(p and p == p.strip() and "\n" not in p for p in found.text.split("\n\n") if found.text)


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=300))
def test_any_html_gives_strings(html):
    found = clean(Article(published_at=PUBLISHED, html=html))
    found.text.encode("utf-8")


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a ",
        "Recent News\n\nHeadline\n\n",
        "Key Points\n",
        "• a\n",
        "Headline\nBlurb...\n",
        "A body sentence. ",
        "“",
        ".\n",
        " . . ",
        "Also Read\n",
    ],
)
def test_a_megabyte_takes_bounded_time(unit):
    text = unit * (1_000_000 // len(unit))
    started = time.monotonic()
    clean(article(text))
    assert time.monotonic() - started < 15


def test_validate_takes_what_is_in_order():
    validate(article(BODY[0], url="https://news.example/quay"), PUBLISHED)
    validate(article("", title="Only a title"), PUBLISHED)
    validate(Article(published_at=PUBLISHED, status="withdrawn"), PUBLISHED)
    validate(article(BODY[0]), PUBLISHED - timedelta(hours=24))


@pytest.mark.parametrize(
    ("bad", "reason", "named"),
    [
        (Article(published_at=PUBLISHED, text=" \n", title=""), "empty", "text"),
        (Article(published_at=PUBLISHED + timedelta(hours=25), text="x"), "future", "2025-03-06T13:00"),
        (Article(published_at=PUBLISHED, text="x", url="ftp://news.example/a"), "field", "ftp://news.example/a"),
        (Article(published_at=PUBLISHED, text="x", url="http://[broken"), "field", "url"),
        (Article(published_at=PUBLISHED, text="x", url=""), "field", "url"),
    ],
)
def test_validate_names_reason_field_and_value(bad, reason, named):
    with pytest.raises(Rejected, match=r".") as refused:
        validate(bad, PUBLISHED)
    assert refused.value.reason == reason
    assert named in str(refused.value)

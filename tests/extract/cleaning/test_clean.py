import time
import tracemalloc
import unicodedata
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import Article
from schemas.common import Publisher
from streams.errors import Rejected
from streams.extract.cleaning.clean import CleanArticle, clean, repair, validate
from streams.extract.cleaning.typography import tidy

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
    turn = "Highlights of the talk: “We will keep the quay of the island open, and we will pay for the repairs.”"
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


def test_a_headline_printed_again_goes_with_what_stands_before_it():
    assert cleaned("By Ida Krause", "Ferry quay stays open", *BODY) == BODY
    assert cleaned("The quay at dawn. Ferry quay stays open", *BODY) == BODY
    assert cleaned(BODY[0], "Quay", *BODY[1:], title="Quay") == [BODY[0], "Quay", *BODY[1:]]
    printed = "".join(f"<p>{p}</p>" for p in ["Home", "Ferry quay stays open", *BODY])
    title = "Ferry quay stays open - Courier"
    page = f"<html><head><title>{title}</title></head><body><article>{printed}</article></body></html>"
    assert clean(Article(published_at=PUBLISHED, html=page)).text.split("\n\n") == BODY


def test_a_summary_run_on_to_its_heading_goes_and_one_with_something_new_stays():
    points = ["Story highlights Ferry quay in Pelworth will stay open", "Council asked for a report on the repairs"]
    assert cleaned(*points, *BODY) == BODY
    new = ["Story highlights Fishermen receive licences for herring from April", "Schools close early during frost"]
    assert cleaned(*new, *BODY) == [*new, *BODY]


def test_headlines_after_a_teaser_go_and_a_subhead_stays():
    teasers = ["Read more about the tugs Harbour Board Sells Two", "Norland Buys Tugs From Pelworth"]
    assert cleaned(BODY[0], *teasers, BODY[1], "What repairs will cost", BODY[2]) == [
        BODY[0],
        BODY[1],
        "What repairs will cost",
        BODY[2],
    ]


def test_who_wrote_it_goes_at_the_end_only():
    author = "Ida Krause is a politics reporter based in Brevik."
    assert cleaned(*BODY, author) == BODY
    assert cleaned(BODY[0], author, *BODY[1:], "The tram, too, will stay.", "Nobody asked why.") == [
        BODY[0],
        author,
        *BODY[1:],
        "The tram, too, will stay.",
        "Nobody asked why.",
    ]


def test_links_within_a_paragraph_and_pull_quotes_go():
    quote = "We are keeping the quay, and no one will take it from the island"
    assert cleaned(BODY[0] + " (RELATED: Norland Sells Two Tugs)", quote, *BODY[1:]) == BODY


def test_repair_leaves_nothing_out():
    printed = ["Also Read: Norland sells two tugs", *BODY, "Share Tweet Email"]
    assert repair(article("\n\n".join(printed), title="Ferry quay")) == CleanArticle("Ferry quay", "\n\n".join(printed))


ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=[]), max_size=60)  # lone surrogates and NULs among it
PIECES = st.one_of(
    ANY_TEXT,
    st.sampled_from(
        [
            *BODY,
            *["\n", "\n\n", "\r", "\u2028", "\x00", "\ud800", "\u0301", "”", "“", "``", " .", " ,", '"'],
            *["Recent News", "Key Points:", "Also Read", "Also Read: x", "Headline", "Blurb...", "A: b c.", "• d"],
            *["Story highlights A", "(RELATED: x)", "Tove Aronsen Tove AronsenA MORE", "READ: Two Tugs"],
        ]
    ),
)
TAGS = st.sampled_from(
    [
        *["<p>", "</p>", "<div>", "</div>", "<article class='a'>", "<h1>", "<ul><li>", "<table><td>", "<!--", "-->"],
        *["<script>", "</script>", "<", ">", "&#0;", "&#xD800;", "&amp;", "<![CDATA[", "<svg/>", "<a href='", "'>"],
        *["<?xml version='1.0' encoding='x'?>", "<html lang='en'>", "<title>", "<body>"],
        *[f"<p>{p}</p>" for p in BODY],
    ]
)


def letters(text):
    return filter(str.isalnum, unicodedata.normalize("NFC", tidy(text)))


def holds_up(found, *printed):
    """The fields are clean and bounded, and their letters are the printed ones, in order."""
    assert "\n" not in found.title
    for field in (found.title, found.text):
        field.encode("utf-8")
        assert unicodedata.is_normalized("NFC", field)
        assert field == field.strip()
    assert all(p and p == p.strip() and "\n" not in p for p in found.text.split("\n\n") if found.text)
    # A mended mark gains a space, and a letter that no longer may be written as one becomes two or three.
    assert len(found.title) + len(found.text) <= 3 * sum(map(len, printed)) + 2


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25), st.text(alphabet=st.characters(exclude_categories=[]), max_size=80))
def test_any_strings_give_clean_bounded_fields_and_invent_nothing(pieces, title):
    text = "".join(pieces)
    found = clean(article(text, title=title))
    holds_up(found, text, title)
    printed = letters(text)
    assert all(letter in printed for letter in letters(found.text))
    assert list(letters(repair(article(text, title=title)).text)) == list(letters(text))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(TAGS, ANY_TEXT), max_size=30))
def test_any_html_gives_clean_bounded_fields(pieces):
    html = "".join(pieces)
    holds_up(clean(Article(published_at=PUBLISHED, html=html)), html, html)


@given(
    url=st.none() | ANY_TEXT | ANY_TEXT.map("https://".__add__),
    text=st.none() | ANY_TEXT,
    html=st.none() | ANY_TEXT,
    title=ANY_TEXT,
)
def test_validate_refuses_with_a_reason_or_not_at_all(url, text, html, title):
    one = Article(published_at=PUBLISHED, url=url, text=text, html=html, title=title)
    reason = None
    try:
        validate(one, PUBLISHED)
    except Rejected as refused:
        reason = refused.reason
    assert reason in (None, "field", "empty")
    if reason is None:
        clean(one)


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        ("<div>", 1_000_000),
        ("<div><p>a", 1_000_000),
        ("<p><b>", 250_000),  # the library's own time for open tags, ten times that of a story of this size
        ("<!--", 1_000_000),
        ("<a href='", 1_000_000),
        ("&amp;", 1_000_000),
        ("</p>", 1_000_000),
        (f"<p>{BODY[0]}</p>", 1_000_000),
        ("\x00\ud800<", 1_000_000),
    ],
)
def test_a_megabyte_of_html_takes_bounded_time(unit, size):
    html = "<html><body>" + unit * (size // len(unit))
    started = time.process_time()
    found = clean(Article(published_at=PUBLISHED, html=html))
    assert time.process_time() - started < 20
    assert len(found.text) <= len(html)


def test_a_megabyte_of_story_takes_bounded_time_and_memory():
    text = "\n\n".join(f"{p} It was the {at}th time, {at * 7} people heard." for at, p in enumerate(BODY * 2300))
    tracemalloc.start()
    started = time.process_time()
    found = clean(article(text))
    spent = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert spent < 30
    assert peak < 200_000_000
    assert len(found.text) > 900_000


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
        "(RELATED: ",
        "Aa Bb MORE ",
        "\ud800",
        "\x00\n",
        "e\u0301",
    ],
)
def test_a_megabyte_takes_bounded_time(unit):
    text = unit * (1_000_000 // len(unit))
    started = time.process_time()
    clean(article(text))
    assert time.process_time() - started < 15


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
        (Article(published_at=datetime(1, 1, 1, tzinfo=timezone.utc), text="x"), "field",
         "published_at: 0001-01-01T00:00:00+00:00"),
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

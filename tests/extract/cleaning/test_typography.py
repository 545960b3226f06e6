import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.cleaning.typography import is_tokenised, mend_quotations, tidy, untokenise


def test_tidy_leaves_one_kind_of_space_and_line_end_and_no_controls():
    assert tidy("a\u00a0\u2009b\u200bc\u00ad\r\nd\u2028e\x00\x07\ufeff") == "a bc\nd\ne"


def test_tidy_composes_and_replaces_lone_surrogates():
    assert tidy("Ce\u0301line \ud800") == "C\u00e9line \ufffd"


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_tidy_any_string_is_encodable_composed_and_stable(text):
    tidied = tidy(text)
    tidied.encode("utf-8")
    assert unicodedata.is_normalized("NFC", tidied)
    assert tidy(tidied) == tidied
    assert "\r" not in tidied
    assert "  " not in tidied


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("He turned to the dam:”But our view is different.”", "He turned to the dam: “But our view is different.”"),
        ("“It is done.”She left.", "“It is done.” She left."),
        ('The mayor said:"No more." Then:', 'The mayor said: "No more." Then:'),
        ('"No more."She left.', '"No more." She left.'),
        ("“First part,” she said, “second part.”", "“First part,” she said, “second part.”"),
        ("„Nein“, sagte er:”x”", "„Nein“, sagte er:”x”"),
        ('a 6"2 man and (“quoted”) words', 'a 6"2 man and (“quoted”) words'),
        ("“A quotation that goes on in the next paragraph.", "“A quotation that goes on in the next paragraph."),
        ("the “so-called”s", "the “so-called”s"),
    ],
)
def test_mend_quotations(printed, mended):
    assert mend_quotations(printed) == mended


@given(st.text(alphabet="ab .,:;!”“\"'é§\n", max_size=80))
def test_mend_quotations_only_adds_spaces_and_turns_marks(text):
    mended = mend_quotations(text)
    assert mended.replace(" ", "").replace("“", "”") == text.replace(" ", "").replace("“", "”")


def test_tokenised_text_is_recognised_and_put_together():
    text = "He said , `` I ca n't pay $ 4 ( yet ) . '' The town 's mayor did n't agree . “ No , ” she said ."
    assert is_tokenised(text)
    assert untokenise(text) == "He said, “I can't pay $4 (yet).” The town's mayor didn't agree. “No,” she said."


def test_straight_marks_are_joined_only_in_pairs():
    assert untokenise('" No , " she said .') == '"No," she said.'
    assert untokenise('5 " wide .') == '5 " wide.'


def test_ordinary_text_is_not_tokenised():
    assert not is_tokenised("It rained, and then it stopped. Nobody knew why. One . stray dot does not matter.")


@pytest.mark.parametrize("unit", ["”a", "“", ' "', " ' ' ", " . ", "`` ''", "x" * 50 + "\u0301"])
def test_a_megabyte_takes_bounded_time(unit):
    text = unit * (1_000_000 // len(unit))
    started = time.process_time()
    mend_quotations(untokenise(tidy(text)))
    assert time.process_time() - started < 10

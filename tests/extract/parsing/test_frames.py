from __future__ import annotations

import pytest

from streams.errors import ModelError
from streams.extract.parsing.frames import (
    PARAGRAPH_LIMIT,
    STAND_INS,
    TEXT_LIMIT,
    load_language_model,
    parse_article,
    without_stand_ins,
)


def test_quotation_is_taken_out_of_the_sentence(frames):
    frame, = frames("“No. We stay. It is our valley,” governor Ana Belmar said on Monday.")
    assert [sentence.text for sentence in frame.doc.sents] == ["“Yes,” governor Ana Belmar said on Monday."]
    quote, = frame.quotes
    assert quote.text == "No. We stay. It is our valley,"
    assert len(list(quote.doc.sents)) >= 2


def test_offsets_lead_back_to_the_article(frames):
    text = "A first paragraph stands here.\n\nHe waited. “We stay here,” he said. “For good.” Then he left."
    frame = frames(text)[1]
    assert text[frame.start :][: len(frame.raw)] == frame.raw
    for sentence in frame.doc.sents:
        start, end = frame.span_in_field(sentence)
        assert text[start:end] in text
    said = list(frame.doc.sents)[1]
    assert text[slice(*frame.span_in_field(said))] == "“We stay here,” he said."
    assert [text[slice(*frame.inner_in_field(quote))] for quote in frame.quotes] == ["We stay here,", "For good."]


def test_question_mark_before_the_report_does_not_end_the_sentence(frames):
    frame, = frames("“Will you resign?” asked Senator Ida Krause. “Never!” she said.")
    assert len(list(frame.doc.sents)) == 2


def test_dateline_is_no_part_of_the_sentence(frames):
    frame, = frames("OSTROW CITY — The council approved the budget on Tuesday.")
    assert frame.doc.text == "The council approved the budget on Tuesday."
    assert frame.span_in_field(frame.doc[:])[0] == len("OSTROW CITY — ")


def test_sentences_never_cross_paragraphs_and_wrapped_lines_stay_together(frames):
    assert len(frames("One line without a stop\n\nAnother one. Done.")) == 2
    assert len(frames("The council met on Tuesday and\nvoted for the plan.")) == 1


def test_long_paragraphs_are_cut_at_sentences(frames):
    found = frames("The council approved the plan. " * 400)
    assert len(found) > 1
    assert all(len(frame.raw) <= PARAGRAPH_LIMIT for frame in found)
    assert all(frame.raw.startswith("The council") for frame in found)


def test_tables_are_left_out_and_length_is_bounded(nlp):
    assert parse_article("", "12 345 67 89 0.5 | 7.7 | 8.1", nlp).body == ()
    article = parse_article("t" * 5000, "word " * TEXT_LIMIT, nlp)
    assert sum(len(frame.raw) for frame in article.body) <= TEXT_LIMIT
    assert article.title is not None
    assert len(article.title.raw) == 1000


def test_lone_surrogates_are_taken(nlp):
    assert parse_article("", "The mayor said \ud800 yes to it.", nlp).body[0].start == 0


def test_no_model_is_a_clear_error(tmp_path):
    with pytest.raises(ModelError, match=str(tmp_path)):
        load_language_model(tmp_path)


@pytest.mark.parametrize(("text", "left"), [
    ("“Yes,” said the mayor of Ostrow.", "said the mayor of Ostrow."),
    ("The mayor was brief: “Yes.”", "The mayor was brief:"),
    ("Yes,” Mayor Ana Bell", "Mayor Ana Bell"),
    ("Yes, the mayor said.", "Yes, the mayor said."),
])
def test_words_without_what_stands_for_a_quotation(text, left):
    assert without_stand_ins(text) == left


def test_every_stand_in_of_a_frame_is_left_out(frames):
    frame, = frames("“We stay here,” Ana Bell said. Oberg was brief: “We all stay.”")
    assert all(stand_in in frame.doc.text for stand_in in STAND_INS)
    assert without_stand_ins(frame.doc.text).split() == ["Ana", "Bell", "said.", "Oberg", "was", "brief:"]

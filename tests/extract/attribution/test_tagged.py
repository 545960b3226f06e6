"""Tagged attributions in the rules' form: added where the rules found nothing, and only where they can be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone

import pytest
from spacy.language import Language

from streams.extract.attribution.narration import attribute
from streams.extract.attribution.tagged import attribute_tagged, by_field, span_in_frame, tagged_text
from streams.extract.extractor import find_statements
from streams.extract.parsing.frames import Frame
from streams.extract.tagger.tagger import Tagged

pytestmark = pytest.mark.models
Frames = Callable[..., tuple[Frame, ...]]


def _tag(text: str, source: str, cue: str, *content: str) -> Tagged:
    def place(part: str) -> tuple[tuple[int, int], ...]:
        at = text.index(part)
        return ((at, at + len(part)),)

    return Tagged(place(source) if source else (), place(cue), tuple(span for part in content for span in place(part)))


NOUN_CUE = ("The promise from mayor Odile Marsk that the quay will reopen in May was met with doubt that boats share, "
            "and asked whether it may.\nBoats waited.")


def test_an_attribution_by_a_noun_is_added(frames: Frames) -> None:
    frame = frames(NOUN_CUE)[0]
    assert attribute(frame) == []
    tagged = _tag(NOUN_CUE, "mayor Odile Marsk", "The promise from", "that the quay will reopen in May")
    link = attribute_tagged(frame, [tagged], [])[0]
    assert (link.source, link.cue, link.form) == ("mayor Odile Marsk", "The promise from", "indirect")
    assert link.content is not None
    assert link.content.text == "the quay will reopen in May"
    assert NOUN_CUE[slice(*link.passage)] == NOUN_CUE.split("\n")[0]


def test_what_a_rule_has_found_is_not_added_again(frames: Frames) -> None:
    text = "Mayor Odile Marsk said that the quay will reopen in May."
    frame = frames(text)[0]
    links = attribute(frame)
    assert len(links) == 1
    tagged = _tag(text, "Mayor Odile Marsk", "said", "the quay will reopen in May")
    assert attribute_tagged(frame, [tagged], links) == []


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("", "was met", "the quay will reopen in May"),  # nobody is named
        ("mayor Odile Marsk", "The promise from", "with doubt"),  # no clause
        ("mayor Odile Marsk", "The promise from", "doubt that boats share"),  # a noun and what is said of it
        ("mayor Odile Marsk", "The promise from", "whether it may"),  # left open
    ],
)
def test_what_has_no_source_or_no_clause_is_left_out(frames: Frames, source: str, cue: str, content: str) -> None:
    assert attribute_tagged(frames(NOUN_CUE)[0], [_tag(NOUN_CUE, source, cue, content)], []) == []


def test_a_negated_report_is_none(frames: Frames) -> None:
    text = "Marsk did not confirm the quay will reopen in May."
    tagged = _tag(text, "Marsk", "did not confirm", "the quay will reopen in May")
    assert attribute_tagged(frames(text)[0], [tagged], []) == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Skippers are afraid that the quay will close.", "Skippers", "are afraid", "the quay will close"),
        ("Nobody in charge has acknowledged that the quay was unsafe.", "Nobody in charge", "has acknowledged",
         "the quay was unsafe"),
        ("Marsk spoke of the boom that dealers say lower tolls will bring.", "dealers", "say",
         "lower tolls will bring"),
        ("Dealers are more likely than skippers to say that tolls are too low.", "skippers", "to say",
         "tolls are too low"),
        ("Marsk added that behind all of this stands the fact that.", "Marsk", "added",
         "behind all of this stands the fact that"),
        ("Skippers, many angry that the quay will close, went home.", "many", "angry", "the quay will close"),
        ("Marsk allegedly said the quay was safe to her brother.", "Marsk", "allegedly", "the quay was safe"),
        ("His suggestion that the quay will close was wrong.", "His", "suggestion", "the quay will close"),
        ("The skippers drew a line to signal the quay will stay.", "The skippers", "to signal", "the quay will stay"),
    ],
    ids=["afraid", "nobody", "within a clause about another word", "likely to say", "cut off", "angry", "allegedly",
         "an owner", "what for"],
)
def test_what_nobody_says_or_is_a_piece_is_none(
    frames: Frames, text: str, source: str, cue: str, content: str
) -> None:
    assert attribute_tagged(frames(text)[0], [_tag(text, source, cue, content)], []) == []


def test_a_quotation_in_the_content_makes_it_direct(frames: Frames) -> None:
    text = "In the words of mayor Odile Marsk: “The quay will reopen in May.”"
    tagged = _tag(text, "mayor Odile Marsk", "In the words of", "“The quay will reopen in May.”")
    link = attribute_tagged(frames(text)[0], [tagged], [])[0]
    assert link.form == "direct"
    assert [quote.text for quote in link.quotes] == ["The quay will reopen in May."]


def test_words_and_placeholders_are_found_by_their_place_in_the_field(frames: Frames) -> None:
    text = "First.\n“The quay will reopen,” Odile Marsk said on Monday."
    frame = frames(text)[1]
    start = text.index("Odile")
    span = span_in_frame(frame, start, start + len("Odile Marsk"))
    assert span is not None
    assert span.text == "Odile Marsk"
    quoted = span_in_frame(frame, text.index("quay"), text.index("reopen"))
    assert quoted is not None
    assert frame.quotes_in(quoted)
    assert span_in_frame(frame, 0, 3) is None


def test_offsets_are_those_of_title_and_text() -> None:
    title, text = "Marsk: quay will reopen", "Odile Marsk promised it."
    whole = tagged_text(title, text)
    tagged = [_tag(whole, "Marsk", ":", "quay will reopen"), _tag(whole, "Odile Marsk", "promised", "it")]
    fields = by_field(tagged, title)
    assert [title[slice(*one.content[0])] for one in fields["title"]] == ["quay will reopen"]
    assert [text[slice(*one.source[0])] for one in fields["text"]] == ["Odile Marsk"]
    assert by_field([_tag(text, "Odile Marsk", "promised", "it")], "")["text"][0].cue == ((12, 20),)


def test_lone_surrogates_keep_every_offset() -> None:
    whole = tagged_text("a\ud800b", "c\udfffd")
    assert len(whole) == len("a?b\n\nc?d")
    whole.encode("utf-8")


def test_a_tagged_attribution_becomes_a_statement(nlp: Language) -> None:
    tagged = [_tag(tagged_text("", NOUN_CUE), "mayor Odile Marsk", "The promise from",
                   "that the quay will reopen in May")]
    when = datetime(2026, 3, 4, tzinfo=timezone.utc)
    found = [one for one in find_statements("", NOUN_CUE, when, nlp, None, tagged) if one.kind == "statement"]
    assert [(one.speaker.name, one.text) for one in found if one.speaker is not None] == [
        ("Odile Marsk", "The quay will reopen in May.")]
    assert not [one for one in find_statements("", NOUN_CUE, when, nlp, None) if one.kind == "statement"]


def test_a_sentence_that_is_a_content_as_a_whole_ends_the_search(frames: Frames) -> None:
    text = "Mayor Odile Marsk, in the hall: boats that leak must wait. The quay will reopen."
    tagged = _tag(text, "Mayor Odile Marsk", "in the hall", "The quay will reopen")
    assert len(attribute_tagged(frames(text)[0], [tagged], [])) == 1


def test_what_the_next_sentence_tells_is_not_reported(frames: Frames) -> None:
    text = "The date of the fair was first reported by the Gazette. The quay will close for it."
    tagged = _tag(text, "the Gazette", "was first reported by", "The date of the fair", "The quay will close for it")
    assert attribute_tagged(frames(text)[0], [tagged], []) == []


def test_a_clause_with_that_for_a_subject_keeps_it(frames: Frames) -> None:
    text = "That the quay leaks was no secret in Ostrow, skippers from the fair insist."
    link = attribute_tagged(frames(text)[0], [_tag(text, "skippers from the fair", "insist",
                                                   "That the quay leaks was no secret in Ostrow")], [])
    assert [one.content.text for one in link if one.content is not None] in (
        [], ["That the quay leaks was no secret in Ostrow"])


def test_what_somebody_has_found_out_is_said(frames: Frames) -> None:
    text = "Three of the pumps stood still that night, the dike inspector has established."
    tagged = _tag(text, "the dike inspector", "has established", "Three of the pumps stood still that night")
    (link,) = attribute_tagged(frames(text)[0], [tagged], [])
    assert (link.source, link.cue_class) == ("the dike inspector", "assert")

from __future__ import annotations

import pytest
from msgspec import structs

from schemas.statement import Speaker
from streams.match.passages import PassageCopies

WORDS = "We will not open the northern harbour to tankers this year or next"


def _said(build, statement, article, *, hours=0.0, passage="", quotation="", speaker=None):
    who = speaker if speaker is not None else build.aronsen
    return build.statement(
        statement, build.reference(article, published=hours), passage=passage or f"“{quotation},” Aronsen said.",
        quotation=quotation, speaker=who)


@pytest.fixture
def passages(build):
    copies = PassageCopies()
    copies.add(_said(build, "s1", "a1", quotation=WORDS))
    return copies


def test_the_same_quotation_by_the_same_person_is_a_copy(build, passages):
    other = Speaker(printed="PM Aronsen", name="PM Aronsen")
    retold = _said(build, "s2", "a2", hours=48, speaker=other, quotation=WORDS.upper(),
                   passage=f"Asked by reporters in Orlen, the minister again said: “{WORDS}.”")
    assert passages.original(retold) == "s1"


@pytest.mark.parametrize("change", [
    {"quotation": WORDS.replace("will not", "will")},
    {"quotation": WORDS.replace("this year", "this month")},
    {"quotation": WORDS + " if the treaty stands"},
    {"article": "a1"},
    {"hours": 73.0},
    {"hours": -73.0},
    {"speaker": Speaker(printed="Idris Vale", name="Idris Vale")},
    {"speaker": Speaker(printed="the ministry", institution="Health Ministry of Maresca")},
])
def test_other_words_another_speaker_article_or_time_are_no_copy(build, passages, change):
    given = {"article": "a2", "hours": 1.0, "quotation": WORDS, **change}
    assert passages.original(_said(build, "s2", **given)) is None


def test_a_formula_is_no_copy(build):
    copies = PassageCopies()
    copies.add(_said(build, "s1", "a1", quotation="deeply concerned",
                     passage="Aronsen said she was “deeply concerned” about the closing of the harbour."))
    again = _said(build, "s2", "a2", quotation="deeply concerned",
                  passage="The opening of the harbour leaves her “deeply concerned”, Aronsen told a crowd.")
    assert copies.original(again) is None


def test_an_indirect_passage_is_a_copy_in_the_same_words_only(build):
    passage = "Aronsen told the assembly on Monday that the northern harbour would stay closed to tankers"
    copies = PassageCopies()
    copies.add(_said(build, "s1", "a1", passage=passage))
    assert copies.original(_said(build, "s2", "a2", passage=passage.replace("Monday that", "Monday, that"))) == "s1"
    assert copies.original(_said(build, "s2", "a2", passage=passage + ", officials confirmed.")) == "s1"
    assert copies.original(_said(build, "s2", "a2", passage=passage.replace("would stay", "would not stay"))) is None
    longer = passage + (
        ", but that she would open it at once if the owners of the terminal paid for a second tug and a fire brigade")
    assert copies.original(_said(build, "s2", "a2", passage=longer)) is None


@pytest.mark.parametrize("denial", [
    "Aronsen said it is not true that {}",
    "Aronsen no longer believes that {}",
    "Aronsen denied on Monday having said that {}",
    "Nobody, Aronsen said, had ever told her that {}",
])
def test_a_denial_in_the_same_words_is_no_copy(build, denial):
    passage = "Aronsen said that the northern harbour would stay closed to tankers until the spring of the next year"
    copies = PassageCopies()
    copies.add(_said(build, "s1", "a1", passage=passage))
    assert copies.original(_said(build, "s2", "a2", passage=denial.format(passage))) is None
    assert copies.original(_said(build, "s3", "a3", passage=f"On Monday {passage}")) == "s1"


@pytest.mark.parametrize("sense", [{"denied": True}, {"modality": "conditional"}, {"modality": "reported"}])
def test_the_same_words_in_another_sense_are_no_copy(build, passages, sense):
    again = structs.replace(_said(build, "s2", "a2", quotation=WORDS), **sense)
    assert passages.original(again) is None


def test_a_claim_without_speaker_is_found_by_its_words(build):
    passage = "Unemployment in Maresca has fallen to four percent for the first time since the harbour was closed"
    copies = PassageCopies()
    claim = build.statement("s1", build.reference("a1"), passage=passage, speaker=None, kind="claim")
    copies.add(claim)
    copies.add(build.statement("s3", build.reference("a3"), passage=passage))
    again = build.statement("s2", build.reference("a2"), passage=passage + ".", speaker=None, kind="claim")
    assert copies.original(again) == "s1"
    other = build.statement("s2", build.reference("a2"), passage=passage.replace("fallen", "risen"), speaker=None)
    assert copies.original(other) is None


def test_the_earliest_by_event_time_is_the_original(build, passages):
    passages.add(_said(build, "s0", "a0", hours=-24, quotation=WORDS))
    passages.add(_said(build, "s5", "a5", hours=1, quotation=WORDS))
    assert passages.original(_said(build, "s2", "a2", hours=2, quotation=WORDS)) == "s0"


def test_what_was_taken_out_is_not_found(build, passages):
    passages.add(_said(build, "s1", "a1", quotation=WORDS))
    assert len(passages) == 1
    passages.remove("s1")
    passages.remove("s1")
    assert len(passages) == 0
    assert passages.original(_said(build, "s2", "a2", quotation=WORDS)) is None

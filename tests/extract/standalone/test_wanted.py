from __future__ import annotations

import pytest

from streams.extract.standalone.wanted import should, wanted


def read(nlp, sentence, content, cue):
    doc = nlp(sentence)
    start = sentence.index(content)
    return doc.char_span(start, start + len(content)), next(token for token in doc if token.text == cue), content


@pytest.mark.parametrize(("sentence", "content", "cue", "text"), [
    ("Belmar told parents to keep their children at home.", "parents to keep their children at home", "told",
     "parents should keep their children at home"),
    ("Belmar urged the board to, at last, raise the dam.", "the board to, at last, raise the dam", "urged",
     "the board should, at last, raise the dam"),
    ("The leader of the porters told them to vote against the offer.", "them to vote against the offer", "told",
     "the porters should vote against the offer"),
    ("Belmar told them to vote against the offer.", "them to vote against the offer", "told",
     "they should vote against the offer"),
    ("Belmar urged him to resign.", "him to resign", "urged", "he should resign"),
    ("Belmar said the board raises the dam.", "the board raises the dam", "said", ""),
])
def test_what_somebody_should_do(nlp, sentence, content, cue, text):
    assert should(*read(nlp, sentence, content, cue)).replace(" ,", ",") == text


def test_a_participle_that_tells_whom(nlp):
    content = "local farmers headed home for the feast to keep the gates shut"
    assert should(*read(nlp, f"Belmar urged {content}.", content, "urged")) == content.replace(" to ", " should ")


@pytest.mark.parametrize(("sentence", "content", "cue", "text"), [
    ("Belmar warned Oberg not to sign the bill.", "Oberg", "warned", "Oberg should not sign the bill"),
    ("Belmar called Oberg a friend.", "Oberg", "called", ""),
    ("Belmar told Oberg to sign the bill.", "Oberg", "told", ""),
])
def test_what_somebody_is_called_on_to_do(nlp, sentence, content, cue, text):
    assert wanted(*read(nlp, sentence, content, cue)) == text


@pytest.mark.parametrize(("said", "text"), [
    ("called for the vote of 20 June to be postponed by eight weeks",
     "The vote of 20 June should be postponed by eight weeks."),
    ("called for the bill not to be signed", "The bill should not be signed."),
    ("has called for the north pier to be closed at once", "The north pier should be closed at once."),
    ("called for the board to step down", "The board should step down."),
])
def test_what_is_called_for_should_be(find, said, text):
    assert [one.text for one in find(f"Governor Ana Bell {said}.")] == [text]


@pytest.mark.parametrize("text", [
    "Did Governor Ana Bell call for the ferry to be scrapped?",
    "Mayor Ana Bell called for a taxi to be sent to the town hall.",
])
def test_what_is_asked_or_sent_for_is_no_position(find, text):
    assert not find(text)


def test_us_is_no_subject(find):
    assert [one.text for one in find("Governor Ana Bell called for us to be patient.")] == ["We should be patient."]


@pytest.mark.parametrize(("sentence", "content", "cue"), [
    ("not to resign, Belmar urged", "not to resign", "urged"),  # nothing comes after the verb
    ("the board to step down, Belmar called for", "the board to step down", "called"),  # nothing before the content
])
def test_verb_and_content_at_the_ends_of_the_text(nlp, sentence, content, cue):
    assert wanted(*read(nlp, sentence, content, cue)) == ""

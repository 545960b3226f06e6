import pytest

from streams.extract.cleaning.boilerplate import Kind, kind_of, run_on_point


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Also Read: Harbour board sells two tugs", Kind.TEASER),
        ("SEE ALSO: Council votes to keep the tram", Kind.TEASER),
        ("More: Five things to know about the ferry strike", Kind.TEASER),
        ("Mayor resigns after audit of the waterworks Read more", Kind.TEASER),
        ("Related Coverage Norland's bank holds rates", Kind.TEASER),
        ("Also read", Kind.TEASER_LABEL),
        ("Recent News", Kind.SECTION),
        ("More from the Pelworth Courier", Kind.SECTION),
        ("Most read stories", Kind.SECTION),
        ("Key Points:", Kind.RECAP),
        ("At a glance", Kind.RECAP),
        ("see also Harbour board sells tugs PELWORTH — The harbour board of Pelworth sold two of its...", Kind.TEASER),
        ("Also on courier.example Harbour board sells tugs", Kind.TEASER),
        ("TWO TUGS SOLD AS HARBOUR BOARD RUNS OUT OF MONEY", Kind.TEASER),
        ("Story highlights The quay stays open all year", Kind.RECAP),
        ("Share Tweet Post Email", Kind.FURNITURE),
        ("Advertisement", Kind.FURNITURE),
        ("Sign up for our daily newsletter and never miss a story.", Kind.FURNITURE),
        ("Get the day's news delivered to your inbox.", Kind.FURNITURE),
        ("Photo: Oyin Lasisi / Pelworth Courier", Kind.FURNITURE),
        ("The ferry leaves Pelworth on Monday. Anna Brook/Getty Images", Kind.FURNITURE),
        ("© 2025 Pelworth Courier. All rights reserved.", Kind.FURNITURE),
        ("• The bridge will close in May", Kind.BULLET),
        ("The bridge: it will close for a year, the council says.", Kind.LABELLED),
        ("The council voted on Tuesday, and the bridge will...", Kind.TRUNCATED),
        ("The road ahead", Kind.HEADLINE),
    ],
)
def test_kind_of_what_may_go(line, kind):
    assert kind_of(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "More than 200 people were arrested on Tuesday, police in Pelworth said.",
        "Also indicted were two of the minister's aides, the prosecutor said.",
        "Related-party deals were banned in the spring, the regulator said.",
        "The minister told pupils to read more.",
        "Signed in 1994, the treaty guarantees free daily passage of the strait.",
        "Share prices fell on Monday after the bank warned of losses.",
        "Residents can sign up for the vaccine at the town hall, Dr Lasisi said.",
        "Subscribers lost a third of their savings, the fund said.",
        "Photo by photo, the commission rebuilt what had happened on the quay that night, and it took them a year.",
        "“Sign up here and you get free updates on our plan,” the minister told them.",
        "MORE: I do not think that is true.",
        "Comments by the minister drew anger in the north.",
        "Highlights of the budget were leaked on Friday.",
        "Highlights The band will play on Friday were announced by the mayor.",
        "THE COUNCIL WILL NOT CLOSE THE QUAY, IT SAID.",
        "He paused. “I do not know...”",
        "Getty Images sued the ministry over the use of its archive, a court filing showed on Monday.",
    ],
)
def test_sentences_of_a_story_stay(line):
    assert kind_of(line) is Kind.BODY


def test_a_long_paragraph_is_always_body():
    assert kind_of("Also Read: " + "the harbour board sells tugs " * 50) is Kind.BODY


def test_the_point_that_a_heading_is_run_on_to():
    assert run_on_point("Key points: Quay stays open") == "Quay stays open"
    assert run_on_point("Key points") is None
    assert run_on_point("Highlights Of the year were two: the quay and the tram.") is None

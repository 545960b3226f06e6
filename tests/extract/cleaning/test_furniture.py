import time

import pytest

from streams.extract.cleaning.furniture import is_furniture, tells_the_author


@pytest.mark.parametrize(
    "line",
    [
        "JUST WATCHED Mayor: quay will stay Replay More Videos... MUST WATCH Mayor: quay will stay 01:10",
        "Courier Pulse Get the latest on the quay, every morning — in your inbox. Sign Up Loading By signing up you "
        "agree to receive email newsletters from us.",
        "Please consider making a monthly contribution to the Courier today.",
        "If you enjoyed this article, join the Courier Club.",
        "Mayor Nils Oberg opens the quay in Pelworth, March 3, 2025. (Oyin Lasisi/Reuters)",
        "Mayor Nils Oberg opens the quay. (Oyin Lasisi/Pelworth Courier via AP)",
        "Mayor Nils Oberg, who called it “a good day for all of us”, opens the quay. (AP Photo/Oyin Lasisi)",
        "Mayor Nils Oberg opens the quay in Pelworth, March 3, 2025. REUTERS/Oyin Lasisi",
        "Oyin Lasisi/AP Mayor Nils Oberg opens the quay in Pelworth in March.",
        "The quay is open again. | AP Photos Quay stays open",
        "FILE - In this March 3, 2025, photo Mayor Nils Oberg opens the quay.",
        "Ida Krause is a Courier politics reporter. Follow Ida on Twitter: @idakrause",
        "• This article is based in part on wire service reports.",
        "— With assistance by Ida Krause and Nils Oberg",
        "Ida Krause contributed to this report from Brevik.",
        "Editor’s note: the Courier has a stake in the ferry company.",
        "The views of contributors are their own.",
        "Courier Daily airs on Radio Pelworth weekdays from 6 a.m. to 9 a.m.",
        "Watch Courier Tonight weeknights at 9 p.m. ET.",
        "Write to Ida Krause at ida.krause@courier.example",
        "https://courier.example/quay",
        "Image 1 of 8",
        "Published 18 November 2019",
        "Back to Gallery",
        "Order Reprints",
    ],
)
def test_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "With assistance from the army, two villages were cleared by Monday, the mayor said.",
        "Reporting from the north shows that the bridge is gone, the ministry said.",
        "He told them to follow him on the way to the quay.",
        "The interview airs on Sunday, the broadcaster said.",
        "Oberg led in a Courier/Reuters poll by four points.",
        "The minister asked the public to consider a donation of blood.",
        "She contributed to the report of the commission, he said.",
        "Published figures show a rise of two percent.",
        "This story was told by the minister himself, who left on Monday.",
        "“Click here and you lose it all,” the minister warned in a note.",
    ],
)
def test_sentences_of_a_story_are_none(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Ida Krause is a politics reporter based in Brevik.", True),
        ("• Nils Oberg is a syndicated columnist.", True),
        ("Tove Aronsen, a professor of law at Norland College, is the author of The Quay.", True),
        ("Oyin Lasisi is a senior fellow at the Norland Institute.", True),
        ("Norland is the largest contributor to the fund.", False),
        ("Ida Krause is a critic and a former editor of the Courier.", False),
        ("Ida Krause was the editor who found the letter, the court heard.", False),
        ("“Ida Krause is a reporter of the very old school,” he said.", False),
    ],
)
def test_who_wrote_it(line, author):
    assert tells_the_author(line) is author


@pytest.mark.parametrize("unit", ["a", "A", "Aa ", "(", "share ", "with ", "reporting by ", "on Sundays ", "is a "])
def test_a_line_at_the_limit_takes_bounded_time(unit):
    line = (unit * 1000)[:1000]
    started = time.process_time()
    for _ in range(20):
        is_furniture(line)
        tells_the_author(line)
    assert time.process_time() - started < 2

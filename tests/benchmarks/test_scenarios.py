import pytest

from benchmarks.scenarios import articles, same_name, wilson


@pytest.mark.parametrize(("name", "expected", "same"), [
    ("Health Ministry of Maresca", ["Maresca's health ministry"], True),
    ("Dagny Rostam", ["Rostam"], True),
    ("Rostam", ["Dagny Rostam"], True),
    ("Anna Rostam", ["Dagny Rostam"], False),
    ("", ["Dagny Rostam"], False),
    ("the", ["the Bank"], False),
])
def test_same_name(name: str, expected: list[str], same: bool) -> None:
    assert same_name(name, expected) is same


def test_articles_come_in_order_of_arrival() -> None:
    def article(name: str) -> dict[str, str]:
        return {"id": name, "url": f"https://n.example/{name}", "title": "t", "body": "b",
                "published_at": "2026-01-01T00:00:00Z", "outlet": "Post"}

    scenario = {"articles": [article("a"), article("b")], "arrival": ["b", "a"]}
    assert [a["id"] for a in articles([scenario])] == ["b", "a"]


def test_wilson_is_the_published_interval() -> None:
    # Newcombe 1998, table I: 81 of 263 has the score interval .2553 to .3662.
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 0) == (0.0, 1.0)

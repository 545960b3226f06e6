from datetime import datetime, timezone

import msgspec
import pytest

from schemas.article import Article
from schemas.codec import decode
from streams.ingest.files import Defaults, Refused, articles_of, lines

WHEN = Defaults(published_at=datetime(2026, 2, 18, tzinfo=timezone.utc), outlet="Harbour Post")


def only(name: str, data: bytes, defaults: Defaults = WHEN) -> bytes | Refused:
    (found,) = articles_of(name, data, defaults)
    return found


def article(name: str, data: bytes, defaults: Defaults = WHEN) -> Article:
    found = only(name, data, defaults)
    assert isinstance(found, bytes), found
    return decode(found, Article)


def test_plain_text_has_its_title_on_the_first_line() -> None:
    found = article("a.txt", b"Bridge stays shut\n\nThe bridge stays shut.\n")
    assert (found.title, found.text) == ("Bridge stays shut", "The bridge stays shut.")
    assert found.publisher is not None
    assert found.publisher.name == "Harbour Post"


def test_html_is_seen_by_name_or_content() -> None:
    page = b"<!doctype html><html><body><p>x</p></body></html>"
    assert article("a.html", page).html == page.decode()
    assert article("-", page).html == page.decode()


def test_text_without_a_date_is_refused_with_the_option_that_helps() -> None:
    found = only("a.txt", b"Title\nText", Defaults())
    assert isinstance(found, Refused)
    assert "published_at" in found.reason
    assert "--published-at" in found.reason


def test_json_lines_are_refused_line_by_line() -> None:
    good = msgspec.json.encode({"title": "A", "text": "B", "published_at": "2026-01-01T00:00:00Z"})
    found = list(articles_of("a.jsonl", good + b"\n\n{broken\n" + good + b"\n", Defaults()))
    assert [isinstance(f, bytes) for f in found] == [True, False, True]
    assert isinstance(found[1], Refused)
    assert found[1].where == "a.jsonl:2"


@pytest.mark.parametrize("data", [b'[{"title":"A","text":"B"}]', b'{"title":"A","text":"B"}'])
def test_json_takes_missing_fields_from_the_options(data: bytes) -> None:
    found = article("a.json", data)
    assert found.published_at == WHEN.published_at
    assert found.title == "A"


def test_options_never_override_the_file() -> None:
    found = article("a.json", b'{"title":"A","text":"B","published_at":"2020-05-05T00:00:00Z"}')
    assert found.published_at.year == 2020


@pytest.mark.parametrize(
    ("data", "said"), [(b"3", "not a JSON object"), (b'{"published_at": 3}', "$.published_at"), (b'{"a":', "not JSON")])
def test_what_is_no_article_is_refused_with_its_reason(data: bytes, said: str) -> None:
    found = only("a.json", data, Defaults())
    assert isinstance(found, Refused)
    assert said in found.reason


def test_text_that_is_not_utf8_is_refused() -> None:
    found = only("a.txt", b"Titel\n\xff\xfe")
    assert isinstance(found, Refused)
    assert "UTF-8" in found.reason


def test_lines_keep_their_bytes() -> None:
    assert list(lines([b' {"a": 1}\r\n', b"\n", b"  \n", b"\xff\n"])) == [b' {"a": 1}', b"\xff"]

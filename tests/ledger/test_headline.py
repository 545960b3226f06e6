from __future__ import annotations

from streams.ledger.headline import CLAIM_CHARACTERS, shortened

MINISTER = {"name": "Tove Aronsen", "institution": "Health Ministry", "role": "minister"}
DEPUTY = {"name": "Ivo Brandt", "institution": "Health Ministry", "role": "deputy minister"}


def _headline(news):
    (alert,) = news.standing().alerts.values()
    return alert.headline


def test_reversal(news):
    news.says("yes", 0, **MINISTER, text="The levy works.")
    news.says("no", 20, **MINISTER)
    assert _headline(news) == (
        "Tove Aronsen (minister, Health Ministry) now disputes what Tove Aronsen supported on 1 January 2025: "
        "“The levy works”")


def test_split(news):
    news.says("yes", 0, **MINISTER, text="The levy works.")
    news.says("no", 3, **DEPUTY)
    assert _headline(news) == (
        "Health Ministry is split: Tove Aronsen supports and Ivo Brandt disputes “The levy works”")


def test_contested(news):
    news.says("yes", 0, institution="Ferris Motors", text="The brakes are safe.")
    news.says("no", 3, institution="Road Authority")
    assert _headline(news) == (
        "Road Authority disputes what Ferris Motors supported on 1 January 2025: “The brakes are safe”")


def test_long_claims_are_cut_at_a_word():
    cut = shortened("word " * 100)
    assert len(cut) <= CLAIM_CHARACTERS + 1
    assert cut.endswith("word…")
    assert shortened("Short\n one.") == "Short one"

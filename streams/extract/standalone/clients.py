"""Whom a lawyer speaks for: "A lawyer for Oberg said his client would pay" tells that Oberg will pay."""

from __future__ import annotations

import re

from streams.extract.standalone.persons import possessive

_LAWYER = r"(?:lawyer|attorney|solicitor|barrister|counsel|defen[cs]e lawyer|defen[cs]e attorney)"
_NAME = r"(?P<name>(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3})"
_FOR = re.compile(rf"\b(?i:{_LAWYER}) (?:for|of|representing) {_NAME}")
_OWN = re.compile(rf"\b{_NAME}['’]s? (?:[a-z-]+ ){{0,2}}(?i:{_LAWYER})\b")


def client_of(printed: str) -> str:
    """The client that a lawyer's printed phrase names; empty for everybody else."""
    found = _FOR.search(printed) or _OWN.search(printed)
    return found["name"].removesuffix("’s").removesuffix("'s") if found is not None else ""


def client_named(text: str, printed: str, self_name: tuple[str, str]) -> str:
    """The text with the client of a speaking lawyer named; unchanged where the source does not tell the client.

    Args:
        text: what the lawyer says, "his client" in it or, the pronoun already named, "Ida Krause's client".
        printed: the speaker as printed: "Oberg's lawyer Ida Krause", "an attorney for Oberg".
        self_name: what "we" and "I" of the speaker have been replaced by.
    """
    name = client_of(printed) if "client" in text else ""
    if not name:
        return text
    owners = "|".join(["his", "her", "their", "my", "our", *(re.escape(possessive(one)) for one in self_name if one)])
    return re.sub(rf"\b(?:{owners}) client\b", name, text, count=1, flags=re.IGNORECASE)

"""Officials listed behind one title in the plural: "Sens. Ana Bell (R-Larkland) and Lars Oberg" are two senators."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TITLES = {
    "Sens.": "senator",
    "Senators": "senator",
    "Reps.": "representative",
    "Representatives": "representative",
    "Govs.": "governor",
    "Governors": "governor",
    "Ministers": "minister",
    "Presidents": "president",
    "Judges": "judge",
    "Justices": "justice",
    "Mayors": "mayor",
}
_NAME = r"[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*){1,3}"
_TAG = r"(?:\s*\([^()]{1,24}\)|,\s[RDI]-\s?[A-Z][\w.]*(?: [A-Z][\w.]*)?|\sof [A-Z]\w+(?: [A-Z]\w+)?)?"
_LIST = re.compile(
    rf"\b(?P<title>{'|'.join(re.escape(title) for title in _TITLES)})\s+"
    rf"(?P<names>{_NAME}{_TAG}(?:(?:,\s(?:and\s)?|\sand\s){_NAME}{_TAG})+)"
)


def listed_officials(text: str) -> Iterator[tuple[str, str]]:
    """Name and role of everyone in such lists of a paragraph, in order."""
    for match in _LIST.finditer(text):
        for name in re.findall(rf"(?:^|,\s(?:and\s)?|\sand\s)({_NAME})", match["names"]):
            yield name, _TITLES[match["title"]]

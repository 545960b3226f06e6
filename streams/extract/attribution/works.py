"""Titles in quotation marks: of books, songs and articles, which nobody has said."""

from __future__ import annotations

import re

from streams.extract.parsing.frames import Field

_WORDS = 4  # fewer in capitals may be a name that somebody calls out
_CAPITALS = 3
_SMALL = 3  # letters up to which a word stands in small letters within a title: "of", "the", "and"
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_FUNCTION = frozenset(("with", "from", "into", "over", "that", "than", "your", "when", "upon"))


def is_title_of_work(quoted: str, field: Field) -> bool:
    """Whether words in quotation marks are a title: "her book “How the Ferries Were Sold to the Bank”".

    Args:
        quoted: the words.
        field: where they stand; in a headline quotations have capitals too.
    """
    words = _WORD.findall(quoted)
    capitals = sum(word[0].isupper() for word in words)
    return field == "text" and len(words) >= _WORDS and capitals >= _CAPITALS and not quoted.isupper() and all(
        word[0].isupper() or len(word) <= _SMALL or word in _FUNCTION for word in words)

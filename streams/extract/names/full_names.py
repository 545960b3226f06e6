"""Given name and surname as a paragraph prints them, whatever the language model takes them for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from streams.extract.names.given_names import is_calling, is_given

FULL_NAME = re.compile(
    r"(?<![\w.@])(?P<given>[A-Z][a-z]+) (?:[A-Z]\. |[A-Z][a-z]+ )?"
    r"(?P<surname>(?:Mc|Mac|O['’]|D['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?!\w|['’](?!s\b)\w)(?! [A-Z&])"
)


def full_names(text: str) -> Iterator[re.Match[str]]:
    """Matches of `FULL_NAME`; of "Bookbinder Tom Ollery" the name begins after what he is.

    Args:
        text: of a paragraph.
    """
    at = 0
    while (match := FULL_NAME.search(text, at)) is not None:
        called = is_calling(match["given"]) and is_given(text[match.end("given") :].split(maxsplit=1)[0])
        if not called:
            yield match
        at = match.end("given") if called else match.end()

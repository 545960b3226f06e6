"""Main text and title of a page in HTML."""

from __future__ import annotations

import logging
import re
from typing import Any

import trafilatura

from streams.extract.typography import tidy

_log = logging.getLogger(__name__)
_LINES = re.compile(r"\n+")


def main_text(html: str) -> tuple[str, str]:
    """Title and main text of a page.

    Args:
        html: the page, any string.

    Returns:
        The title and the text, paragraphs separated by an empty line; each empty when there is none. Never raises:
        a page that cannot be parsed has no text.
    """
    html = tidy(html)
    if not html.strip():
        return "", ""
    try:
        page: Any = trafilatura.bare_extraction(html, include_comments=False, include_tables=False, favor_recall=True,
                                                with_metadata=True)
        text = (page.text if page is not None else None) or ""
        title = (page.title if page is not None else None) or ""
        if not text.strip():
            # Pages of a few lines, which the scoring of a whole page has nothing to say about.
            text = trafilatura.baseline(html)[1]
    except Exception as error:  # lxml and its callers raise many kinds on broken pages; none may stop the stream
        _log.warning("page cannot be parsed: %s: %s", type(error).__name__, error)
        return "", ""
    return title.strip(), _LINES.sub("\n\n", text.strip())

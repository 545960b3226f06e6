"""Main text and title of a page in HTML."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from typing import Any

import trafilatura
from trafilatura.utils import load_html

from streams.extract.cleaning.typography import tidy

_log = logging.getLogger(__name__)
_LINES = re.compile(r"\n+")
PARAGRAPH_LENGTH = 80
"""Characters from which a paragraph is one of a story; menus, captions and cards have shorter ones."""


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
        tree = load_html(html)
        if tree is not None:
            _join_parts(tree)
        page: Any = trafilatura.bare_extraction(tree if tree is not None else html, include_comments=False,
                                                include_tables=False, favor_recall=True, with_metadata=True)
        text = (page.text if page is not None else None) or ""
        title = (page.title if page is not None else None) or ""
        if not text.strip():
            # Pages of a few lines, which the scoring of a whole page has nothing to say about.
            text = trafilatura.baseline(html)[1]
    except Exception as error:  # lxml and its callers raise many kinds on broken pages; none may stop the stream
        _log.warning("page cannot be parsed: %s: %s", type(error).__name__, error)
        return "", ""
    return title.strip(), _LINES.sub("\n\n", text.strip())


def _join_parts(tree: Any) -> None:
    """Put a body that advertisements cut into parts together again, since extraction takes one element as the body.

    Parts are elements of one tag and class, the children of neighbours, each with two or more paragraphs of a story;
    a second main headline or article under their common ancestor makes them stories of their own.
    """
    parts: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for element in tree.iter("div", "section"):
        parent = element.getparent()
        row = parent.getparent() if parent is not None else None
        names = element.get("class")
        if row is None or not names or "comment" in names:
            continue
        paragraphs = [child for child in element if child.tag == "p"]
        if sum(len("".join(child.itertext())) >= PARAGRAPH_LENGTH for child in paragraphs[:20]) >= 2:
            parts[row, element.tag, names].append(element)
    for (row, *_), (first, *others) in parts.items():
        if others and len(list(row.iter("h1"))) < 2 and not list(row.iterdescendants("article")):
            for other in others:
                first.extend(list(other))

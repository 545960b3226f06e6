"""Typography of an article's text: one kind of space, no control characters, mended quotation marks, words untokenised.

Everything here takes any string and runs in time linear in its length. Positions that later stages give point into
what leaves this module, so a repair may change lengths.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_RUN_OF_SPACES = re.compile(" {2,}")
# C0, C1, soft hyphen, zero width, bidirectional marks, BOM, tags, interlinear marks; the joiners U+200C and U+200D
# stay, because Indic and Persian words are spelt with them.
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]")
_SURROGATES = re.compile("[\ud800-\udfff]")

_TOKENISED_END = re.compile(r" [.,](?= |\n|$)")
_PLAIN_END = re.compile(r"(?<=\w)[.,](?= |\n|$)")
TOKENISED_SHARE = 0.6
"""Share of full stops and commas with a space before them from which a text counts as tokenised. The two kinds of text
lie far apart: abbreviations keep tokenised text near 0.85, and ordinary text has below 0.01."""
TOKENISED_MINIMUM = 3

_JOIN_LEFT = re.compile(r" (?=(?:[.,;:?!%)\]}…”’]|n['’]t)(?!\w))")
_JOIN_RIGHT = re.compile(r"(?<=[(\[{“‘$£€#]) ")
_CLITIC = re.compile(r"(?<=\w) ?(['’]) ?(s|S|re|ve|ll|d|m|t)(?!\w)")
_BACKTICKS = re.compile(r"``\s?")
_DOUBLE_APOSTROPHE = re.compile(r" ?''")
_STRAIGHT = re.compile('"')


def tidy(text: str) -> str:
    """The text in NFC, lines ended by a line feed, ordinary single spaces, without control characters."""
    text = _SURROGATES.sub("\ufffd", text)
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _CONTROLS.sub("", text)
    text = unicodedata.normalize("NFC", text)
    return _RUN_OF_SPACES.sub(" ", text)


def is_tokenised(text: str) -> bool:
    """Whether the text was split into tokens by spaces, as corpora and some feeds print it."""
    split = len(_TOKENISED_END.findall(text))
    whole = len(_PLAIN_END.findall(text))
    return split >= TOKENISED_MINIMUM and split / (split + whole) >= TOKENISED_SHARE


def untokenise(paragraph: str) -> str:
    """Put the tokens of a paragraph together again: ``he said , `` no . ''`` becomes ``he said, “no.”``."""
    paragraph = _DOUBLE_APOSTROPHE.sub("”", _BACKTICKS.sub("“", paragraph))
    paragraph = _pair_straight_marks(paragraph)
    paragraph = _JOIN_LEFT.sub("", paragraph)
    paragraph = _JOIN_RIGHT.sub("", paragraph)
    return _CLITIC.sub(r"\1\2", paragraph)


def _pair_straight_marks(paragraph: str) -> str:
    """Join spaced straight double marks to what they enclose, when they come in pairs."""
    marks = [m.start() for m in _STRAIGHT.finditer(paragraph)]
    if not marks or len(marks) % 2:
        return paragraph
    drop: set[int] = set()
    for opening, closing in zip(marks[::2], marks[1::2], strict=True):
        drop.update(at for at in (opening + 1, closing - 1) if paragraph[at] == " ")
    return "".join(char for at, char in enumerate(paragraph) if at not in drop)


def mend_quotations(paragraph: str) -> str:
    """Turn a closing mark that opens a quotation, and give quotations the space they lack.

    ``NATO:”But our`` becomes ``NATO: “But our``; ``matters.”He`` becomes ``matters.” He``. A paragraph with other
    marks than “ ” and " (German or French ones) is left as it is, because there “ closes.
    """
    if any(mark in paragraph for mark in "„«»‹›「」"):
        return paragraph
    out: list[str] = []
    curly_open = straight_open = False
    last = len(paragraph) - 1
    for at, char in enumerate(paragraph):
        before = paragraph[at - 1] if at else " "
        after = paragraph[at + 1] if at < last else " "
        if char == "”" and not curly_open and after.isalnum() and (before in ":,;.!?" or before.isspace()):
            out.append("“" if before.isspace() else " “")
            curly_open = True
        elif char == "“":
            out.append(" “" if before in ":,;" else "“")
            curly_open = True
        elif char == "”":
            out.append("” " if curly_open and after.isalpha() and before in ".,;!?…" else "”")
            curly_open = False
        elif char == '"' and straight_open:
            out.append('" ' if after.isalpha() and before in ".,;!?…" else '"')
            straight_open = False
        elif char == '"':
            out.append(' "' if before in ":,;" and after.isalnum() else '"')
            straight_open = True
        else:
            out.append(char)
    return "".join(out)

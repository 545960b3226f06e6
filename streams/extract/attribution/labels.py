"""Labels of who speaks: what stands before a colon at the beginning of a paragraph.

Of one paragraph at a time; which of them are the turns of one conversation, `turns.py` tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from streams.extract.names.mention import read_mention
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import REPORTERS, word_set
from streams.extract.standalone.answers import answers

_LABEL = re.compile(
    r"^(?P<label>[A-Z][\w.'’ -]{0,60}?)(?:\s*\((?P<who>[^)]{1,40})\)|,\s(?P<told>[^:.?!\u201c\"]{3,80}))?\s*:\s+(?=\S)")
_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Dame|Baroness)\.?\s+[A-Z]")
_TITLED = re.compile(
    rf"{_COURTESY.pattern}|The (?:[A-Z][a-z]+ )?(?:Minister|Speaker|Secretary|President|Chair(?:man|woman)?|Mayor"
    r"|Premier|Chancellor|Governor|Clerk|Leader|Judge)\b")
"""Labels of parliaments' and councils' reports: "Mr Oberg (Ostrow North):", "The Minister for Ports (Ana Bell):"."""
_FEWEST_WORDS = 4  # of what is said under such a label: fewer are a list's entry
NAMED = re.compile(r"^(?P<label>(?:[A-Z][\w.'\u2019-]+ ){0,3}[A-Z][\w'\u2019-]+):\s+(?=[A-Z\u201c\"'])")
"""A name in ordinary letters as a label: of a speaker only beside questions."""
_IS_NAME = re.compile(r"[A-Z]\S+(?: [A-Z]\S+){1,3}")
NO_LABEL = word_set("""note update updated updates warning correction caution photo photos image images video videos
    watch listen live breaking opinion analysis explainer fact claim verdict key points summary background context
    result tip question answer example source sources why how what when where who from and but so then contact hours
    tickets price address telephone phone email read reading more related recommended see also must don't don’t click
    subscribe follow share sign download exclusive editorial podcast gallery slideshow graphic infographic interactive
    map chart addendum timeline recap review poll quiz series next previous latest trending developing advertisement""")
"""First words of what outlets set before a colon, which speak for nobody: "Also read:", "Watch live:"."""


@dataclass(frozen=True)
class Turn:
    """A paragraph that is one turn of a conversation.

    Attributes:
        label: who speaks, as printed.
        asks: the speaker is a reporter or an interviewer.
        start: offset of the words in the paragraph.
        named: the label is a name in ordinary letters, known for one by the questions beside it.
        told: what a label in capitals goes on to tell of them: "ANA BELL, president of the college: …".
    """

    label: str
    asks: bool
    start: int
    told: str = ""
    named: bool = False


def read_turn(frame: Frame) -> Turn | None:
    """The turn a paragraph is, if it begins with a speaker's label."""
    match = _LABEL.match(frame.raw)
    if match is None:
        return None
    label = match["label"].strip()
    words = [word.casefold().strip(".") for word in label.split()]
    if label == "Answer":
        return Turn(label, False, match.end())
    if len(words) > 7 or not words or (words[0] in NO_LABEL and not (words[0] == "question" and len(words) == 1)):
        return None
    asks = words[-1] in REPORTERS or (len(words) == 1 and words[0] in REPORTERS)
    upper, told = label.isupper(), match["told"] or ""
    if told and not read_mention(f"{label.title()}, {told}").role:
        return None  # "OSTROW, March 4: …"
    if asks and not told and (upper or len(words) <= 2):
        return Turn(label, True, match.end())
    if upper and (len(label) > 1 or label == "A"):
        return Turn(label, False, match.end(), told)
    if _TITLED.match(label) and not told and _is_speech(frame, match.end()):
        who = match["who"] or ""
        return Turn(label, False, match.end(), who if _IS_NAME.fullmatch(who) and not _COURTESY.match(label) else "")
    return None


def question_of(frame: Frame) -> str:
    """What a paragraph asks, without the label of who does; empty if it is an answer or no question."""
    turn = read_turn(frame)
    if turn is not None:
        return frame.raw[turn.start :] if turn.asks else ""
    label = NAMED.match(frame.raw)
    asked = frame.raw[label.end() :] if label is not None else frame.raw
    return asked if asked.rstrip().endswith("?") else ""


def _is_speech(frame: Frame, start: int) -> bool:
    """Whether what follows a label may be said: a sentence with a capital, which no list and no obituary has."""
    words = frame.raw[start:].split()
    if answers(frame.raw[start:]) is not None:
        return True
    whole = len(words) >= _FEWEST_WORDS and words[0][:1].isupper()
    finite = any(token.pos_ in ("VERB", "AUX") for token in frame.doc if token.idx >= start)
    return whole and finite and words[0].casefold() not in ("he", "she", "a", "her")

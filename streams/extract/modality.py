"""How a statement holds: asserted, conditional, a question or another's; denied; and whether it says that it changed.

Denials: the statement's `text` is always the speaker's own position. "Denied that P" is stored with `denied` true and
the text "It is not true that P.", a plain negation that a pair model sets against P.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from schemas.statement import Modality
from streams.extract.lexicon import CUES

_CONDITION = re.compile(
    r"^(?:if|unless|were|should (?:he|she|they|we|it|the)|provided|in case|assuming|suppose)\b"
    r"|\b(?:,|and|but|then|that)\s+(?:if|unless)\b|\bif\b[^.]*\bwould\b|\bwould\b[^.]*\bif\b"
    r"|\bwere (?:ever )?to\b|\bunless\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(r"\bmight\b|\bperhaps\b|\bmaybe\b", re.IGNORECASE)
_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|rumou?red|is said to|are said to|it is said)\b", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:(?:I|we|he|she|they|it) (?:was|were|had been) wrong|chang(?:ed|es|ing) (?:(?:my|his|her|their|our|its) )?"
    r"(?:mind|course|position|view|stance|tack)|revers(?:es|ed|ing)\b(?: (?:course|himself|herself|itself|his|her|its|"
    r"their|a|the)\b)?|no longer|shelv(?:es|ed|ing)|U-?turn\w*|backtrack\w*|back(?:ed|s|ing)? down|climb(?:ed|s)? down|"
    r"tak(?:e|es|ing) (?:it|that|this) back|took (?:it|that|this) back|withdr(?:aw|ew|awn)\w*|scrapp\w+|"
    r"drop(?:ped|s) (?:(?:his|her|its|their|the) )?(?:plan|opposition|objection|demand|idea|bid)\w*|abandon\w*"
    r"|about-?face|"
    r"volte-face|"
    r"(?:held|said|thought|argued|promised|told you) otherwise|despite (?:earlier|previous|having)|after all\b|"
    r"contrary to (?:what|his|her|its|their|earlier)|rethink|reconsider\w*|gave up|giv(?:es|ing|en) up|turn(?:ed|s)? "
    r"(?:its|his|her|their) back|(?:I|we) (?:said|told you|promised|thought|argued) [^.]{0,60}\b(?:but|now)\b)",
    re.IGNORECASE,
)


def modality_of(content: Span | Doc, text: str, *, asked: bool = False) -> Modality:
    """The modality of a content.

    Args:
        content: its parse.
        text: its words.
        asked: the cue is a verb of asking.
    """
    if asked or text.rstrip(" \"'\u201d\u2019").endswith("?"):
        return "question"
    if _CONDITION.search(text):
        return "conditional"
    if _HEARSAY.search(text) or _reports_another(content):
        return "reported"
    if _HEDGED.search(text):
        return "conditional"
    return "asserted"


def _reports_another(content: Span | Doc) -> bool:
    """The content's own main verb reports what somebody else says."""
    root = (
        content.root if isinstance(content, Span) else next((token for token in content if token.dep_ == "ROOT"), None)
    )
    if root is None or root.lemma_.casefold() not in CUES or CUES[root.lemma_.casefold()] != "assert":
        return False
    subjects = [child for child in root.children if child.dep_ == "nsubj"]
    clauses = [child for child in root.children if child.dep_ == "ccomp"]
    return (
        bool(subjects and clauses)
        and subjects[0].lower_ not in ("i", "we")
        and root.lemma_ in ("say", "claim", "tell", "allege", "argue", "insist", "maintain", "report")
    )


def change_cue(*texts: str) -> str:
    """The words, verbatim, that say themselves that a position changed; empty when there are none."""
    for text in texts:
        match = _CHANGE.search(text)
        if match:
            return match[0]
    return ""

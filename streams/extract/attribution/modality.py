"""How a statement holds: asserted, conditional, a question or another's.

Only what is asserted can be evidence of a position. Plain futures and promises are asserted, "would" of reported speech
included; what is supposed, merely possible or still weighed is conditional; what the speaker reports of somebody else
is reported. The verb of the main clause decides: "the bridge, which could fall, must close" is asserted.

Denials: the statement's `text` is always the speaker's own position. "Denied that P" is stored with `denied` true and
the text "It is not true that P.", a plain negation that a pair model sets against P.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from schemas.statement import Modality
from streams.extract.attribution.relayed import SELF, names_its_source, reports_another
from streams.extract.parsing.lexicon import word_set

_CONDITION = re.compile(
    r"^(?:(?:but|and|so|then|now|well),? )?(?:(?:unless|provided|in case|assuming|suppose|supposing|in the event)\b"
    r"|(?:were|should|had) (?:I|he|she|they|we|it|you|the|this|that|there|any\w*|(?-i:[A-Z]\w+))\b(?!.*\?$))"
    r"|\b(?:provided|providing|assuming|on (?:the )?condition) that\b|\bin the event (?:of|that)\b"
    r"|\bhypothetically\b|\bin a hypothetical\b"
    r"|\bwere (?:ever )?to\b|\bunless\b|\bonly if\b|\b(?:contingent|conditional|depending) (?:up)?on\b"
    r"(?! (?:the |their |its )?(?:size|weight|age|length|height|distance|type|kind|colour|color|line|zone|season|day|"
    r"income|model|class|number)\b)",
    re.IGNORECASE,
)
_IF = re.compile(r"\bif\b", re.IGNORECASE)
_NOT_SUPPOSED = re.compile(
    r"\b(?:even|as|what|see|know\w*|ask\w*|wonder\w*|doubt\w*|check|determine|decide|sure|matter|care|say)\s*\Z",
    re.IGNORECASE,
)
_SPOKEN_IF = re.compile(
    r"if (?:you (?:look|ask|think|will|like|want to know)|I may|anything|ever|so|only)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\bperhaps\b|\bmaybe\b|\b(?:it is|it's|it was|there is|there's|there was) (?:\w+ )?(?:possible|conceivable|"
    r"a (?:\w+ )?(?:chance|possibility|risk))\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|rumou?red|it is said)\b"
    r"|\b(?:is|are|was|were|been) (?:said|alleged|believed|thought|reported|rumou?red|claimed) to\b"
    r"|\b(?:is|are|was|were|been|being|stands?) (?:accused|suspected) of\b"
    r"|,\s(?:as )?(?:they|critics|opponents|people|some|others|supporters|experts)\s(?:say|claim|allege|argue)s?,"
    r"|\bso (?:they|he|she|critics|opponents) (?:say|claim)s?\b",
    re.IGNORECASE,
)
_WEIGHED = word_set("consider contemplate weigh mull explore ponder examine evaluate")
_DECREES = word_set("rule order decide decree")
"""Cues after which "may" tells what is allowed."""
_OPINIONS = word_set("think believe say guess hope fear know suppose feel suspect mean expect imagine assume")
"""Verbs of the speaker's own mind: what is below them is the main clause."""


def modality_of(
    content: Span | Doc,
    text: str,
    *,
    asked: bool = False,
    speaker: frozenset[str] = frozenset(),
    cue: Token | None = None,
) -> Modality:
    """The modality of a content.

    Args:
        content: its parse.
        text: its words.
        asked: the cue is a verb of asking.
        speaker: words that name the speaker, lower case; a content about the speaker's own words is not another's.
        cue: the reporting verb, which stands within the content when it is a parenthesis ("In May, he said, the …").
    """
    if asked or text.rstrip(" \"'\u201d\u2019").endswith("?"):
        return "question"
    verbs = _main_verbs(content)
    if _CONDITION.search(text) or (_has_if(text) and _binds_main(content, verbs)):
        return "conditional"
    if _HEARSAY.search(text) or names_its_source(content, speaker, cue):
        return "reported"
    if any(reports_another(verb, speaker) for verb in verbs if verb != cue):
        return "reported"
    if _HEDGED.search(text) or (verbs and _is_open(verbs[-1]) and not _is_decreed(verbs[-1], cue)):
        return "conditional"
    return "asserted"


def _has_if(text: str) -> bool:
    """An "if" that sets a condition: no "even if", "know if", "if you ask me"."""
    return any(
        not _NOT_SUPPOSED.search(text[: found.start()]) and not _SPOKEN_IF.match(text, found.start())
        for found in _IF.finditer(text)
    )


def _binds_main(content: Span | Doc, verbs: list[Token]) -> bool:
    """Whether an "if" bears on the main clause: one within a side clause ("threats to leave if …") does not."""
    marks = [token for token in content if token.lower_ == "if"]
    if not verbs or not any(token.dep_ == "mark" for token in marks):
        return bool(marks)
    return any(token.head.head in verbs or token.i < verbs[-1].i or token.head.head == token.head for token in marks)


def _root(content: Span | Doc) -> Token | None:
    if isinstance(content, Span):
        return content.root
    return next((token for token in content if token.dep_ == "ROOT"), None)


def _main_verbs(content: Span | Doc) -> list[Token]:
    """The verb of the main clause, and the one it leads to where it only tells the speaker's mind."""
    root = _root(content)
    if root is None:
        return []
    chain = [root]
    while root.lemma_.casefold() in _OPINIONS and len(chain) < 4:
        subject = next((child for child in root.children if child.dep_ == "nsubj"), None)
        clause = next((child for child in root.children if child.dep_ == "ccomp"), None)
        if clause is None or (subject is not None and subject.lower_ not in SELF):
            break
        chain.append(clause)
        root = clause
    return chain


def _is_decreed(verb: Token, cue: Token | None) -> bool:
    """Whether "may" forbids or permits, as after a verb that decides: "ruled that the pipeline may not cross".

    What "may be safe" or "may have leaked" is a guess whoever says it.
    """
    if cue is None or cue.lemma_.casefold() not in _DECREES or any(child.lower_ == "out" for child in cue.children):
        return False
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return "may" in auxiliaries and "have" not in auxiliaries and verb.lemma_ != "be"


def _is_open(verb: Token) -> bool:
    """Merely possible, counterfactual or still weighed."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    negated = any(child.dep_ == "neg" for child in verb.children)
    but = [child for child in verb.children if child.dep_ == "cc" and child.lower_ == "but"]
    if but and any(child.dep_ == "conj" and not _is_open(child) for child in verb.children):
        return False  # "may be popular, but it is wrong"
    if auxiliaries & {"may", "might"} or ("could" in auxiliaries and not _could(verb, auxiliaries, negated=negated)):
        return True
    if "would" in auxiliaries and "have" in auxiliaries and verb.tag_ == "VBN":
        return True
    lemma = verb.lemma_.casefold()
    going_on = verb.tag_ == "VBG" or bool(auxiliaries & {"would", "will", "to", "'ll", "'d", "’d", "’ll"})
    if lemma in _WEIGHED and going_on and not negated and not _deems(verb):
        return any(child.dep_ in ("dobj", "xcomp", "ccomp", "prep") for child in verb.children)
    following = {child.lower_ for child in verb.children if child.i > verb.i}
    about = {"think": ("about", "of"), "look": ("at",)}.get(lemma, ())
    if verb.tag_ == "VBG" and any(
        child.lower_ in about and any(below.dep_ == "pcomp" and below.tag_ == "VBG" for below in child.children)
        for child in verb.children
    ):
        return True
    if lemma == "rule" and negated and "out" in following:
        return True
    return lemma == "be" and any(
        child.dep_ == "acomp" and child.lower_ == "open" and any(below.lower_ == "to" for below in child.children)
        for child in verb.children
    )


def _could(verb: Token, auxiliaries: set[str], *, negated: bool) -> bool:
    """Whether "could" tells what was or was not possible, rather than what may come.

    So in "nobody could vote before nine" and "could no longer be repaired", in "could not have been worse", and with a
    time that is over: "in those days anybody could vote", "could walk to school as a boy".
    """
    if "have" in auxiliaries:
        return negated and any(child.tag_ in ("JJR", "RBR") for child in verb.children)
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    none = subject is not None and (
        subject.lower_ in _NONE or any(child.lower_ in _NO for child in subject.children if child.i < subject.i))
    hardly = any(child.lower_ in _HARDLY and child.dep_ in ("advmod", "neg") for child in verb.children)
    longer = any(child.lower_ == "longer" and child.nbor(-1).lower_ == "no" for child in verb.children if child.i)
    if negated or none or hardly or longer:
        return True
    clause = verb.doc[verb.left_edge.i : verb.right_edge.i + 1].text
    return _OVER.search(clause) is not None


_NONE = word_set("nobody none nothing neither few")
_NO = word_set("no few neither")
_HARDLY = word_set("hardly scarcely barely never")
_OVER = re.compile(
    r"\b(?:in those days|back then|at (?:the|that) time|in the past|yesterday|(?:until|till) (?:now|recently|last \w+)"
    r"|last (?:night|week|month|year|spring|summer|autumn|winter)|(?:years|months|weeks|days) ago"
    r"|as an? (?:boy|girl|child|student|apprentice))\b",
    re.IGNORECASE,
)
"""Times that are over, with which "could" tells what was possible."""


def _deems(verb: Token) -> bool:
    """Whether "consider" means to hold for: "would consider the matter closed"."""
    things = [child for child in verb.children if child.dep_ in ("dobj", "ccomp", "oprd") and child.i > verb.i]
    for thing in things:
        if thing.dep_ == "oprd" or any(child.dep_ in ("oprd", "acomp") for child in thing.children):
            return True
        if thing.dep_ == "ccomp" and thing.tag_ in ("VBN", "JJ") and any(
                child.dep_ in ("nsubj", "nsubjpass") for child in thing.children):
            return True
    return False

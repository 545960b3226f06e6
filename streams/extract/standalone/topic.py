"""The topic set in front of a text that cannot stand alone: "Ostrow may join the league: This is any town's right."

A topic is read as the speaker's own words. So what somebody else claims in the headline or the lede goes in front only
together with its source: "Oberg — the tram is dead: That is nonsense."
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Span

from streams.extract.parsing.lexicon import word_set
from streams.extract.standalone.before import told_before
from streams.extract.standalone.brief import brief, has_tense
from streams.extract.standalone.dangling import Dangling, dangling
from streams.extract.standalone.text import FUNCTION_WORDS, TEXT_WORDS, Context, finish, shortened

TOPIC_WORDS = 26  # words of a topic: one headline or one sentence
_ACRONYM = 4  # letters up to which a word in capitals is a body's name, not a label
_LEAST_TOPIC = 5  # words below which what is left of a shortened topic tells nothing

_LABEL = re.compile(r"^[^\W\d_]+(?: \w+){0,2}: (?=\w+ \w+)")
_RUN_IN = re.compile(
    r"^(?:[A-Z][A-Z.'\u2019 -]{3,40}(?:, [^:]{3,80})?|Statement (?:by|from|of) [^:]{3,60}): (?=\w+ \w+)")
"""What a transcript or a release sets before the words: "ANA BELL, president of the college: …"."""
_SUBORDINATE = word_set("""if even though although while because when after before as since unless once in on
    at with among amid under despite during from by according""")
"""First words of a side clause: shortened, such a sentence would lose its main clause."""

_OTHERS = re.compile(r"\b(?:I|my|me|we|our|us|you|your|they|them)\b(?!\.)")


def can_be_topic(text: str) -> bool:
    """Whether a sentence says on its own what it is about: no question, no "it" for a subject, no first person."""
    plain = text.strip()
    opens = re.match(r"\W*(\w+)", plain)
    first = opens[1].casefold() if opens else ""
    return (
        len(plain.split()) >= 3
        and not plain.endswith("?")
        and first not in _OPENERS
        and not _OTHERS.search(plain)
        and not (first in _SUBORDINATE and len(plain.split()) > TOPIC_WORDS)
        and not _OF_AUTHOR.search(plain)
        and not _DATELINE.fullmatch(plain.rstrip("."))
        and not (len(plain.split()) > TOPIC_WORDS and _ONLY_SUBJECT.fullmatch(shortened(plain, TOPIC_WORDS)))
        and not _ONE.match(plain)
    )


_DATELINE = re.compile(r"[A-Z][\w.'\u2019 -]{1,30}(?:, [A-Z][\w. -]{1,30})? \([A-Z][\w. -]{1,20}\)")
"""Where and by whom an article was filed, when it has come apart from its first sentence: "Ostrow, Velden (TNN)"."""
_ONLY_SUBJECT = re.compile(r"[^,]+, (?:who|whom|whose|which|where)\b[^,]*")
"""What is left of a long sentence that is cut behind what describes its subject."""
_ONE = re.compile(r"the (?:one|ones|other|others|same|latter|former|first|second)\b(?! \w+s\b)", re.IGNORECASE)
_OF_AUTHOR = re.compile(
    r"\b(?:is|was) (?:a|an|the) (?:[\w-]+ ){0,5}"
    r"(?:columnist|contributor|correspondent|commentator|editor|author|fellow)"
    r" (?:for|at|of|to|with|and)\b|\b(?:opinions|views) expressed\b",
    re.IGNORECASE,
)
"""The note on who has written the article."""
_SAID = re.compile(
    r"[,\u201d] (?:[\w.’'-]+,? ){1,9}(?:said|says|told [\w ]{3,30}|wrote|announced)(?: (?:on )?\w+day)?\.?$"
)
"""Ends what somebody else is reported to have said."""
_LIST = re.compile(
    r"^(?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|some)\b.{0,30}"
    r"\b(?:takeaways?|things|questions|reasons|ways|facts|charts|moments|lessons|highlights|points)\b"
    r"|\b(?:takeaways|things to know|what to know|live updates|fact[ -]check)\b",
    re.IGNORECASE,
)
"""Headlines that count what the article holds."""


_OPENERS = word_set("""it this that these those they he she we our my i you your here such its their his her what why
    how who when where which is are was were will would can could does do did should has have""")


def topic_of(context: Context, why: Dangling = "phrase", text: str = "") -> str:
    """The topic that completes a text; empty when nothing can.

    Args:
        context: where it may be taken from.
        text: the text, whose own words tell nothing new about it.
        why: what hangs. A pronoun means something named in the sentence before, a phrase the matter of the headline.

    The paragraph's heading and what was asked come first, then the speaker's own statement, then headline and sentence
    before, last the lede.
    """
    if context.heading:
        return context.heading
    if len(context.question.split()) >= 3:
        return _as_topic(context.question)
    near_first = why == "pronoun" and context.before_tells
    rest = (context.before, context.headline) if near_first else (context.headline, context.before)
    own, first, second, lede, headline = (_plain(one) for one in (context.own, *rest, context.lede, context.headline))
    fits = {one: can_be_topic(one) and bool(_content(one) - _content(text)) for one in (own, first, second, lede)}
    if fits[own]:
        return _as_topic(own)
    near = [one for one in (first, second) if fits[one]]
    if why == "phrase" and not context.before_tells and headline in near:
        near = [headline]
    if len(near) < len(rest) and fits[lede]:
        near.append(lede)
    if not near and context.before.rstrip().endswith("?") and can_be_topic(context.before.rstrip(" ?") + "."):
        near = [context.before]
    if fits[lede] and lede not in near and (why == "pronoun" or not context.headline_is_clause):
        near.append(lede)
    # A whole sentence before one to be cut or without a verb, those before "Five questions after the vote", which tells
    # little; what somebody else is reported to have said last.
    near.sort(key=lambda one: (bool(_LIST.search(one)) or bool(_SAID.search(one)), len(one.split()) > TOPIC_WORDS,
                               one == headline and not context.headline_is_clause))
    if why == "pronoun":
        return _as_topic(near[0] if near else "")
    # A sentence that names somebody or some place anew tells more than one that does not.
    far = [lede] if fits[lede] and lede not in near and len(lede.split()) <= TOPIC_WORDS else []
    telling = (one for one in near + far if not {name.strip() for name in _NAME.findall(one)} <= set(text.split()))
    return _as_topic(next(telling, near[0] if near else ""))


_NAME = re.compile(r"(?<=[\w,] )[A-Z]\w+|^[A-Z]\w+(?:['’]s)? (?=[A-Z])")


def _content(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{3,}|\d+", text.casefold())) - FUNCTION_WORDS


def _as_topic(text: str) -> str:
    plain = finish(text).rstrip(".:") if text else ""
    plain = plain.replace(": ", " \u2014 ")
    return shortened(plain, TOPIC_WORDS).rstrip(" ,.:;")


def _plain(text: str) -> str:
    """A sentence without the label before its colon and without what joins it to the one before."""
    return _JOINED.sub("", _LABEL.sub(_without_label, _RUN_IN.sub("", text.strip())))


def _without_label(label: re.Match[str]) -> str:
    """So "Watch: the dam breaks"; "Oberg: the dam breaks" keeps its source."""
    return "" if _is_label(label[0].split()[0].rstrip(":")) else label[0]


def _names_somebody(word: str) -> bool:
    return word[0].isupper() and word.casefold() not in _DAYS


_DAYS = word_set("""monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december""")


def _is_label(word: str) -> bool:
    return word.casefold() in _LABELS or (word.isupper() and len(word) > _ACRONYM)


_JOINED = re.compile(r"^(?:here|then|actually|indeed|certainly|meanwhile|instead|still|yet|but|and|so),? (?=\w)",
                     re.IGNORECASE)


def seen_by(context: Context, span: Span, *names: str) -> Context:
    """The context of one statement: the sentence before it, and who claims what headline and lede say.

    Args:
        context: of the article; headline and lede without their reports ("…, the mayor said").
        span: the statement.
        names: of its speaker. What they themselves said in headline or lede needs no source.
    """
    forms = context.full_forms
    if forms is None:
        return context
    own = frozenset(_content(" ".join(names)))
    headline = _with_source(context.headline, forms.title, own)
    opens = span.text.strip() in forms.opening_sentence  # the lede is this statement's own sentence
    lede = context.lede if opens else _with_source(context.lede, forms.opening_sentence, own)
    if forms.opening is not None and len(lede.split()) > TOPIC_WORDS and lede.startswith(context.lede):
        lede = brief(forms.opening, TOPIC_WORDS) or (lede if has_tense(forms.opening) else "")
    told = told_before(forms, span, context.words, own, TOPIC_WORDS)
    printed = forms.sentence_before(span)
    same = bool(context.lede) and printed.startswith((context.lede, forms.opening_sentence or context.lede))
    question = context.question
    if question and (asked := forms.question_before(span)) is not None and dangling([asked]) == "pronoun":
        question = ""  # "Did he have water?"
    return replace(context, headline=headline, lede=lede, before=lede if same else told.text, question=question,
                   before_tells=same or told.tells, headline_is_clause=forms.headline_is_clause)


def _with_source(told: str, whole: str, own: frozenset[str]) -> str:
    """What is told with the source that was taken off it, unless that is the speaker or only a label ("WATCH:")."""
    if not told or not whole:
        return told
    rest = re.findall(r"\w+", _TOLD_WHOM.sub("told", whole))
    kept = _words(told)
    taken = [word for word in rest if word.casefold() not in kept and word.casefold() not in FUNCTION_WORDS]
    source = [word for word in taken if not _is_label(word)]
    rest_of = told[1:]
    before = whole.partition(rest_of)[0] if rest_of and rest_of in whole else ""
    claimed = len(before) < 2 or _SAYS.search(before[:-1]) is not None  # not "dismissed an account of the raid"
    if claimed and (own & {word.casefold() for word in source} or not any(_names_somebody(word) for word in source)):
        return told
    return finish(re.sub(r"(?<!\w)['\u2018]|['\u2019](?!\w)", "", whole)).rstrip(".")


_TOLD_WHOM = re.compile(r"\btold (?:the )?[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*){0,2}")
"""Whoever is told, often the outlet itself, is no source."""
_SAYS = re.compile(r"(?::|\b(?:said|says|say|stated|announced|told [\w ]+))(?: on \w+)?(?: that)?[\s,\u201c]*$")
"""Ends the words before a clause that is simply said; after "dismissed" or "backs" the rest claims nothing."""
_LABELS = word_set("""opinion analysis watch video update updated exclusive report breaking poll editorial comment
    column review explainer transcript listen read photos live latest perspective commentary podcast interview will""")
"""What stands before a headline's colon and is nobody who says it."""


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in re.findall(r"\w+", text))


def in_front(topic: str, text: str) -> str:
    """The text with a topic in front; unchanged without one, or when the text says it already."""
    room = TEXT_WORDS - len(text.split())
    if not _content(topic) - _content(text) or room < min(_LEAST_TOPIC, len(topic.split())):
        return text
    if len(topic.split()) > room:
        shorter = shortened(topic, room)
        if shorter[-1] not in ".!?…" and not re.match(r"\s*[,;\u2014\u2013]", topic[len(shorter) :]):
            return text  # cut in the midst of a clause it would mislead
        topic = shorter
    return f"{topic}: {text[:1].upper() + text[1:]}"

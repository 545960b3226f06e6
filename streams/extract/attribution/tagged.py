"""Attributions that the tagger finds and the rules do not, in the rules' own form.

The rules come first: they know the grammar of what they find. A tagged attribution is added when its cue stands in one
paragraph with what it reports, names a source, and nothing of its content is held by an attribution of the rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from streams.extract.attribution.cues import NOBODY, OPEN_ENDS, cue_class_of, subject_of
from streams.extract.attribution.linked import Attribution, Form
from streams.extract.attribution.no_report import is_disabled
from streams.extract.attribution.propositions import is_proposition, is_unsaid
from streams.extract.parsing.frames import TEXT_LIMIT, TITLE_LIMIT, Field, Frame
from streams.extract.parsing.lexicon import CueClass, word_set
from streams.extract.tagger.tagger import Tagged

TITLE_BREAK = "\n\n"
"""Between headline and body in the text that is tagged: the corpus has the headline as the first paragraph."""
_MARKS = frozenset(",.;:\u2014\u2013-\"'\u201c\u201d\u2018\u2019")
_NO_CLAUSE = word_set("what how why whether who where when which if to as of about for on with")
"""First words of a content that leave open what is claimed: "whether it will", "to comment", "what may come"."""
_SURE = word_set("adamant clear certain sure confident convinced insistent emphatic unequivocal")
"""Of a cue without a verb but "be", what asserts: "is adamant that"."""
_FINDING = word_set("""ascertain assess calculate demonstrate detect determine discover document establish hold judge
    project prove reckon record speculate verify""")
"""Verbs of finding out, which the rules leave alone: "established the society in May", "held the door"."""
_LEADING = frozenset(("that", "and", "but"))
_OWNERS = frozenset(("his", "her", "its", "their"))
"""Sources of "his promise that …": whose promise, the subjects of the sentences before do not tell surely."""


def tagged_text(title: str, text: str) -> str:
    """Headline and body as one text for the tagger, lone surrogates replaced one for one: no tokenizer takes them."""
    whole = f"{title[:TITLE_LIMIT]}{TITLE_BREAK}{text[:TEXT_LIMIT]}" if title else text[:TEXT_LIMIT]
    return whole.encode("utf-8", "replace").decode("utf-8")


def by_field(tagged: Sequence[Tagged], title: str) -> dict[Field, list[Tagged]]:
    """Attributions of `tagged_text` by the field in which their cue stands, offsets within it.

    Args:
        tagged: as the tagger gave them.
        title: the headline; when it is empty the text was tagged alone.
    """
    title = title[:TITLE_LIMIT]
    shift = len(title) + len(TITLE_BREAK) if title else 0
    found: dict[Field, list[Tagged]] = {"title": [], "text": []}
    for one in tagged:
        name: Field = "text" if one.cue[0][0] >= shift else "title"
        start = shift if name == "text" else 0

        def inside(spans: tuple[tuple[int, int], ...], name: Field = name, start: int = start) -> tuple[
                tuple[int, int], ...]:
            return tuple((a - start, b - start) for a, b in spans
                         if a >= start and (name == "text" or b <= len(title)))

        if one.within is None:
            found[name].append(Tagged(inside(one.source), inside(one.cue), inside(one.content)))
    return found


def attribute_tagged(frame: Frame, tagged: Sequence[Tagged], links: Sequence[Attribution]) -> list[Attribution]:
    """Attributions of one paragraph that are tagged and that no rule has found.

    Args:
        frame: the paragraph.
        tagged: of the field it stands in.
        links: what the rules found in it.
    """
    end = frame.start + len(frame.raw)
    taken = _taken(links)
    found = []
    for one in tagged:
        if not one.source or not one.cue or not (frame.start <= one.cue[0][0] < end and one.cue[-1][1] <= end):
            continue
        link = _attribution(frame, one, taken)
        if link is not None:
            found.append(link)
            taken |= _taken([link])
    return found


def span_in_frame(frame: Frame, start: int, end: int) -> Span | None:
    """The tokens of a paragraph's parse that a stretch of its field covers; None when it covers none.

    A quotation that was taken out of the parse is represented by its placeholder.
    """
    first: int | None = None
    last = 0
    for frame_start, frame_end, raw_start, raw_end, verbatim in frame.pieces:
        low, high = max(start - frame.start, raw_start), min(end - frame.start, raw_end)
        if low >= high:
            continue
        left, right = (frame_start + low - raw_start, frame_start + high - raw_start) if verbatim else (
            frame_start, frame_end)
        first = left if first is None else first
        last = right
    if first is None:
        return None
    span = frame.doc.char_span(first, last, alignment_mode="expand")
    return span if span is not None and len(span) else None


def _taken(links: Sequence[Attribution]) -> set[int]:
    """Tokens of the parse that attributions hold as content, or whose verb is their cue."""
    held: set[int] = set()
    for link in links:
        if link.content is not None and link.content.doc is not link.frame.doc:
            held |= set(range(link.sentence.start, link.sentence.end))  # a clause of its own parse: "called it a shame"
        elif link.content is not None:
            held |= set(range(link.content.start, link.content.end))
        for quote in link.quotes:
            span = link.frame.doc.char_span(*quote.frame, alignment_mode="expand")
            if span is not None:
                held |= set(range(span.start, span.end))
        if link.cue_token is not None:
            held.add(link.cue_token.i)
    return held


def _attribution(frame: Frame, one: Tagged, taken: set[int]) -> Attribution | None:
    cue = span_in_frame(frame, one.cue[0][0], one.cue[-1][1])
    source = span_in_frame(frame, one.source[0][0], one.source[-1][1])
    spans = [span for a, b in one.content if (span := span_in_frame(frame, a, b)) is not None]
    if cue is not None and not any(frame.quotes_in(span) for span in spans):
        # "The date of the fair was first reported by Bell. It opens …": what the next sentence tells is not his
        spans = [span for span in spans if len(spans) == 1 or span[0].sent.start == cue.sent.start]
    parts = [trimmed for span in spans if (trimmed := _trimmed(span)) is not None]
    if cue is None or source is None or not parts or source[0].lower_ in NOBODY or source.text.casefold() in _OWNERS:
        return None
    if any(token.i in taken for part in parts for token in part):
        return None
    verb = _verb(cue)
    if verb is not None and (
        verb.i in taken or is_unsaid(verb) or is_disabled(verb, subject_of(verb) or source.root)
    ):
        return None
    name = _class_of(cue, verb)
    whole = frame.doc[min(part.start for part in parts) : max(part.end for part in parts)]
    quotes = tuple(quote for span in spans for quote in frame.quotes_in(span))
    form: Form = "direct" if quotes else "indirect"
    if name is None and not quotes:
        return None  # what somebody is upset at, afraid of or under the impression of is not said
    if not quotes and (whole[0].lower_ in _NO_CLAUSE or whole[-1].lower_ in OPEN_ENDS
                       or not any(is_proposition(part) for part in parts)):
        return None
    between = (parts[0].end, parts[1].start) if len(parts) == 2 and not quotes else (0, 0)
    starts = [one.cue[0][0], one.source[0][0], *(a for a, _ in one.content)]
    ends = [one.cue[-1][1], one.source[-1][1], *(b for _, b in one.content)]
    sentence = cue.sent
    passage = frame.span_in_field(sentence)
    return Attribution(
        frame,
        form,
        source.text.strip(),
        cue.text.strip(),
        name or "assert",
        sentence,
        (min(passage[0], *(s for s in starts if s >= frame.start)), max(passage[1], *(
            e for e in ends if e <= frame.start + len(frame.raw)))),
        None if quotes else whole,
        quotes,
        verb,
        "",
        between,
    )


def _trimmed(span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and (span.doc[start].text in _MARKS or _leads(span.doc[start])):
        start += 1
    while start < end and span.doc[end - 1].text in _MARKS:
        end -= 1
    return span.doc[start:end] if start < end else None


def _leads(first: Token) -> bool:
    """Whether a word joins a clause to its cue; the "that" of "that it leaks is no secret" belongs to its subject."""
    if first.lower_ not in _LEADING or first.text == "That":  # before what opens a sentence stands no cue
        return False
    clause = first.head.head if first.head.dep_ in ("aux", "auxpass") else first.head
    points = first.dep_ == "det" and first.head.tag_ == "NN"  # "that claim was false"
    return not points and clause.dep_ not in ("csubj", "csubjpass")


def _class_of(cue: Span, verb: Token | None) -> CueClass | None:
    """What a cue does to its content; None where it says nothing: "many angry that", "under the impression that"."""
    if verb is not None:
        return cue_class_of(verb) or ("assert" if verb.lemma_.casefold() in _FINDING else None)
    feeling = any(token.pos_ in ("AUX", "ADJ") for token in cue) and not any(token.pos_ == "NOUN" for token in cue)
    if all(token.pos_ == "ADV" for token in cue):
        return None  # "allegedly" names whoever is accused
    being = any(token.pos_ == "AUX" for token in cue)
    return None if (being or feeling) and not any(token.lower_ in _SURE for token in cue) else "assert"


def _verb(cue: Span) -> Token | None:
    """The reporting verb of a cue: the highest verb of the span in the parse."""
    verbs = [token for token in cue if token.pos_ == "VERB"]
    return next((verb for verb in verbs if verb.head.i < cue.start or verb.head.i >= cue.end or verb.head.i == verb.i),
                verbs[-1] if verbs else None)

"""Quotations that stand alone get the speaker named beside them.

Split quotations join the attribution they belong to. A paragraph that is nothing but a quotation belongs to the source
announced before it ("Ferrow stated:"), to the one presented after it ("That was Deputy Chief X at a briefing"), or to
the speaker who went on from the paragraph before.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span, Token

from streams.extract.attribution.cues import subject_of
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.works import is_title_of_work
from streams.extract.names.cast import Cast
from streams.extract.names.mention import read_mention
from streams.extract.parsing.frames import Frame, QuotedPart
from streams.extract.parsing.lexicon import QUOTE_CUES, ROLES, word_set
from streams.extract.parsing.phrases import noun_phrase

_PERSON_PRONOUNS = frozenset(("he", "she"))
_WORDS = word_set("word verdict message warning advice answer assessment judgment judgement view opinion line")
"""What a quotation before is called: "Strong words from the director", "That is the word from Ana Bell"."""


def link_quotations(frames: tuple[Frame, ...], found: dict[int, list[Attribution]], cast: Cast) -> None:
    """Give every full quotation of the body that no attribution holds to one, in place.

    Args:
        frames: the body in order.
        found: attributions by frame index; changed.
        cast: people and institutions, to tell a person's name from other subjects.
    """
    for run in continued(frames):
        _link_run(run, found, cast)
    for frame in frames:
        links = found.setdefault(frame.index, [])
        held = {quote.frame for link in links for quote in link.quotes}
        loose = [quote for quote in frame.quotes
                 if quote.frame not in held and not is_title_of_work(quote.text, frame.field)]
        for quote in loose:
            if _join_split(frame, links, quote):
                continue
            source = _beside(frame, quote, cast)
            if source is None:
                source = _around(frames, frame, found, cast)
            if source is not None:
                links.append(_linked(frame, quote, *source))
        links.sort(key=lambda link: link.passage)


def continued(frames: tuple[Frame, ...]) -> list[list[tuple[Frame, QuotedPart]]]:
    """Quotations that run over several paragraphs: each opens with a mark, and only the last one closes."""
    runs: list[list[tuple[Frame, QuotedPart]]] = []
    run: list[tuple[Frame, QuotedPart]] = []
    for at, frame in enumerate(frames):
        if not frame.quotes:
            run = []
            continue
        following = frames[at + 1] if at + 1 < len(frames) else None
        first, last = frame.quotes[0], frame.quotes[-1]
        if run:
            run.append((frame, first))
        opens_next = following is not None and bool(following.quotes) and following.quotes[0].quotation.start == 0
        goes_on = not last.quotation.closed and opens_next
        if run and not (goes_on and last is first):
            runs.append(run)
            run = []
        if goes_on and not run:
            run = [(frame, last)]
    return runs


def _link_run(run: list[tuple[Frame, QuotedPart]], found: dict[int, list[Attribution]], cast: Cast) -> None:
    """Give all paragraphs of one quotation to the speaker whom one of them names, by a reporting verb or beside it."""
    held: dict[int, Attribution] = {}
    for frame, quote in run:
        links = found.setdefault(frame.index, [])
        _join_split(frame, links, quote)
        holder = next((link for link in links for part in link.quotes if part.frame == quote.frame), None)
        if holder is not None:
            held[frame.index] = holder
    named = [link for link in held.values() if link.source]
    beside = next((found_beside for one in run if (found_beside := _beside(*one, cast)) is not None), None)
    for frame, quote in run:
        if frame.index in held:
            continue
        if named:
            nearest = min(named, key=lambda link: abs(link.frame.index - frame.index))
            found[frame.index].append(_linked(frame, quote, nearest.source, nearest.cue, (frame.start, frame.start)))
        elif beside is not None:
            found[frame.index].append(_linked(frame, quote, beside[0], beside[1], (frame.start, frame.start)))


def _join_split(frame: Frame, links: list[Attribution], quote: QuotedPart) -> bool:
    """`"A," X said. "B."`: B joins A's attribution when only narration without another speaker lies between."""
    for position in range(len(links) - 1, -1, -1):
        link = links[position]
        if link.frame.index != frame.index or not link.quotes or link.form == "headline":
            continue
        if link.quotes[-1].frame[1] <= quote.frame[0]:
            between = frame.doc.text[link.quotes[-1].frame[1] : quote.frame[0]]
            if any(
                other.sentence.start_char >= link.sentence.end_char
                and other.sentence.end_char <= quote.frame[0] + 8
                and other is not link
                for other in links
            ):
                return False
            if len(between) > 400:  # a long stretch of narration has changed the subject
                return False
            links[position] = replace(
                link,
                quotes=(*link.quotes, quote),
                passage=(link.passage[0], max(link.passage[1], frame.start + quote.quotation.end)),
            )
            return True
    return False


def _beside(frame: Frame, quote: QuotedPart, cast: Cast) -> tuple[str, str, tuple[int, int]] | None:
    """A person who is the subject of a sentence of the same paragraph: the one before the quotation, else after."""
    sentences = [sentence for sentence in frame.doc.sents if not _only_placeholder(sentence)]
    before = [sentence for sentence in sentences if sentence.start_char < quote.frame[0]]
    after = [sentence for sentence in sentences if sentence.start_char >= quote.frame[1]]
    for sentence in [*reversed(before), *after[:1]]:
        source = _presented(sentence, cast)
        if source is not None:
            start, end = frame.span_in_field(sentence)
            return source, _cue_of(sentence), (start, end)
    return None


def _around(
    frames: tuple[Frame, ...], frame: Frame, found: dict[int, list[Attribution]], cast: Cast
) -> tuple[str, str, tuple[int, int]] | None:
    own = (frame.start, frame.start)
    previous = frames[frame.index - 1] if frame.index > 0 else None
    following = frames[frame.index + 1] if frame.index + 1 < len(frames) else None
    previous_links = [link for link in found.get(frame.index - 1, []) if link.form in ("direct", "indirect", "stance")]
    if previous is not None:
        unclosed = bool(previous.quotes) and not previous.quotes[-1].quotation.closed
        if unclosed and previous_links:
            return previous_links[-1].source, previous_links[-1].cue, own
        if previous.raw.rstrip().endswith(":"):
            last = list(previous.doc.sents)[-1]
            source = _presented(last, cast)
            if source is not None:
                return source, _cue_of(last), previous.span_in_field(last)
    if following is not None and not _is_turn_of_other(following):
        first = next(iter(following.doc.sents), None)
        if first is not None and not _only_placeholder(first):
            source = _presented(first, cast)
            if source is not None and (not previous_links or first[0].lower_ == "that"):
                return source, _cue_of(first), following.span_in_field(first)
    if previous_links and previous is not None and previous_links[-1].quotes:
        return previous_links[-1].source, "", own
    return None


def _is_turn_of_other(frame: Frame) -> bool:
    return bool(frame.quotes) and frame.quotes[0].frame[0] == 0


def _only_placeholder(sentence: Span) -> bool:
    return not any(token.is_alpha and token.text != "Yes" for token in sentence)


def _presented(sentence: Span, cast: Cast) -> str | None:
    """The person or speaking institution a sentence is about: its subject, or X in "That was X"."""
    root = sentence.root
    if (whose := _whose_words(root)) is not None:
        return whose
    subject = subject_of(root)
    if subject is None:
        inverted = [token for token in sentence if token.dep_ in ("nsubj", "attr") and token.head.i == root.i]
        subject = inverted[0] if inverted else None
    if subject is None:
        return None
    if subject.lower_ in ("that", "this", "it", "those") and root.lemma_ == "be":
        complements = [child for child in root.children if child.dep_ == "attr"]
        subject = complements[0] if complements else subject
    text = _short_phrase(subject)
    mention = read_mention(text)
    if mention.pronoun in _PERSON_PRONOUNS:
        return text
    if mention.private:
        return None
    if mention.role or (mention.name and cast.is_person(mention)):
        return text
    if root.lemma_ in QUOTE_CUES and mention.institution:
        return text
    return None


def _whose_words(root: Token) -> str | None:
    """The speaker in "Strong words from X", "That is the word from X"; None in other sentences."""
    words = root
    if root.lemma_ == "be":
        points = any(child.dep_ == "nsubj" and child.lower_ in ("that", "this", "those") for child in root.children)
        words = next((child for child in root.children if child.dep_ == "attr" and points), root)
    if words.pos_ != "NOUN" or words.lemma_ not in _WORDS or any(child.dep_ == "nsubj" for child in words.children):
        return None
    for child in words.children:
        if child.lower_ == "from":
            return next((noun_phrase(below).text for below in child.children if below.dep_ == "pobj"), None)
    return None


def _short_phrase(subject: Token) -> str:
    phrase = noun_phrase(subject)
    return str(
        phrase.text
        if any(word.casefold().strip(",") in ROLES for word in phrase.text.split())
        or subject.ent_type_ == "PERSON"
        or subject.pos_ == "PRON"
        else phrase.text.split(",")[0]
    )


def _cue_of(sentence: Span) -> str:
    return sentence.root.text if sentence.root.lemma_.casefold() in QUOTE_CUES else ""


def _linked(frame: Frame, quote: QuotedPart, source: str, cue: str, named: tuple[int, int]) -> Attribution:
    sentence = frame.doc.char_span(*quote.frame, alignment_mode="expand")
    start, end = frame.start + quote.quotation.start, frame.start + quote.quotation.end
    return Attribution(
        frame,
        "direct",
        source,
        cue,
        "assert",
        sentence.sent if sentence is not None else frame.doc[:],
        (min(start, named[0]) if named[0] != named[1] else start, max(end, named[1])),
        None,
        (quote,),
    )

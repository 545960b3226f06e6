"""Decisions reported in the outlet's voice: "signed", "vetoed", "shelved the plan" are statements of the actor.

The actor is the subject, or the agent of a passive; a passive that leaves its agent out makes no statement. Of two who
decide together each makes one. What was planned, asked for, threatened, alleged, supposed or only nearly done is no
act; what was refused or not done is one, with its negation in the cue and the text.

Here are the acts of main clauses. `instruments.py` has documents that somebody signed or passed, `decrees.py` those
that tell whose they are, `asides.py` what side clauses tell in passing; `deeds.py` knows the verbs, `actors.py` who can
decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from streams.extract.attribution.actors import agents_of, can_decide, joined, own_phrase, with_apposition
from streams.extract.attribution.asides import find_asides
from streams.extract.attribution.cues import subject_of
from streams.extract.attribution.decrees import find_decrees
from streams.extract.attribution.deed_words import NEAR, PARTICLES, UNSURE
from streams.extract.attribution.deeds import had_done, is_passive, is_question, is_real, tells_decision
from streams.extract.attribution.instruments import find_instruments
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.provisions import find_provision
from streams.extract.attribution.retold import retold
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import DECIDES, word_set
from streams.extract.parsing.phrases import content_words, noun_phrase
from streams.extract.standalone.dangling import signs_what_was_told

ACT_PARAGRAPHS = 3  # decisions a story is about stand in its first paragraphs; later ones are background
_ITEM = re.compile(r"[A-Z]{3,}(?: [A-Z]{2,}){0,3}[.:] (?=[A-Z])")
"""What begins an item of a list of news in brief, which is a story of its own: "BRIDGE. The mayor signed …"."""
_JOINING = word_set("while and")
_DECIDED = word_set("end keep build merge replace shorten lengthen relocate split rebuild")
"""Verbs that tell a decision only as what was decided: "decided to end the four-day week"."""


def find_acts(frame: Frame, cast: Cast, taken: list[Attribution], topic: frozenset[str]) -> list[Attribution]:
    """Acts of officials and institutions in one frame's own sentences.

    Args:
        frame: the paragraph or the title.
        cast: who is a person, who an institution.
        taken: attributions of the same frame; a sentence that they make up narrates nothing else.
        topic: content words of title and lede; an act must touch them, else it is background.
    """
    item = _ITEM.match(frame.raw) is not None
    later = frame.index >= ACT_PARAGRAPHS and not item
    found: list[Attribution] = []
    for sentence in frame.doc.sents:
        reports = [link for link in taken if link.sentence.start == sentence.start and not _is_apart(link)]
        acts: list[Attribution] = []
        if frame.field != "title" and not reports:
            acts = find_instruments(frame, sentence, cast, later=later)
            acts = acts or ([] if later else find_decrees(frame, sentence, cast))
            provision = None if later else find_provision(frame, sentence, cast)
            if provision is not None:
                found = [act for act in found if act.sentence.start != provision.sentence.start]
                acts = [provision]
        if later:
            found += [act for act in acts if content_words(sentence) & topic]
            continue
        if not acts:
            acts = _main_act(frame, sentence, cast, reports)
        if not acts and frame.field != "title":
            acts = find_asides(frame, sentence, cast, reports)
        found += [act for act in acts if act.content is not None and (
            item or content_words(act.content) & topic
            or (0 <= frame.index <= 1 and signs_what_was_told(act.content)))]
    return found


def _main_act(frame: Frame, sentence: Span, cast: Cast, reports: list[Attribution]) -> list[Attribution]:
    """The act of a sentence's main clause, once for each who did it."""
    if frame.quotes_in(sentence) or is_question(sentence):
        return []
    cues = [link.cue_token for link in reports if link.cue_token is not None]
    verb = next((one for one in _act_verbs(sentence, title=frame.field == "title") if one not in cues), None)
    if verb is None:
        return []
    content = _told(sentence, verb, reports)
    subject = subject_of(verb)
    if content is not None and subject is not None and content.start <= subject.i < content.end:
        passage = frame.span_in_field(content)
    elif (beside := _beside_stance(frame, verb, reports)) is not None and subject is not None:
        content, passage = beside
    else:
        return []
    act = Attribution(frame, "act", "", _cue(verb), "assert", sentence, passage, content, (), verb)
    several = agents_of(verb) or joined(subject)
    if len(several) > 1:
        told = [(one, with_apposition(one).text) for one in several]
        able = [words for one, words in told if can_decide(one, verb, cast, sentence, words)]
        if able:
            return [replace(act, source=words) for words in able]
    if not can_decide(subject, verb, cast, sentence):
        return []
    source = noun_phrase(subject)
    # An agent that follows its verb reaches no further than its own phrase.
    return [replace(act, source=source.text if source.start > verb.i or source.end <= verb.i else subject.text)]


def _is_apart(link: Attribution) -> bool:
    """A clause with a parse of its own, of "calling it a shame": the sentence may tell an act besides."""
    return link.content is not None and link.content.doc is not link.frame.doc


def is_decision(link: Attribution) -> bool:
    """A reporting verb that decides: "voted against the bypass", "ordered the plant to close"."""
    verb = link.cue_token
    if verb is None or link.form == "direct" or verb.tag_ == "VB":
        return False
    return verb.lemma_ in ("vote", "order")


def _told(sentence: Span, verb: Token, reports: list[Attribution]) -> Span | None:
    """The part of the sentence that tells the act: all of it, or what reports leave of it.

    These stand behind it (", saying …", "and said that …") or, as a participle, before its subject.
    """
    start, end = sentence.start, sentence.end
    subject = subject_of(verb)
    for link in reports:
        cue = link.cue_token
        held = link.content is not None and link.content.doc is verb.doc
        if cue is None or cue.head != verb or subject is None:
            return None
        if (held and link.content is not None and link.content.start <= verb.i < link.content.end) or (
                cue.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubjpass") for child in cue.children)):
            return None  # it is what somebody else reports
        if cue.i > verb.i and cue.dep_ in ("advcl", "conj"):
            end = min(end, cue.left_edge.i if cue.dep_ == "advcl" else cue.i)
        elif cue.dep_ == "advcl" and cue.right_edge.i < subject.left_edge.i:
            start = max(start, cue.right_edge.i + 1)
        else:
            return None
    while end > verb.i + 1 and (sentence.doc[end - 1].lower_ in _JOINING or (
            reports and end < sentence.end and sentence.doc[end - 1].is_punct)):
        end -= 1
    while start < verb.i and sentence.doc[start].is_punct and reports:
        start += 1
    return sentence.doc[start:end]


def _beside_stance(frame: Frame, verb: Token, reports: list[Attribution]) -> tuple[Span, tuple[int, int]] | None:
    """The second half of "rejected the plan and approved a car park", of which the first is a stance.

    Returns:
        The act as a sentence of its own and its passage.
    """
    root = verb.head
    stance = all(link.form == "stance" and link.cue_token is not None and link.cue_token == root for link in reports)
    subject = subject_of(verb)
    if not reports or not stance or verb.dep_ != "conj" or subject is None or subject.head != root:
        return None
    clause = verb.doc[verb.left_edge.i : verb.right_edge.i + 1]
    told = [token for token in clause if token.i < verb.sent.end]
    while told[-1].is_punct:
        told.pop()
    who = own_phrase(subject)
    content = retold(verb, [*who, *told], len(who) + verb.i - clause.start)
    return content, frame.span_in_field(clause)


def _act_verbs(sentence: Span, *, title: bool) -> Iterator[Token]:
    """Verbs of the main clause that tell a decision that was taken."""
    root = sentence.root
    for verb in _joined_verbs(root):
        if verb.pos_ not in ("VERB", "AUX") or not is_real(verb):
            continue
        if _has_no_subject(verb) and not _is_as_real(verb):
            continue
        if verb.lemma_.casefold() in DECIDES:
            decided = [child for child in verb.children if child.dep_ == "xcomp" and _is_decided(child)]
            voted = verb.lemma_ == "vote" and not is_passive(verb) and not _is_ahead(verb)
            moved = verb.lemma_ == "move" and (_is_motion(verb) or tells_decision(verb))
            yield from decided or ([verb] if voted or moved else [])
        elif tells_decision(verb) and not (title and verb.tag_ in ("VBD", "VBN") and not is_passive(verb)):
            yield verb  # headlines tell in the present: "Mayor ordered to pay" has lost its "was"


def _joined_verbs(root: Token) -> Iterator[Token]:
    """The main verb and those joined to it, of the same subject: "entered the office, sat down and signed the deed"."""
    yield root
    for child in root.children:
        if child.dep_ == "conj":
            yield child
            if _has_no_subject(child):
                yield from (one for one in list(_joined_verbs(child))[1:] if _has_no_subject(one))


def _is_as_real(verb: Token) -> bool:
    """Whether the verbs that it is joined to leave it real: of "could scrap the levy and close the pier" none is."""
    above = verb
    while above.dep_ == "conj" and above.head.i != above.i:
        above = above.head
        unsure = any(child.lower_ in UNSURE and child.dep_ in ("advmod", "neg") for child in above.children)
        if unsure or (verb.tag_ == "VB" and not is_real(above)):
            return False
    return True


def _has_no_subject(verb: Token) -> bool:
    return not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _is_ahead(verb: Token) -> bool:
    """So "will vote on the bill on Thursday": what comes of it is open."""
    return any(child.dep_ == "aux" and child.lemma_ in ("will", "shall") for child in verb.children)


def _is_motion(verb: Token) -> bool:
    """So "moved that the bill be adopted"."""
    goals = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i]
    return any(below.lower_ == "that" and below.dep_ == "mark" for goal in goals for below in goal.children)


def _is_decided(verb: Token) -> bool:
    """An infinitive that tells a decision: besides those of `ACTS` what only who decides it does to something."""
    ends = verb.lemma_ in _DECIDED and any(child.dep_ == "dobj" for child in verb.children)
    return ends or tells_decision(verb)


def _cue(verb: Token) -> str:
    """The verb with its auxiliaries, negation and particle; "decided to close" with what was decided."""
    done = had_done(verb)
    parts = [
        child
        for child in verb.children
        if abs(child.i - verb.i) < NEAR
        and (child.dep_ in ("aux", "auxpass", "neg", "prt") or (verb.lemma_, child.lower_) in PARTICLES)
    ]
    words = " ".join(token.text for token in sorted([*parts, verb], key=lambda token: token.i))
    if done is not None:
        return f"{words} {done.text}"
    return f"{_cue(verb.head)} {words}" if verb.dep_ == "xcomp" else words

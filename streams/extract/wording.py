"""What one attribution claims: its stand-alone text, the words quoted, and how it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Span

from schemas.statement import Modality
from streams.extract.attribution.changes import speaker_words
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.modality import modality_of
from streams.extract.names.given_names import pronoun_of
from streams.extract.names.institution_kinds import COMPANY, head_noun, may_be_firm
from streams.extract.parsing.lexicon import INSTITUTIONS
from streams.extract.reading import headline_sentence
from streams.extract.speakers.resolved import ResolvedSpeaker, with_house
from streams.extract.standalone.clients import client_named, client_of
from streams.extract.standalone.dangling import dangling, leans_back
from streams.extract.standalone.persons import possessive, with_article
from streams.extract.standalone.quoted import quoted_words
from streams.extract.standalone.reported import reported_clause
from streams.extract.standalone.speaker_pronouns import GENDERED
from streams.extract.standalone.spoken_of import spoken_of
from streams.extract.standalone.text import Context, finish
from streams.extract.standalone.topic import in_front, seen_by, topic_of


@dataclass(frozen=True)
class Worded:
    """What is claimed.

    Attributes:
        text: readable without the article; empty when it makes no proposition.
        quotation: the words quoted, verbatim; empty where none are.
        modality: how it holds, by its own words.
    """

    text: str
    quotation: str
    modality: Modality


def worded(link: Attribution, resolved: ResolvedSpeaker, context: Context) -> Worded | None:
    """The claim of an attribution.

    Args:
        link: the attribution.
        resolved: its speaker.
        context: what its text may be completed from.

    Returns:
        None when the attribution holds neither a quotation nor a clause, or when hardly anybody is its source.
    """
    if _NOBODY.fullmatch(link.source):
        return None
    told = _worded(link, resolved, context)
    return replace(told, text=client_named(told.text, resolved.speaker.printed, resolved.self_name)) if told else None


_NOBODY = re.compile(
    r"(?:very |but |only |too )?(?:few|none|nobody|no one|neither|hardly anyone)(?: of .*)?", re.IGNORECASE)
"""Sources that do not say it: "few expected the strike to last"."""


def _worded(link: Attribution, resolved: ResolvedSpeaker, context: Context) -> Worded | None:
    we, me = _self_name(link, resolved)
    own = speaker_words(with_house(resolved))
    asked = link.cue_class == "ask"
    if link.form == "act":
        content = _content_span(link)
        supposed = modality_of(content, content.text, speaker=own) == "conditional"  # "will sign it if it passes"
        return Worded(_act_text(link, resolved, context), "", "conditional" if supposed else "asserted")
    if link.form == "turn":
        span = _content_span(link)
        parts = [link.frame.doc[max(part.start, span.start) : min(part.end, span.end)] for part in span.sents]
        text, used = quoted_words([part for part in parts if len(part)], we, me, context)
        return Worded(text, link.content_text, _joint([modality_of(part, part.text, speaker=own) for part in used]))
    if link.form == "headline":
        span = _content_span(link)
        quotation = link.quotes[0].text if link.quotes else ""
        text = finish(headline_sentence(link.content_text, span))
        if dangling([span]) == "pronoun":  # "Toxicologists: it was the boiler"
            text = in_front(topic_of(replace(context, headline="", before=""), "pronoun", text), text)
        return Worded(text, quotation, modality_of(span, span.text, speaker=own))
    if link.quotes and link.form == "direct":
        text, used = quoted_words([one for quote in link.quotes for one in quote.doc.sents], we, me, context)
        modality = _joint([modality_of(part, part.text, asked=asked, speaker=own) for part in used])
        if text and ": " not in text and (matter := spoken_of(link.cue_token)):
            text = in_front(f"{matter[:1].upper()}{matter[1:]}", text)
        return Worded(text, " ".join(quote.text.strip() for quote in link.quotes), modality)
    if link.content is None:
        return None
    if not link.cue and any(token.lower_ in _FIRST_PERSON for token in link.content):
        text, used = quoted_words([link.content], we, me, context)  # a house's own article says "we"
        return Worded(text, "", _joint([modality_of(part, part.text, speaker=own) for part in used]))
    if client := client_of(resolved.speaker.printed):
        me = _lawyer_or(client, resolved, link.content)  # "a lawyer for Oberg said he would pay"
    text = reported_clause(link.content, link.cue_token, link.cue_class, we, me, context, link.parenthesis,
                           personal=bool(resolved.speaker.name))
    return Worded(text, "", modality_of(link.content, link.content.text, asked=asked, speaker=own, cue=link.cue_token))


def _lawyer_or(client: str, resolved: ResolvedSpeaker, content: Span) -> str:
    """Whom "he" or "she" of what a lawyer reports means, the client or the lawyer; empty if it may be either."""
    name, me = resolved.speaker.name, resolved.self_name[1]
    if not name:
        return client
    spoken = [token.lower_ for token in content if token.lower_ in GENDERED]
    if not spoken:
        return me
    pronoun, own, others = GENDERED[spoken[0]], pronoun_of(name), pronoun_of(client)
    if own not in ("", pronoun):
        return client
    if others not in ("", pronoun):
        return me
    return me if own and not others else ""


_EMPTY = (
    r"(?:(?:also|currently|still|simply|now|already|carefully|(?:has|have|had) (?:also|been|now)) )?"
    r"(?:(?:(?:has|have|had|offered|made|gave) )?no (?:\w+ )?comment|(?:has|have|had) nothing (?:\w+ )?to (?:add|say)"
    r"|(?:(?:has|have|had) )?declin\w+ (?:\w+ly )?to (?:comment|say|answer|discuss|elaborate|speak|respond|reply"
    r"|be (?:interviewed|named|identified|quoted|drawn))"
    r"|nothing to add|could not be reached|(?:(?:was|were|is|are) (?:\w+ly |still )?)?(?:reading|studying|reviewing) "
    r"|(?:would|will) study|stood by (?:every|his|her|their)|did not (?:comment|respond|reply))"
)
"""What says nothing of the matter, right after whoever it is said of."""
_MAYBE_EMPTY = re.compile(_EMPTY, re.IGNORECASE)
_STAFF = r"(?:office|team|staff|department|ministry|agency|administration|government|company|firm|lawyers?)"
_LEAD = r"(?:[^,:;]{1,30}, )?(?:and |but )?"


def is_empty(text: str, resolved: ResolvedSpeaker) -> bool:
    """Whether a statement says only that its speaker does not comment, is reading a ruling, or stands by a word.

    That somebody else did not is a statement like any other: "the police did not respond for an hour".
    """
    said = text.rpartition(": ")[2]
    if not _MAYBE_EMPTY.search(said):
        return False
    subject = rf"(?:(?:{'|'.join(_subjects(resolved))})(?:, [^,]{{1,60}},)? |(?=no |nothing ))"
    return re.match(_LEAD + subject + _EMPTY, said, re.IGNORECASE) is not None


def _subjects(resolved: ResolvedSpeaker) -> list[str]:
    """Patterns for what the speaker may be called in their own statement."""
    speaker, house = resolved.speaker, with_house(resolved).institution
    called = (speaker.name, *speaker.name.split()[-1:], house, speaker.printed, *resolved.self_name)
    names = {form for one in called if one for form in (one, with_article(one))}
    owned = [re.escape(possessive(one)).replace("'", "['’]") for one in names]
    owners = "|".join(["his", "her", "its", "their", "our", "my", *owned])
    own = pronoun_of(speaker.name)
    # of "a spokeswoman said the ministry …" the house is not told otherwise
    bare = not speaker.institution and "spoke" in speaker.role
    kinds = set(INSTITUTIONS) if bare else {head_noun(house)} if house else set()
    if house and may_be_firm(house):
        kinds |= COMPANY
    found = [*(re.escape(one) for one in names), rf"(?:{owners}) {_STAFF}", "I", "we", own or "s?he"]
    if house or not speaker.name:  # what one person without a house calls so are others
        found += ["it", "they"]
    return found + [f"the {re.escape(kind)}" for kind in sorted(kinds)]


_FIRST_PERSON = frozenset(("we", "our", "us"))
_OBSERVERS = re.compile(
    r"\b(?:economist|analyst|strategist|pollster|pundit|commentator|columnist|historian|professor|expert|fellow|scholar|"
    r"consultant)\b",
    re.IGNORECASE,
)
"""Roles of people whose "we" is everybody: no university is meant by an economist's "we are past that"."""


_WORKED = re.compile(
    r"\b[Ww]e (?:have |had |also |then |only )?(?:analy[sz]ed|asked|bought|checked|compared|counted|dated|detected|dug"
    r"|examined|found|interviewed|measured|put|recorded|repeated|sampled|studied|surveyed|tested|took|weighed)\b")
"""What those who observe do themselves, and not everybody: "we tested forty fish"."""


def _self_name(link: Attribution, resolved: ResolvedSpeaker) -> tuple[str, str]:
    we, me = resolved.self_name
    watches = bool(resolved.speaker.name) and _OBSERVERS.search(resolved.speaker.role) is not None
    said = [quote.text for quote in link.quotes] or [link.content_text]
    return ("" if watches and not any(_WORKED.search(text) for text in said) else we), me


def _act_text(link: Attribution, resolved: ResolvedSpeaker, context: Context) -> str:
    """The sentence of an act with its actor in full, what it points back to in front."""
    text = link.content.text if link.content is not None else ""
    full = resolved.speaker.name or with_article(resolved.speaker.institution)
    if full and link.source and text.startswith(link.source) and len(link.source) < len(full):
        text = full + text[len(link.source) :]
    if link.content is not None and leans_back(link.content):
        topic = topic_of(seen_by(context, link.content.sent, full, resolved.speaker.printed), "pronoun", text)
        return finish(in_front(topic, finish(text)))
    return finish(text)


def _content_span(link: Attribution) -> Span:
    """The content of a turn or a headline in the parse of its frame."""
    doc, at = link.frame.doc, link.frame.doc.text.find(link.content_text)
    whole = at < 0  # a quotation stands in the parse by its placeholder
    return doc[:] if whole else doc.char_span(at, at + len(link.content_text), alignment_mode="expand") or doc[:]


def _joint(modalities: list[Modality]) -> Modality:
    """Of several sentences: asserted if one is."""
    return "asserted" if "asserted" in modalities or not modalities else modalities[0]

"""An article read as a whole: every rule's attributions in the order of the text, and what the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from spacy.tokens import Token

from streams.extract.attribution.acts import find_acts
from streams.extract.attribution.descriptions import find_descriptions
from streams.extract.attribution.headlines import attribute_headline
from streams.extract.attribution.interviews import attribute_interview, with_guest
from streams.extract.attribution.labelled_quotations import attribute_colons, attribute_dashes
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.links import link_quotations
from streams.extract.attribution.narration import attribute
from streams.extract.attribution.notices import attribute_notice
from streams.extract.attribution.releases import attribute_release
from streams.extract.attribution.tagged import attribute_tagged
from streams.extract.attribution.turns import attribute_turns, read_turns
from streams.extract.names.cast import Cast
from streams.extract.names.mention import read_mention
from streams.extract.parsing.frames import Field, Frame, ParsedArticle, without_stand_ins
from streams.extract.parsing.lexicon import FINITE
from streams.extract.parsing.phrases import content_words
from streams.extract.standalone.fullforms import FullForms
from streams.extract.standalone.text import Context, finish
from streams.extract.tagger.tagger import Tagged

Tags = Mapping[Field, Sequence[Tagged]]
"""Tagged attributions by field, offsets in the field."""

_TOLD_WORDS = 4  # a headline with fewer words beside its quotation names no topic: "'I was wrong,' she said"
_BIDDEN = (
    r"urged|told|asked|ordered|advised|warned|forced|allowed|expected|pressured|invited|set|due|ready|poised"
    r"|able|unable|likely|unlikely|willing|unwilling|keen|eager|free|bound|determined|about|how|where|when|what"
    r"|whether|right|chance|time|way|room|reason|powers?|bills?|motion|measures?|deal|idea|ability|duty|freedom"
    r"|deadline")
"""Before "to" in a headline: what somebody is bidden, about or free to do, not what he has said he will."""
_TAKING = (
    r"want|hope|plan|seek|try|tri|attempt|fail|struggl|vow|agree|refus|declin|threaten|promis|pledg|need|race"
    r"|move|push|bid|fight|aim|intend|offer|decid|choos|opt|prepar|begin|start|continu|manag|call|demand|effort"
    r"|appear|seem|look|wait|ask|help|mean|meant|sought|begun|began|chose|return|scrambl|hurr|rush|campaign"
    r"|drive|request|proposal")
"""Stems of verbs and nouns that take an infinitive: "seeks to", "efforts to" tell no future."""
_ENDING = r"(?:[nd]?ing|[nd]?ed|es?|s|d|y)?"
_NO_FUTURE = rf"(?:(?!to )[\w'’-]+ ){{0,4}}?(?i:(?:{_BIDDEN}|(?:{_TAKING}){_ENDING})) to "


def attribute_article(
    article: ParsedArticle, cast: Cast, tagged: Tags | None = None, publisher: str = ""
) -> list[Attribution]:
    """All attributions and acts of an article: the body's in the order of the text, then the title's.

    Args:
        article: parsed.
        cast: its people and institutions; names of sources are added to it.
        tagged: what the attribution tagger found, if it was asked; what no rule found is added.
        publisher: its name; an institution's own article is its statement.
    """
    body = article.body
    by_frame: dict[int, list[Attribution]] = {frame.index: [] for frame in body}
    turns = with_guest(attribute_turns(body), article.title, body, cast)
    turn_frames = {frame.index for frame, _ in read_turns(body)} if turns else set()
    for frame in body:
        if frame.index in turn_frames:
            continue
        links = attribute(frame)
        held = {quote.frame for link in links for quote in link.quotes}
        for extra in [*attribute_colons(frame), *attribute_dashes(frame)]:
            if not any(quote.frame in held for quote in extra.quotes):
                links.append(extra)
                held |= {quote.frame for quote in extra.quotes}
        links += find_descriptions(frame, links)
        links += attribute_tagged(frame, (tagged or {}).get("text", ()), links)
        by_frame[frame.index] = sorted(links, key=lambda link: link.passage)
    for turn in turns:
        by_frame[turn.frame.index].append(turn)
    for answer in attribute_interview(article.title, body, by_frame, cast):
        by_frame[answer.frame.index].append(answer)
    for link in attribute_release(body, by_frame, cast, publisher):
        by_frame[link.frame.index].append(link)
    for link in attribute_notice(article.title, body, by_frame, cast):
        by_frame[link.frame.index].append(link)
    link_quotations(body, by_frame, cast)
    topic = title_words(article) | (content_words(body[0].doc) if body else frozenset())
    for frame in body:
        if frame.index not in turn_frames:
            by_frame[frame.index] += find_acts(frame, cast, by_frame[frame.index], topic)
            by_frame[frame.index].sort(key=lambda link: link.passage)
    links = [link for frame in body for link in by_frame[frame.index]]
    title = article.title
    if title is not None:
        for link in links:
            cast.add(read_mention(link.source), link.frame.index)
        ours = attribute_headline(title, cast)
        if not ours:
            ours = [link for link in attribute(title) if link.source]
            ours += find_descriptions(title, ours)
            ours += attribute_tagged(title, (tagged or {}).get("title", ()), ours)
            ours += find_acts(title, cast, ours, topic)
        links += ours
    return links


def title_words(article: ParsedArticle) -> frozenset[str]:
    """Content words of the title."""
    return content_words(article.title.doc) if article.title is not None else frozenset()


def topic_of_article(article: ParsedArticle, links: list[Attribution]) -> Context:
    """Headline without its source, lede without its report, the words of both, and what short references stand for."""
    words = title_words(article)
    for frame in article.body[:1]:
        words |= content_words(frame.doc)
    return Context(
        _headline(article, links),
        _lede(article, links),
        words=words - {"say", "tell", "yes"},
        full_forms=FullForms(article),
    )


def _headline(article: ParsedArticle, links: list[Attribution]) -> str:
    title = article.title
    if title is None:
        return ""
    said = next((link for link in links if link.frame is title and link.form == "headline"), None)
    told = without_stand_ins(title.doc.text).split()
    if title.quotes and said is None and len(told) < _TOLD_WORDS:
        return ""
    text = re.sub(r"(?<!\w)['\u2018]|['\u2019](?!\w)", "", said.content_text if said else title.raw)
    text = re.sub(r"^[^\W\d_]+(?: \w+){0,2}: (?=\w+ \w+)", "", text)
    return finish(headline_sentence(text, _words_of(title, said))).rstrip(".")


def _words_of(title: Frame, said: Attribution | None) -> list[Token]:
    """The words of a headline that tell what is said; all of them where nothing is said or the words are not found."""
    if said is None:
        return list(title.doc)
    if said.content is not None:
        return list(said.content)
    for doc in (title.doc, *(quote.doc for quote in title.quotes)):
        start = doc.text.find(said.content_text)
        span = doc.char_span(start, start + len(said.content_text), alignment_mode="expand") if start >= 0 else None
        if span is not None:
            return list(span)
    return list(title.doc)


def _lede(article: ParsedArticle, links: list[Attribution]) -> str:
    first = next(iter(article.body[0].doc.sents), None) if article.body else None
    if first is None or article.body[0].quotes_in(first):
        return ""
    for link in links:
        if link.frame.index == 0 and link.sentence.start == first.start and link.content is not None:
            return finish(link.content.text).rstrip(".")
    return finish(first.text).rstrip(".")


def headline_sentence(text: str, parsed: Iterable[Token] = ()) -> str:
    """Future of headlines: "Lender to scrap fee" → "Lender will scrap fee".

    Args:
        text: the headline, or what it says of somebody.
        parsed: the headline's words. A verb before "to" takes what follows: "Lender asks board to scrap fee".
    """
    before = takewhile(lambda token: token.lower_ != "to", parsed)
    if any(token.tag_ in FINITE for token in before):
        return text
    # After "to" a verb: not "amnesty to employers", where a noun in the plural follows, nor "Hoping to see".
    return re.sub(rf"^(?!\w+ing |{_NO_FUTURE})((?:[\w'’-]+ ){{1,5}}?)to (?=[a-z]+\b)"
                  r"(?!the\b|a\b|all\b|be\b|\w*[^s\W]s\b)", r"\1will ", text, count=1)

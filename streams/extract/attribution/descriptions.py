"""What somebody calls something: `called the levy "a disgrace"` says that the levy is a disgrace.

The thing and what it is called stand apart in the sentence; the statement is the clause of the two, built as a parse of
its own with the words and tags of the sentence's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from streams.extract.attribution.cues import NOBODY, cue_text, source_of
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.no_report import is_disabled
from streams.extract.parsing.clauses import source_words
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import word_set

_CALLS = word_set("call label brand dub term deem consider judge")
"""Verbs whose second object is what the first one is called."""
_CALLS_AS = word_set("describe characterise characterize portray depict hail praise decry view regard label brand see")
"""Verbs that join it by "as"."""
_HOLDS = word_set("consider deem judge believe declare find think hold")
"""Verbs that join it by "to be"."""
_LABELLED = {"labell": "label", "labelle": "label", "dubb": "dub"}  # what the small language model makes of them
_MARKS = frozenset("\"'\u201c\u201d\u2018\u2019,;")
_LONGEST = 30  # tokens of thing or description; longer ones are misread sentences
_LEFT_OUT = word_set("""me us you him her them himself herself itself themselves myself ourselves what who whom
    that""")
"""Objects that the words around do not tell surely."""
_SIDE = ("relcl", "acl", "advcl")


def find_descriptions(frame: Frame, taken: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of one paragraph by which somebody calls something by a word of judgement.

    Args:
        frame: the paragraph or the title.
        taken: attributions of the same frame; what they hold is left to them.
    """
    cues = {link.cue_token.i for link in taken if link.cue_token is not None}
    found = []
    for verb in frame.doc:
        if verb.pos_ != "VERB" or verb.i in cues or _is_within(verb, taken):
            continue
        pair = _thing_and_name(verb)
        subject, source = _source(verb) if pair is not None else (None, None)
        if pair is None or subject is None or source is None or subject.lower_ in NOBODY | {"it"}:
            continue
        if is_disabled(verb, subject) or frame.quotes_in(verb.doc[verb.i : pair[1][-1].i + 1]):
            continue
        found.append(
            Attribution(
                frame,
                "indirect",
                source_words(source, verb),
                cue_text(verb),
                "assert",
                verb.sent,
                frame.span_in_field(verb.sent),
                _clause(*pair),
            )
        )
    return found


def _source(verb: Token) -> tuple[Token | None, Span | None]:
    """As `source_of`; of "Ana Bell, calling it a shame, said" the name before."""
    if verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBG" and verb.head.dep_ in ("nsubj", "nsubjpass"):
        return verb.head, verb.doc[verb.head.left_edge.i : verb.head.i + 1]
    return source_of(verb)


def _is_within(verb: Token, taken: Sequence[Attribution]) -> bool:
    """Whether a verb stands in what another one reports, or goes on with it: whose judgement it is then is unsure."""
    inside = any(
        link.content is not None and link.content.doc is verb.doc and link.content.start <= verb.i < link.content.end
        for link in taken
    )
    return inside or (verb.dep_ == "conj" and verb.head.dep_ in ("ccomp", "parataxis"))


def _thing_and_name(verb: Token) -> tuple[list[Token], list[Token]] | None:
    """What is called something, and what it is called; None for other verbs and for names ("called the dog Rex")."""
    lemma = _LABELLED.get(verb.lemma_, verb.lemma_)
    if lemma in _HOLDS and (held := _to_be(verb)) is not None:
        return held
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    thing = next((one for one in objects if one.i < verb.i or one.dep_ == "dobj"), None)
    name = next((child for child in verb.children if child.dep_ == "oprd" and child.i > verb.i), None)
    if name is None and lemma in _CALLS and thing is not None:
        name = next((child for child in thing.children if child.dep_ == "appos" and _follows(thing, child)), None)
    if name is None and lemma in _CALLS and len(objects) > 1:
        name = objects[-1] if objects[-1].i > verb.i else None  # "branded the fee an attack"
    if name is None or lemma not in _CALLS:
        name = next(_after_as(verb), None) if lemma in _CALLS_AS else None
    if thing is None or name is None or name is thing:
        return None
    if thing.lower_ == "it" and verb.dep_ == "advcl":  # "vetoed the bill, calling it a shame"
        whole = next((child for child in verb.head.children if child.dep_ == "dobj" and child.pos_ == "NOUN"), None)
        thing = whole if whole is not None and whole.i < verb.i else thing
    if thing.pos_ == "PRON" and verb.head.i > verb.i:
        return None  # "Calling it a shame, she vetoed the bill": what it is follows
    if thing.lower_ in ("which", "that") and verb.dep_ == "relcl":
        thing, end = verb.head, thing.i
    else:
        end = len(verb.doc)
    named = set(name.subtree)
    what = [token for token in thing.subtree if token.i < end and token not in named and not _below(token, thing, verb)]
    pair = _said_of(thing, what, name)
    return None if pair is None or pair[0][-1].lower_ in _LEFT_OUT else pair


def _said_of(thing: Token, what: Iterable[Token], name: Token) -> tuple[list[Token], list[Token]] | None:
    """The words of a thing and of what is said of it, without marks; None where they tell no judgement surely."""
    what = [token for token in what if token.text not in _MARKS]
    words = [token for token in name.subtree if token.text not in _MARKS]
    fits = 0 < len(what) <= _LONGEST and 0 < len(words) <= _LONGEST
    return (what, words) if fits and thing.lower_ not in _LEFT_OUT and _judges(name, words) else None


def _to_be(verb: Token) -> tuple[list[Token], list[Token]] | None:
    """What somebody "considers to be" something, and what; None where no infinitive of "be" joins the two."""
    being = next((child for child in verb.children
                  if child.dep_ in ("ccomp", "xcomp") and child.lemma_ == "be" and child.tag_ == "VB"), None)
    if being is None or not any(child.tag_ == "TO" for child in being.children):
        return None
    thing = next((child for child in being.children if child.dep_ == "nsubj"), None)
    name = next((child for child in being.children if child.dep_ in ("acomp", "attr") and child.i > being.i), None)
    if thing is None or name is None or any(child.dep_ == "neg" for child in being.children):
        return None
    return _said_of(thing, thing.subtree, name)


def _follows(thing: Token, name: Token) -> bool:
    """Whether only a mark of quotation stands between, so that the parser reads 'the levy "a shame"' as apposition."""
    between = thing.doc[thing.i + 1 : name.left_edge.i]
    return len(between) == 1 and between[0].is_quote


def _after_as(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.lower_ == "as" and child.i > verb.i:
            yield from (one for one in child.children if one.dep_ in ("pobj", "amod", "acomp", "oprd"))


def _below(token: Token, thing: Token, verb: Token) -> bool:
    """Whether a token of the thing's phrase belongs to the verb or to a side clause of the thing."""
    while token.i != thing.i:
        if token.i == verb.i or token.dep_ in _SIDE:
            return True
        token = token.head
    return False


def _judges(name: Token, words: list[Token]) -> bool:
    """Whether a description says something of the thing: an adjective, or a noun that is no proper name."""
    if name.pos_ == "ADJ" or name.tag_ in ("VBN", "VBG"):
        return True
    told = len(words) == 1 or any(token.pos_ in ("DET", "ADJ", "PRON", "NUM") for token in words)
    return name.pos_ == "NOUN" and told


def _clause(what: list[Token], words: list[Token]) -> Span:
    """The parse of "what is words", ended by a full stop."""
    thing, name = _head(what), _head(words)
    several = thing.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in thing.children)
    be = "are" if several or thing.lower_ in ("they", "them") else "is"
    tokens: list[Token | None] = [*what, None, *words]
    place = {token.i: at for at, token in enumerate(tokens) if token is not None}
    root = len(what)
    doc = Doc(
        thing.vocab,
        words=[token.text if token is not None else be for token in tokens] + ["."],
        spaces=[*(_spaced(tokens, at) for at in range(len(tokens) - 1)), False, False],
        tags=[token.tag_ if token is not None else "VBZ" for token in tokens] + ["."],
        pos=[token.pos_ if token is not None else "AUX" for token in tokens] + ["PUNCT"],
        lemmas=[token.lemma_ if token is not None else "be" for token in tokens] + ["."],
        heads=[
            root if token is None or token.i in (thing.i, name.i) else place.get(token.head.i, root) for token in tokens
        ] + [root],
        deps=[_relation(token, thing, name) for token in tokens] + ["punct"],
        ents=[_entity(token) for token in tokens] + ["O"],
    )
    return doc[: len(tokens)]


def _head(tokens: list[Token]) -> Token:
    inside = {token.i for token in tokens}
    return next(token for token in tokens if token.head.i not in inside or token.head.i == token.i)


def _spaced(tokens: list[Token | None], at: int) -> bool:
    """Whether a space follows: as printed, but always where other words follow than in the sentence."""
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    return token is None or following is None or following.i != token.i + 1 or bool(token.whitespace_)


def _relation(token: Token | None, thing: Token, name: Token) -> str:
    if token is None:
        return "ROOT"
    if token.i == thing.i:
        return "nsubj"
    return ("acomp" if name.pos_ == "ADJ" else "attr") if token.i == name.i else str(token.dep_)


def _entity(token: Token | None) -> str:
    return f"{token.ent_iob_}-{token.ent_type_}" if token is not None and token.ent_type_ else "O"

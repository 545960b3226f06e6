"""Who said what, by the parse of the narrator's sentences: content linked to cue and source.

Every sentence of a frame is searched for reporting verbs with a subject. Their content is a quotation of the sentence,
the clause below the verb, the clause before it ("…, the mayor said"), or, for verbs of stance, their object.
`turns.py` and `headlines.py` add the forms that have no reporting verb; `links.py` gives quotations that stand alone
to the speaker named beside them.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.attribution.cues import (
    NOBODY,
    PERSONAL,
    cue_class_of,
    is_disabled,
    source_of,
    turned_by,
)
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.reports import according_to, link, trailing_report
from streams.extract.parsing.clauses import has_clause, is_source, right_of, widened
from streams.extract.parsing.frames import Frame, QuotedPart
from streams.extract.parsing.lexicon import QUOTE_CUES, CueClass, word_set

_WEAK = word_set("""think believe show find read note see agree hope call post signal recall aim intend plan
    begin continue go laugh smile open close sigh answer counter respond comment order demand vote""")
"""Cues that count only with a clause or a quotation of their own."""
_QUESTIONS = word_set("what how why whether who where when which if")
_STANCES = ("ROOT", "conj", "ccomp")
_OF_NOUN = word_set("on of for against to with")
_ADDRESSED = word_set("tell urge ask order advise remind instruct")  # "told parents to keep …": should




def attribute(frame: Frame) -> list[Attribution]:
    """All attributions by a reporting verb or "according to" in one frame, in order."""
    found: list[Attribution] = []
    for sentence in frame.doc.sents:
        found += _attribute_sentence(frame, sentence)
    return found










def _attribute_sentence(frame: Frame, sentence: Span) -> list[Attribution]:
    quotes = frame.quotes_in(sentence)
    found: list[Attribution] = []
    verbs = [token for token in sentence if token.pos_ in ("VERB", "AUX") or token.lemma_ in ("say", "tell")]
    quoting = _quoting_verb(verbs, quotes)
    taken: set[int] = set()
    for verb in verbs:
        name = cue_class_of(verb)
        if (name is None and verb is not quoting) or name == "ask":
            continue
        trailing = None if verb is quoting else trailing_report(frame, sentence, verb, name or "assert")
        if trailing is not None:
            found = [*(other for other in found if other.form == "direct"), trailing]
            break
        subject, source = source_of(verb)
        if subject is None or source is None or subject.lower_ in NOBODY:
            continue
        if (subject.i in taken and verb is not quoting) or is_disabled(verb, subject):
            continue
        if subject.lower_ in PERSONAL and any(
            other.content is not None and other.content.start <= verb.i < other.content.end for other in found
        ):
            continue  # the same speaker's words about his own words
        if verb is quoting:
            found.append(link(frame, sentence, "direct", source, verb, name or "assert", None, quotes))
            taken.add(subject.i)
            continue
        attribution = _by_clause(frame, sentence, source, subject, verb, name or "assert")
        if attribution is not None:
            found.append(attribution)
            taken.add(subject.i)
    if not any(other.form == "indirect" for other in found):
        according = according_to(frame, sentence)
        if according is not None:
            found.append(according)
    return found








def _quoting_verb(verbs: list[Token], quotes: tuple[QuotedPart, ...]) -> Token | None:
    """The verb that introduces the sentence's first quotation: a cue nearest to its placeholder, with a subject."""
    if not quotes:
        return None
    start, end = quotes[0].frame

    def distance(verb: Token) -> int:
        return int(min(abs(verb.idx - end), abs(start - verb.idx - len(verb))))

    fitting = [
        verb
        for verb in verbs
        if verb.lemma_.casefold() in QUOTE_CUES
        and source_of(verb)[0] is not None
        and not (start <= verb.idx < end)
        and not any(child.dep_ == "neg" for child in verb.children)
    ]
    return min(fitting, key=distance, default=None)


def _by_clause(
    frame: Frame, sentence: Span, source: Span, subject: Token, verb: Token, name: CueClass
) -> Attribution | None:
    clauses = [
        child
        for child in verb.children
        if child.dep_ in ("ccomp", "parataxis")
        or (child.dep_ == "dep" and child.pos_ in ("VERB", "AUX") and child.i < verb.i)
    ]
    after = [child for child in clauses if child.i > verb.i and not is_source(child, subject)]
    before = sentence.doc[sentence.start : min(source.start, verb.i)]
    has_object = verb.lemma_ not in ("tell", "warn", "assure", "inform", "remind") and any(
        child.dep_ == "dobj" for child in verb.children
    )
    inverted = (
        not has_object and len(before) > 3 and before[-1].text in (",", "\u2014", "\u2013") and has_clause(before)
    )
    if name in ("support", "oppose", "exclude") or (name == "deny" and not after):
        if verb.dep_ not in _STANCES:
            return None
        return _by_object(frame, sentence, source, verb, name)
    following = verb.nbor(1).lower_ if verb.i + 1 < sentence.end else ""
    if (
        after
        and following in ("it", "so", "this")
        and not has_clause(sentence.doc[after[0].left_edge.i : after[0].right_edge.i + 1])
    ):
        return None  # "She said it standing"
    if after:
        clause = after[0]
        content = widened(sentence.doc[clause.left_edge.i : right_of(clause, sentence) + 1], verb)
        if len(content) > 1 and content[0].lower_ in ("them", "him", "us", "me", "you") and content[0].dep_ != "nsubj":
            content = content[1:]
        if content[0].lower_ in _QUESTIONS:
            return None
        return link(frame, sentence, "indirect", source, verb, name, content, frame.quotes_in(content))
    if inverted and verb.dep_ not in ("relcl", "advcl", "acl") and name not in ("expect",):
        return link(frame, sentence, "indirect", source, verb, name, before[: len(before) - 1], ())
    if verb.lemma_ in _ADDRESSED:
        told = [child for child in verb.children if child.dep_ == "xcomp" and child.i > verb.i]
        whom = [child for child in verb.children if child.dep_ in ("dobj", "dative") and child.i > verb.i]
        if told and whom and any(child.lower_ == "to" for child in told[0].children):
            content = sentence.doc[whom[0].left_edge.i : right_of(told[0], sentence) + 1]
            return link(frame, sentence, "indirect", source, verb, name, content, ())
        if not told and name == "ask":
            return None
    purposes = [child for child in verb.children if child.dep_ == "xcomp" and child.i > verb.i]
    if (name in ("promise", "expect") and purposes) or (verb.lemma_ in ("offer", "threaten") and purposes):
        goal = purposes[0]
        content = sentence.doc[goal.left_edge.i : right_of(goal, sentence) + 1]
        return link(frame, sentence, "indirect", source, verb, name, content, ())
    if verb.lemma_ in (
        "acknowledge",
        "announce",
        "recommend",
        "propose",
        "concede",
        "admit",
        "confirm",
        "promise",
        "pledge",
        "demand",
        "urge",
        "warn",
        "predict",
        "reveal",
    ):
        return _by_object(frame, sentence, source, verb, name)
    return None










def _by_object(frame: Frame, sentence: Span, source: Span, verb: Token, name: CueClass) -> Attribution | None:
    objects = [
        child for child in verb.children if child.dep_ in ("dobj", "oprd", "ccomp", "xcomp") and child.i > verb.i
    ]
    if not objects:
        for child in verb.children:
            if child.dep_ == "prep" and turned_by(verb, child) is not None:
                objects = [below for below in child.children if below.dep_ in ("pobj", "pcomp")]
    if not objects or objects[0].pos_ == "PRON":
        return None
    target = objects[0]
    content = sentence.doc[target.left_edge.i : _with_prepositions(target, verb, right_of(target, sentence)) + 1]
    if len(content) < 2 and target.pos_ != "PROPN":
        return None
    return link(frame, sentence, "stance", source, verb, name, content, ())


def _with_prepositions(target: Token, verb: Token, right: int) -> int:
    """Take in "on snacks" of "backs a levy on snacks" where the parser hung it to the verb; dates stay outside."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i == right + 1 and child.lower_ in _OF_NOUN and child.i > target.i:
            if any(below.ent_type_ in ("DATE", "TIME") for below in child.subtree):
                break
            right = child.right_edge.i
            while right > child.i and verb.doc[right].is_punct:
                right -= 1
    return right

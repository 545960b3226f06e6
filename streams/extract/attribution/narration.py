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
    source_of,
)
from streams.extract.attribution.deeds import turns_away
from streams.extract.attribution.documents import ascribes_in_writing
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.no_report import is_disabled
from streams.extract.attribution.reports import according_to, link, trailing_report
from streams.extract.attribution.stances import by_object
from streams.extract.attribution.works import is_title_of_work
from streams.extract.parsing.clauses import has_clause, is_source, right_of, widened
from streams.extract.parsing.frames import Frame, QuotedPart
from streams.extract.parsing.lexicon import QUOTE_CUES, CueClass, word_set

_WEAK = word_set("""think believe show find read note see agree hope call post signal recall aim intend plan
    begin continue go laugh smile open close sigh answer counter respond comment order demand vote""")
"""Cues that count only with a clause or a quotation of their own."""
_STUMP = 4  # tokens of a reported clause that may be a parser's stump ("he did" of "he didn't know it")
_NOT = frozenset(("not", "n't", "n\u2019t"))
_QUESTIONS = word_set("what how why whether who where when which if")
_STANCES = ("ROOT", "conj", "ccomp")
_ADDRESSED = word_set("tell urge ask order advise remind instruct")  # "told parents to keep …": should


def attribute(frame: Frame) -> list[Attribution]:
    """All attributions by a reporting verb or "according to" in one frame, in order."""
    found: list[Attribution] = []
    for sentence in frame.doc.sents:
        found += _attribute_sentence(frame, sentence)
    return found


def _attribute_sentence(frame: Frame, sentence: Span) -> list[Attribution]:
    quotes = tuple(one for one in frame.quotes_in(sentence) if not is_title_of_work(one.text, frame.field))
    found: list[Attribution] = []
    verbs = [token for token in sentence if token.pos_ in ("VERB", "AUX") or token.lemma_ in ("say", "tell")]
    quoting = _quoting_verb(verbs, quotes)
    taken: set[int] = set()
    for verb in verbs:
        name = cue_class_of(verb) or _decided_before(verb) or ("assert" if ascribes_in_writing(verb) else None)
        if name == "deny" and turns_away(verb):
            continue  # an act of `acts.py`
        if (name is None and verb is not quoting) or name == "ask":
            continue
        trailing = None if verb is quoting else trailing_report(frame, sentence, verb, name or "assert")
        if trailing is not None:
            found = [*(other for other in found if other.form == "direct"), trailing]
            break
        subject, source = source_of(verb)
        if subject is None or source is None or subject.lower_ in NOBODY:
            continue
        again = subject.i in taken and not _goes_on(verb, found)
        if (again and verb is not quoting) or is_disabled(verb, subject):
            continue
        if frame.field == "title" and verb.tag_ in ("VBD", "VBN") and verb.lemma_ not in ("say", "tell"):
            continue  # headlines tell in the present: "Pill recalled: …" has lost its "is"
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


def _decided_before(verb: Token) -> CueClass | None:
    """The class of "decided" behind what was decided: "The lido will close, the council decided on Monday"."""
    if verb.lemma_ not in ("decide", "decree") or verb.tag_ not in ("VBD", "VBZ", "VBN") or verb.dep_ != "ROOT":
        return None
    decided = [child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i]
    ends = any(child.text == "," and decided and child.i == decided[0].right_edge.i + 1 for child in verb.children)
    return "assert" if ends and decided[0].tag_ in ("VB", "VBZ", "VBP", "VBD", "VBN") else None


def _goes_on(verb: Token, found: list[Attribution]) -> bool:
    """A second report of one speaker, outside of the first one's clause: "writes that … and now believes that …"."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i]
    inside = any(one.content is None or one.content.start <= verb.i < one.content.end for one in found)
    return verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ", "VBP") and bool(clauses) and not inside


def _runs_on(content: Span, sentence: Span) -> bool:
    """Whether words follow a clause with nothing between that could end it: the parser has cut it short."""
    doc, end = content.doc, content.end
    return end + _STUMP < sentence.end and (doc[end].lower_ in _NOT or doc[end].pos_ in ("VERB", "AUX"))


def _continued(clauses: list[Token], sentence: Span) -> Token:
    """The last of the clauses that follow one another with nothing between, of which the parser made several.

    So "said it was “possible” he would come".
    """
    last = clauses[0]
    for clause in clauses[1:]:
        between = sentence.doc[last.right_edge.i + 1 : clause.left_edge.i]
        opens = sentence.doc[clause.left_edge.i]
        if clause.dep_ != "ccomp" or opens.lower_ in ("that", "and", "but") or any(not one.is_quote for one in between):
            break
        last = clause
    return last


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
        and (verb.lemma_ != "quote" or any(child.dep_ == "nsubjpass" for child in verb.children))
    ]
    return min(fitting, key=distance, default=None)


def _taken_for_subject(verb: Token, sentence: Span) -> Span | None:
    """What follows a report that the parser took for its subject: "the mayor noted age is not the only point"."""
    said = verb.head
    if verb.dep_ != "csubj" or said.i <= verb.i or said.pos_ not in ("VERB", "AUX"):
        return None
    own = any(child.dep_ in ("nsubj", "nsubjpass", "expl") and verb.i < child.i < said.i for child in said.children)
    content = sentence.doc[verb.i + 1 : right_of(said, sentence) + 1]
    return content if own and content[0].lower_ not in _QUESTIONS else None


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
        return by_object(frame, sentence, source, verb, name)
    following = verb.nbor(1).lower_ if verb.i + 1 < sentence.end else ""
    if (
        after
        and following in ("it", "so", "this")
        and not has_clause(sentence.doc[after[0].left_edge.i : after[0].right_edge.i + 1])
    ):
        return None  # "She said it standing"
    if after:
        clause = after[0]
        last = _continued(after, sentence)
        content = widened(sentence.doc[clause.left_edge.i : right_of(last, sentence) + 1], verb)
        if len(content) <= _STUMP and _runs_on(content, sentence):
            content = sentence.doc[content.start : right_of(sentence.root, sentence) + 1]
        if len(content) > 1 and content[0].lower_ in ("them", "him", "us", "me", "you") and content[0].dep_ != "nsubj":
            content = content[1:]
        if content[0].lower_ in _QUESTIONS:
            return None
        return link(frame, sentence, "indirect", source, verb, name, content, frame.quotes_in(content))
    if not after and (content := _taken_for_subject(verb, sentence)) is not None:
        return link(frame, sentence, "indirect", source, verb, name, content, frame.quotes_in(content))
    if inverted and verb.dep_ not in ("relcl", "advcl", "acl", "csubj") and name not in ("expect",):
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
    if ascribes_in_writing(verb) or verb.lemma_ in (
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
        return by_object(frame, sentence, source, verb, name)
    return None

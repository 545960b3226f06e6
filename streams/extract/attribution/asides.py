"""Acts told in passing: "Ana Bell, who signed the decree on Tuesday", "the lido, closed by the council on Monday".

Told in passing is mostly what is long known. So an act counts only with a day beside it, by which it is dated, and a
decision that is a noun ("the council's decision to close the lido") only where it takes effect.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.attribution.actors import agents_of, in_office, own_phrase, with_apposition
from streams.extract.attribution.deeds import is_question, is_real, tells_decision
from streams.extract.attribution.instruments import PAST_YEAR, RECENT, is_done, is_order
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.retold import Word, lowered, past_of, retold
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import word_set

_PRONOUNS = word_set("who which that")
_EFFECTS = word_set("take come mean begin start apply")
_TOLD = word_set("announce publish post issue sign release make")
"""Passives of a decision that is now known."""
_NOUNS = {"decision": "decided", "refusal": "refused", "veto": "vetoed", "approval": "approved",
          "rejection": "rejected", "repeal": "repealed", "order": "issued"}
_ORDER = Word("an", "an", "DT", "DET", "det")
_LETTERS = word_set("letter note card message statement document paper book form")
_SOLD = ("dobj", "nsubjpass")

Pieces = list[Token | Word]


def find_asides(frame: Frame, sentence: Span, cast: Cast, reports: list[Attribution]) -> list[Attribution]:
    """Acts of relative and participle clauses of one sentence, and decisions that are its subject.

    Args:
        frame: the paragraph.
        sentence: one of its sentences.
        cast: of the article.
        reports: attributions of the sentence; what somebody else reports is not the outlet's to tell.
    """
    inside = [link.content for link in reports if link.content is not None and link.content.doc is sentence.doc]
    found: list[Attribution] = []
    if is_question(sentence):
        return found
    for verb in sentence:
        if verb.pos_ not in ("VERB", "NOUN") or any(span.start <= verb.i < span.end for span in inside):
            continue
        if verb.pos_ == "NOUN":
            told = _decision(verb, sentence) if not reports and not frame.quotes_in(sentence) else None
            whole = sentence
        else:
            told = _aside(verb) if verb.dep_ in ("relcl", "acl") else None
            head = verb.head if verb.head.i < verb.i else verb
            whole = sentence.doc[head.left_edge.i : verb.right_edge.i + 1]
        if told is None or frame.quotes_in(whole) or PAST_YEAR.search(whole.text):
            continue
        actor, pieces = told
        words = with_apposition(actor).text
        if not in_office(words, actor, verb, cast):
            continue
        at = next(at for at, piece in enumerate(pieces) if piece == verb or getattr(piece, "dep", 0) == "ROOT")
        found.append(Attribution(frame, "act", words, verb.text if verb.pos_ == "VERB" else pieces[at].text, "assert",
                                 sentence, frame.span_in_field(whole), retold(verb, pieces, at), (), verb))
    return found


def _aside(verb: Token) -> tuple[Token, Pieces] | None:
    """Actor and words of a relative or participle clause that tells a dated act."""
    doc, noun = verb.doc, verb.head
    clause = doc[verb.left_edge.i : verb.right_edge.i + 1]
    if noun.i > verb.i or noun.pos_ not in ("NOUN", "PROPN") or not RECENT.search(clause.text):
        return None
    if not is_real(verb) or not tells_decision(verb) or not is_order(noun):
        return None
    if noun.dep_ == "attr" and any(child.lower_ == "it" for child in noun.head.children):
        return None  # "it was not the council that closed the lido"
    if verb.lemma_ == "sign" and noun.lemma_.casefold() in _LETTERS:
        return None  # what it says is elsewhere
    rest = list(doc[verb.i + 1 : verb.right_edge.i + 1])
    while rest and rest[-1].is_punct:
        rest.pop()
    agents = agents_of(verb)
    if agents and verb.tag_ in ("VBN", "VBD"):
        if not is_done(verb):
            return None
        by = next(child for child in verb.children if child.dep_ == "agent")
        gone = {token.i for token in by.subtree}
        left = [token for token in rest if token.i not in gone]
        thing = _thing(noun, verb)
        return (agents[0], [*own_phrase(agents[0]), past_of(verb), *thing, *left]) if thing else None
    if verb.dep_ != "relcl" or (verb.tag_ != "VBD" and not any(child.lemma_ == "have" for child in verb.children)):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return None
    group = [child for child in verb.children if child.dep_ in ("aux", "neg") and child.i < verb.i]
    if subject.lower_ in _PRONOUNS:
        return noun, [*own_phrase(noun), *group, verb, *rest]
    if any(child.dep_ in _SOLD and child.lower_ in _PRONOUNS for child in verb.children) and _thing(noun, verb):
        return subject, [*own_phrase(subject), *group, verb, *_thing(noun, verb), *rest]
    return None


def _thing(noun: Token, verb: Token) -> Pieces:
    """What the act was done to, as far as the clause that tells it; nothing where it may be a word before that.

    Of "the return of the houses, which the ministry seized" the parser does not know which.
    """
    tokens = list(noun.doc[noun.left_edge.i : verb.left_edge.i])
    if any(token.tag_ in ("VBZ", "VBD", "VBP", "MD") or token.dep_ in ("pobj", "conj") for token in tokens):
        return []
    while tokens and (tokens[-1].is_punct or tokens[-1].dep_ in ("cc", "aux", "auxpass")):
        tokens.pop()
    numbered = bool(tokens) and tokens[0].i == noun.i and noun.i + 1 < len(noun.doc) and noun.nbor(1).like_num
    return [tokens[0] if numbered else lowered(tokens[0]), *tokens[1:]] if tokens else []


def _decision(noun: Token, sentence: Span) -> tuple[Token, Pieces] | None:
    """Actor and words of a decision that is the subject of a sentence telling that it holds now."""
    root = sentence.root
    if noun.lemma_ not in _NOUNS or noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.i != root.i:
        return None
    passive = noun.dep_ == "nsubjpass"
    if root.lemma_ not in (_TOLD if passive else _EFFECTS) or not is_real(root):
        return None
    if any(child.dep_ == "neg" for child in root.children):
        return None
    if root.lemma_ == "come" and any(child.lemma_ in ("will", "shall") for child in root.children):
        return None  # the decision is still to come
    owners = [child for child in noun.children if child.dep_ == "poss"]
    owners += [below for child in noun.children if child.lower_ == "by" for below in child.children
               if below.dep_ == "pobj"]
    did = Word(_NOUNS[noun.lemma_], _NOUNS[noun.lemma_], "VBD", "VERB", "ROOT")
    actor = next((owner for owner in owners if owner.pos_ in ("NOUN", "PROPN")), None)
    if actor is None:
        return None
    goals = [child for child in noun.children if child.dep_ in ("acl", "relcl") and child.tag_ == "VB"]
    goal = goals[0] if goals and any(below.lower_ == "to" for below in goals[0].children) else None
    who = list(own_phrase(actor))
    if goal is not None and did.text in ("decided", "refused"):
        return actor, [*who, did, *noun.doc[goal.left_edge.i : goal.right_edge.i + 1]]
    of = next((child for child in noun.children if child.lower_ == "of" and child.dep_ == "prep"), None)
    closing = next((child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBG"), None)
    if closing is not None and noun.lemma_ == "order":
        what = list(noun.doc[closing.left_edge.i : closing.right_edge.i + 1])
        return actor, [*who, did, _ORDER, noun, *what]
    if of is not None and did.text not in ("decided", "refused", "issued"):
        gone = {token.i for token in actor.subtree} | {actor.head.i}
        return actor, [*who, did, *(token for token in of.subtree if token.i > of.i and token.i not in gone)]
    return None

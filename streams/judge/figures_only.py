"""Two texts that differ in nothing but their figures: then the figures decide, and they may both be true.

"At least 12 people died" and "15 people died", "1.2 million children" and "1,214,300 children", "between 20 and 30" and
"25", "2 kilometres" and "2,000 metres" are no dispute, on whatever day. Nor are sums in two currencies, which nothing
here can compare. The pair model takes many of them for one. Figures that cannot both be true are left to the model.

A plan is taken at its figure: of "at least 500 houses" and "at least 300" the second is less.
"""

from __future__ import annotations

import re

from schemas.statement import Statement
from streams.judge.numerals import ABOUT, Numeral
from streams.judge.quantities import PASSED_OVER, SAME_COUNT, Quantity, quantities
from streams.judge.updates import TO_COME

_MEASURES: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("kilometre", "kilometer", "km"), ("metre", 1000.0)),
    **dict.fromkeys(("metre", "meter"), ("metre", 1.0)),
    "mile": ("metre", 1609.0), "feet": ("metre", 0.305), "foot": ("metre", 0.305),
    **dict.fromkeys(("tonne", "ton"), ("kilogram", 1000.0)),
    **dict.fromkeys(("kilogram", "kilo", "kg"), ("kilogram", 1.0)),
    "hectare": ("hectare", 1.0), "acre": ("hectare", 0.405),
    "hour": ("minute", 60.0), "minute": ("minute", 1.0), "week": ("day", 7.0), "day": ("day", 1.0),
}
"""Measures that news prints one for another. No months: they are no number of days."""

CONVERTED = 0.05
"""What is printed in another measure is rounded anew."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDING = re.compile(r"(?:(?<=[^s])s|es|ed|d|ing)$")
_FUNCTION_WORDS = PASSED_OVER | {"by", "it", "its", "there", "that", "with", "for", "from", "as", "just", "only"}


def figures_agree(later: Statement, earlier: Statement) -> bool:
    """Whether two statements say the same of figures that may both be true, or that nothing can compare."""
    if later.text.casefold() == earlier.text.casefold():
        return False
    new, old = _in_order(later.text), _in_order(earlier.text)
    if not new or len(new) != len(old) or _wording(later.text, new) != _wording(earlier.text, old):
        return False
    planned = bool(TO_COME.search(later.text) or TO_COME.search(earlier.text))
    return all(_agree(one, other, planned=planned) for one, other in zip(new, old, strict=True))


def _in_order(text: str) -> list[Quantity]:
    return sorted(quantities(text), key=lambda each: (_measure(each)[0], each.numeral.low))


def _agree(one: Quantity, other: Quantity, *, planned: bool) -> bool:
    if one.numeral.money and other.numeral.money and one.numeral.unit != other.numeral.unit:
        return True
    (thing, factor), (other_thing, other_factor) = _measure(one), _measure(other)
    if thing != other_thing or one.numeral.unit != other.numeral.unit:
        return False
    margin = 1 + CONVERTED if factor != other_factor else 1.0
    low, high = _span(one.numeral, planned=planned)
    other_low, other_high = _span(other.numeral, planned=planned)
    return low * factor <= other_high * other_factor * margin and other_low * other_factor <= high * factor * margin


def _span(numeral: Numeral, *, planned: bool) -> tuple[float, float]:
    if planned and numeral.bound and numeral.value is not None:
        return numeral.value * (1 - ABOUT), numeral.value * (1 + ABOUT)
    return numeral.low, numeral.high


def _measure(quantity: Quantity) -> tuple[str, float]:
    if quantity.numeral.money:
        return "money", 1.0
    return _MEASURES.get(quantity.thing, (quantity.thing, 1.0))


def _wording(text: str, found: list[Quantity]) -> frozenset[str]:
    """The words that are left without the figures."""
    for quantity in sorted(found, key=lambda each: -each.numeral.start):
        text = f"{text[: quantity.numeral.start]} {text[quantity.numeral.end :]}"
    return content_words(text)


def content_words(text: str) -> frozenset[str]:
    """The words of a text that have a meaning, without endings, measures as one."""
    words = [word.lower() for word in _WORD.findall(text)]
    return frozenset(_stem(word) for word in words if word not in _FUNCTION_WORDS)


def _stem(word: str) -> str:
    if word in SAME_COUNT:
        return SAME_COUNT[word]
    singular = word.removesuffix("s")
    return _MEASURES[singular][0] if singular in _MEASURES else _ENDING.sub("", word)

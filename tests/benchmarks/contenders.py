"""Who else finds quantities in a text, and how is each of them asked?"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping

from claims import extract
from claims.extraction.extractor import known_sentences

Reader = Callable[[str], int]
"""Reads a text and says how many quantities it found."""

OURS, BARE = "claims", "bare scan for digits"

_BARE = re.compile(r"\d[\d,.]*\d|\d")


def reader(name: str) -> Reader | None:
    """The reader of that name; None where what it needs is not installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of quantulum3, that its classifier is not installed: it is not asked for
        try:
            return _MAKERS[name]()
        except ImportError:
            return None


def _claims() -> Reader:
    def read(text: str) -> int:
        known_sentences.clear()  # the same texts are read in several rounds: none is to gain by it
        return len(extract(text))

    return read


def _bare() -> Reader:
    return lambda text: sum(1 for _ in _BARE.finditer(text))


def _quantulum() -> Reader:
    from quantulum3 import parser

    return lambda text: len(parser.parse(text))


def _recognizers() -> Reader:
    """Recognizers-Text with its models of what quantulum3 finds too: numbers, percentages, ages, amounts of money, dimensions."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    numbers, units = NumberRecognizer("en-us"), NumberWithUnitRecognizer("en-us")
    models = [
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_age_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
    ]
    return lambda text: sum(len(model.parse(text)) for model in models)


_MAKERS: Mapping[str, Callable[[], Reader]] = {
    OURS: _claims,
    BARE: _bare,
    "quantulum3": _quantulum,
    "Recognizers-Text": _recognizers,
}

NAMES = tuple(_MAKERS)
"""All of them, the quick first."""

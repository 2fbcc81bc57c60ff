"""In which language is a text written?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claims.lexicon import word_list

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# As much as is looked at, and as little as tells anything.
_MOST, _LEAST = 3_000, 60
_BLANKED = {code: " " for code in range(128) if not chr(code).isalpha()}
_WORD = re.compile(r"[^\W\d_]+")
# In English news a third of the words are of the list, in lists of names and in headlines a tenth; in other languages hardly any.
_ENGLISH, _HARDLY_ENGLISH = 0.2, 0.08
# The identifier is sure of nearly all prose; of lists of names it is sure wrongly, but seldom as sure as this.
_SURE = 0.95
_LAST_LATIN = "\u024f"


def find_language(text: str) -> str | None:
    """Name the language of a text.

    Returns:
        Its ISO 639-1 code; None where the text is too short, or could be English or another.

    >>> find_language("At least 40 people were killed when a ferry sank off the coast on Monday, the coastguard said.")
    'en'
    """
    words = _words(text[:_MOST])
    if len(words) < _LEAST and sum(map(len, words)) < _LEAST:
        return None
    share = sum(map(word_list("languages", "english").__contains__, words)) / len(words)
    if share >= _ENGLISH:
        return "en"
    language, probability = _identifier().classify(text[:_MOST])
    if language == "en":
        return "en"
    other_script = sum(word[0] > _LAST_LATIN for word in words) > len(words) / 2
    return str(language) if other_script or (share < _HARDLY_ENGLISH and probability >= _SURE) else None


def _words(text: str) -> list[str]:
    # What matches word by word takes ten times as long.
    return text.lower().translate(_BLANKED).split() if text.isascii() else _WORD.findall(text.casefold())


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

"""How is a reader taken to a sentence, and how is it cited?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.report.fact_records import Quote

_WHOLE = 10
_END = 4
_LONGEST = 400
# A hyphen would end the text. A table is fifteen times as fast as urllib, which asks for each byte; that is for what is not ASCII.
_ENCODED = {code: quote(chr(code), safe="") for code in range(128)} | {ord("-"): "%2D"}


def passage(url: str, sentence: str) -> str | None:
    """Point an address at a sentence of its page, by a text fragment (WICG, Scroll to Text Fragment).

    A long sentence is named by its first and last words, which is what the draft advises.

    Args:
        url: An address that may be followed.
        sentence: As the page has it.

    Returns:
        None where the sentence cannot be named in a reasonable length, or the address names a passage already.

    >>> passage("https://news.example/a", "Well-known: 15 dead.")
    'https://news.example/a#:~:text=Well%2Dknown%3A%2015%20dead.'
    """
    words = sentence.split()
    parts = [words] if len(words) <= _WHOLE else [words[:_END], words[-_END:]]
    text = ",".join(_encoded(" ".join(part)) for part in parts)
    if not words or len(text) > _LONGEST or ":~:" in url:
        return None
    return f"{url}{'' if '#' in url else '#'}:~:text={text}"


def _encoded(text: str) -> str:
    return text.translate(_ENCODED) if text.isascii() else quote(text, safe="").replace("-", "%2D")


def hands(chain: str | None, source: str, origin: str) -> tuple[str, ...]:
    """Name those through whose hands a figure went, the outlet first, its origin last.

    >>> hands("Daily Ledger -> Pacific Wire -> health ministry", "Daily Ledger", "health ministry")
    ('Daily Ledger', 'Pacific Wire', 'health ministry')
    >>> hands(None, "Valley Echo", "Valley Echo")
    ('Valley Echo',)
    """
    return tuple(chain.split(" -> ")) if chain is not None else tuple(dict.fromkeys((source, origin)))


def cited(quoted: Quote, where: Iterable[str | None], claim_id: str) -> str:
    """Write a claim as one would cite it; what is not known of where it stands is left out."""
    known = ", ".join(part for part in where if part)
    return f"“{quoted.before}{quoted.figure}{quoted.after}” {known} (claim {claim_id})"

"""How does a page carry thousands of facts without becoming slow to open?

Facts are written once, as plain data, and packed: gzip, then base64, a part at a time. The page's script unpacks the parts that a reader
comes to. Packed text is inert whatever it says, and the browser has nothing to lay out until it is asked for.
"""

from __future__ import annotations

import base64
import gzip
from itertools import islice
from typing import TYPE_CHECKING

import orjson

from claims.report.page_facts import page_fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claims.report.fact_records import FactView

PART = 50
"""Facts of a part: a page of results comes from as many parts as it has facts at the worst, and unpacks each whole."""
_LEVEL = 4  # 6 would save 4 percent of the page for half as much time again
_BEST = 9


def packed(text: str, level: int = _BEST) -> str:
    """Pack a text: gzip, then base64."""
    return _packed(text.encode(), level)


def packed_index(facts: Iterable[FactView]) -> str:
    """Pack what is searched: a row a fact, in order."""
    return _packed(orjson.dumps([_entry(fact) for fact in facts]), _LEVEL)


def packed_parts(facts: Sequence[FactView]) -> Iterator[str]:
    """Pack what is shown, in parts of `PART` facts in the same order."""
    left = iter(facts)
    while part := [page_fact(fact) for fact in islice(left, PART)]:
        yield _packed(orjson.dumps(part), _LEVEL)


def _packed(content: bytes, level: int) -> str:
    return base64.b64encode(gzip.compress(content, level, mtime=0)).decode()


def _entry(fact: FactView) -> list[object]:
    """What the search of the page knows of a fact, in the order that its script reads."""
    low, high = fact.estimate.low, fact.estimate.high
    return [
        fact.fact_id,
        fact.label,
        [str(fact.consistency), str(fact.grade or "")],
        str(fact.corroboration),
        fact.place or "",
        (fact.predicate or "").replace("_", " "),
        fact.sources,
        fact.newest.isoformat() if fact.newest is not None else "",
        fact.reports,
        fact.origins,
        round(high / low, 4) if low and high and low > 0 else 0,
        " ".join(dict.fromkeys(_words(fact))).lower(),
    ]


def _words(fact: FactView) -> Iterator[str]:
    """The words by which a fact can be found."""
    yield from (fact.fact_id, fact.label, fact.place or "", *fact.sources, fact.sentence or "")
    for claim in fact.claims:
        quote = claim.quote
        yield from (f"{quote.before}{quote.figure}{quote.after}", claim.title or "", claim.origin, claim.speaker, claim.claim_id)

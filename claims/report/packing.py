"""How does a page carry thousands of facts without becoming slow to open?

Facts are written once, as the page shows them, and packed: gzip, then base64, a part at a time. The page's script unpacks the parts
that a reader comes to. Packed text is inert whatever it says, and the browser has nothing to lay out until it is asked for.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.report.fact_records import FactView

PART = 100
"""Facts of a part: a page of results rarely needs more than two."""
_LEVEL = 5
_BREAK = re.compile(r"\n\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """All facts of a page, packed: what is searched, and what is shown, in parts of `PART` facts in the same order."""

    index: str
    parts: tuple[str, ...]


def packed(facts: Sequence[FactView], shown: Sequence[str]) -> Packed:
    """Pack facts for a page.

    Args:
        facts: In order.
        shown: Each of them as HTML, all its texts escaped.
    """
    tight = [_BREAK.sub("\n", one) for one in shown]
    parts = (tight[start : start + PART] for start in range(0, len(tight), PART))
    return Packed(index=_packed(list(map(_entry, facts))) if facts else "", parts=tuple(_packed(list(part)) for part in parts))


def _packed(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(gzip.compress(text, _LEVEL, mtime=0)).decode()


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
        " ".join(_words(fact)),
    ]


def _words(fact: FactView) -> Iterator[str]:
    """The words by which a fact can be found, beside its label, place and sources."""
    yield fact.sentence or ""
    seen: set[str] = set()
    for claim in fact.claims:
        quoted = f"{claim.quote.before}{claim.quote.figure}{claim.quote.after}"
        for words in (quoted, claim.title or "", claim.origin, claim.speaker):
            if words not in seen:
                seen.add(words)
                yield words
        yield claim.claim_id

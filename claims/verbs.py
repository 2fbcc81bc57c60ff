"""What can be asked of a text or two, without a run?"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from claims.model import Document

if TYPE_CHECKING:
    from datetime import datetime

    from claims.model import Claim, Relation
    from claims.settings import AssessSettings


def extract(text: str, *, title: str | None = None, source: str | None = None, published_at: datetime | None = None) -> list[Claim]:
    """Find the claims of one text, without loading what only whole runs need.

    Args:
        text: The text; the offsets of the claims index into it.
        title: Its headline, which is read too.
        source: The outlet that published it.
        published_at: When it did, aware: dates such as "on Wednesday" are resolved against it.

    Returns:
        In the order of title, then text. Empty where no figure is claimed.

    >>> [(claim.exact, claim.low, claim.high) for claim in extract("At least 40 people were killed in the flood.")]
    [('At least 40 people', 40.0, None)]
    """
    from claims.collector import paused
    from claims.extraction import extract_claims

    doc_id = sha256(f"{title or ''}\n{text}".encode()).hexdigest()[:16]
    with paused():
        return extract_claims(Document(doc_id=doc_id, text=text, title=title or "", source=source, published_at=published_at))


def compare(a: Claim, b: Claim, settings: AssessSettings | None = None) -> Relation:
    """Judge how two claims stand to each other.

    Args:
        a: A claim.
        b: Another; the order changes nothing.
        settings: The tolerances; None for the defaults.
    """
    from claims.assess import compare as judge
    from claims.settings import load_settings

    return judge(a, b, settings if settings is not None else load_settings().assess)

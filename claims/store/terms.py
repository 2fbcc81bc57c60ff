"""What did matching read in the texts that stand, so that it need not read them again?"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select

from claims.store.schema import TERMS
from claims.store.versions import reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection


def known_terms(connection: Connection) -> dict[str, dict[str, float]]:
    """Give the terms of each text by its digest, as this version reads them."""
    found = connection.execute(select(TERMS.c.digest, TERMS.c.terms).where(TERMS.c.reader == reader()))
    return {row.digest: json.loads(zlib.decompress(row.terms)) for row in found}


def keep_terms(connection: Connection, terms: Mapping[str, Mapping[str, float]]) -> None:
    """Keep the terms of these texts, and of no others."""
    held = {row.digest: row.reader for row in connection.execute(select(TERMS.c.digest, TERMS.c.reader))}
    stale = [{"of": digest} for digest, by in held.items() if digest not in terms or by != reader()]
    if stale:
        connection.execute(delete(TERMS).where(TERMS.c.digest == bindparam("of")), stale)
    new = {digest: own for digest, own in terms.items() if held.get(digest) != reader()}
    if new:
        connection.execute(insert(TERMS), [{"digest": digest, "reader": reader(), "terms": _packed(own)} for digest, own in new.items()])


def _packed(terms: Mapping[str, float]) -> bytes:
    return zlib.compress(json.dumps(dict(terms), ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)

"""What did the last run find, and what does this one leave?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import desc, select

from claims.store.frames import fetch, kinds, put, sync
from claims.store.schema import FACTS, MATCHES, MEMBERS, PLACED, VERDICTS
from claims.tables import CHANGES, typed

if TYPE_CHECKING:
    import pandas as pd
    from sqlalchemy import Connection

    from claims.result import CrossReference


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the last run found: all that stands in these tables.

    Attributes:
        facts: With the columns of `claims.changes.comparison.REMEMBERED`.
        members: The fact of each claim.
        placed: The story of each document.
    """

    facts: pd.DataFrame
    members: pd.DataFrame
    placed: pd.DataFrame

    @property
    def fact_of(self) -> pd.Series:
        """Give fact_id by claim_id."""
        return self.members.set_index("claim_id")["fact_id"]

    @property
    def story_of(self) -> pd.Series:
        """Give story_id by doc_id."""
        return self.placed.set_index("doc_id")["story_id"]


def found(connection: Connection) -> Found:
    """Read what the last run found."""
    return Found(facts=fetch(connection, FACTS), members=fetch(connection, MEMBERS), placed=fetch(connection, PLACED))


def leave(connection: Connection, before: Found, tables: CrossReference, facts: pd.DataFrame, changes: pd.DataFrame) -> None:
    """Store what a run found, in place of what was found before, and what became of each fact, after what became of it before.

    Args:
        connection: In a transaction.
        before: What the last run found: what stands there now.
        tables: Of the run.
        facts: As they are to be remembered.
        changes: With `run_id`, and the columns of `claims.tables.CHANGES`.
    """
    sync(connection, PLACED, tables.documents, before.placed)
    sync(connection, MEMBERS, tables.claims, before.members)
    sync(connection, MATCHES, tables.matches, fetch(connection, MATCHES))
    sync(connection, FACTS, facts, before.facts)
    put(connection, VERDICTS, changes)


def changes_after(connection: Connection, run_id: int) -> pd.DataFrame:
    """Read what became of facts in the runs after one, in order of runs and facts."""
    history = fetch(connection, VERDICTS, select(VERDICTS).where(VERDICTS.c.run_id > run_id))
    return typed(history.drop(columns="run_id"), CHANGES)


def newest_changes(connection: Connection, turns: tuple[str, ...], limit: int) -> pd.DataFrame:
    """Read the newest changes of some kinds, and new facts that are more than one voice's, the newest first."""
    heard = VERDICTS.c.consistency_after.in_(["conflicting"]) | VERDICTS.c.corroboration_after.in_(["corroborated"])
    wanted = VERDICTS.c.change.in_(turns) | ((VERDICTS.c.change == "new") & heard)
    newest = select(VERDICTS).where(wanted).order_by(desc(VERDICTS.c.run_id), VERDICTS.c.fact_id).limit(limit)
    history = typed(fetch(connection, VERDICTS, newest), kinds(VERDICTS))
    return history.sort_values(["run_id", "fact_id"], ascending=[False, True], ignore_index=True)

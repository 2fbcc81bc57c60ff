"""What stands between the stages of a run, and what has it found so far?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from claims.assess.intervals import intervals
from claims.quality import Engine, as_plain, check, expected_sources, measure, write_docs
from claims.tables import among, furniture_frame

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from claims.model import Document
    from claims.quality import Gate, Passed, Statistics
    from claims.result import CrossReference
    from claims.settings import Settings
    from claims.stages import Stages


class Gates:
    """The quality gates of one run.

    Args:
        settings: What is expected.
        stages: The clock of the run.
        started_at: When it began, aware.
        earlier: What earlier runs over the same inputs were like.

    Attributes:
        failures: One line for each critical expectation that failed so far.
        statistics: What the run was like, as plain data; empty until its verdicts are checked, and where a gate has stopped it.
        earlier: As given; a run that opens a store sets it before the first gate.
    """

    def __init__(self, settings: Settings, stages: Stages, *, started_at: datetime, earlier: Statistics) -> None:
        self.failures: tuple[str, ...] = ()
        self.statistics: dict[str, object] = {}
        self.earlier = earlier
        self._settings, self._stages, self._started_at = settings, stages, started_at
        self._engine, self._furniture = Engine(), pd.DataFrame()

    def take_in(self, tables: CrossReference, documents: Iterable[Document]) -> CrossReference:
        """Keep out documents and claims that are not fit to be compared.

        Args:
            tables: With documents and claims.
            documents: As they were read, with their furniture.
        """
        self._furniture = furniture_frame(documents)
        return self._gated(tables, "documents", "claims")

    def judge(self, tables: CrossReference, passed: Passed) -> CrossReference:
        """Check verdicts, then the run as a whole, and measure it for later runs."""
        checked = _without_facts(self._gated(tables, "assessed", "matches", "facts"))
        statistics = measure(checked, passed, self._started_at)
        for name, frame in (("run", statistics.runs), ("sources", expected_sources(statistics, self.earlier))):
            checked = _with_results(checked, self._check(name, frame, checked))
        if not self.failures:
            self.statistics = as_plain(statistics, self.earlier)
        return checked

    def write_docs(self, folder: Path) -> None:
        """Write Great Expectations' own pages of all that was checked."""
        write_docs(self._engine, folder, at=self._started_at)

    def _gated(self, tables: CrossReference, *names: str) -> CrossReference:
        for name in names:
            own = "claims" if name == "assessed" else name
            gate = self._check(name, getattr(tables, own), tables)
            kept: Any = {own: gate.kept}  # a table by its name, which replace() cannot be told in types
            tables = replace(_with_results(tables, gate), **kept)
        return tables

    def _check(self, name: str, frame: pd.DataFrame, tables: CrossReference) -> Gate:
        with self._stages.stage(f"check {name}", rows=len(frame)) as out:
            related = {other: getattr(tables, other) for other in ("documents", "claims", "matches") if other != name}
            if name == "matches":
                halo = intervals(tables.claims, self._settings.assess).halo_high
                related["claims"] = tables.claims.assign(halo_high=halo)
            gate = check(
                name,
                frame,
                self._settings.quality,
                related={**related, "furniture": self._furniture},
                today=self._started_at.date(),
                earliest_year=self._settings.input.earliest_year,
                engine=self._engine,
                earlier=self.earlier,
            )
            out |= {"kept": len(gate.kept), "rejected": len(gate.rejected), "failures": len(gate.failures)}
        self.failures += gate.failures
        return gate


def _with_results(tables: CrossReference, gate: Gate) -> CrossReference:
    rejected = pd.concat([tables.rejected, gate.rejected], ignore_index=True)
    return replace(tables, rejected=rejected, checks=pd.concat([tables.checks, gate.checks], ignore_index=True))


def _without_facts(tables: CrossReference) -> CrossReference:
    """Take the claims of facts that were set aside out of any fact: they were made, and what was made of them is not reported."""
    known = among(tables.claims["fact_id"], tables.facts["fact_id"])
    return tables if known.all() else replace(tables, claims=tables.claims.assign(fact_id=tables.claims["fact_id"].where(known)))

"""What does a run know of earlier ones, and what does it leave to later ones?"""

from __future__ import annotations

from dataclasses import replace
from importlib import metadata
from typing import TYPE_CHECKING

from claims.assess import Judged, assess
from claims.bulk import Extraction
from claims.changes import compare, heirs, kept_names, with_voice
from claims.match import match_claims
from claims.quality import NO_RUNS, earlier_runs
from claims.tables import CLAIMS, claims_of, typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    import pandas as pd

    from claims.assess import Assessment
    from claims.match import Matching
    from claims.model import Document, Rejection
    from claims.quality import Statistics
    from claims.result import CrossReference, RunRecord
    from claims.settings import AssessSettings, MatchSettings, Settings
    from claims.sources import Cursors, Reading
    from claims.stages import Stages
    from claims.store import Archive
    from claims.workers import Workers


class Memory:
    """The memory of one run: a store, or none, and then it knows nothing and leaves nothing.

    Args:
        archive: The store that the run has opened; may be set later, before the first stage.
        stages: The clock of the run.
        workers: The processes of the run.
    """

    def __init__(self, archive: Archive | None, stages: Stages, workers: Workers) -> None:
        self.archive = archive
        self._stages, self._workers = stages, workers

    def earlier(self, inputs: tuple[str, ...], *, most: int) -> Statistics:
        """Tell what the last runs over the same inputs were like.

        Args:
            inputs: The paths and addresses that this run names.
            most: Runs that are looked at.
        """
        return NO_RUNS if self.archive is None else earlier_runs(self.archive.past_runs(inputs, most=most), inputs=inputs)

    def cursors(self) -> Cursors:
        """Tell what addresses answered last, so that they are asked only for what is new."""
        return {} if self.archive is None else self.archive.cursors()

    def recall(self, reading: Reading, settings: Settings, *, started_at: datetime, inputs: tuple[str, ...]) -> Reading:
        """Store what is new of the documents read, and take those of earlier runs to them; without a store they are all there are."""
        if self.archive is None:
            return reading
        with self._stages.stage("recall", read=len(reading.documents)) as out:
            decided = settings.model_dump(mode="json")
            self.archive.begin(started_at=started_at, version=metadata.version("claims"), inputs=inputs, settings=decided)
            taken = self.archive.take(reading.documents, reading.cursors)
            documents = self.archive.documents()
            out |= {"new": taken.new, "changed": taken.changed, "known": taken.known, "documents in all": len(documents)}
        return replace(reading, documents=documents)

    def unread(self, documents: Sequence[Document]) -> list[Document]:
        """Pick the documents whose claims are still to be extracted: with a store, those whose claims are not in it."""
        wanted = {document.doc_id for document in documents} if self.archive is None else self.archive.unread()
        return [document for document in documents if document.doc_id in wanted]

    def keep(self, documents: Sequence[Document], extraction: Extraction) -> None:
        """Store the claims that were read from some documents."""
        if self.archive is not None:
            self.archive.keep(documents, extraction.claims, extraction.rejected)

    def claims(self, extractions: Iterable[Extraction]) -> tuple[pd.DataFrame, list[Rejection]]:
        """Give all claims that count, and why some could not be read; a store has those of this run too."""
        if self.archive is None:
            whole = Extraction.together(extractions)
            return claims_of(whole.claims), whole.rejected
        claims, failed = self.archive.claims()
        return typed(claims, CLAIMS), failed

    def match(self, tables: CrossReference, settings: MatchSettings) -> Matching:
        """Match the claims, reading no text that is known to have been read before, and store what was read."""
        if self.archive is None:
            return match_claims(tables.documents, tables.claims, settings, workers=self._workers)
        memo = self.archive.read()
        found = match_claims(tables.documents, tables.claims, settings, known=memo.pieces, workers=self._workers)
        self.archive.keep_pieces(memo, found.readings)
        return found

    def assess(self, tables: CrossReference, settings: AssessSettings) -> Assessment:
        """Judge what is not known to have been judged before, and store it."""
        if self.archive is None:
            return assess(tables.documents, tables.claims, tables.matches, settings, workers=self._workers)
        memo = self.archive.judged(settings)
        found = assess(tables.documents, tables.claims, tables.matches, settings, Judged.unpacked(memo.pieces), workers=self._workers)
        self.archive.keep_pieces(memo, found.judged.packed())
        return found

    def with_known_names(self, tables: CrossReference) -> CrossReference:
        """Give stories and facts the ids that they had in the last run."""
        if self.archive is None:
            return tables
        before = self.archive.before
        stories = kept_names(tables.documents.set_index("doc_id")["story_id"], before.story_of)
        fresh = tables.claims.set_index("claim_id")["fact_id"]
        facts = kept_names(fresh, before.fact_of)
        renamed = dict(zip(fresh, facts, strict=True))
        near = {side: tables.near_misses[side].map(renamed).astype("str") for side in ("fact_l", "fact_r")}
        return replace(
            tables,
            documents=tables.documents.assign(story_id=stories.to_numpy()),
            claims=tables.claims.assign(fact_id=facts.to_numpy()),
            near_misses=tables.near_misses.assign(**near),
        )

    def remember(self, tables: CrossReference, *, at: datetime) -> CrossReference:
        """Store what was found, and say what is otherwise than in the last run; nothing is, without a store."""
        if self.archive is None:
            return tables
        with self._stages.stage("remember", facts=len(tables.facts)) as out:
            before, facts = self.archive.before, with_voice(tables.facts, tables.claims, silent_days=self.archive.silent_days)
            heir_of = heirs(tables.claims.set_index("claim_id")["fact_id"], before.fact_of)
            self.archive.leave(tables, facts, compare(before.facts, facts, heir_of, at=at))
            changes = self.archive.changes()
            out["changes"] = len(changes.table)
        return replace(tables, changes=changes)

    def end(self, record: RunRecord, *, failed: bool) -> None:
        """Note that the run has written its files."""
        if self.archive is not None:
            self.archive.end(record, failed=failed)

"""In which order do the stages run? All of them, without an orchestrator.

`cross_reference` is the whole way in one call. `Run` has a method a stage, for callers that put something between the stages: the
command line its progress, the Prefect flow its tasks.
"""

from __future__ import annotations

import logging
import platform
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import metadata
from typing import TYPE_CHECKING, Self

import pandas as pd

from claims.assess import get_ready
from claims.bulk import Extraction, Extractor
from claims.errors import NoDocumentsError
from claims.extraction.several import is_read
from claims.folder import write_record
from claims.gates import Gates
from claims.memory import Memory
from claims.model import Status
from claims.quality import NO_RUNS, Passed, load_suites, write_quality
from claims.report import write_changes, write_report, writer_of_tables
from claims.result import WRITE, BlockingCount, CrossReference, RunRecord
from claims.settings import load_settings
from claims.sources import Reading, find_inputs, read_inputs, take_documents
from claims.sources.copies import mark_copies
from claims.sources.credits import settle_credits
from claims.sources.repetition import mark_repeated_lines
from claims.stages import Stages
from claims.tables import CHECKS, FACTS, MATCHES, NEAR_MISSES, RELATIONS, documents_frame, rejected_frame, typed
from claims.workers import Workers, batches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from claims.model import Document
    from claims.quality import Statistics
    from claims.report.records import Report
    from claims.settings import Settings
    from claims.sources import Input, Inputs
    from claims.store import Archive

_log = logging.getLogger(__name__)

_DECIDING = ("great-expectations", "lemminflect", "numpy", "nupunkt", "pandas", "pint", "pyarrow", "rapidfuzz", "trafilatura")
"""The libraries whose version can change a result."""
_KEPT_AT_ONCE = 200
"""Documents whose claims are stored in one step: so many are read again where a run dies."""


def cross_reference(
    documents: Iterable[Document | Mapping[str, object]] | pd.DataFrame, settings: Settings | None = None
) -> CrossReference:
    """Find the claims of some documents, match those of the same fact, and judge every fact.

    Nothing is read from or written to disk, and all work is done in this process.

    Args:
        documents: Documents, or rows with the keys `id` and `text` and optionally `title`, `url`, `source`, `published_at` and
            `language`: as mappings, or as a table with these columns.
        settings: As `claims.load_settings` gives them; None for the defaults.

    Returns:
        The tables of the run. What a reader or a quality gate kept out stands in `rejected`; `checks` holds what was expected.

    Raises:
        NoDocumentsError: If none of the documents can be used.
    """
    run = Run(settings if settings is not None else load_settings(), started_at=datetime.now(UTC))
    return run.judge(run.take(documents))


class Run:
    """One run: its stages, and what it writes down about itself while they go.

    The stages are called in the order in which they stand here, one after the other.

    Args:
        settings: What the operator decides.
        started_at: Aware; its date is `today` for every stage.
        inputs: The paths and addresses that were named.
        manifest: A table that says more of the documents, or None.
        processes: How many worker processes it may start; with more than one the run is to be used as a context manager, which ends them.
        earlier: What earlier runs over the same inputs were like, to tell what is unusual about this one.
        archive: The store that remembers earlier runs; None lets this one stand alone.

    Attributes:
        memory: What it knows of earlier runs.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        started_at: datetime,
        inputs: Iterable[str] = (),
        manifest: str | None = None,
        processes: int = 1,
        archive: Archive | None = None,
        earlier: Statistics = NO_RUNS,
    ) -> None:
        self.settings, self.started_at, self.today = settings, started_at, started_at.date()
        self.inputs, self.manifest = tuple(inputs), manifest
        self._stages, self._workers = Stages(), Workers(processes)
        self.memory = Memory(archive, self._stages, self._workers)
        self._gates = Gates(settings, self._stages, started_at=started_at, earlier=earlier)
        self._read = self._extracted = self._found = 0  # counted where it is passed on, to be set against the tables in the end

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._workers.__exit__(kind, error, trace)

    @property
    def failures(self) -> tuple[str, ...]:
        """One line for each critical expectation that failed so far; from the first on nothing more is matched or judged."""
        return self._gates.failures

    def find(self) -> Inputs:
        """Find the files and addresses that the run's inputs stand for.

        Raises:
            MissingPathError: If one of them does not exist.
            NoDocumentsError: If they hold nothing that can be read.
            SettingsError: If an expectation is not one that Great Expectations can run.
        """
        load_suites(self.settings.quality)  # a mistake in an expectation stops the run here rather than after the extraction
        return find_inputs(self.inputs, manifest=self.manifest, outlets=self.settings.input.outlets)

    def read(self, inputs: Sequence[Input]) -> Reading:
        """Read some of the files and addresses."""
        with self._stages.stage("read", inputs=len(inputs)) as out:
            reading = read_inputs(inputs, self.settings.input, today=self.today, cursors=self.memory.cursors(), workers=self._workers)
            out |= {"documents": len(reading.documents), "rejected": len(reading.rejected)}
        return reading

    def gather(self, inputs: Inputs, readings: Iterable[Reading]) -> Reading:
        """Put together what was read in batches, in order, and what was kept out from the start."""
        return inputs.gather(readings)

    def take(self, documents: Iterable[Document | Mapping[str, object]] | pd.DataFrame) -> Reading:
        """Take documents that the caller holds, as `cross_reference` describes them."""
        rows = _rows(documents) if isinstance(documents, pd.DataFrame) else documents
        with self._stages.stage("take") as out:
            reading = take_documents(rows, self.settings.input, today=self.today)
            out |= {"documents": len(reading.documents), "rejected": len(reading.rejected)}
        return reading

    def recall(self, reading: Reading) -> Reading:
        """Store what is new of the documents read, and take those of earlier runs to them; without a store they are all there are."""
        if self.memory.archive is not None:
            self._gates.earlier = self.memory.earlier(self.inputs, most=self.settings.quality.history.runs)
        return self.memory.recall(reading, self.settings, started_at=self.started_at, inputs=self.inputs)

    def mark_copies(self, reading: Reading) -> Reading:
        """Mark the near copies among all documents of the run, and the lines that an outlet prints around many of its articles.

        A newsroom that one document credits and that published others has one name in both.

        Raises:
            NoDocumentsError: If there are none; its message says what became of the first that was turned away.
        """
        if not reading.documents:
            raise _nothing_read(reading)
        self._read = len(reading.documents) + sum(not one.kept for one in reading.rejected)
        with self._stages.stage("mark copies", documents=len(reading.documents)) as out:
            decided = self.settings.input
            documents = mark_copies(reading.documents, containment=decided.copy_containment, share=decided.copy_share)
            documents = mark_repeated_lines(documents, least=decided.repeated_lines)
            documents = settle_credits(documents, decided.outlets)
            out["copies"] = sum(document.copy_of is not None for document in documents)
        return replace(reading, documents=documents)

    def unread(self, reading: Reading) -> list[Document]:
        """The documents whose claims are still to be extracted: with a store, those whose claims are not in it."""
        return self.memory.unread(reading.documents)

    def extractor(self, total: int) -> Extractor:
        """Make ready to extract the claims of so many documents in this run: its `extract` is for that of the run."""
        return Extractor(total, self._workers)

    def extract(self, documents: Sequence[Document], by: Callable[[Sequence[Document]], Extraction]) -> Extraction:
        """Let the claims of some documents be extracted, by an extractor of this run or in another place."""
        with self._stages.stage("extract", documents=len(documents)) as out:
            extraction = by(documents)
            self.memory.keep(documents, extraction)
            out |= {"claims": len(extraction.claims), "failed": len(extraction.rejected)}
        return extraction

    def lay_out(self, reading: Reading, extractions: Iterable[Extraction]) -> CrossReference:
        """Lay documents and claims out as tables, and let the gates on both keep out what is not fit to be compared."""
        claims, failed = self.memory.claims(extractions)
        self._extracted = len(claims)
        get_ready(self._workers, n_claims=len(claims))  # while the gates are this process's own work
        tables = CrossReference(
            documents=documents_frame(reading.documents),
            claims=claims,
            matches=typed(pd.DataFrame(), {**MATCHES, **RELATIONS}),
            near_misses=typed(pd.DataFrame(), NEAR_MISSES),
            facts=typed(pd.DataFrame(), FACTS),
            rejected=rejected_frame([*reading.rejected, *failed]),
            checks=typed(pd.DataFrame(), CHECKS),
        )
        return _counted(self._gates.take_in(_counted(tables), reading.documents))

    def match(self, tables: CrossReference) -> CrossReference:
        """Find the stories, and the claims that are of one fact; none of them where a gate has stopped the run."""
        if self.failures:
            return tables
        with self._stages.stage("match", documents=len(tables.documents), claims=len(tables.claims)) as out:
            matching = self.memory.match(tables, self.settings.match)
            out |= {"stories": matching.documents["story_id"].nunique(), "facts": matching.claims["fact_id"].nunique()}
            out |= {"matches": len(matching.pairs), "near misses": len(matching.near_misses)}
            self._found = matching.claims["fact_id"].nunique()
        return self.memory.with_known_names(
            replace(
                tables,
                documents=matching.documents,
                claims=matching.claims,
                matches=matching.pairs,
                near_misses=matching.near_misses,
                overrides=matching.overrides,
                blocking=tuple(_blocking(matching.blocking)),
            )
        )

    def assess(self, tables: CrossReference) -> CrossReference:
        """Judge every pair and every fact, and let gates check the verdicts, then the run as a whole; unless one has stopped it."""
        if self.failures:
            return tables
        with self._stages.stage("assess", matches=len(tables.matches)) as out:
            assessment = self.memory.assess(tables, self.settings.assess)
            out |= {str(name): int(n) for name, n in assessment.facts["consistency"].value_counts().sort_index().items()}
        self._workers.dismiss()  # what is left is the work of one
        judged = replace(tables, claims=assessment.claims, matches=assessment.matches, facts=assessment.facts)
        return self._gates.judge(judged, Passed(read=self._read, extracted=self._extracted, found=self._found))

    def remember(self, tables: CrossReference) -> CrossReference:
        """Store what was found, and say what is otherwise than in the last run; not without a store or after a failed gate."""
        return tables if self.failures else self.memory.remember(tables, at=self.started_at)

    def finish(self, tables: CrossReference) -> CrossReference:
        """Put the record of the run to its tables."""
        record = RunRecord(
            started_at=self.started_at,
            finished_at=self.started_at + timedelta(seconds=self._stages.seconds),
            version=metadata.version("claims"),
            versions={"python": platform.python_version()} | {name: metadata.version(name) for name in _DECIDING},
            settings=self.settings.model_dump(mode="json"),
            inputs=self.inputs,
            counts={name: len(getattr(tables, name)) for name in ("documents", "claims", "matches", "near_misses", "facts", "rejected")},
            timings=dict(self._stages.timings),
            overrides=tables.overrides,
            blocking=tables.blocking,
            statistics=self._gates.statistics,
        )
        return replace(tables, run=record)

    def whole(self) -> CrossReference:
        """Go all the way from the named inputs to a finished result.

        Raises:
            MissingPathError: If one of them does not exist.
            NoDocumentsError: If none of them can be read.
        """
        found = self.find()
        return self.judge(self.gather(found, [self.read(found.found)]))

    def judge(self, reading: Reading) -> CrossReference:
        """Go all the way from documents to a finished result.

        Raises:
            NoDocumentsError: If there are none.
        """
        tables = self._laid_out(reading)
        del reading  # the texts stand in the tables: matching, which needs the most memory, is to have that of the records
        return self.finish(self.remember(self.assess(self.match(tables))))

    def _laid_out(self, reading: Reading) -> CrossReference:
        marked = self.mark_copies(self.recall(reading))
        unread = self.unread(marked)
        extractor = self.extractor(len(unread))
        size = max(len(unread), 1) if self.memory.archive is None else _KEPT_AT_ONCE
        extractions = [self.extract(share, extractor.extract) for share in batches(unread, size=size)]
        return self.lay_out(marked, extractions)

    def write(self, result: CrossReference, folder: Path) -> Report:
        """Write the files of a run: tables, gates' results, report; give what the report says.

        Raises:
            OSError: If the folder cannot be written.
        """
        with self._stages.stage(WRITE, facts=len(result.facts)), ThreadPoolExecutor(1) as beside:
            # Arrow leaves the interpreter to the rest meanwhile; what it says is said of this run, as its context tells.
            tables = beside.submit(copy_context().run, writer_of_tables(result, folder))
            write_changes(result, folder, self.settings.report.title)
            self._gates.write_docs(folder)
            write_quality(result, folder)
            report = write_report(result, folder, self.settings.report)
            tables.result()
        if result.run is not None:
            record = replace(result.run, timings={**result.run.timings, WRITE: self._stages.timings[WRITE]})
            write_record(record, folder)
            self.memory.end(record, failed=bool(self.failures))
        return report


def _rows(frame: pd.DataFrame) -> list[dict[str, object]]:
    named = frame.rename(columns=str).astype(object)
    return [dict(zip(named.columns, row, strict=True)) for row in named.where(named.notna(), None).itertuples(index=False, name=None)]


def _blocking(counts: pd.DataFrame) -> Iterator[BlockingCount]:
    """Tell what each blocking rule looked at, and log it: a rule that adds nothing can go, and one whose pairs explode must."""
    for row in counts.astype(object).to_dict("records"):
        count = BlockingCount(**{str(name): value for name, value in row.items()})
        _log.debug("blocking rule %r: %d blocks, %d pairs, %d of them new", count.rule, count.blocks, count.pairs, count.added)
        yield count


def _counted(tables: CrossReference) -> CrossReference:
    """Fill in how many claims each document has, and what became of it."""
    documents = tables.documents
    n_claims = documents["doc_id"].map(tables.claims["doc_id"].value_counts()).fillna(0).astype("Int64")
    status = pd.Series(Status.READ.value, index=documents.index, dtype="str")
    status = status.mask(n_claims == 0, Status.NO_CLAIMS.value).mask(documents["copy_of"].notna(), Status.COPY.value)
    unread = [language for language in documents["language"].dropna().unique() if not is_read(language)]
    status = status.mask(documents["language"].isin(unread), Status.OTHER_LANGUAGE.value)
    return replace(tables, documents=documents.assign(n_claims=n_claims, status=status))


def _nothing_read(reading: Reading) -> NoDocumentsError:
    turned_away = f"nothing could be read ({reading.rejected[0].reason})" if reading.rejected else "no documents were given"
    return NoDocumentsError("input", turned_away, "give at least one document with text")

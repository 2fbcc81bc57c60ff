"""Which stages are tasks?

The stages are methods of `claims.pipeline.Run`. Tasks are coarse, at most two dozen a run: each costs the server 20 ms and 20 KB.
Nothing that they pass on is stored or cached, because a result is of use only with all of its run. None is tried again as a whole:
what asks the world for something asks each address again by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from prefect import State, flow, runtime, tags, task
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed, Failed
from pydantic import BaseModel, Field

from claims.bulk import Extraction
from claims.errors import GateError
from claims.model import Severity
from claims.pipeline import Run
from claims.report.records import Report
from claims.result import CrossReference
from claims.settings import load_settings
from claims.sources import Input, Inputs, Reading
from claims.store import opened
from claims.workers import spare_processes
from flows.extracting import extracted, shares
from flows.held import Held
from flows.leftovers import sign
from flows.logs import sent_to_server
from flows.publish import Progress, publish


class RunParameters(BaseModel):
    """What a run reads, and where it writes. Nothing needs to be filled in."""

    paths: list[str] = Field(
        default=[],
        title="Sources",
        description="Files, folders, feeds or addresses; @sample is the bundled corpus, @feeds the feeds of the settings. "
        "Empty: those that the settings name.",
    )
    out: str = Field(
        default="claims-out", title="Output folder", description="For the report and the tables, on the machine that runs the flow."
    )
    config: str | None = Field(
        default=None,
        title="Settings file",
        description="TOML file, on the machine that runs the flow, with the settings that differ from the defaults. None: the defaults.",
    )
    manifest: str | None = Field(
        default=None,
        title="Manifest",
        description="Table (.csv, .tsv, .jsonl) that gives or overrides title, source, date and the like of documents. None: none is used.",
    )
    store: str | None = Field(
        default=None,
        title="Store",
        description="File or postgresql:// address that remembers earlier runs. None: the one that the settings name, if any.",
    )
    processes: int = Field(
        default_factory=spare_processes, title="Worker processes", ge=1, le=64, description="How many the run may start on this machine."
    )


@task(name="read", cache_policy=NO_CACHE)
def read(run: Run, inputs: Held[Sequence[Input]]) -> Held[Reading]:
    """Read a batch of inputs."""
    return Held(run.read(inputs.it))


@task(name="recall and mark copies", cache_policy=NO_CACHE)
def mark_copies(run: Run, inputs: Held[Inputs], readings: Sequence[Held[Reading]]) -> Held[Reading]:
    """Take the documents of earlier runs to those read now, and mark the near copies."""
    return Held(run.mark_copies(run.recall(run.gather(inputs.it, [reading.it for reading in readings]))))


@task(name="check documents and claims", cache_policy=NO_CACHE)
def lay_out(run: Run, reading: Held[Reading], extractions: Sequence[Held[Extraction]]) -> Held[CrossReference]:
    """Lay out tables, and check them."""
    return Held(run.lay_out(reading.it, [extraction.it for extraction in extractions]))


@task(name="match", cache_policy=NO_CACHE)
def match(run: Run, tables: Held[CrossReference]) -> Held[CrossReference]:
    """Find the claims that are of one fact."""
    return Held(run.match(tables.it))


@task(name="assess and check verdicts", cache_policy=NO_CACHE)
def assess(run: Run, tables: Held[CrossReference]) -> Held[CrossReference]:
    """Judge every fact, and check the verdicts."""
    return Held(run.finish(run.remember(run.assess(tables.it))))


@task(name="write", cache_policy=NO_CACHE)
def write(run: Run, result: Held[CrossReference], folder: Path) -> Held[Report]:
    """Write the files."""
    return Held(run.write(result.it, folder))


@task(name="publish", cache_policy=NO_CACHE)
def show(report: Held[Report], result: Held[CrossReference], folder: Path) -> None:
    """Put the artifacts on the server."""
    publish(report.it, result.it.changes, folder)


def _ended(report: Report) -> str:
    """Say how a run ended, and whether its quality gates warn of something."""
    warned = sum(not check.success and check.severity == Severity.WARNING for check in report.checks)
    return f"{report.headline.summary}{f' Quality gates warn of {warned}; see the report.' if warned else ''}"


def _name() -> str:
    """Name a run after what it reads and when it began."""
    parameters: RunParameters = runtime.flow_run.parameters["parameters"]
    first, *others = [Path(path).name or path for path in parameters.paths] or [parameters.manifest or "configured sources"]
    return f"{first}{f' and {len(others)} more' if others else ''}, {datetime.now(UTC):%d %b %Y %H:%M}"


_DEFAULTS = RunParameters()
_LONGEST_SECONDS = 24 * 60 * 60  # one that hangs would keep away all that fall due after it


@flow(name="cross-reference", flow_run_name=_name, timeout_seconds=_LONGEST_SECONDS, persist_result=False)
def cross_reference(parameters: RunParameters = _DEFAULTS) -> State[None]:
    """Read what many sources published, match the figures of the same fact, and report where they disagree.

    Raises:
        GateError: As the result of the state, if a critical quality gate failed; everything is written and shown before.
    """
    sign()
    progress = Progress()
    settings, folder = load_settings(parameters.config), Path(parameters.out)
    inputs = parameters.paths or (() if parameters.manifest else settings.input.paths)
    run = Run(settings, started_at=datetime.now(UTC), inputs=inputs, manifest=parameters.manifest, processes=parameters.processes)
    with sent_to_server("claims"), run, opened(settings.store, parameters.store) as run.memory.archive:
        found = run.find()
        readings = [read(run, Held(share)) for share in shares(found.found)]
        reading = mark_copies(run, Held(found), readings)
        progress.reaches(20)
        extractions = extracted(run, reading)
        progress.reaches(50)
        matched = match(run, lay_out(run, reading, extractions))
        progress.reaches(70)
        result = assess(run, matched)
        progress.reaches(80)
        report = write(run, result, folder)
    show(report, result, folder)
    progress.reaches(100)
    if run.failures:
        error = GateError(run.failures)
        return Failed(name="Gate failed", message=str(error), data=error)
    return Completed(message=_ended(report.it))


def run_now(parameters: RunParameters) -> None:
    """Run the flow in this process, tagged as the runs of the deployment are.

    Raises:
        GateError: If a critical quality gate failed; everything is written and shown before.
    """
    with tags("claims"):
        cross_reference(parameters)

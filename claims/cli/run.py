"""How is `claims run` done?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli import environment, outcome, progress
from claims.errors import GateError, InputError

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction

    from claims.pipeline import Run
    from claims.report.records import Report
    from claims.settings import Settings

_DESCRIPTION = """\
Read documents, find their claims, match them, judge every fact and write the report. The run is a Prefect flow: on the server that
PREFECT_API_URL names, else on a temporary one, which costs about 10 s and leaves nothing behind."""
_PATH_HELP = """\
file or folder of .txt, .md, .html, .jsonl, .csv, .tsv, .parquet, .xlsx or .warc, packed with gzip or not; RSS, Atom or JSON Feed; list of
addresses or sitemap; URL; - for standard input; @feeds for the feeds of sources.toml, @sample for the bundled corpus (default: what the
manifest names, else the paths named in the settings)"""
MANIFEST_HELP = """\
table (.csv, .tsv, .jsonl) that gives or overrides title, source, author, url, published_at or language of what its columns path, id or url
name"""
_FORMAT_HELP = "what is printed when all is done, as tables on a terminal and plain in a pipe, or as JSON (default: %(default)s)"
_STORE_HELP = """\
remember documents, claims and verdicts in this file (SQLite) or at this address (postgresql://user@host/database), read only what is new,
and tell what has changed (default: the store named in the settings, if any)"""


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("run", help="cross-reference documents and write the report", description=_DESCRIPTION)
    parser.add_argument("paths", nargs="*", metavar="PATH", help=_PATH_HELP)
    parser.add_argument("--manifest", type=Path, metavar="FILE", help=MANIFEST_HELP)
    parser.add_argument("--out", type=Path, default=Path("claims-out"), metavar="DIR", help="folder for the files (default: %(default)s)")
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings that differ from the defaults, as TOML")
    parser.add_argument("--store", metavar="URL", help=_STORE_HELP)
    parser.add_argument("--no-prefect", dest="prefect", action="store_false", help="the same stages and files, without an orchestrator")
    told = parser.add_mutually_exclusive_group()
    told.add_argument("--quiet", action="store_true", help="show no progress")
    told.add_argument("--verbose", action="store_true", help="show all that is logged, not only a line a stage")
    parser.add_argument("--format", choices=list(outcome.Format), type=outcome.Format, default=outcome.Format.TEXT, help=_FORMAT_HELP)
    parser.set_defaults(perform=perform)


def perform(arguments: argparse.Namespace) -> None:
    """Run, then print a summary.

    Raises:
        GateError: If a critical quality gate failed; all files are written before.
        InputError: If the paths or the settings cannot be used.
    """
    environment.turn_telemetry_off()
    if arguments.prefect:
        environment.prepare_one_run()
    from claims.settings import load_settings

    settings = load_settings(arguments.config)
    with progress.shown(quiet=arguments.quiet, verbose=arguments.verbose):
        report, failed = _carried_out(settings, arguments)
    outcome.show(report, arguments.out, arguments.format)
    if failed is not None:
        raise failed


def _carried_out(settings: Settings, arguments: argparse.Namespace) -> tuple[Report, GateError | None]:
    """Run; give what the report says, and the gates that failed."""
    from claims.pipeline import Run
    from claims.workers import spare_processes

    manifest = str(arguments.manifest.absolute()) if arguments.manifest is not None else None
    inputs = arguments.paths or (() if manifest else settings.input.paths)
    run = Run(settings, started_at=datetime.now(UTC), inputs=inputs, manifest=manifest, processes=spare_processes())
    run.find()  # before a server is started: what is misspelt is said at once
    _make(arguments.out)
    return _on_prefect(run, arguments) if arguments.prefect else _here(run, arguments)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise InputError(str(folder), f"cannot be made a folder ({err.strerror})", "name another with --out") from err


def _here(run: Run, arguments: argparse.Namespace) -> tuple[Report, GateError | None]:
    from claims.store import opened

    with run, opened(run.settings.store, arguments.store) as run.memory.archive:
        report = run.write(run.whole(), arguments.out)
    return report, GateError(run.failures) if run.failures else None


def _on_prefect(run: Run, arguments: argparse.Namespace) -> tuple[Report, GateError | None]:
    from claims.settings import Runner

    server = environment.own_server()
    if server is None and run.settings.run.runner is Runner.DASK:
        remedy = "set PREFECT_API_URL, or leave Dask out with --no-prefect"
        raise InputError("run.runner", "a Dask cluster reports to a lasting Prefect server, and none is named", remedy)
    if server is not None:
        progress.say(f"running on the Prefect server {server}", quiet=arguments.quiet)
    else:
        progress.say("starting a temporary Prefect server (about 10 s; --no-prefect does without)", quiet=arguments.quiet)
    from flows.cross_reference import RunParameters, run_now

    config = str(arguments.config.absolute()) if arguments.config is not None else None
    store = environment.absolute(arguments.store)
    out = str(arguments.out.absolute())
    failed = None
    try:
        run_now(RunParameters(paths=list(run.inputs), out=out, config=config, manifest=run.manifest, store=store))
    except GateError as err:
        failed = err
    from claims.folder import read_run  # what a flow has in hand stays with it

    return outcome.drawn_up(read_run(arguments.out), run.settings.report), failed

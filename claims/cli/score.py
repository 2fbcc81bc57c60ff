"""How is `claims score` done?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli import environment, progress

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction
    from collections.abc import Sequence

    from claims.result import CrossReference

_BENCHMARKS = ("newsquant", "crossref", "shootings", "seeds")  # those of claims.evaluate, which --help is not to load


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    about = "score the product on labelled data"
    parser = commands.add_parser("score", help=about, description=f"{about.capitalize()}.")
    parser.add_argument("benchmark", choices=_BENCHMARKS, help="which set the folder holds")
    parser.add_argument("folder", type=Path, metavar="DIR", help="files of the set")
    parser.add_argument(
        "--results", type=Path, metavar="RUN", help="folder of a finished run over these files, scored in place of a new run"
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings that differ from the defaults, as TOML")
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    parser.set_defaults(perform=perform)


def perform(arguments: argparse.Namespace) -> None:
    """Print the figures, a line each.

    Raises:
        InputError: If the folder does not hold the set, or the settings cannot be used.
    """
    environment.turn_telemetry_off()
    from claims import verbs
    from claims.evaluate.benchmarks import Benchmark, score_benchmark
    from claims.pipeline import Run
    from claims.settings import load_settings
    from claims.workers import spare_processes

    settings = load_settings(arguments.config)

    def run(paths: Sequence[str]) -> CrossReference:
        with Run(settings, started_at=datetime.now(UTC), inputs=paths, processes=spare_processes()) as one:
            return one.whole()

    with progress.shown(quiet=arguments.quiet):
        figures = score_benchmark(
            Benchmark(arguments.benchmark),
            arguments.folder,
            run=run,
            extract=verbs.extract,
            results=arguments.results,
        )
    print("\n".join(figures))

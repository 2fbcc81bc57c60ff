"""How is `claims explain` done?"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InputError

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction

    from claims.result import CrossReference
    from claims.settings import ReportSettings


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    about = "say why claims are one fact, and why others that came near are not"
    parser = commands.add_parser("explain", help=about, description=f"{about.capitalize()}: a fact of a finished run, pair by pair.")
    parser.add_argument("fact", metavar="FACT_ID", help="id of the fact, as in facts.csv, or as much of its beginning as is unique")
    parser.add_argument(
        "--run", type=Path, default=Path("claims-out"), metavar="DIR", help="folder that `claims run` has written (default: %(default)s)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="(default: %(default)s)")
    parser.add_argument("--all", action="store_true", dest="whole", help="show every pair, not only those that tell most")
    parser.set_defaults(perform=perform)


def perform(arguments: argparse.Namespace) -> None:
    """Print the explanation.

    Raises:
        InputError: If the folder holds no run, or the run no such fact.
    """
    from claims.explain import as_json, as_text, explain, fact_named
    from claims.folder import read_run

    result = read_run(arguments.run)
    found = explain(result, fact_named(result, arguments.fact), _report_settings(result, arguments.run), whole=arguments.whole)
    if arguments.format == "json":
        print(as_json(found))
    elif sys.stdout.isatty():
        from rich.console import Console

        from claims.explain.terminal import show

        show(found, Console())
    else:
        print(as_text(found, width=shutil.get_terminal_size().columns).rstrip())


def _report_settings(result: CrossReference, folder: Path) -> ReportSettings:
    from pydantic import ValidationError

    from claims.settings import ReportSettings

    try:
        return ReportSettings.model_validate(result.run.settings["report"] if result.run is not None else {})
    except (KeyError, ValidationError) as err:
        raise InputError(str(folder / "run.json"), "does not hold the settings that this version reads", "run `claims run` again") from err

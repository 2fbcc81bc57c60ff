"""How is `claims report` done?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    about = "write the report of a finished run again, from its tables"
    parser = commands.add_parser("report", help=about, description=f"{about.capitalize()}, for example after changing how much it shows.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder that `claims run` has written")
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings that differ from the defaults, as TOML")
    parser.set_defaults(perform=perform)


def perform(arguments: argparse.Namespace) -> None:
    """Write the report again, and print the summary.

    Raises:
        InputError: If the folder holds no run, or the settings cannot be used.
    """
    from claims.cli.outcome import Format, show
    from claims.folder import read_run
    from claims.report import write_report
    from claims.settings import load_settings

    settings = load_settings(arguments.config).report
    result = read_run(arguments.folder)
    show(write_report(result, arguments.folder, settings), arguments.folder, Format.TEXT)

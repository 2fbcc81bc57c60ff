"""How is `claims serve` done?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli import environment
from claims.errors import InputError

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction

_DESCRIPTION = """\
Register the deployment on the Prefect server that PREFECT_API_URL names, and run it on its schedule until Ctrl-C or SIGTERM: then the
schedule is paused. Of runs that fell due while nothing served them only the newest is made up for."""


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    about = "run on a schedule, until interrupted"
    parser = commands.add_parser("serve", help=about, description=_DESCRIPTION)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="as for `claims run`")
    parser.add_argument("--out", type=Path, default=Path("claims-out"), metavar="DIR", help="folder for the files (default: %(default)s)")
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings that differ from the defaults, as TOML")
    parser.add_argument("--store", metavar="URL", help="as for `claims run`")
    named = "of the deployment, for several on one server (default: as config/prefect.yaml says)"
    parser.add_argument("--name", metavar="NAME", help=named)
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--every", type=_seconds, metavar="SECONDS", help="run so often (default: as config/prefect.yaml says)")
    when.add_argument("--cron", metavar="CRON", help='run at these times, in UTC, such as "0 6 * * *"')
    parser.set_defaults(perform=perform)


def perform(arguments: argparse.Namespace) -> None:
    """Serve until interrupted.

    Raises:
        InputError: If no server is named, or the paths, the settings or the schedule cannot be used.
    """
    environment.turn_telemetry_off()
    if environment.own_server() is None:
        remedy = "start one with `prefect server start`, then set PREFECT_API_URL=http://127.0.0.1:4200/api"
        raise InputError("PREFECT_API_URL", "no Prefect server is named", remedy)
    from claims.settings import load_settings
    from claims.sources import find_inputs

    find_inputs(arguments.paths or load_settings(arguments.config).input.paths)  # said now, not at six in the morning
    from flows.cross_reference import RunParameters
    from flows.serve import serve_on_schedule

    config = str(arguments.config.absolute()) if arguments.config is not None else None
    store = environment.absolute(arguments.store)
    parameters = RunParameters(paths=arguments.paths, out=str(arguments.out.absolute()), config=config, store=store)
    print(f"serving on {environment.own_server()}; stop with Ctrl-C", file=sys.stderr, flush=True)
    serve_on_schedule(parameters, name=arguments.name, every=arguments.every, cron=arguments.cron)


def _seconds(text: str) -> int:
    seconds = int(text)
    if seconds < 1:
        raise ValueError
    return seconds

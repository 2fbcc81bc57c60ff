"""How is `claims store` done?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InputError

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction

    from claims.settings import StoreSettings


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    about = "look after the store that `claims run --store` writes"
    parser = commands.add_parser("store", help=about, description=f"{about.capitalize()}.")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    shared = {"prune": _prune, "vacuum": _vacuum, "export": _export}
    helps = {
        "prune": "take out documents, verdicts and runs older than so many days; that a document was seen stays known",
        "vacuum": "give the room of what was taken out back to the disk",
        "export": "write every table as .parquet and .csv",
    }
    for name, perform in shared.items():
        verb = verbs.add_parser(name, help=helps[name], description=f"{helps[name][0].upper()}{helps[name][1:]}.")
        if name == "export":
            verb.add_argument("folder", type=Path, metavar="DIR", help="folder for the files")
        verb.add_argument("--store", metavar="URL", help="as for `claims run` (default: the store named in the settings)")
        verb.add_argument("--config", type=Path, metavar="FILE", help="settings that differ from the defaults, as TOML")
        if name == "prune":
            verb.add_argument("--keep-days", type=int, metavar="DAYS", help="what is younger stays (default: as the settings say)")
        verb.set_defaults(perform=perform)


def _prune(arguments: argparse.Namespace) -> None:
    from claims.store.housekeeping import kept, prune

    settings, place = _place(arguments)
    days = settings.keep_days if arguments.keep_days is None else arguments.keep_days
    if days < 1:
        raise InputError("--keep-days", f"{days} is no number of days to keep", "give 1 or more")
    with kept(place, settings) as engine:
        gone = prune(engine, datetime.now(UTC) - timedelta(days=days))
    print(
        f"Taken out: {gone.documents:,} documents, {gone.versions:,} superseded versions, {gone.facts:,} facts, {gone.runs:,} runs. "
        "`claims store vacuum` gives their room back to the disk."
    )


def _vacuum(arguments: argparse.Namespace) -> None:
    from claims.store.housekeeping import kept, vacuum

    settings, place = _place(arguments)
    with kept(place, settings) as engine:
        vacuum(engine)


def _export(arguments: argparse.Namespace) -> None:
    from claims.report.exports import write_frames
    from claims.store.housekeeping import kept, tables_of

    settings, place = _place(arguments)
    with kept(place, settings) as engine:
        write_frames(tables_of(engine), arguments.folder)
    print(f"Written: {arguments.folder}")


def _place(arguments: argparse.Namespace) -> tuple[StoreSettings, str]:
    from claims.settings import load_settings

    settings = load_settings(arguments.config).store
    place = arguments.store or settings.url.get_secret_value()
    if not place:
        raise InputError("--store", "no store is named", "name the one that `claims run --store` has written")
    return settings, place

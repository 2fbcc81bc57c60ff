"""How is `claims export` done?"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InputError

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction

    from claims.result import CrossReference
    from claims.settings import ReportSettings


class Format(StrEnum):
    """What the facts of a run are written as."""

    CLAIMREVIEW = "claimreview"
    HXL = "hxl"
    XLSX = "xlsx"


_MORE = """\
claimreview: schema.org Claim and ClaimReview as JSON-LD, with W3C Web Annotation selectors and PROV derivation; hxl: CSV with HXL
hashtags; xlsx: an Excel workbook of facts, claims, documents and what was kept out. There is no GeoJSON: places are names, without
coordinates."""


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    about = "write a finished run in a form that other programs read"
    parser = commands.add_parser("export", help=about, description=f"{about.capitalize()}. {_MORE}")
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder that `claims run` has written")
    parser.add_argument("--format", choices=list(Format), type=Format, required=True, help="see above")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write there, not to standard output; needed for xlsx")
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings that differ from the defaults, as TOML")
    parser.set_defaults(perform=perform)


def perform(arguments: argparse.Namespace) -> None:
    """Write the file, or to standard output.

    Raises:
        InputError: If the folder holds no run, or a workbook has no file to go to.
        OSError: If the file cannot be written.
    """
    if arguments.format is Format.XLSX and arguments.out is None:
        raise InputError("--format xlsx", "cannot go to standard output", "name a file with --out")
    from claims.folder import read_run
    from claims.report.files import write_whole
    from claims.settings import load_settings

    settings = load_settings(arguments.config).report
    content = _written(read_run(arguments.folder), arguments.format, settings)
    if arguments.out is None:
        print(content.decode(), end="")
    else:
        write_whole(arguments.out, content)
        print(f"Written: {arguments.out}")


def _written(result: CrossReference, form: Format, settings: ReportSettings) -> bytes:
    if form is Format.CLAIMREVIEW:
        from claims.report.linked_data import as_claim_review

        return as_claim_review(result, settings).encode()
    if form is Format.HXL:
        from claims.report.hxl import as_hxl

        return as_hxl(result).encode()
    from claims.report.workbook import as_workbook

    return as_workbook(result)

"""How is `claims extract` done?"""

from __future__ import annotations

import dataclasses
import json
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli import environment
from claims.errors import InputError

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction
    from collections.abc import Iterable, Sequence

    from claims.model import Claim
    from claims.settings import InputSettings
    from claims.sources import Reading

_COLUMNS = ("doc_id", "exact", "low", "high", "unit", "counted", "predicate", "place", "as_of", "attribution")


class Format(StrEnum):
    """How claims are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "extract", help="list the claims of some texts", description="Find the claims of each text, and list them."
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="as for `claims run`; - reads standard input")
    parser.add_argument("--manifest", type=Path, metavar="FILE", help="as for `claims run`")
    parser.add_argument("--format", choices=list(Format), type=Format, default=Format.TABLE, help="(default: %(default)s)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write there, not to standard output; needed for parquet")
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings that differ from the defaults, as TOML")
    parser.set_defaults(perform=perform)


def perform(arguments: argparse.Namespace) -> None:
    """Write the claims, and a line on stderr for each text that could not be read.

    Raises:
        InputError: If the paths or the settings cannot be used.
    """
    if arguments.format is Format.PARQUET and arguments.out is None:
        raise InputError("--format parquet", "cannot go to standard output", "name a file with --out")
    environment.turn_telemetry_off()
    from claims.collector import paused
    from claims.extraction.several import extract_each
    from claims.settings import load_settings

    reading = _read(arguments, load_settings(arguments.config).input)
    with paused():
        claims, failed = extract_each(reading.documents)
    for one in (*reading.rejected, *failed):
        print(f"claims: {one.reason}", file=sys.stderr)
    _write(claims, arguments.format, arguments.out)


def _read(arguments: argparse.Namespace, settings: InputSettings) -> Reading:
    from claims.sources import read_documents

    return read_documents(arguments.paths, settings, today=datetime.now(UTC).date(), manifest=arguments.manifest)


def _write(claims: Sequence[Claim], form: Format, out: Path | None) -> None:
    if out is not None:
        out.write_bytes(_written(claims, form))
    elif form is Format.TABLE and sys.stdout.isatty():
        _draw(claims)
    else:
        sys.stdout.buffer.write(_written(claims, form))


def _written(claims: Sequence[Claim], form: Format) -> bytes:
    if form is Format.TABLE:
        return _lines("\t".join(cells) for cells in (_COLUMNS, *map(_cells, claims)))
    if form is Format.JSONL:
        return _lines(json.dumps(_flat(claim), ensure_ascii=False, default=str) for claim in claims)
    from claims.tables import claims_frame

    frame = claims_frame(claims)
    return frame.to_parquet(index=False) if form is Format.PARQUET else frame.to_csv(index=False, lineterminator="\n").encode()


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _flat(claim: Claim) -> dict[str, object]:
    """The fields of a claim, those of its quantity among them."""
    fields: dict[str, object] = dataclasses.asdict(claim)
    del fields["quantity"]
    return fields | dataclasses.asdict(claim.quantity)


def _cells(claim: Claim) -> tuple[str, ...]:
    fields = _flat(claim)
    return tuple(_cell(fields[name]) for name in _COLUMNS)


def _cell(value: object) -> str:
    """One line of text without control characters; nothing for what is missing, and 50,000 for a number."""
    if isinstance(value, float):
        return f"{value:,.15g}"
    return "" if value is None else " ".join("".join(sign if sign.isprintable() else " " for sign in str(value)).split())


def _draw(claims: Iterable[Claim]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(*_COLUMNS, header_style="bold")
    for claim in claims:
        table.add_row(*map(escape, _cells(claim)))
    Console().print(table)

"""How does a person, or a program, read what the gates found?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from jinja2 import Environment, PackageLoader, StrictUndefined

from claims.model import Severity
from claims.quality.suites import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    Line: TypeAlias = dict[str, str | int | bool | None]

_REJECTED_SHOWN = 200
"""The page is for a look; the table holds them all."""


def write_quality(checks: pd.DataFrame, rejected: pd.DataFrame, folder: Path) -> None:
    """Write `quality/index.html`, a page that needs no network and no script, and `quality/checks.json` into a folder.

    Great Expectations' own Data Docs are not written: they fetch a dozen files from the network to be seen at all.

    Args:
        checks: A line an expectation, as in `tables.CHECKS`.
        rejected: A line for each row kept out, as in `tables.REJECTED`.
        folder: The folder of the run; made if there is none.

    Raises:
        OSError: If the files cannot be written.
    """
    lines, kept_out = sorted(_lines(checks), key=_order), _lines(rejected)
    sound = not any(_gravity(line) == 0 for line in lines if not line["success"])
    record = {"sound": sound, "rejected": rejected["table"].value_counts(sort=False).to_dict(), "checks": lines}
    (folder / "quality").mkdir(parents=True, exist_ok=True)
    (folder / "quality" / "index.html").write_text(_page(lines, kept_out), encoding="utf-8")
    (folder / "quality" / "checks.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _page(lines: list[Line], kept_out: list[Line]) -> str:
    unmet = sorted((line for line in lines if not line["success"]), key=_gravity)
    environment = Environment(
        loader=PackageLoader("claims.quality"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.j2").render(
        tables={table: those for table in COLUMNS if (those := [line for line in lines if line["table"] == table])},
        checks=lines,
        unmet=unmet,
        failures=sum(_gravity(line) == 0 for line in unmet),
        rejected=kept_out[:_REJECTED_SHOWN],
        rejected_total=len(kept_out),
    )


def _lines(frame: pd.DataFrame) -> list[Line]:
    lines: list[Line] = json.loads(frame.to_json(orient="records"))
    return lines


def _order(line: Line) -> int:
    """Tables in the order in which a run makes them; the lines of one keep theirs."""
    return list(COLUMNS).index(str(line["table"]))


def _gravity(line: Line) -> int:
    """0 for what is critical, more for what is less."""
    return list(Severity).index(Severity(str(line["severity"])))

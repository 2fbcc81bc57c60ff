"""How does a person, or a program, read what the gates found?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from jinja2 import Environment, PackageLoader, StrictUndefined

from claims.model import Severity
from claims.quality.docs import FOLDER
from claims.quality.suites import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from claims.result import CrossReference

    Line: TypeAlias = dict[str, str | int | bool | None]

_ROWS_SHOWN = 200
"""Of rejected rows, and of sources: the page is for a look; the tables hold them all."""

_TABLES = {
    "assessed": "claims, once assessed",
    "run": "the run as a whole",
}
"""What a table is called where its name does not say it."""


def write_quality(result: CrossReference, folder: Path) -> None:
    """Write `quality/index.html`, a page that needs no network and no script, and `quality/checks.json` into a folder.

    Args:
        result: The tables of a run, with its checks and its record; that has its statistics.
        folder: The folder of the run; made if there is none. Where it holds Data Docs the page leads to them.

    Raises:
        OSError: If the files cannot be written.
    """
    lines, rejected = sorted(_lines(result.checks), key=_order), _lines(result.rejected)
    sound = not any(_gravity(line) == 0 for line in lines if not line["success"])
    out = result.rejected.loc[~result.rejected["kept"].fillna(value=False).astype(bool), "table"]
    record = {"sound": sound, "rejected": out.value_counts(sort=False).to_dict(), "checks": lines}
    (folder / "quality").mkdir(parents=True, exist_ok=True)
    docs = (folder / "quality" / FOLDER / "index.html").is_file()
    page = _page(lines, rejected, result.run.statistics if result.run is not None else {}, docs=docs)
    (folder / "quality" / "index.html").write_text(page, encoding="utf-8")
    (folder / "quality" / "checks.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _page(lines: list[Line], rejected: list[Line], statistics: Mapping[str, object], *, docs: bool) -> str:
    unmet = sorted((line for line in lines if not line["success"]), key=_gravity)
    environment = Environment(
        loader=PackageLoader("claims.quality"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["named"] = lambda table: _TABLES.get(table, table)
    environment.filters["grouped"] = lambda number: f"{number:,}"
    return environment.get_template("page.html.j2").render(
        tables={table: those for table in COLUMNS if (those := [line for line in lines if line["table"] == table])},
        checks=lines,
        grave=[line for line in unmet if line["severity"] != Severity.INFO],
        counted=[line for line in unmet if line["severity"] == Severity.INFO],
        failures=sum(_gravity(line) == 0 for line in unmet),
        kinds=_kinds(rejected),
        rejected=rejected[:_ROWS_SHOWN],
        rejected_total=len(rejected),
        kept_out=sum(not line["kept"] for line in rejected),
        statistics=statistics,
        rows_shown=_ROWS_SHOWN,
        docs=f"{FOLDER}/index.html" if docs else None,
    )


def _kinds(rejected: list[Line]) -> list[Line]:
    """A line for each reason, with the number of its rows: what was kept out before what is doubted."""
    kinds: dict[tuple[bool, object, object], Line] = {}
    for line in rejected:
        kind = kinds.setdefault((bool(line["kept"]), line["table"], line["expectation"]), {**line, "rows": 0})
        kind["rows"] = int(kind["rows"] or 0) + 1
    return [kinds[key] for key in sorted(kinds, key=lambda key: key[0])]


def _lines(frame: pd.DataFrame) -> list[Line]:
    lines: list[Line] = json.loads(frame.to_json(orient="records"))
    return lines


def _order(line: Line) -> int:
    """Tables in the order in which a run makes them; the lines of one keep theirs."""
    return list(COLUMNS).index(str(line["table"]))


def _gravity(line: Line) -> int:
    """0 for what is critical, more for what is less."""
    return list(Severity).index(Severity(str(line["severity"])))

"""How are the pages of a result written?"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from claims.report.files import write_pieces, write_whole
from claims.report.html import as_html
from claims.report.markdown import as_markdown
from claims.report.plain import as_json
from claims.report.view import view

if TYPE_CHECKING:
    from pathlib import Path

    from claims.report.records import Report
    from claims.result import CrossReference
    from claims.settings import ReportSettings

logger = logging.getLogger(__name__)


def write_report(result: CrossReference, folder: Path, settings: ReportSettings) -> Report:
    """Write report.html, report.md and report.json: the same report for the screen, for a message and for a program.

    The same result gives the same bytes.

    Args:
        result: The tables of a run and its record.
        folder: Where the files are written; made if there is none.
        settings: How much is shown.

    Returns:
        What they say.

    Raises:
        OSError: If a file cannot be written.
    """
    report = view(result, settings)
    with ThreadPoolExecutor(1) as beside:
        # One is written to disk while the other is drawn up and packed.
        as_data = beside.submit(write_pieces, folder / "report.json", as_json(report))
        write_pieces(folder / "report.html", map(str.encode, as_html(report)))
        write_whole(folder / "report.md", as_markdown(report).encode())
        as_data.result()
    logger.info("report: %d facts, %d of them conflicting", report.headline.facts, report.headline.conflicting)
    return report

"""Does the report of the bundled sample read as it was approved? Read report.md beside this file as a desk would before accepting a change.

To write it anew after such a reading: python tests/sample/test_report.py
"""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from claims.pipeline import cross_reference
from claims.report import write_report
from claims.settings import load_settings
from claims.sources import read_documents

APPROVED = Path(__file__).parent / "report.md"


def _chapters(folder: Path) -> str:
    """The report of the sample from its first chapter to its last: without times, versions and settings."""
    settings = load_settings()
    result = cross_reference(read_documents(["@sample"], settings.input, today=date(2026, 1, 1)).documents, settings)
    write_report(result, folder, settings.report)
    text = (folder / "report.md").read_text(encoding="utf-8")
    return text[text.index("## ") : text.index("## Settings and versions")]


def test_the_report_of_the_sample_is_the_approved_one(tmp_path):
    assert _chapters(tmp_path).splitlines() == APPROVED.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        APPROVED.write_text(_chapters(Path(folder)), encoding="utf-8")

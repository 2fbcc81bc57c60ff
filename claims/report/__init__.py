"""How is a result written for people and programs?"""

from claims.report.changes import write_changes
from claims.report.exports import write_tables, writer_of_tables
from claims.report.pages import write_report

__all__ = ["write_changes", "write_report", "write_tables", "writer_of_tables"]

"""How is a result written for people and programs?"""

from claims.report.exports import write_tables
from claims.report.pages import write_report

__all__ = ["write_report", "write_tables"]

"""What may be set about the report?"""

from claims.settings.section import Section


class ReportSettings(Section):
    """How the report is laid out."""

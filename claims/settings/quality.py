"""What may be set about the quality gates?"""

from claims.settings.section import Section


class QualitySettings(Section):
    """What is expected of the tables."""

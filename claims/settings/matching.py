"""What may be set about matching?"""

from claims.settings.section import Section


class MatchSettings(Section):
    """How claims of one fact are found."""

"""What may be set about judging a fact's claims?"""

from claims.settings.section import Section


class AssessSettings(Section):
    """How claims of one fact are judged."""

"""What do the claims of a fact, together, say?"""

from claims.assess.assessment import Assessment, assess, compare

__all__ = ["Assessment", "assess", "compare"]

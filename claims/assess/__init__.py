"""What do the claims of a fact, together, say?"""

from claims.assess.assessment import Assessment, assess, compare, compare_all

__all__ = ["Assessment", "assess", "compare", "compare_all"]

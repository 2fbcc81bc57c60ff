"""What do the claims of a fact, together, say?"""

from claims.assess.assessment import Assessment, assess, compare, compare_all, get_ready
from claims.assess.judged import Judged

__all__ = ["Assessment", "Judged", "assess", "compare", "compare_all", "get_ready"]

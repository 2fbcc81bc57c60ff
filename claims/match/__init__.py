"""Which claims speak of the same fact?"""

from claims.match.facts import Matching, match_claims
from claims.match.weights import level_weights, match_probability, match_weight, prior_weight

__all__ = ["Matching", "level_weights", "match_claims", "match_probability", "match_weight", "prior_weight"]

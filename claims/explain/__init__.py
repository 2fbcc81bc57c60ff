"""Why is a fact the one it is, and why is that other claim not of it?"""

from claims.explain.fact import explain, fact_named
from claims.explain.plain import as_json
from claims.explain.text import as_text

__all__ = ["as_json", "as_text", "explain", "fact_named"]

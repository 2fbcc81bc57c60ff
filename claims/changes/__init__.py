"""What is otherwise than in the last run?"""

from claims.changes.comparison import compare, with_voice
from claims.changes.names import heirs, kept_names

__all__ = ["compare", "heirs", "kept_names", "with_voice"]

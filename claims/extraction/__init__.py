"""What claims does a document make?"""

from claims.extraction.extractor import extract_claims

__all__ = ["extract_claims"]

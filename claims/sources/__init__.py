"""How are documents read from what the world publishes?"""

from claims.sources.cursors import Cursor, Cursors
from claims.sources.dressing import dress
from claims.sources.given import take_documents
from claims.sources.identity import unite
from claims.sources.inputs import Input, Inputs, find_inputs
from claims.sources.outcome import Reading
from claims.sources.reading import read_documents, read_inputs

__all__ = [
    "Cursor",
    "Cursors",
    "Input",
    "Inputs",
    "Reading",
    "dress",
    "find_inputs",
    "read_documents",
    "read_inputs",
    "take_documents",
    "unite",
]

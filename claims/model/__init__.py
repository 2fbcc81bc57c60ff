"""What are the records that the stages pass on?"""

from claims.model.claim import Claim, Quantity, Relation
from claims.model.document import Document, Rejection, Span
from claims.model.vocabulary import (
    AsOfBasis,
    AttributionKind,
    Bound,
    Change,
    Consistency,
    Corroboration,
    Grade,
    Measure,
    Modality,
    Policy,
    Precision,
    RelationKind,
    Section,
    Severity,
    Status,
    Turn,
)

__all__ = [
    "AsOfBasis",
    "AttributionKind",
    "Bound",
    "Change",
    "Claim",
    "Consistency",
    "Corroboration",
    "Document",
    "Grade",
    "Measure",
    "Modality",
    "Policy",
    "Precision",
    "Quantity",
    "Rejection",
    "Relation",
    "RelationKind",
    "Section",
    "Severity",
    "Span",
    "Status",
    "Turn",
]

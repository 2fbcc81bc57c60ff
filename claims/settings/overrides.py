"""What may an operator decide about single claims, whatever the evidence says?"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Discriminator, Field, Tag, model_validator

from claims.settings.section import Section


class Anchor(Section):
    """A claim by where it stands: unlike an id, a reader can check it by eye."""

    doc: str = Field(min_length=1)
    """doc_id of its document."""
    quote: str = Field(min_length=1)
    """Words of its title or text, verbatim; the claim is the first one at their first place."""


def _form(value: object) -> str:
    return "id" if isinstance(value, str) else "anchor"


Pointed = Annotated[Annotated[str, Field(min_length=1), Tag("id")] | Annotated[Anchor, Tag("anchor")], Discriminator(_form)]
"""A claim by its claim_id, or by an anchor. Told apart by form, so that a mistake in one is not explained as one in the other."""


class Override(Section):
    """Two claims that an operator joins or keeps apart."""

    claims: tuple[Pointed, Pointed]
    """The two."""
    note: str = Field(min_length=1)
    """Why, for whoever reads it next year."""
    by: str | None = None
    """Who decided."""
    on: date | None = None
    """When."""
    weight: float | None = None
    """Match weight of the two when it was decided, as `claims explain` shows it: a run then says when the evidence has turned."""

    @model_validator(mode="after")
    def _two_claims(self) -> Self:
        if self.claims[0] == self.claims[1]:
            raise ValueError("names one claim twice")
        return self

"""What may be set about reading documents?"""

from pydantic import Field

from claims.settings.section import Section


class InputSettings(Section):
    """Where documents come from and which are believed."""

    paths: tuple[str, ...]
    """Files, folders or addresses read where the command names none; `@sample` is the bundled corpus."""
    max_document_characters: int = Field(gt=0)
    """A longer text is rejected: it is not one article."""
    copy_containment: float = Field(gt=0, le=1)
    """Share of the shorter text's word 5-grams found in an earlier text from which on it counts as a near copy."""
    earliest_year: int = Field(ge=1450, le=2100)
    """A publication date before this year is not believed."""
    max_page_bytes: int = Field(gt=0)
    """A page, feed or text of more bytes is given up, and so is anything larger from the network; tables on disk may be larger."""
    download_seconds: float = Field(gt=0)
    """A server that stays silent for longer is given up."""
    allow_private_addresses: bool
    """Whether addresses of this machine and of private networks may be fetched."""

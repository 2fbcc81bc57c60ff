"""What do all sections of the settings share?"""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A frozen record of settings: unknown keys and values out of range are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, use_attribute_docstrings=True)

"""What do all sections of the settings share?"""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A frozen record of settings: unknown keys and values out of range are errors."""

    # Each is built when it is first asked for, and as a part of the whole it never is: half of the time that importing them takes.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, defer_build=True)


class DescribedSection(Section):
    """A section whose keys are described by what stands under them, which costs reading the source: for what a report explains."""

    model_config = ConfigDict(use_attribute_docstrings=True)

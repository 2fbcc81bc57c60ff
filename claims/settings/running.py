"""What may be set about where a run does its work?"""

from enum import StrEnum

from pydantic import Field

from claims.settings.section import Section


class Runner(StrEnum):
    """What extraction, the stage that can be divided, is done by."""

    PROCESSES = "processes"
    DASK = "dask"


class RunSettings(Section):
    """Where a run does its work; none of it changes what the run finds."""

    runner: Runner
    """Worker processes of the run itself, or a Dask cluster; without Prefect always the first."""
    dask_scheduler: str
    """Address of a cluster, such as tcp://10.0.0.5:8786; empty starts one on this machine for as long as the extraction lasts."""
    dask_workers: int = Field(ge=1)
    """Processes of a cluster that is started here."""

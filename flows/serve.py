"""How does the flow come to run on a schedule?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from prefect import get_client, serve
from prefect.client.schemas.filters import DeploymentFilter, FlowFilter, FlowRunFilter
from prefect.client.schemas.objects import ConcurrencyLimitConfig
from prefect.client.schemas.sorting import FlowRunSort
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, Interval
from prefect.states import Cancelled
from prefect.types.entrypoint import EntrypointType
from pydantic import BaseModel

from claims.errors import InputError
from claims.settings import default_folder
from flows.cross_reference import RunParameters, cross_reference

if TYPE_CHECKING:
    from prefect.schedules import Schedule


class _Times(BaseModel):
    """One schedule of config/prefect.yaml."""

    cron: str
    timezone: str
    slug: str


class _Deployment(BaseModel):
    """What config/prefect.yaml says of the deployment; what only workers need is left out."""

    name: str
    description: str
    tags: list[str]
    schedules: list[_Times]
    concurrency_limit: ConcurrencyLimitConfig


def serve_on_schedule(parameters: RunParameters, *, every: int | None = None, cron: str | None = None) -> None:
    """Register the deployment of config/prefect.yaml and run it on its schedule, until interrupted.

    Interrupt with SIGINT: the schedule is then paused. Prefect does not do so reliably on SIGTERM.

    Args:
        parameters: Of every run.
        every: Seconds between runs, in place of the schedule in the file.
        cron: Times of runs in UTC, in place of the schedule in the file.

    Raises:
        InputError: If `cron` cannot be read.
    """
    written = (default_folder() / "prefect.yaml").read_text(encoding="utf-8")
    plan = _Deployment.model_validate(yaml.safe_load(written)["deployments"][0])
    deployment = RunnerDeployment.from_flow(
        cross_reference,
        name=plan.name,
        description=plan.description,
        tags=plan.tags,
        schedules=_schedules(plan, every=every, cron=cron),
        concurrency_limit=plan.concurrency_limit,
        parameters={"parameters": parameters.model_dump(mode="json")},
        entrypoint_type=EntrypointType.MODULE_PATH,  # runs start in whatever folder, also from an installed package
    )
    skip_missed(plan.name)
    serve(deployment, limit=1)


def skip_missed(deployment: str) -> None:
    """Cancel all runs but the newest of those that fell due while nothing served the deployment.

    Prefect would make up for every one of them, oldest first, though each would read the same sources.

    Args:
        deployment: Its name.
    """
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(
            flow_filter=FlowFilter.model_validate({"name": {"any_": [cross_reference.name]}}),
            deployment_filter=DeploymentFilter.model_validate({"name": {"any_": [deployment]}}),
            flow_run_filter=FlowRunFilter.model_validate({"state": {"name": {"any_": ["Late"]}}}),
            sort=FlowRunSort.EXPECTED_START_TIME_DESC,
        )
        for run in runs[1:]:
            client.set_flow_run_state(run.id, Cancelled(name="Skipped"), force=True)


def _schedules(plan: _Deployment, *, every: int | None, cron: str | None) -> list[Schedule]:
    if every is not None:
        return [Interval(every, slug="given-interval")]
    if cron is not None:
        try:
            return [Cron(cron, timezone="UTC", slug="given-times")]
        except ValueError as err:
            raise InputError(cron, "not a schedule", 'write minute, hour, day, month and weekday, such as "0 6 * * *"') from err
    return [Cron(one.cron, timezone=one.timezone, slug=one.slug) for one in plan.schedules]

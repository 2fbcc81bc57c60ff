"""How does the flow come to run on a schedule?"""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

import yaml
from prefect.client.schemas.objects import ConcurrencyLimitConfig
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.schedules import Cron, Interval
from prefect.types.entrypoint import EntrypointType
from pydantic import BaseModel

from claims.errors import InputError
from claims.settings import default_folder
from flows.cross_reference import RunParameters, cross_reference
from flows.leftovers import mark_dead, skip_missed

if TYPE_CHECKING:
    from prefect.schedules import Schedule

_log = logging.getLogger(__name__)


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


class _Interruptible(Runner):
    """Stops on SIGTERM as it does on SIGINT. Prefect's own way of stopping on SIGTERM leaves schedules that are not paused."""

    def handle_sigterm(self, *_: object, **__: object) -> None:
        signal.raise_signal(signal.SIGINT)


def serve_on_schedule(parameters: RunParameters, *, name: str | None = None, every: int | None = None, cron: str | None = None) -> None:
    """Register the deployment of config/prefect.yaml and run it on its schedule, until SIGINT or SIGTERM.

    The schedule is then paused, and a run that is in progress is ended and marked as crashed; what it has stored is kept.

    Args:
        parameters: Of every run.
        name: Of the deployment, in place of the one in the file.
        every: Seconds between runs, in place of the schedule in the file.
        cron: Times of runs in UTC, in place of the schedule in the file.

    Raises:
        InputError: If `cron` cannot be read.
    """
    written = (default_folder() / "prefect.yaml").read_text(encoding="utf-8")
    plan = _Deployment.model_validate(yaml.safe_load(written)["deployments"][0])
    deployment = RunnerDeployment.from_flow(
        cross_reference,
        name=name or plan.name,
        description=plan.description,
        tags=plan.tags,
        schedules=_schedules(plan, every=every, cron=cron),
        concurrency_limit=plan.concurrency_limit,
        parameters={"parameters": parameters.model_dump(mode="json")},
        entrypoint_type=EntrypointType.MODULE_PATH,  # runs start in whatever folder, also from an installed package
    )
    _tidy(deployment.name)
    # A shell that starts this in the background lets it ignore SIGINT.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    runner = _Interruptible(limit=1, pause_on_shutdown=True)
    runner.add_deployment(deployment)
    with suppress(KeyboardInterrupt):
        asyncio.run(runner.start())
    mark_dead(cross_reference.name, deployment.name)  # a run that was in progress: the runner ends it by SIGKILL


def _tidy(deployment: str) -> None:
    for run in mark_dead(cross_reference.name, deployment):
        _log.warning("the run %r died; it is marked as crashed", run)
    if skipped := skip_missed(cross_reference.name, deployment):
        _log.warning("%d runs fell due while nothing served them: only the newest is made up for", skipped)


def _schedules(plan: _Deployment, *, every: int | None, cron: str | None) -> list[Schedule]:
    if every is not None:
        return [Interval(every, slug="given-interval")]
    if cron is not None:
        try:
            return [Cron(cron, timezone="UTC", slug="given-times")]
        except ValueError as err:
            raise InputError(cron, "not a schedule", 'write minute, hour, day, month and weekday, such as "0 6 * * *"') from err
    return [Cron(one.cron, timezone=one.timezone, slug=one.slug) for one in plan.schedules]

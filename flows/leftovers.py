"""What did earlier runs of a deployment leave on the server: runs that nothing started, and runs whose process died?"""

from __future__ import annotations

import os
import socket
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from prefect import get_client, runtime
from prefect.client.schemas.filters import DeploymentFilter, FlowFilter, FlowRunFilter
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Cancelled, Crashed

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun

_PROCESS = "claims.process"
"""The label of a run that says which process it is: host:pid."""
_BEGUN = (StateType.PENDING, StateType.RUNNING, StateType.CANCELLING)


def sign() -> None:
    """Write down on the server which process this run of a deployment is, for `mark_dead` to look for."""
    if runtime.deployment.id is not None:
        with get_client(sync_client=True) as client:
            client.update_flow_run_labels(runtime.flow_run.id, {_PROCESS: f"{socket.gethostname()}:{os.getpid()}"})


def mark_dead(flow: str, deployment: str) -> list[str]:
    """Mark runs as crashed that the server takes to be running though their process is gone.

    Nothing else tells the server when a run ends together with what started it: stopped, killed, or by a power cut.

    Args:
        flow: Its name.
        deployment: The name of the one that this process serves; runs on another machine are left alone.

    Returns:
        The names of the runs.
    """
    with get_client(sync_client=True) as client:
        dead = [run for run in _runs(client, flow, deployment, *_BEGUN) if not alive(run)]
        for run in dead:
            message = "Its process was ended before the run was done. What it had stored is kept; the next run does the rest."
            client.set_flow_run_state(run.id, Crashed(message=message), force=True)
    return [run.name for run in dead]


def skip_missed(flow: str, deployment: str) -> int:
    """Cancel all runs but the newest of those that fell due while nothing served the deployment; give their number.

    Prefect would make up for every one of them, oldest first, though each would read the same sources. A run that somebody asked for is
    not one of them.

    Args:
        flow: Its name.
        deployment: The name of the one that this process serves.
    """
    skipped = 0
    with get_client(sync_client=True) as client:
        while missed := _missed(client, flow, deployment)[1:]:  # as many as the server gives in one answer
            for run in missed:
                client.set_flow_run_state(run.id, Cancelled(name="Skipped", message="Fell due while nothing served it."), force=True)
            skipped += len(missed)
    return skipped


def alive(run: FlowRun) -> bool:
    """Whether a run may still be going on; one that has not signed was not begun before what started it ended."""
    host, _, pid = str(run.labels.get(_PROCESS, "")).rpartition(":")
    if not pid:
        return False
    if host != socket.gethostname():
        return True
    if run.start_time is not None and run.start_time < _booted():
        return False
    return _exists(int(pid))


def _missed(client: SyncPrefectClient, flow: str, deployment: str) -> list[FlowRun]:
    """The newest first; by their time, because the server calls them late only after a while."""
    due = _runs(client, flow, deployment, StateType.SCHEDULED, before=datetime.now(UTC))
    return [run for run in due if run.auto_scheduled]


def _runs(client: SyncPrefectClient, flow: str, deployment: str, *states: StateType, before: datetime | None = None) -> list[FlowRun]:
    wanted: dict[str, object] = {"state": {"type": {"any_": list(states)}}}
    if before is not None:
        wanted["expected_start_time"] = {"before_": before}
    return client.read_flow_runs(
        flow_filter=FlowFilter.model_validate({"name": {"any_": [flow]}}),
        deployment_filter=DeploymentFilter.model_validate({"name": {"any_": [deployment]}}),
        flow_run_filter=FlowRunFilter.model_validate(wanted),
        sort=FlowRunSort.EXPECTED_START_TIME_DESC,
    )


def _booted() -> datetime:
    """When this machine was started, where the system tells: until then process numbers are given anew."""
    if not hasattr(time, "CLOCK_BOOTTIME"):
        return datetime.min.replace(tzinfo=UTC)
    return datetime.now(UTC) - timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))


def _exists(pid: int) -> bool:
    if os.name == "nt":
        return True  # there, to ask so would be to interrupt it
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

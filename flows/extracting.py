"""Where is extraction done: in processes of the run, or on a Dask cluster?

It is the one stage that is worth sending away. Scoring pairs, the other that divides, takes a twentieth of its time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.engine import collect_task_run_inputs_sync

from claims.bulk import Extraction, Extractor
from claims.errors import InputError
from claims.model import Document
from claims.pipeline import Run
from claims.settings import Runner
from claims.workers import batches
from flows.held import Held

if TYPE_CHECKING:
    from prefect_dask.task_runners import DaskTaskRunner, PrefectDaskFuture

    from claims.settings import RunSettings
    from claims.sources import Reading

_Item = TypeVar("_Item")

_MOST_TASKS, _LEAST_ITEMS = 8, 50  # of one stage; of one task
_MOST_SENT = 500  # documents to a worker of a cluster: what is lost with it, and what Dask does not find large


@task(name="extract", cache_policy=NO_CACHE)
def _extract_here(run: Run, documents: Held[Sequence[Document]], extractor: Extractor) -> Held[Extraction]:
    """Extract the claims of a batch of documents."""
    return Held(run.extract(documents.it, extractor.extract))


@task(name="extract", cache_policy=NO_CACHE)
def _extract_there(documents: Held[Sequence[Document]]) -> Held[Extraction]:
    """Extract the claims of a batch of documents, on a worker that knows nothing of the run."""
    return Held(Extractor(len(documents.it)).extract(documents.it))


def extracted(run: Run, reading: Held[Reading]) -> list[Held[Extraction]]:
    """Extract the claims of the documents that need it, by batches, where the settings say.

    Raises:
        InputError: If that is a Dask cluster, and none can be used.
    """
    documents = run.unread(reading.it)
    if run.settings.run.runner is Runner.DASK and documents:
        return _on_cluster(run, reading, documents)
    extractor = run.extractor(len(documents))
    return [_extract_here(run, Held(share), extractor, wait_for=[reading]) for share in shares(documents)]


def shares(items: Sequence[_Item], *, most: int | None = None) -> Iterator[Sequence[_Item]]:
    """Cut what a stage has to do into few tasks.

    Args:
        items: Any number.
        most: Items of one task; None for as many as it takes to keep the tasks few.
    """
    size = max(_LEAST_ITEMS, ceil(len(items) / _MOST_TASKS))
    return batches(items, size=size if most is None else min(size, most))


def _on_cluster(run: Run, reading: Held[Reading], documents: Sequence[Document]) -> list[Held[Extraction]]:
    """Send all batches away, then take them in one after the other: what a run keeps does not depend on which worker was quick."""
    made_by = {"documents": collect_task_run_inputs_sync(reading)}  # what is not itself sent along
    with _cluster(run.settings.run) as cluster:
        sent = [
            (share, cluster.submit(_extract_there, {"documents": Held(share)}, dependencies=made_by))
            for share in shares(documents, most=_MOST_SENT)
        ]
        return [_taken_in(run, share, answer) for share, answer in sent]


def _taken_in(run: Run, documents: Sequence[Document], answer: PrefectDaskFuture[Held[Extraction]]) -> Held[Extraction]:
    run.extract(documents, lambda _: answer.result().it)
    return answer.result()


def _cluster(settings: RunSettings) -> DaskTaskRunner:
    os.environ.setdefault("DASK_LOGGING__DISTRIBUTED", "warning")  # else thirty lines of each cluster, before ours
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as err:
        raise InputError("run.runner", "Dask is not installed", "install claims[dask], or set it to processes") from err
    if settings.dask_scheduler:
        return DaskTaskRunner(address=settings.dask_scheduler)
    # One thread each: extraction is all Python. The dashboard takes any free port: the usual one may be that of another run.
    one_each = {"n_workers": settings.dask_workers, "threads_per_worker": 1, "dashboard_address": "127.0.0.1:0"}
    return DaskTaskRunner(cluster_kwargs=one_each)

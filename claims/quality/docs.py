"""How do the results become Great Expectations' own Data Docs, for those who know them?"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from claims.quality.suites import gx

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from great_expectations.data_context.store.store import DataDocsSiteConfigTypedDict

    from claims.quality.engine import Engine

FOLDER = "data_docs"
_SITE = "run"


def write_docs(engine: Engine, folder: Path, *, at: datetime) -> None:
    """Write Data Docs of all that an engine has checked into `quality/data_docs` of a run's folder, in place of older ones.

    They load their styles and scripts from the network when they are looked at, and are bare without it; `write_quality` writes a page
    that needs none. Where nothing was checked nothing is written.

    Args:
        engine: That of the run.
        folder: The folder of the run.
        at: When the run began, aware: their pages are named after it.

    Raises:
        OSError: If the files cannot be written.
    """
    home = folder / "quality" / FOLDER
    shutil.rmtree(home, ignore_errors=True)
    if not engine.results:
        return
    home.mkdir(parents=True)
    identifiers = gx("great_expectations.data_context.types.resource_identifiers")
    run = gx("great_expectations.core.run_identifier").RunIdentifier(run_name=_SITE, run_time=at)
    context = engine.context
    if _SITE in context.get_site_names():
        context.delete_data_docs_site(_SITE)
    context.add_data_docs_site(_SITE, _site(home))
    for table, results in engine.results.items():
        suite = identifiers.ExpectationSuiteIdentifier(name=table)
        key = identifiers.ValidationResultIdentifier(expectation_suite_identifier=suite, run_id=run, batch_identifier=table)
        context.validation_results_store.set(key, results)
    context.build_data_docs(site_names=[_SITE])


def _site(home: Path) -> DataDocsSiteConfigTypedDict:
    return {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,  # type: ignore[typeddict-unknown-key]  # the builder takes it, its type forgets it
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(home.absolute())},
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
    }

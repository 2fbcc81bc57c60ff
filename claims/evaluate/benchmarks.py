"""Which labelled sets are there, and how is the product scored on one?"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from claims.evaluate import crossref, newsquant, seeds, shootings
from claims.evaluate.findings import Findings, findings_of, read_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from claims.model import Claim
    from claims.result import CrossReference


class Benchmark(StrEnum):
    """The labelled sets."""

    NEWSQUANT = "newsquant"
    CROSSREF = "crossref"
    SHOOTINGS = "shootings"
    SEEDS = "seeds"


def score_benchmark(
    benchmark: Benchmark,
    folder: Path,
    *,
    run: Callable[[Sequence[str]], CrossReference],
    extract: Callable[[str], Iterable[Claim]],
    results: Path | None = None,
) -> list[str]:
    """Score the product on a labelled set.

    Args:
        benchmark: Which set `folder` holds.
        folder: The files of the set.
        run: Reads the files named and cross-references what they say, in one pool.
        extract: Reads the claims of one sentence.
        results: The folder of a finished run over the set's files, scored in place of a new run; NewsQuant, which is read sentence by
            sentence, has none.

    Returns:
        The figures, a line each.

    Raises:
        InputError: If the folder does not hold the set, or `results` no finished run.
    """
    match benchmark:
        case Benchmark.NEWSQUANT:
            return newsquant.report(newsquant.score(folder, extract))
        case Benchmark.CROSSREF:
            return crossref.report(crossref.score(folder, _findings(crossref.inputs(folder), run, results)))
        case Benchmark.SHOOTINGS:
            return shootings.report(shootings.score(folder, _findings(shootings.inputs(folder), run, results)))
        case Benchmark.SEEDS:
            return seeds.report(seeds.score(folder, _findings(seeds.inputs(folder), run, results)))


def _findings(files: Sequence[Path], run: Callable[[Sequence[str]], CrossReference], results: Path | None) -> Findings:
    return findings_of(run([str(path) for path in files])) if results is None else read_findings(results)

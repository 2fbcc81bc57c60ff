"""How is `claims estimate` done?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InputError

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction

    import pandas as pd

    from claims.match.estimation import Estimate
    from claims.settings.matching import ComparisonSettings

_COLUMNS = ("claim_id", "fact")


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    about = "estimate the match weights from a finished run"
    more = (
        "Counts how often each level of each comparison holds among pairs of claims of one fact (m) and of two facts (u), and prints "
        "them as settings for --config. With --labels, what one fact is comes from a file that somebody has gone through; without, from "
        "the run itself, which then confirms what it decided. How the values compare is never estimated: else no conflict would be found."
    )
    parser = commands.add_parser("estimate", help=about, description=f"{about.capitalize()}. {more}")
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder that `claims run` has written")
    parser.add_argument("--labels", type=Path, metavar="FILE", help="CSV or JSON lines with the columns claim_id and fact")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the settings are written (default: printed)")
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings that differ from the defaults, as TOML")
    parser.set_defaults(perform=perform)


def perform(arguments: argparse.Namespace) -> None:
    """Print or write the weights.

    Raises:
        InputError: If the folder holds no run, or the labels or settings cannot be used.
    """
    from claims.folder import read_run
    from claims.match.estimation import count_shares
    from claims.match.facts import compared_pairs
    from claims.settings import load_settings

    settings = load_settings(arguments.config).match
    run = read_run(arguments.folder)
    fact_of = run.claims.set_index("claim_id")["fact_id"] if arguments.labels is None else _labels(arguments.labels)
    try:
        estimate = count_shares(compared_pairs(run.documents, run.claims, settings), fact_of, settings.comparisons)
    except ValueError as err:
        raise InputError(str(arguments.labels or arguments.folder), str(err), "give a larger run, or labels of more facts") from err
    text = _as_settings(estimate, settings.comparisons, str(arguments.labels or "what the run decided"))
    if arguments.out is None:
        print(text, end="")
    else:
        arguments.out.write_text(text, encoding="utf-8")
        print(f"{estimate.pairs:,} pairs counted: {arguments.out}")


def _labels(path: Path) -> pd.Series:
    """Read fact by claim_id."""
    import pandas as pd

    try:
        table = pd.read_csv(path, dtype="str") if path.suffix == ".csv" else pd.read_json(path, lines=True, dtype=False).astype("str")
    except ValueError as err:
        raise InputError(str(path), f"not readable as labels ({str(err).splitlines()[0]})", "give CSV or JSON lines") from err
    missing = [name for name in _COLUMNS if name not in table]
    if missing:
        raise InputError(str(path), f"no column {missing[0]!r}", f"give the columns {' and '.join(_COLUMNS)}")
    twice = table["claim_id"][table["claim_id"].duplicated()]
    if len(twice):
        raise InputError(str(path), f"claim {twice.iloc[0]} stands twice", "give each claim one fact")
    return table.set_index("claim_id")["fact"]


def _as_settings(estimate: Estimate, now: ComparisonSettings, source: str) -> str:
    """Write the shares as a settings file; each line says what it weighs, and what it weighed before."""
    from claims.match.weights import match_weight

    lines = [
        f"# Match weights counted in {estimate.pairs:,} pairs of claims that the blocking rules compare: {source}.",
        f"# {estimate.prior:.1%} of them are of one fact.",
        f"[match]\nprior = {max(estimate.prior, 1e-6):.6f}",
    ]
    for comparison, rows in estimate.shares.groupby("comparison", sort=False):
        lines.append(f"\n[match.comparisons.{comparison}]")
        for row in rows.itertuples(index=False):
            level = getattr(getattr(now, str(comparison)), str(row.level))
            before = match_weight(level.m, level.u)
            told = f"# {row.bits:+.1f} bits, was {before:+.1f}; {row.pairs:,} pairs"
            lines.append(f"{row.level} = {{ m = {row.m:.6f}, u = {row.u:.6f} }}  {told}")
    return "\n".join(lines) + "\n"

"""How is `claims compare` done?"""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from claims.errors import InputError
from claims.model import RelationKind

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction

    from claims.model import Claim, Relation


class Pair(NamedTuple):
    """A claim of each statement, and how they stand to each other."""

    a: Claim
    b: Claim
    relation: Relation


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    about = "say how two statements stand to each other, and why"
    parser = commands.add_parser("compare", help=about, description=f"{about.capitalize()}; each is one sentence with a figure.")
    parser.add_argument("a", metavar="A", help='a statement, such as "At least 500 people were killed in the quake."')
    parser.add_argument("b", metavar="B", help="another")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="(default: %(default)s)")
    parser.add_argument("--config", metavar="FILE", help="settings that differ from the defaults, as TOML")
    parser.set_defaults(perform=perform)


def perform(arguments: argparse.Namespace) -> None:
    """Print the relation of each claim of one statement to each of the other; those that can be compared come first.

    Raises:
        InputError: If a statement makes no quantitative claim, or the settings cannot be used.
    """
    from claims.assess import compare_all
    from claims.settings import load_settings

    settings = load_settings(arguments.config).assess
    left, right = _claims(arguments.a), _claims(arguments.b)
    relations = compare_all(left, right, settings)
    pairs = [Pair(*both, relation) for both, relation in zip(product(left, right), relations, strict=True)]
    pairs.sort(key=lambda pair: pair.relation.kind is RelationKind.NOT_COMPARABLE)
    print(_as_json(pairs) if arguments.format == "json" else "\n".join(map(_as_text, pairs)))


def _claims(statement: str) -> list[Claim]:
    from claims.verbs import extract

    claims = extract(statement)
    if not claims:
        raise InputError(repr(statement), "no quantitative claim found in it", "give a sentence that says how many or how much of what")
    return claims


def _as_text(pair: Pair) -> str:
    relation = pair.relation
    kind = f"{relation.kind}, {relation.grade}" if relation.grade is not None else str(relation.kind)
    return f"{pair.a.exact!r} and {pair.b.exact!r}: {kind.replace('_', ' ')}\n  {relation.reason}"


def _side(claim: Claim) -> dict[str, object]:
    """What a statement claims, as it was read: a reader sees what was compared."""
    return {
        "exact": claim.exact,
        "low": claim.low,
        "high": claim.high,
        "bound": claim.bound,
        "unit": claim.unit,
        "counted": claim.counted,
        "predicate": claim.predicate,
        "place": claim.place,
        "as_of": claim.as_of.isoformat() if claim.as_of else None,
        "attribution": claim.attribution,
    }


def _as_json(pairs: list[Pair]) -> str:
    rows = [
        {
            "a": pair.a.exact,
            "b": pair.b.exact,
            "relation": pair.relation.kind,
            "grade": pair.relation.grade,
            "reason": pair.relation.reason,
            "causes": pair.relation.causes,
            "read_a": _side(pair.a),
            "read_b": _side(pair.b),
        }
        for pair in pairs
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)

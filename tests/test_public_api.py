"""What can be imported from `claims`, and at what cost?"""

import subprocess
import sys

import pytest

import claims


def _in_a_fresh_process(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("name", claims.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(claims, name).__doc__


def test_every_public_name_is_listed_before_it_is_used() -> None:
    assert set(claims.__all__) <= set(dir(claims))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extracts'"):
        _ = claims.extracts


_EXTRACTS = (
    "from claims.bulk import Extractor; from claims.model import Document; "
    "Extractor(1).extract([Document(doc_id='a', text='At least 40 people were killed.')])"
)
_HEAVY = frozenset({"pandas", "prefect", "great_expectations", "trafilatura", "pyarrow", "rich"})


@pytest.mark.parametrize(
    ("code", "needed"),
    [
        pytest.param("import claims", set(), id="import claims"),
        pytest.param("import claims.cli; claims.cli.main(['--help'])", set(), id="the help"),
        pytest.param("import claims; claims.extract('At least 40 people were killed.')", set(), id="extracting from one text"),
        pytest.param(_EXTRACTS, {"pyarrow"}, id="the work of a worker process"),
    ],
)
def test_nothing_heavy_is_imported_for(code: str, needed: set[str]) -> None:
    at_exit = "atexit.register(lambda: print(*sorted({name.partition('.')[0] for name in sys.modules})))"
    loaded = _in_a_fresh_process(f"import atexit, sys; {at_exit}; {code}").splitlines()[-1].split()
    assert "claims" in loaded
    assert _HEAVY.intersection(loaded) == needed


def test_a_text_is_read_in_one_call() -> None:
    (claim,) = claims.extract("At least 40 people were killed in the flood.")
    assert (claim.low, claim.high, claim.bound, claim.predicate) == (40, None, "at_least", "kill")


def test_the_same_text_gives_the_same_ids() -> None:
    text = "The ministry said 1,250 homes were destroyed. About 300 families were moved."
    assert [one.claim_id for one in claims.extract(text)] == [one.claim_id for one in claims.extract(text)]


@pytest.mark.parametrize(
    ("a", "b", "kind", "grade"),
    [
        pytest.param("At least 500 people were killed.", "The quake killed 550 people.", "compatible", "bound", id="a point above a bound"),
        pytest.param(
            "About 300 people were injured.", "310 people were injured.", "compatible", "rounding", id="a round number and a near one"
        ),
        pytest.param("40 people were killed.", "90 people were killed.", "conflict", "major", id="twice as many and more"),
    ],
)
def test_two_statements_are_compared_in_one_call(a: str, b: str, kind: str, grade: str) -> None:
    ((one,), (other,)) = claims.extract(a), claims.extract(b)
    relation = claims.compare(one, other)
    assert (relation.kind, relation.grade) == (kind, grade)
    assert claims.compare(other, one).kind == kind

"""Does assessment keep its promises for claims of any kind?"""

import itertools
import math
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.assess import assess
from claims.settings import load_settings
from claims.tables import CLAIMS, DOCUMENTS, MATCHES, typed

SETTINGS = load_settings().assess
VAGUE = {"several": (2, 6, 2), "dozens": (24, 72, 12), "hundreds": (200, 900, 100), "most": (50, 100, 2)}
LOWER, UPPER = {"at_least", "more_than"}, {"up_to", "less_than"}
RANK = ["minor", "moderate", "major"]

numbers = st.one_of(
    st.integers(0, 400),
    st.builds(lambda digits, power: digits * 10**power, st.integers(1, 99), st.integers(0, 5)),
    st.integers(1, 200).map(lambda tenths: tenths / 10),
)


@st.composite
def rows(draw, *, unit=None):
    """One claim as a row: any bound, unit, time and speaker."""
    bound = draw(st.sampled_from(["exact", "exact", "about", "nearly", "at_least", "more_than", "up_to", "less_than", "range", "vague"]))
    unit = unit or draw(st.sampled_from(["count", "count", "percent"]))
    low = high = stated = float(draw(numbers))
    floor = None
    if bound == "vague":
        low, high, floor = VAGUE[draw(st.sampled_from(sorted(VAGUE)))]
        stated = None
    elif bound == "range":
        high, stated = low + draw(st.integers(0, 50)), None
    elif bound in LOWER:
        high = None
    elif bound in UPPER:
        low = None
    day = draw(st.one_of(st.none(), st.integers(0, 12)))
    return {
        "bound": bound, "unit": unit, "low": low, "high": high, "stated": stated, "floor": floor, "exact": "words",
        "measure": draw(st.sampled_from(["count", "cumulative", "stock", "share"])), "modality": "observed",
        "as_of": None if day is None else date(2019, 6, 1) + timedelta(days=day),
        "attribution": draw(st.sampled_from(["Mayor", "Army", "Hospital"])), "attribution_kind": "named",
    }  # fmt: skip


def judged(made, order=None):
    """Assess rows as one fact, the claims and the pairs in the order given."""
    table = pd.DataFrame(made)
    ids = [f"c{number:02}" for number in range(len(made))]
    table["as_of"] = pd.to_datetime(table["as_of"])
    claims = typed(table.assign(claim_id=ids, doc_id=[f"d{name}" for name in ids], fact_id="f1"), CLAIMS)
    pairs = pd.DataFrame(list(itertools.combinations(ids, 2)), columns=["claim_l", "claim_r"])
    if order is not None:
        claims = claims.iloc[order]
        pairs = pairs.rename(columns={"claim_l": "claim_r", "claim_r": "claim_l"}).iloc[::-1]
    return assess(typed(pd.DataFrame({"doc_id": claims["doc_id"]}), DOCUMENTS), claims, typed(pairs, MATCHES), SETTINGS)


# The slow version: one pair at a time, in plain arithmetic.


def place(number):
    if number == 0 or not math.isfinite(number):
        return 1
    return next(
        10.0**power
        for power in range(15, -7, -1)
        if number >= 10.0**power and abs(number / 10.0**power - round(number / 10.0**power)) < 1e-9
    )


def bare(number, unit):
    if unit == "percent":
        return 2.5 if number % 5 == 0 else 0.5
    if number < 100 or len(f"{number:.0f}".rstrip("0")) > 2 or number % 1:
        return 0
    return min(place(number) / 2, 0.05 * number)


def about(number, unit):
    return 5 if unit == "percent" else max(0.05 * number, min(place(number) / 2, 0.1 * number))


def core(row):
    bound, a = row["bound"], row["stated"]
    return {
        "exact": lambda: (a, a), "about": lambda: (a, a), "nearly": lambda: (a - about(a, row["unit"]), math.nextafter(a, -math.inf)),
        "at_least": lambda: (a, math.inf), "more_than": lambda: (math.nextafter(a, math.inf), math.inf),
        "up_to": lambda: (0, a), "less_than": lambda: (0, math.nextafter(a, -math.inf)),
        "range": lambda: (row["low"], row["high"]), "vague": lambda: (row["low"], row["high"]),
    }[bound]()  # fmt: skip


def halo(row):
    (low, high), bound, unit = core(row), row["bound"], row["unit"]
    if bound in ("exact", "range"):
        return low - bare(low, unit), high + bare(high, unit)
    if bound == "about":
        return low - about(low, unit), high + about(high, unit)
    if bound == "nearly":
        return low, row["stated"]
    if bound == "vague":
        return row["floor"], high if unit == "percent" else 1.5 * high
    return low, high


def meet(a, b):
    return max(a[0], b[0]) <= min(a[1], b[1])


def by_value(p, q):
    if core(p) == core(q) and "vague" not in (p["bound"], q["bound"]):
        return "agree"
    if not meet(halo(p), halo(q)):
        return "conflict"
    if "vague" in (p["bound"], q["bound"]):
        return "compatible loose"
    opened = [row for row in (p, q) if row["bound"] in LOWER | UPPER]
    if len(opened) == 2:
        return "compatible loose"
    if opened:
        (bound,), (value,) = opened, [row for row in (p, q) if row is not opened[0]]
        a, u = bound["stated"], place(bound["stated"])
        near = core(value)[0] <= max(a + u, 1.5 * a) if bound["bound"] in LOWER else core(value)[1] >= min(a - u, a / 1.5)
        return "compatible bound" if near else "compatible loose"
    return "compatible overlap" if meet(core(p), core(q)) else "compatible rounding"


def size(p, q):
    ends = [(row["floor"], row["high"]) if row["bound"] == "vague" else core(row) for row in (p, q)]
    (_, low), (high, _) = sorted(ends)
    if p["unit"] == "percent":
        return RANK[(round(high - low, 9) >= 5) + (round(high - low, 9) >= 20)]
    ratio = high / low if low > 0 else math.inf
    return RANK[(round(ratio, 12) >= 1.1) + (round(ratio, 12) >= 2)]


def slowly(p, q):
    """How two rows stand to each other."""
    if p["unit"] != q["unit"]:
        return "not_comparable unit"
    days = None if p["as_of"] is None or q["as_of"] is None else (q["as_of"] - p["as_of"]).days
    earlier, later = (p, q) if (days or 0) >= 0 else (q, p)
    value, same_origin = by_value(p, q), p["attribution"] == q["attribution"]
    measures = {p["measure"], q["measure"]}
    if days and "cumulative" in measures:
        ends = [None if row["bound"] == "vague" else row["low"] if row["bound"] == "range" else row["stated"] for row in (earlier, later)]
        if same_origin and None not in ends and ends[0] != ends[1]:
            return "updated" if ends[1] > ends[0] else "revised"
        if value == "conflict" and core(later)[0] >= core(earlier)[1]:
            return "updated"
        if value == "conflict" and same_origin:
            return "revised"
    elif days and value == "conflict" and measures & {"stock", "share"} and abs(days) > 3:
        return "not_comparable time"
    if value == "agree" and same_origin:
        return "repeat"
    return f"conflict {size(p, q)}" if value == "conflict" else value


def named(matches):
    return [" ".join(part for part in pair if isinstance(part, str)) for pair in zip(matches["relation"], matches["grade"], strict=True)]


SLOW = settings(max_examples=4)
FEW = settings(max_examples=2)  # two tables are judged for each


@SLOW
@given(st.lists(rows(), min_size=20, max_size=30))
def test_whole_columns_give_what_one_pair_at_a_time_gives(made):
    expected = [slowly(made[a], made[b]) for a, b in itertools.combinations(range(len(made)), 2)]
    assert named(judged(made).matches) == expected


@SLOW
@given(st.lists(rows(), min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_claims_pairs_and_sides_changes_nothing(made, random):
    order = list(range(len(made)))
    random.shuffle(order)
    one, other = judged(made), judged(made, order)
    pd.testing.assert_frame_equal(one.facts, other.facts)
    columns = ["relation", "grade", "reason"]
    pd.testing.assert_frame_equal(one.matches[columns], other.matches[columns].iloc[::-1].reset_index(drop=True))


@SLOW
@pytest.mark.parametrize("policy", ["low_best_high", "minmax", "conservative"])
@given(made=st.lists(rows(unit="count"), min_size=1, max_size=12))
def test_low_is_at_most_best_is_at_most_high(made, policy):
    table = pd.DataFrame(made).assign(claim_id=[f"c{number}" for number in range(len(made))], doc_id="d", fact_id="f1")
    table["as_of"] = pd.to_datetime(table["as_of"])
    chosen = type(SETTINGS).model_validate(SETTINGS.model_dump() | {"policy": policy})
    facts = assess(typed(pd.DataFrame({"doc_id": ["d"]}), DOCUMENTS), typed(table, CLAIMS), typed(pd.DataFrame(), MATCHES), chosen).facts
    ends = facts[["low", "best", "high"]].iloc[0].dropna().to_numpy(dtype=float)
    assert (np.diff(ends) >= 0).all()


@st.composite
def widenings(draw):
    """A claim, and the same claim in words that allow more."""
    row, number, by = draw(rows(unit="count")), float(draw(numbers)), draw(st.integers(1, 50))
    how = draw(st.sampled_from(["about", "at_least", "up_to", "range"]))
    point = {"low": number, "high": number, "stated": number, "floor": None}
    wide = {
        "about": (point | {"bound": "exact"}, point | {"bound": "about"}),
        "at_least": (point | {"bound": "at_least", "high": None}, point | {"bound": "at_least", "high": None, "low": number - by, "stated": number - by}),
        "up_to": (point | {"bound": "up_to", "low": None}, point | {"bound": "up_to", "low": None, "high": number + by, "stated": number + by}),
        "range": (point | {"bound": "exact"}, {"bound": "range", "low": number * 0.9, "high": number * 1.1, "stated": None, "floor": None}),
    }[how]  # fmt: skip
    return tuple(row | words for words in wide)


@SLOW
@given(st.lists(widenings(), min_size=8, max_size=12), st.lists(rows(unit="count"), min_size=8, max_size=12))
def test_widening_a_figure_never_makes_a_conflict(figures, others):
    narrow, wide = ([{**figure[side], "as_of": None} for figure in figures] for side in (0, 1))
    before, after = (judged([*some, *others]).matches for some in (narrow, wide))
    # Only pairs with one widened side: the second side of the others is one of the rows that stay.
    mixed = (before["claim_l"] < f"c{len(figures):02}") & (before["claim_r"] >= f"c{len(figures):02}")
    arisen = mixed & (before["relation"] != "conflict") & (after["relation"] == "conflict")
    assert not arisen.any()


@FEW
@given(st.lists(rows(unit="count"), min_size=2, max_size=8), st.data())
def test_a_copy_of_a_claim_changes_nothing_but_counts(made, data):
    again = data.draw(st.sampled_from(made))
    one, more = judged(made).facts, judged([*made, again]).facts
    # What tells how many there are, or that one repeats another; and what most claims say that the fact is of.
    counts = ["n_claims", "n_documents", "reason", "sentence", "behind", "series", "measure", "label"]
    pd.testing.assert_frame_equal(one.drop(columns=counts), more.drop(columns=counts))


@FEW
@given(st.lists(rows(unit="mile"), min_size=2, max_size=8), st.sampled_from([("kilometre", 1.609344), ("foot", 5280.0)]))
def test_the_unit_in_which_all_is_told_changes_nothing(made, other):
    """Both sides are restated: what was said to be round stays so by its words, so only what is not rounded is drawn."""
    made = [row | {"bound": "exact" if row["bound"] in ("about", "nearly", "vague") else row["bound"]} for row in made]
    name, factor = other
    odd = [row | {end: None if row[end] is None else row[end] * 10 + 1.23 for end in ("low", "high", "stated")} for row in made]
    scaled = [
        row | {"unit": name} | {end: None if row[end] is None else row[end] * factor for end in ("low", "high", "stated")} for row in odd
    ]
    assert named(judged(odd).matches) == named(judged(scaled).matches)

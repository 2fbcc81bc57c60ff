"""Do verdicts, estimates and sentences say of a fact what its claims support?"""

from datetime import UTC, datetime

import pytest

from claims.model import Document


def _said(claim, figures, **more):
    """Claims from (words, speaker) or (words, speaker, day)."""
    return [claim(words, by=by, on=on[0] if on else None, **more) for words, by, *on in figures]


@pytest.mark.parametrize(
    ("figures", "measure", "consistency", "corroboration"),
    [
        pytest.param([("15", "SOHR")] * 12, "count", "consistent", "single_origin", id="twelve outlets with one monitor's figure are one origin"),
        pytest.param([("15", "SOHR"), ("15", "MoD")], "count", "consistent", "corroborated", id="two origins that agree corroborate"),
        pytest.param([("15", "SOHR"), ("at least 12", "AP")], "count", "consistent", "corroborated", id="a bound is confirmed by a value near it"),
        pytest.param([("at least 500", "A"), ("5,000", "B")], "count", "consistent", "uncorroborated", id="a loose bound corroborates nothing"),
        pytest.param([("dozens", "A"), ("40", "B")], "count", "consistent", "uncorroborated", id="a vague word corroborates nothing"),
        pytest.param([("6,125", "OCHA", 3), ("6,301", "OCHA", 10)], "cumulative", "evolving", "single_origin", id="a rising toll evolves"),
        pytest.param(
            [("90 percent", "SOHR", 20), ("65 to 70 percent", "coalition", 21)], "share", "conflicting", "uncorroborated",
            id="90 against 65 to 70 percent of a city",
        ),
        pytest.param([("15", "A"), ("15", "B"), ("22", "C")], "count", "conflicting", "corroborated", id="two agree and a third does not"),
        pytest.param([("15", "A"), ("22", "A")], "count", "conflicting", "single_origin", id="an origin may contradict itself"),
        pytest.param([("15", None), ("15", "A")], "count", "consistent", "uncorroborated", id="an unknown origin corroborates nothing"),
    ],
)  # fmt: skip
def test_verdicts(claim, cross, figures, measure, consistency, corroboration):
    fact = cross(_said(claim, figures, measure=measure)).facts.iloc[0]
    assert (fact["consistency"], fact["corroboration"]) == (consistency, corroboration)


@pytest.mark.parametrize(
    ("figures", "low", "best", "high", "high_open"),
    [
        pytest.param([("15", "A"), ("15", "B"), ("22", "C")], 15, 15, 22, False, id="two of three origins carry the best value"),
        pytest.param([("15", "A"), ("at least 12", "B"), ("22", "C")], 12, 15, 22, False, id="a bound supports a value above it"),
        pytest.param([("15", "A"), ("at least 30", "B")], 15, None, 30, True, id="the top is open where a bound is highest"),
        pytest.param([("90 percent", "A"), ("65 to 70 percent", "B")], 65, None, 90, False, id="no best where no value has a majority"),
        pytest.param([("at least 12", "A")], 12, None, 12, True, id="a bound alone is no value"),
        pytest.param([("up to 30", "A")], None, None, 30, False, id="an upper bound alone gives no lower end"),
        pytest.param([("hundreds", "A")], 200, None, 900, False, id="a vague word gives a range and no value"),
        pytest.param([("15", "A", 1), ("18", "A", 2), ("18", "B", 2)], 18, 18, 18, False, id="only the newest figure of an origin counts"),
        pytest.param([("15", "A"), ("22", "A")], 15, None, 22, False, id="an origin that contradicts itself supports neither value"),
        pytest.param([("15", "A"), ("6", "A"), ("15", "B")], 6, 15, 15, False, id="of two figures of an origin another's word decides"),
        pytest.param(
            [("15", "A"), ("6", "A"), ("6", "B"), ("15", "C")], 6, None, 15, False, id="others torn as the origin is decide nothing"
        ),
        pytest.param([("4", "A"), ("up to 4", "A"), ("3", "B")], 3, None, 4, False, id="who says 4 is not behind 3, as up to 4 would be"),
        pytest.param([("up to 4", "A"), ("3", "B"), ("5", "C")], 3, 3, 5, False, id="up to 4 is behind 3 where nothing nearer is said"),
        pytest.param([("20 mile", "A"), ("20 mile", "B"), ("32 kilometre", "C")], 32 / 1.609344, 20, 20, False, id="one unit for all"),
    ],
)
def test_estimates(claim, cross, figures, low, best, high, high_open):
    fact = cross(_said(claim, figures)).facts.iloc[0]
    for name, value in (("low", low), ("best", best), ("high", high)):
        assert fact[name] == pytest.approx(value) if value is not None else fact.isna()[name], name
    assert fact["high_open"] == high_open


@pytest.mark.parametrize(
    ("change", "low", "best", "high"),
    [
        pytest.param({"policy": "minmax"}, 12, None, 22, id="minmax gives no best"),
        pytest.param({"policy": "conservative"}, 12, 12, 22, id="conservative gives the lowest well-founded figure"),
        pytest.param({"preferred_origins": ("Nobody", "Hospital")}, 12, 22, 22, id="a preferred origin is believed"),
    ],
)
def test_policies(claim, cross, settings, change, low, best, high):
    claims = _said(claim, [("15", "Mayor"), ("at least 12", "Army"), ("22", "Hospital"), ("dozens", "Union")][:3])
    chosen = type(settings).model_validate(settings.model_dump() | change)
    fact = cross(claims, settings=chosen).facts.iloc[0]
    assert fact["low"] == low
    assert fact["high"] == high
    assert fact.isna()["best"] if best is None else fact["best"] == best
    assert fact["estimate_rule"].startswith(chosen.policy)


def test_what_is_denied_or_only_planned_does_not_enter_the_estimate(claim, cross):
    claims = [claim("15", by="A"), claim("16", by="B"), claim("90", by="C", modality="denied"), claim("80", by="D", modality="planned")]
    fact = cross(claims).facts.iloc[0]
    assert (fact["low"], fact["high"]) == (15, 16)


@pytest.mark.parametrize(
    ("days", "measure", "best", "consistency"),
    [
        pytest.param((5, 6), "cumulative", 18, "evolving", id="a toll of the event's day, told higher a day later"),
        pytest.param((5, 5), "cumulative", None, "conflicting", id="two tolls told on one day"),
        pytest.param((6, 5), "cumulative", None, "conflicting", id="a lower toll told later by another is no update"),
        pytest.param((5, 6), "count", None, "conflicting", id="a count that does not run"),
    ],
)
def test_a_toll_runs_from_publication_to_publication(claim, cross, days, measure, best, consistency):
    told = [
        claim(words, by=by, on=4, measure=measure, published_at=datetime(2019, 6, day, 9, tzinfo=UTC))
        for words, by, day in zip(("15", "18"), ("A", "B"), days, strict=True)
    ]
    fact = cross(told).facts.iloc[0]
    assert fact["consistency"] == consistency
    assert fact["best"] == best if best is not None else fact.isna()["best"]


def test_long_after_the_event_no_toll_runs(claim, cross):
    told = [
        claim(words, by=by, on=4, measure="cumulative", published_at=datetime(year, 6, 5, tzinfo=UTC))
        for words, by, year in (("15", "A", 2019), ("18", "B", 2023))
    ]
    assert cross(told).facts.iloc[0]["consistency"] == "conflicting"


def test_a_fact_is_counted_and_named_by_most_of_its_claims(claim, cross):
    claims = [
        claim("15", by="SOHR", doc="d1", counted="people", predicate="kill", place="Ardal", source="Post", on=3),
        claim("15", by="SOHR", doc="d2", counted="people", predicate="kill", place="Ardal", source="Herald", on=5),
        claim("15", by="Army", doc="d2", counted="villagers", predicate="kill", place="Ardal", source="Herald"),
    ]
    fact = cross(claims, documents=[Document(doc_id="d1", text="", source="Post")]).facts.iloc[0]
    assert fact["label"] == "people killed, Ardal"
    assert (fact["n_claims"], fact["n_documents"], fact["n_sources"], fact["n_origins"]) == (3, 2, 2, 2)
    assert f"{fact['newest_as_of']:%d %B}" == "05 June"
    assert fact["reason"] == "both say 15"


def test_claims_without_a_fact_are_left_out(claim, cross):
    assessed = cross([claim("15"), claim("16")], facts=["f1", None])
    assert assessed.facts["fact_id"].tolist() == ["f1"]
    assert len(assessed.claims) == 2

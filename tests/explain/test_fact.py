"""Does an explanation add up, tell all that matters, and say plainly when it cannot be given?"""

import io
from datetime import UTC, datetime

import pytest
from rich.console import Console

from claims.errors import InputError
from claims.explain import as_text, explain, fact_named
from claims.explain.terminal import show
from claims.match.weights import prior_weight
from claims.pipeline import Run
from claims.report.weighing import Scale
from claims.settings import load_settings
from claims.settings.overrides import Override

NOW = datetime(2019, 3, 5, tzinfo=UTC)


def judged(reports, settings):
    run = Run(settings, started_at=NOW)
    return run.judge(run.take(reports))


@pytest.fixture(scope="module")
def settings():
    return load_settings()


@pytest.fixture(scope="module")
def result(reports, settings):
    return judged(reports, settings)


def dead(result):
    (fact_id,) = result.claims.loc[result.claims["predicate"] == "kill", "fact_id"].unique()
    return fact_id


@pytest.fixture(scope="module")
def found(result, settings):
    return explain(result, dead(result), settings.report)


def test_every_claim_is_tied_to_the_rest(found):
    tied = {claim for link in found.links for claim in link.claims}
    assert tied == {claim.claim_id for claim in found.fact.claims} == set(found.documents)
    assert [link.weakest for link in found.links] == [False, False, False, True]
    assert len(found.links) + found.more_links == 4 * 3 / 2


def test_the_steps_of_a_weighing_add_up_to_the_weight_in_the_table(found, result):
    weights = result.matches.set_index(["claim_l", "claim_r"])["match_weight"]
    for link in found.links:
        weighing = link.weighing
        assert weighing.start + sum(step.bits for step in weighing.steps) == pytest.approx(weighing.weight)
        assert weighing.steps[-1].total == pytest.approx(weights[link.claims])
    assert [step.comparison for step in found.links[0].weighing.steps] == list(type(load_settings().match.comparisons).model_fields)


def test_each_relation_comes_with_its_reason(result, settings):
    links = explain(result, dead(result), settings.report, whole=True).links
    assert "conflict" in {link.relation for link in links}
    assert all(link.reason for link in links)


def test_levels_are_explained_where_their_name_does_not_say_it_all(found):
    meanings = {(one.comparison, one.level): one.words for one in found.meanings}
    assert meanings["predicate", "same"] == "The same family or verb."
    assert ("place", "same") not in meanings


def test_what_came_near_is_told_from_the_side_of_the_fact(found, result, settings):
    own = {claim.claim_id for claim in found.fact.claims}
    assert all(miss.claim_id in own and miss.other.claim_id not in own for miss in found.near_misses)
    everything = explain(result, dead(result), settings.report, whole=True)
    near = result.near_misses
    assert len(everything.near_misses) == ((near["fact_l"] == dead(result)) | (near["fact_r"] == dead(result))).sum()
    assert sum(1 + miss.more for miss in found.near_misses) == len(everything.near_misses) > 0
    assert {miss.reason for miss in everything.near_misses} <= set(near["reason"])


def test_overrides_of_its_claims_are_told(reports, settings):
    links = (
        Override(
            claims=({"doc": "harbour-1", "quote": "40 people"}, {"doc": "gazette-1", "quote": "95 people"}), note="two counts", by="desk"
        ),
    )
    own = settings.model_copy(update={"match": settings.match.model_copy(update={"cannot_link": links})})
    result = judged(reports, own)
    fact = result.claims.loc[result.claims["exact"] == "95 people", "fact_id"].iloc[0]
    found = explain(result, fact, own.report)
    assert [one.note for one in found.overrides] == ["two counts"]
    assert "an override keeps them apart: two counts" in {miss.reason for miss in explain(result, fact, own.report, whole=True).near_misses}
    assert "cannot_link “two counts”, applied (claims " in " ".join(as_text(found, width=200).split())


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("whole", [False, True])
def test_no_line_is_wider_than_the_terminal(result, settings, width, whole):
    text = as_text(explain(result, dead(result), settings.report, whole=whole), width=width)
    # names of comparisons, levels and bits take their room on the narrowest terminal too
    assert max(map(len, text.splitlines())) <= max(width, 60)
    assert text.count("ITS 4 CLAIMS") == 1


def on_terminal(explanation, width):
    screen = io.StringIO()
    show(explanation, Console(file=screen, width=width, force_terminal=False))
    return screen.getvalue()


@pytest.mark.parametrize("width", [60, 110, 200])
def test_on_a_terminal_nothing_is_wider_and_nothing_is_left_out(found, width):
    text = on_terminal(found, width)
    assert max(map(len, text.splitlines())) <= width
    words = " ".join(text.split())
    for heading in ("Its 4 claims", "Why they are one fact", "What came near and is not of it", "What the words mean"):
        assert heading in words
    assert all(claim.claim_id in words for claim in found.fact.claims)
    assert words.count("any two looked at") >= 1
    assert "█" in words


@pytest.mark.parametrize("written", [as_text, lambda explanation, width: on_terminal(explanation, width)], ids=["plain", "terminal"])
def test_no_document_writes_to_the_terminal_by_its_id(reports, settings, written):
    result = judged([one | {"id": f"{one['id']}\u202e\x1b[2J"} for one in reports], settings)
    text = written(explain(result, dead(result), settings.report), width=120)
    assert not {"\x1b", "\u202e"} & set(text)
    assert "document harbour-1[U+202E][U+001B]" in " ".join(text.split())


def test_a_document_that_speaks_the_markup_of_the_terminal_is_quoted(reports, settings):
    result = judged([one | {"id": f"[red]{one['id']}[/red]"} for one in reports], settings)
    assert "[red]harbour-1[/red]" in on_terminal(explain(result, dead(result), settings.report), 120)


def test_a_fact_of_one_claim_has_nothing_that_joined_it(result, settings):
    lone = result.facts.loc[result.facts["n_claims"] == 1, "fact_id"].iloc[0]
    text = as_text(explain(result, lone, settings.report), width=80)
    assert "It has one claim: nothing was joined." in text
    assert "ITS 1 CLAIM\n" in text


def test_a_fact_goes_by_as_much_of_its_id_as_is_unique(result):
    fact_id = dead(result)
    others = [one for one in result.facts["fact_id"] if one != fact_id]
    length = next(n for n in range(1, 20) if not any(one.startswith(fact_id[:n]) for one in others))
    assert fact_named(result, fact_id[:length]) == fact_named(result, fact_id) == fact_id


@pytest.mark.parametrize(
    ("beginning", "said"),
    [
        pytest.param("f", "begins the ids of ", id="too little of it"),
        pytest.param("", "begins the ids of ", id="nothing of it"),
        pytest.param("x", "there is none in this run", id="no fact's"),
    ],
)
def test_an_id_that_names_no_one_fact_is_an_error(result, beginning, said):
    with pytest.raises(InputError) as caught:
        fact_named(result, beginning)
    assert said in str(caught.value)


def test_weights_come_from_the_record_of_the_run(result):
    settings = result.run.settings
    assert Scale.recorded(settings, "run.json").start == pytest.approx(prior_weight(load_settings().match.prior))
    later = {**settings, "match": {**settings["match"], "prior": 0.5}}
    assert Scale.recorded(later, "run.json").start == 0.0


@pytest.mark.parametrize(
    "settings", [pytest.param({}, id="no settings"), pytest.param({"match": {"prior": 0.2}}, id="settings of another version")]
)
def test_a_record_without_weights_is_an_error(settings):
    with pytest.raises(InputError) as caught:
        Scale.recorded(settings, "out/run.json")
    assert "out/run.json: does not hold the match weights" in str(caught.value)

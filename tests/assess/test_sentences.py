"""Would a desk publish the sentence about a fact, and does it say no more than the claims do?"""

import pytest

KILLED = {"counted": "people", "predicate": "kill", "place": "Ardal"}
TOPIC = "the number of people killed in Ardal"


def _said(claim, figures, **more):
    return [claim(words, by=by, on=on[0] if on else None, **more) for words, by, *on in figures]


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        pytest.param([("15", "the mayor")], f"The mayor put {TOPIC} at 15, in one report.", id="one report"),
        pytest.param([("15", "SANA"), ("15", "SANA")], f"SANA put {TOPIC} at 15; 2 reports rest on this one origin.", id="one origin"),
        pytest.param([("at least 12", "OCHA")], f"OCHA said {TOPIC} was at least 12, in one report.", id="a bound stays a bound"),
        pytest.param([("dozens", "OCHA")], "The number of people killed in Ardal: OCHA spoke of “dozens”, in one report.", id="a vague word is quoted"),
        pytest.param(
            [("15", "Reuters"), ("15", "AFP")],
            f"Independent origins support each other on {TOPIC}: AFP and Reuters put it at 15.", id="two origins, one figure",
        ),
        pytest.param(
            [("at least 12", "the army"), ("15", "Ardal Hospital")],
            f"Independent origins support each other on {TOPIC}: the army said it was at least 12; Ardal Hospital put it at 15.",
            id="corroborated, with the bound as stated",
        ),
        pytest.param(
            [("15", "the army"), ("22", "Ardal Hospital"), ("22", "Mayor Vey")],
            f"Sources disagree on {TOPIC}: the army put it at 15; Ardal Hospital and Mayor Vey put it at 22.", id="conflicting",
        ),
        pytest.param([("15", "OCHA"), ("22", "OCHA")], f"Figures of one origin differ on {TOPIC}: OCHA put it at 15; OCHA put it at 22.", id="one origin contradicts itself"),
        pytest.param(
            [("dozens", "the army"), ("40", "OCHA")],
            "The number of people killed in Ardal: the army spoke of “dozens”; OCHA put it at 40; no two of these origins confirm each other.",
            id="uncorroborated",
        ),
        pytest.param(
            [(str(number), f"Body {number}") for number in (11, 22, 33, 44, 55, 66)],
            f"Sources disagree on {TOPIC}: Body 11 put it at 11; Body 22 put it at 22; Body 33 put it at 33; Body 66 put it at 66; "
            "2 more figures lie between these.",
            id="the lowest and the highest are always told",
        ),
        pytest.param(
            [("15", f"Body {number}") for number in range(5)],
            f"Independent origins support each other on {TOPIC}: Body 0, Body 1, Body 2 and 2 more put it at 15.", id="many origins are counted",
        ),
    ],
)  # fmt: skip
def test_who_gives_which_figure(claim, cross, figures, sentence):
    assert cross(_said(claim, figures, **KILLED)).facts["sentence"].tolist() == [sentence]


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        pytest.param(
            [("90 percent", "Northern Rights Observatory", 20), ("65 to 70 percent", "Task Force Ardal", 21)],
            "the Northern Rights Observatory put it at 90 percent on 20 June; Task Force Ardal put it at 65 to 70 percent a day later",
            id="a day later",
        ),
        pytest.param(
            [("90 percent", "Reuters", 20), ("60 percent", "AFP", 20)],
            "AFP put it at 60 percent on 20 June; Reuters put it at 90 percent the same day", id="the same day, the lowest first",
        ),
        pytest.param(
            [("90 percent", "Reuters", 10), ("60 percent", "AFP", 13)],
            "Reuters put it at 90 percent on 10 June; AFP put it at 60 percent three days later", id="some days later",
        ),
        pytest.param(
            [("90 percent", "Reuters", None), ("60 percent", "AFP", 13)],
            "AFP put it at 60 percent on 13 June; Reuters put it at 90 percent", id="an unknown day is not told",
        ),
    ],
)  # fmt: skip
def test_when_it_was_told(claim, cross, figures, told):
    claims = _said(claim, figures, measure="share", counted="Ardal", predicate="control", place="Ardal")
    assert cross(claims).facts["sentence"].tolist() == [f"Sources disagree on the share of Ardal controlled: {told}."]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        pytest.param({"modality": "estimated"}, "OCHA estimated 300", id="an estimate"),
        pytest.param({"hedge": "believed"}, "OCHA said it was believed to be 300", id="a hedge"),
        pytest.param({"modality": "forecast"}, "OCHA forecast 300", id="a forecast"),
        pytest.param({"attribution": "officials", "attribution_kind": "unnamed", "source": "Valley Post"}, "the Valley Post, citing officials, put it at 300", id="an outlet cites officials"),
        pytest.param({"attribution": None, "attribution_kind": "passive", "source": "AFP"}, "AFP, naming no source, put it at 300", id="nobody is named"),
        pytest.param({"attribution": None, "attribution_kind": "own", "source": None}, "an outlet that is not known put it at 300", id="no outlet is known"),
    ],
)  # fmt: skip
def test_the_caution_of_a_claim_is_kept(claim, cross, fields, sentence):
    claims = [
        claim("300", by="OCHA", counted="tents", **({"attribution_kind": "named"} | fields)),
        claim("500", by="Unicef", counted="tents", **({"modality": fields["modality"]} if "modality" in fields else {})),
    ]
    assert sentence in cross(claims).facts["sentence"].iloc[0]


def test_a_rising_toll_is_told_by_its_newest_figure_and_where_it_began(claim, cross):
    claims = _said(claim, [("60", "OCHA", 3), ("75", "OCHA", 10)], measure="cumulative", counted="people", predicate="kill")
    assert cross(claims).facts["sentence"].tolist() == [
        "The reported number of people killed has changed: OCHA put it at 75 on 10 June; it was put at 60 on 3 June."
    ]


def test_the_day_of_an_event_is_not_told_as_the_day_of_the_figure(claim, cross):
    assert "June" not in cross([claim("15", by="OCHA", on=3, **KILLED)]).facts["sentence"].iloc[0]


def test_a_figure_that_was_taken_back_is_told_as_such(claim, cross):
    words = {
        "exact": "22 fighters",
        "sentence": "OCHA withdrew its figure of 22 fighters killed.",
        "counted": "fighters",
        "predicate": "kill",
    }
    taken = claim("22", by="OCHA", **words)
    assert cross([taken]).facts["sentence"].tolist() == ["What was said of the number of fighters killed, 22, was taken back."]

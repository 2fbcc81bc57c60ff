"""Bars begin where the sum stood, point where it goes, and fit."""

import pytest

from claims.explain.waterfall import drawn
from claims.report.evidence import Step, Weighing


def weighing(start, *bits):
    total, steps = start, []
    for n, own in enumerate(bits):
        total += own
        steps.append(Step(comparison=f"thing {n}", level="same_day", bits=own, total=total))
    return Weighing(rule=None, start=start, steps=tuple(steps), weight=total, probability=1 / (1 + 2**-total))


def bars(*args, width=60):
    return [line[39:] for line in drawn(weighing(*args), width=width)]


def test_bars_of_a_sum():
    assert list(drawn(weighing(-2.0, 1.0, 0.0, 4.0), width=55)) == [
        "start        any two looked at    -2.0 ------|",
        "thing 0      same day             +1.0 +++   |",
        "thing 1      same day             +0.0       |",
        "thing 2      same day             +4.0    ++++++++++++",
        "sum          88.9% likely         +3.0       +++++++++",
    ]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_bars_keep_to_their_room(width):
    room = max(min(width - 39, 60), 10)
    assert all(len(bar) <= room + 1 for bar in bars(-2.0, 9.0, -14.0, 0.01, width=width))


def test_what_adds_anything_shows():
    assert all("+" in bar for bar in bars(-2.0, 20.0, 0.001)[1:3])


def test_evidence_against_points_down():
    start, fall, _ = bars(-2.0, -3.0)
    assert set(start.strip()) == {"-", "|"}
    assert fall.index("-") < start.index("-")

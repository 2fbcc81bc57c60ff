from dataclasses import dataclass

import pytest

from claims.extraction.nearness import neighbours
from claims.model import Span


@dataclass(frozen=True)
class Mention:
    start: int
    end: int


MENTIONS = [Mention(at, at + 4) for at in range(0, 100, 10)]


@pytest.mark.parametrize(
    ("span", "starts"),
    [
        pytest.param((35, 37), [30, 40], id="between two mentions both are near"),
        pytest.param((41, 43), [30, 40, 50], id="inside a mention it and the ones beside it are near"),
        pytest.param((22, 45), [10, 20, 30, 40, 50], id="a span over several mentions has them all"),
        pytest.param((98, 99), [90], id="behind the last only the last is near"),
        pytest.param((14, 20), [10, 20], id="mentions that touch a span are beside it"),
    ],
)
def test_it_finds_what_can_be_nearest_to_a_span(span, starts):
    assert [one.start for one in neighbours(MENTIONS, Span(start=span[0], end=span[1]))] == starts


def test_of_few_mentions_all_are_looked_at():
    assert neighbours(MENTIONS[:3], Span(start=90, end=92)) == MENTIONS[:3]

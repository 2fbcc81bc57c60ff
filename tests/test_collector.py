"""Cycles wait for the end of a stage."""

import gc
import weakref

import pytest

from claims.collector import paused
from claims.stages import Stages


class _Ring:
    def __init__(self) -> None:
        self.itself = self


def test_cycles_are_kept_within_and_may_go_after():
    assert gc.isenabled()
    with paused():
        ring = weakref.ref(_Ring())
        made = [[] for _ in range(100_000)]  # enough to set a collection off
        assert ring() is not None
    del made
    assert gc.isenabled()
    gc.collect()
    assert ring() is None


def test_a_stage_that_fails_leaves_the_collector_as_it_was():
    for on in (True, False):
        (gc.enable if on else gc.disable)()
        try:
            with pytest.raises(ValueError, match="broken"), Stages().stage("read"):
                raise ValueError("broken")
            assert gc.isenabled() is on
        finally:
            gc.enable()

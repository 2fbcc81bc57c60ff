"""Can what the gates found be read, by a person without a network and by a program?"""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from claims.quality import check, write_quality
from claims.tables import CHECKS, REJECTED, typed

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from claims.settings import QualitySettings

Run = dict[str, pd.DataFrame]


class Elements(HTMLParser):
    """The start tags of a page, and whether each was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture
def written(run: Run, settings: QualitySettings, today: date, tmp_path: Path) -> Path:
    """The folder of a run with a hostile unit in one claim, and one fact corroborated by a single origin."""
    claims = run["claims"].assign(unit=pd.Series(["count", "<script>alert(1)</script>", "percent"], dtype="str"))
    facts = run["facts"].assign(n_origins=pd.Series([1, 1], dtype="Int64"))
    gates = [
        check(table, frame, settings, related=run, today=today, earliest_year=1990)
        for table, frame in (("facts", facts), ("claims", claims))
    ]
    write_quality(pd.concat([one.checks for one in gates]), pd.concat([one.rejected for one in gates]), tmp_path)
    return tmp_path / "quality"


def test_the_page_is_well_formed_and_asks_for_nothing(written: Path) -> None:
    page = (written / "index.html").read_text(encoding="utf-8")
    elements = Elements()
    elements.feed(page)

    assert elements.open == []
    assert {tag for tag, _ in elements.seen}.isdisjoint({"script", "link", "img", "iframe"})
    assert not any(name in {"src", "href", "style"} for _, attributes in elements.seen for name in attributes)
    assert "url(" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_page_says_whether_the_run_is_sound_and_why_not(written: Path) -> None:
    page = (written / "index.html").read_text(encoding="utf-8")
    assert "not sound" in page
    assert "the fact is called corroborated with fewer than two origins" in page
    assert "1 row was kept out" in page
    assert page.index("corroborated_by_two") < page.index("unit_is_known"), "the critical first"
    assert page.index("<summary>claims: 23, 22 met") < page.index("<summary>facts: 13, 12 met"), "in the order in which a run makes them"


def test_the_record_tells_a_program_the_same(written: Path) -> None:
    record = json.loads((written / "checks.json").read_text(encoding="utf-8"))
    assert record["sound"] is False
    assert record["rejected"] == {"claims": 1}
    assert {tuple(line) for line in record["checks"]} == {tuple(CHECKS)}
    assert [line["expectation"] for line in record["checks"] if not line["success"]] == ["unit_is_known", "corroborated_by_two"]


def test_a_run_without_any_gate_is_written_too(tmp_path: Path) -> None:
    write_quality(typed(pd.DataFrame(), CHECKS), typed(pd.DataFrame(), REJECTED), tmp_path / "new")
    assert json.loads((tmp_path / "new" / "quality" / "checks.json").read_text(encoding="utf-8")) == {
        "sound": True,
        "rejected": {},
        "checks": [],
    }

"""How is a report written as one page of HTML that needs nothing else?"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from claims.report import drawing
from claims.report.chart import chart_of
from claims.report.packing import packed
from claims.report.templating import environment
from claims.report.timeline import timeline_of
from claims.report.waterfall import waterfall_of

if TYPE_CHECKING:
    from jinja2 import Environment

    from claims.report.records import Report


def as_html(report: Report) -> str:
    """Write a report as one HTML page: style, script and drawings inside, nothing fetched.

    Every text is escaped. On top of that the page forbids itself, by Content-Security-Policy, to fetch anything and to run any
    script but its own, so that a text that slipped through could do nothing.
    """
    style, script = _source("report.css"), _source("report.js")
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'"
    made = _environment()
    macros: Any = made.get_template("fact.html.j2").module  # its macros are attributes that no type knows
    facts = [fact for chapter in report.chapters for fact in chapter.facts]
    shown = {fact.fact_id: macros.fact(fact) for fact in facts}
    page = made.get_template("report.html.j2")
    return page.render(report=report, style=style, script=script, policy=policy, shown=shown, packed=packed(facts, list(shown.values())))


@cache
def _environment() -> Environment:
    made = environment(html=True)
    made.filters |= {"chart": chart_of, "timeline": timeline_of, "waterfall": waterfall_of}
    made.filters |= {one.__name__: one for one in (drawing.axis, drawing.background, drawing.plot, drawing.strip, drawing.bars)}
    return made


def _source(name: str) -> str:
    return resources.files("claims.report").joinpath("templates", name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()

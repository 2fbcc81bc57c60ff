"""How is a report written as one page of HTML that needs nothing else?"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import orjson
import pystache
from markupsafe import Markup

from claims.report.libraries import LIBRARIES, PLOT_STYLE, libraries
from claims.report.packing import packed, packed_index, packed_parts
from claims.report.page_facts import page_fact
from claims.report.templating import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from claims.report.fact_records import FactView
    from claims.report.records import Report

_SCRIPTS = ("charts.js", "report.js")
_PARTIALS = ("waterfall",)


def as_html(report: Report) -> Iterator[str]:
    """Write a report as one HTML page, piece by piece: style, script and facts inside, nothing fetched.

    Every text is escaped. On top of that the page forbids itself, by Content-Security-Policy, to fetch anything and to run any
    script but its own, so that a text that slipped through could do nothing.
    """
    style, scripts = _source("report.css"), [_source(name) for name in _SCRIPTS]
    facts = [fact for chapter in report.chapters for fact in chapter.facts]
    page = _environment().get_template("report.html.j2")
    yield from page.generate(
        report=report,
        style=style,
        scripts=scripts,
        policy=_policy([style, PLOT_STYLE], [*scripts, libraries()]),
        shown=_shown,
        index=packed_index(facts) if facts else "",
        parts=packed_parts(facts),
        library=_library(),
        credits=LIBRARIES,
        templates={name: _source(f"{name}.mustache") for name in ("fact", *_PARTIALS)},
    )


def _shown(fact: FactView) -> Markup:
    """Write a fact as the page's script would, from what the page holds of it."""
    held = orjson.loads(orjson.dumps(page_fact(fact)))
    return Markup(_mustache().render(_source("fact.mustache"), held))


@cache
def _mustache() -> pystache.Renderer:
    return pystache.Renderer(partials={name: _source(f"{name}.mustache") for name in _PARTIALS}, missing_tags="strict")


@cache
def _environment() -> Environment:
    return environment(html=True)


@cache
def _library() -> str:
    return packed(libraries())


@cache
def _source(name: str) -> str:
    return resources.files("claims.report").joinpath("templates", name).read_text(encoding="utf-8")


def _policy(styles: list[str], scripts: list[str]) -> str:
    allowed = {"style-src": styles, "script-src": scripts}
    told = "; ".join(f"{kind} {' '.join(map(_digest, of_kind))}" for kind, of_kind in allowed.items())
    return f"default-src 'none'; {told}; base-uri 'none'; form-action 'none'"


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

"""How is a report written as Markdown?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claims.report.templating import environment

if TYPE_CHECKING:
    from jinja2 import Environment

    from claims.report.records import Report

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~#&$]")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")


def as_markdown(report: Report) -> str:
    """Write a report as Markdown (CommonMark with the tables of GitHub), in the order of the page, with every value escaped."""
    return _environment().get_template("report.md.j2").render(report=report)


def escaped(value: object) -> str:
    r"""Write a value so that Markdown shows it as it is, at the beginning of a line too.

    >>> print(escaped("[a](b) | *c* <d>"), escaped("1. e"), escaped("- f"))
    \[a\](b) \| \*c\* \<d\> 1\. e \- f
    """
    text = _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", str(value)))
    return "\\" + text if text.startswith(("-", "+", "=")) else text


@cache
def _environment() -> Environment:
    return environment(html=False, finalize=escaped)

"""Which libraries does the page carry, and how?

Charts are drawn in the page, by Observable Plot over D3, when a reader comes to a fact. Measured for a run of 7,739 facts, 2,866 of which
have several claims (CPU time): Altair and vl-convert take 0.16 s and 9 kB of SVG a chart, so eight minutes and 26 MB, in the colours of
one theme, and 84 MB to install. With SVG written by hand the page took 8.8 s and 11.3 MB, with drawing and filling of templates left to
the page 2.2 s and 9.4 MB. Plot and D3 are 215 kB of that. Vega-Lite weighs more, and compiles its expressions, which the policy of
the page forbids; uPlot draws on a canvas, which neither follows the page's colours nor stays sharp on paper.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

LIBRARIES = (("D3", "d3", "7.9.2", "ISC"), ("Observable Plot", "plot", "0.6.17", "ISC"), ("Mustache", "mustache", "4.2.0", "MIT"))
"""Name, file, version and licence of each, in the order in which they are run."""

PLOT_STYLE = """:where(.plot) {
  --plot-background: white;
  display: block;
  height: auto;
  height: intrinsic;
  max-width: 100%;
}
:where(.plot text),
:where(.plot tspan) {
  white-space: pre;
}"""
"""What Plot 0.6.17 writes into each drawing: the page's policy allows styles by their digest alone."""


@cache
def libraries() -> str:
    """Give all of them as one script, each beneath its licence."""
    here = resources.files("claims.report").joinpath("vendor")
    return "\n".join(
        f"/*! {name} {version}\n{here.joinpath(f'{file}.LICENSE').read_text(encoding='utf-8')}*/\n"
        f"{here.joinpath(f'{file}.js').read_text(encoding='utf-8')}"
        for name, file, version, _ in LIBRARIES
    )

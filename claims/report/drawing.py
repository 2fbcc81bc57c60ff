"""How are charts drawn as SVG?

By hand: a plotting library gives pictures of one size and one set of colours. Here places are percent of the plot, so that a drawing
stretches with its page while letters and lines do not, and colours come from the page's style, in the light and in the dark. All that is
drawn is numbers; words are escaped here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.report.chart import Chart, Mark, Tick
    from claims.report.timeline import Strip
    from claims.report.waterfall import Bar, Waterfall

_UNSEEN = 'aria-hidden="true" focusable="false"'  # every drawing has its words beside it


def background(chart: Chart) -> Markup:
    """Draw what stands behind every line of a chart: the estimate's range, the ticks, the best estimate."""
    span, best = chart.span, chart.best
    return Markup(
        (f'<rect class="span" x="{span[0]}%" width="{span[1] - span[0]:.2f}%" y="0" height="100%"/>' if span is not None else "")
        + _grid(chart.ticks)
        + (f'<line class="best" x1="{best}%" x2="{best}%" y1="0" y2="100%"/>' if best is not None else "")
    )


def plot(mark: Mark, behind: Markup) -> Markup:
    """Draw a line of a chart, over what `background` gives."""
    inside = "".join(_mark(mark))
    return Markup(f'<svg class="plot" width="100%" height="24" {_UNSEEN}>{behind}<svg y="50%" overflow="visible">{inside}</svg></svg>')


def _mark(mark: Mark) -> Iterable[str]:
    if mark.halo is not None:
        start, end = mark.halo
        yield f'<rect class="halo" x="{start}%" width="{end - start:.2f}%" y="-6" height="12" rx="2"/>'
    if mark.end > mark.start:
        kind = "core vague" if mark.vague else "core"
        yield f'<line class="{kind}" x1="{mark.start}%" x2="{mark.end}%" y1="0" y2="0"/>'
        if not mark.dots and not mark.vague:
            yield from (f'<line class="end" x1="{at}%" x2="{at}%" y1="-5" y2="5"/>' for at in (mark.start, mark.end))
    if mark.open_low:
        yield '<svg x="0%" overflow="visible"><path class="arrow" d="M6 -4 L0 0 L6 4"/></svg>'
    if mark.open_high:
        yield '<svg x="100%" overflow="visible"><path class="arrow" d="M-6 -4 L0 0 L-6 4"/></svg>'
    kind = "dot hollow" if mark.hollow else "dot"
    yield from (f'<circle class="{kind}" cx="{at}%" cy="0" r="4.5"/>' for at in mark.dots)


def axis(ticks: Iterable[Tick]) -> Markup:
    """Write the labels of an axis."""
    labels = "".join(f'<text x="{tick.at}%" y="13" text-anchor="{tick.anchor}">{escape(tick.label)}</text>' for tick in ticks)
    return Markup(f'<svg class="ticks" width="100%" height="18" {_UNSEEN}>{labels}</svg>')


def strip(row: Strip, ticks: Iterable[Tick]) -> Markup:
    """Draw how the figure of an origin moved: it stays until another follows, and ends in dots."""
    inside = [_grid(ticks)]
    for point in row.points:
        kind = "step last" if point.then is None else "step"
        inside.append(f'<line class="{kind}" x1="{point.x}%" x2="{point.until}%" y1="{point.y}%" y2="{point.y}%"/>')
        if point.then is not None:
            inside.append(f'<line class="step" x1="{point.until}%" x2="{point.until}%" y1="{point.y}%" y2="{point.then}%"/>')
    for point in row.points:
        arrow = '<path class="arrow" d="M0 0 V-11 M-4 -7 L0 -11 L4 -7"/>' if point.rising else ""
        label = f'<text class="at" y="-{15 if point.rising else 9}" text-anchor="{point.anchor}">{escape(point.words)}</text>'
        dot = '<circle class="dot" r="4"/>'
        inside.append(f'<svg x="{point.x}%" y="{point.y}%" overflow="visible">{arrow}{dot}{label if point.words else ""}</svg>')
    return Markup(f'<svg class="strip" width="100%" height="58" {_UNSEEN}>{"".join(inside)}</svg>')


def bars(waterfall: Waterfall) -> Markup:
    """Write the rows of a waterfall: what is compared, how the two stand, its bits, and a bar."""
    nought = f'<line class="grid" x1="{waterfall.nought}%" x2="{waterfall.nought}%" y1="0" y2="12"/>'
    return Markup("").join(_bar(bar, nought) for bar in waterfall.bars)


def _bar(bar: Bar, nought: str) -> Markup:
    kind = "against" if bar.bits < 0 else "for"
    drawn = f'{nought}<rect class="{kind}" x="{bar.start}%" width="{bar.width}%" y="2" height="8"/>'
    words = f'<th scope="row">{escape(bar.name)}</th><td>{escape(bar.level)}</td><td class="num">{bar.bits:+.1f}</td>'
    return Markup(f'<tr>{words}<td><svg width="100%" height="12" {_UNSEEN}>{drawn}</svg></td></tr>')


def _grid(ticks: Iterable[Tick]) -> str:
    return "".join(f'<line class="grid" x1="{tick.at}%" x2="{tick.at}%" y1="0" y2="100%"/>' for tick in ticks)

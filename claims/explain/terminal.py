"""How does an explanation look on a terminal?

Texts are given to rich as they are, never as its markup: a document that says `[red]` says that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claims.explain.waterfall import bars
from claims.explain.wording import MEANING_OF_BITS, TO_DECIDE, decided, published, related, weight
from claims.model import Consistency
from claims.report.wording import CORROBORATION, counted, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import Console, RenderableType

    from claims.explain.records import Explanation
    from claims.report.evidence import LinkView, NearMissView, Step, Weighing
    from claims.report.fact_records import ClaimView, Quote

_COLOURS: Mapping[Consistency, str] = {
    Consistency.CONFLICTING: "bold red",
    Consistency.EVOLVING: "bold yellow",
    Consistency.CONSISTENT: "bold green",
}
_SIGNS = str.maketrans("+-|", "\u2588\u2588\u2502")
_WIDEST = 120
"""Characters from which on a table is hard to follow."""


def show(explanation: Explanation, console: Console) -> None:
    """Show an explanation on a terminal, in tables and colours.

    Args:
        explanation: What is to be told.
        console: Where it is shown, in its width.
    """
    width = min(console.width, _WIDEST)
    for part in _Screen(width).parts(explanation):
        console.print(part, width=width, highlight=False, markup=False, emoji=False)


class _Screen:
    """What is shown one below the other in a given width."""

    def __init__(self, width: int) -> None:
        self._width = width

    def parts(self, explanation: Explanation) -> Iterator[RenderableType]:
        numbers = {claim.claim_id: at for at, claim in enumerate(explanation.fact.claims, 1)}
        yield from _fact(explanation)
        yield _heading(f"Its {counted(len(numbers), 'claim')}")
        yield _claims(explanation)
        yield _heading("Why they are one fact")
        yield from self._links(explanation, numbers)
        if explanation.overrides:
            yield _heading("What an operator decided")
            yield from (Text(decided(one, numbers)) for one in explanation.overrides)
        yield _heading("What came near and is not of it")
        yield from self._near_misses(explanation, numbers)
        if explanation.meanings:
            yield _heading("What the words mean")
            yield _meanings(explanation)
        yield Text(f"\n{TO_DECIDE}", style="dim")

    def _links(self, explanation: Explanation, numbers: Mapping[str, int]) -> Iterator[RenderableType]:
        if not explanation.links:
            yield Text("It has one claim: nothing was joined.")
            return
        yield Text(
            f"{MEANING_OF_BITS} Claims join where the mean weight of all their pairs is {explanation.needed:.1f} or more.", style="dim"
        )
        drawn_before: dict[tuple[Step, ...], str] = {}
        for link in explanation.links:
            yield from self._link(link, numbers, drawn_before)
        if explanation.more_links:
            yield Text(f"{counted(explanation.more_links, 'more pair')}: --all shows them.", style="dim")

    def _link(self, link: LinkView, numbers: Mapping[str, int], drawn_before: dict[tuple[Step, ...], str]) -> Iterator[RenderableType]:
        one, other = sorted(numbers[claim] for claim in link.claims)
        name = f"{one} and {other}"
        weakest = ", the weakest link" if link.weakest else ""
        yield Text.assemble("\n", (name, "bold"), f"  {weight(link.weighing)}{weakest}; {link.found_by}")
        yield Padding(Text(related(link)), (0, 0, 0, 2))
        first = drawn_before.setdefault(link.weighing.steps, name)
        yield Padding(self._bars(link.weighing) if first == name else Text(f"weighed as {first}, bar for bar", style="dim"), (0, 0, 0, 2))

    def _near_misses(self, explanation: Explanation, numbers: Mapping[str, int]) -> Iterator[RenderableType]:
        if not explanation.near_misses:
            yield Text("Nothing did.")
        for miss in explanation.near_misses:
            yield from self._near_miss(miss, numbers)
        if explanation.more_near_misses:
            yield Text(f"\n{counted(explanation.more_near_misses, 'more fact')} came near: --all shows every pair.", style="dim")

    def _near_miss(self, miss: NearMissView, numbers: Mapping[str, int]) -> Iterator[RenderableType]:
        yield Text.assemble("\n", (miss.other_fact.label, "bold"), (f"  fact {miss.other_fact.fact_id}", "dim"))
        more = f"; {counted(miss.more, 'more pair')} came near" if miss.more else ""
        said = Text.assemble(_quoted(miss.other.quote), f" {published(miss.other)}", (f"; claim {miss.other.claim_id}", "dim"))
        weighed = Text(f"with {numbers[miss.claim_id]}: {weight(miss.weighing)}{more}")
        for line in (said, weighed, Text(f"Not joined: {miss.reason}."), self._bars(miss.weighing)):
            yield Padding(line, (0, 0, 0, 2))

    def _bars(self, weighing: Weighing) -> Table:
        table = Table.grid(padding=(0, 1))
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True, style="dim")
        table.add_column(justify="right", no_wrap=True)
        table.add_column(no_wrap=True)
        for bar in bars(weighing, width=self._width - 4):
            cells = Text(bar.cells.translate(_SIGNS), style="yellow" if "-" in bar.cells else "blue")
            cells.highlight_regex("\u2502", "dim")
            table.add_row(Text(bar.name, style="bold" if bar.name == "sum" else ""), Text(bar.level), f"{bar.bits:+.1f}", cells)
        return table


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style="bold underline")


def _fact(explanation: Explanation) -> Iterator[RenderableType]:
    fact = explanation.fact
    found = fact.estimate
    yield Text.assemble((fact.label[:1].upper() + fact.label[1:], "bold"), (f"  fact {fact.fact_id}", "dim"))
    yield Text.assemble((verdict(fact.consistency, fact.grade), _COLOURS[fact.consistency]), f", {CORROBORATION[fact.corroboration]}")
    if fact.sentence:
        yield Text(fact.sentence)
    yield Text.assemble("Low ", (found.low_words, "bold"), "   best ", (found.best_words, "bold"), "   high ", (found.high_words, "bold"))
    if fact.reason:
        yield Text(fact.reason, style="dim")
    yield from (Text(f"Part of: {whole.label} (fact {whole.fact_id})", style="dim") for whole in fact.part_of)


def _claims(explanation: Explanation) -> Table:
    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for heading, room in (("", None), ("Figure", 14), ("Said by", 26), ("In the words", None)):
        table.add_column(heading, overflow="fold", max_width=room)
    for at, claim in enumerate(explanation.fact.claims, 1):
        where = Text(f"claim {claim.claim_id}, document {explanation.documents[claim.claim_id]}", style="dim")
        words = Text("\n").join([_quoted(claim.quote), where])
        table.add_row(str(at), Text(claim.figure.words, style="bold"), _said_by(claim), words)
    return table


def _said_by(claim: ClaimView) -> Text:
    return Text.assemble((claim.origin, "bold"), f"\n{published(claim)}, {claim.speaker}")


def _quoted(quote: Quote) -> Text:
    return Text.assemble(f"“{quote.before}", (quote.figure, "bold reverse"), f"{quote.after}”")


def _meanings(explanation: Explanation) -> Table:
    table = Table.grid(padding=(0, 2))
    for one in explanation.meanings:
        table.add_row(Text(one.comparison), Text(one.level.replace("_", " "), style="dim"), Text(one.words))
    return table

"""How does an explanation read as plain text, in a file or a pipe?"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from claims.explain.waterfall import drawn
from claims.explain.wording import MEANING_OF_BITS, TO_DECIDE, decided, published, related, weight
from claims.report.wording import CORROBORATION, counted, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claims.explain.records import Explanation
    from claims.report.evidence import LinkView, Meaning, NearMissView, Step, Weighing
    from claims.report.fact_records import ClaimView

_WIDEST = 110
"""Characters from which on a line of prose is hard to read."""
_INDENT = " " * 5


def as_text(explanation: Explanation, *, width: int) -> str:
    """Write an explanation for a terminal.

    Args:
        explanation: What is to be told.
        width: Characters of a line.
    """
    numbers = {claim.claim_id: at for at, claim in enumerate(explanation.fact.claims, 1)}
    return "\n".join(_Page(width).lines(explanation, numbers)).rstrip() + "\n"


class _Page:
    """Lines of a given width."""

    def __init__(self, width: int) -> None:
        self._width = max(width, 40)

    def lines(self, explanation: Explanation, numbers: Mapping[str, int]) -> Iterator[str]:
        yield from self._fact(explanation)
        yield from self._claims(explanation)
        yield from self._links(explanation, numbers)
        yield from self._overrides(explanation, numbers)
        yield from self._near_misses(explanation, numbers)
        yield from self._meanings(explanation.meanings)
        yield from self._prose(TO_DECIDE)

    def _prose(self, text: str, indent: str = "", first: str | None = None) -> Iterator[str]:
        begins = indent if first is None else first
        yield from textwrap.wrap(text, min(self._width, _WIDEST), initial_indent=begins, subsequent_indent=indent, break_on_hyphens=False)

    def _fact(self, explanation: Explanation) -> Iterator[str]:
        fact = explanation.fact
        yield from self._prose(f"{fact.label} (fact {fact.fact_id})")
        if fact.sentence:
            yield from self._prose(fact.sentence)
        found = fact.estimate
        figures = f"low {found.low_words}, best {found.best_words}, high {found.high_words}"
        yield from self._prose(f"{verdict(fact.consistency, fact.grade)}; {CORROBORATION[fact.corroboration]}; {figures}")
        if fact.reason:
            yield from self._prose(fact.reason)
        for whole in fact.part_of:
            yield from self._prose(f"Part of: {whole.label} (fact {whole.fact_id})")
        yield ""

    def _claims(self, explanation: Explanation) -> Iterator[str]:
        yield f"ITS {counted(len(explanation.fact.claims), 'CLAIM', 'CLAIMS')}"
        for at, claim in enumerate(explanation.fact.claims, 1):
            yield from self._prose(_quoted(claim), _INDENT, f"{at:>3}  ")
            yield from self._prose(f"{published(claim)}, {claim.speaker}. Origin: {claim.origin}.", _INDENT)
            yield from self._prose(f"claim {claim.claim_id}, document {explanation.documents[claim.claim_id]}", _INDENT)
        yield ""

    def _links(self, explanation: Explanation, numbers: Mapping[str, int]) -> Iterator[str]:
        yield "WHY THEY ARE ONE FACT"
        if not explanation.links:
            yield from self._prose("It has one claim: nothing was joined.")
        else:
            yield from self._prose(
                f"{MEANING_OF_BITS} Claims join where the mean weight of all their pairs is {explanation.needed:.1f} or more."
            )
        if explanation.more_links:
            yield from self._prose(
                "Shown are the strongest links that tie every claim to the rest, and the weakest; "
                f"--all shows {explanation.more_links:,} more."
            )
        drawn_before: dict[tuple[Step, ...], str] = {}
        for link in explanation.links:
            yield ""
            yield from self._link(link, numbers, drawn_before)
        yield ""

    def _link(self, link: LinkView, numbers: Mapping[str, int], drawn_before: dict[tuple[Step, ...], str]) -> Iterator[str]:
        one, other = sorted(numbers[claim] for claim in link.claims)
        weakest = ", the weakest link" if link.weakest else ""
        yield from self._prose(f"{one} and {other}: {weight(link.weighing)}{weakest}; {link.found_by}", _INDENT, "  ")
        yield from self._prose(related(link), _INDENT)
        first = drawn_before.setdefault(link.weighing.steps, f"{one} and {other}")
        if first == f"{one} and {other}":
            yield from self._waterfall(link.weighing)
        else:
            yield from self._prose(f"weighed as {first}, bar for bar", _INDENT)

    def _waterfall(self, weighing: Weighing) -> Iterator[str]:
        for line in drawn(weighing, width=self._width - len(_INDENT)):
            yield _INDENT + line

    def _overrides(self, explanation: Explanation, numbers: Mapping[str, int]) -> Iterator[str]:
        if explanation.overrides:
            yield "WHAT AN OPERATOR DECIDED"
            for one in explanation.overrides:
                yield from self._prose(decided(one, numbers), _INDENT, "  ")
            yield ""

    def _near_misses(self, explanation: Explanation, numbers: Mapping[str, int]) -> Iterator[str]:
        yield "WHAT CAME NEAR AND IS NOT OF IT"
        if not explanation.near_misses:
            yield from self._prose("Nothing did.")
        for miss in explanation.near_misses:
            yield from self._near_miss(miss, numbers)
            yield ""
        if explanation.more_near_misses:
            yield from self._prose(f"{counted(explanation.more_near_misses, 'more fact')} came near; --all shows every pair.")
        if explanation.more_near_misses or not explanation.near_misses:
            yield ""

    def _near_miss(self, miss: NearMissView, numbers: Mapping[str, int]) -> Iterator[str]:
        fact = miss.other_fact
        yield from self._prose(f"{fact.label} (fact {fact.fact_id})", _INDENT, "  ")
        yield from self._prose(f"{_quoted(miss.other)} {published(miss.other)}; claim {miss.other.claim_id}", _INDENT)
        more = f"; {counted(miss.more, 'more pair')} came near" if miss.more else ""
        rule = f", looked at by the rule “{miss.weighing.rule}”" if miss.weighing.rule else ""
        yield from self._prose(f"with {numbers[miss.claim_id]}: {weight(miss.weighing)}{rule}{more}", _INDENT)
        yield from self._prose(f"Not joined: {miss.reason}.", _INDENT)
        yield from self._waterfall(miss.weighing)

    def _meanings(self, meanings: tuple[Meaning, ...]) -> Iterator[str]:
        if meanings:
            yield "WHAT THE WORDS MEAN"
            for one in meanings:
                yield from self._prose(f"{one.comparison}, {one.level.replace('_', ' ')}: {one.words}", _INDENT, "  ")
            yield ""


def _quoted(claim: ClaimView) -> str:
    quote = claim.quote
    return f"“{quote.before}[{quote.figure}]{quote.after}”" if quote.figure else f"“{quote.before}{quote.after}”"

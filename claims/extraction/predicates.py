"""Said how: what does the clause say of a figure (kill, injure, trap, control), and is it said of it at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.agents import does_to_others
from claims.extraction.clause_words import FAR, WHERE, make_clause
from claims.extraction.families import Predicate, vocabulary
from claims.extraction.main_verbs import main_verb, resumed
from claims.extraction.moving import drives
from claims.extraction.roles import is_past
from claims.lexicon import word_list
from claims.model.record import maker, record
from claims.text.tokens import lower_at
from claims.text.words import Part, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.clause_words import Clause
    from claims.text.tokens import Token

_ACTING = word_list("grammar", "acting")
_PERSONS = word_list("grammar", "persons") | word_list("grammar", "people_again")
_DETERMINERS = word_list("grammar", "determiners") | word_list("grammar", "possessives")
# words from "one of" to the figure, an owner between
_OWNED = 6
_ADDING = frozenset({"after", "before", "by", "for", "from", "without"})
_COPULAS = word_list("grammar", "finite_copulas")
_HAVING = frozenset({"are", "had", "has", "have", "is", "was", "were", "with"})
# right in front of a bare figure they damage nothing
_REACHING = frozenset({"hit", "hits", "hitting"})


@record(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a figure stands in its sentence.

    Attributes:
        first: Index of its first token.
        last: One past the last token of the figure and its noun phrase.
        left: Where the figure before it ends: words left of that belong to that figure.
        right: Where the next figure begins.
        money: Whether it is an amount of money, which is paid and not killed.
        partitive: Whether it counts a part of people known already, whom their noun describes: two of the wounded.
        named: Whether words behind the figure, or lent to it, name what it counts.
        counted: Where the next figure begins if that counts something, too, else None.
        headline: Whether capitals say nothing because every word has one.
    """

    first: int
    last: int
    left: int
    right: int
    money: bool
    partitive: bool
    named: bool
    counted: int | None
    headline: bool


make_place = maker(Place)


def predicate(tokens: Sequence[Token], place: Place) -> Predicate | None:
    """Find what is said of a figure: by the verb that it is the object of, behind it in its clause, else in front of it.

    What its own noun phrase says (ten dead) goes before other words, but not before the verb of a part of some people.
    """
    clause, first, last = make_clause(tokens=tokens, money=place.money, headline=place.headline), place.first, place.last
    together = None if place.money else clause.with_object(first, last)
    if together is not None:
        return together
    last += lower_at(tokens, last) == "left" and lower_at(tokens, first - 1) in _HAVING  # has 12 days left
    inside = clause.own(first, last) or clause.of(first)
    before = clause.before(first, max(place.left, first - FAR), named=place.named)
    if before is not None and not place.named and before.at == first - 1 and tokens[before.at].lower in _REACHING:
        before = _reached(clause.before(before.at, max(place.left, first - FAR)), tokens, before.at)
    known_as = inside is not None and lemma(tokens[inside.at].lower) in vocabulary().who
    describes = inside is not None and not place.partitive and not known_as
    if before is not None and not describes and before.measure is not None and clause.holds(before.at, first):
        return before
    if before is not None and (does_to_others(tokens, range(first, last), before.at, counted=None) or _is_where(tokens, before, place)):
        return inside
    settled = _settled(tokens, before, place, describes=describes) if before is not None else None
    if settled is not None:
        return settled
    others = lower_at(tokens, last) == "without" and before is not None and before.measure is not None  # three dead, 900 without water
    if others or lower_at(tokens, last) in _ACTING or clause.opens(first, last):
        before = None
    onward, behind = _behind(clause, place, last, alone=before is None)
    if behind is not None and does_to_others(tokens, range(first, last), behind.at, counted=place.counted):
        return inside
    beside = [_close(behind, onward), _close_before(before, first)]
    if not describes and before is not None and clause.takes(before, behind, first, last):
        return before
    listed = inside is None and behind is not None and behind.at == last and _is_listed(tokens, first, behind.at)
    if beside[0] is not None and (place.partitive or listed):
        return beside[0]
    outdone = inside is not None and inside.at < last - 1 and inside.name in vocabulary().outdone  # shooting victims, no shootings
    fates = beside if known_as else beside[:1] if outdone else []
    befell = next((one for one in fates if one is not None and one.persons), None)
    order = [*beside, inside] if place.partitive else [befell, inside, *beside]
    told = [one for one in (*order, behind, before) if one is not None]
    known = next((one for one in told if one.measure is not None), None)
    return known or next(iter(told), None) or clause.label(first)


def _is_where(tokens: Sequence[Token], before: Predicate, place: Place) -> bool:
    """Whether a verb befell others where the things are that are counted, rather than these: killed in | two countries."""
    apart = before.persons and place.named and before.at < place.first - 1 and lower_at(tokens, place.first - 1) in WHERE
    return apart and lemma(lower_at(tokens, place.last - 1)) not in _PERSONS


def _settled(tokens: Sequence[Token], before: Predicate, place: Place, *, describes: bool) -> Predicate | None:
    """What a verb in front says whatever follows: by whom something was done, or who is driven from home."""
    if not describes and _is_done_by(tokens, before.at, place.first):
        return before
    return vocabulary().driven.at(place.last) if drives(tokens, before.name, place.last) else None


def _is_done_by(tokens: Sequence[Token], verb: int, first: int) -> bool:
    """Whether those who are counted are who did it: signed by | all 42 judges, which."""
    between = [token.lower for token in tokens[verb + 1 : first]]
    return between[:1] == ["by"] and _DETERMINERS.issuperset(between[1:]) and is_past(tokens[verb].lower)


def _is_of_one(tokens: Sequence[Token], first: int) -> bool:
    """Whether a figure only tells of how many somebody is one, so that the clause goes on with him: Ann, one of | two nurses, left."""
    opening = next((at for at in range(first - 1, max(0, first - _OWNED), -1) if tokens[at].lower == "of"), 0)
    return lower_at(tokens, opening - 1) == "one" and lower_at(tokens, opening - 2) == ","


def _is_value(tokens: Sequence[Token], first: int) -> bool:
    """Whether a figure is the value of a subject, as a copula tells, and no subject of the next verb: the town is | 35 percent rural."""
    return lower_at(tokens, first - 1) in _COPULAS and lower_at(tokens, first - 2) != "there"


def _is_adjunct(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb only adds why, how or when to the one before it: sentenced to three years for | lying."""
    return tokens[verb].lower.endswith("ing") and lower_at(tokens, verb - 1) in _ADDING


def _behind(clause: Clause, place: Place, last: int, *, alone: bool) -> tuple[int, Predicate | None]:
    """What is said behind a figure, and where the words begin that may say it.

    Args:
        clause: Where to look.
        place: The figure's.
        last: Where its noun phrase ends.
        alone: Whether nothing is said of it in front, so that it may be the subject of what follows.
    """
    ends = last + bool(parts(lower_at(clause.tokens, last)) & Part.ADJECTIVE)  # whose town is 35 percent rural, swam
    if lower_at(clause.tokens, ends) == "," and (_is_of_one(clause.tokens, place.first) or _is_value(clause.tokens, place.first)):
        return last, None
    onward = resumed(clause.tokens, last, opens=alone)
    if onward is not None:
        return onward, clause.behind(onward, onward + FAR)
    near = clause.behind(last, min(place.right, last + FAR))
    if near is not None and not alone and _is_adjunct(clause.tokens, near.at):
        return last, None
    main = main_verb(clause.tokens, place.first, last) if alone else None
    said = clause.verb(main) if main is not None else None
    if (
        main is not None
        and said is not None
        and (near is None or clause.overrules(said, near, range(last, main), partitive=place.partitive))
    ):
        return main, said
    return last, near


def _is_listed(tokens: Sequence[Token], first: int, participle: int) -> bool:
    """Whether a participle right behind a figure of a list is all that is said of it: 18 shot, one | stabbed."""
    ends = participle + 1 >= len(tokens) or not tokens[participle + 1].is_word or tokens[participle + 1].lower in {"and", "in", "at"}
    return lower_at(tokens, first - 1) in {",", "and"} and is_past(tokens[participle].lower) and ends


def _reached(of: Predicate | None, tokens: Sequence[Token], at: int) -> Predicate:
    """What is said of a level that is hit: what its subject says (the death toll hit 300), else that (inflation hit 11 percent)."""
    verb = Predicate(name=lemma(tokens[at].lower, Part.VERB), measure=None, persons=False, at=at)
    return of if of is not None and of.measure is not None else verb


def named(tokens: Sequence[Token], first: int, last: int) -> Predicate | None:
    """What the words say that name a figure whose level is told: deaths rose to 12."""
    return make_clause(tokens=tokens, money=False, headline=True).own(first, last)


def _close(found: Predicate | None, last: int) -> Predicate | None:
    return found if found is not None and found.at - last <= 3 else None


def _close_before(found: Predicate | None, first: int) -> Predicate | None:
    return found if found is not None and first - found.at <= 3 else None

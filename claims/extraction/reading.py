"""How does a sentence become claims: which figures count what, and what is said of them?"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from claims.extraction.absences import NONE_WORDS, is_absence, with_absences
from claims.extraction.antecedents import antecedent, more_of
from claims.extraction.articles import SINGLE_UNITS, with_articles
from claims.extraction.cases import make_case
from claims.extraction.counted import is_crowd, noun_behind, noun_lent, noun_of_list, stands_alone
from claims.extraction.exclusions import at_sight, exclusion, in_date, is_dated, unsaid
from claims.extraction.families import Predicate
from claims.extraction.idioms import is_figurative
from claims.extraction.levels import AMOUNTS, as_value, bare, counted_in, may_be_value, with_levels
from claims.extraction.measured import measured
from claims.extraction.multiples import is_multiple, multiples, with_multiples
from claims.extraction.nouns import NounPhrase, names_model, surnamed
from claims.extraction.parts import coordinated, is_part_of, wholes
from claims.extraction.predicates import Place, make_place, named, predicate
from claims.extraction.quantities import Figure, figures
from claims.extraction.ranges import is_vote
from claims.extraction.roles import is_past
from claims.extraction.shared_changes import with_changes
from claims.lexicon import word_list
from claims.model import Bound, Measure
from claims.model.record import maker, record
from claims.text.numerals import Form, may_write_number, numerals
from claims.text.tokens import HYPHENS, lower_at
from claims.text.words import Part, is_plural, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.cases import Case
    from claims.text.numerals import Numeral
    from claims.text.passages import Sentence
    from claims.text.tokens import Token

_DASHES = HYPHENS | {"–"}
_ARTICLES = frozenset({"a", "an", "the", "its", "their"})
_DEGREES = frozenset({"more", "less", "first"})
_COPULAS = word_list("grammar", "copulas")
# words from a copula to what a share is said to be: is about 64 percent | full
_COPULA = 5
_FINITE = _COPULAS | {"had", "has", "have", "may", "will"}
_ADDING = word_list("grammar", "adding")
# these need no article for it; "last" and "only" would say something else
_ALONE = _ADDING - {"last", "only"}
# a word of a family this near tells what happened to a number without a noun: killing 10
_NEAR = 5
# words of a name in front of its number
_NAMED = 4
_ADVERBS = word_list("grammar", "adverbs")
_SPENDING = word_list("grammar", "spending")
_ATTRIBUTES = {Measure.AGE: "age", Measure.SIZE: "measure", Measure.DURATION: "last", Measure.MONEY: "cost"}


@record(frozen=True, slots=True, kw_only=True)
class Reading:
    """A figure of a sentence that makes a claim.

    Attributes:
        figure: How much.
        noun: Of what, or None where the words leave it out.
        predicate: What is said of it, or None.
        measure: What kind of quantity it is.
        first: Index of the first token of the claim's phrase.
        last: One past the index of its last token.
        part_of: The index, among the sentence's readings, of the one it counts a part of, or None.
    """

    figure: Figure
    noun: NounPhrase | None
    predicate: Predicate | None
    measure: Measure
    first: int
    last: int
    part_of: int | None = None


_reading_of = maker(Reading)


def read(sentence: Sentence) -> list[Reading]:
    """Find the claims of a sentence, in order, without overlap: by its words alone, wherever it stands."""
    tokens = sentence.tokens
    numbers = numerals(tokens)
    found = () if _tells_only_when(sentence, numbers) else _figures(sentence, numbers)
    if not found:
        return []
    view = _view(tokens=tokens, figures=found, headline=sentence.is_headline)
    readings: list[Reading] = []
    for index, figure in enumerate(found):
        in_name = readings and figure.first < readings[-1].last  # 63,000 Model 3 sedans
        reading = None if in_name or in_date(sentence, figure) else _read_figure(view, index, readings)
        if reading is not None:
            readings.append(reading)
    if len(readings) < 2:
        return readings  # which is no part of another
    whole_of = wholes(tokens, readings)
    return [
        one if whole is None else replace(one, part_of=whole)
        for one, whole in zip(coordinated(tokens, readings, whole_of), whole_of, strict=True)
    ]


def _tells_only_when(sentence: Sentence, numbers: Sequence[Numeral]) -> bool:
    """Whether every figure of a sentence is part of a date or time, as one sentence in ten is: none makes a claim, whatever its unit."""
    words = sentence.vocabulary
    if not numbers or not sentence.dates or not (_counting().isdisjoint(words) and AMOUNTS.isdisjoint(words)):
        return False
    return all(is_dated(sentence, one.first, one.last) for one in numbers)


def _figures(sentence: Sentence, numbers: Sequence[Numeral]) -> Sequence[Figure]:
    """Every figure of a sentence, in order; those that few words make are looked for only where one of these stands."""
    tokens, words = sentence.tokens, sentence.vocabulary
    found: Sequence[Figure] = figures(tokens, numbers)
    if found:
        found = with_levels(tokens, with_changes(tokens, found))
    if not words.isdisjoint(SINGLE_UNITS):
        found = with_articles(tokens, found)
    if not words.isdisjoint(multiples()):
        found = with_multiples(tokens, found)
    return found if words.isdisjoint(NONE_WORDS) else with_absences(tokens, found)


def may_count(sentence: Sentence) -> bool:
    """Whether a figure can stand in a sentence at all: most have none, and need not be read."""
    words = sentence.vocabulary
    return not _counting().isdisjoint(words) or may_write_number(sentence.text, words)


@cache
def _counting() -> frozenset[str]:
    """Words one of which every figure has that no number is written for."""
    return SINGLE_UNITS.union(NONE_WORDS, multiples())


@record(frozen=True, slots=True, kw_only=True)
class _View:
    """A sentence with what is found in it before its figures are read."""

    tokens: Sequence[Token]
    figures: Sequence[Figure]
    headline: bool


_view = maker(_View)


def _read_figure(view: _View, index: int, earlier: Sequence[Reading]) -> Reading | None:
    """Read one figure, those before it known; None if it makes no claim."""
    tokens, headline = view.tokens, view.headline
    following = view.figures[index + 1] if index + 1 < len(view.figures) else None
    right = _right(view, index)
    figure, subject = _valued(tokens, view.figures[index], earlier, right, headline=headline)
    whole = is_multiple(figure)
    if not whole and at_sight(tokens, figure) is not None:
        return None
    left = figure.first - 1 if is_absence(figure) else view.figures[index - 1].last if index else 0
    behind = None if whole or stands_alone(tokens, figure) else noun_behind(tokens, figure, right, headline=headline)
    if behind is None and figure.quantity.unit == "count" and lower_at(tokens, figure.first - 1) == "worth":
        figure = replace(figure, measure=Measure.MONEY)  # rings worth 1.7m, of a currency that is not told
    lent = None if whole or behind is not None else noun_lent(tokens, figure, following, earlier, headline=headline)
    case = make_case(tokens=tokens, figure=figure, noun=behind or lent, headline=headline)
    if (not whole and exclusion(case) is not None) or (behind is not None and is_figurative(tokens, figure, behind)):
        return None
    said = predicate(tokens, _place(view, index, figure, case.noun, left=left, right=right))
    before = antecedent(tokens, figure, said, earlier) if behind is None else None
    if not whole and case.undecided and _is_unsaid(case, said, counted=behind is not None, repeated=before is not None):
        return None
    if before is not None:
        return _reading(tokens, figure, before.noun, before.predicate, beside=False)
    own = None if behind is not None and figure.quantity.unit != "count" and _names_nothing(tokens, behind) else behind
    noun = own or lent or subject or noun_of_list(tokens, view.figures[index:], headline=headline)
    noun = more_of(tokens, noun, earlier) if noun is not None and (said is None or not said.persons) else noun
    if noun is None and (figure.quantity.unit != "count" or said is None or not said.persons) and not _is_side_of_vote(tokens, figure):
        noun = measured(tokens, figure, earlier, right, headline=headline)
    if noun is not None and behind is None and figure.quantity.unit == "count":
        noun = counted_in(tokens, noun)
    if said is not None and said.at >= (behind or figure).last and (figure.level or _is_whole(tokens, figure, earlier)):
        said = None  # closed at 930 after meeting regulators; half of the 300 guards fled
    if figure.level and noun is not None and figure.quantity.unit == "count" and (said is None or said.measure is None):
        said = named(tokens, noun.first, noun.last) or said  # cases rose to 900
    return _reading(tokens, figure, noun, said, beside=behind is not None)


def _place(view: _View, index: int, figure: Figure, noun: NounPhrase | None, *, left: int, right: int) -> Place:
    """Where a figure stands, with the whole behind it if it counts a part of that: 11 of the 16 wounded guards | were freed."""
    part = index + 1 < len(view.figures) and is_part_of(view.tokens, figure.last, view.figures[index + 1].first) and noun is not None
    last = max(figure.last, noun.last if noun else 0)
    return make_place(
        first=figure.first,
        last=last,
        left=left,
        right=_right(view, index + 1) if part else max(right, last),
        money=figure.measure is Measure.MONEY or figure.quantity.unit[:3].isupper(),
        partitive=part or (figure.quantity.unit == "count" and lower_at(view.tokens, figure.last) == "of"),
        named=noun is not None,
        headline=view.headline,
        counted=right if index + 1 < len(view.figures) and view.figures[index + 1].quantity.unit == "count" else None,
    )


def _right(view: _View, index: int) -> int:
    """Where the next figure begins that is no piece of the name of what this one counts: 63,000 Model 3 sedans."""
    for one in view.figures[index + 1 :]:
        between = view.tokens[view.figures[index].last : one.first]
        inside = 0 < len(between) <= _NAMED and not view.headline and all(token.is_word or token.text in HYPHENS for token in between)
        if not (inside and one.form is Form.DIGITS and names_model(view.tokens, one.number)):
            return one.first
    return len(view.tokens)


def _valued(
    tokens: Sequence[Token], figure: Figure, earlier: Sequence[Reading], right: int, *, headline: bool
) -> tuple[Figure, NounPhrase | None]:
    """A figure with its subject where it is that subject's value: the average age was 72."""
    subject = measured(tokens, bare(figure), earlier, right, headline=headline) if may_be_value(tokens, figure) else None
    valued = figure if subject is None else as_value(tokens, figure, subject)
    return valued, subject if valued.level else None


def _is_unsaid(case: Case, said: Predicate | None, *, counted: bool, repeated: bool) -> bool:
    """Whether an undecided figure is no claim, as nothing is said of it; one that takes up what was counted before is one."""
    told = repeated or _is_told(case.tokens, case.figure, said, counted=counted)
    return unsaid(case, told=told, befallen=_befalls(case.tokens, case.figure, said, case.noun)) is not None


def _is_told(tokens: Sequence[Token], figure: Figure, said: Predicate | None, *, counted: bool) -> bool:
    """Whether something is said of a number, so that it is a quantity even where its noun is left out."""
    near = said is not None and said.measure is not None and (said.persons or counted) and abs(said.at - figure.number) <= _NEAR
    return (
        near
        or figure.level
        or _exists(tokens, figure)
        or is_absence(figure)
        or _is_partitive(tokens, figure)
        or _is_side_of_vote(tokens, figure)
        or _asserts(figure)
        or (is_crowd(figure) and _acts(tokens, figure.last) and (said is None or said.name not in _SPENDING))
    )


def _befalls(tokens: Sequence[Token], figure: Figure, said: Predicate | None, noun: NounPhrase | None) -> bool:
    """Whether a word of a family, near a number and outside of its noun phrase, tells what happened to those it counts."""
    if said is None or said.measure in (None, Measure.MONEY):
        return False
    of_them = 2 * (lower_at(tokens, figure.last) == "of" and lower_at(tokens, figure.last + 1) in {"them", "whom"})
    last = max(figure.last + of_them, noun.last if noun is not None else 0)
    return 0 < figure.number - said.at <= 1 or 0 <= said.at - last <= 1


def _is_partitive(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a number takes a part of what was named before: two of them, three of whom; 2,000 homes, of which 600 are flats."""
    if figure.word == "one":
        return False
    if lower_at(tokens, figure.last) == "of" and lower_at(tokens, figure.last + 1) in {"them", "which", "whom"}:
        return True
    return lower_at(tokens, figure.first - 1) in {"which", "whom"} and lower_at(tokens, figure.first - 2) == "of"


def _is_side_of_vote(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a number is one of the two sides of a vote: 134 to 63, 54-44."""
    if figure.quantity.unit != "count":
        return False
    for link, other in ((figure.last, figure.last + 1), (figure.number - 1, figure.number - 2)):
        joined = lower_at(tokens, link) in _DASHES and lower_at(tokens, other)[:1].isdigit()
        if joined and is_vote(tokens, min(figure.number, other), max(figure.number_last, other + 1)):
            return True
    beside = (figure.last, figure.number - 1, figure.last + 1, figure.number - 2)
    return is_vote(tokens, figure.number, figure.number_last) and any(lower_at(tokens, at) == "to" for at in beside)


def _names_nothing(tokens: Sequence[Token], behind: NounPhrase) -> bool:
    """Whether what follows a measure is a degree or a verb in front of its object: 76 percent more, homes for $5 million stay a week."""
    word = lower_at(tokens, behind.last - 1)
    single = behind.last - behind.first == 1
    verb = single and bool(parts(word) & Part.VERB) and lower_at(tokens, behind.last) in _ARTICLES
    state = single and bool(parts(word) & Part.ADJECTIVE) and _is_predicate_of(tokens, behind)
    return verb or state or word in _DEGREES


def _is_predicate_of(tokens: Sequence[Token], behind: NounPhrase) -> bool:
    """Whether an adjective behind a share ends what a copula says: storage is 64 percent full."""
    copula = any(token.lower in _COPULAS for token in tokens[max(0, behind.first - _COPULA) : behind.first])
    ended = not lower_at(tokens, behind.last).isalpha() or lower_at(tokens, behind.last) in {"and", "but"}
    return copula and ended and not is_plural(lower_at(tokens, behind.first))


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether the finite verb of a subject stands at a word, an adverb before it allowed: thousands | also marched; hundreds were."""
    at += lower_at(tokens, at) in _ADVERBS
    word = lower_at(tokens, at)
    return word in _FINITE or bool(parts(word) & Part.VERB and (is_past(word) or lemma(word, Part.VERB) == word))


def _exists(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a verb says that there is one of something, or that somebody has it: there is one bridge left."""
    if figure.word != "one":
        return False
    verb, before = lower_at(tokens, figure.first - 1), lower_at(tokens, figure.first - 2)
    return verb in {"has", "have", "had"} or (before == "there" and verb in {"is", "was"})


def _is_whole(tokens: Sequence[Token], figure: Figure, earlier: Sequence[Reading]) -> bool:
    """Whether a figure right before takes a part of this one, so that what is said behind is said of the part."""
    counts = bool(earlier) and figure.quantity.unit == "count"
    return counts and is_part_of(tokens, earlier[-1].figure.last, figure.first)


def _asserts(figure: Figure) -> bool:
    """Whether a number is a quantity by itself, whatever it counts: a bound or a large scale is set to nothing else."""
    bounded = figure.quantity.bound not in (Bound.EXACT, Bound.VAGUE, Bound.RANGE)
    return bounded or figure.scaled


def _reading(tokens: Sequence[Token], figure: Figure, noun: NounPhrase | None, said: Predicate | None, *, beside: bool) -> Reading:
    last = figure.last
    if beside and noun is not None and noun.last > last:
        last = noun.last
    if noun is not None and figure.measure is Measure.AGE:
        noun = surnamed(tokens, noun)
    said = _attribute(figure) or said
    return _reading_of(
        figure=figure, noun=noun, predicate=said, measure=_measure(tokens, figure, said), first=_opening(tokens, figure), last=last
    )


def _attribute(figure: Figure) -> Predicate | None:
    """What a figure says by itself of the noun it is joined to: its age, its magnitude, how long it lasts, what it is worth."""
    if figure.quantity.unit == "magnitude" or figure.measure is Measure.AGE or figure.compound:
        name = _ATTRIBUTES.get(figure.measure or Measure.COUNT)
        return Predicate(name=name, measure=figure.measure, persons=False, at=figure.number) if name else None
    return None


def _opening(tokens: Sequence[Token], figure: Figure) -> int:
    """Where the phrase begins: what sets a number apart from others belongs to it (the last two areas, an additional 300 troops)."""
    at = figure.first
    while lower_at(tokens, at - 1) in _ADDING and (lower_at(tokens, at - 2) in _ARTICLES or tokens[at - 1].lower in _ALONE):
        at -= 1 + (lower_at(tokens, at - 2) in _ARTICLES)
    return at


def _measure(tokens: Sequence[Token], figure: Figure, said: Predicate | None) -> Measure:
    if figure.measure is not None:
        return figure.measure
    if said is None or said.measure is None:
        return Measure.STOCK if figure.level else Measure.COUNT
    if said.measure is Measure.COUNT and _adds_up(tokens, said.at):
        return Measure.CUMULATIVE
    return said.measure if said.measure is not Measure.MONEY else Measure.COUNT


def _adds_up(tokens: Sequence[Token], at: int) -> bool:
    """Whether a count runs: have killed, has risen to, toll, so far, since."""
    window = [token.lower for token in tokens[max(0, at - 4) : at + 5]]
    return (
        "toll" in window
        or "far" in window
        or (bool({"have", "has"} & set(window[:5])) and parts(tokens[at].lower) & Part.VERB != Part.NONE)
    )

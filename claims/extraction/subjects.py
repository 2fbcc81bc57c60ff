"""Which noun phrase is the subject of a verb of saying, and which stands behind it?"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.extraction.names import speech, words_of
from claims.lexicon import word_list
from claims.model.record import kept, record
from claims.text.tokens import LOWER, ends
from claims.text.words import Part, is_adverb_in_ly, is_plural, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from claims.extraction.names import Word

RELATIVES = frozenset({"who", "whom", "which"})
QUOTES = frozenset('"“”')
STOPS = frozenset({",", ";", ":", "(", ")", ".", "?", "!", "–", "—", "-", "…", "[", "]", "/"}) | QUOTES
_SIGNS = frozenset({",", ";"})
_BREAKS, _PAUSES = _SIGNS | {"but"}, _SIGNS | QUOTES
_OPENING = frozenset({"and", "but", "on", "or"})
_OF_A_SPEAKER = frozenset({"of", "for", "from", "at", "with"})
_FROM_A_SPEAKER = frozenset({"from", "by"})
# How far, in words, a description may reach back between commas, and how far its noun may stand before the comma.
_DESCRIPTION_LENGTH, _DESCRIBED_LENGTH = 25, 8
# A member's party and state between commas describe: Ann Lund, R-S.C., said.
_PARTY = ("d-", "i-", "r-")
# So does the party of a state: Ann Lund, Democrat of Ohio, said.
_OF_A_STATE = frozenset({"of", "from"})


_PERSONS = word_list("grammar", "persons")

Scope = tuple[int, int]
"""A stretch of a section: its first code point, and one past its last."""


@cache
def forms(table: str) -> Mapping[str, str]:
    """The forms of the verbs in one table of speech.toml, each with its base."""
    verbs = cast("Mapping[str, list[str]]", lexicon.load("speech")[table])
    return {form: base for base, listed in verbs.items() for form in listed}


@cache
def cue_words() -> frozenset[str]:
    """Words one of which every report has, in lower case."""
    verbs = [form for table in ("verbs", "acts", "counts", "evidence_verbs") for form in forms(table)]
    return frozenset([*verbs, "according", "citing", "quoting", "cited", "quoted", "per"])


class _Lower(dict[int, str]):
    def __missing__(self, k: int) -> str:
        return ""


@record(frozen=True)
class Words:
    """A sentence as words.

    Without slots, for what is kept of it once it has been asked for.

    Attributes:
        all: The words.
        closes: One past where each of them ends in the section.
        dated: Indices of those that name a time.
        quoted: Indices of those inside quotation marks.
    """

    all: Sequence[Word]
    closes: Sequence[int]
    dated: frozenset[int]
    quoted: frozenset[int]

    @kept
    def lowered(self) -> list[str]:
        """The words in lower case."""
        return list(map(LOWER, self.all))

    @kept
    def lower(self) -> Callable[[int], str]:
        """Gives the word at an index in lower case, empty outside the sentence; no function of Python, since nothing is called as often."""
        return _Lower(enumerate(self.lowered)).__getitem__

    @kept
    def breaks(self) -> list[int]:
        """Indices of the commas and semicolons outside quotations, and of the contrasts (but she), in order; none of the last word."""
        if _BREAKS.isdisjoint(self.lowered):
            return []
        found = (k for k, word in enumerate(self.lowered[:-1]) if word in _BREAKS and k not in self.quoted)
        return [k for k in found if self.all[k].text in _SIGNS or self.lower(k + 1) in speech("pronouns")]

    @kept
    def ends(self) -> list[int]:
        """Those of the breaks where what is reported ends even if the report stands in a main clause."""
        return [k for k in self.breaks if self.all[k].text != "," or self.lower(k + 1) in speech("asides")]

    def is_stop(self, k: int) -> bool:
        """Whether a sign, or the end of the sentence, stands there."""
        return not 0 <= k < len(self.all) or self.all[k].text in STOPS

    def is_speaker(self, k: int) -> bool:
        """Whether the word is a name or one for people and papers that speak."""
        return 0 <= k < len(self.all) and (self.all[k].is_name or self.all[k].lower in speech("unnamed", "evidence"))

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.starts_at(0)

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.closes[-1]

    def starts_at(self, k: int) -> int:
        """First code point of a word; behind the last word, the end of the sentence."""
        return self.closes[k] - len(self.all[k].text) if k < len(self.all) else self.end

    def index_at(self, start: int) -> int:
        """The first word that begins at a place in the section, or behind it."""
        return _index_at(self.all, self.closes, start)


def words_in(text: str, offset: int, *, dated: Sequence[Scope] = (), quoted: Sequence[Scope] = ()) -> Words:
    """Cut a sentence into words.

    Args:
        text: The sentence.
        offset: Where it begins in the section.
        dated: Stretches of the section that name a time.
        quoted: Stretches of the section inside quotation marks.
    """
    found = words_of(text)
    closes = ends(text, found, offset)
    return Words(found, closes, dated=_inside(found, closes, dated), quoted=_inside(found, closes, quoted))


def _inside(words: Sequence[Word], closes: Sequence[int], stretches: Sequence[Scope]) -> frozenset[int]:
    """Indices of the words that begin inside one of some stretches."""
    inside = [range(_index_at(words, closes, first), _index_at(words, closes, last)) for first, last in stretches]
    return frozenset(chain.from_iterable(inside)) if inside else frozenset()


def _index_at(words: Sequence[Word], closes: Sequence[int], start: int) -> int:
    k = bisect_right(closes, start)
    return k + (k < len(words) and closes[k] - len(words[k].text) < start)


Phrase = tuple[int, int]
"""A noun phrase: index of its first word, one past its last; empty where both are equal."""


def subject(words: Words, verb: int) -> Phrase:
    """The noun phrase before a verb, cut to its head.

    Adverbs, times, asides in brackets and descriptions between commas are passed over, as is the clause that a relative pronoun
    opens: in "the men, who fled on Monday, said" it is "the men".
    """
    end = _before_adverbs(words, verb)
    if words.lower(end - 1) in speech("pronouns"):
        return end - 1, end
    if words.lower(end - 1) == ",":
        end = _before_description(words, end - 1)
    start = clause_start(words, end)
    relative = next((k for k in range(end - 2, start - 1, -1) if words.lower(k) in RELATIVES), None)
    if relative is not None and _is_object(words, relative, end):
        return relative + 1, end
    if relative is not None and start < relative and _is_told_of(words, relative + 1):
        end = relative - (words.lower(relative - 1) == ",")
        start = clause_start(words, end)
    if words.lower(start) in {"who", "which"} and 0 < start < end:
        end = start - (words.lower(start - 1) == ",")
        start = clause_start(words, end)
    # A second article begins the subject of a clause that nothing else opens: at the time the agency said.
    start = next((k for k in range(end - 1, start, -1) if _opens_phrase(words, k)), start)
    while start + 1 < end and (start in words.dated or words.lower(start) in speech("adverbs") or words.lower(start) in _OPENING):
        start += 1
    first, end = head(words, _past_verb(words, start, end), end)
    return (end - 1 if _says_of(words, first, end) else first), end


def _is_told_of(words: Words, k: int) -> bool:
    """Whether a relative clause goes on with a verb, so that whoever says something behind it is its antecedent: men who saw it said."""
    verb = k + (words.lower(k) in speech("adverbs"))
    return not words.is_speaker(verb) and bool(parts(words.lower(verb)) & Part.VERB or words.lower(verb) in speech("auxiliaries"))


def _is_object(words: Words, relative: int, end: int) -> bool:
    """Whether a relative pronoun is what its clause says something of, and the words behind it the subject: who police say fled."""
    return words.is_speaker(end - 1) and all(
        words.all[k].is_name or words.lower(k) in speech("determiners") or not parts(words.lower(k)) & Part.VERB
        for k in range(relative + 1, end - 1)
    )


def _says_of(words: Words, first: int, end: int) -> bool:
    """Whether the last word of a phrase says something of the person before it: a man | police say fled."""
    said_of = words.lower(first) in speech("determiners") and words.lower(end - 2) in _PERSONS and first < end - 2
    return said_of and words.lower(end - 1) in speech("unnamed") and (is_plural(words.lower(end - 1)) or words.lower(end - 1) == "police")


def _opens_phrase(words: Words, k: int) -> bool:
    before = words.all[k - 1]
    return words.lower(k) in {"the", "a", "an"} and not before.is_name and bool(parts(before.lower) & Part.NOUN)


def behind(words: Words, start: int) -> Phrase:
    """The noun phrase that begins at a word; of a statement by X and a report from X, X."""
    k = start
    while k < len(words.all) and not _closes(words, start, k):
        spoken_for = words.lower(k - 1) in speech("representatives") and words.lower(k) in _OF_A_SPEAKER
        if k > start and (spoken_for or words.lower(k) in _FROM_A_SPEAKER) and not words.is_stop(k + 1):
            start = k + 1
        k += 1
    return start, k


def leading(words: Words) -> Phrase:
    """The noun phrase that the sentence begins with, after what introduces it; empty unless it is somebody who may speak."""
    start = 0
    if words.lower(0) in speech("prepositions", "subordinators"):
        start = next((k + 1 for k, word in enumerate(words.all) if word.text == "," and k not in words.quoted), 0)
    while (
        start in words.dated
        or words.lower(start) in speech("adverbs")
        or words.lower(start) in {"and", "but", ","}
        or _inverted_verb(words, start)
    ):
        start += 1
    first, end = behind(words, start)
    # A word behind the name that may be a verb is taken for one: Ann Berg left.
    end = next(
        (k for k in range(first + 1, end) if words.all[k - 1].is_name and not words.is_speaker(k) and parts(words.lower(k)) & Part.VERB),
        end,
    )
    named = any(word.is_name for word in words.all[first + 1 : end])
    speaks = speech("unnamed", "titles", "bodies")
    return (first, end) if named or any(words.lower(k) in speaks for k in range(first, end)) else (start, start)


def _inverted_verb(words: Words, k: int) -> bool:
    """Whether a verb of saying stands in front of its subject: Added Lund: "..."."""
    return words.lower(k).endswith(("ed", "said")) and words.lower(k) in forms("verbs")


def clause_start(words: Words, end: int) -> int:
    """Where the clause begins that goes on up to a word."""
    k = end
    while k > 0:
        lower = words.lower(k - 1)
        opens = lower in speech("subordinators") and (k == 1 or not words.all[k - 1].is_name)
        says = lower.endswith("ing") and lower in cue_words()
        if words.is_stop(k - 1) or k - 1 in words.quoted or opens or says or (lower in {"and", "or"} and not _joins(words, k - 1)):
            break
        k -= 1
    return k


def head(words: Words, start: int, end: int) -> Phrase:
    """Cut what follows the head of a noun phrase; of a spokesman for X and a statement by X, give X."""
    for k in range(start + 1, end):
        lower = words.lower(k)
        if words.all[k].is_name or not (lower in speech("relatives", "prepositions") or _goes_on(words, k, end)):
            continue
        if lower in speech("prepositions") and _inside_name(words, k):
            continue
        before = words.lower(k - 1)
        spoken_for = before in speech("representatives") and lower in _OF_A_SPEAKER
        if (spoken_for or (before in speech("evidence") and lower in _FROM_A_SPEAKER)) and k + 1 < end:
            return head(words, k + 1, end)
        return start, k
    return start, end


def _goes_on(words: Words, k: int, end: int) -> bool:
    """Whether a participle goes on from a noun: the coalition supporting the army, e-mails released by the court."""
    lower = words.lower(k)
    if lower.endswith("ed") and words.lower(k - 1) in speech("evidence"):
        return bool(parts(lower) & Part.VERB) and (words.lower(k + 1) in speech("prepositions") or k + 1 in words.dated or k + 1 == end)
    return lower.endswith("ing") and k + 1 < end and words.lower(k - 1) not in speech("determiners") and bool(parts(lower) & Part.VERB)


def _before_adverbs(words: Words, verb: int) -> int:
    """One past the last word of a subject: auxiliaries, adverbs, times and asides in brackets go."""
    k = verb
    while k > 0:
        lower = words.lower(k - 1)
        adverb = lower in speech("auxiliaries", "adverbs") or (is_adverb_in_ly(lower) and not words.all[k - 1].is_name)
        adverb = adverb or (lower == "long" and words.lower(k - 2) in speech("auxiliaries"))  # have long said
        if adverb or k - 1 in words.dated or (lower in speech("before_a_time") and k in words.dated):
            k -= 1
        elif lower == ")":
            k = _opening(words, k - 1)
        else:
            break
    return k


def _opening(words: Words, closing: int) -> int:
    return next((j for j in range(closing - 1, -1, -1) if words.all[j].text == "("), closing)


def _before_description(words: Words, comma: int) -> int:
    """One past the noun phrase that a description between commas follows; a name between commas is itself the subject."""
    end = comma
    for _ in range(3):
        opening = next((k for k in range(end - 1, max(-1, end - _DESCRIPTION_LENGTH), -1) if words.lower(k) in _PAUSES), None)
        if opening is None or words.lower(opening) != ",":
            return end
        word = words.all[opening + 1]
        described = word.lower in speech("opens_a_description") or word.lower.startswith(_PARTY)
        described = described or (words.lower(opening + 2) in _OF_A_STATE and words.all[opening - 1].is_name)
        if word.is_name and not described and word.lower.rstrip(".") not in speech("titles"):
            return end
        before = _opening(words, opening - 1) if words.lower(opening - 1) == ")" else opening
        if any(words.is_speaker(k) for k in range(max(0, before - _DESCRIBED_LENGTH), before)):
            return before
        end = opening
    return end


def _joins(words: Words, k: int) -> bool:
    """Whether "and" joins two speakers rather than two clauses."""
    left = words.all[max(0, k - 4) : k]
    verbs = any(parts(word.lower) is Part.VERB or word.lower in speech("auxiliaries") for word in left if not word.is_name)
    return bool(left) and words.is_speaker(k - 1) and not verbs


def _past_verb(words: Words, start: int, end: int) -> int:
    """Skip a clause that runs into the subject without a sign between: its last verb or number and what is before it."""
    for k in range(end - 2, start, -1):
        word = words.all[k]
        verb = not word.is_name and parts(word.lower) is Part.VERB and not word.lower.endswith("ing")
        if (verb and words.lower(k + 1) not in speech("prepositions")) or word.text.isdigit() or word.lower in speech("auxiliaries"):
            return k + 1
    return start


def _closes(words: Words, start: int, k: int) -> bool:
    """Whether a noun phrase that began at start is over before this word."""
    lower = words.lower(k)
    dated = k in words.dated and words.lower(k + 1) not in speech("evidence") and words.lower(k - 1) not in speech("possessives")
    if words.is_stop(k) or dated or lower in speech("relatives", "auxiliaries", "subordinators"):
        return True
    if lower in {"and", "or"}:
        return not any(words.is_speaker(j) and not any(words.is_stop(i) for i in range(k + 1, j)) for j in range(k + 1, k + 5))
    if k == start or words.all[k].is_name:
        return False
    if lower != "of" and lower in speech("prepositions"):
        told = lower in _FROM_A_SPEAKER and any(words.lower(j) in speech("evidence") for j in range(max(start, k - 2), k))
        spoken_for = words.lower(k - 1) in speech("representatives") and lower in _OF_A_SPEAKER
        return not told and not spoken_for and not _inside_name(words, k)
    return _is_verb(words, k) and words.lower(k + 1) != "by"


def _is_verb(words: Words, k: int) -> bool:
    """Whether a word goes on from a noun phrase as a verb or participle: tax returns released on Friday."""
    lower, before = words.lower(k), words.lower(k - 1)
    if before in speech("determiners"):
        return False
    participle = lower.endswith(("ed", "ing")) and before in speech("unnamed", "evidence")
    return participle or (lower in cue_words() and lower not in speech("evidence")) or parts(lower) is Part.VERB


def _inside_name(words: Words, k: int) -> bool:
    """Whether a preposition stands inside a name: Observatory for Human Rights."""
    ahead = k + 1 + (words.lower(k + 1) == "the")
    return words.lower(k) in {"of", "for"} and words.all[k - 1].is_name and ahead < len(words.all) and words.all[ahead].is_name

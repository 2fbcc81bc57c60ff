"""Where is a figure said to be true?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.extraction.clauses import clause
from claims.extraction.families import vocabulary as said
from claims.extraction.names import is_demonym, speech
from claims.extraction.nearness import neighbours
from claims.lexicon import word_list
from claims.model.record import kept, record
from claims.text.phrases import alternatives, alternatives_in_any_case
from claims.text.tokens import vocabulary
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claims.model import Span
    from claims.text.passages import Passage, Sentence

_WORD = r"(?:[A-Z](?:\.[A-Z])+\.?|(?:(?:St|Ste|Ft|Mt)\.\s|al-|el-|ez-|ar-|Al-|El-|Ar-)?[A-Z][\w’']*(?:-[A-Za-z][\w’']*)*)"
# The letters that a name may begin with are looked at first: most words begin with none of them.
_RUN = rf"(?=[A-Zae]){_WORD}(?:\s(?:(?:al|el|de|la|of)\s)?(?![A-Z]{{2,}}\b){_WORD}){{0,3}}"
# Ann Lund, 34, is a person. The age is looked for first: runs of names stand everywhere.
_AGE = re.compile(r",\s\d{1,3}[,.]")
_AGED = re.compile(rf"({_RUN}),\s\d")
_LONGEST_NAME = 120
_NEXT = re.compile(r"\s([a-z]+)")
_DATELINE = re.compile(rf"\s*({_RUN})(?:,\s[A-Z][\w. ]*)?\s?(?:\((?:[A-Z][\w./ ]*)\))?\s?(?:--|–|—|-)\s")
# Below a headline, a caption or a writer's name only capitals tell a dateline from other lines.
_LATER_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+){0,3})(?P<more>,\s[A-Z][\w. ]{1,15}?)?\s?(?:\([\w ./-]+\))?\s?(?:--|–|—|-)\s",
    re.MULTILINE,
)
_OPENING_LENGTH = 800
_POLICED = re.compile(rf"\b(?=[A-Zae])({_WORD}(?:\s{_WORD}){{0,2}}?)\s[Pp]olice\b")
_POLICE = re.compile(r"[Pp]olice\b")
# A shorter one is an agency's: AP - Three men.
_SHORTEST_DATELINE = 4
_CALL_SIGN = re.compile(r"[KW][A-Z]{3}$")
# in the short name of a state
_POINTS = 2
# right in front of a name: in his Bentley; but not: in his native Ohio
_OWN = re.compile(r"\b(?:his|her|my|your)\s$")
# open the next sentence rather than end a name: Chicago At least ten
_SMALL = word_list("grammar", "prepositions") | word_list("grammar", "determiners") | word_list("grammar", "conjunctions")
# characters of the longest word in front of a name that is asked for
_WORD_LENGTH = 24
# what befell whom a name is of: in the death of Ann Lund
_FATE = re.compile(r"\b([a-z]+)\sof\s$")
_OWNER = re.compile(r"['’]s$")
# A place named without a cue is as far away as one with a cue this many characters further off; one behind the figure is nearer.
_UNCUED = 60
_BEHIND = 0.5


@dataclass(frozen=True, slots=True)
class _Cues:
    """What tells the places of a text.

    Attributes:
        cued: A place with any cue in front.
        behind_in: One with "in" in front, as most are: the pattern of all cues takes four times as long.
        telling: Words one of which every other cue has, but those that end in "of".
        telling_of: The same of these.
    """

    cued: re.Pattern[str]
    behind_in: re.Pattern[str]
    telling: frozenset[str]
    telling_of: frozenset[str]
    uncued: re.Pattern[str]
    kinds: frozenset[str]
    directions: frozenset[str]
    openers: frozenset[str]
    endings: frozenset[str]
    never: frozenset[str]
    labels: frozenset[str]
    roads: frozenset[str]
    scopes: frozenset[str]
    canonical: Mapping[str, str]

    def may_stand_in(self, sentence: Sentence) -> re.Pattern[str] | None:
        """The pattern of the cues that can stand in a sentence, as its words tell; None where none can."""
        words = sentence.vocabulary
        ends_in_of = "of" in words and ("%" in sentence.text or not self.telling_of.isdisjoint(words))
        if ends_in_of or not self.telling.isdisjoint(words):
            return self.cued
        return self.behind_in if "in" in words else None


@record(frozen=True, slots=True)
class _Mention:
    name: str
    start: int
    end: int
    cued: bool


class Places:
    """The places that a passage names, read once; `of` then answers for each figure.

    Args:
        passage: The title or text of a document.
        aliases: Short names with the full ones, as `aliases.mine` finds them: persons and organisations, no places.
    """

    def __init__(self, passage: Passage, aliases: Mapping[str, str]) -> None:
        self._names = frozenset(aliases) | frozenset(aliases.values()) | frozenset(_aged(passage.document.text))
        self._text = passage.document.text
        self._cued = [self._read_cued(sentence) for sentence in passage.sentences]
        self._known = {mention.name for mentions in self._cued for mention in mentions}
        self._telling = vocabulary(" ".join(self._known))
        self._uncued: dict[int, list[_Mention]] = {}
        # Before which sentence which place was named last.
        self._last: list[str | None] = [None]
        for mentions in self._cued:
            self._last.append(_last_of(mentions) or self._last[-1])

    @kept
    def _otherwise(self) -> str | None:
        """Where a figure is true before any place is named."""
        return _dateline(self._text) or _policed(self._text)

    def of(self, sentence: Sentence, span: Span) -> str | None:
        """Say where a figure is true.

        Args:
            sentence: A sentence of this passage.
            span: The figure, in offsets of the section.

        Returns:
            The place named nearest to the figure in its sentence, in its canonical spelling; else how far beyond any place the
            sentence reaches (nationwide); else the last place named before it, in the paragraph or in the document, else that of the
            dateline or of the police, else None. A road is the place only where no other is known.
        """
        cued, uncued = self._cued[sentence.index], self._uncued_of(sentence)
        here = [*neighbours(cued, span), *neighbours(uncued, span)]
        if not here and not _cues().scopes.isdisjoint(sentence.vocabulary) and (beyond := _beyond(sentence, span)) is not None:
            return beyond
        before = self._last[sentence.index]
        found = min(here, key=lambda mention: _distance(mention, span, sentence)).name if here else before or self._otherwise
        if found is not None and here and _is_road(found):
            found = self._off_road([*cued, *uncued], span, sentence) or self._otherwise or before or found
        return canonical(found) if found else None

    def _off_road(self, named: Iterable[_Mention], span: Span, sentence: Sentence) -> str | None:
        """The nearest place of a sentence that is no road."""
        others = [mention for mention in named if not _is_road(mention.name)]
        return min(others, key=lambda mention: _distance(mention, span, sentence)).name if others else None

    def _read_cued(self, sentence: Sentence) -> Sequence[_Mention]:
        pattern = _cues().may_stand_in(sentence)
        return () if pattern is None else list(self._read(sentence, pattern, cued=True))

    def _read(self, sentence: Sentence, pattern: re.Pattern[str], *, cued: bool) -> Iterator[_Mention]:
        for match in pattern.finditer(sentence.text):
            whole = match["name"]
            if _until_common(whole) != whole and sentence.is_headline:
                whole = _until_common(whole)
            name = _OWNER.sub("", _without_small(whole))
            owned = name != match["name"]
            if not name or not (self._is_place(name) if cued else name in self._known):
                continue
            personal = _is_own(sentence.text, *match.span("name")) or _is_fate(sentence.text, match.start("name"))
            if not personal and (owned or _ends(sentence.text, match.end("name"))):
                yield _Mention(name, sentence.start + match.start("name"), sentence.start + match.start("name") + len(name), cued)

    def _uncued_of(self, sentence: Sentence) -> list[_Mention]:
        """The mentions without a cue (Mosul had two million residents) of places that the passage names with one."""
        if self._telling.isdisjoint(sentence.vocabulary):
            return []
        if sentence.index not in self._uncued:
            taken = {mention.start for mention in self._cued[sentence.index]}
            more = self._read(sentence, _cues().uncued, cued=False)
            self._uncued[sentence.index] = [mention for mention in more if mention.start not in taken]
        return self._uncued[sentence.index]

    def _is_place(self, name: str) -> bool:
        words = name.lower().split()
        kind = len(words) == 1 and (words[0] in _cues().roads or words[0] in _cues().directions)
        if kind or name in self._names or _is_people(words[0]) or any(_OWNER.sub("", word).rstrip(".") in _cues().never for word in words):
            return False
        abbreviation = name.isupper() and ("." not in name or name.count(".") > _POINTS)  # the F.B.I., but: D.C.
        return not abbreviation or canonical(name) != name


def _is_people(word: str) -> bool:
    """Whether a word names or describes those of a country: Norwegian, Norwegians."""
    return is_demonym(word) or word.endswith("ians") or word.removesuffix("s") in speech("demonyms")


@lru_cache(maxsize=65536)
def _is_road(name: str) -> bool:
    """Whether a name is that of a road, which many towns have, as its last word tells."""
    words = name.lower().split()
    return len(words) > 1 and words[-1].rstrip(".") in _cues().roads


def _last_of(mentions: Sequence[_Mention]) -> str | None:
    """The last place of a sentence that is no road."""
    for mention in reversed(mentions):
        if not _is_road(mention.name):
            return mention.name
    return None


def _aged(text: str) -> Iterator[str]:
    """The names that an age follows."""
    reached = 0
    for age in _AGE.finditer(text):
        match = _AGED.search(text, max(reached, age.start() - _LONGEST_NAME), age.end())
        if match is not None:
            reached = age.end()
            yield match[1]


@lru_cache(maxsize=65536)
def _until_common(name: str) -> str:
    """What is left of a name in a line where every word has a capital, up to the first common word: Iran Kills, Cedar Rapids Man."""
    words = name.split()
    ended = next((words[: at + 1] for at in range(len(words) - 1, 0, -1) if words[at].lower() in _cues().endings), None)
    if ended and not any(parts(word.lower()) is Part.CLOSED for word in ended):
        return " ".join(ended)
    named = 2 * (words[0].lower() in _cues().openers)  # New Jersey
    common = (
        at
        for at, word in enumerate(words)
        if at >= named and parts(word.lower()) is not Part.NONE and word.lower() not in _cues().directions
    )
    return " ".join(words[: next(common, len(words))])


def _without_small(name: str) -> str:
    """A name without the words behind it that only open the next sentence: Chicago At least."""
    words = name.split()
    while len(words) > 1 and words[-1].lower() in _SMALL and not words[-1].isupper():
        words.pop()
    return " ".join(words)


def canonical(name: str) -> str:
    """The spelling under which a place is known.

    >>> canonical("Raqa"), canonical("Springfield")
    ('Raqqa', 'Springfield')
    """
    return _cues().canonical.get(name, name)


def _distance(mention: _Mention, span: Span, sentence: Sentence) -> float:
    """How far a place is from a figure: no way if only a preposition divides them (five in Mansa), else in code points, weighted."""
    between = sentence.text[span.end - sentence.start : mention.start - sentence.start].split() if mention.start > span.end else []
    if mention.cued and between[1:] in ([], ["the"]) and between:
        return -1
    gap = _BEHIND * (mention.start - span.end) if mention.start >= span.end else float(span.start - mention.end)
    return max(gap, 0.0) + (0 if mention.cued else _UNCUED)


def _ends(text: str, end: int) -> bool:
    """Whether the name stands for itself and does not describe the next noun: in Lakeside, but not in Lakeside traffic."""
    following = _NEXT.match(text, end)
    if following is None or following[1] in _cues().kinds or following[1].endswith(("ed", "ing")):
        return True
    return not parts(following[1]) & Part.NOUN or bool(parts(following[1]) & (Part.CLOSED | Part.ADVERB | Part.ADJECTIVE))


def _is_fate(text: str, start: int) -> bool:
    """Whether a name is that of a person whom something befell: in the death of Ann Lund."""
    word = _FATE.search(text, max(0, start - _WORD_LENGTH), start)
    return word is not None and word[1] in said().nouns


def _is_own(text: str, start: int, end: int) -> bool:
    """Whether a name is of somebody's own thing, rather than of where a thing is: in his Bentley, but not: in his Brooklyn home."""
    following = _NEXT.match(text, end)
    return bool(_OWN.search(text, max(0, start - _WORD_LENGTH), start)) and not (following and parts(following[1]) & Part.NOUN)


def _dateline(text: str) -> str | None:
    match = _DATELINE.match(text)
    if match is None:
        return _later_dateline(text)
    return match[1].title() if match[1].isupper() and len(match[1]) > len("U.S.") else match[1]


def _later_dateline(text: str) -> str | None:
    """The place that one of the first lines of a text begins with, in capitals: OSTHAVEN, Tesia (NRP) -."""
    for match in _LATER_DATELINE.finditer(text, 0, _OPENING_LENGTH):
        place = match["place"]
        labels = any(word in _cues().labels for word in place.lower().split())
        if not labels and len(place) >= _SHORTEST_DATELINE and (match["more"] or not _CALL_SIGN.match(place)):
            return place.title()
    return None


def _beyond(sentence: Sentence, span: Span) -> str | None:
    """The word by which the clause of a figure reaches beyond any place: 19 were killed nationwide, but not: a nationwide search."""
    around = clause(sentence, span)
    said = sentence.text[around.start - sentence.start : around.end - sentence.start].split()
    for word, after in pairwise([*said, ""]):
        if word.rstrip(",.;") in _cues().scopes and not parts(after.lower()) & (Part.NOUN | Part.ADJECTIVE):
            return word.rstrip(",.;")
    return None


def _before_police(text: str) -> Iterator[re.Match[str]]:
    """The names in front of "police" in the opening of a text: that word is looked for first, as runs of names stand everywhere."""
    reached = 0
    for police in _POLICE.finditer(text, 0, _OPENING_LENGTH):
        match = _POLICED.search(text, max(reached, police.start() - _LONGEST_NAME), police.end())
        if match is not None:
            reached = match.end()
            yield match


def _policed(text: str) -> str | None:
    """The town whose police a text names first, where nothing else says where it is: Hillport police said."""
    for match in _before_police(text):
        words = match[1].lower().split()
        no_town = is_demonym(words[0]) or any(word in _cues().never for word in words)
        if not no_town and (words[0] in _cues().directions or all(parts(word) is Part.NONE for word in words)):
            return match[1]
    return None


@cache
def _cues() -> _Cues:
    tables = cast("Mapping[str, Mapping[str, list[str]]]", lexicon.load("places"))
    cues = tables["cues"]
    kinds = alternatives(cues["kinds"])
    between = rf"(?:(?:the|its|their)\s)?(?:[a-z-]++\s){{0,2}}?(?:(?:{kinds})\s(?:of\s)?)?"
    ends_in_of = [cue for cue in (*cues["before"], *(f"{kind} of" for kind in cues["kinds"])) if cue.endswith(" of")]
    others = [cue for cue in cues["before"] if cue != "in" and cue not in ends_in_of]
    calendar = lexicon.load("dates")
    calendar_words = chain.from_iterable(cast("Mapping[str, list[str]]", calendar[table]).values() for table in ("months", "weekdays"))
    named = list(chain.from_iterable(calendar_words))
    return _Cues(
        # The first letters are looked at before the words: that halves the time.
        cued=re.compile(
            rf"\b(?=[{_initials([*cues['before'], *cues['kinds']])}])"
            rf"(?:(?:{alternatives_in_any_case(cues['before'])})\s{between}|(?:{kinds})\sof\s(?:the\s)?)(?P<name>{_RUN})"
        ),
        behind_in=re.compile(rf"[nN](?<=\b[iI].)\s{between}(?P<name>{_RUN})"),
        telling=_longest_words(others),
        telling_of=_longest_words(cue.removesuffix(" of") for cue in ends_in_of),
        uncued=re.compile(rf"(?=[A-Zae])(?<![\w’'-])(?P<name>{_RUN})"),
        kinds=frozenset(cues["kinds"]),
        directions=frozenset(cues["directions"]),
        openers=frozenset(cues["openers"]),
        endings=frozenset(cues["endings"]),
        never=frozenset(tables["never"]["words"]) | frozenset(named),
        labels=frozenset(tables["never"]["labels"]) | frozenset(named),
        roads=frozenset(tables["cues"]["roads"]),
        scopes=frozenset(tables["cues"]["scopes"]),
        canonical={spelling: name for name, spellings in tables["aliases"].items() for spelling in spellings},
    )


def _longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase; a sign has none."""
    return frozenset(max(words, key=len) for phrase in phrases if (words := vocabulary(phrase)))


def _initials(words: Iterable[str]) -> str:
    return "".join(sorted({letter for word in words for letter in (word[0], word[0].upper())}))

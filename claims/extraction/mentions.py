"""Whom do he, the ministry, the mayor and a spokesman take up?"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, cast

from claims import lexicon
from claims.extraction.names import is_name, speech
from claims.model import AttributionKind
from claims.model.record import record
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NAME = r"[A-Z][\w’'-]*"
_RUN = rf"{_NAME}(?:\s(?:(?:of|for|the|and)\s){{0,2}}{_NAME}){{0,7}}"
_SHORT = r"(?:\s\([A-Z]\w*\))?"
_CAPITAL = re.compile(r"[A-Z](?<!\w.)")
# A word with a capital behind another word, which begins no sentence.
_INSIDE = re.compile(r"[^\W\d_a-z](?<=[^\W\d_]\s.)\w*")
_LONGEST_NAME = 300  # characters from its beginning to the word that tells its kind
_ARTICLES = ("the ", "this ", "a ", "an ")


@record(frozen=True, slots=True)
class Attribution:
    """Who the document says says so.

    Attributes:
        speaker: The name or the role; a chain is joined by " -> ", the last is nearest to the figure. None if nobody is named.
        kind: What kind of speaker that is.
    """

    speaker: str | None
    kind: AttributionKind


class Mentions:
    """The speakers of a passage so far, for what takes them up.

    Args:
        text: The section, for names that no verb of saying has yet brought up.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._person: Attribution | None = None
        self._last: Attribution | None = None
        self._body: tuple[int, Attribution] | None = None
        # By each word of their names, with all of these, the last to speak last: a long text has thousands.
        self._named: dict[str, dict[Attribution, frozenset[str]]] = {}
        self._names: dict[_Naming, _Names] = {}
        self._inside: dict[str, bool] = {}

    def note(self, attribution: Attribution, at: int, *, person: bool) -> None:
        """Remember a speaker who stands at a place in the section; only a person is taken up by he and she."""
        self._last = attribution
        if person:
            self._person = attribution
        elif attribution.kind is AttributionKind.NAMED:
            self._body = (at, attribution)
        if attribution.kind is AttributionKind.NAMED and attribution.speaker:
            words = frozenset(attribution.speaker.lower().split())
            for word in words:
                named = self._named.setdefault(word, {})
                named.pop(attribution, None)
                named[attribution] = words

    def names(self, word: str) -> bool:
        """Whether a word has its capital inside a sentence, too."""
        if not self._inside:  # found once for all plain words: a long text asks for thousands
            self._inside = dict.fromkeys(_INSIDE.findall(self._text), True)
        if word not in self._inside:
            tied = not word.isalpha() and re.search(rf"[^\W\d_]\s{re.escape(word)}\b", self._text)
            self._inside[word] = bool(tied)
        return self._inside[word]

    def recall(self, pronoun: str) -> Attribution | None:
        """The speaker whom a pronoun takes up."""
        if pronoun in {"it", "its"}:
            return None if self._last is self._person else self._last
        return self._person or self._last if pronoun in speech("person_pronouns") else self._last

    def taken_up(self, role: str, at: int) -> Attribution | None:
        """The one named before whom a role stands for: the ministry, after the Energy Ministry.

        Args:
            role: The phrase with its article, in lower case.
            at: Where it stands in the section.
        """
        article = next((article for article in _ARTICLES if role.startswith(article)), None)
        if article is None:
            return None
        words = role.removeprefix(article).split()
        if article in {"a ", "an "}:
            return self._spoken_for(at) if len(words) == 1 and words[0] in speech("spokespeople") else None
        named = next((one for one, name in reversed(self._named.get(words[0], {}).items()) if name.issuperset(words)), None)
        if named is not None:
            return named
        if words[0] == "same" and words[-1] not in speech("papers"):
            return self._last  # according to the same source
        kind = len(words) > 1 and words[-1] in speech("any_body") and all(word in speech("kinds_of_body") for word in words[:-1])
        if kind:  # the rights group
            return self._body[1] if self._body is not None else None
        if len(words) > 1 or words[0] not in _roles():
            return None
        found = self._last_named(_named_as(words[0]), at) or (self._body if words[0] in speech("any_body") else None)
        return None if found is None else found[1]

    def _spoken_for(self, at: int) -> Attribution | None:
        """For whom a spokesman speaks: the body that spoke or was named last."""
        bodies = [found for found in (self._body, self._last_named(_any_body(), at)) if found is not None]
        return max(bodies, key=itemgetter(0))[1] if bodies else None

    def _last_named(self, naming: _Naming, at: int) -> tuple[int, Attribution] | None:
        """The last name of a kind before a place in the text, with where it stands."""
        if naming not in self._names:
            self._names[naming] = _Names(naming, self._text)
        found = self._names[naming].last(at)
        return None if found is None else (found[0], Attribution(found[1], AttributionKind.NAMED))


def takes_up(role: str) -> bool:
    """Whether a phrase can stand for somebody named before: one with an article, of which "a" does so only with a spokesman."""
    article = next((article for article in _ARTICLES if role.startswith(article)), None)
    if article in {"a ", "an "}:
        return role.removeprefix(article) in speech("spokespeople")
    return article is not None


class _Naming(NamedTuple):
    """How a text names those of one kind.

    Attributes:
        pattern: A name with what tells its kind.
        opening: What every such name begins with: the pattern itself, tried everywhere, takes four times as long.
        telling: The words one of which every such name holds: only near them is one looked for.
    """

    pattern: re.Pattern[str]
    opening: re.Pattern[str]
    telling: re.Pattern[str]

    def found_in(self, text: str) -> list[re.Match[str]]:
        """The names of a text in order, without overlap."""
        found: list[re.Match[str]] = []
        reached = looked = 0
        for told in self.telling.finditer(text):
            for place in self.opening.finditer(text, max(looked, told.start() - _LONGEST_NAME), told.end()):
                match = self.pattern.match(text, place.start()) if place.start() >= reached else None
                if match is not None:
                    found.append(match)
                    reached = match.end()
            looked = told.end()
        return found


class _Names:
    """The names of one kind in a text, found once; `last` then looks for one before a place."""

    def __init__(self, naming: _Naming, text: str) -> None:
        self._naming, self._text = naming.pattern, text
        matches = naming.found_in(text)
        self._spans = [match.span() for match in matches]
        # For each number of matches, the last name among them.
        self._last: list[tuple[int, str] | None] = [None]
        for match in matches:
            self._last.append(_name(match) or self._last[-1])

    def last(self, at: int) -> tuple[int, str] | None:
        """The last name before a place, with where it begins."""
        before = bisect_right(self._spans, at, key=itemgetter(1))
        if before < len(self._spans) and self._spans[before][0] < at:
            # A name that runs on past the place may be one without its end, too.
            cut = [name for match in self._naming.finditer(self._text, self._spans[before][0], at) if (name := _name(match))]
            if cut:
                return cut[-1]
        return self._last[before]


def _name(match: re.Match[str]) -> tuple[int, str] | None:
    """Where a match begins and the name in it; None where that is none."""
    name = next(group for group in match.groups() if group).removeprefix("The ")
    return None if _opens_sentence(name) or _is_half(name) else (match.start(), name)


def _opens_sentence(name: str) -> bool:
    """Whether the first capital is that of a sentence: On Saturday."""
    return parts(name.split()[0].lower()) is Part.CLOSED


def _is_half(name: str) -> bool:
    """Whether it ends with a compound that only describes: Russian-backed."""
    last = name.split()[-1]
    return "-" in last and not is_name(last)


@cache
def _roles() -> frozenset[str]:
    return speech("bodies", "any_body", "spokespeople", "titles")


@lru_cache(maxsize=256)
def _named_as(head: str) -> _Naming:
    """How a text names what it later calls by a plain noun: Mayor Ann Lund; the Ruva Observatory; Ruva, a rights group."""
    title = head.capitalize()
    if head in speech("titles", "spokespeople"):
        full = rf"{_NAME}(?:\s[A-Z]\.)?(?:\s{_NAME}){{1,2}}"
        pattern = re.compile(rf"\b(?:{title}|{head})\s({full})|({full}),\s(?:[\w’'.-]+\s){{0,5}}?{head}\b")
        return _Naming(pattern, re.compile(rf"[A-Z]|\b{head}\s"), re.compile(rf"{_whole([title, head])}\s?"))
    kinds = cast("Mapping[str, list[str]]", lexicon.load("speech")["in_names"]).get(head, [title])
    inside = "|".join(kinds)
    pattern = re.compile(
        rf"\b({_body_named(inside)})"
        rf"|\b({_RUN})(?:\s[a-z]+){{0,2}}\s{head}\b|\b({_RUN}){_SHORT},\s(?:an?|the)\s(?:[\w-]+\s){{0,4}}?{head}\b"
    )
    return _Naming(pattern, _CAPITAL, re.compile(_whole([*kinds, head])))


@cache
def _any_body() -> _Naming:
    bodies = [word.capitalize() for word in sorted(speech("bodies"))]
    named = re.compile(rf"\b({_body_named('|'.join(bodies))})|\b([A-Z][\w.]*-led\s[a-z]+)")
    return _Naming(named, _CAPITAL, re.compile(rf"{_whole(bodies)}|-led\s"))


def _whole(words: Iterable[str]) -> str:
    """A pattern of whole words, each letter in front of what is asked of its place: the search goes from one such letter to the next."""
    either = "|".join(rf"{word[0]}(?<!\w.){word[1:]}\b" for word in words)
    return f"(?:{either})"


def _body_named(inside: str) -> str:
    """The Ruva Observatory for Free Ports."""
    return rf"{_NAME}(?:\s(?:of\s)?{_NAME}){{0,4}}\s(?:{inside})\b(?:\s(?:of|for)\s(?:the\s)?{_NAME}(?:\s{_NAME}){{0,3}})?"

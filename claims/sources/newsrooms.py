"""By which names does a text call a newsroom, and which of them are the one that published it?"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claims.settings import Outlet

_CALL = r"[KW][A-Z]{2,3}"
_SIGN = re.compile(rf"\b{_CALL}\b")
_DOMAIN_CALL = re.compile(r"([kw][a-z]{2,3})(?:tv|fm|am|news|radio|local|action|now|online|\d)*")
# Beside the words of a name, what the address of a newspaper holds: mysanantonio, tribtoday, triblive.
_AFFIX = re.compile(r"my|the|go|e|online|today|live|local|daily|media|group|paper|mobile|news|now|tv|us|\d+")
_NO_LETTER = re.compile(r"[\W_]+")
_PLACE_BRACKETS = re.compile(r"[()]")
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac"})
_SHORTEST_PART = 4
_WHOLE_NAMES = 2


@record(frozen=True, slots=True)
class Named:
    """A newsroom that a text names.

    Attributes:
        name: Its one name.
        start: Where the words begin in the line.
        end: One past their last.
        is_site: Whether it is named by its address on the web alone.
        is_station: Whether it is named by a call sign alone, which offices of sheriffs have, too.
    """

    name: str
    start: int
    end: int
    is_site: bool = False
    is_station: bool = False


def newsrooms_in(line: str, outlets: Mapping[str, Outlet] = MappingProxyType({})) -> Iterator[Named]:
    """Find the newsrooms that a line names: agencies, known papers and networks, others by the shape of their name.

    Args:
        line: Of a text.
        outlets: What an operator knows of outlets; their names are looked for, too, where they are not common words.

    >>> [found.name for found in newsrooms_in("The Salina Journal and WXYZ-TV report it, AP said.")]
    ['Salina Journal', 'WXYZ', 'Associated Press']
    """
    known = _known(tuple(outlets))
    for match in _matches(line, tuple(outlets)):
        kind, words = cast("str", match.lastgroup), match[0]
        name = known.get(words, words)
        if kind == "station":
            name = _SIGN.match(words)[0]  # type: ignore[index]  # it begins with one
            if name in _list("stations", "none") or name.endswith(tuple(_list("stations", "none_endings"))):
                continue
        elif kind == "paper":
            name = " ".join(_PLACE_BRACKETS.sub("", words).split())
            if name.endswith(tuple(_list("papers", "none"))):
                continue
        yield Named(name, match.start(), match.end(), kind == "site", kind == "station" and words == name)


def _matches(line: str, outlets: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """What the pattern finds, tried only where a name can begin: a search tries it at each letter, which takes ten times as long."""
    pattern, end = _pattern(outlets), 0
    for begin in _beginning(outlets).finditer(line):
        if begin.start() >= end and (match := pattern.match(line, begin.start())):
            end = match.end()
            yield match


def call_sign(host: str) -> str | None:
    """Give the call sign that a broadcaster's address is made of.

    >>> call_sign("www.wsbtv.com"), call_sign("westword.com")
    ('WSB', None)
    """
    label = _label(host)
    match = _DOMAIN_CALL.fullmatch(label)
    # The letters for television can be read as those of a sign, too: wsbtv is WSB.
    return None if match is None else match[1].upper().removesuffix("TV") if len(match[1]) < len(label) else match[1].upper()


def call_signs(text: str) -> set[str]:
    """Give what could be call signs in a text that names its own house: a title's end, a copyright line."""
    return set(_SIGN.findall(text))


@lru_cache(maxsize=1 << 14)
def spells(host: str, name: str) -> bool:
    """Whether an address is made of the name of an outlet: of its words, their beginnings or initials.

    >>> spells("ajc.com", "Atlanta Journal-Constitution"), spells("wgntv.com", "Chicago Tribune")
    (True, False)
    """
    label, words = _label(host), re.findall(r"[a-z0-9]+", name.casefold().removeprefix("the "))
    short = "".join(words)
    if label == short or (len(short) >= _SHORTEST_PART and short in label):
        return True
    if call_sign(host) == name.upper():
        return True
    return _spelled(label, tuple(words), 0) if len(words) >= _WHOLE_NAMES else False


def _spelled(label: str, words: tuple[str, ...], used: int) -> bool:
    """Whether what is left of an address is made of parts of the words that are left of a name, in their order, and small affixes."""
    if not label:
        return used >= _WHOLE_NAMES
    affix = _AFFIX.match(label)
    if affix and _spelled(label[affix.end() :], words, used):
        return True
    for number, word in enumerate(words):
        for size in range(min(len(label), len(word)), 0, -1):
            if label[:size] != word[:size]:
                continue
            # A long beginning of one word tells as much as the initials of two.
            weight = _WHOLE_NAMES if size >= _SHORTEST_PART else 1
            if _spelled(label[size:], words[number + 1 :], used + weight):
                return True
    return False


def _label(host: str) -> str:
    """The part of an address that its owner chose: `suntimes` of chicago.suntimes.com, `guardian` of guardian.co.uk."""
    parts = host.casefold().partition(":")[0].removeprefix("www.").split(".")
    while len(parts) > 1 and (len(parts[-1]) <= len("info") or parts[-1] in _SECOND_LEVEL):
        end = parts.pop()
        if len(end) == len("uk") and len(parts) > 1 and parts[-1] in _SECOND_LEVEL:
            continue
        break
    return _NO_LETTER.sub("", parts[-1])


@cache
def _list(table: str, key: str) -> tuple[str, ...]:
    return tuple(cast("Mapping[str, Mapping[str, list[str]]]", lexicon.load("newsrooms"))[table][key])


@lru_cache(maxsize=4)
def _known(outlets: tuple[str, ...]) -> Mapping[str, str]:
    wires = cast("dict[str, list[str]]", lexicon.load("wires")["wires"])
    rooms = cast("dict[str, list[str]]", lexicon.load("newsrooms")["newsrooms"])
    named = {alias: name for name, aliases in (rooms | wires).items() for alias in aliases}
    # "People reported hearing shots": a common word as the name of an outlet is not looked for.
    return named | {name: name for name in outlets if " " in name or not name.istitle()}


@lru_cache(maxsize=4)
def _beginning(outlets: tuple[str, ...]) -> re.Pattern[str]:
    first = {re.escape(name[0]) for name in _known(outlets)}
    return re.compile(rf"[A-Z({''.join(sorted(first))}]")


@lru_cache(maxsize=4)
def _pattern(outlets: tuple[str, ...]) -> re.Pattern[str]:
    known = _any_of(_known(outlets))
    outside, papers, coupled = _any_of(_list("papers", "outside")), _any_of(_list("papers", "words")), _any_of(_list("papers", "coupled"))
    word = rf"(?!(?:{outside})\b)[A-Z][\w.]*"
    place = rf"(?:(?:\({word}(?:\s{word})?\)|{word})\s){{1,4}}"
    paper = rf"(?:{place})?(?:{coupled})-(?:{coupled})|{place}(?:[A-Z]\w+-)?(?:{papers})"
    networks = rf"(?:{_any_of(_list('stations', 'networks'))})\s{word}(?:\s{word})?"
    station = rf"{_CALL}(?:-(?:TV|FM|AM|DT))?(?:\s(?:TV|News|Radio)\b)?"
    return re.compile(
        rf"(?<![\w-])(?:(?P<known>{known})|(?P<station>{station})|(?P<paper>{paper})|(?P<network>{networks})|(?P<site>[A-Z]\w+\.(?:com|org|net)))"
        r"(?![\w-])(?!['’]\w)(?!\.\w)"
    )


def _any_of(names: Iterable[str]) -> str:
    # The longest first: "Associated Press" before "AP".
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))

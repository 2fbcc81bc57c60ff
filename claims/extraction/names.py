"""Which words are names, and which speaker does a noun phrase name?"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.model.record import record
from claims.text.numeral import number_words
from claims.text.tokens import Shared
from claims.text.words import Part, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WORD = re.compile(
    r"""
      (?![DIR]-)[^\W\d_][\w&]*+(?:['’-](?=\w)[\w&]*+)*+['’]?+(?!\.)    # most words, first because they are most
    |
      (?:(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Prof|Rev|Brig|Adm|Det|Supt|Insp|Jr|Sr|Inc|Corp|Co|No)\.|(?<!\w)[A-Z]\.(?=\s[A-Z]))(?:['’]s)?
    | \b[DIR]-(?:(?:[A-Z]\.){2,}|[A-Z][a-z]+\.?)    # a member's party and state: R-S.C.
    | [^\W\d_][\w&]*+(?:['’-](?=\w)[\w&]*+)*+['’]?    # words, with what hyphens and apostrophes tie to them
    | \d+(?:[,.:]\d+)*\w*(?:-\w+)*
    | \S
    """,
    re.VERBOSE,
)
# Only the initial of a name is told by what stands behind white space: Ann B. Lund. The search goes from one full stop to the next.
_INITIAL = re.compile(r"\.(?<=[A-Z].)\s[A-Z]")
_PARTICLES = ("al-", "el-", "ad-", "as-", "ar-", "an-", "at-", "ash-", "abu-", "bin-")
_ELIDED = ("d'", "d’")
POSSESSIVE = ("'s", "’s", "s'", "s’")
_DEMONYM = re.compile(r"\w{2,}(?:ian|ean|ish|ese)$")


class Word:
    """A word, number or sign, with what hyphens and apostrophes tie to it; like a token, one wherever it stands. Never change one.

    Attributes:
        text: As written.
        lower: In lower case.
        is_name: Whether it is written like a name: a capital that is not the first half of a compound such as US-led.
        tied: Whether no white space stands between it and the word before it.
        width: Its length, and that of one space before it if there is any.
    """

    __slots__ = ("is_name", "lower", "text", "tied", "width")

    def __init__(self, text: str, *, tied: bool, named: bool | None = None) -> None:
        self.text = text
        self.lower = text.lower()
        self.is_name = is_name(text) if named is None else named
        self.tied = tied
        self.width = len(text) + (not tied)

    def __repr__(self) -> str:
        return f"Word({self.text!r}, tied={self.tied}, named={self.is_name})"


def words_of(text: str) -> list[Word]:
    """Cut a sentence into words for reading names.

    >>> [word.text for word in words_of("Gen. Haider al-Abadi's US-led force") if word.is_name]
    ['Gen.', 'Haider', "al-Abadi's"]
    """
    if _INITIAL.search(text):
        return [Word(found[0], tied=not text[found.start() - 1 : found.start()].isspace()) for found in _WORD.finditer(text)]
    return list(chain.from_iterable(map(_shared.__getitem__, text.split())))


def _cut(stretch: str) -> Iterator[Word]:
    return (Word(text, tied=at > 0) for at, text in enumerate(_WORD.findall(stretch)))


_shared = Shared(_cut)


@lru_cache(maxsize=65536)
def is_name(text: str) -> bool:
    """Whether a word is written like a name.

    >>> [is_name(word) for word in ("Raqa", "al-Abadi", "US-led", "town")]
    [True, True, False, False]
    """
    if "-" not in text:
        return text[0].isupper() or text.startswith(_ELIDED)
    if text[0].isupper():
        last = text.rpartition("-")[2]
        return not (last[:1].islower() and last.isalpha())
    return text.startswith(_PARTICLES) and not text.islower()


def is_demonym(word: str) -> bool:
    """Whether a lower-case word says of which country or people something is.

    >>> is_demonym("iraqi"), is_demonym("norwegian"), is_demonym("oslo")
    (True, True, False)
    """
    return word in speech("demonyms") or _DEMONYM.match(word) is not None


def is_common(word: Word, *, alone: bool) -> bool:
    """Whether a word with a capital is none but a common noun or adjective; alone it has to be a plural.

    >>> [is_common(word, alone=True) for word in words_of("Parents Berg Hill Family")]
    [True, False, False, False]
    """
    kinds = parts(word.lower)
    if not word.text.istitle() or not kinds & (Part.NOUN | Part.ADJECTIVE):
        return False
    return not alone or (word.lower.endswith("s") and lemma(word.lower, Part.NOUN) != word.lower)


@cache
def speech(*names: str) -> frozenset[str]:
    """The words of one or more of the lists in speech.toml, by their keys; joined once, since every word of a report is looked up."""
    lists = cast("Mapping[str, list[str]]", lexicon.load("speech")["words"])
    return frozenset().union(*(lists[name] for name in names))


@record(frozen=True, slots=True)
class Speaker:
    """Who a noun phrase names.

    Attributes:
        text: The name alone, or the phrase without its determiner where it holds no name.
        named: Whether that is a name.
        person: Whether he or she may take it up.
    """

    text: str
    named: bool
    person: bool


def speaker(phrase: Sequence[Word]) -> Speaker | None:
    """Name the speaker that a noun phrase stands for.

    Roles go where a name follows them, descriptions where they follow one; names of organisations stay whole.

    Args:
        phrase: The words of a noun phrase, without what follows its head (relative clauses, participles).

    Returns:
        The speaker, or None where the phrase holds no noun.
    """
    words = _bare(phrase)
    if not words or words[0].lower in speech("prepositions") or (len(words) == 1 and words[0].lower in number_words().values):
        return None
    alone = len(words) == 1 or not _ties(words, len(words) - 1, 1 + (words[-2].lower in speech("connectors")))
    if (words[-1].text.istitle() or words[-1].text.isupper()) and alone and words[-1].lower in speech("unnamed", "evidence"):
        # A capital at the head of a sentence makes no name: Officials said.
        words[-1] = Word(words[-1].lower, tied=words[-1].tied, named=False)
    after_title = _after_title(words)
    if after_title:
        after_title[-1] = unpossessed(after_title[-1])
        return Speaker(_text(after_title), named=True, person=True)
    first, last = _last_run(words)
    if first is None:
        # The US-led coalition is one speaker as much as a name is; suspected militants are none in particular.
        if _is_no_noun(words[-1].lower) and phrase[0].lower not in speech("determiners"):
            return None  # were waiting, said
        words = _role(words[:-1] if words[-1].lower in speech("spokespeople") and _is_body(words[:-1]) else words)
        led = words[0].text[0].isupper() and "-" in words[0].text and words[-1].lower not in speech("unnamed")
        body = _is_one(phrase) and len(words) > 1 and _is_body(words)
        return Speaker(_text(words), named=led or body, person=words[-1].lower in speech("titles"))
    return _with_tail(words, first, last)


_LONGEST_ROLE = 4


@cache
def _before_names() -> frozenset[str]:
    days = cast("Mapping[str, list[str]]", lexicon.load("dates")["weekdays"])
    owned = [day + owner for day in days for owner in POSSESSIVE if owner.endswith("s")]
    return speech("determiners", "adverbs", "conjunctions", "relatives").union(days, owned)


def _is_no_noun(word: str) -> bool:
    """Whether a word only does or describes, so that no phrase that ends with it is a speaker."""
    kinds = parts(word)
    return kinds is not Part.NONE and not kinds & Part.NOUN and word not in speech("unnamed", "titles")


def _is_one(phrase: Sequence[Word]) -> bool:
    """Whether no other body can be meant: the trade ministry, but not a trade ministry."""
    return phrase[0].lower not in speech("determiners") or phrase[0].lower in {"the", "its", "their", "his", "her", "our"}


def _is_body(words: Sequence[Word]) -> bool:
    return bool(words) and unpossessed(words[-1]).lower in speech("bodies")


def unpossessed(word: Word) -> Word:
    """The port's and the ports' as the port and the ports."""
    if not word.lower.endswith(POSSESSIVE):
        return word
    end = -2 if word.lower.endswith("s") else -1
    return Word(word.text[:end], tied=word.tied, named=word.is_name)


def _role(words: list[Word]) -> list[Word]:
    """A role or paper without a name, short enough to tell it by: up to "and", with what "of" adds where it is not long."""
    if len(words) <= _LONGEST_ROLE:
        return words
    end = next((k for k in range(1, len(words)) if words[k].lower in {"and", "or"}), len(words))
    tied = next((k for k in range(1, end) if words[k].lower in speech("prepositions")), end)
    if tied < end <= _LONGEST_ROLE + 1:
        return words[:end]
    return words[max(0, tied - _LONGEST_ROLE) : tied]


def _with_tail(words: list[Word], first: int, last: int) -> Speaker | None:
    run, tail = _without_demonym(_owned(words[first:last])), words[last:]
    if not tail:
        return Speaker(_text(run), named=True, person=_like_person(run))
    adjective = len(run) == 1 and is_demonym(run[0].lower)
    if not adjective and all(word.lower in speech("descriptors", "representatives") for word in tail):
        return Speaker(_text(run), named=True, person=False)
    head = next((word for word in reversed(tail) if word.text[0].isalpha()), None)
    if head is None:
        return None
    if head.lower in speech("writings") and run[-1].lower.endswith(POSSESSIVE):
        # What somebody writes is what he says: Ann Berg's letter.
        return speaker([*run[:-1], unpossessed(run[-1])])
    start = max(0, first - 2)
    if words[start].lower in speech("conjunctions"):  # police and the Ruva County coroner's office
        start -= 1
    whole = words[start:]
    return Speaker(_text(whole), named=head.lower not in speech("unnamed"), person=False)


def _bare(phrase: Sequence[Word]) -> list[Word]:
    """Drop what tells not who from both ends: determiners, days (a Friday statement), words like Britain-based; also, himself."""
    words = list(phrase)
    small = number_words().values  # six witnesses; but not: Six Flags
    while words and (words[0].lower in _before_names() or words[0].text in small or not words[0].text[0].isalpha()):
        words.pop(0)
    while words and words[-1].lower in speech("adverbs", "reflexives", "conjunctions"):
        words.pop()
    modifiers = 0
    while modifiers < len(words) - 1 and words[modifiers].lower.endswith(("-based", "-born", "-year-old")):
        modifiers += 1
    return words[modifiers:]


def _after_title(words: list[Word]) -> list[Word]:
    """The name after the last title, if the phrase ends with it."""
    title = next((i for i in range(len(words) - 2, -1, -1) if words[i].lower.rstrip(".") in speech("titles")), None)
    if title is None:
        return []
    name = words[title + 1 :]
    home = next((k for k, word in enumerate(name) if k and word.lower == "of"), len(name))
    name = name[:home]
    office = len(name) == 1 and name[0].lower in speech("bodies")  # the Justice Department
    return name if not office and all(word.is_name or word.lower in speech("particles") for word in name) else []


def _last_run(words: list[Word]) -> tuple[int | None, int]:
    """The last stretch of names; connectors inside it belong to it."""
    last = next((i + 1 for i in range(len(words) - 1, -1, -1) if words[i].is_name), None)
    if last is None:
        return None, 0
    first = last - 1
    while first > 0:
        step = next((n for n in (1, 2, 3) if _ties(words, first, n)), 0)
        if not step:
            break
        first -= step
    return first, last


def _ties(words: list[Word], first: int, step: int) -> bool:
    """Whether the word `step` places before is a name and only connectors stand between."""
    before = first - step
    return before >= 0 and words[before].is_name and all(word.lower in speech("connectors") for word in words[before + 1 : first])


def _owned(run: list[Word]) -> list[Word]:
    """Drop the owner where a name of its own follows: Norway's Red Cross, but the Sheriff's Office."""
    owners = (i for i in range(len(run) - 2, -1, -1) if run[i].lower.endswith(POSSESSIVE))
    owner = next((i for i in owners if i < len(run) - 2 or run[-1].lower not in speech("no_person")), None)
    return run if owner is None else run[owner + 1 :]


def _without_demonym(run: list[Word]) -> list[Word]:
    """Of the Egyptian MENA, MENA."""
    match run:
        case [adjective, short] if is_demonym(adjective.lower) and short.text.isupper():
            return [short]
        case _:
            return run


def _like_person(run: list[Word]) -> bool:
    return 1 <= len(run) <= _LONGEST_ROLE and not any(
        word.lower in speech("no_person") or word.text.isupper() or word.text == "&" for word in run
    )


def _text(words: Sequence[Word]) -> str:
    parts = [words[0].text]
    for word in words[1:]:
        parts.append(word.text if word.tied else " " + word.text)
    return "".join(parts)

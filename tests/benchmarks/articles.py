"""What text are the benchmarks run on?

Without a file of real articles: a corpus made up from the bundled sample, the same on every call. An event takes a story of the sample to
another place, with other figures, people and days; some events look alike, sharing the place or the week with an earlier one. Most events
have a few articles and some very many; four in ten articles are wire copies, printed by another outlet with its own line, often cut.
Paragraphs of background bring an article near to what local news has: 1.6 kB, 10 figures, and new names as long as the text goes on. `event_of` tells from a document's id which event it is of: figures of two events are of no one fact.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from itertools import islice
from typing import TYPE_CHECKING

from claims.model import Document
from claims.settings import load_settings
from claims.sources import read_documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NUMBER = re.compile(r"(?<![\d,.:])\b\d{2,3}\b(?![,.:]\d)(?P<share>(?=(?:\s*[-–]\s*\d+)?\s?(?:%|per\s?cent)))?")
_SYLLABLES = [
    "ba", "cor", "den", "el", "far", "gol", "hin", "is", "jor", "kel", "lum", "mar", "nov", "or", "pel", "ris", "sol", "tav", "ul", "ven",
]  # fmt: skip
_COPIES, _CUT = 0.4, 0.3  # of the articles; of the copies
_ALIKE = 0.15  # of the events
_MOST_ARTICLES, _TAIL = 60, 1.3  # of one event, and how quickly events of many grow rare
_LEAST, _MOST = 5, 11  # paragraphs of background
_SHARED = 0.4  # of these, those in which the figures are of the event, so that other articles have them too
_OUTLETS = 300
_BACKGROUND = [
    "{person}, who runs the clinic at {place}, said {n} patients had come in since Monday, about {m} of them children.",
    "The {place} school board said {n} pupils were kept at home, and that {p} percent of its classes would be held elsewhere.",
    "More than {k},000 households were without power in {place} county, according to the utility, which had sent {n} engineers.",
    "Police in {place} arrested {n} people over the weekend. {person}, a spokeswoman, said the oldest was {age}.",
    "The council set aside ${m} million for repairs in {place}, up from ${n} million a year earlier, {person} told reporters.",
    "At least {n} buildings were damaged in the {place} district and {m} roads were closed, the mayor, {person}, said.",
    'Volunteers from {place} handed out {k},{n}00 meals in {m} days. "Nobody asked us to," said {person}, {age}.',
    "Water in the {place} reservoir fell by {p} percent in a month; officials said {n} villages depend on it.",
    "{person} has lived in {place} for {n} years. The market there had {m} stalls before the fire, and has fewer than {age} now.",
    "A survey of {k},{n}00 residents of {place} found that {p} percent had thought of leaving.",
    "The hospital in {place} was founded in 1962. Its director, {person}, did not return calls on Tuesday.",
    (
        "Traffic on the road to {place} was slow in the evening, and {person} asked drivers to wait for the morning. The bus company said its"
        " drivers had been told to turn around at {other} if the bridge was closed."
    ),
    (
        '{person} grew up in {place} and came back to look after the family\'s orchard near {other}. "It was quiet here," {person} said. "You'
        ' knew whoever was at the door."'
    ),
    (
        "Neighbours in {place} brought blankets, tea and bread. {person} and {other} carried what they could to the hall of the old brewery,"
        " where the choir usually rehearses."
    ),
    (
        "It was not clear on Tuesday who would lead the inquiry. {person}, the prosecutor in {place}, declined to comment; the ministry of the"
        " interior referred questions to {other}."
    ),
    "The weather service expects wind and rain from the west to reach {place} by the weekend, and fog in the valley of the {other} river.",
]
_HOUSE_LINES = ["Copyright {year} {outlet}.", "Contact the newsroom at {outlet}.", "{outlet} staff contributed to this report."]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """What happened, where and when: a story of the sample under other names."""

    key: str
    story: str
    place: str
    day: datetime
    factor: float


def variations(size: int) -> list[Document]:
    """Make a corpus of `size` documents, the same on every call; a smaller one is the beginning of a larger one."""
    return list(islice(_articles(), size))


def event_of(doc_id: str) -> str:
    """The event that a made-up document is of."""
    return doc_id.split("/")[0]


def published(path: Path) -> list[Document]:
    """Read a file or folder of documents as `claims run` reads it."""
    return read_documents([path], load_settings().input, today=datetime.now(UTC).date()).documents


def _articles() -> Iterator[Document]:
    dice, earlier = random.Random("articles"), list[_Event]()
    while True:
        event = _event(len(earlier), dice, earlier)
        earlier.append(event)
        many = min(_MOST_ARTICLES, int(dice.paretovariate(_TAIL)) + 1)
        printed: list[Document] = []
        for number in range(many):
            copied = printed and dice.random() < _COPIES
            printed.append(_copy(dice.choice(printed), number, dice) if copied else _article(event, number, dice))
        yield from printed


def _event(number: int, dice: random.Random, earlier: list[_Event]) -> _Event:
    stories = sorted(_stories())
    event = _Event(
        key=f"event{number}",
        story=dice.choice(stories),
        place=_name(dice, syllables=dice.choice((2, 3, 4))),
        day=datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=dice.randrange(700)),
        factor=dice.uniform(0.5, 2),
    )
    if earlier and dice.random() < _ALIKE:
        other = dice.choice(earlier[-200:])
        same_place = dice.random() < 0.5
        event = replace(event, story=other.story, place=other.place) if same_place else replace(event, story=other.story, day=other.day)
    return event


def _article(event: _Event, number: int, dice: random.Random) -> Document:
    """The same shape of text as one of the sample about another place, with other figures, on another day, and some background."""
    document = dice.choice(_stories()[event.story])
    name = event.story.capitalize()

    def told(part: str) -> str:
        return part.replace(name, event.place).replace(name.upper(), event.place.upper())

    text = _NUMBER.sub(lambda found: str(_scaled(found, event.factor)), told(document.text))
    background = dict.fromkeys(_paragraph(event, dice) for _ in range(dice.randint(_LEAST, _MOST)))
    return replace(
        document,
        doc_id=f"{event.key}/{number}",
        text="\n\n".join([text, *background]),
        title=told(document.title),
        source=_outlet(dice),
        published_at=event.day + timedelta(hours=dice.randrange(72)),
    )


def _scaled(found: re.Match[str], factor: float) -> int:
    """Another figure in the place of one; a share of a whole stays within it."""
    scaled = max(2, round(int(found[0]) * factor))
    return scaled if found["share"] is None else min(scaled, 100)


def _copy(printed: Document, number: int, dice: random.Random) -> Document:
    """An article as another outlet prints it: under its own line, and often without its end."""
    paragraphs, outlet = printed.text.split("\n\n"), _outlet(dice)
    if dice.random() < _CUT:
        paragraphs = paragraphs[: max(3, len(paragraphs) * 2 // 3)]
    assert printed.published_at is not None
    line = dice.choice(_HOUSE_LINES).format(year=printed.published_at.year, outlet=outlet)
    return replace(
        printed,
        doc_id=f"{event_of(printed.doc_id)}/{number}",
        text="\n\n".join([*paragraphs, line]),
        source=outlet,
        published_at=printed.published_at + timedelta(hours=dice.randrange(24)),
    )


def _paragraph(event: _Event, dice: random.Random) -> str:
    """A paragraph of background: one of the event's, told alike by several, or one that this article alone has."""
    shared = dice.random() < _SHARED
    chance = random.Random(f"{event.key}/{dice.randrange(6)}") if shared else dice
    return chance.choice(_BACKGROUND).format(
        person=f"{_name(chance, syllables=2)} {_name(chance, syllables=chance.choice((2, 3, 4)))}",
        place=event.place if shared else _name(chance, syllables=chance.choice((2, 3, 4))),
        other=_name(chance, syllables=chance.choice((3, 4))),
        n=chance.randrange(2, 99),
        m=chance.randrange(2, 60),
        k=chance.randrange(2, 90),
        p=chance.randrange(3, 80),
        age=chance.randrange(18, 90),
    )


def _name(dice: random.Random, *, syllables: int) -> str:
    return "".join(dice.choices(_SYLLABLES, k=syllables)).capitalize()


def _outlet(dice: random.Random) -> str:
    """An outlet, the large ones far more often than the small."""
    number = min(_OUTLETS, int(dice.paretovariate(0.7)))
    return f"{_name(random.Random(f'outlet {number}'), syllables=2)} Gazette"


@cache
def _stories() -> dict[str, list[Document]]:
    """The articles of the sample by story."""
    lines = resources.files("claims").joinpath("sample/reports/reports.jsonl").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[Document]] = {}
    for row in map(json.loads, lines):
        document = Document(doc_id=row["id"], text=row["text"], title=row["title"], source=row["source"])
        found.setdefault(row["id"].split("-")[0], []).append(document)
    return found

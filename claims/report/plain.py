"""How is a report written as JSON?"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.report.records import Chapter, Report

SCHEMA = "claims-report/2"
"""Changes when a reader of the old form would misread the new one."""


def as_json(report: Report) -> Iterator[bytes]:
    """Write a report as JSON, piece by piece: plain data, null where nothing is known, times in ISO form, the schema's name first."""
    yield b'{"schema":' + _plain(SCHEMA)
    for field in fields(report):
        yield b"," + _plain(field.name) + b":"
        if field.name == "chapters":
            yield from _listed(map(_chapter, report.chapters))
        else:
            yield _plain(getattr(report, field.name))
    yield b"}\n"


def _chapter(chapter: Chapter) -> Iterator[bytes]:
    known = {field.name: getattr(chapter, field.name) for field in fields(chapter) if field.name != "facts"}
    yield _plain(known)[:-1] + b',"facts":'
    yield from _listed((_plain(fact),) for fact in chapter.facts)
    yield b"}"


def _listed(items: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    yield b"["
    for at, item in enumerate(items):
        yield b"," if at else b""
        yield from item
    yield b"]"


def _plain(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_UTC_Z)

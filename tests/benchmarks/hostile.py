"""Does any reader crash or hang on mutated inputs, or on a megabyte of hostile text?

Run from the project's root: python tests/benchmarks/hostile.py [MUTATIONS]

Prints a row a reader: mutated inputs, documents and lines that they gave, the slowest; then the slowest hostile megabyte.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pandas as pd

from claims.settings import load_settings
from claims.sources import read_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAID = "At least 12 people drowned when a dam broke above Lagos on Sunday, the rescue service said. About 300 families fled."
TODAY = date(2026, 3, 1)
_PIECES = (
    b"<",
    b">",
    b'"',
    b"\0",
    b"\xff\xfe",
    b"{",
    b"[" * 50,
    b"\n",
    b"&#0;",
    b"<!DOCTYPE",
    b"]]>",
    b"\x1f\x8b",
    b"9" * 400,
    b"\xed\xa0\x80",
)


def seeds() -> dict[str, bytes]:
    """One whole file of each kind, by its name."""
    rows = [
        {"id": f"r{number}", "text": f"{SAID} {number}", "published_at": "2014-02-16", "url": "https://o.example/1"} for number in range(5)
    ]
    frame, parquet, book = pd.DataFrame(rows), io.BytesIO(), io.BytesIO()
    frame.to_parquet(parquet)
    frame.to_excel(book, index=False)
    page = f"<html lang=en><head><title>Dam</title></head><body><article><p>{SAID}</p><p>{SAID}</p></article></body></html>".encode()
    item = (
        f"<item><title>Dam</title><guid>g1</guid><pubDate>Sun, 16 Feb 2014 10:30:00 GMT</pubDate><description>{SAID}</description></item>"
    )
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "O", "items": [{"id": "1", "content_text": SAID}] * 3}
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://o.example/1\r\nContent-Type: application/http\r\nContent-Length: "
    )
    return {
        "a.txt": f"Posted: Sunday, February 16, 2014\n{SAID}\nMore from World\nOil hits 90\nShare".encode(),
        "a.html": page,
        "a.jsonl": lines,
        "b.jsonl.gz": gzip.compress(lines, mtime=0),
        "a.csv": frame.to_csv(index=False).encode(),
        "a.parquet": parquet.getvalue(),
        "a.xlsx": book.getvalue(),
        "a.xml": f"<rss version='2.0'><channel><title>O</title>{item * 3}</channel></rss>".encode(),
        "a.json": json.dumps(feed).encode(),
        "b.xml": b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        + b"<url><loc>ftp://o.example/</loc></url>" * 5
        + b"</urlset>",
        "a.warc": (record + str(len(answer)).encode() + b"\r\n\r\n" + answer + b"\r\n\r\n") * 2,
    }


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A copy with a few bytes changed, cut out, doubled, moved or put in."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(out) + 1), chance.randint(1, 40)
        change = chance.randrange(5)
        if change == 0 and at < len(out):
            out[at] ^= 1 << chance.randrange(8)
        elif change == 1:
            del out[at : at + size]
        elif change == 2:
            out[at:at] = out[at : at + size]
        elif change == 3:
            out[at:at] = chance.choice(_PIECES)
        else:
            out = out[: max(1, at)] if chance.random() < 0.1 else out
    return bytes(out)


def hostile() -> Iterator[tuple[str, bytes]]:
    """Megabytes that readers of their kind find hard, by file name."""
    many = 1_000_000
    unit: dict[str, tuple[str, ...]] = {
        "txt": (
            ".",
            "'",
            "a",
            "1,",
            "More from ",
            "Share\n",
            "By \n",
            "(",
            "AP (",
            "2014-02-16 ",
            "Posted: ",
            "\n",
            " \n",
            "A. ",
            "\u0301",
        ),
        "html": ("<div>", "<p>", "<a href=x>", "<", "<table><tr><td>", "&amp;", "<script>", "<!--", "<meta charset=", "<b><i>"),
        "xml": (
            "<rss><a>",
            "<a><rss>",
            "<rss><channel><item>",
            "<rss><channel>" + "<item><title>x</title></item>",
            "<urlset><url><loc>",
            "<feed><entry>",
        ),
        "jsonl": ('{"text": "', "[", '{"a":', "1", '{"text":"a"}\n', "\\ud800"),
        "csv": ("text\n", 'text\n"', "text,", "text;\n", 'text\n"a""'),
        "warc": ("WARC/1.0\r\n", "WARC/1.0\r\nContent-Length: 9\r\n\r\n", "HTTP/1.1 200 OK\r\n", "WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
        "json": ("[", '{"items":[', '{"a":{"b":', "1"),
    }
    for kind, pieces in unit.items():
        for piece in pieces:
            yield f"hostile.{kind}", (piece * (many // len(piece.encode()) + 1)).encode()[:many]


def timed(read: Callable[[Path], int], path: Path) -> tuple[int, float]:
    """What a reader gave, and in how many seconds of processor time."""
    began = time.process_time()
    return read(path), time.process_time() - began


def main(mutations: int) -> None:
    """Print a row for each reader, then one for the hostile texts."""
    settings = load_settings().input.model_copy(update={"max_links": 0})

    def read(path: Path) -> int:
        reading = read_documents([path], settings, today=TODAY)
        return len(reading.documents) + len(reading.rejected)

    with TemporaryDirectory() as folder:
        for name, data in seeds().items():
            chance, path, worst, given = random.Random(name), Path(folder) / name, 0.0, 0
            for _ in range(mutations):
                path.write_bytes(mutated(data, chance))
                count, seconds = timed(read, path)
                given, worst = given + count, max(worst, seconds)
            sys.stdout.write(f"{name:12} {mutations:7,} mutated {given:9,} documents and lines, slowest {worst:.2f} s\n")
        times = []
        for name, data in hostile():
            (path := Path(folder) / name).write_bytes(data)
            times.append((timed(read, path)[1], name, data[:24]))
        for seconds, name, start in sorted(times, reverse=True)[:8]:
            sys.stdout.write(f"{name:14} {seconds:6.2f} s {start!r}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)

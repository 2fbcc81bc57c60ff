"""Does a run with a store ask an address only for what is new, and say what that changed?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from claims.pipeline import Run
from claims.result import CrossReference
from claims.settings import Settings
from claims.store import opened

_BEGAN = datetime(2025, 7, 2, 6, tzinfo=UTC)
_MINISTRY = "At least 40 people were killed when a ferry sank off Calder on Tuesday, the coastguard said."
_HOSPITAL = "A doctor at Calder hospital said 95 people were killed when a ferry sank off Calder on Tuesday."


@dataclass
class Feed:
    """A feed whose entries can be set, and the answers that it gave."""

    url: str
    entries: list[str] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    @property
    def page(self) -> bytes:
        items = "".join(
            f"<item><guid>{n}</guid><title>Ferry sinks off Calder</title><pubDate>Tue, 01 Jul 2025 1{n}:00:00 GMT</pubDate>"
            f"<description>{text}</description></item>"
            for n, text in enumerate(self.entries)
        )
        return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Calder Gazette</title>{items}</channel></rss>".encode()


@pytest.fixture
def feed() -> Iterator[Feed]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tag = f'"{len(served.entries)}"'
            known = self.headers.get("If-None-Match") == tag
            served.answers.append(304 if known else 200)
            self.send_response(served.answers[-1])
            self.send_header("ETag", tag)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", "0" if known else str(len(served.page)))
            self.end_headers()
            if not known:
                self.wfile.write(served.page)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    served = Feed(url=f"http://127.0.0.1:{server.server_port}/feed.xml")
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield served
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def poll(feed: Feed, settings: Settings, tmp_path: Path) -> Callable[[int], CrossReference]:
    """Runs over the feed, so many hours after the first time."""
    here = settings.input.model_copy(update={"allow_private_addresses": True, "respect_robots": False})
    local = settings.model_copy(update={"input": here})

    def carry_out(hour: int) -> CrossReference:
        with opened(local.store, str(tmp_path / "news.db")) as archive:
            run = Run(local, started_at=_BEGAN + timedelta(hours=hour), inputs=[feed.url], archive=archive)
            result = run.whole()
            run.write(result, tmp_path / "out")
            return result

    return carry_out


def test_a_feed_is_read_once_and_what_it_adds_is_told(feed: Feed, poll: Callable[[int], CrossReference]) -> None:
    feed.entries = [_MINISTRY]
    first = poll(0)
    assert (len(first.documents), len(first.facts)) == (1, 1)

    second = poll(1)
    assert feed.answers == [200, 304], "nothing is sent again that has not changed"
    assert second.claims["claim_id"].tolist() == first.claims["claim_id"].tolist(), "and what was read before is still there"
    assert second.changes is not None
    assert second.changes.table.empty

    feed.entries = [_MINISTRY, _HOSPITAL]
    third = poll(2)
    assert feed.answers[-1] == 200
    assert len(third.documents) == 2
    assert third.changes is not None
    (change,) = third.changes.table.to_dict("records")
    assert change["fact_id"] == first.facts["fact_id"].iloc[0]
    assert (change["n_documents_before"], change["n_documents_after"]) == (1, 2)


def test_runs_are_set_beside_earlier_ones_over_the_same_inputs(feed: Feed, poll: Callable[[int], CrossReference]) -> None:
    feed.entries = [_MINISTRY]
    counts = [poll(hour).run.statistics["earlier"]["n_runs"] for hour in range(3)]  # type: ignore[union-attr, index, call-overload]
    assert counts == [0, 1, 2]

"""How is an address fetched, without reaching what it must not and without being a burden to anybody?"""

from __future__ import annotations

import hashlib
import random
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from claims.sources.cursors import Cursor, Cursors, conditions
from claims.sources.kinds import KINDS, MEDIA_TYPES, PAGES, kind_of
from claims.sources.refusals import FetchError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import httpx
    from protego import Protego

    from claims.settings import InputSettings

AGENT = "claims"
_HEADERS = {"user-agent": f"{AGENT} (+https://pypi.org/project/claims/)", "accept-encoding": "gzip, deflate"}
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_PASSING = frozenset({408, 425, 429, *range(500, 600)})
# RFC 9309 asks for at least this much of a robots.txt to be read.
_ROBOTS_BYTES = 512_000
# A longer delay asked for in a robots.txt would make a run of a few pages last for hours.
_LONGEST_DELAY = 30.0
# Answers held at one time: they are fetched side by side and read one after the other.
_WINDOW = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered.

    Attributes:
        url: The address that answered, after redirects.
        data: The body.
        media_type: Such as text/html, empty where the server named none.
        charset: The encoding that the server named, or None.
        moved: Whether it stands there for good: every redirect on the way was a permanent one.
    """

    url: str
    data: bytes
    media_type: str
    charset: str | None
    moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """An address that has nothing new since its cursor."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Redirect:
    """Where an address points on, and whether for good."""

    url: str
    permanent: bool


Answer: TypeAlias = "Unchanged | tuple[Fetched, httpx.Headers]"


@dataclass(slots=True)
class _Host:
    """What is known of a server within one run: whose turn it is, when it may be asked again, what its robots.txt says."""

    turn: threading.BoundedSemaphore
    robots_read: threading.Lock = field(default_factory=threading.Lock)
    robots: Protego | UnreachableError | None = None
    is_read: bool = False
    free_at: float = 0.0
    pause: float = 0.0


class Fetcher:
    """Fetches the addresses of one run.

    Only http and https are spoken, and only with public addresses unless the settings allow private ones; see `claims.sources.connection`.
    Servers are asked side by side, each of them in turn and with a pause between; what robots.txt forbids is left alone.

    Args:
        settings: Limits, tries and pauses.
        cursors: What is known from earlier runs.
        sleep: How to wait.
    """

    def __init__(self, settings: InputSettings, cursors: Cursors, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._settings, self._known, self._sleep = settings, cursors, sleep
        self._hosts: dict[str, _Host] = {}
        self._new: dict[str, Cursor] = {}
        self._guard = threading.Lock()

    @property
    def cursors(self) -> dict[str, Cursor]:
        """The cursors of the addresses that answered, to be kept for the next run."""
        return dict(self._new)

    def fetch_all(self, urls: Iterable[str]) -> Iterator[Fetched | Unchanged | FetchError]:
        """Fetch addresses, those of several servers side by side; what each gave, or why it gave nothing, in their order."""
        named = list(urls)
        with ThreadPoolExecutor(self._settings.servers_at_once) as pool:
            for start in range(0, len(named), _WINDOW):
                window = named[start : start + _WINDOW]
                answers: dict[str, Fetched | Unchanged | FetchError] = {}
                for lane in pool.map(self._lane, self._lanes(window)):
                    answers |= lane
                yield from (answers[url] for url in window)

    def _lanes(self, urls: Iterable[str]) -> Iterator[list[str]]:
        """Addresses that are fetched one after the other: those of one server, on as many lanes as it may be asked at once."""
        by_server: dict[str, dict[str, None]] = defaultdict(dict)
        for url in urls:
            by_server[_server(url)][url] = None
        for own in by_server.values():
            lanes = self._settings.requests_per_server
            yield from (lane for at in range(lanes) if (lane := list(own)[at::lanes]))

    def _lane(self, urls: Iterable[str]) -> dict[str, Fetched | Unchanged | FetchError]:
        out: dict[str, Fetched | Unchanged | FetchError] = {}
        for url in urls:
            try:
                out[url] = self.fetch(url)
            except FetchError as err:
                out[url] = err
        return out

    def fetch(self, url: str) -> Fetched | Unchanged:
        """Fetch an address, following at most five redirects, and again where it fails in passing.

        Raises:
            UnreachableError: If it cannot be reached just now.
            FetchError: If it is refused, or answers with a lasting error, with too much or with what is not read.
        """
        cursor = self._known.get(url)
        answer = self._tried(lambda: self._follow(url, conditions(cursor), self._settings.max_page_bytes))
        if isinstance(answer, Unchanged):
            if cursor is None:
                raise FetchError("says that nothing has changed, though nothing is known of it")
            self._note(url, cursor.etag, cursor.last_modified, cursor.digest)
            return Unchanged(url=url)
        fetched, headers = answer
        digest = hashlib.sha256(fetched.data).hexdigest()
        self._note(url, headers.get("etag"), headers.get("last-modified"), digest)
        return Unchanged(url=url) if cursor is not None and cursor.digest == digest else fetched

    def _note(self, url: str, etag: str | None, last_modified: str | None, digest: str) -> None:
        self._new[url] = Cursor(etag=etag, last_modified=last_modified, digest=digest, fetched_at=datetime.now(UTC))

    def _tried(self, fetch: Callable[[], Answer]) -> Answer:
        for tried in range(self._settings.tries):
            try:
                return fetch()
            except UnreachableError as err:
                longest = self._settings.longest_wait_seconds
                if tried + 1 == self._settings.tries or (err.wait_seconds or 0) > longest:
                    raise
                # Twice as long each time, and not in step with others who failed at the same moment.
                own = min(2**tried * random.uniform(0.5, 1.5), longest)
                self._sleep(own if err.wait_seconds is None else err.wait_seconds)
        raise AssertionError

    def _follow(self, url: str, headers: dict[str, str], most_bytes: int, *, as_page: bool = True) -> Answer:
        moved: list[bool] = []
        for _ in range(_MOST_REDIRECTS + 1):
            asked = _address(url)
            host = self._host(asked)
            if as_page and self._settings.respect_robots:
                self._ask_robots(asked, host)
            with self._turn(host):
                answer = self._answer(asked, headers, most_bytes, as_page=as_page)
            if isinstance(answer, Unchanged):
                return answer
            if not isinstance(answer, _Redirect):
                return replace(answer[0], moved=bool(moved) and all(moved)), answer[1]
            moved.append(answer.permanent)
            url = answer.url
        raise FetchError("redirects too often")

    def _answer(self, url: httpx.URL, headers: dict[str, str], most_bytes: int, *, as_page: bool) -> Answer | _Redirect:
        """What an address answers, or where it points on."""
        import httpx

        from claims.sources.connection import open_client

        settings = self._settings
        try:
            with open_client(
                allow_private=settings.allow_private_addresses,
                silent_seconds=settings.download_seconds,
                whole_seconds=settings.max_download_seconds,
            ) as client, client.stream("GET", url, headers=_HEADERS | headers) as answer:  # fmt: skip
                return _taken(answer, most_bytes, as_page=as_page)
        # DecodingError among them: a body that is not packed as its headers say.
        except (httpx.HTTPError, httpx.StreamError) as err:
            reason = f"cannot be reached ({str(err) or type(err).__name__})"
            raise UnreachableError(reason) from err
        except httpx.InvalidURL as err:
            reason = f"points to what is not an address ({err})"
            raise FetchError(reason) from err

    def _host(self, url: httpx.URL) -> _Host:
        name = url.netloc.decode("ascii")
        with self._guard:
            if name not in self._hosts:
                turn = threading.BoundedSemaphore(self._settings.requests_per_server)
                self._hosts[name] = _Host(turn=turn, pause=self._settings.pause_seconds)
            return self._hosts[name]

    @contextmanager
    def _turn(self, host: _Host) -> Iterator[None]:
        """Wait until the server may be asked again."""
        with host.turn:
            if (wait := host.free_at - time.monotonic()) > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                host.free_at = time.monotonic() + host.pause

    def _ask_robots(self, url: httpx.URL, host: _Host) -> None:
        """Read a server's robots.txt once, as RFC 9309 asks.

        Raises:
            UnreachableError: If the server fails to answer for it: then nothing may be fetched for now.
            FetchError: If it forbids the address.
        """
        with host.robots_read:
            if not host.is_read:
                host.robots, host.is_read = self._robots(url), True
                delay = None if host.robots is None or isinstance(host.robots, UnreachableError) else host.robots.crawl_delay(AGENT)
                host.pause = max(host.pause, min(float(delay or 0.0), _LONGEST_DELAY))
        if isinstance(host.robots, UnreachableError):
            raise host.robots
        if host.robots is not None and not host.robots.can_fetch(str(url), AGENT):
            raise FetchError("its server's robots.txt asks programs not to fetch it")

    def _robots(self, url: httpx.URL) -> Protego | UnreachableError | None:
        from protego import Protego

        where = str(url.copy_with(raw_path=b"/robots.txt", fragment=None))
        try:
            answer = self._tried(lambda: self._follow(where, {}, _ROBOTS_BYTES, as_page=False))
        except UnreachableError as err:
            return UnreachableError(f"its server does not answer for its robots.txt ({err})")
        except FetchError:
            return None  # there is none: all is allowed
        return None if isinstance(answer, Unchanged) else Protego.parse(answer[0].data.decode("utf-8", errors="replace"))


def _server(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _address(url: str) -> httpx.URL:
    import httpx

    try:
        address = httpx.URL(url)
    except httpx.InvalidURL as err:
        reason = f"is not an address ({err})"
        raise FetchError(reason) from err
    if address.scheme not in {"http", "https"} or not address.host:
        raise FetchError("is not an http or https address")
    return address


def _taken(answer: httpx.Response, most_bytes: int, *, as_page: bool) -> Answer | _Redirect:
    """Take what a server answers; before its body is read, its status and type are."""
    status = answer.status_code
    if status in _REDIRECTS and "location" in answer.headers:
        return _Redirect(url=str(answer.url.join(answer.headers["location"])), permanent=status in _PERMANENT)
    if status == HTTPStatus.NOT_MODIFIED:
        return Unchanged(url=str(answer.url))
    if status != HTTPStatus.OK:
        reason = f"answered with status {status}"
        raise UnreachableError(reason, _asked_to_wait(answer.headers)) if status in _PASSING else FetchError(reason)
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if as_page and media_type not in MEDIA_TYPES and kind_of(answer.url.path) not in KINDS - PAGES:
        reason = f"answered with {media_type}, which is not read"
        raise FetchError(reason)
    data = _body(answer, most_bytes, cut=not as_page)
    return Fetched(url=str(answer.url), data=data, media_type=media_type, charset=answer.charset_encoding), answer.headers


def _asked_to_wait(headers: httpx.Headers) -> float | None:
    """The seconds of a Retry-After, which can be a number or a date (RFC 9110)."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        when = parsedate_to_datetime(said)
    except ValueError:
        return None
    when = when if when.tzinfo is not None else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _body(answer: httpx.Response, most_bytes: int, *, cut: bool) -> bytes:
    body = bytearray()
    for chunk in answer.iter_bytes(65_536):
        body += chunk
        if len(body) > most_bytes:
            if cut:
                break
            reason = f"answered with more than {most_bytes:,} bytes"
            raise FetchError(reason)
    return bytes(body[:most_bytes])

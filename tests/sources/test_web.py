"""Are addresses fetched with patience, with manners, and never where they must not lead? A real server on loopback answers."""

import contextlib
import gzip
import json
import socket
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from claims.sources import find_inputs, read_inputs
from claims.sources.connection import is_public
from claims.sources.refusals import FetchError, UnreachableError
from claims.sources.web import Fetched, Fetcher, Unchanged

SAID = "At least 12 people drowned when a dam broke above the city on Sunday, the rescue service said."
ROBOTS = "User-agent: *\nDisallow: /closed\nDisallow: /*.private$\nCrawl-delay: 0\n"


class Site(ThreadingHTTPServer):
    """A site that remembers what it was asked, and how many requests it had at a time."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked, self.now, self.most, self.robots, self.guard = [], 0, 0, ROBOTS, threading.Lock()
        self.robots_fails = False

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        site = self.server
        with site.guard:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            times = Counter(path for path, _ in site.asked)[self.path]
            site.now += 1
            site.most = max(site.most, site.now)
        time.sleep(0.005)  # long enough for another request to be seen beside this one
        # No longer counted when the answer begins: whoever has the last byte of it may ask again before this thread goes on.
        with site.guard:
            site.now -= 1
        with contextlib.suppress(OSError):  # the client has gone
            self.answer(site, times)

    def answer(self, site, times):  # noqa: C901 - a branch an address
        path, headers = self.path, self.headers
        if path == "/robots.txt" and site.robots_fails:
            self.send(503, "text/plain", "later")
        elif path == "/robots.txt":
            self.send(200 if site.robots else 404, "text/plain", site.robots or "")
        elif path == "/busy" and times < 3:
            self.send(503, "text/html", "later", {"Retry-After": "1.5"} if times == 1 else {"Retry-After": "2"})
        elif path == "/tomorrow":
            self.send(429, "text/html", "later", {"Retry-After": "86400"})
        elif path == "/tagged":
            new = headers.get("If-None-Match") == '"v1"'
            self.send(
                304 if new else 200, "text/plain", "" if new else SAID, {"ETag": '"v1"', "Last-Modified": "Sun, 16 Feb 2014 10:30:00 GMT"}
            )
        elif path == "/dripping":
            self.send_response(200)
            self.send_header("content-type", "text/plain")
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.1)
        elif path == "/silent":
            time.sleep(1.5)
        elif path == "/cut":
            self.send_response(200)
            self.send_header("content-type", "text/plain")
            self.send_header("content-length", "1000")
            self.end_headers()
            self.wfile.write(b"Five died.")
        elif path == "/bomb":
            self.send(200, "text/plain", gzip.compress(b"many words " * 1_000_000), {"Content-Encoding": "gzip"})
        elif path == "/unpacked":
            self.send(200, "text/plain", b"this is not packed", {"Content-Encoding": "gzip"})
        elif path.startswith("/to?"):
            self.send(302, "text/plain", "", {"Location": path.removeprefix("/to?")})
        elif path.startswith("/moved?"):
            self.send(301, "text/plain", "", {"Location": path.removeprefix("/moved?")})
        elif path == "/round":
            self.send(301, "text/plain", "", {"Location": "/round"})
        elif path == "/feed":
            item = f"<item><guid>g1</guid><description>{SAID}</description></item>"
            self.send(200, "text/xml", f"<rss version='2.0'><channel><title>The Outlet</title>{item}</channel></rss>")
        elif path == "/polish":
            self.send(200, "text/plain; charset=iso-8859-2", f"{SAID} Łódź sent 3 boats.".encode("iso-8859-2"))
        elif path == "/page-as-data":
            page = f"<!DOCTYPE html><html><body><article><p>{SAID}</p><p>{SAID[:60]} for days.</p></article></body></html>"
            self.send(200, "application/octet-stream", page)
        elif path == "/picture":
            self.send(200, "image/png", b"\x89PNG")
        elif path == "/list":
            self.send(200, "text/plain", f"{site.url}/1\n{site.url}/2\n{site.url}/list\n")
        elif path == "/sitemap.xml":
            self.send(200, "application/xml", f"<sitemapindex><sitemap><loc>{site.url}/pages.xml.gz</loc></sitemap></sitemapindex>")
        elif path == "/pages.xml.gz":
            places = "".join(f"<url><loc>{site.url}/{number}</loc></url>" for number in range(1, 30))
            self.send(200, "application/gzip", gzip.compress(f"<urlset>{places}</urlset>".encode()))
        elif path == "/feed.json":
            self.send(200, "application/feed+json", json.dumps({"items": [{"id": "j1", "content_text": SAID}]}))
        else:
            self.send(200, "text/plain; charset=utf-8", f"{SAID} {path}")

    def send(self, status, kind, body, more=None):
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in {"content-type": kind, "content-length": str(len(data)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


@pytest.fixture
def site():
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def here(settings):
    return settings.model_copy(update={"allow_private_addresses": True, "download_seconds": 30, "max_download_seconds": 60})


@pytest.fixture
def read(here, today):
    def reading(*urls, cursors=None, **changes):
        return read_inputs(find_inputs(urls).found, here.model_copy(update=changes), today=today, cursors=cursors)

    return reading


def test_a_busy_server_is_asked_again_after_the_time_it_asks_for(site, here):
    waits = []
    answer = Fetcher(here.model_copy(update={"tries": 3}), {}, sleep=waits.append).fetch(f"{site.url}/busy")
    assert isinstance(answer, Fetched)
    assert waits[-1] == 2
    assert 0.5 <= waits[0] <= 1.5, "a time that cannot be read is none: the first wait is our own"


def test_a_server_that_asks_for_too_long_a_wait_is_given_up_at_once(site, here):
    with pytest.raises(UnreachableError, match="429") as caught:
        Fetcher(here.model_copy(update={"tries": 3}), {}, sleep=pytest.fail).fetch(f"{site.url}/tomorrow")
    assert caught.value.wait_seconds == 86_400


def test_the_waits_between_tries_grow(here):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    waits = []
    with pytest.raises(UnreachableError):
        Fetcher(here.model_copy(update={"tries": 4, "respect_robots": False}), {}, sleep=waits.append).fetch(url)
    assert [0.5 * 2**number <= wait <= 1.5 * 2**number for number, wait in enumerate(waits)] == [True] * 3


@pytest.mark.parametrize(
    ("path", "expectation", "said"),
    [
        pytest.param("/cut", "reachable", "try again later", id="cut off"),
        pytest.param("/bomb", "fetched", "more than 20,000 bytes", id="small, but large once unpacked"),
        pytest.param("/unpacked", "reachable", "cannot be reached", id="not packed as it says"),
        pytest.param("/round", "fetched", "redirects too often", id="round and round"),
        pytest.param("/to?file:///etc/passwd", "fetched", "not an http or https address", id="pointing to a file"),
        pytest.param("/picture", "fetched", "image/png, which is not read", id="a picture"),
        pytest.param("/closed/1", "fetched", "robots.txt", id="closed to programs"),
        pytest.param("/a.private", "fetched", "robots.txt", id="closed by a wildcard"),
        pytest.param("/to?/closed/1", "fetched", "robots.txt", id="pointing on to what is closed"),
    ],
)
def test_an_address_that_gives_nothing_is_a_line(site, read, path, expectation, said):
    got = read(site.url + path)
    ((line),) = got.rejected
    assert (got.documents, line.expectation) == ([], expectation)
    assert said in line.reason


@pytest.mark.parametrize(
    ("path", "limits"),
    [
        pytest.param("/dripping", {"max_download_seconds": 1.2}, id="a byte now and then"),
        pytest.param("/silent", {"download_seconds": 1}, id="silent"),
    ],
)
def test_a_slow_server_is_given_up(site, read, path, limits):
    # Only the answer itself is slow: nobody waits for a robots.txt.
    got = read(site.url + path, respect_robots=False, **limits)
    ((line),) = got.rejected
    assert (got.documents, line.expectation) == ([], "reachable")
    assert "try again later" in line.reason


def test_robots_is_asked_once_and_may_be_overruled(site, read):
    assert len(read(f"{site.url}/1", f"{site.url}/2").documents) == 2
    assert len(read(f"{site.url}/closed/1", respect_robots=False).documents) == 1
    assert [path for path, _ in site.asked].count("/robots.txt") == 1
    assert {headers["user-agent"].split()[0] for _, headers in site.asked} == {"claims"}


def test_a_site_without_robots_is_open(site, read):
    site.robots = ""
    assert len(read(f"{site.url}/closed/1").documents) == 1


def test_a_site_that_fails_to_say_what_is_closed_is_left_alone_for_now(site, read):
    site.robots_fails = True
    got = read(f"{site.url}/1", f"{site.url}/2")
    assert [line.expectation for line in got.rejected] == ["reachable", "reachable"]
    assert {path for path, _ in site.asked} == {"/robots.txt"}


def test_the_encoding_that_the_server_names_is_believed(site, read):
    (got,) = read(f"{site.url}/polish").documents
    assert got.text.endswith("Łódź sent 3 boats.")


def test_a_page_is_known_by_its_bytes_where_the_server_says_nothing(site, read):
    (got,) = read(f"{site.url}/page-as-data").documents
    assert got.text.splitlines()[0] == SAID


@pytest.mark.parametrize(
    ("path", "moved"),
    [("/moved?/feed", True), ("/moved?/moved?/feed", True), ("/to?/feed", False), ("/moved?/to?/feed", False), ("/moved?/1", False), ("/feed", False)],
)  # fmt: skip
def test_a_feed_that_has_moved_for_good_is_read_and_said_to(site, read, path, moved):
    got = read(site.url + path)
    assert len(got.documents) == 1
    assert [(line.expectation, line.value, line.kept) for line in got.rejected] == [("address_current", f"{site.url}/feed", True)] * moved


def test_what_has_not_changed_is_not_read_again(site, read):
    first = read(f"{site.url}/tagged", f"{site.url}/1")
    assert (len(first.documents), first.unchanged) == (2, ())
    cursor = first.cursors[f"{site.url}/tagged"]
    assert (cursor.etag, cursor.last_modified) == ('"v1"', "Sun, 16 Feb 2014 10:30:00 GMT")
    again = read(f"{site.url}/tagged", f"{site.url}/1", f"{site.url}/2", cursors=first.cursors)
    assert again.unchanged == (f"{site.url}/tagged", f"{site.url}/1"), "by the server's word, and by the same bytes"
    assert len(again.documents) == 1
    assert again.cursors[f"{site.url}/tagged"].digest == cursor.digest
    asked = [headers for path, headers in site.asked if path == "/tagged"]
    assert asked[1]["if-none-match"] == '"v1"'
    assert asked[1]["if-modified-since"] == cursor.last_modified


def test_lists_and_sitemaps_are_followed_once_each_and_up_to_a_limit(site, read):
    got = read(f"{site.url}/list")
    assert [one.doc_id for one in got.documents] == [f"{site.url}/1", f"{site.url}/2"]
    got = read(f"{site.url}/sitemap.xml")
    assert len(got.documents) == 8, "ten addresses, two of them sitemaps"
    assert [(line.expectation, line.value) for line in got.rejected] == [("links_followed", "21")]


def test_a_list_of_addresses_in_a_file_is_followed(site, read, tmp_path):
    (tmp_path / "links.txt").write_text(f"# Sunday\n{site.url}/1\n\n{site.url}/feed.json\n")
    assert [one.doc_id for one in read(tmp_path / "links.txt").documents] == [f"{site.url}/1", "j1"]


def test_one_request_at_a_time_and_the_answers_in_order(site, read):
    urls = [f"{site.url}/{number}" for number in range(12)]
    got = read(*urls)
    assert [one.doc_id for one in got.documents] == urls
    assert site.most == 1


def test_servers_are_asked_side_by_side(site, here):
    other = Site()
    threading.Thread(target=other.serve_forever, daemon=True).start()
    urls = [f"{one.url}/{number}" for number in range(3) for one in (site, other)]
    answers = list(Fetcher(here, {}).fetch_all(urls))
    other.shutdown()
    other.server_close()
    assert [answer.url for answer in answers] == urls


def test_a_pause_is_kept_between_requests(site, here):
    waits = []
    fetcher = Fetcher(here.model_copy(update={"pause_seconds": 3}), {}, sleep=waits.append)
    list(fetcher.fetch_all([f"{site.url}/1", f"{site.url}/2"]))
    assert len(waits) == 2, "robots.txt, then a page, then another"
    assert all(2 < wait <= 3 for wait in waits)


def test_nothing_changed_without_a_cursor_is_an_error(site, here):
    fetcher = Fetcher(here, {})
    assert isinstance(fetcher.fetch(f"{site.url}/tagged"), Fetched)
    known = Fetcher(here, fetcher.cursors)
    assert isinstance(known.fetch(f"{site.url}/tagged"), Unchanged)


def test_a_name_that_stands_for_a_private_address_is_refused(monkeypatch, settings):
    """Whatever a name stands for is checked, all of it: one private address among public ones is enough."""
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 80)) for host in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: answers)
    with pytest.raises(FetchError, match="private network"):
        Fetcher(settings, {}).fetch("http://outlet.example/")


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch, site, here):
    """A name is asked once for each connection: a second answer, which might lead elsewhere, is never sought."""
    asked, port = [], site.server_address[1]

    def resolve(host, *args, **more):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    connect = socket.create_connection
    monkeypatch.setattr(
        socket,
        "create_connection",
        lambda address, *args, **more: connect(("127.0.0.1", port)) if address[0] == "127.0.0.1" else pytest.fail(address),
    )
    Fetcher(here.model_copy(update={"respect_robots": False}), {}).fetch(f"http://outlet.example:{port}/1")
    assert asked[0] == "outlet.example"
    assert site.asked[0][1]["host"] == f"outlet.example:{port}"


def test_a_redirect_to_a_private_address_is_refused(monkeypatch, site, here):
    from claims.sources import connection

    monkeypatch.setattr(connection, "is_public", lambda host: host == "127.0.0.1")
    strict = here.model_copy(update={"allow_private_addresses": False})
    with pytest.raises(FetchError, match="private network"):
        Fetcher(strict, {}).fetch(f"{site.url}/to?http://127.0.0.2:9/")


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:192.168.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", True),
    ],
)
def test_only_addresses_of_the_open_internet_are_public(host, public):
    assert is_public(host) is public

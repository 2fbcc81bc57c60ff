"""Are pages and feeds read as the articles they hold?"""

from datetime import date

import pytest

from claims.model import Rejection
from claims.sources.entry import Content
from claims.sources.feeds import is_feed, read_feed
from claims.sources.pages import read_page
from claims.sources.streams import held

PAGE = """<!DOCTYPE html><html lang="en-GB"><head>
<title>Dam breaks above Lagos | The Outlet</title>
<meta property="og:site_name" content="The Outlet"><meta property="og:title" content="Dam breaks above Lagos">
<meta property="article:published_time" content="2014-02-16T10:30:00+00:00">
<link rel="canonical" href="https://outlet.example/news/dam">{extra}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World: 50 stories today</a></li></ul></nav>
<div id="cookie-banner">We use 37 cookies.</div>
<article><h1>Dam breaks above Lagos</h1>
<p>At least 12 people drowned when a dam broke above the city of Lagos on Sunday morning, the rescue service said.</p>
<p>About 300 families spent the night in schools, and the water was still rising in the valley – it reached 4 metres.</p></article>
<section id="comments"><p>First! I counted 99 bodies.</p></section>
<footer>Copyright 2014 The Outlet. 12 offices worldwide.</footer></body></html>"""
RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Outlet</title><link>https://outlet.example/</link><language>en</language>
<item><title>Dam breaks &amp; floods valley</title><link>https://outlet.example/1</link><guid>tag:outlet.example,2014:1</guid>
<pubDate>Sun, 16 Feb 2014 10:30:00 GMT</pubDate><description>At least 12 drowned.</description>
<content:encoded><![CDATA[<p>At least 12 people drowned.</p><script>steal(99)</script><p>About 300 families fled &ndash; at night.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://outlet.example/2</link><description>&lt;b&gt;Six&lt;/b&gt; died.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Outlet</title><entry><id>urn:1</id><title>Toll</title>
<link href="https://outlet.example/1"/><updated>2014-02-16T10:30:00Z</updated><summary>Twelve drowned.</summary></entry></feed>"""


def content(data, url=None):
    return Content(where="in/p", doc_id="p", stream=held(data.encode() if isinstance(data, str) else data), most_bytes=1_000_000, url=url)


def page(data, **given):
    return list(read_page(content(data, **given), earliest_year=1990, today=date(2026, 3, 1)))


def test_a_page_gives_its_article_and_what_its_metadata_say():
    (entry,) = page(PAGE.format(extra=""))
    assert entry.text.splitlines() == [
        "At least 12 people drowned when a dam broke above the city of Lagos on Sunday morning, the rescue service said.",
        "About 300 families spent the night in schools, and the water was still rising in the valley – it reached 4 metres.",
    ]
    assert (entry.title, entry.site, entry.published[:10]) == ("Dam breaks above Lagos", "The Outlet", "2014-02-16")
    assert (entry.url, entry.language, entry.doc_id) == ("https://outlet.example/news/dam", "en-GB", "p")


def test_a_page_is_read_in_the_encoding_it_declares():
    (entry,) = page(PAGE.format(extra='<meta charset="windows-1252">').encode("cp1252"))
    assert "valley – it reached" in entry.text


def test_a_date_after_today_is_not_taken_from_a_page():
    (entry,) = page(PAGE.format(extra="").replace("2014-02-16", "2031-02-16"))
    assert entry.published is None


@pytest.mark.parametrize("data", ["", "<html><body><script>var a = 12</script></body></html>", "<<<>>>", "<?xml version='1.0'?><a/>"])
def test_a_page_without_an_article_is_one_line(data):
    (rejected,) = page(data)
    assert isinstance(rejected, Rejection)
    assert rejected.expectation == "page_has_article"


def test_a_feed_gives_its_entries_with_their_longest_text_as_lines():
    first, second = read_feed(content(RSS, url="https://outlet.example/feed"))
    assert first.text == "At least 12 people drowned.\nAbout 300 families fled – at night."
    assert (first.title, first.doc_id, first.url) == ("Dam breaks & floods valley", "tag:outlet.example,2014:1", "https://outlet.example/1")
    assert (first.site, first.published) == ("The Outlet", "Sun, 16 Feb 2014 10:30:00 GMT")
    assert (second.text, second.doc_id, second.published) == ("Six died.", "https://outlet.example/2", None)


def test_an_atom_feed_is_read_too():
    (entry,) = read_feed(content(ATOM))
    assert (entry.doc_id, entry.text, entry.published) == ("urn:1", "Twelve drowned.", "2014-02-16T10:30:00Z")


@pytest.mark.parametrize("data", ["", "<rss><channel></channel></rss>", "not a feed", "<feed"])
def test_a_feed_without_entries_is_one_line(data):
    (rejected,) = read_feed(content(data))
    assert rejected.expectation == "feed_has_entries"
    assert "\n" not in rejected.reason


@pytest.mark.parametrize(("data", "expected"), [(RSS, True), (ATOM, True), (PAGE, False), ("", False)])
def test_a_feed_is_known_by_how_it_begins(data, expected):
    assert is_feed(data.encode()) is expected

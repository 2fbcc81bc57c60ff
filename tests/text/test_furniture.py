"""Is page furniture found, and is every line of an article left alone?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import lexicon
from claims.text.furniture import _is_shouted, find_furniture

BODY = "At least 12 people drowned when the dam broke, the rescue service said."


def furniture(text):
    return [text[span.start : span.end] for span in find_furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "- Share",
        "Share this story",
        "Share on Facebook",
        "Share this: Facebook",
        "Like this: Like Loading...",
        "Facebook | Twitter | Email",
        "Advertisement",
        "14 Comments",
        "Subscribe to The Outlet",
        "Sign up for our newsletter and get 10 stories every morning",
        "Get the 5 stories you need delivered to your inbox",
        "From breaking news to long reads, get the best of The Outlet delivered directly to your inbox.",
        "Close Get email notifications on Ada Obi daily!",
        "Whenever Ada Obi posts new content, you'll get an email delivered to your inbox with a link.",
        "Email notifications are only sent once a day, and only if there are 2 new matching items.",
        "Please enable Javascript to watch this video",
        "We use cookies and share them with 120 partners",
        "Copyright 2014 The Outlet. All rights reserved.",
        "(© 2014 WXYZ)",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "RELATED: 3 held after 40 die in ferry fire",
        "• Related: Ferry fire: 40 dead",
        "READ MORE: Ferry fire kills 40",
        "Read or Share this story: http://outlet.example/2xY7",
        "Click here for 12 photos of the flood",
        "Follow Ada Obi on Twitter @adaobi1",
        "Contact Ada Obi at ada@outlet.example or 555-010-0199.",
        "Photo: City of Lagos Image 1 of / 23 Caption Close",
        "Getty Images",
        "Last update: Sun, 16/02/2014 - 13:48",
        "Updated: Sunday, February 16, 2014 10:01 PM EDT",
        "This is a developing story. Check back for updates.",
        "You have 2 free articles left this month.",
        "You've read 3 of 5 free articles.",
        "1,204 shares",
        "Comments (23)",
        "Show 23 comments",
        "Be the first to comment",
        "5 min read",
        "Estimated reading time: 4 minutes",
        "Listen to this article · 4 min",
        "8 hours ago",
        "8.40am GMT",
        "08:40 GMT",
        "8:40 p.m. ET",
        "Show key events only",
        "Play Video 2:15",
        "Save article for later",
        "We value your privacy",
        "We and our 847 partners store and access information on a device",
        "Manage cookies",
        "Image source, Getty Images",
        "REUTERS/Ada Obi",
        "The post Dam breaks above Lagos, 12 dead appeared first on The Outlet.",
        "Enter your email to get 5 stories a day",
        "Get 3 months for 1 dollar. Subscribe now",
        "Support independent journalism from 5 dollars a month",
        "Read more about the flood of 2009 here",
        "READ NEXT: Ferry fire kills 40",
        "LISTEN: 5 things to know about the dam",
        "Tags: Lagos, 12 dead, floods",
        "SPONSORED: 5 tricks for better sleep",
    ],
)
def test_a_line_of_furniture_is_found_after_the_text(line):
    assert furniture(f"{BODY}\n\n{line}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "Share prices fell 12 percent on Monday.",
        "More from the north are expected, with 300 buses on the road.",
        "Sharing a border with 4 states, the province took in 20,000 people.",
        "UPDATE: Three people were killed on February 16, 2014.",
        "Updated figures show that 40 people died.",
        "Published figures put the toll at 40.",
        "Related deaths rose to 40 in February.",
        "Comments by 3 ministers drew anger.",
        "Following the collapse, 300 families were moved.",
        "Subscribers to the scheme, some 4,000 of them, lost their savings when the bank failed, and 12 have sued.",
        "The 40 dead, by village:",
        "Okoro, 34, of the 5th district",
        "By Sunday 40 people had died.",
        "- 40 dead in Lagos",
        "© Ada Obi, 34, was among the 12 people who drowned on Sunday when the dam broke above the city, the rescue service said.",
        "He said: “Sign up 300 more men.”",
        "Anyone with information is asked to call 555-010-0199.",
        "Facebook said it had removed 3,000 accounts.",
        "Home to 2 million people, the city has no sewers.",
        "---",
        "You have 12 people who drowned, the mayor said.",
        "12 shares were sold for 40 dollars each.",
        "Comments on the 12 deaths came quickly.",
        "8 hours ago the dam broke.",
        "At 8.40am 12 people were found.",
        "The post was held by 40 soldiers when the enemy appeared first on the hill.",
        "Support for the 300 families came at once.",
        "Credit for 40 farmers ran out.",
        "Saved 40 people",
        "Readers sent 5 letters.",
        "AP",
        "- 'Victory after victory' -",
    ],
)
def test_a_line_of_an_article_is_left_alone(line):
    assert furniture(f"{BODY}\n{line}\n{BODY}") == []


def test_what_stands_under_more_from_is_of_other_articles():
    links = "More from World\n\nFerry fire kills 40\n\nThe ferry burned for 3 hours off the coast on Sunday, the latest in a series of...\n\nOil hits 90 dollars"
    assert furniture(f"{BODY}\n\n{links}") == [links]


def test_a_list_of_links_within_an_article_ends_with_the_article_going_on():
    assert furniture(f"{BODY}\nRelated Stories\nFerry fire kills 40\nOil hits 90 dollars\n{BODY}\nFerries of the 3 lines stood still") == [
        "Related Stories\nFerry fire kills 40\nOil hits 90 dollars"
    ]


def test_a_heading_that_opens_no_list_is_left_alone():
    assert furniture(f"Also\n{BODY}") == []


def test_teasers_with_writers_and_times_are_a_list():
    teasers = (
        "-\nFerry fire kills 40\nThe Explainer It burned for 3 hours before help came\nBy Ada Obi, The Outlet Published\n"
        "-\nIs a 2-billion-dollar dam safe?\nTalking Point Engineers warned of it\nBy The Outlet Published"
    )
    assert furniture(f"{BODY}\n{teasers}") == [teasers]


def test_one_byline_is_no_list_of_teasers():
    assert furniture(f"Dam breaks above the city\nBy Ada Obi, The Outlet Published\n{BODY}") == []


def test_the_slogan_under_a_call_to_subscribe_belongs_to_it():
    call = "Subscribe to The Outlet\nThink further. See the facts behind the news.\nSign up for our newsletters"
    assert furniture(f"{BODY}\n{call}\n{BODY}") == [call]


def test_a_sentence_between_two_links_is_left_alone():
    assert furniture(f"{BODY}\nRELATED: Ferry fire\nThere is no word on survivors.\nRELATED: Oil hits 90\n{BODY}") == [
        "RELATED: Ferry fire",
        "RELATED: Oil hits 90",
    ]


def test_a_caption_fused_with_the_head_stays():
    text = f"Rescuers search for 12 people on February 16, 2014 (AFP Photo/ADA OBI)\n\nLagos (AFP) - {BODY}"
    assert furniture(text) == []


def test_neighbours_are_one_span_and_line_ends_of_any_system_do():
    assert furniture(f"{BODY}\r\n\r\n Share \r\n\r\nTweet\r\n") == ["Share \r\n\r\nTweet"]


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n", "Share"])
def test_texts_without_an_article_do_no_harm(text):
    assert furniture(text) == ([text] if text.strip() else [])


def test_a_very_long_line_takes_no_time():
    for text in ("." * 200_000 + "a", "a" * 200_000, "Share " * 40_000, "'" * 200_000, "More from " + " " * 200_000 + "."):
        find_furniture(text)


PARTS = st.sampled_from(
    ["Share", BODY, "More from World", "Ferry fire kills 40", "By Ada Obi Published", "-", "", "Sign up now", "Updated: 16 Feb 2014", " x "]
)


@given(st.lists(PARTS | st.text(max_size=30), max_size=20), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_spans_index_whole_lines_in_order_and_apart(parts, end):
    text = end.join(parts)
    reached = -1
    for span in find_furniture(text):
        assert reached < span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        assert not text[: span.start].rpartition("\n")[2].strip()
        assert not text[span.end :].partition("\n")[0].strip()
        reached = span.end


@pytest.mark.parametrize("pattern", lexicon.load("furniture")["says"])
@given(data=st.data())
def test_whatever_says_that_a_line_is_furniture_holds_a_telling_word(pattern, data):
    said = data.draw(st.from_regex(re.compile(pattern, re.ASCII)))
    assert any(word in said for word in lexicon.load("furniture")["telling"])


@given(st.text(st.sampled_from("AbZ é1 É.")))
def test_capitals_are_counted_alike_in_any_script(text):
    # an accent at the end, which is no letter by itself, keeps the text from being read as ASCII
    assert _is_shouted(text) == _is_shouted(f"{text}\N{COMBINING ACUTE ACCENT}")

"""Documents of one event are one story, and look-alike events stay apart."""

from datetime import date, timedelta

import pandas as pd
import pytest

from claims.match.readings import Readings
from claims.match.stories import find_stories

NOWHERE = pd.Series(dtype="str")

QUAKE_2012 = [
    ("q1", "A quake shook Sorrel island on Tuesday and flattened the fishing port of Almere, the island's governor Petra Lind said.",
     {"day": date(2012, 3, 7), "source": "Post"}),
    ("q2", "Rescuers searched the fishing port of Almere on Sorrel island, flattened by a quake on Tuesday. Governor Petra Lind asked for tents.",
     {"day": date(2012, 3, 8), "source": "Wire"}),
]  # fmt: skip
QUAKE_2015 = [
    ("q3", "A quake shook Sorrel island on Friday, cracking the Vantor dam above the town of Brosk, mayor Ilan Dusek said.",
     {"day": date(2015, 10, 3), "source": "Post"}),
    ("q4", "Engineers inspected the Vantor dam above Brosk after Friday's quake on Sorrel island. Mayor Ilan Dusek closed the town's schools.",
     {"day": date(2015, 10, 4), "source": "Gazette"}),
]  # fmt: skip


def stories(frame, settings):
    found = find_stories(frame, NOWHERE, settings.stories, Readings()).story_id
    return {frozenset(frame["doc_id"][found == story]) for story in found.unique()}


def test_two_earthquakes_on_one_island_three_years_apart_are_two_stories(make_documents, settings):
    frame = make_documents(*QUAKE_2012, *QUAKE_2015)
    assert stories(frame, settings) == {frozenset({"q1", "q2"}), frozenset({"q3", "q4"})}


def test_the_order_of_documents_changes_nothing(make_documents, settings):
    rows = [*QUAKE_2012, *QUAKE_2015]
    there = find_stories(make_documents(*rows), NOWHERE, settings.stories, Readings())
    back = find_stories(make_documents(*reversed(rows)), NOWHERE, settings.stories, Readings())
    assert back.story_id.tolist() == there.story_id.tolist()[::-1]


def test_furniture_of_an_outlet_makes_no_story(make_documents, settings):
    furniture = "Get the Harbour Herald newsletter with Mona Quist delivered daily to your inbox. "
    frame = make_documents(
        ("a", furniture + "A mill burned down in Ostrava.", {"source": "Herald"}),
        ("b", furniture + "Voters in Malmo elected a mayor.", {"source": "Herald"}),
    )
    assert stories(frame, settings) == {frozenset({"a"}), frozenset({"b"})}


def test_documents_without_words_are_stories_of_their_own(make_documents, settings):
    assert stories(make_documents(("a", ""), ("b", "")), settings) == {frozenset({"a"}), frozenset({"b"})}


def test_no_documents_give_no_stories(make_documents, settings):
    assert find_stories(make_documents(), NOWHERE, settings.stories, Readings()).story_id.empty


@pytest.mark.parametrize("days", [30, 600])
def test_similarity_fades_with_the_time_between_publication(make_documents, settings, days):
    texts = ["The lighthouse of Almere on Sorrel island was sold to Petra Lind.", "Petra Lind bought the lighthouse on Sorrel island."]
    published = [date(2012, 3, 7), date(2012, 3, 7) + timedelta(days=days)]

    def similarity(first, second):
        frame = make_documents(("a", texts[0], {"day": first}), ("b", texts[1], {"day": second}))
        return find_stories(frame, NOWHERE, settings.stories, Readings()).similar["similarity"].iloc[0]

    assert settings.stories.lasting_share * similarity(published[0], published[0]) < similarity(*published)
    assert similarity(*published) < similarity(published[0], published[0])


def test_documents_that_do_not_name_each_others_place_are_less_alike(make_documents, settings):
    texts = [
        "The relief council said the siege of Orrin had lasted a month.",
        "The relief council said the siege of Tavel had lasted a month.",
    ]
    frame = make_documents(("a", texts[0], {}), ("b", texts[1], {}))
    near = find_stories(frame, NOWHERE, settings.stories, Readings()).similar["similarity"].iloc[0]
    apart = find_stories(frame, pd.Series({"a": "orrin", "b": "tavel"}), settings.stories, Readings()).similar["similarity"].iloc[0]
    assert apart == pytest.approx(near * settings.stories.elsewhere_share)


def test_one_name_in_the_other_document_is_enough_to_be_about_one_place(make_documents, settings):
    texts = ["The siege of Orrin, near Tavel, has lasted a month.", "Relief reached Tavel after the siege had lasted a month."]
    frame = make_documents(("a", texts[0], {}), ("b", texts[1], {}))
    plain = find_stories(frame, NOWHERE, settings.stories, Readings()).similar["similarity"].iloc[0]
    named = find_stories(frame, pd.Series({"a": "orrin", "b": "tavel"}), settings.stories, Readings()).similar["similarity"].iloc[0]
    assert named == pytest.approx(plain)


RETURNS = [
    ("a", "The governor of Orrin, Petra Lind, paid 35.7 percent of her income in taxes, a sum of $1.3 million, her returns show."),
    ("b", "In Tavel, the candidate told reporters that her rate had been 35.7 percent and that she gave $1.3 million to the treasury."),
]


@pytest.mark.parametrize(
    ("told", "together"),
    [
        pytest.param([("a", "35.7"), ("a", "1.3m"), ("b", "35.7"), ("b", "1.3m")], True, id="two unusual figures in both"),
        pytest.param([("a", "35.7"), ("a", "1.3m"), ("b", "35.7"), ("b", "2.4m")], False, id="one figure may be alike by chance"),
        pytest.param([("a", "35.7"), ("a", "1.3m")], False, id="figures that the other does not give"),
        pytest.param([], False, id="no figures"),
    ],
)
def test_documents_that_give_several_unusual_figures_alike_are_of_one_event(make_documents, settings, told, together):
    figures = pd.DataFrame(told, columns=["doc_id", "figure"])
    places = pd.Series({"a": "orrin", "b": "tavel"})
    for rows in (RETURNS, RETURNS[::-1]):
        found = find_stories(make_documents(*rows), places, settings.stories, Readings(), figures=figures)
        assert (len(set(found.story_id)) == 1) == together

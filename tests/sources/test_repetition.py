"""Is what an outlet prints around its articles told from what it writes in them?"""

from claims.model import Document
from claims.sources.repetition import mark_repeated_lines

EVENTS = ("A dam broke", "A ferry sank", "A bridge fell", "A mill burned", "A mine flooded")


def article(number, *lines, source="The Outlet", **more):
    body = "\n".join(f"{EVENTS[number % 5]} on day {number} and {number + part + 20} people were hurt there." for part in range(4))
    return Document(doc_id=f"d{number}", source=source, text="\n".join([body, *lines]), **more)


def marked(documents, least=3):
    return [[one.text[span.start : span.end] for span in one.furniture] for one in mark_repeated_lines(documents, least=least)]


def test_a_line_around_many_articles_is_furniture_whatever_its_figures():
    documents = [article(number, f"{number}40 readers online", "Stadt 24 Journal") for number in range(4)]
    assert marked(documents) == [[f"{number}40 readers online\nStadt 24 Journal"] for number in range(4)]


def test_a_sentence_that_reports_repeat_is_their_own():
    assert marked([article(number, "The war has killed 40,000 people since 2011.") for number in range(4)]) == [[]] * 4


def test_copies_and_versions_of_one_text_count_once():
    copies = [article(0, "Toll rises to 40")] + [article(number, "Toll rises to 40", copy_of="d0") for number in range(1, 4)]
    versions = [Document(doc_id=f"v{n}", source="The Outlet", text=f"{copies[0].text}\nUpdate {n} came in.") for n in range(4)]
    assert marked(copies) == marked(versions) == [[]] * 4


def test_other_outlets_do_not_count():
    assert marked([article(number, "Stadt 24 Journal", source=f"Outlet {number}") for number in range(4)]) == [[]] * 4


def test_a_title_of_a_few_among_many_is_left_alone():
    documents = [article(number, *(["40 held in raids"] if number < 3 else [])) for number in range(20)]
    assert marked(documents) == [[]] * 20


def test_what_is_known_already_joins_its_neighbours():
    documents = [article(number, "Stadt 24 Journal") for number in range(3)]
    known = mark_repeated_lines(documents, least=3)
    assert mark_repeated_lines(known, least=3) == known

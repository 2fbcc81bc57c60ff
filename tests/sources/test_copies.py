"""Are near copies found, and the right one called the original?"""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Document, Span
from claims.sources.copies import mark_copies

WORDS = " ".join(f"word{number}" for number in range(60))


def document(doc_id, text, day=None, furniture=()):
    when = datetime(2020, 1, day, tzinfo=UTC) if day else None
    return Document(doc_id=doc_id, text=text, published_at=when, furniture=furniture)


def copies(*documents, containment=0.8, share=0.6):
    return {one.doc_id: one.copy_of for one in mark_copies(documents, containment=containment, share=share)}


def test_the_earlier_one_is_the_original():
    assert copies(document("a", WORDS, 2), document("b", WORDS.upper() + "!", 1)) == {"a": "b", "b": None}


def test_without_dates_the_smaller_id_is_the_original():
    assert copies(document("b", WORDS), document("a", WORDS)) == {"a": None, "b": "a"}


def test_a_dated_one_goes_before_one_without_a_date():
    assert copies(document("a", WORDS), document("b", WORDS, 9)) == {"a": "b", "b": None}


def test_a_cut_copy_is_a_copy_of_the_longer_text():
    assert copies(document("a", WORDS + " " + WORDS[::-1], 1), document("b", WORDS, 2))["b"] == "a"


def test_the_copy_of_a_copy_is_a_copy_of_the_original():
    first, second, third = WORDS + " one", WORDS + " two", WORDS + " three"
    assert copies(document("c", third, 3), document("b", second, 2), document("a", first, 1)) == {"a": None, "b": "a", "c": "a"}


def test_a_report_that_quotes_an_alert_and_goes_on_is_no_copy_of_it():
    report = WORDS + " " + " ".join(f"own{number}" for number in range(60))
    assert copies(document("alert", WORDS, 1), document("report", report, 2)) == {"alert": None, "report": None}
    assert copies(document("alert", WORDS, 2), document("report", report, 1)) == {"alert": "report", "report": None}


def test_what_a_copy_was_cut_from_is_its_copy_where_most_of_it_was_printed_before():
    whole = WORDS + " " + " ".join(f"own{number}" for number in range(30))
    assert copies(document("cut", WORDS, 1), document("whole", whole, 2)) == {"cut": None, "whole": "cut"}


def test_an_original_goes_before_a_copy_that_is_as_near():
    words = WORDS.split()
    middle, end = ([f"{name}{number}" for number in range(many)] for name, many in (("middle", 30), ("end", 60)))
    texts = {"first": words + end, "copy": words, "second": words[30:] + middle, "last": words + middle}
    documents = [document(name, " ".join(text), day) for day, (name, text) in enumerate(texts.items(), 1)]
    assert copies(*documents) == {"first": None, "copy": "first", "second": None, "last": "second"}


def test_another_report_of_the_same_event_is_no_copy():
    other = " ".join(f"word{number} and" for number in range(60))
    assert copies(document("a", WORDS), document("b", other)) == {"a": None, "b": None}


def test_short_texts_are_copies_only_if_equal():
    short = "Police are investigating after twelve people were hurt on Sunday"
    assert copies(document("a", short), document("b", short + "."), document("c", short + " night")) == {"a": None, "b": "a", "c": None}


def test_furniture_does_not_count():
    bar = " ".join(f"share{number}" for number in range(200))
    texts = [f"{bar} {word} " + " ".join(f"{word}{number}" for number in range(40)) for word in ("flood", "storm")]
    plain = copies(*(document(name, text) for name, text in zip("ab", texts, strict=True)), containment=0.8)
    marked = copies(*(document(name, text, furniture=(Span(start=0, end=len(bar)),)) for name, text in zip("ab", texts, strict=True)))
    assert (plain["b"], marked["b"]) == ("a", None)


def test_an_old_mark_is_cleared():
    old = Document(doc_id="a", text=WORDS, copy_of="gone")
    assert mark_copies([old], containment=0.8, share=0.6)[0].copy_of is None


@pytest.mark.parametrize("documents", [(), (document("a", ""),), (document("a", ""), document("b", ""))])
def test_nothing_has_no_copies(documents):
    assert set(copies(*documents).values()) <= {None}


# Texts of a small vocabulary in long runs, so that many share much.
texts = st.lists(st.sampled_from([WORDS[start : start + 200] for start in range(0, 200, 40)]), min_size=0, max_size=4).map(" ".join)


@given(
    st.lists(st.tuples(texts, st.none() | st.integers(1, 3)), max_size=8),
    st.sampled_from([0.5, 0.8, 1.0]),
    st.sampled_from([0.1, 0.6, 1.0]),
    st.randoms(),
)
def test_fast_and_slow_agree_in_any_order(given_texts, containment, share, random):
    documents = [document(f"d{number}", text, day) for number, (text, day) in enumerate(given_texts)]
    shuffled = random.sample(documents, len(documents))
    assert copies(*shuffled, containment=containment, share=share) == slow(documents, containment, share)


def slow(documents, containment, share):
    """Look at every pair, as the definition reads."""

    def words(text):
        return "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()

    def runs(text):
        own = words(text)
        return {tuple(own[at : at + 5]) for at in range(len(own) - 4)} if len(own) >= 25 else set()

    def near(earlier, later):
        one, other = runs(earlier.text), runs(later.text)
        if not one or not other:
            return bool(words(later.text)) and words(earlier.text) == words(later.text)
        return len(one & other) >= max(containment * min(len(one), len(other)), share * len(other))

    ranked = sorted(documents, key=lambda one: (one.published_at or datetime.max.replace(tzinfo=UTC), one.doc_id))
    found = {}
    for number, one in enumerate(ranked):
        alike = [other for other in ranked[:number] if near(other, one)]
        same = [other for other in alike if runs(other.text) == runs(one.text)]
        first = next((other.doc_id for other in same or sorted(alike, key=lambda other: found[other.doc_id] is not None)), None)
        found[one.doc_id] = found.get(first) or first
    return found

"""A text that was read is not read again, and says the same."""

from hypothesis import given
from hypothesis import strategies as st

from claims.match.readings import Readings

found = st.dictionaries(st.text("abü", min_size=1, max_size=3), st.floats(0, 9), max_size=4)


def told(words):
    return [
        {words.names[word]: number for of, word, number in zip(words.text, words.word, words.number, strict=True) if of == text}
        for text in range(words.n_texts)
    ]


def read(readings, texts, asked):
    def reader(own):
        asked.append(str(own))
        return list(own), list(own.values())

    return told(readings.read(map(str, texts), ["d"] * len(texts), texts, reader))


@given(st.lists(found, max_size=5), st.lists(found, max_size=5))
def test_what_is_known_reads_as_what_is_new(earlier, later):
    first, again = [], []
    before = Readings(Readings().used())
    assert read(before, earlier, first) == earlier
    assert read(Readings(before.used()), [*later, *earlier], again) == [*later, *earlier]
    assert set(again) == {*map(str, later)} - {*map(str, earlier)}
    assert len(first) == len({*map(str, earlier)})


def test_what_was_used_is_kept_and_no_more():
    texts = [{"dam": 1.0}, {"quay": 2.0}]
    before = Readings(Readings().used())
    read(before, texts, [])
    after = Readings(before.used())
    read(after, texts[1:], [])
    assert after.used()["words"].tolist() == ["quay"]

"""Claims are compared by the telling words around them."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from claims.match.contexts import contexts
from claims.match.readings import Readings
from claims.match.terms import Vectors, by_rarity
from claims.settings import load_settings
from claims.text.telling import telling_words

SETTINGS = load_settings().match.context
words = st.sampled_from(["12 people", "flood", "Belmora", "Port Ellis", "storm", "Ann Dorrian", "bridge", "the", "said", "quarry", "walls"])
sentences = st.lists(words, max_size=40).map(" ".join)
claims = st.tuples(sentences, st.sampled_from(["12 people", "storm", "none of it"]), st.sampled_from([None, "Ann Dorrian", "the quarry"]))


def one_by_one(rows):
    """The obvious way: a dictionary a claim."""
    texts = []
    for sentence, exact, speaker in rows:
        at, out = max(sentence.find(exact), 0), {}
        for word, place, is_name in telling_words(sentence):
            if word not in {name for name, *_ in telling_words(speaker or "")} and not at <= place < at + len(exact):
                near = 1.0 if abs(place - at) <= SETTINGS.near_characters else SETTINGS.far_factor
                out[word] = max(out.get(word, 0.0), near * (SETTINGS.name_factor if is_name else 1.0))
        texts.append(out)
    found = Readings().read(map(str, range(len(texts))), map(str, texts), texts, lambda own: (list(own), list(own.values())))
    stressed = Vectors(row=found.text, term=found.word, weight=found.number, n_rows=len(texts), n_terms=len(found.names))
    rarity = {"rarity_power": SETTINGS.rarity_power, "background": SETTINGS.background_sentences, "keep": SETTINGS.terms_per_sentence}
    return by_rarity(stressed, **rarity)


@given(st.lists(claims, min_size=1, max_size=6))
def test_words_weigh_as_counted_one_by_one(rows):
    table = pd.DataFrame(rows, columns=["sentence", "exact", "attribution"]).assign(doc_id="d").astype("str")
    found, slow = contexts(table, SETTINGS, Readings()), one_by_one(rows)
    assert found.row.tolist() == slow.row.tolist()
    assert np.array_equal(found.weight, slow.weight)

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.aliases import mine
from claims.extraction.attribution import Speakers
from claims.model import Document, Span
from claims.text.passages import passages

SENTENCES = (
    "Ann Berg said 40 ships had left.",
    "The Ruva Energy Ministry said 12 crews were safe.",
    "She added that 30 were missing.",
    "The ministry put it at 25.",
    "A spokesman said 7 boats sank.",
    "It also counted 9 wrecks.",
    "The storm sank 16 ships.",
    '"We lost 50 nets," Olav Lund said.',
    '"There were 80 of us.',
    "We left 20 behind.",
    'Another 18 came back."',
    'Ann Berg was blunt: "It took 3 days."',
    "According to the harbour report, 60 berths were lost.",
    "He told reporters 11 men swam.",
    "The mayor said 14 houses stood.",
    "Mayor Olav Lund spoke of 22 boats.",
    "Police said so.",
)
TEXTS = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from([" ", " ", "\n"])), min_size=1, max_size=8)


@settings(max_examples=60)
@given(TEXTS, st.randoms(use_true_random=False))
def test_speakers_are_the_same_whatever_figure_is_asked_about_first(pieces, dice):
    """Only the sentences that an answer needs are read: that must not show."""
    text = "".join(sentence + gap for sentence, gap in pieces).strip()
    (passage,) = passages(Document(doc_id="d", text=text))
    aliases, whole = mine(text), [(one, Span(start=one.start, end=one.end)) for one in passage.sentences]
    figures = [(one, one.span(k, k + 1)) for one in passage.sentences for k, t in enumerate(one.tokens) if t.text.isdigit()]
    read_all = Speakers(passage, aliases)
    for sentence, span in whole:
        read_all.of(sentence, span)
    in_order = [read_all.of(*figure) for figure in figures]
    assert [Speakers(passage, aliases).of(*figure) for figure in figures] == in_order
    mixed, shuffled = Speakers(passage, aliases), dice.sample(range(len(figures)), len(figures))
    answers = {number: mixed.of(*figures[number]) for number in shuffled}
    assert [answers[number] for number in range(len(figures))] == in_order

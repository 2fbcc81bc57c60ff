"""What claims does a document make, with every field filled?"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from claims.extraction.aliases import mine
from claims.extraction.anaphora import with_known_wholes
from claims.extraction.attribution import Speakers
from claims.extraction.counted import implies_persons, modifiers
from claims.extraction.hedging import hedge
from claims.extraction.places import Places
from claims.extraction.rates import rated
from claims.extraction.reading import Reading, may_count, read
from claims.extraction.times import Times
from claims.model import Claim, Measure
from claims.model.record import maker
from claims.text.passages import Passage, passages
from claims.text.tokens import Recent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.model import Document, Section, Span
    from claims.text.passages import Sentence

_ID_BYTES = 8


def extract_claims(document: Document) -> list[Claim]:
    """Read every claim of a document: those of its title, then those of its text, each in order.

    Claims of one section never overlap, and `section[start:end] == exact` holds for each.
    """
    found = [
        (passage, [(sentence, readings) for sentence in passage.sentences if (readings := _read(sentence))])
        for passage in passages(document)
    ]
    if not any(sentences for _, sentences in found):
        return []
    aliases = mine(document.text)
    return [claim for passage, sentences in found for claim in _claims(passage, sentences, aliases)]


def _read(sentence: Sentence) -> Sequence[Reading]:
    if not may_count(sentence):
        return ()
    known = known_sentences.get(sentence.text)
    if known is None:
        known = known_sentences.keep(sentence.text, [rated(sentence.tokens, reading) for reading in read(sentence)])
    return known


known_sentences: Recent[str, Sequence[Reading]] = Recent(most=4_096)
"""The readings of sentences that were read of late: wire copies say the same in the same words."""


def _claims(passage: Passage, sentences: Sequence[tuple[Sentence, Sequence[Reading]]], aliases: Mapping[str, str]) -> list[Claim]:
    if not sentences:
        return []
    surroundings = _Surroundings(passage, aliases, through=sentences[-1][0].paragraph)
    made: list[Claim] = []
    for sentence, readings in sentences:
        spans = [sentence.span(one.first, one.last) for one in readings]
        ids = [claim_id(passage.document.doc_id, passage.section, span) for span in spans]
        for reading, span, own in zip(readings, spans, ids, strict=True):
            made.append(surroundings.claim(sentence, reading, span, own, whole=None if reading.part_of is None else ids[reading.part_of]))
    return with_known_wholes(made)


_claim = maker(Claim)


class _Surroundings:
    """What a passage says around its figures: who speaks, where, when."""

    def __init__(self, passage: Passage, aliases: Mapping[str, str], *, through: int) -> None:
        # Whoever speaks behind the paragraph of the last figure says nothing of it.
        spoken = tuple(sentence for sentence in passage.sentences if sentence.paragraph <= through)
        self._passage = passage
        self._speakers = Speakers(Passage(document=passage.document, section=passage.section, sentences=spoken), aliases)
        self._places, self._times = Places(passage, aliases), Times(passage)

    def claim(self, sentence: Sentence, reading: Reading, span: Span, own: str, *, whole: str | None) -> Claim:
        """Make the claim of a reading that stands in a stretch of the section, with the id that it and its whole were given."""
        document = self._passage.document
        said, time = self._speakers.of(sentence, span), self._times.of(sentence, span)
        kin = reading.predicate is not None and reading.predicate.name == "parent"
        how = hedge(sentence, span, of_person=reading.measure is Measure.AGE or kin)
        return _claim(
            claim_id=own,
            doc_id=document.doc_id,
            section=self._passage.section,
            start=span.start,
            end=span.end,
            exact=sentence.written(reading.first, reading.last),
            sentence=sentence.text,
            quantity=reading.figure.quantity,
            counted=_counted(sentence, reading),
            head=_head(reading),
            predicate=reading.predicate.name if reading.predicate else None,
            place=self._places.of(sentence, span),
            as_of=time.day,
            as_of_precision=time.precision,
            as_of_basis=time.basis,
            attribution=said.speaker,
            attribution_kind=said.kind,
            hedge=how.hedge,
            modality=how.modality,
            measure=reading.measure,
            part_of=whole,
            source=document.source,
            published_at=document.published_at,
        )


def _counted(sentence: Sentence, reading: Reading) -> str | None:
    if reading.noun is None:
        return None
    noun = sentence.written(reading.noun.first, reading.noun.last)
    leading = modifiers(sentence.tokens, reading.figure, reading.noun)
    return " ".join([*(token.text for token in leading), noun]) if leading else noun


def _head(reading: Reading) -> str | None:
    if reading.noun is not None:
        return reading.noun.head
    return "person" if implies_persons(reading) else None


def claim_id(doc_id: str, section: Section, span: Span) -> str:
    """Name a claim by where it stands, so that the same text gives the same id on every run."""
    place = f"{doc_id}\x1f{section.value}\x1f{span.start}\x1f{span.end}"
    return hashlib.blake2b(place.encode(), digest_size=_ID_BYTES).hexdigest()

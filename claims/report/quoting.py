"""How is a figure quoted in its sentence?"""

from __future__ import annotations

from claims.report.cells import visible
from claims.report.fact_records import Quote


def quote(*, sentence: str, exact: str, text: str, start: int, characters: int) -> Quote:
    """Mark a figure in its sentence, and cut a long sentence around it.

    Args:
        sentence: As stored.
        exact: The figure as stored, a part of the sentence.
        text: The title or text that both stand in: it decides between equal figures in one sentence. May be empty.
        start: Where `exact` begins in `text`.
        characters: The most that is kept of the sentence, the figure not counted.

    Returns:
        The parts, ready to be shown; without a marked figure if `exact` is not in the sentence.

    >>> quote(sentence="Of 15 hurt, 15 left.", exact="15", text="Of 15 hurt, 15 left.", start=12, characters=40)
    Quote(before='Of 15 hurt, ', figure='15', after=' left.')
    """
    at = _place(sentence, exact, text, start)
    if at < 0:
        return Quote(before=visible(sentence[:characters]), figure="", after="…" if len(sentence) > characters else "")
    before, after = sentence[:at], sentence[at + len(exact) :]
    room = characters // 2
    room_before = max(room, characters - len(after))
    room_after = max(room, characters - len(before))
    if len(before) > room_before:
        before = "… " + before[len(before) - room_before :].partition(" ")[2]
    if len(after) > room_after:
        after = after[:room_after].rpartition(" ")[0] + " …"
    return Quote(before=visible(before), figure=visible(exact), after=visible(after))


def _place(sentence: str, exact: str, text: str, start: int) -> int:
    begins = text.find(sentence, max(0, start + len(exact) - len(sentence)))
    at = start - begins
    if 0 <= begins <= start and sentence.startswith(exact, at):
        return at
    return sentence.find(exact) if exact else -1

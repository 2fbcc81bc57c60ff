"""Which numbers are codes: telephone numbers, links, calibres, list marks, case numbers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.cases import DASHES, Case, exclusion_words
from claims.model import Measure
from claims.text.numerals import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

# dashes between digits that make a code of them
_CODE = 2
_DIVIDING = DASHES | {"/"}
# end the label of a number that names
_LABELS = frozenset({"id", "no", "number"})
# stand in front of a telephone number without a code, whose last part has so many letters: call 574-TIPS
_CALLED, _LINE = frozenset({"at", "call", "text"}), 4
# words from a verb of calling to the number that is called
_TO_CALL = 6
_GROUP, _SPELLED = 3, 7  # digits of a telephone number, and letters in the place of those that follow
_GLUE = frozenset({"#", "@", "_", "=", "&", "?", "№", "\\", "*", "^"})
_GLUE_BEFORE = _GLUE | {"/"}
# signs one of which stands in front of every number that a sign in front makes a code; signs behind that make none of it
_CODING, _CLOSING = _GLUE_BEFORE | DASHES | {".", ":"}, frozenset({",", "."})


def stands_apart(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number stands between words, as most do, so that no sign makes a code of it."""
    if not first or tokens[first - 1].text in _CODING or tokens[first].text == "." or tokens[first].text in exclusion_words().emergencies:
        return False
    return last >= len(tokens) or tokens[last].text in _CLOSING or not (tokens[last].tied or tokens[last].text in _DIVIDING)


def is_code(case: Case) -> bool:
    """Whether signs glue the number into a link, a tag, a telephone number, a calibre or a list mark."""
    figure, first, last = case.figure, case.figure.number, case.figure.number_last
    before, behind, opening = case.text(first - 1), case.text(last), case.text(first)
    glued_before = before in _GLUE_BEFORE and case.touches(first) and figure.measure is not Measure.MONEY  # Y=500 are yen
    owner = behind in {"'", "’"} and case.text(last + 1) == "s"
    stroke = behind == "/" and figure.per is None
    glued_behind = case.touches(last) and (behind in _GLUE or stroke or owner or (figure.last == last and behind[:1].isalpha()))
    calibre = opening == "." and not case.measured and not _is_average(case)
    calibre = calibre or (before == "." and case.touches(first) and case.text(first - 2)[-1:].isalpha())
    emergency = opening in exclusion_words().emergencies and _is_called(case, behind.lower())
    timed = behind == ":" and case.touches(last) and case.text(last + 1).isdigit() and case.touches(last + 1)  # approximately 3:00
    timed = timed or (before == ":" and case.touches(first) and case.text(first - 2).isdigit() and not case.measured)  # a video of 0:41
    list_mark = first == 0 and behind in {".", ")", ":"} and last < len(case.tokens) - 1
    return (
        glued_before
        or glued_behind
        or calibre
        or emergency
        or timed
        or list_mark
        or _spells_telephone(case)
        or _is_labelled(case)
        or _is_in_row(case)
        or (figure.form is Form.DIGITS and joined(case) >= _CODE)
    )


def _is_called(case: Case, behind: str) -> bool:
    """Whether an emergency number is called, or is what calls are named by: a 911 call, no calls were made to 911."""
    near = range(max(0, case.figure.number - _TO_CALL), case.figure.number)
    return behind in exclusion_words().calls or any(case.lower(at) in exclusion_words().calls for at in near)


def _is_labelled(case: Case) -> bool:
    """Whether digits are what a form fills in behind a label: Case Number: 170214, ID: 5512; but not: Number killed: 12."""
    first = case.figure.number
    labelled = case.text(first - 1) == ":" and case.lower(first - 2) in _LABELS and case.text(first - 3).isalpha()
    return labelled and case.text(first).isdigit()


def _is_in_row(case: Case) -> bool:
    """Whether a spaced stroke tells which of a row of pictures or pages is shown: 1 / 4."""
    first, last = case.figure.number, case.figure.number_last
    behind = case.text(last) == "/" and case.text(last + 1).isdigit()
    return case.text(first).isdigit() and (behind or (case.text(first - 1) == "/" and case.text(first - 2).isdigit()))


def _spells_telephone(case: Case) -> bool:
    """Whether groups of three digits go on in capital letters: 215-555-TIPS, 480-WITNESS; but not: in a 300-FOOT FALL."""
    behind = case.figure.number_last
    groups = (case.text(case.figure.number), case.text(behind - 1))
    spelled = case.text(behind) in DASHES and case.touches(behind + 1) and case.text(behind + 1).isupper()
    if not spelled or case.measured or any(len(group) != _GROUP or not group.isdigit() for group in groups):
        return False
    if case.lower(case.figure.number - 1) in _CALLED | {")"} and len(case.text(behind + 1)) == _LINE:
        return True
    alone = any(token.text.islower() for token in case.tokens)  # in a line in capitals: a 500-VEHICLE crash
    return behind - case.figure.number > 1 or (len(case.text(behind + 1)) == _SPELLED and alone)


def _is_average(case: Case) -> bool:
    """Whether a bare number with a leading point is an average, as sports give it, and no calibre: batting .300, a .500 record."""
    around = (case.figure.number - 2, case.figure.number - 1, case.figure.number_last, case.figure.number_last + 1)
    return any(case.lower(at) in exclusion_words().averages for at in around)


def joined(case: Case) -> int:
    """Count the dashes that join a number to further digits, up to two: they make a code (555-01-99)."""
    count, at = 0, case.figure.number_last
    while count < _CODE and case.text(at) in DASHES and case.text(at + 1)[:1].isdigit() and case.touches(at + 1):
        count, at = count + 1, at + 2
    at = case.figure.number
    while count < _CODE and case.text(at - 1) in DASHES and case.text(at - 2)[:1].isdigit() and case.touches(at):
        count, at = count + 1, at - 2
    return count

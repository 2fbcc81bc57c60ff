"""Where does a clause go on behind what describes its subject: two men from Ayr, both in their 20s, | were killed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.families import CLAUSE_ENDS, SUBORDINATORS, vocabulary
from claims.extraction.roles import is_past
from claims.lexicon import word_list
from claims.text.tokens import HYPHENS, lower_at, touches
from claims.text.words import Part, is_plural, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

# words between two commas or dashes behind a subject, what closes them, and with what its clause goes on
_APPOSITION = 16
_CLOSING = {",": ",", "(": ")", "—": "—", "–": "–", "--": "--", "-": "-"}
FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would"})
"""Auxiliaries by which a clause goes on behind its subject."""
_SINGULAR = frozenset({"is", "was", "has", "does"})
_ADVERBS, _AUXILIARIES = word_list("grammar", "adverbs"), word_list("grammar", "auxiliaries")
_NOT_FINITE = frozenset({"be", "been", "being", "having", "'s"})
_ARTICLES = frozenset({"a", "an"})
_PREPOSITIONS, _DETERMINERS = word_list("grammar", "prepositions"), word_list("grammar", "determiners")
# open no description of a subject
_NO_DESCRIPTION = (_DETERMINERS - {"that"}) | {"after", "ago", "before", "earlier", "later"}
# words that describe a subject
_DESCRIPTION = 24
_STANDING = word_list("grammar", "standing")
_RELATIVES = word_list("grammar", "relative_pronouns") | {"where"}
_PERSONAL = word_list("grammar", "personal") | {"there"}
# what none of a description holds
_STOPS = (SUBORDINATORS - _RELATIVES) | CLAUSE_ENDS | {"as", '"', ".", "?", "!"}


def resumed(tokens: Sequence[Token], last: int, *, opens: bool) -> int | None:
    """Where the clause goes on behind what stands between signs: two men, both in their 20s, | were killed; None if nothing does.

    Args:
        tokens: The sentence.
        last: Where the signs begin.
        opens: Whether no verb stands in front, so that any verb behind is that of the subject: nine towns, Ruva among them, | allow it.
    """
    closing = _CLOSING.get(lower_at(tokens, last))
    if closing is None or (closing == "-" and touches(tokens, last)):
        return None
    for at in range(last + 2, min(last + _APPOSITION, len(tokens) - 1)):
        text = tokens[at].text
        if text == closing and (closing == ")" or _goes_on(tokens, at + 1, opens=opens)):
            return at + 1
        if text in CLAUSE_ENDS:
            return None
    return None


def _goes_on(tokens: Sequence[Token], at: int, *, opens: bool) -> bool:
    """Whether a word is the finite verb of a subject before it: was, have, or what befell people in the past."""
    word = lower_at(tokens, at)
    family = vocabulary().verbs.get(lemma(word, Part.VERB)) if is_past(word) else None
    if word in FINITE or (family is not None and family.persons):
        return True
    word = lower_at(tokens, at + (word in _ADVERBS))
    return opens and parts(word) is Part.VERB and (is_past(word) or lemma(word, Part.VERB) == word)


def main_verb(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Where the finite verb of a subject stands behind all that describes it, and behind others that it is named with.

    Phrases (three bridges near the towns of Ayr and Vik | were), what stands between commas (men from Ayr, Ohio, | fled), clauses (two
    members whose names remain unknown | were), participles (men wanted for theft | are) and others (two guards and a driver | were)
    are read over. But for a comma right in front, or a list of people whom something befell, only an auxiliary counts, which agrees
    with the subject: of other verbs none can tell whether they are its own.

    Args:
        tokens: The sentence.
        first: Where the figure begins, of which no verb in front says anything.
        last: Where its noun phrase ends.
    """
    governed = lower_at(tokens, first - 1 - (lower_at(tokens, first - 1) in _DETERMINERS)) in _PREPOSITIONS
    contact = lower_at(tokens, last) in _NO_DESCRIPTION  # no chance | the meeting would; two weeks | later
    plural, within, joined, at = is_plural(lower_at(tokens, last - 1)), False, False, last
    while not (governed or contact) and at < min(last + _DESCRIPTION, len(tokens)):
        word = tokens[at].lower
        opened = word == "," and lower_at(tokens, at + 1) not in _STOPS
        verb = at if word in _AUXILIARIES and word not in _NOT_FINITE else resumed(tokens, at, opens=True) if opened else None
        if verb is not None and not within:
            return None if plural and tokens[verb].lower in _SINGULAR else verb
        if joined and _befell(tokens, at):
            return at
        if _ends_description(tokens, at, within=within):
            return None
        joined = joined or word in {"and", ","}
        within = word in _RELATIVES or (within and not _ends_relative(tokens, at))
        at += 1
    return None


def _befell(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle of what befell people ends a list of them: two women and an infant | killed in a crash."""
    word = tokens[at].lower
    family = vocabulary().verbs.get(lemma(word, Part.VERB)) if is_past(word) or word in _STANDING else None
    told = family is not None and family.persons and bool(parts(lower_at(tokens, at - 1)) & Part.NOUN)
    return told and (at + 1 >= len(tokens) or lower_at(tokens, at + 1) in _PREPOSITIONS)


def _ends_description(tokens: Sequence[Token], at: int, *, within: bool) -> bool:
    """Whether no description of a subject goes on over a word; `within` a clause of it, a pronoun may stand."""
    word = tokens[at].lower
    apart = word in HYPHENS and not touches(tokens, at)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    anew = word == "and" and (
        following is None or following.lower in _AUXILIARIES or (following.opens_number and following.lower not in _ARTICLES)
    )
    apart = apart or (word == "," and lower_at(tokens, at + 1) not in _ARTICLES)  # two men, a woman and a boy
    return word in _STOPS or apart or anew or (word in _PERSONAL and not within)


def _ends_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the verb of the relative clause that it stands in, so that the next is that of the main clause."""
    word = tokens[at].lower
    before = lower_at(tokens, at - 1)
    if word in _AUXILIARIES:
        return True
    return bool(parts(word) & Part.VERB) and (parts(word) is Part.VERB or (before in _RELATIVES and before != "whose"))

"""Where does a sentence say that somebody says so, and which of its words does that cover?"""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress, count

from claims.extraction.names import speech
from claims.extraction.sayings import BE, is_noun, speaks
from claims.extraction.subjects import QUOTES, RELATIVES, STOPS, Phrase, Scope, Words, behind, cue_words, forms, leading, subject
from claims.model.record import record
from claims.text.words import Part, parts

# The cues that may open a sentence or stand in a headline; States and Reports with a capital are names.
_CAPITALISED = frozenset({"According", "Citing", "Quoting", "Say", "Says", "Said"})
_BREAKS, _PAUSES, _TOLD = QUOTES | {","}, QUOTES | {",", ";"}, QUOTES | {",", ":"}
_SENTENCE_SIGNS = STOPS - {"-", "/"}
_AGENTS = frozenset({"cited", "quoted", "reported", "announced", "confirmed", "estimated"})
_CITING = frozenset({"citing", "quoting"})
_ENDS = frozenset({".", "?", "!", ")", "–", "—", "]", ";", ","})
# How far, in words, the hearer of "told" and the circumstances of "said" may reach.
_HEARER_LENGTH, _ADVERBIAL_LENGTH, _EVIDENCE_LENGTH, _OCCASION_LENGTH, _PROGRAMME_LENGTH = 8, 14, 3, 6, 3


@record(frozen=True, slots=True)
class Report:
    """A speaker and the words that are reported.

    Attributes:
        subject: The speaker; None where it is that of the report before (he left, adding that).
        cited: The one whom the speaker cites, or None.
        scopes: Stretches of the section that are reported.
        cue: Where the verb stands, to tell the nearest.
        owner: Whether the speaker stands in the possessive: Ann Berg's estimate.
    """

    subject: Phrase | None
    cited: Phrase | None
    scopes: tuple[Scope, ...]
    cue: int
    owner: bool = False

    def width(self) -> int:
        """How many code points it covers."""
        return sum(end - start for start, end in self.scopes)

    def covers(self, start: int, end: int) -> bool:
        """Whether the words from start to end are reported."""
        for first, last in self.scopes:  # noqa: SIM110 - asked of every report for every figure: a generator takes twice as long
            if first <= start and end <= last:
                return True
        return False


def reports(words: Words) -> list[Report]:
    """Find the reports of a sentence outside its quotations, in the order of their verbs."""
    found, cues = list[Report](), cue_words()
    for k in compress(count(), map(cues.__contains__, words.lowered)):
        if k not in words.quoted and (not words.all[k].is_name or words.all[k].text in _CAPITALISED):
            report = _report(words, k)
            if report is not None:
                found.append(report)
    return found


def _report(words: Words, k: int) -> Report | None:
    cue = words.lower(k)
    if cue == "according":
        return _according(words, k)
    if cue == "per":
        return _per(words, k)
    if cue in _CITING:
        return _citing(words, k)
    if cue in _AGENTS and words.lower(k + 1) == "by":
        return _agent(words, k)
    if cue in {"cited", "quoted"} or not speaks(words, k):
        return None
    if cue in forms("acts") or cue in forms("counts"):
        return _act(words, k)
    return _evidence(words, k) if cue in forms("evidence_verbs") else _said(words, k)


def _said(words: Words, verb: int) -> Report | None:
    inverted = _inverted(words, verb)
    if inverted is not None:
        return Report(inverted, _cites(words), _around(words, inverted[1], words.starts_at(verb)), words.starts_at(verb))
    phrase = _participle_subject(words, verb) if words.lower(verb).endswith("ing") else subject(words, verb)
    if phrase is None or (forms("verbs").get(words.lower(verb)) == "point_out" and words.lower(verb + 1) != "out"):
        return None
    if words.lower(verb + 1) in speech("reflexives"):  # who revealed himself as a donor
        return None
    speaking = phrase if phrase[0] < phrase[1] else None
    if speaking is not None and words.lower(phrase[0]) in speech("auxiliaries"):  # the law will cut projected costs
        return None
    after = _after(words, verb)
    if after is not None:
        scope = (words.starts_at(after), _until(words, after, phrase[0]))
        return Report(speaking, _cites(words), (*_antecedent(words, phrase[0]), scope), words.starts_at(verb))
    if speaking is None:
        return None
    noun = _antecedent(words, phrase[0]) if words.lower(phrase[0] - 1) in {"that", "which"} else ()
    if noun:  # short of the 5 percent that analysts had expected
        return Report(speaking, _cites(words), noun, words.starts_at(verb))
    return Report(speaking, _cites(words), _around(words, verb + 1, words.starts_at(phrase[0])), words.starts_at(verb))


def _evidence(words: Words, verb: int) -> Report | None:
    """What papers and data show: only they can be the subject."""
    phrase = _paper(words, verb) if words.lower(verb).endswith("ing") else subject(words, verb)
    reach = _EVIDENCE_LENGTH + words.lower(verb).endswith("ing")
    told_by = words.lower(phrase[0] - 1) in {"by", "from"} and words.lower(phrase[0] - 2) in speech("evidence")  # a report by Acme
    paper = told_by or any(words.lower(k) in speech("evidence") for k in range(max(phrase[0], phrase[1] - reach), phrase[1]))
    if not paper and not _puts_at(words, verb, phrase) and not _gives_figure(words, verb, phrase):
        return None
    after = _after(words, verb)
    if after is not None:
        return Report(phrase, None, ((words.starts_at(after), _until(words, after, phrase[0])),), words.starts_at(verb))
    if words.lower(phrase[0] - 1) not in _BREAKS:
        return None
    return Report(phrase, None, _around(words, verb + 1, words.starts_at(phrase[0])), words.starts_at(verb))


def _puts_at(words: Words, verb: int, phrase: Phrase) -> bool:
    """Whether somebody says by "put" how many: officials put the toll at 12."""
    puts = words.lower(verb) in {"put", "puts", "putting"} and not words.is_stop(phrase[1] - 1)
    at = next((k for k in range(verb + 2, verb + _ADVERBIAL_LENGTH) if words.lower(k) == "at" or words.is_stop(k)), None)
    return puts and at is not None and words.lower(at) == "at" and any(_may_speak(words, k) for k in range(*phrase))


def _gives_figure(words: Words, verb: int, phrase: Phrase) -> bool:
    """Whether somebody says by "give" how many: a hospital gave a figure of 31."""
    given = words.lower(verb) in forms("evidence_verbs") and forms("evidence_verbs")[words.lower(verb)] == "give"
    figure = words.lower(verb + 1) in {"a", "the"} and words.lower(verb + 2) in speech("figures") and words.lower(verb + 3) == "of"
    return given and figure and any(_may_speak(words, k) for k in range(*phrase))


def _is_body(words: Words, k: int) -> bool:
    return words.lower(k) in speech("bodies", "descriptors", "unnamed")


def _may_speak(words: Words, k: int) -> bool:
    return words.is_speaker(k) or words.lower(k) in speech("bodies", "any_body", "pronouns")


def _act(words: Words, verb: int) -> Report | None:
    """An authority's own act covers what it acts on, up to the next comma, date or "by"."""
    phrase = subject(words, verb)
    counts = words.lower(verb) in forms("counts")
    of = forms("counts").get(words.lower(verb)) != "speak_of" or words.lower(verb + 1) == "of"
    if counts and not (of and any(_may_speak(words, k) for k in range(*phrase))):
        return None
    if forms("counts").get(words.lower(verb)) == "record" and not any(_is_body(words, k) for k in range(*phrase)):
        return None  # the agency recorded 40 deaths, but not: Norway recorded 40
    if phrase[0] == phrase[1] or (words.lower(verb - 1) == "," and "by" in {words.lower(verb + 1), words.lower(verb + 2)}):
        return None
    ends = (k for k in range(verb + 1, len(words.all)) if words.lower(k) in {",", ";", "by"} or k in words.dated)
    scope = (words.closes[verb], words.starts_at(next(ends, len(words.all))))
    return Report(phrase, None, (*_antecedent(words, phrase[0]), scope), words.starts_at(verb))


def _according(words: Words, k: int) -> Report | None:
    if words.lower(k + 1) != "to":
        return None
    phrase = behind(words, k + 2)
    if phrase[0] == phrase[1]:
        return None
    before = (_clause_start(words, k), words.starts_at(k))
    on = phrase[1] + (words.lower(phrase[1]) == ",")
    scopes = (before, (words.starts_at(on), _until(words, on, k))) if k == 0 or _continues(words, on) else (before,)
    return Report(phrase, None, scopes, words.starts_at(k))


def _per(words: Words, k: int) -> Report | None:
    """According to, in short: twelve men died, per the coroner."""
    phrase = behind(words, k + 1)
    if words.lower(k - 1) != "," or not any(_may_speak(words, i) for i in range(*phrase)):
        return None
    return Report(phrase, None, ((_clause_start(words, k), words.starts_at(k)),), words.starts_at(k))


def _citing(words: Words, k: int) -> Report | None:
    """Whom a sentence cites without a verb of saying; with one, the citation belongs to its speaker."""
    verbs = (i for i, word in enumerate(words.lowered) if word in forms("verbs") and i not in words.quoted and not is_noun(words, i))
    phrase = behind(words, k + 1)
    if phrase[0] == phrase[1] or next(verbs, None) is not None:
        return None
    return Report(phrase, None, ((words.start, words.end),), words.starts_at(k))


def _cites(words: Words) -> Phrase | None:
    if _CITING.isdisjoint(words.lowered):
        return None
    cue = next((k for k, word in enumerate(words.lowered) if word in _CITING and k not in words.quoted), None)
    if cue is None:
        return None
    phrase = behind(words, cue + 1)
    return phrase if phrase[0] < phrase[1] else None


def _agent(words: Words, k: int) -> Report | None:
    """The one whom "by" names: $5 million reported by the Herald; officials were quoted by the Herald as saying."""
    agent = behind(words, k + 2)
    if agent[0] == agent[1]:
        return None
    if words.lower(k) not in {"cited", "quoted"}:
        return Report(agent, None, ((_noun_start(words, k), words.starts_at(k)),), words.starts_at(k))
    if words.lower(k - 1) == ",":
        return _carried_by(words, k, agent)
    source = subject(words, k)
    if words.lower(agent[1]) != "as" or source[0] == source[1]:
        return None
    scopes = ((words.start, words.starts_at(source[0])), (words.starts_at(agent[1]), words.end))
    return Report(agent, source, scopes, words.closes[k])


def _carried_by(words: Words, k: int, outlet: Phrase) -> Report | None:
    """Through whom it is known what another says: police said, quoted by NBK."""
    verb = next((i for i in range(k - 1, 0, -1) if words.lower(i) in forms("verbs") and i not in words.quoted), None)
    if verb is None:
        return None
    source = subject(words, verb)
    if source[0] == source[1]:
        return None
    return Report(outlet, source, ((words.start, words.starts_at(source[0])),), words.starts_at(k))


def _noun_start(words: Words, k: int) -> int:
    """Where the noun phrase begins that a participle follows; the whole clause if a form of "be" stands between."""
    if words.lower(k - 1) in BE:
        return _clause_start(words, k)
    stop = next((i for i in range(k - 1, -1, -1) if words.is_stop(i) or words.lower(i) in speech("subordinators")), -1)
    return words.starts_at(stop + 1)


# What stands where around the verb


def _inverted(words: Words, verb: int) -> Phrase | None:
    """The speaker behind the verb: "...," said Jane Doe."""
    if words.lower(verb - 1) not in _BREAKS or words.lower(verb).endswith("ing") or words.lower(verb) == "told":
        return None
    phrase = behind(words, verb + 1)
    if phrase[0] == phrase[1] or words.lower(phrase[0]) in speech("prepositions", "possessives"):
        return None
    if not any(_may_speak(words, k) for k in range(*phrase)):
        return None
    end = phrase[1]
    return phrase if words.is_stop(end) or end in words.dated or words.lower(end) in {"in", "on", "at", "who", "during"} else None


def _participle_subject(words: Words, verb: int) -> Phrase | None:
    """Whose act an -ing form is: an empty phrase for the speaker of the report before it, None where it is nobody's."""
    before = words.lower(verb - 1)
    if before in speech("auxiliaries"):
        return subject(words, verb)
    if before == "by" and verb > 1:
        phrase = subject(words, verb - 2)
        return phrase if any(words.is_speaker(k) for k in range(*phrase)) else leading(words)
    if before in speech("evidence"):
        paper, speaking = _paper(words, verb), leading(words)
        return speaking if speaking[0] < speaking[1] < paper[0] else paper
    if before not in {",", "and", "–", "—"}:
        return None
    return (verb, verb) if any(word.lower in forms("verbs") for word in words.all[:verb]) else leading(words)


def _paper(words: Words, participle: int) -> Phrase:
    """The paper before a participle: a list of boats showing, tax returns, showing; empty where none stands there."""
    end = participle - (words.lower(participle - 1) == ",")
    reach = range(end - 1, max(-1, end - 2 - _EVIDENCE_LENGTH), -1)
    paper = next((k for k in reach if words.lower(k) in speech("evidence") or words.is_stop(k)), 0)
    if words.lower(paper) not in speech("evidence"):
        return participle, participle
    start = paper
    while start > 0 and not words.is_stop(start - 1) and parts(words.lower(start - 1)) & (Part.NOUN | Part.ADJECTIVE):
        start -= 1
    return start, end


def _antecedent(words: Words, speaker: int) -> tuple[Scope, ...]:
    """The noun before a relative clause that somebody says: the 900 boats that Ann Berg said were lost."""
    relative = speaker - (words.lower(speaker - 1) in {"that", "which"})
    noun = words.lower(relative - 1)
    if words.is_stop(relative - 1) or noun in cue_words() or not parts(noun) & Part.NOUN:
        return ()
    start = relative
    while start > 0 and not words.is_stop(start - 1) and not _opens_noun(words, start - 1):
        start -= 1
    return ((words.starts_at(start), words.starts_at(relative)),)


def _opens_noun(words: Words, k: int) -> bool:
    lower = words.lower(k)
    return (
        lower in speech("subordinators", "relatives", "auxiliaries")
        or (lower != "of" and lower in speech("prepositions"))
        or (not words.all[k].is_name and parts(lower) is Part.VERB)
    )


def _after(words: Words, verb: int) -> int | None:
    """Index of the first word of what is said behind the verb, or None where nothing is."""
    k: int | None = verb + 1 + (words.lower(verb + 1) == "out")
    if forms("verbs").get(words.lower(verb)) == "tell":
        k = _past_hearer(words, verb + 1)
    if k is None:
        return None
    if (words.lower(k), words.lower(k + 1)) == ("to", "have"):  # claims to have sunk 40 boats
        return k
    k = _past_circumstances(words, k)
    if words.lower(k) == "," and words.lower(k + 1) in QUOTES:
        k += 1
    if k >= len(words.all) or words.lower(k) in _ENDS or (words.lower(k) in QUOTES and k + 1 >= len(words.all)):
        return None
    return k + (words.lower(k) == "that")


def _past_hearer(words: Words, k: int) -> int | None:
    for ahead in range(k + 1, k + _HEARER_LENGTH):
        if words.lower(ahead) == "that" or words.lower(ahead) in _TOLD:
            return ahead
    if words.lower(k) in speech("hearers"):
        return k + 1
    end = k
    while end < len(words.all) and (words.all[end].is_name or words.lower(end) == "the"):
        end += 1
    last = end  # told the Herald newspaper.
    while last - end < _PROGRAMME_LENGTH and not words.is_stop(last) and parts(words.lower(last)) & Part.NOUN:
        last += 1
    return (last if words.is_stop(last) else end) if end > k else None


def _past_circumstances(words: Words, k: int) -> int:
    """Pass over when, where and how it was said: on Monday in a statement."""
    while k < len(words.all):
        lower = words.lower(k)
        if k in words.dated or lower in speech("adverbs") or (lower in speech("before_a_time") and k + 1 in words.dated):
            k += 1
        elif lower in speech("before_a_circumstance") and words.lower(k + 1) not in {"least", "most"}:
            occasion = _past_occasion(words, k)
            if occasion is not None:
                k = occasion
                continue
            ahead = range(k, min(k + _ADVERBIAL_LENGTH, len(words.all)))
            stop = next((i for i in ahead if words.lower(i) == "that" or words.lower(i) in _SENTENCE_SIGNS), None)
            if stop is None:
                return k
            k = stop
        else:
            return k
    return k


def _past_occasion(words: Words, k: int) -> int | None:
    """Where a statement begins that follows an occasion without a sign: said in a statement | it had lost ten men."""
    end = next((i + 1 for i in range(k + 1, k + _OCCASION_LENGTH) if words.lower(i) in speech("occasions")), None)
    if end is None or any(words.is_stop(i) or words.lower(i) == "that" for i in range(k, end + 1)):
        return None
    opens = words.lower(end) in speech("pronouns", "determiners") or end in words.dated
    return end if opens or words.lower(end)[:1].isdigit() else None


def _around(words: Words, behind_speaker: int, speaker_start: int) -> tuple[Scope, ...]:
    """What stands before a speaker that closes or interrupts a statement, and what goes on behind the next comma."""
    first = words.index_at(speaker_start)
    before = (_clause_start(words, first), speaker_start)
    comma = next((k for k in range(behind_speaker, len(words.all)) if words.lower(k) in _PAUSES), None)
    if comma is None or words.lower(comma) == ";" or not _continues(words, comma + (words.lower(comma) == ",")):
        return (before,)
    return (before, (words.starts_at(comma), _until(words, comma + 1, behind_speaker)))


def _continues(words: Words, k: int) -> bool:
    """Whether a statement goes on behind the comma after its speaker, rather than a description or an aside."""
    lower = words.lower(k)
    if not lower or lower in speech("asides", "relatives") or lower in {"a", "an", "one"} or (words.is_stop(k) and lower not in QUOTES):
        return False
    return not lower.endswith("ing")


def _until(words: Words, start: int, speaker: int) -> int:
    """Where what is reported ends: with the sentence, at a semicolon or contrast; at a comma if the report is itself subordinate."""
    temporal = speech("temporal")
    main = words.lower(0) in temporal and not any(w.text == "," for w in words.all[:speaker])
    opened = main or words.lower(speaker - 1) in temporal or words.lower(speaker - 1) in RELATIVES
    breaks = words.breaks if opened else words.ends
    first = bisect_left(breaks, start)
    return words.starts_at(breaks[first]) if first < len(breaks) else words.end


def _clause_start(words: Words, end: int) -> int:
    """Where what is reported before a speaker begins."""
    if ";" not in words.lowered:
        return words.start
    stop = next((k for k in range(end - 1, 0, -1) if words.lower(k) == ";" and k not in words.quoted), None)
    return words.start if stop is None else words.closes[stop]

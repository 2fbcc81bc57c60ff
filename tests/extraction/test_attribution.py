import pytest

from claims.extraction.aliases import mine
from claims.extraction.attribution import Speakers
from claims.model import AttributionKind, Document, Span
from claims.text.passages import passages


def attributed(text, figure):
    (passage,) = passages(Document(doc_id="d", text=text))
    start = text.index(figure)
    sentence = next(s for s in passage.sentences if s.start <= start < s.end)
    found = Speakers(passage, mine(text)).of(sentence, Span(start=start, end=start + len(figure)))
    return found.speaker, found.kind.value


@pytest.mark.parametrize(
    ("text", "figure", "speaker", "kind"),
    [
        pytest.param(
            "The Harbour Monitor for Free Ports said 40 ships had left.",
            "40",
            "Harbour Monitor for Free Ports",
            "named",
            id="before the figure",
        ),
        pytest.param(
            "Rebels hold 40 ships, the Oslo-based Harbour Monitor for Free Ports war monitor said on Friday.",
            "40",
            "Harbour Monitor for Free Ports",
            "named",
            id="after the figure, with what describes it",
        ),
        pytest.param(
            "Forty ships were lost, according to the Coastal Union.", "Forty", "Coastal Union", "named", id="according to, behind"
        ),
        pytest.param("According to the Coastal Union, 40 ships were lost.", "40", "Coastal Union", "named", id="according to, in front"),
        pytest.param(
            "The count was 40, according to a statement from the Coastal Union.",
            "40",
            "Coastal Union",
            "named",
            id="a statement speaks for who made it",
        ),
        pytest.param("Ann Berg told Northern Radio that 40 ships had left.", "40", "Ann Berg", "named", id="told somebody"),
        pytest.param("NBK reports that 40 ships have left.", "40", "NBK", "named", id="an outlet reports"),
        pytest.param("The Coastal Union estimated that 40 ships had left.", "40", "Coastal Union", "named", id="estimated"),
        pytest.param(
            "The US-led fleet guarding the strait estimated that 40 ships had left.",
            "40",
            "US-led fleet",
            "named",
            id="what a participle adds to the speaker goes",
        ),
        pytest.param(
            '"We lost 40 ships," said Ann Berg, who runs the port.',
            "40",
            "Ann Berg",
            "named",
            id="a quotation with the speaker behind the verb",
        ),
        pytest.param(
            "Northern Radio reported 40 deaths, citing police.", "40", "Northern Radio -> police", "unnamed", id="one cites another"
        ),
        pytest.param(
            "Forty ships were lost, harbour officials were quoted by NBK as saying.",
            "Forty",
            "NBK -> harbour officials",
            "unnamed",
            id="quoted by another",
        ),
        pytest.param(
            "Norwegian Prime Minister Kari Lund said 40 ships had left.", "40", "Kari Lund", "named", id="titles go before a name"
        ),
        pytest.param("police spokesman John Hale said 40 people were hurt.", "40", "John Hale", "named", id="roles go before a name"),
        pytest.param("A Pentagon spokesman said 40 ships had left.", "40", "Pentagon", "named", id="a spokesman speaks for whom he names"),
        pytest.param(
            "Kari Lund, a member of the port board, said 40 ships had left.", "40", "Kari Lund", "named", id="a description between commas"
        ),
        pytest.param(
            "The port's press secretary, Kari Lund, said 40 ships had left.", "40", "Kari Lund", "named", id="a name between commas"
        ),
        pytest.param("Kari Lund has authorised about 300 extra patrols.", "300", "Kari Lund", "named", id="an act"),
        pytest.param("Officials said 40 ships had left.", "40", "officials", "unnamed", id="officials have no name"),
        pytest.param("Forty people were hurt, Danish police said.", "Forty", "Danish police", "unnamed", id="police have no name"),
        pytest.param("Records show that 40 ships left.", "40", "records", "unnamed", id="papers show"),
        pytest.param("Police: 40 hurt in ferry crash", "40", "police", "unnamed", id="a headline begins with its source"),
        pytest.param("Forty hurt in ferry crash: police", "Forty", "police", "unnamed", id="a headline ends with its source"),
        pytest.param("At least 40 sailors are believed to be on board.", "40", None, "passive", id="believed by nobody in particular"),
        pytest.param("The crew reportedly lost 40 men.", "40", None, "passive", id="reportedly"),
        pytest.param("The storm sank 40 ships.", "40", None, "own", id="the document itself"),
        pytest.param("The port did not say that 40 ships had left.", "40", None, "own", id="what was not said is nobody's"),
        pytest.param("Relief came to an estimated 500 families.", "500", None, "own", id="an estimated is no verb of saying"),
    ],
)
def test_it_says_who_says_so(text, figure, speaker, kind):
    assert attributed(text, figure) == (speaker, kind)


ORDERED = "Mayor Lund ordered crews to spare 900 homes after the Coastal Union warned that raiders hold hundreds of boats."


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        pytest.param(ORDERED, "900", None, id="outside the reported clause"),
        pytest.param(ORDERED, "hundreds", "Coastal Union", id="inside the reported clause"),
        pytest.param("After police said 40 were hurt, crews searched 12 boats.", "12", None, id="a subordinate report ends at the comma"),
        pytest.param("Police said 40 were hurt, but 12 boats were seen leaving.", "12", None, id="a contrast ends a report"),
        pytest.param("The toll, officials said, was 40.", "40", "officials", id="a speaker between commas covers both sides"),
        pytest.param("The fleet sank, said Ann Berg, one of 12 survivors.", "12", None, id="what describes the speaker is not reported"),
        pytest.param("The union said it is less than the 900 reported by Ann Berg.", "900", "Ann Berg", id="the innermost report counts"),
        pytest.param(
            "Ann Berg left on Monday, adding that 40 ships were lost.", "40", "Ann Berg", id="a participle belongs to the subject"
        ),
    ],
)
def test_it_keeps_to_the_reported_clause(text, figure, speaker):
    assert attributed(text, figure)[0] == speaker


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        pytest.param("Ann Berg runs the port. Berg said 40 ships had left.", "40", "Ann Berg", id="a surname"),
        pytest.param("Ann Berg said the port was shut. She added that 40 ships had left.", "40", "Ann Berg", id="she is the last person"),
        pytest.param(
            "The Trade Ministry said trade fell. The ministry said 40 ships had left.", "40", "Trade Ministry", id="a definite noun"
        ),
        pytest.param(
            "The Coastal Rescue Service (CRS) came. The CRS said 40 were saved.", "40", "Coastal Rescue Service", id="an abbreviation"
        ),
        pytest.param(
            '"The port is shut," Ann Berg said. "We lost 40 ships."', "40", "Ann Berg", id="the next quotation has the same speaker"
        ),
        pytest.param('Ann Berg said: "The port is shut. We lost 40 ships."', "40", "Ann Berg", id="a quotation over two sentences"),
    ],
)
def test_it_remembers_who_was_speaking(text, figure, speaker):
    assert attributed(text, figure)[0] == speaker


def test_nobody_is_remembered_outside_a_quotation():
    assert attributed('"The port is shut," Ann Berg said. The storm sank 40 ships.', "40") == (None, AttributionKind.OWN)

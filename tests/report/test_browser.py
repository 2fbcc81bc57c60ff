"""What does a reader get who opens the report in a browser without a network?"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from claims.pipeline import Run
from claims.report import write_report
from claims.settings import load_settings

pytestmark = pytest.mark.browser

expect.set_options(timeout=60_000)  # a busy machine makes no test fail
NOW = datetime(2031, 5, 12, 6, 0, tzinfo=UTC)
VIEWS = [
    pytest.param(width, scheme, media, id=f"{width} px, {scheme}, {media}")
    for width, scheme, media in ((1280, "light", "screen"), (1280, "dark", "screen"), (360, "light", "screen"), (800, "light", "print"))
]
HARMFUL = (
    "</script><script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 1'>",
    "<svg onload='window.harmed = 1'><a href='javascript:window.harmed=1'>x</a></svg>",
    '" onmouseover="window.harmed = 1" autofocus onfocus="window.harmed = 1',
    "'; window.harmed = 1; //",
    "=HYPERLINK(\"javascript:window.harmed=1\")",
    "\u202egnp.exe\u202c \u2066x",
    "nul\x00 and \u2028 and \u2029 and \x1b[31m",
    "&lt;script&gt;window.harmed = 1&lt;/script&gt;",
    "x" * 50_000,
)  # fmt: skip


@pytest.fixture(scope="module")
def judged():
    """The bundled sample, judged."""
    settings = load_settings()
    return Run(settings, started_at=NOW, inputs=["@sample"]).whole()


@pytest.fixture(scope="module")
def written(judged, tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    write_report(judged, folder, load_settings().report)
    return folder / "report.html"


@pytest.fixture
def opened(chromium, written):
    """Opens the page, and complains of whatever the browser complains of."""
    contexts, complaints = [], []

    def opener(path=written, fragment="", width=1280, scheme="light", media="screen", **more):
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
        page.emulate_media(media=media, color_scheme=scheme)
        page.goto(path.as_uri() + fragment)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert complaints == []


def drawn(page):
    """Wait until the charts of the chapters stand there."""
    expect(page.locator("#chapters article").last.locator(".chart svg").first).to_be_attached()


def unfold(page):
    """Open what is folded in the first facts and at the foot of the page: axe looks at nothing that is hidden."""
    page.evaluate("for (const one of document.querySelectorAll('article:nth-of-type(-n+2) details, footer details')) one.open = true")


def names(page):
    return page.locator("#page article h3").all_text_contents()


@pytest.mark.parametrize(("width", "scheme", "media"), VIEWS)
def test_nothing_is_wider_than_the_page_and_axe_finds_nothing(opened, width, scheme, media):
    page = opened(width=width, scheme=scheme, media=media)
    drawn(page)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert {one["id"]: one["nodes"][0]["html"] for one in found} == {}


def test_results_are_as_clean_as_the_page(opened):
    page = opened(fragment="#find?q=people")
    expect(page.locator("#page article").first).to_be_visible()
    unfold(page)
    assert Axe().run(page).response["violations"] == []


def test_search_finds_words_of_claims_and_says_how_many(opened):
    page = opened()
    page.get_by_role("searchbox", name="Search").fill("Rafel Ortun")
    expect(page.locator("#found")).to_have_text("1 fact of 18")
    assert names(page) == ["people injured, Belmora"]
    page.get_by_role("searchbox", name="Search").fill("no such words")
    expect(page.locator("#found")).to_have_text("No fact fits this search")
    page.get_by_role("searchbox", name="Search").fill("")
    expect(page.locator("#chapters")).to_be_visible()


@pytest.mark.parametrize(
    ("field", "value", "count"),
    [
        pytest.param("verdict", "conflicting", 4, id="verdict"),
        pytest.param("verdict", "major", 1, id="size of the conflict"),
        pytest.param("support", "single_origin", None, id="corroboration"),
        pytest.param("source", "The Daily Ledger", None, id="source"),
        pytest.param("place", "Belmora", 3, id="place"),
        pytest.param("predicate", "injure", None, id="predicate"),
    ],
)
def test_filters(opened, written, field, value, count):
    page = opened()
    data = json.loads((written.parent / "report.json").read_text(encoding="utf-8"))
    facts = [fact for chapter in data["chapters"] for fact in chapter["facts"]]
    fits = [
        fact
        for fact in facts
        if value in {fact["consistency"], fact["grade"], fact["corroboration"], fact["place"], fact["predicate"], *fact["sources"]}
    ]
    expect(page.locator(f"option[value='{value}']")).to_have_count(1)
    page.locator(f"#{field}").select_option(value)
    expect(page.locator("#found")).to_have_text(re.compile(rf"^{len(fits)} facts? of 18$"))
    assert len(names(page)) == len(fits) > 0
    assert count in (None, len(fits))


def test_order(opened):
    page = opened(fragment="#find?sort=name")
    expect(page.locator("#page article")).to_have_count(18)
    shown = names(page)
    assert shown == sorted(shown, key=str.casefold)
    page.locator("#sort").select_option("reports")
    expect(page.locator("#page article h3").first).to_have_text("people killed, Belmora")


def test_a_fact_is_linked_to_wherever_it_stands(opened, judged):
    once = judged.facts.loc[judged.facts["n_documents"] == 1, "fact_id"].iloc[0]
    full = judged.facts.loc[judged.facts["consistency"] == "conflicting", "fact_id"].iloc[0]
    page = opened(fragment=f"#fact-{once}")
    expect(page.locator(f"article#fact-{once}")).to_be_in_viewport()
    page = opened(fragment=f"#fact-{full}")
    expect(page.locator(f"#chapters article#fact-{full}")).to_be_in_viewport()
    page = opened(fragment="#fact-f000")
    expect(page.locator("#found")).to_have_text("There is no such fact on this page")


def test_a_claim_is_linked_to_and_its_fact_unfolded(opened, judged):
    claim = judged.claims["claim_id"].iloc[0]
    page = opened(fragment=f"#claim-{claim}")
    expect(page.locator(f"#claim-{claim}")).to_be_in_viewport()


def test_back_leads_from_the_results_to_the_page(opened):
    page = opened()
    page.evaluate("location.hash = '#find?verdict=evolving'")
    expect(page.locator("#found")).to_have_text("1 fact of 18")
    page.go_back()
    expect(page.locator("#chapters")).to_be_visible()
    expect(page.locator("#page article")).to_have_count(0)


def test_a_page_opened_at_results_has_its_charts_when_the_reader_leaves_them(opened):
    page = opened(fragment="#find?verdict=evolving")
    expect(page.locator("#page .chart svg").first).to_be_attached()
    page.get_by_role("link", name="All facts, in the order of the report").click()
    drawn(page)


def test_citations_are_copied(opened):
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.locator("article").first.locator(".ident .copy").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Sources disagree on the share of Sarneth controlled")
    assert re.search(r"\(fact f[0-9a-f]+, judged on 12 May 2031\)$", copied)


def test_all_is_reached_by_keyboard(opened):
    page = opened()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.locator("article").first.locator(".claims summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("article").first.locator("blockquote").first).to_be_visible()


def test_without_a_script_the_disagreements_are_there(opened):
    page = opened(java_script_enabled=False)
    expect(page.locator("#disagree article")).to_have_count(4)
    expect(page.locator("#filter")).to_be_hidden()
    page.locator("#disagree article").first.locator(".claims summary").click()
    expect(page.locator("#disagree article").first.locator("blockquote").first).to_be_visible()


def test_a_fact_that_is_found_reads_as_it_does_in_its_chapter(opened):
    page = opened(fragment="#find?verdict=conflicting")
    expect(page.locator("#page article")).to_have_count(4)
    read = "(all) => all.map((one) => one.querySelector('.show').replaceChildren() ?? one.innerHTML.replace(/\\s+/g, ' '))"
    found = page.locator("#page article").evaluate_all(read)
    page = opened(java_script_enabled=False)
    assert page.locator("#disagree article").evaluate_all(read) == found


def test_every_fact_of_several_claims_has_its_chart_and_the_same_in_words(opened):
    page = opened()
    drawn(page)
    first = page.get_by_role("figure", name="5 claims of 3 origins. Low 65%, best 68%, high 90%.")
    assert (
        first.get_by_role("listitem").all_text_contents()[0]
        == "Aldmark-led coalition (Northgate Times, 25\N{NO-BREAK SPACE}Sep\N{NO-BREAK SPACE}2025): 65–70%"
    )
    expect(first.locator("svg")).to_have_attribute("aria-hidden", "true")
    moving = page.locator("#moving article").get_by_role("figure", name="Figures in time, by origin")
    assert moving.get_by_role("listitem").all_text_contents()[0].startswith("Civil Protection Agency: at least 12 (15")


def test_a_chart_follows_the_width_of_its_page(opened):
    page = opened()
    drawn(page)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        figure = page.locator(".chart").first
        expect(figure).to_have_attribute("data-width", str(figure.evaluate("(one) => one.clientWidth")))


def test_the_evidence_is_drawn_when_it_is_unfolded_and_stays_in_words(opened):
    page = opened(fragment="#find?q=Rafel Ortun")
    matched = page.locator("#page .matched")
    matched.locator("summary").click()
    expect(matched.locator(".bars svg")).to_have_count(2)
    expect(matched.get_by_role("row", name="place same")).to_have_count(1)


def test_on_paper_the_claims_are_unfolded_and_the_charts_are_there(opened):
    page = opened(media="print")
    drawn(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".chart svg").first).to_be_visible()
    expect(page.locator("article").first.locator("blockquote").first).to_be_visible()
    expect(page.locator("#filter")).to_be_hidden()
    expect(page.locator("article").first.locator(".matched")).to_be_hidden()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A run over reports that mean harm in every field, of one event and so of facts with several claims."""
    reports = [
        {
            "id": f"{number}-{words[:40]}",
            "source": f"{words[:200]} Post {number}",
            "url": "javascript:window.harmed=1" if number % 2 else f"https://news.example/{number}?a=<b>&c='d'",
            "title": f"{words} 40 dead",
            "published_at": "2031-05-04T08:00:00Z",
            "text": f"VARN - At least {40 + 30 * (number % 3)} people were killed in Varn on Sunday, the {words} ministry said. {words}",
        }
        for number, words in enumerate(HARMFUL)
    ]
    settings = load_settings()
    run = Run(settings, started_at=NOW)
    result = run.judge(run.take(reports))
    folder = tmp_path_factory.mktemp("hostile")
    run.write(result, folder)
    return folder


@pytest.mark.parametrize("fragment", ["", "#find?q=people", "#find?q=%3Cimg%20src%3Dx%20onerror%3D%22window.harmed%3D1%22%3E&source=<b>"])
def test_a_hostile_corpus_does_nothing(opened, hostile, fragment):
    page = opened(hostile / "report.html", fragment)
    expect(page.locator(".chart svg, #found:not(:empty)").first).to_be_attached()
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    expect(page.locator(".bars svg")).to_have_count(page.locator("article .waterfall").count())
    for element in page.locator("a, button, summary").all()[:40]:
        element.dispatch_event("mouseover")
        element.dispatch_event("focus")
    assert page.evaluate("window.harmed") is None
    assert page.evaluate("[...document.querySelectorAll('a')].every((a) => ['http:', 'https:', 'file:'].includes(a.protocol))")
    assert page.locator("article img, article script, article svg a, article [onload], article [onerror]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_the_gates_page_of_a_hostile_corpus_does_nothing(opened, hostile):
    page = opened(hostile / "quality" / "index.html")
    assert page.evaluate("window.harmed") is None

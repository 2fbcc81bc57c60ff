"""Do the three forms of a report say the same, in the promised order, and nothing that their texts could do harm with?"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from claims.report import write_report

HOSTILE = (
    pytest.param("</script><script>alert(1)</script>", id="a script that ends ours"),
    pytest.param("<img src=x onerror=alert(1)>", id="an image with a handler"),
    pytest.param('" onmouseover="alert(1)', id="a quote that ends an attribute"),
    pytest.param("{{ 7 * 7 }}{% raw %}", id="template syntax"),
    pytest.param("| cell | [x](javascript:alert(1)) `code` **b**", id="Markdown syntax"),
    pytest.param("# heading\n\n- item\r\n> quote", id="Markdown blocks"),
    pytest.param("nul\x00bell\x07escape\x1b[31m", id="control characters"),
    pytest.param("\u202etxet desrever\u202c \u2066isolated", id="bidirectional overrides"),
    pytest.param("٤٧ قتيلا في المدينة", id="right-to-left script"),
)
VOID = {"meta", "input", "br", "link"}


class Page(HTMLParser):
    """What a browser would see: elements in order with their attributes, the text, and whether tags are balanced."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.text, self.open, self.unbalanced = [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)
        if tag in {"dt", "dd", "th", "td"}:
            self.text.append(" ")

    def handle_data(self, data):
        if not {"script", "style"} & set(self.open):
            self.text.append(data)

    def words(self):
        return " ".join("".join(self.text).split())

    def named(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


def written(result, folder, settings):
    write_report(result, folder, settings)
    read = {name: (folder / name).read_text(encoding="utf-8") for name in ("report.html", "report.md", "report.json")}
    return Page(read["report.html"]), read["report.md"], json.loads(read["report.json"])


def in_order(text, *parts):
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part!r} is missing, or stands before what it should follow"
        at = found + len(part)


def with_hostile(result, text):
    facts = result.facts.assign(label=text, sentence=text, reason=text)
    claims = result.claims.assign(sentence=text + result.claims["sentence"], origin=text, source=text, attribution=text)
    documents = result.documents.assign(title=text, source=text, url="javascript:alert(1)//https://example.com")
    matches = result.matches.assign(reason=text)
    rejected = result.rejected.assign(reason=text, row_key=text, value=text)
    checks = result.checks.assign(detail=text)
    run = replace(result.run, inputs=(text,), settings={**result.run.settings, "own": {text: text}}, versions={text: text})
    overrides = tuple(replace(one, note=text, remark=one.remark and text) for one in result.overrides)
    tables = {"facts": facts, "claims": claims, "documents": documents, "matches": matches, "rejected": rejected, "checks": checks}
    return replace(result, overrides=overrides, run=run, **tables)


def test_disagreements_come_first_then_what_moved_then_what_is_confirmed(result, settings, tmp_path):
    page, markdown, data = written(result, tmp_path, settings)
    chapters = (
        "Where sources disagree", "fighters at the mill", "share of Varn held by the Front", "What is changing",
        "people killed by shelling in Varn", "What independent origins confirm", "civilians trapped in Varn", "Repeated, not confirmed",
        "fighters who crossed the Esk", "Reported once", "lorries waiting at the bridge", "families who left Varn",
    )  # fmt: skip
    body = page.words()[page.words().index("and the best estimate") :]  # below the links to the chapters
    in_order(body, *chapters, "Quality checks", "Kept out", "Overrides to look at", "Settings and versions")
    in_order(
        markdown,
        *(part.replace("|", "\\|") for part in chapters),
        "Quality checks",
        "Kept out",
        "Overrides to look at",
        "Settings and versions",
    )
    assert [chapter["key"] for chapter in data["chapters"]] == ["disagree", "moving", "agree", "repeated", "once"]


def test_only_overrides_with_something_amiss_are_listed(result, settings, tmp_path):
    page, markdown, data = written(result, tmp_path, settings)
    said = "cannot_link “two mills”, unresolved: document mill-1 is not in this run"
    assert said in page.words()
    assert said.replace("_", "\\_") in markdown
    assert [one["note"] for one in data["overrides"]] == ["two mills"]


def test_a_disagreement_says_how_much_who_and_why(result, settings, tmp_path):
    page, markdown, data = written(result, tmp_path, settings)
    in_order(
        page.words(), "Conflicting, major", "uncorroborated", "share of Varn held by the Front", "Low 65%", "Best none", "High 90%",
        "2 reports, 2 origins", "Why they differ", "65–70% (army command) against 90% (Varn Monitor)",
        "could be explained by different dates", "2 claims in their words",
    )  # fmt: skip
    assert "**65–70%** (army command) against **90%** (Varn Monitor): 90 and 65 to 70 percent are 20 points apart" in markdown
    share = next(fact for fact in data["chapters"][0]["facts"] if fact["fact_id"] == "share")
    assert share["estimate"]["best"] is None
    assert share["differences"][0]["first"] == {"words": "65–70%", "origin": "army command", "when": "6 May 2031"}


def test_a_rising_toll_is_told_in_order_of_time_and_its_correction_is_named(result, settings, tmp_path):
    page, markdown, _ = written(result, tmp_path, settings)
    in_order(page.words(), "Evolving", "How it moved", "at least 12 (4 May 2031) then 31", "31 (6 May 2031) taken back to 28 (7 May 2031")
    assert "at least 12** (4 May 2031) then **28**" not in markdown


def test_each_claim_is_quoted_with_its_figure_marked_and_its_origin_named(result, settings, tmp_path):
    page, markdown, data = written(result, tmp_path, settings)
    assert "The Varn Monitor said 90 percent of the city is held by the Coastal Front. Harbour Courier, 5 May 2031" in page.words()
    assert "“The Varn Monitor said **90 percent** of the city" in markdown
    share = next(fact for fact in data["chapters"][0]["facts"] if fact["fact_id"] == "share")
    assert share["claims"][1]["quote"] == {
        "before": "The Varn Monitor said ",
        "figure": "90 percent",
        "after": " of the city is held by the Coastal Front.",
    }
    assert share["claims"][1]["origin"] == "Varn Monitor"


def test_the_figure_marked_is_the_one_claimed_where_a_sentence_has_it_twice(result, settings, tmp_path):
    _, _, data = written(result, tmp_path, settings)
    mill = next(fact for fact in data["chapters"][0]["facts"] if fact["fact_id"] == "mill")
    assert [claim["quote"]["figure"] for claim in mill["claims"]] == ["3 and 5", "50,000"]


def test_a_part_names_its_whole(result, settings, tmp_path):
    page, markdown, _ = written(result, tmp_path, settings)
    assert {"href": "#fact-toll"} in page.named("a")
    assert "children killed by shelling in Varn, part of people killed by shelling in Varn" in markdown


def test_facts_beyond_the_limit_are_listed_and_then_counted(result, settings, tmp_path):
    short = settings.model_copy(update={"facts_in_full": 1, "facts_in_brief": 1})
    page, markdown, data = written(result, tmp_path, short)
    assert len(page.named("article")) == 1
    assert "3 more facts stand in facts.csv" in page.words()
    assert "3 more facts stand in facts.csv" in markdown
    assert [(chapter["in_full"], chapter["in_brief"]) for chapter in data["chapters"]] == [(1, 1), (0, 1), (0, 1), (0, 1), (0, 1)]
    assert [len(chapter["facts"]) for chapter in data["chapters"]] == [chapter["total"] for chapter in data["chapters"]]


def test_claims_beyond_the_limit_are_counted_and_the_ends_are_kept(result, settings, tmp_path):
    _, markdown, data = written(result, tmp_path, settings.model_copy(update={"claims_per_fact": 2}))
    toll = data["chapters"][1]["facts"][0]
    assert [claim["figure"]["words"] for claim in toll["claims"]] == ["at least 12", "28"]
    assert "1 more claim stands in claims.csv" in markdown


def test_quality_and_what_was_kept_out_are_reported_with_reasons(result, settings, tmp_path):
    page, markdown, data = written(result, tmp_path, settings)
    for text in (page.words(), markdown):
        assert "2 checks between" in text or "2 checks asked" in text
        assert "none" in text.casefold()
        assert "1 documents, kept out: no text; leave the line out" in text.replace("*", "")
    assert data["checks"][1]["detail"] == "the noun was not found"


def test_a_stopped_run_makes_no_finding_and_says_why(result, settings, tmp_path):
    checks = result.checks.assign(severity="critical", detail=["a claim before it has the same id", "the noun was not found"])
    page, markdown, data = written(replace(result, checks=checks), tmp_path, settings)
    for text in (page.words(), markdown):
        assert "stopped this run, so it reports no finding" in text
        assert "claims, the noun was not found" in text
        assert "the same id" not in text, "that one was met"
        assert "Varn" not in text.replace("varn/", ""), "nothing of the facts"
    assert [chapter["total"] for chapter in data["chapters"]] == [0, 0, 0, 0, 0]
    assert data["headline"]["conflicting"] == 0


def test_settings_and_versions_are_reported(result, settings, tmp_path):
    page, _, data = written(result, tmp_path, settings)
    assert "assess.staleness_days" in page.words()
    assert {"name": "assess.staleness_days", "value": "3"} in data["run"]["settings"]
    assert {"name": "python", "value": "3.11.7"} in data["run"]["versions"]


def test_json_is_plain_versioned_and_without_numbers_that_json_cannot_hold(result, settings, tmp_path):
    write_report(result, tmp_path, settings)
    raw = (tmp_path / "report.json").read_text(encoding="utf-8")
    assert raw.startswith('{"schema":"claims-report/2",')
    json.loads(raw, parse_constant=lambda name: pytest.fail(f"{name} in JSON"))
    assert json.loads(raw)["headline"]["conflicting"] == 2


def test_all_forms_count_alike(result, settings, tmp_path):
    page, markdown, data = written(result, tmp_path, settings)
    head = data["headline"]
    assert head["summary"] in page.words()
    assert head["summary"] in markdown
    assert head["facts"] == len(result.facts) == sum(chapter["total"] for chapter in data["chapters"])


def test_the_same_result_gives_the_same_bytes_in_whatever_order_its_rows_stand(result, settings, tmp_path):
    mixed = {name: getattr(result, name).sample(frac=1, random_state=3) for name in ("documents", "claims", "matches", "facts")}
    shuffled = replace(result, **mixed)
    write_report(result, tmp_path / "one", settings)
    write_report(shuffled, tmp_path / "two", settings)
    for name in ("report.html", "report.md", "report.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("part", ["documents", "claims", "matches", "near_misses", "facts", "rejected", "checks"])
def test_a_table_without_rows_is_no_error(result, settings, tmp_path, part):
    page, _, _ = written(replace(result, **{part: getattr(result, part).head(0)}), tmp_path, settings)
    assert not page.unbalanced


def test_a_result_with_nothing_in_it_says_so(result, settings, tmp_path):
    empty = {
        name: getattr(result, name).head(0) for name in ("documents", "claims", "matches", "near_misses", "facts", "rejected", "checks")
    }
    page, markdown, data = written(replace(result, **empty, run=None), tmp_path, settings)
    assert "No figure was found in 0 reports." in page.words()
    assert "Nothing was kept out." in markdown
    assert data["run"] is None


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(result, settings, tmp_path, text):
    hostile = with_hostile(result, text)
    page, _, data = written(hostile, tmp_path, settings)
    plain, _, _ = written(with_hostile(result, "plain"), tmp_path / "plain", settings)
    assert not page.unbalanced
    assert not page.open
    assert [(tag, list(attrs)) for tag, attrs in page.elements] == [(tag, list(attrs)) for tag, attrs in plain.elements]
    assert not re.search(r"[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069]", json.dumps(data, ensure_ascii=False) + page.words())


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markdown(result, settings, tmp_path, text):
    _, markdown, _ = written(with_hostile(result, text), tmp_path, settings)
    _, plain, _ = written(with_hostile(result, "plain"), tmp_path / "plain", settings)
    unescaped = re.compile(r"(?<!\\)(?:\\\\)*[`|<>\[\]]")
    assert len(markdown.splitlines()) == len(plain.splitlines())
    for hostile_line, plain_line in zip(markdown.splitlines(), plain.splitlines(), strict=True):
        assert len(unescaped.findall(hostile_line)) == len(unescaped.findall(plain_line)), hostile_line


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        pytest.param("https://news.example/a?b=1&c=2", True, id="https is a link"),
        pytest.param("HTTP://news.example/", True, id="the scheme in capitals too"),
        pytest.param("javascript:alert(1)", False, id="a script is none"),
        pytest.param(" javascript:alert(1)", False, id="nor with a space before it"),
        pytest.param("data:text/html,<script>alert(1)</script>", False, id="nor is data"),
        pytest.param("https://news.example/\u202etxt.exe", False, id="nor an address that hides something"),
        pytest.param('https://news.example/" onclick="x', False, id="nor one that leaves its attribute"),
        pytest.param("file:///etc/passwd", False, id="nor a file"),
    ],
)
def test_only_web_addresses_are_linked(result, settings, tmp_path, url, linked):
    page, _, _ = written(replace(result, documents=result.documents.assign(url=url)), tmp_path, settings)
    outward = [attrs for attrs in page.named("a") if not attrs["href"].startswith("#")]
    assert bool(outward) is linked
    assert all(attrs["rel"] == "noopener noreferrer" for attrs in outward)


def test_the_page_needs_nothing_from_outside(result, settings, tmp_path):
    page, _, _ = written(result, tmp_path, settings)
    assert not [attrs for _, attrs in page.elements if {"src", "srcset", "style", "onclick"} & set(attrs)]
    assert not page.named("link")
    policy = next(attrs["content"] for attrs in page.named("meta") if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_every_chapter_and_fact_can_be_linked_to(result, settings, tmp_path):
    page, _, _ = written(result, tmp_path, settings)
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["href"][1:] for attrs in page.named("a") if attrs["href"].startswith("#")} <= set(ids)


@pytest.mark.browser
def test_the_script_runs_in_a_browser_under_the_pages_own_policy(result, settings, tmp_path):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium on this machine")
    write_report(result, tmp_path, settings)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}"]
    command = [browser, *flags, "--dump-dom", (tmp_path / "report.html").as_uri()]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=240, check=True).stdout
    form = next(attrs for attrs in Page(dom).named("form"))
    assert "hidden" not in form

"""The report: one page that needs nothing else, holds every table, and leads back to the words."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from present_lab import small_lab

import newslab as nl

SECTIONS = ["articles", "casualties", "events", "mentions", "places", "dates", "quotes", "comparison", "texts", "limits"]


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> str:
    path = nl.report(small_lab(), tmp_path_factory.mktemp("page") / "report.html")
    return path.read_text(encoding="utf-8")


class _Page(HTMLParser):
    """Ids, links and what would be loaded."""

    def __init__(self, page: str):
        super().__init__()
        self.ids, self.links, self.loads, self.tags, self.cells = [], [], [], [], 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        self.tags.append(tag)
        if "id" in at:
            self.ids.append(at["id"])
        if tag == "a":
            self.links.append(at["href"])
        self.loads += [v for k, v in attrs if k in ("src", "srcset", "data", "action", "background") or k in ("href", "xlink:href") and tag != "a"]


def test_the_page_is_arabic_and_right_to_left(page):
    assert '<html lang="ar" dir="rtl">' in page


def test_the_page_loads_nothing_and_runs_nothing(page):
    read = _Page(page)
    assert [v for v in read.loads if not v.startswith("#")] == []
    assert not {"script", "link", "iframe", "img", "object"} & set(read.tags)
    assert not re.search(r"url\((?!#)", page) and "@import" not in page
    assert "default-src 'none'" in page


def test_every_section_is_there(page):
    assert [i for i in _Page(page).ids if i in SECTIONS] == SECTIONS


def test_each_row_leads_to_its_words(page):
    read = _Page(page)
    inside = [link[1:] for link in read.links if link.startswith("#")]
    assert len(read.ids) == len(set(read.ids)), "an id is used twice"
    assert set(inside) <= set(read.ids)
    assert sum(link.startswith("m-") for link in inside) == 4 + 1 + 1  # claims, dates, quotations
    assert [link for link in read.links if not link.startswith("#")] == ["https://example.org/2"]


def test_charts_stand_in_the_page_and_keep_their_own_direction(page):
    assert page.count("<svg ") == 3 and page.count('<svg role="img" aria-label=') == 3 and page.count('direction="ltr"') == 3


def test_missing_is_a_dash_and_not_zero(page):
    row = re.search(r"<tr>(?:(?!</tr>).)*عشرات المدنيين.*?</tr>", page).group()
    assert re.findall(r"<td[^>]*>(?:<a[^>]*>)?([^<]*)", row)[:6] == ["عشرات المدنيين", "قتلى", "20", "—", "99", "عدد مبهم"]


def test_the_report_returns_its_path_and_is_the_same_on_every_run(tmp_path):
    first, second = nl.report(small_lab(), tmp_path / "a.html"), nl.report(small_lab(), str(tmp_path / "b.html"))
    assert (first, second) == (tmp_path / "a.html", tmp_path / "b.html")
    assert first.read_bytes() == second.read_bytes()


HOSTILE = '<script>alert(1)</script>"\u202e{{ 7 * 7 }}'


def test_nothing_in_an_article_becomes_markup(tmp_path):
    lab = small_lab()
    for column in ("outlet", "outlet_label", "title", "byline", "dateline", "source_file", "text", "url"):
        lab.articles[column] = pd.Series([HOSTILE, HOSTILE + "2"], dtype="str")
    names = ["name_ar", "name_en"]
    for table, columns in {"mentions": names, "places": names, "quotes": ["speaker", "cue"], "casualties": ["text", "place", "attribution"]}.items():
        for column in columns:
            getattr(lab, table)[column] = HOSTILE
    page = nl.report(lab, tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<script" not in page and "\u202e" not in page and "49" not in re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)
    assert "[U+202E]" in page


def test_an_empty_analysis_gives_a_page_that_says_so(tmp_path):
    page = nl.report(nl.analyze([]), tmp_path / "r.html").read_text(encoding="utf-8")
    assert "لا يذكر أي نص ضحايا." in page and "<svg" not in page


def test_a_long_analysis_is_cut_and_says_how_much(tmp_path):
    page = nl.report(small_lab(), tmp_path / "r.html", articles=1, rows=1).read_text(encoding="utf-8")
    assert "و3 صفوف أخرى" in page and "ومقالة أخرى" in page
    assert {link[1:] for link in _Page(page).links if link.startswith("#m-")} <= set(_Page(page).ids)


def test_failures_are_listed(tmp_path):
    lab = small_lab(errors=[{"source_file": "a.txt", "stage": "load", "error": "a.txt is empty; remove it"}])
    page = nl.report(lab, tmp_path / "r.html").read_text(encoding="utf-8")
    assert "a.txt is empty; remove it" in re.sub("</?bdi[^>]*>", "", page)


DEATHS = {
    "conflict": "قتل 4 جنود بانفجار عبوة ناسفة في بعقوبة أمس، وفق الشرطة.",
    "accident": "توفي 3 عمال بحادث سير في بعقوبة أمس.",
}


def events_of(tmp_path, *texts: str, language: str = "ar") -> str:
    lab = nl.analyze(pd.DataFrame({"text": texts, "published": "2024-05-02", "outlet": [f"صحيفة {n}" for n in range(len(texts))]}))
    return nl.report(lab, tmp_path / "r.html", language=language).read_text(encoding="utf-8")


def section(page: str, name: str) -> str:
    return page[page.index(f'<section id="{name}">') :].split('<section id="', 2)[1]


def test_an_event_stands_under_four_policies_and_what_is_in_none_is_counted_with_its_reason(tmp_path):
    part = section(events_of(tmp_path, DEATHS["conflict"], DEATHS["accident"], "وصل الوزير."), "events")
    assert [policy for policy in ("المدى", "UCDP", "ACLED", "الأحدث") if part.count(f">{policy}</td>") != 1] == []
    assert part.count("<svg ") == 1 and part.count(">تفجير<") == 4
    assert "أخبار ضحايا ليست في حادثة: 1 (1 السبب: حادث)." in part


def test_no_event_and_only_claims_that_are_in_none(tmp_path):
    part = section(events_of(tmp_path, DEATHS["accident"], language="en"), "events")
    assert "No events." in part and "Claims that are in no event: 1 (1 cause: accident)." in part and "<svg" not in part


def test_two_articles_are_set_side_by_side_and_three_are_not(tmp_path):
    other = "أعلنت الشرطة أن 5 جنود قتلوا بانفجار عبوة ناسفة في بعقوبة أمس."
    part = section(events_of(tmp_path, DEATHS["conflict"], other), "comparison")
    assert 'class="nl-pair"' in part and part.count('class="nl-raw"') == 2
    figure = re.search(r"<tr>(?:(?!</tr>).)*العدد.*?</tr>", part).group()
    assert re.findall(r"<td[^>]*>([^<]*)", figure) == ["مختلف", "ضحايا", "قتلى، بعقوبة", "العدد", "4", "5"]
    page = events_of(tmp_path, DEATHS["conflict"], other, "وصل الوزير.")
    assert "nl-pair" not in page and 'href="#comparison"' not in page


def test_a_total_that_does_not_add_up_is_told_but_all_was_read(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from newslab import cli

    lab = small_lab(errors=[{"article_id": "one", "stage": "reconcile", "error": "event e1, killed_best: 4, best is 5"}])
    monkeypatch.setattr(cli, "_analysed", lambda paths: lab)
    monkeypatch.setattr("newslab.present.report.report", lambda lab, out, language: out)
    assert CliRunner().invoke(cli.main, ["report", "seeds", "-o", str(tmp_path / "r.html")]).exit_code == 0

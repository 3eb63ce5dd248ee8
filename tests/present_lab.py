"""A small analysis with every case that charts and pages must show, made by hand so that it does not depend on the extractors."""

import pandas as pd

from newslab import tables
from newslab.analysis import Analysis

FIRST = "مقتل عشرات في بلدة السد\n\nقال وزير الصحة سالم الراوي أمس إن عشرات المدنيين قتلوا قرب السد، وأصيب 7 على الأقل.\n"
SECOND = "أعلن الدفاع المدني مقتل 12 شخصا شرق الوادي ومقتل ما بين 3 و5 جنود."


def _row(table: str, article: str, text: str, words: str, **columns: object) -> dict:
    start = text.index(words)
    role = "title" if article == "one" and start < FIRST.index("\n") else "body"
    row = {"id": tables.row_id(article, table, start, start + len(words)), "article_id": article, "start": start, "end": start + len(words), "text": words}
    return row | {"block_role": role} | columns


def small_lab(**extra: list[dict]) -> Analysis:
    """Two articles, one of an unnamed outlet; `extra` adds rows to a table."""
    killed = {"outcome": "killed", "polarity": "asserted", "certainty": "asserted", "relation": "total", "victims": "civilian"}
    rows = {
        "articles": [
            {"article_id": "one", "outlet": "الوكالة", "outlet_label": "الوكالة", "title": FIRST.split("\n")[0], "published": "2024-05-02", "text": FIRST},
            {"article_id": "two_x", "outlet_label": "unnamed (two_x)", "text": SECOND, "url": "https://example.org/2"},
        ],
        "blocks": [
            _row("blocks", "one", FIRST, FIRST.split("\n")[0], role="title"), _row("blocks", "one", FIRST, FIRST.split("\n")[2], role="body"),
            _row("blocks", "two_x", SECOND, SECOND, role="body"),
        ],
        "mentions": [
            _row("mentions", "one", FIRST, "سالم الراوي", label="PER", entity_id="p1", name_ar="سالم الراوي", name_en="Salem al-Rawi"),
            _row("mentions", "one", FIRST, "السد", label="LOC", entity_id="l1", name_ar="السد", name_en="Al-Sadd"),
            _row("mentions", "two_x", SECOND, "الدفاع المدني", label="ORG", name_ar=None),
        ],
        "places": [
            _row("places", "one", FIRST, "السد", place_id="1", name_ar="السد", kind="town", lat=33.1, lon=44.2, where_prec=1, relation="in", role="location"),
            _row("places", "two_x", SECOND, "الوادي", place_id="2", name_ar="الوادي", kind="governorate", lat=34.5, lon=45.0, where_prec=4, relation="in",
                 role="location"),
        ],
        "dates": [_row("dates", "one", FIRST, "أمس", type="DATE", value="2024-05-01", earliest="2024-05-01", latest="2024-05-01", date_prec=1)],
        "quotes": [_row("quotes", "one", FIRST, "عشرات المدنيين قتلوا قرب السد", kind="indirect", speaker="سالم الراوي", cue="قال")],
        "casualties": [
            _row("casualties", "one", FIRST, "عشرات المدنيين", low=20, high=99, bound="vague", place="السد", date_text="أمس",
                 attribution="وزير الصحة", **killed),
            _row("casualties", "one", FIRST, "7 على الأقل", low=7, best=7, bound="ge", **killed | {"outcome": "injured"}),
            _row("casualties", "two_x", SECOND, "12 شخصا", low=12, best=12, high=12, bound="eq", **killed),
            _row("casualties", "two_x", SECOND, "ما بين 3 و5 جنود", low=3, high=5, bound="range", **killed | {"certainty": "unconfirmed"}),
        ],
    }
    names = ("articles", *tables.ARTICLE_TABLES, "errors")
    frames = {name: tables.frame(name, rows.get(name, []) + extra.get(name, [])) for name in names}
    frames["places"]["resolved"] = pd.Series([True] * len(frames["places"]), dtype="boolean")
    return Analysis(frames)

"""Events without casualties: what two articles tell alike."""

from types import SimpleNamespace

import pandas as pd
import pytest

import newslab as nl
from newslab import tables
from newslab.events.happenings import happenings_in, shared
from newslab.events.where import places_by_id
from newslab.text.lexicons import lexicons

PEOPLE = {"الوالي": "governor", "الوزير": "minister"}
PLACES = {"سيدي بوزيد": ("sb", "town"), "القصرين": ("ks", "town")}


def lab_of(*texts, published="2020-03-05"):
    made = {"articles": [], "mentions": [], "places": [], "blocks": []}
    for i, text in enumerate(texts):
        article = f"h{i}"
        made["articles"].append({"article_id": article, "outlet_label": f"outlet {i}", "published": published, "text": text})
        made["blocks"].append({"id": article, "article_id": article, "start": 0, "end": len(text), "text": text, "role": "body"})
        for table, known in (("mentions", PEOPLE), ("places", PLACES)):
            for words, found in known.items():
                if words in text:
                    row = {"id": f"{article}{words}", "article_id": article, "start": text.index(words), "end": text.index(words) + len(words), "text": words}
                    about = {"label": "PER", "entity_id": found} if table == "mentions" else {
                        "place_id": found[0], "name_ar": words, "kind": found[1], "country": "TN", "role": "location"}
                    made[table].append(row | about)
    return SimpleNamespace(**{name: tables.frame(name, made.get(name, [])) for name in ("articles", *tables.ARTICLE_TABLES, "errors")})


def told(*texts, **options):
    lab = lab_of(*texts, **options)
    return [(h.kind, h.actor, h.place.name) for h in happenings_in(lab, places_by_id(tables.records(lab.places)), lexicons())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوالي صباحا إلى القصرين.", [("visit", "governor", "القصرين")]),
        ("تهدف زيارة الوزير إلى سيدي بوزيد للاطلاع على المشاريع.", [("visit", "minister", "سيدي بوزيد")]),
        ("انطلقت عملية تمشيط واسعة في جبال القصرين.", [("operation", None, "القصرين")]),
        ("مظاهرات في سيدي بوزيد تطالب بالشغل.", [("protest", None, "سيدي بوزيد")]),
        ("سيزور الوالي القصرين غدا.", []),  # to come
        ("وصلت المساعدات إلى القصرين.", []),  # nobody
        ("وصل الوالي متأخرا.", []),  # nowhere
        ("في القصرين قال الوالي إن العملية نجحت.", []),
    ],
)
def test_happenings(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "n"),
    [
        ("وصل الوالي إلى القصرين.", "زار الوالي مدينة القصرين.", 1),
        ("وصل الوالي إلى القصرين.", "زار الوزير مدينة القصرين.", 0),  # another person
        ("وصل الوالي إلى القصرين.", "زار الوالي سيدي بوزيد.", 0),  # another place
        ("وصل الوالي إلى القصرين.", "مظاهرات في القصرين.", 0),  # another kind
    ],
)
def test_two_articles_make_an_event(a, b, n):
    lab = lab_of(a, b)
    found = shared(happenings_in(lab, places_by_id(tables.records(lab.places)), lexicons()))
    assert len(found) == n
    events, links = nl.reconcile(lab, policy="range")
    assert len(events) == n and links.empty
    if n:
        row = events.iloc[0]
        assert (row["event_type"], row["place"], row["n_claims"], row["n_articles"], row["n_outlets"]) == ("visit", "القصرين", 0, 2, 2)
        assert pd.isna(row["killed_low"]) and pd.isna(row["killed_best"])


def test_one_article_makes_none():
    events, _ = nl.reconcile(lab_of("وصل الوالي إلى القصرين. ثم زار الوالي أحياء القصرين."))
    assert events.empty


def test_the_seeds_share_a_visit_and_an_operation():
    lab = nl.analyze(nl.load("seeds"))
    events, _ = nl.reconcile(lab, policy="range")
    quiet = events[events["n_claims"] == 0]
    assert quiet[["event_type", "place", "n_articles"]].values.tolist() == [["visit", "مخمور", 2], ["operation", "ديالى", 2]]

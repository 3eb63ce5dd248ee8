"""Reconcile on hand-made claims: what becomes one event, and its figures under each policy."""

from types import SimpleNamespace

import pandas as pd
import pytest

import newslab as nl
from newslab import tables
from newslab.events.outlets import outlet_agreement
from newslab.events.where import Place, agreement

PLACES = {
    "basra": {"place_id": "basra", "name_ar": "البصرة", "kind": "town", "country": "IQ", "admin1": "Basra", "lat": 30.51, "lon": 47.78, "where_prec": 1},
    "basra_gov": {"place_id": "basra_gov", "name_ar": "البصرة", "kind": "governorate", "country": "IQ", "admin1": "Basra", "where_prec": 4},
    "makhmur": {"place_id": "makhmur", "name_ar": "مخمور", "kind": "district", "country": "IQ", "admin1": "Erbil", "lat": 35.78, "lon": 43.58, "where_prec": 3},
    "iraq": {"place_id": "iraq", "name_ar": "العراق", "kind": "country", "country": "IQ", "where_prec": 6},
}
DEFAULTS = {"outcome": "killed", "unit": "persons", "victims": "unknown", "relation": "total", "polarity": "asserted", "certainty": "asserted",
            "cause": "conflict", "scope": "incident", "timing": "news", "bound": "eq"}


def claim(n=None, day="2021-12-07", place="basra", **slots):
    """A claim of n people; `day` None leaves the date open."""
    row = DEFAULTS | {"low": n, "best": n, "high": n, "place_id": place, "place": place and PLACES[place]["name_ar"], "date_earliest": day, "date_latest": day}
    return row | slots


def lab_of(*articles):
    """An analysis of articles, each (outlet, published, [claims]) with claims in reading order, one sentence each unless `sentence_start` says otherwise."""
    made = {"articles": [], "casualties": [], "places": []}
    for i, (outlet, published, claims) in enumerate(articles):
        article_id, text = f"x{i}", ""
        for j, row in enumerate(claims):
            row = dict(row)
            words = row.pop("words", f"{row['low']} ضحية")
            text += row.pop("before", "")
            start = len(text)
            text += words
            made["casualties"].append({"sentence_start": start, "sentence_end": len(text)} | row | {
                "id": f"{article_id}.{j}", "article_id": article_id, "start": start, "end": len(text), "text": words,
                "parent": None if row.get("parent") is None else f"{article_id}.{row['parent']}"})
            text += ". "
            if row["place_id"]:
                made["places"].append(PLACES[row["place_id"]] | {"id": f"{article_id}.p{j}", "article_id": article_id, "relation": row.get("near", "in")})
        for row in made["casualties"]:
            row.pop("near", None)
        made["articles"].append({"article_id": article_id, "outlet_label": outlet, "published": published, "text": text})
    return SimpleNamespace(**{name: tables.frame(name, made.get(name, [])) for name in ("articles", *tables.ARTICLE_TABLES, "errors")})


def figures(lab, policy="range", outcome="killed"):
    """The (low, best, high) of each event."""
    events, _ = nl.reconcile(lab, policy=policy)
    columns = events[[f"{outcome}_{b}" for b in ("low", "best", "high")]].astype("object")
    return [tuple(row) for row in columns.where(columns.notna(), None).values.tolist()]


def value(x):
    return None if pd.isna(x) else x


SEEDS = (
    ("نورث برس", "2021-12-08", [
        claim(20, None, "makhmur", high=99, best=None, bound="vague", victims="mixed", perpetrator="تنظيم الدولة الإسلامية", weapon_code="attack"),
        claim(4, victims="civilian", weapon_code="explosion.bombing.vehicle"),
    ]),
    ("unnamed (b)", "2021-12-08", [
        claim(4, high=None, bound="ge", weapon_code="explosion.bombing.motorcycle", attribution="قوات الأمن", source_role="security", sentence_start=0),
        claim(4, outcome="injured", weapon_code="explosion.bombing.motorcycle", attribution="قوات الأمن", source_role="security", sentence_start=0),
    ]),
)


def of(row, *columns):
    return {c: value(row[c]) for c in columns}


def test_the_seeds_give_two_events_that_are_not_one():
    events, links = nl.reconcile(lab_of(*SEEDS), policy="range")
    basra, makhmur = events.to_dict("records")
    killed, injured = (tuple(f"{outcome}_{bound}" for bound in ("low", "best", "high")) for outcome in ("killed", "injured"))
    assert of(basra, *killed, "high_open") == {"killed_low": 4, "killed_best": 4, "killed_high": None, "high_open": True}
    assert of(basra, *injured) == {"injured_low": 4, "injured_best": 4, "injured_high": 4}
    assert of(basra, "place", "n_claims", "n_articles", "n_outlets") == {"place": "البصرة", "n_claims": 3, "n_articles": 2, "n_outlets": 2}
    assert of(basra, "n_independent_sources", "corroborated") == {"n_independent_sources": None, "corroborated": None}
    assert of(basra, "deaths_civilians", "deaths_unknown") == {"deaths_civilians": 4, "deaths_unknown": 0}
    assert basra["agreement"] == "killed 2/2; injured 1/2; civilian 1/2"
    assert of(basra, "date_prec", "event_type", "disputed_fields") == {"date_prec": 1, "event_type": "explosion.bombing", "disputed_fields": "weapon"}
    assert basra["date_earliest"] == basra["date_latest"] == pd.Timestamp("2021-12-07")
    assert of(makhmur, *killed, "high_open") == {"killed_low": 20, "killed_best": None, "killed_high": 99, "high_open": False}
    assert of(makhmur, "place", "date_earliest", "date_latest") == {"place": "مخمور", "date_earliest": None, "date_latest": None}
    assert of(makhmur, "n_outlets", "n_independent_sources") == {"n_outlets": 1, "n_independent_sources": None}
    assert set(links["claim"]) == {"x0.0", "x0.1", "x1.0", "x1.1"}


def test_vague_counts_have_a_literal_and_an_acled_reading():
    lab = lab_of(SEEDS[0])
    assert figures(lab, "range")[1] == (20, None, 99) and figures(lab, "acled")[1] == (10, 10, 10)


@pytest.mark.parametrize(
    ("claims", "range_", "ucdp", "acled", "latest"),
    [
        # two credible reports of one day that differ
        ([[claim(4, source_role="security", attribution="الشرطة")], [claim(6, source_role="medical", attribution="المستشفى")]],
         (4, 4, 6), (6, 6, 6), (4, 4, 4), (4, 4, 4)),
        # at least 4 does not contradict 4, and leaves the high open
        ([[claim(4)], [claim(4, high=None, bound="ge")]], (4, 4, None), (4, 4, None), (4, 4, 4), (4, 4, None)),
        # more than 10 is strict
        ([[claim(10, high=None, bound="gt")]], (11, 11, None), (11, 11, None), (11, 11, 11), (11, 11, None)),
        # fewer than 10, at most 10: an upper end and nothing else
        ([[claim(None, high=10, bound="lt")]], (None, None, 9), (None, None, 9), (None, None, None), (None, None, 9)),
        ([[claim(None, high=10, bound="le")]], (None, None, 10), (None, None, 10), (None, None, None), (None, None, 10)),
        # a feared figure raises the high and nothing else
        ([[claim(4)], [claim(9, certainty="feared")]], (4, 4, 9), (4, 4, 9), (4, 4, 4), (4, 4, 4)),
        # only alleged: no low, no best
        ([[claim(9, certainty="alleged")]], (None, None, 9), (None, None, 9), (None, None, None), (None, None, None)),
        # denied: nothing
        ([[claim(9, certainty="denied")]], (None, None, None),) + ((None, None, None),) * 3,
        # a range
        ([[claim(10, high=15, best=None, bound="range")]], (10, 10, 15), (10, 10, 15), (10, 10, 10), (10, 10, 15)),
        # victims without a number: not zero
        ([[claim(None, bound="unspecified")]], (None, None, None),) + ((None, None, None),) * 3,
        # no victims
        ([[claim(0, polarity="negated")]], (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)),
        # families are not persons
        ([[claim(3, unit="families"), claim(7)]], (7, 7, 7), (7, 7, 7), (7, 7, 7), (7, 7, 7)),
        # one count of killed and wounded together never enters the deaths
        ([[claim(20, outcome="killed_or_injured"), claim(7)]], (7, 7, 7), (7, 7, 7), (7, 7, 7), (7, 7, 7)),
    ],
)
def test_policies(claims, range_, ucdp, acled, latest):
    lab = lab_of(*[(f"outlet {i}", "2021-12-08", some) for i, some in enumerate(claims)])
    assert [figures(lab, policy) for policy in ("range", "ucdp", "acled", "latest")] == [[range_], [ucdp], [acled], [latest]]


def test_latest_takes_the_last_day_then_the_majority_then_the_lowest():
    lab = lab_of(("a", "2021-12-08", [claim(4)]), ("b", "2021-12-09", [claim(7)]), ("c", "2021-12-09", [claim(6)]), ("d", "2021-12-09", [claim(7)]))
    assert figures(lab, "latest") == [(7, 7, 7)]
    assert figures(lab, "acled") == [(4, 4, 4)]


@pytest.mark.parametrize(
    ("claims", "toll"),
    [
        ([claim(4), claim(4, relation="restated", parent=0), claim(4, relation="restated")], 4),  # headline, lead, body
        ([claim(7), claim(3, relation="subset", parent=0, victims="civilian")], 7),  # among them 3 children
        ([claim(7), claim(2, relation="additional", parent=0)], 9),  # and two others
        ([claim(9), claim(12, relation="update", parent=0)], 12),  # rose from 9 to 12
        ([claim(3, victims="security", words="3 جنود", sentence_start=0), claim(2, victims="security", words="شرطيين", before="و", sentence_start=0)], 3),
        ([claim(5), claim(3)], 5),  # the smaller is part of the larger
        ([claim(5, attribution="الشرطة"), claim(3, attribution="الشرطة")], 5),
    ],
)
def test_an_article_counts_its_dead_once(claims, toll):
    lab = lab_of(("a", "2021-12-08", claims))
    low, best, high = figures(lab)[0]
    assert (low, best, high) == (toll, toll, toll)


def test_counts_in_one_breath_add_up():
    lab = lab_of(("a", "2021-12-08", [claim(3, words="3 جنود", victims="security"), claim(2, words="شرطيين", victims="security")]))
    text = "مقتل 3 جنود وشرطيين بانفجار"
    lab.articles["text"] = [text]
    lab.casualties["sentence_start"], lab.casualties["sentence_end"] = 0, len(text)
    lab.casualties["start"], lab.casualties["end"] = [5, 13], [11, 19]
    assert [text[s:e] for s, e in zip(lab.casualties["start"], lab.casualties["end"], strict=True)] == ["3 جنود", "شرطيين"]
    assert figures(lab) == [(5, 5, 5)]


def test_other_victims_are_not_added_and_leave_the_total_a_minimum():
    lab = lab_of(("a", "2021-12-08", [claim(43, victims="militant", attribution="وزارة الدفاع"), claim(4, victims="security", attribution="المرصد")]))
    assert figures(lab) == [(43, 43, None)]


def test_a_victim_by_name_is_no_rival_toll():
    lab = lab_of(("a", "2021-12-08", [claim(9, attribution="وزارة الصحة"), claim(1, victim_name="صائب", attribution="عائلته")]))
    assert figures(lab) == [(9, 9, 9)]


def test_an_update_in_the_headline_takes_its_source_from_the_lead():
    lab = lab_of(("a", "2021-12-08", [claim(9, relation="update"), claim(9, relation="restated", attribution="دائرة الصحة"), claim(6)]))
    events, links = nl.reconcile(lab, policy="latest")
    assert figures(lab, "latest") == [(9, 9, 9)] and events["n_independent_sources"].tolist() == [1]
    assert links.loc[links["claim"] == "x0.2", "reason"].tolist() == ["superseded by an update in the same article"]


def test_a_source_named_in_short_is_the_one_named_in_full():
    short = claim(20, outcome="injured", attribution="الدائرة", source_role="official")
    lab = lab_of(("a", "2021-12-08", [claim(9, attribution="دائرة صحة ديالى", source_role="health_authority"), short]))
    assert nl.reconcile(lab, policy="range")[0]["n_independent_sources"].tolist() == [1]


def test_unnamed_sources_of_one_kind_are_not_two():
    one, other = (claim(4, attribution=said, source_role="security") for said in ("مصدر أمني", "مصادر أمنية"))
    events, _ = nl.reconcile(lab_of(("a", "2021-12-08", [one]), ("b", "2021-12-08", [other])), policy="range")
    assert (events["n_independent_sources"].tolist(), events["corroborated"].tolist()) == ([1], [False])


def test_two_sources_in_one_article_are_two_statements():
    lab = lab_of(("a", "2021-12-08", [claim(9, attribution="المعارضة"), claim(4, attribution="وزارة الداخلية")]))
    events, _ = nl.reconcile(lab, policy="range")
    assert figures(lab) == [(4, 4, 9)]
    assert (events["n_independent_sources"].tolist(), events["corroborated"].tolist(), events["disputed_fields"].tolist()) == ([2], [True], ["number, source"])


@pytest.mark.parametrize(
    ("other", "together"),
    [
        (claim(4), True),
        (claim(4, place="basra_gov"), True),  # the province for the town
        (claim(4, place="makhmur"), False),  # four dead elsewhere
        (claim(4, day="2021-12-09"), False),  # four dead another day
        (claim(4, weapon_code="shooting"), False),  # a shooting is no bombing
        (claim(4, weapon_code="explosion"), True),  # a bombing is an explosion
        (claim(6, weapon_code="explosion.bombing.ied"), True),  # another toll, nearly the weapon
        (claim(4, day=None), True),  # no day of its own, printed the day after
        (claim(4, None, "iraq"), False),  # a country and no day: nothing shows that it is the same
    ],
)
def test_what_is_one_event(other, together):
    one = claim(4, weapon_code="explosion.bombing.ied")
    other = {"weapon_code": "explosion.bombing.ied"} | other
    events, _ = nl.reconcile(lab_of(("a", "2021-12-08", [one]), ("b", "2021-12-08", [other])), policy="range")
    assert len(events) == (1 if together else 2)


def test_two_incidents_of_one_article_stay_two_whatever_others_say():
    lab = lab_of(("a", "2021-12-08", [claim(4, weapon_code="shooting"), claim(4, weapon_code="explosion.bombing.ied")]), ("b", "2021-12-08", [claim(4)]))
    events, _ = nl.reconcile(lab, policy="range")
    assert len(events) >= 2


@pytest.mark.parametrize(
    ("slots", "reason"),
    [
        ({"cause": "accident"}, "left out: cause accident"), ({"timing": "background"}, "left out: background"),
        ({"scope": "cumulative"}, "left out: a total of scope cumulative"),
        ({"scope": "period"}, "left out: a total of scope period"),
        ({"weapon_code": "war", "date_earliest": None, "date_latest": None}, "left out: a toll of fighting in general"),
    ],
)
def test_other_claims_stay_out_of_todays_events_and_say_why(slots, reason):
    events, links = nl.reconcile(lab_of(("a", "2021-12-08", [claim(4), claim(300, **slots)])), policy="range")
    assert events["killed_high"].tolist() == [4] and events.attrs["left_out"] == 1
    left = links[links["claim"] == "x0.1"]
    assert (left["event_id"].isna().tolist(), left["used_for"].tolist(), left["reason"].tolist()) == ([True], ["none"], [reason])


def test_a_toll_without_place_and_day_is_no_event():
    events, links = nl.reconcile(lab_of(("a", "2021-12-08", [claim(4), claim(20, None, None)])), policy="range")
    assert events["killed_stated"].tolist() == [4] and events.attrs["left_out"] == 1
    assert links.loc[links["claim"] == "x0.1", "reason"].tolist() == ["left out: neither place nor day"]


def test_other_causes_are_taken_when_asked_for():
    events, _ = nl.reconcile(lab_of(("a", "2021-12-08", [claim(4, cause="accident")])), policy="range", causes=None)
    assert len(events) == 1


def test_a_series_of_attacks_without_dates_is_an_event_of_its_own():
    lab = lab_of(("a", "2021-12-08", [claim(30, None, "makhmur", scope="period"), claim(4, place="makhmur")]))
    events, _ = nl.reconcile(lab, policy="range")
    assert sorted(events["scope"]) == ["incident", "period"]


def test_copies_are_one_source_and_no_later_report():
    sentence = {"words": "قتل أربعة من عمال المرفأ حين سقطت قذيفة على رصيف التحميل قرب البوابة الشمالية"}
    lab = lab_of(
        ("a", "2021-12-08", [claim(4, attribution="الشرطة", **sentence)]), ("b", "2021-12-10", [claim(4, **sentence)]),
        ("c", "2021-12-09", [claim(6, attribution="المشفى")]),
    )
    events, _ = nl.reconcile(lab, policy="latest")
    assert events["n_independent_sources"].tolist() == [2] and events["killed_best"].tolist() == [6]


@pytest.mark.parametrize(
    ("sources", "n", "corroborated"),
    [
        (["الشرطة", "المشفى"], 2, True), (["الشرطة", "الشُّرطة"], 1, False), (["الشرطة", None], None, None), ([None], None, False), (["الشرطة"], 1, False),
        (["الشرطة", "المشفى", None], None, True),
    ],
)
def test_independent_sources(sources, n, corroborated):
    lab = lab_of(*[(f"outlet {i}", "2021-12-08", [claim(4, attribution=s)]) for i, s in enumerate(sources)])
    events, _ = nl.reconcile(lab, policy="range")
    assert (value(events["n_independent_sources"].iloc[0]), value(events["corroborated"].iloc[0])) == (n, corroborated)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([[claim(4, victims="civilian")], [claim(4)]], (4, 0, 0, 0, 0)),
        ([[claim(7), claim(3, relation="subset", parent=0, victims="civilian")]], (3, 0, 0, 0, 4)),
        ([[claim(4, victims="civilian")], [claim(4, victims="militant")]], (0, 0, 0, 0, 4)),  # contradiction: unknown
        ([[claim(20, victims="mixed")]], (0, 0, 0, 20, 0)),
    ],
)
def test_deaths_by_status_sum_to_best(claims, expected):
    lab = lab_of(*[(f"outlet {i}", "2021-12-08", some) for i, some in enumerate(claims)])
    events, _ = nl.reconcile(lab, policy="range")
    columns = ["deaths_civilians", "deaths_security", "deaths_militant", "deaths_mixed", "deaths_unknown"]
    assert tuple(events[columns].iloc[0]) == expected and sum(expected) == events["killed_best"].iloc[0]
    assert lab.errors.empty


def test_ranges_by_status_leave_the_unknown_open():
    lab = lab_of(("a", "2021-12-08", [claim(4, victims="civilian")]), ("b", "2021-12-08", [claim(6)]))
    events, _ = nl.reconcile(lab, policy="range")
    assert tuple(events[["civilians_low", "civilians_high", "militant_low", "militant_high"]].iloc[0]) == (0, 6, 0, 6)


def test_parts_that_are_more_than_the_whole_are_reported():
    lab = lab_of(("a", "2021-12-08", [claim(5), claim(7, relation="subset", parent=0, victims="civilian")]))
    nl.reconcile(lab)
    nl.reconcile(lab)
    (error,) = lab.errors.to_dict("records")
    assert error["article_id"] == "x0" and error["stage"] == "reconcile"
    assert "killed_best: civilian parts sum to 7, the whole is 5" in error["error"]


def test_every_claim_says_what_it_served():
    hospital = claim(6, attribution="المشفى", source_role="medical")
    lab = lab_of(("a", "2021-12-08", [claim(4, attribution="الشرطة")]), ("b", "2021-12-08", [hospital, claim(6, relation="restated")]))
    _, links = nl.reconcile(lab, policy="range")
    served = links.groupby("claim")["used_for"].agg(list)
    assert served.to_dict() == {"x0.0": ["low", "best"], "x1.0": ["high"], "x1.1": ["none"]}
    assert links["reason"].notna().all()


def test_all_policies_stand_side_by_side():
    events, _ = nl.reconcile(lab_of(*SEEDS))
    assert events.groupby("event_id")["policy"].agg(list).tolist() == [["range", "ucdp", "acled", "latest"]] * 2


def test_an_unknown_policy_is_refused():
    with pytest.raises(ValueError, match="no policy 'median'; choose one of range, ucdp, acled, latest"):
        nl.reconcile(lab_of(*SEEDS), policy="median")


def test_no_claims_give_empty_tables_with_all_columns():
    events, links = nl.reconcile(lab_of())
    for name, frame in (("events", events), ("event_claims", links)):
        assert frame.empty and dict(frame.dtypes) == dict(tables.empty(name).dtypes)


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        (Place("1", "أ", "town", "IQ", "Basra", 30.5, 47.8), Place("2", "ب", "neighbourhood", "IQ", "Basra", 30.52, 47.8), 2),
        (Place("1", "أ", "town", "IQ", "Basra", 30.5, 47.8), Place("2", "ب", "town", "IQ", "Basra", 30.6, 47.8), None),
        (Place("1", "أ", "town", "IQ", "Basra", 30.5, 47.8, loose=True), Place("2", "ب", "town", "IQ", "Basra", 30.6, 47.8), 1),
        (Place("1", "أ", "governorate", "IQ", "Basra"), Place("2", "ب", "governorate", "IQ", "Erbil"), None),
        (Place("1", "أ", "country", "IQ"), Place("2", "ب", "town", "IQ", "Basra", 30.5, 47.8), 1),
        (Place("1", "أ", "town", "IQ"), Place("2", "ب", "town", "SY"), None),
        (Place(None, "القُرنة"), Place(None, "القرنه"), 3),
        (Place(None, None), Place("1", "أ", "town", "IQ"), 0),
    ],
)
def test_places_agree_by_containment_and_distance(a, b, how):
    assert agreement(a, b) == agreement(b, a) == how


def test_outlets_agree_where_figures_can_both_be_right():
    lab = lab_of(
        ("a", "2021-12-08", [claim(4)]), ("b", "2021-12-08", [claim(4, high=None, bound="ge")]),
        ("c", "2021-12-08", [claim(7), claim(2, relation="subset", parent=0)]),
    )
    _, links = nl.reconcile(lab)
    table = outlet_agreement(lab, links).set_index(["outlet_a", "outlet_b"])
    assert table.loc[("a", "b")].tolist() == [1, 1, 0]
    assert table.loc[("c", "a")].tolist() == [1, 0, 1] and table.loc[("a", "c")].tolist() == [1, 0, 0]

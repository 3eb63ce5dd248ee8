"""The notebooks' corpus of invented news, from text to events: what a reader of its 25 articles would say."""

from functools import cache
from pathlib import Path

import pandas as pd

import newslab as nl
from newslab.compare.stories import story_groups

CORPUS = Path(__file__).parent.parent / "notebooks" / "corpus" / "invented_news.jsonl"


@cache
def lab():
    return nl.analyze(nl.load(CORPUS))


@cache
def reconciled():
    return nl.reconcile(lab())


def event(place, policy="range", kind=None):
    events = reconciled()[0]
    found = events[(events["place"] == place) & (events["policy"] == policy)]
    (row,) = found[found["event_type"] == kind if kind else found["n_claims"] > 0].to_dict("records")
    return row


def test_every_article_says_that_it_is_invented():
    assert lab().articles["note"].str.startswith("invented").all() and len(lab().articles) == 25


def test_a_toll_that_rises_and_is_contested():
    row = event("بعقوبة")
    assert (row["killed_low"], row["killed_stated"], row["high_open"], row["n_outlets"], row["n_independent_sources"]) == (6, 11, True, 5, 4)
    assert [event("بعقوبة", policy)["killed_best"] for policy in ("ucdp", "acled", "latest")] == [11, 6, 9]
    assert "number" in row["disputed_fields"]


def test_a_neighbouring_incident_of_the_same_day_stays_apart():
    row = event("خانقين")
    assert (row["killed_low"], row["killed_best"], row["killed_high"], row["deaths_security"], row["n_independent_sources"]) == (2, 2, 2, 2, 2)


def test_militants_to_one_and_civilians_to_another():
    row = event("الرطبة")
    assert (row["killed_best"], row["deaths_unknown"], row["disputed_fields"]) == (4, 4, "status, perpetrator")
    assert row["agreement"] == "killed 4/4; civilian 2/4; militant 2/4"


def test_a_visit_and_an_operation_without_victims():
    assert (event("سامراء", kind="visit")["actors"], event("المقدادية", kind="operation")["n_outlets"]) == ("خالد المنصور", 2)


def test_accidents_background_and_weekly_totals_are_left_out_with_a_reason():
    events, links = reconciled()
    reasons = links.loc[links["event_id"].isna(), "reason"]
    assert {"left out: cause accident", "left out: background", "left out: a total of scope period"} <= set(reasons)
    assert events["killed_stated"].max() == 11


def test_two_stories_are_printed_twice():
    groups = story_groups(lab().articles)
    assert groups.groupby("story_id")["article_id"].agg(list).tolist() == [["invented-01", "invented-02"], ["invented-19", "invented-20"]]
    assert not pd.isna(groups["first_outlet"]).any()

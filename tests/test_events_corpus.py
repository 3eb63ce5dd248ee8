"""Reconcile on a labelled synthetic corpus of 1,000 articles and 150 incidents: grouping, figures, and what must not change anything."""

from collections import Counter
from functools import cache
from types import SimpleNamespace

import pandas as pd
import pytest
from synthetic_news import Corpus, Said, corpus

import newslab as nl
from newslab import tables

TIER = {"medical": 0, "civil_defence": 0, "security": 1, "agency": 1, None: 2}


@cache
def made() -> Corpus:
    return corpus()


@cache
def reconciled():
    return nl.reconcile(made().lab)


def event_of_claim(links):
    placed = links[links["event_id"].notna()].drop_duplicates("claim")
    return dict(zip(placed["claim"], placed["event_id"], strict=True))


def b_cubed(truth, found):
    both, true, given = Counter((truth[c], found[c]) for c in truth), Counter(truth.values()), Counter(found[c] for c in truth)
    precision = sum(n * n / given[e] for (_, e), n in both.items()) / len(truth)
    recall = sum(n * n / true[t] for (t, _), n in both.items()) / len(truth)
    return 2 * precision * recall / (precision + recall)


def expected(policy: str, said: list[Said]) -> tuple:
    """Low, best and high by the codebooks' words, worked out from what the articles were made to say."""
    first = {s.article_id: s for s in said}
    day = {s: first[s.copy_of].published if s.copy_of in first else s.published for s in said}
    strong = [s for s in said if s.certainty == "asserted"]

    def majority(some):
        voices = {}
        for s in some:
            voices.setdefault(s.killed, set()).add(s.source or s.copy_of or s.article_id)
        return min(voices, key=lambda n: (-len(voices[n]), n))

    def last(some):
        final = [s for s in some if day[s] == max(map(day.get, some))]
        return [s for s in final if s.update] or final

    high = None if any(s.at_least for s in said) else max(s.killed for s in said)
    if not strong:
        return (None, None, high) if policy in ("range", "ucdp") else (None, None, None)
    low = min(s.killed for s in strong)
    if policy == "range":
        return low, majority(strong), high
    if policy == "acled":
        return low, low, low
    if policy == "latest":
        best = majority(last(strong))
        return best, best, None if any(s.at_least for s in last(strong) if s.killed == best) else best
    reliable = [s for s in strong if TIER[s.role] == min(TIER[t.role] for t in strong)]
    return min(s.killed for s in reliable), majority(last(reliable)), high


def test_incidents_are_told_apart():
    _, links = reconciled()
    found = event_of_claim(links)
    assert set(made().truth) <= set(found)
    assert b_cubed(made().truth, found) >= 0.98


@pytest.mark.parametrize("policy", ["range", "ucdp", "acled", "latest"])
def test_figures_are_right_under_each_policy(policy):
    events, links = reconciled()
    found = event_of_claim(links)
    both = Counter((t, found[c]) for c, t in made().truth.items())
    rows = events[events["policy"] == policy].set_index("event_id")
    right = 0
    for incident, said in made().statements.items():
        event = max((n, e) for (t, e), n in both.items() if t == incident)[1]
        figures = tuple(None if pd.isna(v) else int(v) for v in rows.loc[event, ["killed_low", "killed_best", "killed_high"]])
        right += figures == expected(policy, said)
    assert right / len(made().statements) >= 0.95


def test_background_stays_out():
    events, _ = reconciled()
    assert events.attrs["left_out"] == (made().lab.casualties["timing"] == "background").sum() > 50


def test_totals_add_up():
    assert made().lab.errors.empty
    events, links = reconciled()
    assert events.groupby("policy")["n_claims"].sum().nunique() == 1
    counted = links[links["event_id"].notna() & (links["policy"] == "range")].groupby("event_id")["claim"].nunique()
    assert counted.to_dict() == events[events["policy"] == "range"].set_index("event_id")["n_claims"].to_dict()


@cache
def small() -> Corpus:
    return corpus(120, 20, seed=3)


def changed(lab, **frames):
    return SimpleNamespace(**{**lab.__dict__, "errors": tables.empty("errors"), **frames})


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_articles_changes_no_event(seed):
    lab = small().lab
    frames = {name: getattr(lab, name).sample(frac=1, random_state=seed).reset_index(drop=True) for name in ("articles", "casualties", "places")}
    shuffled = changed(lab, **frames)
    for before, after in zip(nl.reconcile(lab), nl.reconcile(shuffled), strict=True):
        pd.testing.assert_frame_equal(before, after)


def with_article(lab, article, claims, places):
    def rows(name, new):
        return tables.frame(name, tables.records(getattr(lab, name)) + new)

    return changed(lab, articles=rows("articles", [article]), casualties=rows("casualties", claims), places=rows("places", places))


@pytest.mark.parametrize("nth", range(0, 120, 7))
def test_an_identical_copy_adds_no_source_and_changes_no_bound(nth):
    lab = small().lab
    article = tables.records(lab.articles)[nth]
    own = [tables.records(frame[frame["article_id"] == article["article_id"]]) for frame in (lab.casualties, lab.places)]
    claims, places = ([r | {"article_id": "zz", "id": f"zz{r['id']}"} for r in rows] for rows in own)
    claims = [c | {"parent": c["parent"] and f"zz{c['parent']}"} for c in claims]
    before, _ = nl.reconcile(lab)
    after, _ = nl.reconcile(with_article(lab, article | {"article_id": "zz", "outlet_label": "صحيفة أخرى"}, claims, places))
    same = [c for c in before if c not in ("n_claims", "n_articles", "n_outlets", "agreement", "event_id")]
    pd.testing.assert_frame_equal(before[same].sort_values(same).reset_index(drop=True), after[same].sort_values(same).reset_index(drop=True))


def test_an_unrelated_article_changes_nothing():
    lab = small().lab
    day = pd.Timestamp("2011-01-01")
    away = {"place_id": "zz", "place": "واحة بعيدة", "date_earliest": day, "date_latest": day}
    other = tables.records(lab.casualties)[0] | {"id": "zz1", "article_id": "zz"} | away
    article = {"article_id": "zz", "outlet_label": "صحيفة أخرى", "published": pd.Timestamp("2011-01-02"), "text": "خبر لا صلة له"}
    events, links = nl.reconcile(lab)
    more, more_links = nl.reconcile(with_article(lab, article, [other], []))
    new = set(more_links.loc[more_links["claim"] == "zz1", "event_id"])
    pd.testing.assert_frame_equal(events, more[~more["event_id"].isin(new)].reset_index(drop=True))
    assert len(more) == len(events) + 4

"""Summaries: what a chart draws, as a table of its own that can be read, checked and cited before it is drawn."""

from __future__ import annotations

import pandas as pd

from newslab import tables
from newslab.analysis import Analysis
from newslab.present.words import word
from newslab.present.writing import writing

READ = ("title", "dateline", "body", "caption")
"""Roles of the blocks that a reader reads; mastheads, credits and share labels tell nothing about the event."""

_OUTCOMES = next(c.values for c in tables.TABLES["casualties"] if c.name == "outcome")
_CLAIM = [
    "outlet_label", "outcome", "text", "low", "best", "high", "bound", "victims", "relation", "polarity", "certainty", "scope",
    "timing", "place", "place_text", "date_text", "date_earliest", "date_latest", "weapon", "attribution", "source_role", "sentence",
    "article_id", "start", "end", "id",
]


def mentions(lab: Analysis, *, top: int | None = None, roles: tuple[str, ...] = READ) -> pd.DataFrame:
    """How often each outlet names each person, organisation and place: one row an entity and outlet.

    Columns: entity_id, label, name_ar, name_en, outlet_label, n (mentions in blocks of those `roles`),
    total (of all outlets). An outlet that never names an entity has n = 0. The most named come first;
    `top` keeps so many entities of each label. A name without an entity counts under its own words.
    """
    rows = lab.mentions[lab.mentions["block_role"].isin(roles)]
    rows = rows.assign(entity_id=rows["entity_id"].fillna(rows["text"]), name_ar=rows["name_ar"].fillna(rows["text"]))
    rows = rows.merge(lab.articles[["article_id", "outlet_label"]], on="article_id", validate="many_to_one")
    named = {"name_ar": ("name_ar", "first"), "name_en": ("name_en", "first"), "total": ("text", "size")}
    entities = rows.groupby(["label", "entity_id"], sort=False).agg(**named).reset_index()
    entities["name_ar"] = _told_apart(entities, lab.places)
    entities = entities.sort_values(["total", "name_ar"], ascending=[False, True], kind="stable")
    if top is not None:
        entities = entities.groupby("label", sort=False).head(top)
    outlets = pd.DataFrame({"outlet_label": lab.articles["outlet_label"].drop_duplicates()})
    grid = entities.merge(outlets, how="cross")
    counts = rows.groupby(["label", "entity_id", "outlet_label"]).size().rename("n").reset_index()
    out = grid.merge(counts, how="left", on=["label", "entity_id", "outlet_label"])
    out["n"], out["total"] = out["n"].fillna(0).astype("Int64"), out["total"].astype("Int64")
    return out[["entity_id", "label", "name_ar", "name_en", "outlet_label", "n", "total"]]


def _told_apart(entities: pd.DataFrame, places: pd.DataFrame) -> pd.Series:
    """The entities' names; places of one name say which they are: البصرة (محافظة), البصرة (مدينة)."""
    kinds = places.dropna(subset=["place_id", "kind"]).drop_duplicates("place_id").set_index("place_id")["kind"]
    kind = entities["entity_id"].map(kinds)
    shared = entities["label"].eq("LOC") & entities.duplicated(["label", "name_ar"], keep=False) & kind.notna()
    return entities["name_ar"].where(~shared, entities["name_ar"] + " (" + kind.map(lambda k: word("kind", k)).astype("str") + ")")


def by_outlet(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts of `mentions` with one row an entity and one column an outlet, in the same order, to be read as a table."""
    about = ["label", "name_ar", "name_en", "total"]
    rows = counts.drop_duplicates("entity_id").set_index("entity_id")[about]
    wide = counts.pivot(index="entity_id", columns="outlet_label", values="n")[list(counts["outlet_label"].drop_duplicates())]
    return rows.join(wide).reset_index(drop=True)


def claims(lab: Analysis) -> pd.DataFrame:
    """The casualty claims with the outlet that prints them: one row a claim, deaths first, claims on one place together.

    The columns are those of `casualties` that say who, how many, where, when and according to whom, after outlet_label;
    `sentence` holds the words around it.
    """
    rows = lab.casualties.merge(lab.articles[["article_id", "outlet_label"]], on="article_id", validate="many_to_one")
    texts = dict(zip(lab.articles["article_id"], lab.articles["text"], strict=True))
    spans = rows[["article_id", "sentence_start", "sentence_end"]].itertuples(index=False)
    sentences = [None if pd.isna(start) else " ".join(texts[article][start:end].split()) for article, start, end in spans]
    rows = rows.assign(sentence=pd.Series(sentences, dtype="str", index=rows.index), _outcome=rows["outcome"].map({o: i for i, o in enumerate(_OUTCOMES)}))
    return rows.sort_values(["_outcome", "place", "outlet_label", "start"], kind="stable")[_CLAIM].reset_index(drop=True)


def places(lab: Analysis, *, roles: tuple[str, ...] = ("location",)) -> pd.DataFrame:
    """Where the articles say that things happen: one row a place and its relation to the event (in, south of, 60 km from ...).

    Columns: name_ar, name_en, kind, country, relation, direction, distance_km, where_prec (UCDP, 1 exact to 7), lat, lon (of
    the named place, degrees), point_lat, point_lon (computed), resolved, disputed, n (how often), outlets (who, parted by ؛), place_id.
    `roles` are those of the `places` table; the default leaves out governments (metonym), parts of names and datelines.
    """
    rows = lab.places[lab.places["role"].isin(roles) & lab.places["block_role"].isin(READ)]
    rows = rows.merge(lab.articles[["article_id", "outlet_label"]], on="article_id", validate="many_to_one")
    rows = rows.assign(name_ar=rows["name_ar"].fillna(rows["text"]), place_id=rows["place_id"].fillna(rows["text"]))
    same = ["place_id", "relation", "direction", "distance_km", "where_prec"]
    about = ["name_ar", "name_en", "kind", "country", "lat", "lon", "point_lat", "point_lon", "resolved", "disputed"]
    grouped = rows.groupby(same, sort=False, dropna=False)
    out = grouped.agg(**{c: (c, "first") for c in about}, n=("text", "size"), outlets=("outlet_label", lambda s: "؛ ".join(s.drop_duplicates()))).reset_index()
    out["n"] = out["n"].astype("Int64")
    order = ["name_ar", "name_en", "kind", "country", "relation", "direction", "distance_km", "where_prec", "lat", "lon", "point_lat", "point_lon"]
    out = out.sort_values(["n", "name_ar"], ascending=[False, True], kind="stable")
    return out[[*order, "resolved", "disputed", "n", "outlets", "place_id"]].reset_index(drop=True)


def source_line(lab: Analysis, *, language: str = "ar") -> str:
    """The line under a chart: how many articles, of which outlets, of which days.

    >>> import newslab as nl, pandas as pd
    >>> source_line(nl.analyze(pd.DataFrame({"text": ["وصل الوزير."], "outlet": ["الوكالة"], "published": ["2024-05-01"]})))
    'المصدر: مقالة واحدة؛ الوكالة؛ 2024-05-01'
    """
    write = writing(language)
    days = lab.articles["published"].dropna()
    count = write.count(len(lab.articles), "article")
    outlets = [write.outlet(label) for label in lab.articles["outlet_label"].drop_duplicates()]
    named = write.listed(*outlets[:4]) + (write.say("others", n=len(outlets) - 4) if len(outlets) > 4 else "")
    span = sorted({f"{d:%Y-%m-%d}" for d in (days.min(), days.max())}) if len(days) else [write.say("unknown_date")]
    return write.say("source", what=write.say("also").join(filter(None, [count, named, " – ".join(span)])))

"""Facts: what only one of two articles reports, what both report alike, and what they report differently.

A fact is a casualty figure, an event without casualties, a person, an organisation, a place, a day, a quotation or a
statement (a sentence of the body). Figures meet through the events that they belong to
(`newslab.events.grouping`), names through their entity, quotations and statements through
their words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter

import pandas as pd

from newslab.compare.passages import function_words
from newslab.compare.words import key_of, words_of
from newslab.events.grouping import grouped
from newslab.events.happenings import Happening, happenings_in, same
from newslab.events.reports import Report, reports_in
from newslab.events.where import places_by_id
from newslab.extract.values import Row
from newslab.tables import records
from newslab.text.document import document
from newslab.text.lexicons import Lexicons

STATUSES = ("only_a", "only_b", "same", "different")
"""In which article a fact stands, and whether both state it alike."""

_COLUMNS = ("kind", "status", "fact", "field", "value_a", "value_b", "start_a", "end_a", "text_a", "start_b", "end_b", "text_b")
_FIGURE = ("low", "best", "high", "bound")
_DETAILS = ("victims", "place_text", "weapon", "perpetrator", "attribution", "date_text")


def facts_of(lab, id_a: str, id_b: str, lexicons: Lexicons) -> pd.DataFrame:
    """The facts of two articles, one row each; spans are raw, of each article's own text.

    `kind` {casualty, event, person, organisation, place, date, quotation, statement}; `status`
    {only_a, only_b, same, different}; `field` says which detail of a casualty figure a row
    is about (`figure` for the number itself); `value_a`, `value_b` are what each says.
    """
    rows = [row for kind in (_casualties, _events, _names, _dates, _quotations, _statements) for row in kind(lab, id_a, id_b, lexicons)]
    frame = pd.DataFrame([{c: row.get(c) for c in _COLUMNS} for row in rows], columns=list(_COLUMNS))
    spans = ["start_a", "end_a", "start_b", "end_b"]
    return frame.astype({c: "Int64" if c in spans else "str" for c in _COLUMNS})


def _fact(
    kind: str, fact: str, a: Row | None, b: Row | None, *,
    same: bool = True, field: str | None = None, value: Callable[[Row], str | None] = lambda row: row["text"],
) -> Row:
    status = "only_a" if b is None else "only_b" if a is None else "same" if same else "different"
    out: Row = {"kind": kind, "status": status, "fact": fact, "field": field}
    for side, row in (("a", a), ("b", b)):
        if row is not None:
            out |= {f"value_{side}": value(row), f"start_{side}": row["start"], f"end_{side}": row["end"], f"text_{side}": row["text"]}
    return out


def _casualties(lab, id_a: str, id_b: str, lexicons: Lexicons) -> Iterable[Row]:
    for event in grouped(reports_in(lab, lambda c: c["article_id"] in (id_a, id_b))):
        by_article = {report.article_id: report for report in event}
        a, b = by_article.get(id_a), by_article.get(id_b)
        for outcome in sorted({c["outcome"] for report in event for c in report.claims}):
            claim_a, claim_b = main_claim(a, outcome), main_claim(b, outcome)
            place = next((r.place.name for r in event if r.place.name), None)
            fact = outcome if place is None else f"{outcome}, {place}"
            same = claim_a is not None and claim_b is not None and all(claim_a[k] == claim_b[k] for k in _FIGURE)
            yield _fact("casualty", fact, claim_a, claim_b, same=same, field="figure", value=figure_text)
            if claim_a is not None and claim_b is not None:
                for name in _DETAILS:
                    if claim_a[name] is not None or claim_b[name] is not None:
                        same = _alike(claim_a[name], claim_b[name])
                        row = _fact("casualty", fact, claim_a, claim_b, same=same, field=name, value=itemgetter(name))
                        yield row | {"status": "only_a" if claim_b[name] is None else "only_b" if claim_a[name] is None else row["status"]}


def _events(lab, id_a: str, id_b: str, lexicons: Lexicons) -> Iterable[Row]:
    """Visits, operations, meetings, protests, ceasefires: what both tell alike, and what one tells alone."""
    text = dict(zip(lab.articles["article_id"], lab.articles["text"], strict=True))
    found = happenings_in(lab, places_by_id(records(lab.places)), lexicons, (id_a, id_b))
    groups: list[list[Happening]] = []
    for one in sorted(found, key=lambda h: (h.article_id != id_a, h.start)):
        home = next((g for g in groups if all(same(one, other) for other in g)), None)
        groups.append([one]) if home is None else home.append(one)
    for group in groups:
        a, b = (next((_told(h, text) for h in group if h.article_id == article), None) for article in (id_a, id_b))
        who = f"{group[0].actor_name}, " if group[0].actor_name else ""
        yield _fact("event", f"{group[0].kind}: {who}{group[0].place.name}", a, b)


def _told(happening: Happening, text: dict[str, str]) -> Row:
    start, end = happening.sentence
    return {"start": start, "end": end, "text": text[happening.article_id][start:end]}


def main_claim(report: Report | None, outcome: str) -> Row | None:
    """The claim with a report's largest figure of an outcome that is no part of another; None without any."""
    claims = [c for c in report.claims if c["outcome"] == outcome] if report else []
    whole = [c for c in claims if c["relation"] != "subset"] or claims
    return dict(max(whole, key=lambda c: (c["low"] if c["low"] is not None else -1, -(c["start"] or 0)))) if whole else None


def figure_text(claim: Row) -> str:
    """A figure in short: 4, 4+ (open), 20–99, ≤9, ? (no number stated).

    >>> figure_text({"low": 4, "high": None}), figure_text({"low": 20, "high": 99})
    ('4+', '20–99')
    """
    low, high = claim["low"], claim["high"]
    if low is None:
        return "?" if high is None else f"≤{high}"
    return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"


def _alike(a: str | None, b: str | None) -> bool:
    """Whether one wording holds the other: داعش in تنظيم داعش."""
    if a is None or b is None:
        return a == b
    x, y = set(words_of(a).keys), set(words_of(b).keys)
    return x <= y or y <= x


def _firsts(rows: Iterable[Row], key: str) -> dict[str, Row]:
    out: dict[str, Row] = {}
    for row in rows:
        if row[key] is not None and row["block_role"] not in ("masthead", "credit", "boilerplate", "share"):
            out.setdefault(row[key], row)
    return out


def _by_article(table: pd.DataFrame, id_a: str, id_b: str) -> tuple[list[Row], list[Row]]:
    rows = records(table[table["article_id"].isin([id_a, id_b])].sort_values(["start", "end"], kind="stable"))
    return [r for r in rows if r["article_id"] == id_a], [r for r in rows if r["article_id"] == id_b]


def _names(lab, id_a: str, id_b: str, lexicons: Lexicons) -> Iterable[Row]:
    people_and_bodies = [[m for m in rows if m["label"] != "LOC"] for rows in _by_article(lab.mentions, id_a, id_b)]
    a, b = (_firsts(rows, "entity_id") for rows in people_and_bodies)
    for entity in [*a, *(e for e in b if e not in a)]:
        row = a.get(entity) or b[entity]
        yield _fact("person" if row["label"] == "PER" else "organisation", row["name_ar"] or row["text"], a.get(entity), b.get(entity))
    located = [[p for p in rows if p["role"] in (None, "location")] for rows in _by_article(lab.places, id_a, id_b)]
    a, b = (_firsts(rows, "place_id") for rows in located)
    names = [(row["name_ar"] or row["text"], place) for place, row in {**b, **a}.items()]
    twice = {name for i, (name, _) in enumerate(names) if name in {n for n, _ in names[:i]}}
    for place in [*a, *(p for p in b if p not in a)]:
        row = a.get(place) or b[place]
        name = row["name_ar"] or row["text"]
        yield _fact("place", f"{name} ({row['kind']})" if name in twice and row["kind"] else name, a.get(place), b.get(place))


def _dates(lab, id_a: str, id_b: str, lexicons: Lexicons) -> Iterable[Row]:
    def keyed(rows: list[Row]) -> dict[str, Row]:
        days = [r | {"value": "/".join("" if r[k] is None else str(r[k])[:10] for k in ("earliest", "latest"))} for r in rows]
        return _firsts([r for r in days if r["value"] != "/"], "value")

    a, b = (keyed(rows) for rows in _by_article(lab.dates, id_a, id_b))
    for value in sorted({*a, *b}):
        earliest, latest = value.split("/")
        yield _fact("date", earliest if earliest == latest else f"{earliest} – {latest}", a.get(value), b.get(value))


def _quotations(lab, id_a: str, id_b: str, lexicons: Lexicons) -> Iterable[Row]:
    a, b = ([q for q in rows if q["duplicate_of"] is None] for rows in _by_article(lab.quotes, id_a, id_b))
    text = dict(zip(lab.articles["article_id"], lab.articles["text"], strict=True))
    for rows, article in ((a, id_a), (b, id_b)):
        for q in rows:
            q["content"] = q["text"] if q["content_start"] is None else text[article][q["content_start"] : q["content_end"]]
    pairs = _paired([words_of(q["content"]).keys for q in a], [words_of(q["content"]).keys for q in b], frozenset(), at_least=0.5)
    for i, j in pairs:
        row_a, row_b = (a[i] if i is not None else None), (b[j] if j is not None else None)
        speaker = (row_a or row_b)["speaker"] or "?"
        same = row_a is None or row_b is None or _alike(row_a["speaker"], row_b["speaker"])
        yield _fact("quotation", speaker, row_a, row_b, same=same, value=lambda q: q["content"])


def _statements(lab, id_a: str, id_b: str, lexicons: Lexicons) -> Iterable[Row]:
    """The sentences of the body and headline; two are one statement when they share enough of their rarer words."""
    sides = []
    for article in (id_a, id_b):
        text = lab.articles.loc[lab.articles["article_id"] == article, "text"].iloc[0]
        blocks = [b for b in records(lab.blocks[lab.blocks["article_id"] == article]) if b["role"] in ("title", "body")]
        sides.append([s for s in sentences_of(text, lexicons) if any(b["start"] <= s["start"] < b["end"] for b in blocks)])
    functional = function_words(lexicons)
    keys = [[[key_of(w) for w in s["words"] if w not in functional] for s in side] for side in sides]
    for i, j in _paired(*keys, frozenset(), at_least=0.34):
        a, b = (sides[0][i] if i is not None else None), (sides[1][j] if j is not None else None)
        yield _fact("statement", " ".join((a or b)["text"].split()[:8]), a, b, same=a is None or b is None or keys[0][i] == keys[1][j])


def sentences_of(text: str, lexicons: Lexicons) -> list[Row]:
    """The sentences of a text: raw `start`, `end`, `text` and folded `words`."""
    doc = document(text, lexicons)
    out = []
    for first, last in doc.sentences:
        start, end = doc.span(doc.starts[first], doc.ends[last - 1])
        out.append({"start": start, "end": end, "text": text[start:end], "words": doc.words[first:last]})
    return out


def _paired(a: list[list[str]], b: list[list[str]], ignored: frozenset[str], *, at_least: float) -> list[tuple[int | None, int | None]]:
    """Items of two lists matched one to one by shared words (of the shorter's), the best first; what has no partner stands alone."""
    sets_a, sets_b = [set(k) - ignored for k in a], [set(k) - ignored for k in b]
    scored = []
    for i, x in enumerate(sets_a):
        for j, y in enumerate(sets_b):
            if len(x & y) >= 3 or (x and x == y):
                scored.append((len(x & y) / min(len(x), len(y)), i, j))
    partner_a: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score >= at_least and i not in partner_a and j not in taken:
            partner_a[i] = j
            taken.add(j)
    return [(i, partner_a.get(i)) for i in range(len(a))] + [(None, j) for j in range(len(b)) if j not in taken]

"""One event, two days: an article that dates the same blast to yesterday here and to this morning there.

Two time expressions of a day each are held to date one event when each stands next to a
word for the same kind of event (the lexicon `weapons`) and the same place is named beside
it. When their days differ, by three at most, each row says what it contradicts; which of
the two is right is left to the reader.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from newslab.extract.dating.calendar import plus
from newslab.extract.values import DateExpression, Row
from newslab.text.document import Document
from newslab.text.lexicons import Hit

_NEAR = 4  # tokens between a time expression and its event: انفجار محافظة البصرة صباح اليوم
_BESIDE = 10  # tokens between an event and its place
_DAYS = 3
_WIDE = ("country", "region", "water")


def with_conflicts(doc: Document, dates: list[DateExpression], places: list[Row]) -> list[DateExpression]:
    """The dates, `conflict` filled where an article dates one event to two days."""
    dated: dict[tuple[str, str], dict[date, int]] = {}
    events = list(_dated_events(doc, dates, places))
    for i, event, place in events:
        dated.setdefault((event, place), {}).setdefault(dates[i].earliest, i)
    out = list(dates)
    for i, event, place in events:
        days = dated[event, place]
        near = [days[day] for k in range(1, _DAYS + 1) for sign in (-1, 1) if (day := plus(dates[i].earliest, "D", sign * k)) in days]
        other = next((j for j in near if doc.sentence_of(dates[j].first) != doc.sentence_of(dates[i].first)), None)
        if other is not None and out[i].conflict is None:
            out[i] = replace(out[i], conflict=f"{dates[other].text} ({dates[other].earliest}) dates the same event")
    return out


def _dated_events(doc: Document, dates: list[DateExpression], places: list[Row]) -> Iterator[tuple[int, str, str]]:
    """Of each date of one day: its place in the list, the kind of event beside it, and the name of the place."""
    single = [i for i, d in enumerate(dates) if d.earliest is not None and d.earliest == d.latest and d.type in ("DATE", "TIME")]
    if len(single) < 2:
        return
    events = _by_sentence(doc, [(hit.first, hit.last, kind) for hit in doc.hits("weapons") if (kind := _kind_of_event(doc, hit)) is not None])
    named = _by_sentence(doc, [(p["first"], p["last"], _bare_name(doc, p)) for p in places if p.get("kind") not in _WIDE])
    for i in single:
        sentence = doc.sentence_of(dates[i].first)
        near = _nearest(events.get(sentence, []), dates[i].first, dates[i].last, _NEAR)
        beside = near and _nearest(named.get(sentence, []), *near[:2], _BESIDE)
        if beside:
            yield i, near[2], beside[2]


def _by_sentence(doc: Document, found: list[tuple[int, int, str]]) -> dict[tuple[int, int], list[tuple[int, int, str]]]:
    out: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
    for one in sorted(found):
        out.setdefault(doc.sentence_of(one[0]), []).append(one)
    return out


def _nearest(found: list[tuple[int, int, str]], first: int, last: int, reach: int) -> tuple[int, int, str] | None:
    """The one of sorted token ranges that is nearest to a range, within reach."""
    at = bisect_left(found, (first,))
    near = [(_apart(first, last, *one[:2]), *one) for one in found[max(0, at - 2) : at + 2]]
    return min(near)[1:] if near and min(near)[0] <= reach else None


def _kind_of_event(doc: Document, hit: Hit) -> str | None:
    """The kind of a single event (explosion, attack ...), None for a weapon, a plural, or one said to be another (تفجير آخر)."""
    row = doc.lexicons.row("weapons", hit.row)
    if row["kind"] != "event" or hit.feature.startswith("pl") or not (row["cause"] == "conflict" or row["weapon_code"].startswith("explosion")):
        return None
    following = doc.word(hit.last) if hit.last < len(doc) else ""
    return None if following in ("اخر", "ثان", "جديد", "مماثل", "اخري") else row["weapon_code"].split(".")[0]


def _apart(a: int, b: int, c: int, d: int) -> int:
    """Tokens between two token ranges."""
    return max(c - b, a - d, 0)


def _bare_name(doc: Document, place: Row) -> str:
    """The last word of a place's name, so that محافظة البصرة and البصرة are one."""
    return doc.word(place["last"] - 1).removeprefix("ال")

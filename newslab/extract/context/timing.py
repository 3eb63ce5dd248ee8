"""Timing and certainty: whether a claim is news or history, and how sure the passage is of it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from newslab.extract.context.happenings import claim_range, in_a_case, points_back
from newslab.extract.context.moments import Moment, is_since
from newslab.extract.context.phrases import is_verb
from newslab.extract.context.reading import Reading
from newslab.extract.context.scopes import NEAR, cue_kinds
from newslab.extract.context.weapons import Happening
from newslab.extract.values import Row

_RECENT = timedelta(days=15)
_SEASON = timedelta(days=100)
"""What has gone on for longer is no news of the day."""
_YEAR = timedelta(days=400)
"""Up to so long a toll that goes on is still news: منذ مطلع العام."""
_PAST = ("past", "anniversary", "long_after", "ruling", "then")


def timing_of(
    reading: Reading, claim: Row, clause: tuple[int, int], scope: str, moment: Moment | None, happening: Happening | None, published: date | None,
) -> str:
    """news, or background: older than two weeks, an anniversary, a war's toll, the matter of a trial.

    Without a day of publication a date whose year is written out, or that is a mere month, counts as old: news of the day leaves it out.
    """
    if in_a_case(reading, claim_range(claim)[0]):
        return "background"
    if moment is not None:
        earliest, latest = moment.earliest, moment.latest
        if published is not None and latest is not None:
            season = _YEAR if is_since(reading, moment.phrase.first) or _rises(reading, claim, clause) else _SEASON
            return "background" if latest < published - _RECENT or (earliest is not None and earliest < published - season) else "news"
        if moment.value.startswith("AGO"):
            return "news" if _NEAR_AGO.fullmatch(moment.value) else "background"
        if moment.value == "SINCE":
            return "news"
        if earliest is not None or latest is not None or moment.value == "ERA" or _MERE_MONTH.fullmatch(moment.value) or _long_ago(reading, moment):
            return "background"
    if moment is None and (_told_of(reading, claim) or (happening is not None and _tried(reading, happening.phrase.first))):
        return "background"
    if moment is None and _past_perfect(reading, claim, happening):
        return "background"
    kinds = cue_kinds(reading, claim, clause)
    held = claim["outcome"] in ("detained", "abducted")
    if any(kinds[kind] for kind in _PAST) or (moment is None and _tells_of_the_past(reading, clause, published)):
        return "background"
    if not held and kinds["court"]:
        return "background"
    if claim["outcome"] in _FINAL and scope == "cumulative" and not _rises(reading, claim, clause):
        return "background"
    return "background" if kinds["weak"] > 1 else "news"


_FINAL = ("killed", "injured", "killed_or_injured", "killed_or_missing")


def _rises(reading: Reading, claim: Row, clause: tuple[int, int]) -> bool:
    """Whether a toll is told of as it stands now: ارتفعت الحصيلة إلى 900 قتيل؛ رصد التقرير 1400 حالة."""
    first = claim_range(claim)[0]
    near = range(max(clause[0], first - NEAR), first)
    return any(reading.says(i, "rises") or reading.says(i, "keeps_count") or reading.listed(reading.word(i), "sums_up") for i in near)


def _past_perfect(reading: Reading, claim: Row, happening: Happening | None) -> bool:
    """Whether a sentence opens with كان قد, which tells of what was before the news: وكانت المنطقة قد شهدت صداما أدى إلى مقتل مئة.

    What was told of before (وكان الانفجار قد خلف أربعة جرحى) and what somebody had said (وكان مصدر قد أفاد) is news.
    """
    first = claim_range(claim)[0]
    begin = reading.doc.sentence_of(first)[0]
    if not (begin < first and reading.says(begin, "was")):
        return False
    for i in range(begin + 1, min(first + 1, begin + 20)):
        if reading.word(i) == "قد":
            told_of = happening is not None and points_back(reading, happening) and happening.phrase.first < i
            return not told_of and i + 1 not in reading.reports
        if reading.says(i, "unequalled") and i == begin + 1:
            return True  # وكان أسوأ تلك الحوادث مقتل جنديين
    return False


def _tried(reading: Reading, attack: int) -> bool:
    """Whether an attack is the matter of a trial: قضية [الهجوم] على المتحف الذي خلف 22 قتيلا."""
    return attack > 0 and reading.bare(attack - 1).lstrip("بل").startswith(("قضيه", "محاكمه"))


def _told_of(reading: Reading, claim: Row) -> bool:
    """Whether what befell somebody only tells who they are: كرم الوزير الضابط سامي فارس الذي قتله متشدد."""
    verb = (claim.get("_trigger") or (claim["first"], 0))[0]
    return claim["last"] < verb and reading.bound(verb - 1) == "relative" and is_verb(reading, verb)


def _tells_of_the_past(reading: Reading, clause: tuple[int, int], published: date | None) -> bool:
    """Whether all dates of a clause that are known are long gone: it tells a history."""
    dates = [d for i in range(*clause) if (d := reading.dates.get(i)) is not None and d.first == i and d.latest is not None]
    known = [d.latest for d in dates if not (d.first and is_since(reading, d.first - 1))]  # لم يشهد مثيلا منذ عام 1967
    return bool(known) and (published is None or max(known) < published - _SEASON)


_NEAR_AGO = re.compile(r"AGOP(X|[0-9]+)D|AGOP[12]W|AGOPT.*")
_MERE_MONTH = re.compile(r"XXXX-\d\d|P[0-9X]+[YE]")
_LONG = re.compile(r"P(X|[0-9]+)M|P(X|[3-9]|[0-9]{2,})W")


def _long_ago(reading: Reading, moment: Moment) -> bool:
    """Whether a count of months or of weeks leads back: قبل ثلاثة أشهر، منذ أشهر."""
    near = range(max(0, moment.phrase.first - 1), moment.phrase.last)
    words = {reading.bare(i) for i in near}
    return bool(_LONG.fullmatch(moment.value)) and bool(words & {"قبل", "منذ"})


def certainty_of(reading: Reading, claim: Row, clause: tuple[int, int]) -> str:
    """asserted, alleged, unconfirmed, feared or denied, by the word that governs the claim."""
    first, last = claim_range(claim)
    for hit in reading.cues("certainty_cues", *clause):
        row = reading.doc.lexicons.row("certainty_cues", hit.row)
        if row["where"] == "near" or (row["where"] == "next" and hit.last == first) or (row["where"] == "before" and 0 <= first - hit.last <= 8):
            return row["certainty"] if claim.get("polarity") != "negated" else "asserted"
    return "asserted"

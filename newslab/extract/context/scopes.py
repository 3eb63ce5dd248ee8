"""Scopes: one incident, a period, or the running total of many, and the cues around a claim that tell which."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

from newslab.extract.context.actors import marks
from newslab.extract.context.happenings import claim_range, is_many
from newslab.extract.context.moments import Moment, is_since
from newslab.extract.context.phrases import is_verb
from newslab.extract.context.reading import Reading
from newslab.extract.context.weapons import Happening
from newslab.extract.values import Row
from newslab.text.lexicons import Hit

_WAR_TOLL = 1000
"""A war, unlike an attack, kills by the thousand only over time."""
_SLAUGHTER = 10_000
_WAVE = 500_000
"""So many people are not driven out in one event."""


def scope_of(reading: Reading, claim: Row, clause: tuple[int, int], happening: Happening | None, moment: Moment | None) -> str:
    """incident, period (over a stretch of time or a campaign) or cumulative (a war's toll, a stock of prisoners or displaced)."""
    kinds = cue_kinds(reading, claim, clause)
    figure = claim.get("low") or claim.get("high") or 0
    held = claim["outcome"] in ("detained", "abducted", "displaced", "missing")
    state = _is_state(reading, claim)
    one = happening is not None and happening.kind in ("event", "instrument")
    if claim["outcome"] == "killed" and figure >= (10 * _SLAUGHTER if one else _SLAUGHTER):
        return "cumulative"
    if kinds["toll"] or (happening is not None and happening.kind == "war" and figure >= _WAR_TOLL):
        return "cumulative"
    since = moment is not None and is_since(reading, moment.phrase.first)
    if one and claim["outcome"] in ("displaced", "missing") and happening.cause in ("disaster", "accident") and figure < _WAVE:
        return "incident"  # عشرة آلاف مفقود في السيول
    if claim["outcome"] == "displaced" and figure >= _WAVE:
        return "period" if since else "cumulative"
    still = figure > 1 and _still(reading, claim, clause)
    if (still and claim["outcome"] == "detained") or (held and state and (kinds["stock"] or figure >= 100 or _in_custody(reading, claim, clause))):
        return "cumulative"
    if claim["outcome"] in ("abducted", "missing") and figure >= _WAR_TOLL:
        return "cumulative"  # خطفت الجماعة آلاف المدنيين
    if figure == 1 and claim.get("bound") == "eq":
        return "incident"
    if happening is not None and figure >= 10 and claim["outcome"] != "detained" and reading.bare(happening.phrase.first).startswith("حمل"):
        return "period"  # حملة جوية بدأت يوم 24 يوليو
    blast = one and happening.code.startswith("explosion") and not is_many(reading, happening)
    if since and not (held or blast or kinds["moment"]) and _lasted(moment):
        return "period"
    if moment is not None and figure > 1 and _stretch(reading, moment):
        return "period"
    if moment is not None and moment.earliest is not None and moment.earliest == moment.latest:
        return "incident"
    if kinds["span"] or (kinds["since"] and not held) or (kinds["campaign"] and figure >= 10):
        return "period"
    if moment is not None and reading.bare(moment.phrase.first) == "حتي" and figure >= 50:
        return "period"
    many = happening is not None and reading.bare(happening.phrase.first) in _MANY and not _singled_out(reading, happening)
    if many or (happening is not None and _counted_accidents(reading, happening)):
        return "period"
    if claim["outcome"] == "displaced" and happening is not None and happening.code.partition(".")[0] in _GOES_ON and figure >= 100:
        return "period"
    if figure >= _WAR_TOLL and happening is not None and happening.code.partition(".")[0] in ("clash", "operation", "protest"):
        return "period"  # معركة قتل فيها الآلاف
    if moment is not None and happening is not None and _weeks(moment) and happening.kind == "event" and is_many(reading, happening):
        return "period"  # هجمات خلفت 90 قتيلا هذا الشهر
    if figure >= _ON_RECORD and happening is None and claim["outcome"] == "killed" and _on_record(reading, claim):
        return "period"  # ووثق التقرير مقتل 368 مدنيا
    many = figure >= 50 or claim.get("bound") in ("vague", "unspecified")
    if many and not one and moment is not None and moment.earliest is not None and moment.latest is not None and moment.latest - moment.earliest > _MONTH:
        return "period"
    return "incident"


_ON_RECORD = 20


def _on_record(reading: Reading, claim: Row) -> bool:
    """Whether a claim is what somebody who keeps count recorded."""
    first = claim_range(claim)[0]
    return any(reading.says(i, "keeps_count") for i in range(max(reading.doc.sentence_of(first)[0], first - NEAR), first))


def _still(reading: Reading, claim: Row, clause: tuple[int, int]) -> bool:
    """Whether people are said to be held or missing still: ما زال عشرون طالبا رهن الاعتقال."""
    first, last = claim_range(claim)
    return any(reading.says(i, "still") for i in range(max(clause[0], first - 5), min(clause[1], last + 5)))


def _stretch(reading: Reading, moment: Moment) -> bool:
    """Whether a time is a stretch of days or longer in which something happened: خلال عشرة أيام، في 15 شهرا."""
    led = any(reading.listed(reading.bare(i), "within") for i in range(max(0, moment.phrase.first - 1), moment.phrase.first + 1))
    return led and _DAYS.fullmatch(moment.value) is not None


_DAYS = re.compile(r"P(X|[2-9]|[0-9]{2,})D|P(X|[0-9]+)[WMY]")


def _singled_out(reading: Reading, happening: Happening) -> bool:
    """Whether one of several is meant: أسوأ تلك [الحوادث]."""
    return any(reading.says(i, "unequalled") for i in range(max(0, happening.phrase.first - 3), happening.phrase.first))


def _lasted(moment: Moment) -> bool:
    """Whether what منذ leads is more than a day or two, as far as that is known."""
    return moment.earliest is None or moment.latest is None or moment.latest - moment.earliest > timedelta(days=2)


def _in_custody(reading: Reading, claim: Row, clause: tuple[int, int]) -> bool:
    """Whether prisoners are counted with whoever holds them: لدى المقاومة عشرات الأسرى."""
    near = range(max(clause[0], claim["first"] - 9), min(clause[1], claim["last"] + 5))
    return any(k in reading.markers and reading.word(k) in ("لدي", "بحوزه") and marks(reading, reading.markers[k]) == "holds" for k in near)


def _counted_accidents(reading: Reading, happening: Happening) -> bool:
    """Whether accidents are counted together: 62 حادث مرور."""
    before = reading.word(happening.phrase.first - 1) if happening.phrase.first else ""
    return happening.code.startswith("accident") and before.isdigit() and int(before) > 2


def _weeks(moment: Moment) -> bool:
    """Whether a time said in months or weeks: هذا الشهر."""
    return moment.earliest is not None and moment.latest is not None and moment.latest - moment.earliest > timedelta(days=20)


_GOES_ON = frozenset(["operation", "bombardment", "war", "clash"])
_MANY = frozenset(["حوادث", "الحوادث", "بحوادث"])
_MONTH = timedelta(days=40)


NEAR = 15
"""Tokens from a claim within which a cue is its own."""


def cue_kinds(reading: Reading, claim: Row, clause: tuple[int, int]) -> Counter[str]:
    """How often each kind of cue of scope and timing stands near a claim."""
    first, last = claim_range(claim)
    clause = _until_the_sum(reading, first, last, clause)
    near = reading.longest("scope_cues", max(clause[0], first - NEAR), min(clause[1], last + NEAR))
    far = [h for h in reading.longest("scope_cues", *clause) if reading.doc.lexicons.row("scope_cues", h.row)["kind"] in ("then", "ruling", "long_after")]
    kinds = [(h, reading.doc.lexicons.row("scope_cues", h.row)["kind"]) for h in {*near, *far} if not _made_definite(reading, h)]
    return Counter(kind for h, kind in kinds if kind not in _AHEAD or (h.last <= first and not _new_event(reading, first)))


def _until_the_sum(reading: Reading, first: int, last: int, clause: tuple[int, int]) -> tuple[int, int]:
    """The clause up to where a sum is drawn, or from there on: مقتل ثلاثة، [ليرتفع] العدد الكلي إلى 958."""
    sums = [i for i in range(*clause) if reading.listed(reading.word(i), "sums_up")]
    return max([clause[0], *(i for i in sums if i < first)]), min([clause[1], *(i for i in sums if i >= last)])


_AHEAD = ("long_after", "anniversary")
"""Kinds of cues that tell of what comes after them: ذكرى [مقتل ستة]."""


def _new_event(reading: Reading, first: int) -> bool:
    """Whether a claim has a verb of its own, so that it is no longer what a cue before tells of: بعد شهر من افتتاحه [قتل] فيه ثلاثة."""
    return is_verb(reading, first) and first in reading.doc.longest("casualty_verbs") and reading.bound(first - 1) != "relative"


def _is_state(reading: Reading, claim: Row) -> bool:
    """Whether people are counted who are in a state (معتقل، نازح) rather than something that befell them."""
    trigger = claim.get("_trigger")
    return bool(trigger) and claim["first"] <= trigger[0] < claim["last"]


def _made_definite(reading: Reading, hit: Hit) -> bool:
    """Whether a cue has an article that its form in the lexicon lacks: السابقة is no سابقة."""
    forms = reading.doc.lexicons.row("scope_cues", hit.row)["form"].split("|")
    return reading.doc.letters.startswith("ال", hit.start) and not any(f.startswith("ال") for f in forms)

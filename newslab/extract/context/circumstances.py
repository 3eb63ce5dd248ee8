"""Circumstances of a claim: cause, scope, timing and certainty, from cue words and what else is known of it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

from newslab.extract.context.actors import marks
from newslab.extract.context.moments import Moment, is_since
from newslab.extract.context.phrases import is_verb
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.weapons import Happening, claim_range, in_a_case, is_many
from newslab.extract.values import Row
from newslab.text.lexicons import Hit

_RECENT = timedelta(days=15)
_SEASON = timedelta(days=100)
"""What has gone on for longer is no news of the day."""
_YEAR = timedelta(days=400)
"""Up to so long a toll that goes on is still news: منذ مطلع العام."""
_WAR_TOLL = 1000
"""A war, unlike an attack, kills by the thousand only over time."""
_SLAUGHTER = 10_000
_WAVE = 500_000
"""So many people are not driven out in one event."""


def cause_of(
    reading: Reading, claim: Row, clause: tuple[int, int], window: tuple[int, int], happening: Happening | None, happenings: list[Happening],
    agent: Phrase | None,
) -> str:
    """One of the causes of the guidelines: by the weapon or manner where it says so, else by what the passage speaks of."""
    if agent is not None and (_is(reading, agent, ("criminal",)) or (_is(reading, agent, ("person",)) and _votes(reading, window, clause)["crime"])):
        return "crime"
    if happening is not None:
        if happening.cause not in ("", "crime") and happening.kind != "war":
            return happening.cause
        if happening.code in _EXECUTIONS:
            if agent is not None and _is(reading, agent, ("group", "name", "fighter")):
                return "conflict"
            votes = _votes(reading, window, clause)
            return "conflict" if votes["conflict"] > votes["judicial"] + 1 else "judicial"
        if happening.code == "accident":
            told = next((h.cause for h in happenings if h.cause in ("accident", "disaster")), "")
            if told:
                return told  # تحطمت طائرة عسكرية في حادث راح ضحيته ثلاثة
    slaying = happening is not None and happening.code == "accident" and _is_slaying(reading, happening.phrase.last)
    votes = _votes(reading, window, clause)
    if slaying:  # حادث مقتل طالب
        votes["crime"] += 2
        happening, happenings = None, [h for h in happenings if h.code != "accident"]
    if not votes and claim["outcome"] != "detained":
        votes = _votes(reading, (max(0, window[0] - _AROUND), window[1] + _AROUND), clause)
    for other in happenings if claim["outcome"] != "detained" else ():
        votes[other.cause] += 1
    if happening is not None:
        votes[happening.cause] += 5
        votes["conflict"] += happening.code.startswith("explosion")
        votes["crime"] += happening.code in ("attack.stabbing", "attack.ramming", "attack.arson", "attack.beating")
        votes["accident"] += 4 * (happening.code.startswith("accident") and bool(happening.link or happening.code != "accident"))
        if happening.code in _DELIBERATE:
            del votes["accident"], votes["disaster"]  # طعن رجل أربعة في محطة قطار
    if claim.get("victims") == "security" or (claim.get("victims") == "militant" and claim["outcome"] != "detained"):
        votes["conflict"] += 3
    armed = _ARMED if claim["outcome"] != "detained" else _ARMED[1:]  # the police may well arrest a thief
    if (agent is not None and _is(reading, agent, armed)) or claim["outcome"] in ("abducted", "displaced"):
        votes["conflict"] += 1
    if claim["outcome"] == "detained":
        votes["conflict"] += 2 * any(h.kind == "event" and h.cause == "conflict" and h.code.startswith(_ASSAULTS) for h in happenings)
        votes = Counter({"judicial": min(3, votes["judicial"] + votes["crime"] + 1), "conflict": votes["conflict"]})
        return max(votes, key=lambda c: votes[c])
    else:
        del votes["judicial"]
    del votes[""]
    if not votes or not max(votes.values()):
        return "unknown"
    return max(_CAUSES, key=lambda c: votes[c])


def _is_slaying(reading: Reading, i: int) -> bool:
    """Whether an incident is a killing: حادث [مقتل] طالب."""
    return i < len(reading.doc) and reading.says(i, "slaying")


_ASSAULTS = ("attack", "explosion", "shooting")
_ARMED = ("force", "machine", "group", "name", "fighter", "state", "adjective", "crowd")
_DELIBERATE = ("attack.stabbing", "attack.beating", "attack.torture", "attack.assassination")
_EXECUTIONS = ("attack.execution", "judicial_execution")


def _is(reading: Reading, agent: Phrase, kinds: tuple[str, ...]) -> bool:
    """Whether a doer is called by a word of one of the kinds of `agents`."""
    return any(i in reading.agents and reading.doc.lexicons.row("agents", reading.agents[i].row)["kind"] in kinds for i in range(agent.first, agent.last))


_AROUND = 60
"""Tokens before and after a sentence that itself says nothing of the cause."""


def _votes(reading: Reading, within: tuple[int, int], clause: tuple[int, int]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for hit in reading.longest("cause_cues", *within):
        row = reading.doc.lexicons.row("cause_cues", hit.row)
        votes[row["cause"]] += int(row["weight"]) * (2 if clause[0] <= hit.first < clause[1] else 1)
    return votes


_CAUSES = ("conflict", "disaster", "accident", "crime", "judicial", "self_inflicted", "other")


def scope_of(reading: Reading, claim: Row, clause: tuple[int, int], happening: Happening | None, moment: Moment | None) -> str:
    """incident, period (over a stretch of time or a campaign) or cumulative (a war's toll, a stock of prisoners or displaced)."""
    kinds = _kinds(reading, claim, clause)
    figure = claim.get("low") or claim.get("high") or 0
    held = claim["outcome"] in ("detained", "abducted", "displaced", "missing")
    state = _is_state(reading, claim)
    one = happening is not None and happening.kind in ("event", "instrument")
    if claim["outcome"] == "killed" and figure >= (10 * _SLAUGHTER if one else _SLAUGHTER):
        return "cumulative"
    if kinds["toll"] or (happening is not None and happening.kind == "war" and figure >= _WAR_TOLL):
        return "cumulative"
    if claim["outcome"] == "displaced" and figure >= _WAVE:
        return "cumulative"
    if held and state and (kinds["stock"] or figure >= 100 or _in_custody(reading, claim, clause)):
        return "cumulative"
    if claim["outcome"] in ("abducted", "missing") and figure >= _WAR_TOLL:
        return "cumulative"  # خطفت الجماعة آلاف المدنيين
    if happening is not None and figure >= 10 and claim["outcome"] != "detained" and reading.bare(happening.phrase.first).startswith("حمل"):
        return "period"  # حملة جوية بدأت يوم 24 يوليو
    blast = one and happening.code.startswith("explosion") and not is_many(reading, happening)
    if moment is not None and not (held or blast) and is_since(reading, moment.phrase.first) and not kinds["moment"] and _lasted(moment):
        return "period"
    if moment is not None and moment.earliest is not None and moment.earliest == moment.latest:
        return "incident"
    if kinds["span"] or (kinds["since"] and not held) or (kinds["campaign"] and figure >= 10):
        return "period"
    if moment is not None and reading.bare(moment.phrase.first) == "حتي" and figure >= 50:
        return "period"
    if happening is not None and (reading.bare(happening.phrase.first) in _MANY or _counted_accidents(reading, happening)):
        return "period"
    if claim["outcome"] == "displaced" and happening is not None and happening.code.partition(".")[0] in _GOES_ON and figure >= 100:
        return "period"
    if figure >= _WAR_TOLL and happening is not None and happening.code.partition(".")[0] in ("clash", "operation", "protest"):
        return "period"  # معركة قتل فيها الآلاف
    if moment is not None and happening is not None and _weeks(moment) and happening.kind == "event" and is_many(reading, happening):
        return "period"  # هجمات خلفت 90 قتيلا هذا الشهر
    many = figure >= 50 or claim.get("bound") in ("vague", "unspecified")
    if many and not one and moment is not None and moment.earliest is not None and moment.latest is not None and moment.latest - moment.earliest > _MONTH:
        return "period"
    return "incident"


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


_NEAR = 15
"""Tokens from a claim within which a cue is its own."""


def _kinds(reading: Reading, claim: Row, clause: tuple[int, int]) -> Counter[str]:
    """How often each kind of cue of scope and timing stands near a claim."""
    first, last = claim_range(claim)
    clause = _until_the_sum(reading, first, last, clause)
    near = reading.longest("scope_cues", max(clause[0], first - _NEAR), min(clause[1], last + _NEAR))
    far = [h for h in reading.longest("scope_cues", *clause) if reading.doc.lexicons.row("scope_cues", h.row)["kind"] in ("then", "ruling", "long_after")]
    kinds = [(h, reading.doc.lexicons.row("scope_cues", h.row)["kind"]) for h in {*near, *far} if not _made_definite(reading, h)]
    return Counter(kind for h, kind in kinds if kind not in _AHEAD or (h.last <= first and not _new_event(reading, h.last, first)))


def _until_the_sum(reading: Reading, first: int, last: int, clause: tuple[int, int]) -> tuple[int, int]:
    """The clause up to where a sum is drawn, or from there on: مقتل ثلاثة، [ليرتفع] العدد الكلي إلى 958."""
    sums = [i for i in range(*clause) if reading.listed(reading.word(i), "sums_up")]
    return max([clause[0], *(i for i in sums if i < first)]), min([clause[1], *(i for i in sums if i >= last)])


_PAST = ("past", "anniversary", "long_after", "ruling", "then")
_AHEAD = ("long_after", "anniversary")
"""Kinds of cues that tell of what comes after them: ذكرى [مقتل ستة]."""


def _new_event(reading: Reading, first: int, last: int) -> bool:
    """Whether another verb that befell people begins in a token range: تحولت ذكرى مقتله إلى شغب [أصيب] فيه ثلاثة."""
    return any(is_verb(reading, i) and reading.bound(i - 1) != "relative" and i not in reading.results for i in range(first, last))


def _is_state(reading: Reading, claim: Row) -> bool:
    """Whether people are counted who are in a state (معتقل، نازح) rather than something that befell them."""
    trigger = claim.get("_trigger")
    return bool(trigger) and claim["first"] <= trigger[0] < claim["last"]


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
            season = _YEAR if is_since(reading, moment.phrase.first) else _SEASON
            return "background" if latest < published - _RECENT or (earliest is not None and earliest < published - season) else "news"
        if moment.value == "SINCE":
            return "news"
        if earliest is not None or latest is not None or moment.value == "ERA" or _MERE_MONTH.fullmatch(moment.value) or _long_ago(reading, moment):
            return "background"
    if moment is None and (_told_of(reading, claim) or (happening is not None and _tried(reading, happening.phrase.first))):
        return "background"
    kinds = _kinds(reading, claim, clause)
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
    """Whether a toll is told of as it stands now: ارتفعت الحصيلة إلى 900 قتيل."""
    first = claim_range(claim)[0]
    return any(reading.says(i, "rises") or reading.listed(reading.word(i), "sums_up") for i in range(max(clause[0], first - _NEAR), first))


def _tried(reading: Reading, attack: int) -> bool:
    """Whether an attack is the matter of a trial: قضية [الهجوم] على المتحف الذي خلف 22 قتيلا."""
    return attack > 0 and reading.bare(attack - 1).lstrip("بل").startswith(("قضيه", "محاكمه"))


def _told_of(reading: Reading, claim: Row) -> bool:
    """Whether what befell somebody only tells who they are: كرم الوزير الضابط سامي فارس الذي قتله متشدد."""
    verb = (claim.get("_trigger") or (claim["first"], 0))[0]
    return claim["last"] < verb and reading.bound(verb - 1) == "relative" and is_verb(reading, verb)


def _tells_of_the_past(reading: Reading, clause: tuple[int, int], published: date | None) -> bool:
    """Whether all dates of a clause that are known are long gone: it tells a history."""
    known = [d.latest for i in range(*clause) if (d := reading.dates.get(i)) is not None and d.first == i and d.latest is not None]
    return bool(known) and (published is None or max(known) < published - _SEASON)


_MERE_MONTH = re.compile(r"XXXX-\d\d|P[0-9X]+[YE]")
_LONG = re.compile(r"P(X|[0-9]+)M|P(X|[3-9]|[0-9]{2,})W")


def _long_ago(reading: Reading, moment: Moment) -> bool:
    """Whether a count of months or of weeks leads back: قبل ثلاثة أشهر، منذ أشهر."""
    near = range(max(0, moment.phrase.first - 1), moment.phrase.last)
    words = {reading.bare(i) for i in near}
    return bool(_LONG.fullmatch(moment.value)) and bool(words & {"قبل", "منذ"})


def _made_definite(reading: Reading, hit: Hit) -> bool:
    """Whether a cue has an article that its form in the lexicon lacks: السابقة is no سابقة."""
    forms = reading.doc.lexicons.row("scope_cues", hit.row)["form"].split("|")
    return reading.doc.letters.startswith("ال", hit.start) and not any(f.startswith("ال") for f in forms)


def certainty_of(reading: Reading, claim: Row, clause: tuple[int, int]) -> str:
    """asserted, alleged, unconfirmed, feared or denied, by the word that governs the claim."""
    first, last = claim_range(claim)
    for hit in reading.cues("certainty_cues", *clause):
        row = reading.doc.lexicons.row("certainty_cues", hit.row)
        if row["where"] == "near" or (row["where"] == "next" and hit.last == first) or (row["where"] == "before" and 0 <= first - hit.last <= 8):
            return row["certainty"] if claim.get("polarity") != "negated" else "asserted"
    return "asserted"

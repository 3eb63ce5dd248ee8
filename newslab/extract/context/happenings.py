"""Happenings: which weapon or manner a claim means, and what its words say of it."""

from __future__ import annotations

from newslab.extract.context.phrases import is_verb, stem
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.weapons import Happening
from newslab.extract.values import Row

_TOO_FAR = 22.0


def happening_of(reading: Reading, claim: Row, clause: tuple[int, int], happenings: list[Happening]) -> Happening | None:
    """The weapon or manner that a claim means, among those of its sentence; None when none fits.

    Whoever drowned in a flood was the flood's victim. What follows the claim with a preposition (قتل ثلاثة في غارة) and what governs it as the
    subject of a verb of result (أسفرت الغارة عن مقتل ثلاثة) come first, then the nearest.
    """
    first, last = claim_range(claim)
    governed, after = _governor(reading, claim, clause), came_after(reading, first)
    best, cost = None, _TOO_FAR
    for h in happenings:
        a, b = h.phrase.first, h.phrase.last
        if claim["outcome"] == "detained" and not (h.code == "raid" and (governed or reading.listed(h.link, "during"))):
            continue  # not اعتقال شاب بعد اقتحام منزله
        if a >= last and any(reading.listed(reading.word(k), "sums_up") for k in range(last, a)):
            continue  # مقتل ثلاثة، ليرتفع العدد إلى 958 منذ بداية الحرب
        if a >= last:
            price = 0.5 * (a - last) + (0 if h.link else 4) + 3 * new_clauses(reading, last, a)
        elif b <= first:
            price = 0.5 * (first - b) + (0 if governed else 5) + (25 if after else 0)
        else:
            price = 1.0 if h.kind == "verb" and own_verb(claim, h) else 3.0 if h.kind == "verb" else 5.0  # إعدام خمسة [رميا بالرصاص]
        price -= 7 if _subject_of_result(reading, h.phrase, first) else 0
        price += 4 if h.code == "murder" else 0
        price += {"war": 6, "general": 3, "verb": 3}.get(h.kind, 0) + (0 if clause[0] <= a < clause[1] else 4 if goes_on(reading, claim) else 11)
        if price < cost:
            best, cost = h, price
    if best is not None and best.code in ("accident.drowning", "accident.collapse"):
        return next((h for h in happenings if h.cause == "disaster" and h.kind == "event" and clause[0] <= h.phrase.first < clause[1]), best)
    return best


def new_clauses(reading: Reading, first: int, last: int) -> int:
    """How many clauses begin in a token range: verbs that و does not join, and a verb of saying twice."""
    count = 0
    for i in range(first, last):
        if i in reading.reports and reading.reports[i].feature:
            count += 2
        elif is_verb(reading, i) and reading.word(i)[0] != "و":
            count += 1
        elif (hit := reading.results.get(i)) is not None and hit.last in reading.markers and reading.bound(hit.last - 1) in ("time_prep", "cause_prep"):
            count += 2  # عقب اعتقاله في لبنان
    return count


def _subject_of_result(reading: Reading, happening: Phrase, claim: int) -> bool:
    """Whether a verb of result has a happening for its subject: حرب أدت إلى مقتل؛ الهجوم الذي أسفر؛ أدى قصف إلى مقتل."""
    before = reading.results.get(happening.first - 1)
    if before is not None and reading.doc.lexicons.row("result_verbs", before.row)["kind"] == "cause":
        return True
    last = happening.last
    for i in range(last, min(last + 2, claim)):
        hit = reading.results.get(i)
        if hit is not None:
            return reading.doc.lexicons.row("result_verbs", hit.row)["kind"] == "cause"
        if reading.bound(i) != "relative":
            return False
    return False


def fuller(reading: Reading, happening: Happening, happenings: list[Happening]) -> Happening:
    """The earlier phrase that a bare one refers back to and that says more: هجمات بالصواريخ ... لم تخلف [الهجمات] إصابات."""
    phrase = happening.phrase
    if happening.kind == "general" and happening.code == "accident":  # تحطمت طائرة عسكرية في حادث راح ضحيته ثلاثة
        told = [h for h in happenings if h.code.startswith("accident.") and h.phrase.last <= phrase.first]
        return told[-1] if told and reading.doc.sentence_of(told[-1].phrase.first) == reading.doc.sentence_of(phrase.first) else happening
    if phrase.last - phrase.first > 1 or not reading.doc.letters.startswith("ال", phrase.start):
        return happening
    for h in reversed([h for h in happenings if h.phrase.last <= phrase.first]):
        if stem(reading.word(h.phrase.first)) == stem(reading.word(phrase.first)):
            return h if h.phrase.last - h.phrase.first > 1 else happening
    return happening


def goes_on(reading: Reading, claim: Row) -> bool:
    """Whether a claim says by its words that it goes on with the same event: بينما أصيب خمسة [آخرون]."""
    return any(reading.says(i, "more") for i in range(claim["first"], min(claim["last"] + 1, len(reading.doc))))


def own_verb(claim: Row, happening: Happening) -> bool:
    """Whether a happening is the very verb or noun of the claim: [أعدم] التنظيم أربعة."""
    trigger = claim.get("_trigger")
    return bool(trigger) and happening.phrase.first <= trigger[0] < happening.phrase.last


def claim_range(claim: Row) -> tuple[int, int]:
    """The tokens from a claim's trigger to its count, whichever comes first."""
    trigger = claim.get("_trigger") or (claim["first"], claim["last"])
    return min(claim["first"], trigger[0]), max(claim["last"], trigger[1])


def in_a_case(reading: Reading, first: int) -> bool:
    """Whether a claim is the matter of a case: المتهم [بقتل جاره]؛ قضية [مقتل تاجر]."""
    hits = [reading.results[i] for i in range(max(0, first - 4), first) if i in reading.results]
    return any(reading.doc.lexicons.row("result_verbs", hit.row)["kind"] == "case" and hit.last == first for hit in hits)


def names_weapon(reading: Reading, happening: Happening) -> bool:
    """Whether a happening says with what: not a mere هاجم or استهداف, not the suicide itself."""
    bare = happening.phrase.last - happening.phrase.first == 1
    if happening.code == "suicide":
        return not bare
    if happening.code == "murder" and (bare or reading.word(happening.phrase.last - 1).endswith("قتل")):
        return False
    if happening.code == "operation" and happening.kind == "general":
        return not bare or (is_many(reading, happening) and not points_back(reading, happening))
    return not (happening.code in ("attack", "raid") and (happening.kind == "verb" or (bare and stem(reading.word(happening.phrase.first)) == "استهداف")))


def points_back(reading: Reading, happening: Happening) -> bool:
    """Whether a happening is one that was told of before: [الغارات] أسفرت؛ not الغارات الروسية."""
    phrase = happening.phrase
    return phrase.last - phrase.first == 1 and reading.doc.letters.startswith("ال", phrase.start)


def is_many(reading: Reading, happening: Happening) -> bool:
    """Whether several attacks are meant: هجمات، غارات، عمليات."""
    hit = reading.weapons.get(happening.phrase.first)
    return hit is not None and hit.feature.startswith("pl")


def is_vague(reading: Reading, happening: Happening) -> bool:
    """Whether a happening only points back: الحادث، حادث مماثل."""
    phrase = happening.phrase
    after = reading.word(phrase.last) if phrase.last < len(reading.doc) else ""
    return happening.kind == "general" and (reading.doc.letters.startswith("ال", phrase.start) or after.startswith(("مماثل", "مشابه")))


def came_after(reading: Reading, first: int, happening: Happening | None = None) -> bool:
    """Whether a claim, or the attack that it is the result of, is what something else came after.

    غارات ردا على [إصابة أربعة]؛ غارات ردا على [تفجير] أسفر عن إصابة أربعة.
    """
    at = {first}
    if happening is not None and happening.phrase.last <= first and _subject_of_result(reading, happening.phrase, first):
        at.add(happening.phrase.first)
    return any(
        reading.doc.lexicons.row("result_verbs", hit.row)["kind"] in ("after", "case") and hit.last in at
        for i in {k for a in at for k in range(max(0, a - 4), a)} if (hit := reading.results.get(i)) is not None
    )


def _governor(reading: Reading, claim: Row, clause: tuple[int, int]) -> bool:
    """Whether a verb of result or a word that refers back stands at the claim."""
    first, last = claim_range(claim)
    for i in range(max(clause[0], first - 8), min(last + 4, clause[1])):
        hit = reading.results.get(i)
        if hit is not None:
            kind = reading.doc.lexicons.row("result_verbs", hit.row)["kind"]
            if (kind == "cause" and i < last) or kind == "refers_back":
                return True
    return False

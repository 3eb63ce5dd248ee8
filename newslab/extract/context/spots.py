"""Where it happened: the place phrase that a claim means, and the place of the table that it names.

A preposition of place introduces it, or an attack has it for its object.
"""

from __future__ import annotations

from dataclasses import dataclass

from newslab.extract.context.happenings import came_after, claim_range, new_clauses
from newslab.extract.context.phrases import is_verb
from newslab.extract.context.place_phrases import chain, described, element, object_of_attack
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.weapons import Happening
from newslab.extract.values import Row

_TOO_FAR = 15.0
_TOO_FAR_UNKNOWN = 10.0
"""For a phrase that names no place of the table."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place phrase: its words, the preposition before it, and the row of `places` that it names most closely."""

    phrase: Phrase
    link: str
    place: Row | None


def spots_in(reading: Reading, first: int, last: int, happenings: list[Happening], claim: Row) -> list[Spot]:
    """The place phrases of a token range, in reading order; the words of an attack (حرائق غابات) and of the claim (11 مزارعا) are none."""
    spots, i = [], first
    taken = {k for h in happenings for k in range(*h.phrase[:2]) if k < _head_of(reading, h) or k in reading.weapons} | {*range(claim["first"], claim["last"])}
    taken -= reading.places.keys()
    while i < last:
        if i in taken or reading.word(i - 1) == "تاريخ" and i > first:  # الأعنف في تاريخ البلاد
            i += 1
            continue
        end, start = element(reading, i, last)
        if end is None:
            i += 1
            continue
        stop = last if _link(reading, Phrase(i, end, start)) != "من" else next((k for k in range(end, last) if reading.word(k) == "علي"), last)
        end = chain(reading, end, stop)  # فتحوا النار من سوريا [على مركز حدودي]
        further = described(reading, end, last)
        end = end if reading.bound(end) == "belongs" else further  # قرية الشوكة (التابعة لرفح)
        if i < claim["first"] < end:
            end = claim["first"]
        phrase = Phrase(i, end, start)
        link = _link(reading, phrase)
        if (at := _past_targets(reading, i, end)) > i:
            phrase, link = Phrase(at, end, reading.doc.starts[at]), "في"
        if not _is_office(reading, i) or reading.listed(link, "locates") or link in _AT_AN_OFFICE:
            spots.append(Spot(phrase, link, _closest(reading, i, end)))
        i = further
    return spots


def _head_of(reading: Reading, happening: Happening) -> int:
    """One past the words that name an attack, before what they are named after: [مجزرة] المستشفى المعمداني."""
    hit = reading.weapons.get(happening.phrase.first)
    return happening.phrase.last if hit is None else hit.last


def _past_targets(reading: Reading, i: int, end: int) -> int:
    """Where the place begins behind whose positions were struck: [معسكرات الحزب في] شمال العراق."""
    if not (reading.says(i, "targets") and i + 1 < end and i + 1 in reading.agents and i + 1 not in reading.places):
        return i
    return next((k + 1 for k in range(i + 2, end - 1) if reading.word(k) == "في" and (k + 1 in reading.places or k + 1 in reading.directions)), i)


_AT_AN_OFFICE = ("علي", "ضد", "قرب")


def _is_office(reading: Reading, i: int) -> bool:
    """Whether a place noun more often means who works there than where: السفارة، مكتب."""
    noun = reading.place_nouns.get(i)
    return noun is not None and i not in reading.places and reading.doc.lexicons.row("place_nouns", noun.row)["kind"] == "office"


def spot_of(
    reading: Reading, claim: Row, clause: tuple[int, int], spots: list[Spot], happening: Happening | None, source: Phrase | None,
) -> Spot | None:
    """The place phrase that a claim means among those of its sentence; None where none is near enough."""
    first, last = claim_range(claim)
    best, cost = None, _TOO_FAR
    for spot in spots:
        a, b = spot.phrase.first, spot.phrase.last
        if a < claim["last"] and claim["first"] < b or claim["outcome"] == "detained" and b <= first and not spot.link:
            continue
        if source is not None and source.first <= a < source.last:
            continue
        price = _distance(a, b, first, last, happening) + (0 if clause[0] <= a < clause[1] else 8)
        price += _link_price(reading, spot, claim) + _of_people(reading, spot, claim)
        price += 0 if spot.place is not None else 3 if b - a > 1 else 5
        price += 0 if reading.doc.sentence_of(a) == reading.doc.sentence_of(first) else 4
        price += 2 * new_clauses(reading, last, a) if a >= last else 0
        price += 20 if a >= last and _of_another(reading, a, claim) else 0
        price += 12 if b <= first and came_after(reading, first, happening) and not (happening and happening.phrase.last <= a) else 0
        price += _elsewhere(reading, claim, last, a)
        price += 8 if a >= last and spot.link == "object" and reading.word(a - 1)[0] == "و" else 0  # قتلوا ثلاثة [وأحرقوا] منازل
        if price < (cost if spot.place is not None else min(cost, _TOO_FAR_UNKNOWN)):
            best, cost = spot, price
    return best


def _of_another(reading: Reading, a: int, claim: Row) -> bool:
    """Whether a place stands right behind one item of a list that another claim is: 46 شخصا: 18 في حلب، [11 في درعا]."""
    at = reading.claimed.get(a - 1 - (reading.bound(a - 1) in ("prep", "place_prep")))
    if at is None or at[0] < claim["last"] or at[1] - at[0] > 1:
        return False  # قتل جنديان [وثلاثة مدنيين] في حلب: both
    marked = reading.doc.gap(at[0]).strip() in (":", "،", ",")
    return marked or reading.word(at[0])[0] == "و" or reading.word(at[0] - 1) in _LISTS


_LISTS = ("و", "هم", "منهم", "بينهم", "وهم", "منها", "بواقع")


def _elsewhere(reading: Reading, claim: Row, last: int, a: int) -> float:
    """What it costs that words between a claim and a place lead away from it: to a hospital, to a plan, to a part of the victims."""
    hospital = any(reading.listed(reading.bare(k).removeprefix("ب").removeprefix("ال"), "hospital") for k in range(a, min(a + 2, len(reading.doc))))
    price = 16.0 if hospital and any(reading.says(k, "care") for k in range(max(0, a - 5), a + 1)) else 0.0
    between = range(last, a)
    price += 8 if any(reading.says(k, "one_of_them") for k in between) else 0  # 17 حادثا عبر البلاد [أعنفها] في المسيلة
    price += 16 if _by_office(reading, last, a) else 0
    if reading.word(a - 1) == "من" and any(reading.says(k, "launched") for k in range(max(0, a - 4), a)):
        price += 12  # صاروخ [أطلق من] اليمن
    if claim["outcome"] == "detained" and any(reading.says(k, "plans") for k in between):
        price += 12  # اعتقال خمسة كانوا [يخططون] لهجمات في العاصمة
    part = next((k for k in between if reading.bound(k) == "member"), None)
    befell = reading.doc.longest("casualty_verbs")
    if part is not None and any(k in befell and is_verb(reading, k) and reading.word(k)[0] != "و" for k in range(part + 1, min(part + 6, a))):
        price += 8  # 23 قتيلا [بينهم] خمسة [سقطوا] في القرية
    return price


def _by_office(reading: Reading, last: int, a: int) -> bool:
    """Whether a place is only where a victim held office: قتل سامي [وهو مراسل القناة] في بيروت، الذي [كان أميرا] على القلمون."""
    office = next((k for k in range(last, min(a, last + _APPOSED)) if reading.says(k, "is_office")), None)
    if office is None or any(k in reading.weapons for k in range(office, a)):
        return False
    return any(_is_person(reading, k) or reading.word(k).endswith("ا") and k == office + 1 for k in range(office + 1, min(office + 3, a)))


_APPOSED = 6
"""Tokens after a claim within which it is told who somebody was."""


def _distance(a: int, b: int, first: int, last: int, happening: Happening | None) -> float:
    """How far a phrase stands from a claim, or from the attack that the claim means, whichever it is nearer to."""
    far = 0.35 * (a - last) if a >= last else 3 + 0.3 * (first - b) if b <= first else 2.0
    if happening is None:
        return far
    h = happening.phrase
    beside = 0.3 * max(0, a - h.last) if h.first < a else 1 + far
    if h.first >= last:
        return min(far, beside)
    return min(far + (1 if a >= last else 3), 0.5 + beside if h.first < a else far)


def scene_of(reading: Reading, claim: int) -> Spot | None:
    """The place that a headline opens with, before its colon: [جرجيس]: انتشال ثماني جثث؛ [البصرة]/ مصدر: ثلاثة جرحى."""
    begin = reading.doc.sentence_of(claim)[0]
    row = reading.places.get(begin) or (reading.places.get(begin + 1) if begin in reading.place_nouns else None)
    if row is None or row["last"] > claim or row.get("kind") == "country" or not any(mark in reading.doc.gap(row["last"]) for mark in _OPENS):
        return None
    return Spot(Phrase(begin, row["last"], reading.position(begin, row["start"]) if row["first"] == begin else reading.doc.starts[begin]), "", row)


_OPENS = (":", "/", "..")


def is_finer(reading: Reading, spot: Spot, place_id: str | None) -> bool:
    """Whether a spot tells more closely where than a place that is only known as a country, region or governorate."""
    if spot.place is None or spot.place.get("kind") not in _SETTLED[1:] or place_id is None:
        return False
    known = next((row for row in reading.places.values() if row.get("place_id") == place_id), {})
    return known.get("kind") in ("country", "region", "governorate") and known.get("country") == spot.place.get("country")


def place_before(reading: Reading, claim: int) -> Row | None:
    """The place that governs a claim whose own sentence names none: the last town or district of the sentence before, else the dateline."""
    begin = reading.doc.sentence_of(claim)[0]
    if begin > 0:
        first, last = reading.doc.sentence_of(begin - 1)
        for i in range(last - 1, max(first, last - _LONG) - 1, -1):
            row = reading.places.get(i)
            if row is not None and row.get("role") == "location" and row.get("kind") in _SETTLED:
                return row
    return reading.dateline


_LONG = 60
_SETTLED = ("governorate", "district", "town", "village", "neighbourhood", "camp")
_PRICE = {"علي": 1.0, "من": 10.0, "الي": 16.0, "ل": 8.0, "نحو": 8.0, "باتجاه": 8.0, "صوب": 8.0, "تجاه": 4.0, "": 4.0}


def _link_price(reading: Reading, spot: Spot, claim: Row) -> float:
    if spot.link == "الي" and claim["outcome"] == "displaced" and abs(spot.phrase.first - claim["last"]) <= 4:
        return 5.0  # فر الآلاف إلى الجبل
    if spot.link == "من" and claim["outcome"] == "displaced":
        return 2.0  # نزح الآلاف من البلدة
    before = range(max(0, spot.phrase.first - 4), spot.phrase.first)
    if spot.link == "الي" and claim["outcome"] != "detained" and any(reading.says(k, "infiltrates") for k in before):
        return 3.0  # قتلوا أثناء محاولتهم التسلل إلى مواقع في الجبهة
    return 0.0 if reading.listed(spot.link, "locates") or spot.link in ("object", "relative") else _PRICE.get(spot.link, 3.0)


def _of_people(reading: Reading, spot: Spot, claim: Row) -> float:
    """What it costs that a place only tells whose or from where somebody is: أم [من ولاية كولورادو]، مقتل شقيق [زعيم كوريا الشمالية]."""
    a, trigger = spot.phrase.first, claim.get("_trigger") or (claim["first"], claim["last"])
    if claim["outcome"] == "displaced":
        return 0.0  # نزوح الآلاف من سكان درعا
    if spot.link == "من" and 0 <= a - claim["last"] <= 3 and claim.get("unit") != "bodies" and not claim["first"] <= trigger[0] < claim["last"]:
        return 6.0
    if spot.link or a == 0 or not reading.joined(a) or a == reading.doc.sentence_of(a)[0]:
        return 0.0
    before = a - 1
    if a in reading.place_nouns:
        alone = reading.word(before).startswith("ال") or reading.word(before).endswith(("ون", "ين", "ان", "ه")) or reading.word(a).endswith("ا")
        return 8.0 if not alone and _is_person(reading, before) else 0.0  # إمام [جامع]; not أحرق متطرفان [منزلا]
    if before in reading.sources or before in reading.agents or before in reading.names and before not in reading.places:
        return 8.0
    return 0.0


def _is_person(reading: Reading, i: int) -> bool:
    """Whether a word is somebody by office or trade: إمام، مدير، سائق، نزلاء."""
    for lexicon, rows in (("source_nouns", reading.sources), ("agents", reading.agents)):
        if i in rows and reading.doc.lexicons.row(lexicon, rows[i].row)["kind"] == "person":
            return True
    hit = reading.doc.longest("victims").get(i)
    return hit is not None and hit.last == i + 1 and hit.prefix == ""


def _link(reading: Reading, phrase: Phrase) -> str:
    """What introduces a place phrase: its preposition; object of an attack; relative where the event follows (القضاء الذي شهد)."""
    letters = reading.doc.letters[reading.doc.starts[phrase.first] : phrase.start].lstrip("وف")
    if letters:
        return "object" if letters[0] == "ل" and object_of_attack(reading, phrase.first) else letters[0]
    i = phrase.first
    if reading.bound(phrase.last) == "relative" and reading.bare(phrase.last).startswith("ال"):
        return "relative"
    if reading.bound(i) == "place_prep" or i in reading.directions:
        return "قرب"
    if i > 0 and reading.joined(i):
        if reading.bound(i - 1) in ("prep", "place_prep", "time_prep"):
            return reading.bare(i - 1)
        if i - 1 in reading.weapons or (reading.bound(i - 1) == "verb"):
            return "object"
    return "في" if reading.word(i)[0] == "و" and i - 1 in reading.places else ""


def _closest(reading: Reading, first: int, last: int) -> Row | None:
    """The row of `places` that a phrase names most closely: the first that is no country, else the first."""
    rows = [reading.places[i] for i in range(first, last) if i in reading.places]
    return next((r for r in rows if r.get("kind") != "country"), rows[0] if rows else None)

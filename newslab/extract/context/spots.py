"""Where it happened: the place phrase that a claim means, and the place of the table that it names.

A place phrase is a chain of places and place nouns (حي سكني في مدينة مأرب شرق البلاد) that
a preposition of place introduces, or that an attack has for its object.
"""

from __future__ import annotations

from dataclasses import dataclass

from newslab.extract.context.phrases import is_verb, phrase_from
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.weapons import Happening, came_after, claim_range, new_clauses
from newslab.extract.values import Row

_TOO_FAR = 14.0
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
        if i in taken:
            i += 1
            continue
        end, start = _element(reading, i, last)
        if end is None:
            i += 1
            continue
        end = _chain(reading, end, last)
        described = _described(reading, end, last)
        end = end if reading.bound(end) == "belongs" else described  # قرية الشوكة (التابعة لرفح)
        phrase = Phrase(i, end, start)
        link = _link(reading, phrase)
        if not _is_office(reading, i) or reading.listed(link, "locates") or link in _AT_AN_OFFICE:
            spots.append(Spot(phrase, link, _closest(reading, i, end)))
        i = described
    return spots


def _head_of(reading: Reading, happening: Happening) -> int:
    """One past the words that name an attack, before what they are named after: [مجزرة] المستشفى المعمداني."""
    hit = reading.weapons.get(happening.phrase.first)
    return happening.phrase.last if hit is None else hit.last


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
        price = _distance(a, b, first, last, happening) + (0 if clause[0] <= a < clause[1] else 8)
        price += _link_price(reading, spot) + _of_people(reading, spot, claim)
        price += 0 if spot.place is not None else 2 if b - a > 1 else 5
        price += 0 if reading.doc.sentence_of(a) == reading.doc.sentence_of(first) else 4
        price += 2 * new_clauses(reading, last, a) if a >= last else 0
        price += 12 if b <= first and came_after(reading, first, happening) and not (happening and happening.phrase.last <= a) else 0
        price += 8 if source is not None and source.first <= a < source.last else 0
        price += 8 if a >= last and spot.link == "object" and reading.word(a - 1)[0] == "و" else 0  # قتلوا ثلاثة [وأحرقوا] منازل
        if price < (cost if spot.place is not None else min(cost, _TOO_FAR_UNKNOWN)):
            best, cost = spot, price
    return best


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


def _link_price(reading: Reading, spot: Spot) -> float:
    return 0.0 if reading.listed(spot.link, "locates") or spot.link in ("object", "relative") else _PRICE.get(spot.link, 3.0)


def _of_people(reading: Reading, spot: Spot, claim: Row) -> float:
    """What it costs that a place only tells whose or from where somebody is: أم [من ولاية كولورادو]، مقتل شقيق [زعيم كوريا الشمالية]."""
    a, trigger = spot.phrase.first, claim.get("_trigger") or (claim["first"], claim["last"])
    if claim["outcome"] == "displaced":
        return 0.0  # نزوح الآلاف من سكان درعا
    if spot.link == "من" and 0 <= a - claim["last"] <= 3 and claim.get("unit") != "bodies" and not claim["first"] <= trigger[0] < claim["last"]:
        return 6.0
    if spot.link or a in reading.place_nouns or a == 0 or not reading.joined(a) or a == reading.doc.sentence_of(a)[0]:
        return 0.0
    before = a - 1
    if before in reading.sources or before in reading.agents or before in reading.names and before not in reading.places:
        return 8.0
    return 0.0


_NOT_WHERE = ("metonym", "in_name", "dateline")


def _element(reading: Reading, i: int, limit: int) -> tuple[int | None, int]:
    """One link of the chain that begins at a token: (one past it, its folded start), or (None, 0)."""
    doc = reading.doc
    row = reading.places.get(i)
    if row is not None and row["first"] == i and (row.get("role") not in _NOT_WHERE or (row["role"] == "metonym" and i - 1 in reading.place_nouns)):
        last = max(row["last"], phrase_from(reading, i, limit).last) if row.get("method") == "pattern" else row["last"]
        return last, doc.starts[i] + _skip(reading, i, row)
    direction = reading.directions.get(i)
    if direction is not None and direction.last < limit and reading.joined(direction.last) and (direction.prefix in ("", "ب", "و")):
        after, _ = _element(reading, direction.last, limit)
        if after is None and reading.doc.lexicons.row("directions", direction.row)["direction"] != "C" and not reading.bound(direction.last):
            after = phrase_from(reading, direction.last, limit).last  # غربي أكبر الموانئ
        if after is not None and not doc.letters.startswith("ال", direction.start):
            return after, direction.start
    near = reading.bounds.get(i)
    inside = reading.bare(i).removeprefix("ب") == "داخل"  # the preposition of what follows
    if near is not None and near[0] == "place_prep" and not inside and near[1] < limit and reading.joined(near[1]) and i not in reading.directions:
        at = near[1] + (reading.word(near[1]) == "من")
        after, _ = _element(reading, at, limit) if at < limit else (None, 0)
        if after is not None:
            return after, doc.starts[i]
        return None, 0
    some = _some(reading, i)
    if some > i:
        after, _ = _element(reading, some, limit) if some < limit else (None, 0)
        return after, doc.starts[i] + (reading.word(i)[0] == "ب")
    noun = reading.place_nouns.get(i)
    if noun is not None and noun.prefix[-1:] not in ("ل", "ك") and not is_verb(reading, i) and not _not_meant(reading, i):
        last = max(phrase_from(reading, i, limit, noun.start).last, noun.last)
        while last < limit and reading.joined(last) and last in reading.directions and reading.word(last).startswith("ال") and reading.word(last)[-1] in "يه":
            last += 1  # المدخل الشمالي
        if last > i + 1 and last < limit and reading.joined(last) and reading.word(last)[0] == "ل" and (last in reading.places or last in reading.place_nouns):
            return _chain(reading, max(phrase_from(reading, last, limit).last, last + 1), limit), noun.start  # المدخل الشمالي لمدينة البيرة
        owned = last < limit and reading.joined(last) and last in reading.agents and reading.agents[last].prefix.startswith("ل")
        if owned or (last == noun.last and last < limit and reading.joined(last) and reading.word(last).startswith("لل")):
            last = phrase_from(reading, last, limit).last  # مركز للأمن الوطني
        return last, noun.start
    return None, 0


_SITES = ("dwelling", "building", "public", "site", "road", "office")


def _in_other_name(reading: Reading, i: int) -> bool:
    """Whether a place noun is part of a name that is no place (حزب القاعدة), not a site's (ملعب الملك) nor one that holds a place (جبهة نهم)."""
    name = reading.names.get(i)
    if name is None or i in reading.places:
        return False
    if name["first"] == i and reading.bound(i - 1) == "place_prep":
        return False  # تفجير أمام [مديرية الأمن]
    site = reading.doc.lexicons.row("place_nouns", reading.place_nouns[i].row)["kind"] in _SITES
    return name["first"] != i or not (site or any(k in reading.places for k in range(i, name["last"])))


def _some(reading: Reading, i: int) -> int:
    """One past a word of quantity or pointing before a place: عدد من مناطق المملكة، أحد الأسواق، هذه المنطقة."""
    word = reading.word(i).removeprefix("ب")
    if reading.listed(word, "some_of") and i + 1 < len(reading.doc) and reading.word(i + 1) == "من":
        return i + 2
    return i + 1 if reading.listed(word, "some") and i + 1 < len(reading.doc) and reading.joined(i + 1) else i


def _not_meant(reading: Reading, i: int) -> bool:
    """Whether a place noun is something else here: الرصاص الحي، موقع تويتر، القضاء على."""
    word, after = reading.bare(i), reading.word(i + 1) if i + 1 < len(reading.doc) else ""
    noun = reading.place_nouns[i]
    return (
        i in reading.dates or _in_other_name(reading, i)
        or noun.feature == "pl+pron"  # تركوا منازلهم
        or ("+" in noun.feature and (reading.word(i).endswith("ي") or reading.doc.letters.startswith("ال", noun.start)))  # الحدودي
        or (i - 1 in reading.weapons and i in reading.weapons)
        or word.endswith(("القضاء", "القطاع")) or (word.endswith("موقع") and reading.listed(after, "website"))
    )


def _chain(reading: Reading, end: int, limit: int) -> int:
    """Where a chain that has come to `end` stops: it goes on over في، قرب، شمال، an adjective of a country and what is listed with و."""
    while end < limit and reading.joined(end):
        word = reading.word(end)
        at = end
        if reading.listed(word, "carries") and end + 1 < limit:
            at = end + 1
        elif reading.listed(word, "houses") and (inner := _housed(reading, end + 1, limit)) is not None:
            end = inner
            continue
        elif word == "من" and end + 1 < limit and _part(reading, end - 1):
            at = end + 1
        elif word in ("مع", "بين") and (reading.word(end - 1).endswith(("حدود", "حدوديه")) or reading.listed(reading.word(end - 1), "linking")):
            at = end + 1
        elif word[0] == "و" and _unknown_conjunct(reading, end, limit):
            at = end + 1
        elif word.startswith("ال") and (end in reading.nationalities or _qualifies(reading, end)):
            end += 1
            continue
        if at == end + 1 and word == "في" and _unknown_inner(reading, at, limit):
            at += 1  # مصنع في برلاف شمال ألمانيا
        after, _ = _element(reading, at, limit) if at < limit else (None, 0)
        if after is None or (at == end and word[0] == "و" and not _listed_place(reading, end)):
            break
        end = after
    if end < limit and reading.doc.gap(end).strip() in ("،", ",", "(") and end in reading.directions:
        after, _ = _element(reading, end, limit)
        if after is not None and after - 1 in reading.places:
            return _chain(reading, after, limit)
    return end


def _listed_place(reading: Reading, i: int) -> bool:
    """Whether what و joins to a place is one too: والإسكندرية، وشمال، وأنحاء متفرقة من مصر، وريفها."""
    return i in reading.places or i in reading.directions or (i in reading.place_nouns and reading.place_nouns[i].prefix == "و")


def _housed(reading: Reading, first: int, limit: int) -> int | None:
    """One past the place that follows what a building holds: مدرسة تؤوي [نازحين بحي الزيتون]."""
    for i in range(first, min(first + 4, limit)):
        at = i + 1 if reading.listed(reading.word(i), "carries") else i
        if (at > i or reading.word(i)[0] == "ب") and at < limit:
            after, _ = _element(reading, at, limit)
            if after is not None:
                return after
    return None


def _part(reading: Reading, i: int) -> bool:
    """Whether what stands before من names a part: الجهة الغربية من القرية، أنحاء متفرقة من مصر."""
    return reading.listed(reading.word(i), "part")


def _qualifies(reading: Reading, i: int) -> bool:
    """Whether a definite adjective belongs to the place before it: حقل الشرارة النفطي، حي اليرموك الثانية."""
    if i in reading.dates or i in reading.places or i in reading.names or reading.bound(i) not in ("", "place_prep"):
        return False
    return i - 1 in reading.places and (reading.listed(reading.word(i), "which") or reading.word(i).endswith(("ي", "يه")))


def _unknown_inner(reading: Reading, i: int, limit: int) -> bool:
    """A name on no list whose whereabouts follow: في [برلاف] شمال ألمانيا."""
    if i + 1 >= limit or not reading.joined(i + 1) or i + 1 not in reading.directions or reading.directions[i + 1].prefix:
        return False
    rows = (reading.bounds, reading.dates, reading.weapons, reading.places, reading.place_nouns, reading.directions)
    return not any(i in r for r in rows) and not is_verb(reading, i) and not reading.word(i).startswith("ال")


def _unknown_conjunct(reading: Reading, i: int, limit: int) -> bool:
    """A name on no list that stands between a known place and where both lie: مدينة الحوطة وتبن بمحافظة لحج."""
    if i + 1 >= limit or not reading.joined(i + 1):
        return False
    listed = reading.word(i + 1)[0] == "و" and i + 1 in reading.places and i - 1 in reading.places
    if reading.word(i + 1)[0] != "ب" and not listed:
        return False  # مدن صور [وبرلاف] وصيدا
    return not reading.bound(i) and not is_verb(reading, i)


def _described(reading: Reading, end: int, limit: int) -> int:
    """One past what describes a place further (منطقة طوكر [الواقعة جنوب المدينة]؛ قرية الشوكة [المجاورة للحدود مع مصر])."""
    if end < limit and reading.joined(end) and reading.listed(reading.word(end), "having"):  # ذات الغالبية الكردية
        end = phrase_from(reading, end, limit).last
        return _chain(reading, end, limit)
    if end < limit and reading.joined(end) and (reading.bound(end) == "belongs" or reading.listed(reading.word(end), "lying")):
        if end + 1 < limit and reading.joined(end + 1) and reading.word(end + 1).startswith("لل"):
            return _chain(reading, phrase_from(reading, end + 1, limit).last, limit)
        for at in (end + 1, end + 2):
            after, _ = _element(reading, at, limit) if at < limit else (None, 0)
            if after is not None:
                return _chain(reading, after, limit)
    return end


def _link(reading: Reading, phrase: Phrase) -> str:
    """What introduces a place phrase: its preposition; object of an attack; relative where the event follows (القضاء الذي شهد)."""
    letters = reading.doc.letters[reading.doc.starts[phrase.first] : phrase.start].lstrip("وف")
    if letters:
        return letters[0]
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


def _skip(reading: Reading, i: int, row: Row) -> int:
    """How many folded letters stand before a place inside its word."""
    begin = reading.doc.span(reading.doc.starts[i], reading.doc.ends[i])[0]
    return max(0, row["start"] - begin)

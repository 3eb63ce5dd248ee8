"""Place phrases: chains of places and place nouns, and what describes them: حي سكني في مدينة مأرب شرق البلاد."""

from __future__ import annotations

from newslab.extract.context.phrases import is_verb, phrase_from
from newslab.extract.context.reading import Reading
from newslab.extract.values import Row

_NOT_WHERE = ("metonym", "in_name", "dateline")


def element(reading: Reading, i: int, limit: int) -> tuple[int | None, int]:
    """One link of the chain that begins at a token: (one past it, its folded start), or (None, 0)."""
    doc = reading.doc
    row = reading.places.get(i)
    if row is not None and row["first"] == i and (row.get("role") not in _NOT_WHERE or (row["role"] == "metonym" and _names_where(reading, i))):
        last = max(row["last"], phrase_from(reading, i, limit).last) if row.get("method") == "pattern" else row["last"]
        return last, doc.starts[i] + _skip(reading, i, row)
    direction = reading.directions.get(i)
    if direction is not None and direction.last < limit and reading.joined(direction.last) and (direction.prefix in ("", "ب", "و")):
        after, _ = element(reading, direction.last, limit)
        if after is None and reading.doc.lexicons.row("directions", direction.row)["direction"] != "C" and not reading.bound(direction.last):
            after = phrase_from(reading, direction.last, limit).last  # غربي أكبر الموانئ
        if after is not None and not doc.letters.startswith("ال", direction.start):
            return after, direction.start + (doc.letters[direction.start] == "ب")  # بوسط سيناء
    near = reading.bounds.get(i)
    inside = reading.bare(i).removeprefix("ب") == "داخل"  # the preposition of what follows
    if near is not None and near[0] == "place_prep" and not inside and near[1] < limit and reading.joined(near[1]) and i not in reading.directions:
        at = near[1] + (reading.word(near[1]) == "من")
        if reading.word(near[1]).isdigit() or reading.listed(reading.word(near[1]), "some_way"):
            at = next((k + 1 for k in range(near[1], min(near[1] + 5, limit - 1)) if reading.word(k) == "من"), limit)  # على بعد 5 أميال من الجزيرة
        after, _ = element(reading, at, limit) if at < limit else (None, 0)
        if after is not None:
            return after, doc.starts[i]
        return None, 0
    some = _some(reading, i)
    if some > i:
        after, _ = element(reading, some, limit) if some < limit else (None, 0)
        return after, doc.starts[i] + (reading.word(i)[0] == "ب")
    noun = reading.place_nouns.get(i)
    struck = noun is not None and noun.prefix == "ل" and object_of_attack(reading, i)
    if noun is not None and (struck or noun.prefix[-1:] not in ("ل", "ك", "س")) and not is_verb(reading, i) and not _not_meant(reading, i):
        last = max(phrase_from(reading, i, limit, noun.start).last, noun.last)
        while last < limit and reading.joined(last) and last in reading.directions and reading.word(last).startswith("ال") and reading.word(last)[-1] in "يه":
            last += 1  # المدخل الشمالي
        if last > i + 1 and last < limit and reading.joined(last) and reading.word(last)[0] == "ل" and (last in reading.places or last in reading.place_nouns):
            return chain(reading, max(phrase_from(reading, last, limit).last, last + 1), limit), noun.start  # المدخل الشمالي لمدينة البيرة
        last = _numbered(reading, last, limit)
        owned = last < limit and reading.joined(last) and last in reading.agents and reading.agents[last].prefix.startswith("ل")
        if owned or (last == noun.last and last < limit and reading.joined(last) and reading.word(last).startswith("لل")):
            last = phrase_from(reading, last, limit).last  # مركز للأمن الوطني
        elif last < limit and reading.joined(last) and (_purpose(reading, i, last) if last == noun.last else _owned(reading, last - 1)):
            last = phrase_from(reading, last, limit).last  # ثلاجة لحفظ الخضار
        return last, noun.start
    return None, 0


def object_of_attack(reading: Reading, i: int) -> bool:
    """Whether ل leads what an attack struck: استهداف إسرائيلي [لمركز للجيش]، قصف الطيران [لبلدة] القرية."""
    for k in range(i - 1, max(0, i - _OBJECT) - 1, -1):
        if not reading.joined(k + 1):
            return False
        hit = reading.weapons.get(k)
        if hit is not None and hit.last <= i:
            return reading.doc.lexicons.row("weapons", hit.row)["kind"].rstrip("+*") in ("event", "general")
    return False


_OBJECT = 4
"""Tokens that the name of an attack may stand before what ل leads."""


def _names_where(reading: Reading, i: int) -> bool:
    """Whether a city stands for no authority after what it is the scene of: مدينة باريس، اعتداءات باريس."""
    return i > 0 and (i - 1 in reading.place_nouns or reading.says(i - 1, "scene_named"))


def _numbered(reading: Reading, i: int, limit: int) -> int:
    """One past the number of a road or a site: الطريق الوطني [رقم 12]."""
    if i + 1 < limit and reading.joined(i) and reading.joined(i + 1) and reading.word(i) == "رقم" and reading.word(i + 1).strip("أا")[:1].isdigit():
        return i + 2
    return i


def _purpose(reading: Reading, noun: int, i: int) -> bool:
    """Whether what ل leads tells what an indefinite site is for or whose it is: ورشة [لتصليح السيارات]، مقرا [تابعا للشرطة]; not قصف منزلا ليقتل."""
    word = reading.word(i)
    if _owned(reading, i):
        return True
    if word[0] != "ل" or len(word) < 5 or word[1] == "ي" or reading.doc.letters.startswith("ال", reading.place_nouns[noun].start):
        return False
    rows = (reading.bounds, reading.dates, reading.places, reading.place_nouns, reading.claimed)
    site = reading.doc.lexicons.row("place_nouns", reading.place_nouns[noun].row)["kind"] in _SITES
    return site and not any(i in r for r in rows) and i not in reading.doc.longest("casualty_verbs")


def _owned(reading: Reading, i: int) -> bool:
    """Whether an adjective tells whose a site is: مقرا [تابعا] للشرطة."""
    return reading.word(i) in ("تابع", "تابعا") and i + 1 < len(reading.doc) and reading.joined(i + 1) and reading.word(i + 1)[0] == "ل"


_SITES = ("dwelling", "building", "public", "site", "road", "office")


def _in_other_name(reading: Reading, i: int) -> bool:
    """Whether a place noun is part of a name that is no place (حزب القاعدة), not a site's (ملعب الملك) nor one that holds a place (جبهة نهم)."""
    name = reading.names.get(i)
    if name is None or i in reading.places:
        return False
    if name["first"] == i and (reading.bound(i - 1) == "place_prep" or reading.word(i - 1) == "في" or reading.place_nouns[i].prefix.endswith("ب")):
        return False  # تفجير أمام [مديرية الأمن]؛ في مديرية المطمة
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
        or (reading.listed(reading.word(i).removeprefix("ب").removeprefix("و"), "their_way"))  # وهم في طريقهم إلى المدينة
        or ("+" in noun.feature and (reading.word(i).endswith("ي") or reading.doc.letters.startswith("ال", noun.start)))  # الحدودي
        or (i - 1 in reading.weapons and i in reading.weapons)
        or reading.listed(word.removeprefix("ب"), "no_place") or (word.endswith("موقع") and reading.listed(after, "website"))
    )


def chain(reading: Reading, end: int, limit: int) -> int:
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
        elif word in ("مع", "بين") and _runs_between(reading, end - 1):
            at = end + 1
        elif word[0] == "و" and _unknown_conjunct(reading, end, limit):
            at = end + 1
        elif word.startswith("ال") and (end in reading.nationalities or _qualifies(reading, end)):
            end += 1
            continue
        if at == end + 1 and word == "في" and _unknown_inner(reading, at, limit):
            at += 1  # مصنع في برلاف شمال ألمانيا
        after, _ = element(reading, at, limit) if at < limit else (None, 0)
        if after is None or (at == end and word[0] == "و" and not _listed_place(reading, end)):
            break
        end = after
    if end < limit and reading.doc.gap(end).strip() in ("،", ",", "(") and end in reading.directions:
        after, _ = element(reading, end, limit)
        if after is not None and after - 1 in reading.places:
            return chain(reading, after, limit)
    return end


def _runs_between(reading: Reading, i: int) -> bool:
    """Whether a token names what lies between places: الحدود بين النيجر والجزائر، الطريق الرابط، الطريق بين القائم والرطبة."""
    if reading.word(i).endswith(("حدود", "حدوديه")) or reading.listed(reading.word(i), "linking"):
        return True
    noun = reading.place_nouns.get(i)
    return noun is not None and reading.doc.lexicons.row("place_nouns", noun.row)["kind"] == "road"


def _listed_place(reading: Reading, i: int) -> bool:
    """Whether what و joins to a place is one too: والإسكندرية، وشمال، وأنحاء متفرقة من مصر، وريفها."""
    return i in reading.places or i in reading.directions or (i in reading.place_nouns and reading.place_nouns[i].prefix == "و")


def _housed(reading: Reading, first: int, limit: int) -> int | None:
    """One past the place that follows what a building holds: مدرسة تؤوي [نازحين بحي الزيتون]."""
    for i in range(first, min(first + 7, limit)):
        at = i + 1 if reading.listed(reading.word(i), "carries") else i
        if (at > i or reading.word(i)[0] == "ب") and at < limit:
            after, _ = element(reading, at, limit)
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


def described(reading: Reading, end: int, limit: int) -> int:
    """One past what describes a place further (منطقة طوكر [الواقعة جنوب المدينة]؛ قرية الشوكة [المجاورة للحدود مع مصر])."""
    if end < limit and reading.joined(end) and reading.listed(reading.word(end), "having"):  # ذات الغالبية الكردية
        end = phrase_from(reading, end, limit).last
        return chain(reading, end, limit)
    if end < limit and reading.joined(end) and (reading.bound(end) == "belongs" or reading.listed(reading.word(end), "lying")):
        if end + 1 < limit and reading.joined(end + 1) and reading.word(end + 1).startswith("لل"):
            return chain(reading, phrase_from(reading, end + 1, limit).last, limit)
        for at in (end + 1, end + 2):
            after, _ = element(reading, at, limit) if at < limit else (None, 0)
            if after is not None:
                return chain(reading, after, limit)
    return end


def _skip(reading: Reading, i: int, row: Row) -> int:
    """How many folded letters stand before a place inside its word."""
    begin = reading.doc.span(reading.doc.starts[i], reading.doc.ends[i])[0]
    return max(0, row["start"] - begin)

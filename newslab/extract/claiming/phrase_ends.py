"""Where a phrase about people ends: its adjectives, a second noun under the same count, the hedge behind it, what it belongs to."""

from __future__ import annotations

from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.people_words import PeopleWords

_ONE_OR_TWO = {"واحد": 1, "واحده": 1, "اثنين": 2, "اثنان": 2, "اثنتين": 2, "اثنتان": 2}


def finish(people: PeopleWords, phrase: Phrase, last: int, stop: int) -> Phrase:
    """Take in adjectives, a second noun under the same count, a hedge behind, and see what they belong to."""
    words = people.doc.words
    while last < stop and people.close(last):
        adjective = people.adjectives.get(last)
        all_of_them = phrase.shape == "noun" and (phrase.definite or people.small.cls(phrase.first) == "quantifier")
        if words[last] in _ONE_OR_TWO and phrase.shape == "noun" and not people.joined_number(last) and not _and_one(people, last):
            phrase.low = phrase.high = _ONE_OR_TWO[words[last]]
            phrase.bound, phrase.number = "eq", "sg" if phrase.low == 1 else "du"  # مدرسين اثنين
            last += 1
        elif all_of_them and phrase.number == "pl" and _behind_article(people, last):
            number = people.numbers[last]
            phrase.low, phrase.high, phrase.bound, phrase.shape = number.low, number.high, number.bound, "number"
            last = number.last  # الرهائن الثلاثة
        elif words[phrase.head_last - 1].endswith(("ين", "ان")) and phrase.shape == "noun" and _one_each(people, last, stop):
            phrase.low = phrase.high = 2
            phrase.bound, phrase.number = "eq", "du"
            last += 2  # السائحتين الألمانية والفرنسية
        elif _of_whom(people, phrase, last):
            last = people.nouns[last].last  # والد الطفل
        elif adjective is not None and last == phrase.head_last and _apart(people, phrase):
            break  # أردى شرطي المشتبه به
        elif adjective is not None and not (people.prefixed(adjective) or last in people.numbers or last in people.verbs or _governs(people, last)):
            if _disagrees(people, phrase, last):
                break
            phrase.classes.append(people.class_of(adjective))
            phrase.other = phrase.other or people.small.cls(last) == "other"  # جندي إماراتي آخر
            last = adjective.last
        elif phrase.number == "sg" and phrase.shape == "noun" and not phrase.definite and _next_in_order(people, last):
            phrase.other = True  # شخص سادس
            last += 1
        elif _apposed(people, phrase, last):
            last = people.nouns[last].last  # ثلاثة أطفال أشقاء
        elif people.small.cls(last) == "other" and words[last][0] != "و":
            phrase.other = True
            last += 1
        elif phrase.shape == "number" and phrase.state is None and phrase.head >= 0 and (state := people.states.get(last)) and not people.prefixed(state):
            if words[last].startswith("ال") != words[phrase.head_last - 1].startswith("ال"):
                break
            phrase.state = people.state_of(state)  # عدد من الجنود الجرحى
            last = state.last
        elif phrase.head >= 0 and not _governs(people, last) and people.agrees(words[phrase.head_last - 1], last):
            last += 1
        else:
            break
    beyond = last
    of_them = phrase.shape == "number" and phrase.state is None and phrase.head >= 0 and last < stop and words[last] == "من"
    if of_them and (state := people.states.get(last + 1)):
        if words[last + 1].startswith("ال") and state.feature.startswith("pl") and people.state_of(state)["pos"] == "person":
            phrase.state, beyond = people.state_of(state), state.last  # 18 شخصا من القتلى
    phrase.last = max(last, phrase.last)
    if phrase.shape == "number":
        _second_noun(people, phrase, stop)
    hedge = people.hedges.get(phrase.last)
    if hedge is not None and not people.doc.gap(phrase.last).strip(" ،-–—"):
        if phrase.shape == "noun" and phrase.bound == "eq":
            bound = people.doc.lexicons.row("hedges", hedge.row)["bound"]
            phrase.bound = bound
            phrase.high = None if bound in ("ge", "gt") else phrase.high
            phrase.low = None if bound in ("le", "lt") else phrase.low
        phrase.last = hedge.last
    phrase.end = max(phrase.end, people.doc.span(people.doc.starts[phrase.last - 1], people.doc.ends[phrase.last - 1])[1])
    phrase.extent = max(beyond, _affiliation(people, phrase, stop))
    return phrase


def _next_in_order(people: PeopleWords, i: int) -> bool:
    number = people.numbers.get(i)
    ordinal = number is not None and number.kind == "ordinal" and number.last == i + 1
    return ordinal and people.doc.words[i] not in ("اول", "اولي") and not people.joined_number(i)


def _one_each(people: PeopleWords, i: int, stop: int) -> bool:
    """Whether two adjectives in the singular, joined by و, tell two people apart."""
    words = people.doc.words
    if i + 1 >= stop or not people.close(i + 1) or words[i].startswith("و") or not words[i + 1].startswith("و"):
        return False
    return all(w.removeprefix("و").startswith("ال") == words[i].startswith("ال") and w.endswith(("ي", "يه")) and len(w) > 3 for w in words[i : i + 2])


def _of_whom(people: PeopleWords, phrase: Phrase, i: int) -> bool:
    """Whether the noun at token `i` says whose relative or chief the person before it is."""
    noun = people.nouns.get(i)
    if noun is None or phrase.row is None or phrase.row["kind"] not in ("kin", "kinwoman", "official") or phrase.definite or phrase.last > phrase.head_last:
        return False
    return phrase.number == "sg" and people.doc.words[i].startswith("ال") and not noun.prefix and i not in people.adjectives


def _governs(people: PeopleWords, i: int) -> bool:
    """متورطين في جريمة, تابعين لكتائب: a participle with what it governs says more than an adjective, and ends the phrase."""
    if not people.doc.words[i].startswith(("م", "تابع", "وم")) or i + 1 >= len(people.doc):
        return False
    nxt = people.doc.words[i + 1]
    return people.small.cls(i + 1) in ("preposition", "goal") or nxt in ("في", "من") or (nxt[0] in "بل" and len(nxt) > 4)


def _apposed(people: PeopleWords, phrase: Phrase, i: int) -> bool:
    """Whether a second indefinite plural noun right behind counted people says who else they are (ثلاثة أطفال أشقاء)."""
    noun = people.nouns.get(i)
    if noun is None or phrase.shape != "number" or phrase.row is None or phrase.number != "pl" or phrase.last > phrase.head_last:
        return False
    row = people.rows[noun.row]
    kin = "pl" in (noun.feature, row["number"]) and row["kind"] in ("kin", "kinwoman")
    plain = kin and not noun.prefix and not people.doc.words[i].startswith("ال")
    return plain and phrase.state is None and i not in people.numbers and i not in people.acts


def _disagrees(people: PeopleWords, phrase: Phrase, i: int) -> bool:
    """تسيطر عليها المعارضة شابة; خطف مسلحون شابا: whether an adjective at token `i` cannot be one of the people."""
    head, word = people.doc.words[phrase.head_last - 1] if phrase.head >= 0 else "", people.doc.words[i]
    if head.startswith("ال") and phrase.number == "sg":
        return not word.startswith("ال")
    return head.endswith("ون") and word.endswith(("ه", "ا"))


def _behind_article(people: PeopleWords, i: int) -> bool:
    number = people.numbers.get(i)
    return number is not None and number.kind in ("cardinal", "noun") and number.text.startswith("ال") and not people.joined_number(i)


def _apart(people: PeopleWords, phrase: Phrase) -> bool:
    """Whether a definite word behind an indefinite person is somebody else: suspects and captives are, what the person is of is not."""
    if phrase.shape != "noun" or phrase.definite or not people.doc.words[phrase.head_last].startswith("ال"):
        return False
    noun = people.nouns.get(phrase.head_last)
    return noun is not None and people.rows[noun.row]["kind"] in ("suspect", "captive")


def _and_one(people: PeopleWords, i: int) -> bool:
    """وأحد المصلين: not واحد."""
    return people.doc.text[people.doc.span(people.doc.starts[i], people.doc.ends[i])[0] :][:2] == "وأ"


def _second_noun(people: PeopleWords, phrase: Phrase, stop: int) -> None:
    """عشرات القتلى والجرحى, العشرات من المدنيين والبيشمركة, ألفي معتقل وأسير: two nouns, one count."""
    at = phrase.last
    if at >= stop or not people.small.is_and(at) or not people.close(at) or phrase.head < 0:
        return
    at += people.doc.words[at] == "و"
    noun, state, group = people.nouns.get(at), people.states.get(at), people.groups.get(at)
    hit = noun or state or group
    if hit is None or at in people.numbers or hit.prefix not in ("", "و"):
        return
    definite = people.doc.letters[hit.start : hit.start + 2] == "ال" or hit is group
    several = hit.feature.startswith("pl") or (definite and people.doc.words[at].endswith("ين"))
    head = people.doc.words[phrase.head]
    if (phrase.number == "sg" or not phrase.number) and phrase.head not in people.groups:
        accusative, too = head.endswith("ا"), people.doc.words[at].endswith("ا")
        one_count = not definite and not group and hit.feature.startswith("sg") and accusative == too
        feminine = head.endswith("ه") and people.doc.words[at].endswith("ه") and (phrase.low or 0) > 10  # 50 وفاة وإصابة
        one_count = one_count and (accusative or feminine or (phrase.low or 0) >= 100)
    else:
        known = phrase.definite or phrase.head in people.groups or people.doc.words[phrase.head_last - 1].startswith("ال")  # رجال الأمن والعاملين
        one_count = definite and known and (bool(group) or several)
    if not one_count:
        return
    if state is not None and phrase.state is not None:
        outcome = people.state_of(state)["outcome"]
        phrase.also = outcome if outcome != phrase.state["outcome"] else ""
    elif state is not None or phrase.state is not None:
        return
    if noun or group:
        second = people.class_of(noun or group)
        phrase.mixed = bool(phrase.classes) and {second[0], phrase.classes[0][0]} <= {"civilian", "security", "militant"} and second[0] != phrase.classes[0][0]
        phrase.classes.append(second)
    phrase.last = hit.last


def _affiliation(people: PeopleWords, phrase: Phrase, stop: int) -> int:
    """What the people are said to belong to (من جماعة الحوثي, في صفوف الجيش); the token past it."""
    k, extent = phrase.last, phrase.last
    words = people.doc.words
    construct = phrase.head_last == phrase.last and not words[phrase.last - 1].startswith("ال")
    linked = False
    for _ in range(7):
        if k >= stop or not people.close(k) or k in people.numbers:
            break
        group, noun, adjective = people.groups.get(k), people.nouns.get(k), people.adjectives.get(k)
        hit = group or adjective or noun
        if adjective is not None and hit is adjective and _disagrees(people, phrase, k):
            break
        if hit is not None and "و" in hit.prefix:
            hit = hit if extent > phrase.last and (hit is not noun or "ال" in people.doc.letters[hit.start : hit.end]) else None
        elif hit is not None and hit is group:
            hit = hit if linked or construct or hit.prefix.startswith("ل") else None
        elif hit is not None and hit is noun:
            family = people.rows[hit.row]["kind"] == "family"  # أفراد عائلته are civilians, four من عائلة واحدة anybody
            hit = hit if (linked and not family) or (construct and family and not linked) else None
        if hit is not None:
            mine, last_one = people.class_of(hit), phrase.classes[-1][0] if phrase.classes else ""
            phrase.mixed = phrase.mixed or ("و" in hit.prefix and {mine[0], last_one} <= {"civilian", "security", "militant"} and mine[0] != last_one)
            phrase.classes.append(mine)
            if hit is group and phrase.force is None and mine[0] != "unknown":
                phrase.force = mine
            k = extent = hit.last
            construct = linked = False
        elif people.small.link(k) == "belonging" or (words[k] == "بين" and phrase.state is not None and k + 1 not in people.states):
            linked = True
            k += 1
        elif phrase.state is not None and k == phrase.last and (owner := people.nouns.get(k + 1)) and owner.prefix == "ل" and people.close(k + 1):
            k += 1  # 5 جثث متحللة لمهاجرين
        elif phrase.state is not None and phrase.state["outcome"] != "detained" and noun is not None and noun.prefix == "ل":  # 29 جثة لأطفال
            phrase.classes.append(people.class_of(noun))
            k = extent = noun.last
        elif words[k][0] == "و" and words[k].endswith(("هم", "ها")) and extent > phrase.last:
            k = extent = k + 1
        else:
            break
    return extent

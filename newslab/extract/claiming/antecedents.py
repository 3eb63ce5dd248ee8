"""Whom a pronoun stands for: بعد اعتقاله, قبل أن تقتله الشرطة, السلطات اعتقلتها, ثلاثة صيادين تم احتجازهم.

Only words of the same sentence are looked at: the nearest people before that agree in
gender and number and are definite, as whoever a pronoun takes up is known already.
"""

from __future__ import annotations

from newslab.extract.claiming.clauses import PREPOSITIONS
from newslab.extract.claiming.counted_people import HELD, Phrase
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.triggers import Trigger

_THAT_ONE = frozenset({"انه", "انها", "بانه", "بانها", "وانه", "وانها", "وبانه", "وبانها"})
_REACH = 24
_FAR = 8
"""Words behind which the nearest of two names is no longer surely meant."""
_ANY_SINGULAR = frozenset({"person", "suspect", "captive", "child", "kin", "kinwoman", "woman", "official", "demonym"})


def act_done_to(s: Sentence, t: Trigger) -> Phrase | None:
    """The victims of a verbal noun with a pronoun (اعتقاله, احتجازهم); a victim of its own behind it makes the pronoun the doer (ذبحهم طفلا)."""
    own = s.at.get(t.last)
    if own is not None and own.by == "ل" and t.will and not own.joined:
        return own  # بعد خطفها لابنتيها
    accusative = own is not None and s.doc.words[own.head_last - 1].endswith("ا") and not own.definite
    if own is not None and not (own.governed or own.joined or own.other) and (own.quantified or accusative):
        return own
    word = s.doc.words[t.last - 1]
    before = "when" if _some_time_after(s, t.first - 1) else s.small.link(t.first - 1) if t.first > s.first else ""
    if named := _just_named(s, t, word):
        return named
    results = any(s.reality.signal(k, "result") for k in range(max(s.first, t.first - 2), t.first))
    if t.outcome == "injured" and before == "wounded":
        return None  # توفي متأثرا بإصابته: the same death
    if t.outcome == "injured" and before == "when":
        return _known_before(s, t, word, named=False)  # اعتقلت بعد إصابتها
    if word.endswith("هم") and t.outcome in ("killed", "abducted", "injured") and (many := _many_before(s, t) or (results and _those_before(s, t))):
        return many
    if word.endswith("هم") and t.outcome in HELD and (counted := _counted_before(s, t)):
        return counted
    if not (t.will or "any" in t.needs or (t.outcome == "injured" and results)):
        return None  # إصابته, سقوطه are mostly about something already told
    if t.row["form"] == "ضبط" and t.last < s.last and s.doc.words[t.last].startswith("ل"):
        return None  # عدم ضبطه لمسار العمل
    done = t.first > s.first and s.reality.signal(t.first - 1, "done")
    if word.endswith("هما"):
        names = [p for p in s.before(t.first) if p.shape == "name"][:2]
        return names[1] if len(names) == 2 and names[0].joined and names[0].first - names[1].extent <= 2 else None
    if not word.endswith(("ه", "ها")) or word.endswith("اها"):
        return None
    for phrase in s.before(t.first):
        if phrase.number != "sg" or phrase.quantified:
            continue
        kind = (phrase.row or {}).get("kind")
        if results and phrase.shape == "noun" and kind not in (None, "family", "suspect", "captive") and t.first - phrase.extent <= 12:
            return None if ("militant", "") in phrase.classes else phrase  # استهدف سيارة قاض ما أدى إلى مقتله
        if (phrase.shape == "name" and not _speaks(s, phrase)) or (done and phrase.definite and kind in ("person", "suspect", "captive")):
            return phrase
    return (_known_before(s, t, word) or _known_before(s, t, word, named=False)) if before == "when" else None


def _some_time_after(s: Sentence, k: int) -> bool:
    """بعد أيام على احتجازها, بعد ساعتين من توقيفه: whether a time since an act stands before it, up to the preposition at token `k`."""
    if k <= s.first or s.doc.words[k] not in ("علي", "من"):
        return False
    when = next((i for i in range(k - 1, max(s.first, k - 5) - 1, -1) if s.small.link(i) == "when"), -1)
    return when >= 0 and k - when > 1 and not any(i in s.at or i in s.triggers for i in range(when, k))


def _just_named(s: Sentence, t: Trigger, word: str) -> Phrase | None:
    """اغتصاب طالبة وقتلها, خطف تاجر من بيته ثم قتله: whoever the act joined before was done to."""
    if not word.endswith(("ه", "ها")) or word.endswith("اها"):
        return None
    then = s.doc.words[t.first - 1] in ("ثم", "قبل", "وثم", "و") if t.first > s.first else False
    if not (then or any(c in t.prefix for c in "وف")):
        return None
    for phrase in s.before(t.first):
        if t.first - phrase.extent > 8 or any(s.small.breaks(k) for k in range(phrase.extent, t.first + 1)):
            return None
        kind = (phrase.row or {}).get("kind")
        if phrase.number == "sg" and phrase.shape in ("noun", "name") and not phrase.quantified and (kind in _ANY_SINGULAR or phrase.name):
            done_to = _is_feminine(s, phrase) == word.endswith("ها") and not phrase.governed and not phrase.joined and not s.possessed(phrase)
            after_act = phrase.first - 1 in s.triggers or _act_before(s, phrase)
            if done_to and (after_act or (phrase.extent == t.first and _object(s, phrase))):
                return phrase
    return None


def _object(s: Sentence, phrase: Phrase) -> bool:
    """لاحقت قوة مسلحا وقتلته: whether an indefinite person has the ending of an object."""
    return not phrase.definite and not phrase.name and s.doc.words[phrase.head_last - 1].endswith("ا")


def _act_before(s: Sentence, phrase: Phrase) -> bool:
    """Whether a verbal noun that no lexicon knows opens the sentence or clause right before people (استدراج شابة, سرقة مسنة)."""
    k = phrase.first - 1
    opens = k == s.first or (k > s.first and (s.small.breaks(k) or s.reality.signal(k - 1, "done") or s.small.cls(k - 1) in ("preposition", "place")))
    return k >= s.first and opens and s.stranger(k) and not s.doc.words[k].startswith("ال")


def _counted_before(s: Sentence, t: Trigger) -> Phrase | None:
    """ثمانية أشخاص أطلق سراحهم; 1500 شخص مصيرهم مجهول منذ اعتقالهم: counted people right before the verb, or the last ones before a time."""
    k = t.first - 1
    when = k >= s.first and s.small.link(k) == "when"
    counted = next((p for p in s.before(t.first) if p.quantified and (p.low or p.high or 0) > 1), None)
    if counted is None or t.first - counted.extent > (14 if when else 2) or (not when and k not in s.triggers):
        return None
    return counted if not any(s.small.breaks(i) for i in range(counted.extent, t.first)) else None


def unnamed(s: Sentence, t: Trigger) -> Phrase | None:
    """بعد اعتقاله, ألقي القبض عليه: one person whom the sentence does not name; the pronoun's word stands for them."""
    word = s.doc.words[t.last - 1]
    k = t.first - 1
    if t.outcome not in HELD or not word.endswith(("ه", "ها")) or k < s.first or word.endswith("اها"):
        return None
    relative = k > s.first and s.small.cls(k - 1) == "relative"  # الألغام التي تم ضبطها
    if t.row["form"] == "ضبط" or relative:
        return None
    told = s.small.link(k) == "when" or any(s.reality.signal(k, kind) for kind in ("done", "announced"))
    if not told or (t.last < s.last and (s.doc.words[t.last].startswith("ل") or t.last in s.at)):
        return None
    first = t.last - 1
    start, end = s.doc.span(s.doc.starts[first] + (len(t.prefix) if first == t.first else 0), s.doc.ends[first])
    return Phrase(first, t.last, start, end, "pronoun", 1, 1, "eq", number="sg", definite=True, extent=t.last)


def object_of(s: Sentence, t: Trigger) -> Phrase | None:
    """The victims of a verb with a pronoun: أطلق النار على الشاب فقتله; الضابط الذي قتله مسلح; قبل أن تقتله الشرطة."""
    word = s.doc.words[t.last - 1]
    told = t.feature.startswith("past") or _told_before(s, t.first)
    raw = s.doc.text[slice(*s.doc.span(s.doc.starts[t.last - 1], s.doc.ends[t.last - 1]))]
    relative = t.first > s.first and s.small.cls(t.first - 1) == "relative"
    noun = raw.endswith("ة") or (t.first in s.people.nouns and not relative) or (t.first > s.first and s.small.cls(t.first - 1) in PREPOSITIONS)
    if told and (named := _just_named(s, t, word)):
        return named
    if told and not noun and word.endswith("هم"):
        return _many_before(s, t)
    by_force = t.last in s.people.groups or t.last in s.people.nouns
    if not told or noun or not word.endswith(("ه", "ها")) or (t.row["form"] == "ضبط" and not by_force):
        return None  # في أسرة is no أسره, أسرتها mostly her family; مجلد ضبطه: edited
    for phrase in s.before(t.first):
        if relative and t.first - phrase.extent == 1 and phrase.number == "sg":
            return phrase
        if t.first - phrase.extent > 8:
            break
        if phrase.number == "sg" and phrase.governed and phrase.shape in ("noun", "name") and id(phrase) not in s.parent_of and "past" in t.feature:
            return phrase
    if found := _known_before(s, t, word):
        return found
    doer = _known_before(s, t, word, named=False) if t.row["form"] == "أردى" else None  # طعن شاب المارة قبل أن ترديه الشرطة
    accusative = doer is not None and s.doc.words[doer.head_last - 1].endswith("ا")
    return None if accusative and not any(c in t.prefix for c in "وف") else doer  # but دهست الشاحنة طفلا وأردته


def _many_before(s: Sentence, t: Trigger) -> Phrase | None:
    """جنود قتلهم مسلحون: indefinite people right before, whom a clause without الذين tells of."""
    many = next(s.before(t.first), None)
    direct = many is not None and many.extent == t.first and many.number == "pl" and many.state is None and not s.small.is_and(t.first)
    return many if direct and not many.definite and not many.quantified else None


def _those_before(s: Sentence, t: Trigger) -> Phrase | None:
    """سيارة تقل أربعة مدنيين، ما أدى إلى مقتلهم: the people spoken of before an attack had its result."""
    for phrase in s.before(t.first):
        if t.first - phrase.extent > _REACH or ("militant", "") in phrase.classes:
            return None
        if (phrase.number == "pl" or phrase.quantified) and phrase.shape != "bare" and not phrase.by and id(phrase) not in s.parent_of:
            return phrase
    return None


def found_dead(s: Sentence, t: Trigger) -> Phrase | None:
    """عثر الأهالي على الشاب مقتولا; العثور عليها متوفية; وكان الصبي مذبوحا: who was found so, behind a word of finding."""
    finds = next((k for k in range(t.first - 1, max(s.first, t.first - 14) - 1, -1) if s.reality.signal(k, "found")), -1)
    if finds < 0 or any(s.small.breaks(k) for k in range(finds + 1, t.first + 1)):
        return None
    bound = ("اه", "اها", "ته", "وه")  # وجدته, تركوه
    on = next((k for k in range(finds, t.first) if s.doc.words[k] in ("عليه", "عليها") or (s.doc.words[k].endswith(bound) and s.has_pronoun(k))), -1)
    for phrase in s.phrases_in(finds, t.first):
        found = (s.doc.words[phrase.first - 1] == "علي" or not phrase.governed) and (phrase.first == finds + 1 or not s.possessed(phrase))
        several = phrase.quantified and s.doc.words[t.first].endswith("ين")
        if found and on < 0 and phrase.first > finds and (phrase.number in ("sg", "du") or several) and phrase.state is None:
            return phrase
    return _known_before(s, t, s.doc.words[on]) if on >= 0 else None


def implied(s: Sentence, t: Trigger) -> Phrase | None:
    """سقط الرجل من السطح ولقي حتفه; قتل زوجته ثم انتحر; ماتوا هناك جميعا: the subject that a verb of dying shares with what was told before."""
    before_that = t.row["form"] == "انتحر" and _told_before(s, t.first)  # قتل زوجته قبل أن ينتحر
    if t.patient != "subject" or t.outcome != "killed" or not (t.feature.startswith("past") or before_that) or s.small.cls(t.first - 1) == "relative":
        return None
    if t.plural:
        return None if s.small.is_and(t.first) else _those_before(s, t)
    linked = before_that or any(c in t.prefix for c in "وف") or (t.first > s.first and s.doc.words[t.first - 1] in ("ثم", "و", "حيث", "وقد"))
    if not linked or (t.last < s.last and t.marker < 0 and (s.stranger(t.last) or s.small.cls(t.last) in ("most", "quantifier", "one", "one_of_them"))):
        return None
    feminine = t.feature.startswith(("past.f", "present.f"))
    people = [p for p in s.phrases_in(t.first - _REACH, t.first) if p.number == "sg" and p.extent <= t.first and p.shape in ("noun", "name")]
    people = [p for p in people if p.state is None and not p.quantified and _is_feminine(s, p) == feminine and id(p) not in s.parent_of]
    people = [p for p in people if p.first - 1 <= s.first or not s.possessed(p)]
    own = [p for p in people if not p.governed and not p.joined and (p.row or {}).get("kind") not in ("kin", "kinwoman")]
    return (own[0] if t.row["form"] == "انتحر" else own[-1]) if own else None


def _told_before(s: Sentence, i: int) -> bool:
    """قبل أن تقتله, بعد أن يعتقله: what follows the conjunction did happen."""
    return i - 2 >= s.first and s.doc.words[i - 1] == "ان" and s.doc.words[i - 2] in ("قبل", "بعد", "الي")


def said_of(s: Sentence, t: Trigger) -> Phrase | None:
    """وقال الضابط إنه أصيب: whom the pronoun of إنه stands for, right before a verb that wants a victim as subject."""
    k = t.first - 1
    while k > s.first and s.doc.words[k] in ("كان", "كانت", "قد"):
        k -= 1  # إنه كان قد أصيب
    before = s.doc.words[k] if k >= s.first else ""
    if before not in _THAT_ONE or t.plural or not t.feature.startswith("past"):
        return None
    return _known_before(s, t, before, named=False)


def _known_before(s: Sentence, t: Trigger, word: str, *, named: bool = True) -> Phrase | None:
    """The nearest single person before a pronoun that agrees with it in gender; `named` where it must be a definite one who does not speak."""
    feminine, owner = word.endswith("ها"), None
    for phrase in s.before(t.first):
        if t.first - phrase.extent > _REACH:
            break
        person = phrase.shape == "noun" and (phrase.row or {}).get("kind") in _ANY_SINGULAR
        known = phrase.shape == "name" or (person and (phrase.definite or not named)) or (phrase.shape == "one" and not named)
        apart = (phrase.owned and (phrase.row or {}).get("kind") not in ("kin", "kinwoman")) or (id(phrase) in s.parent_of and phrase.shape != "one")
        if s.possessed(phrase) and t.outcome not in HELD:
            owner = owner or (phrase if phrase.definite and not named and _is_feminine(s, phrase) == feminine else None)
            continue
        if phrase.number != "sg" or not known or (named and _speaks(s, phrase)) or apart:
            continue
        if _is_feminine(s, phrase) == feminine:
            return None if named and phrase.shape == "name" and t.first - phrase.extent > _FAR and _other_name(s, phrase) else phrase
    return owner  # أفاد جد الطفلة بأنها أصيبت


def _other_name(s: Sentence, phrase: Phrase) -> bool:
    """Whether the sentence names somebody else before, so that a pronoun far behind may stand for either."""
    return any(other.shape == "name" and other.name != phrase.name for other in s.before(phrase.first))


def _speaks(s: Sentence, phrase: Phrase) -> bool:
    after = phrase.extent
    says = s.doc.longest("reporting_verbs")
    for k in range(phrase.first - 1, max(s.first, phrase.first - 9) - 1, -1):
        if k in says and phrase.first - k > 2:
            return True  # وأوضح المتحدث الرسمي النقيب فلان
        if s.small.cls(k) == "complement" or s.small.comma(k):
            break
    return after < s.last and ((s.small.cls(after) == "stop" and s.doc.words[after] != "ثم") or s.doc.words[after][0] == "ي")


def _is_feminine(s: Sentence, phrase: Phrase) -> bool:
    """By the verb right before it, its title or noun, else its own ending."""
    words = s.doc.words
    if phrase.first > s.first and s.small.cls(phrase.first - 1) == "stop" and len(words[phrase.first - 1]) > 3:
        return words[phrase.first - 1].endswith("ت")
    if phrase.shape == "one":
        return words[phrase.first].startswith(("احدا", "واحدا"))
    if (phrase.row or {}).get("kind") in ("woman", "kinwoman"):
        return True
    if (phrase.row or {}).get("kind") == "kin" and phrase.owned:
        return False  # شقيقه, ابنها
    if phrase.shape == "name" and any(w.endswith("الله") or w in ("طه", "عبده", "نزيه") for w in words[phrase.head : phrase.last]):
        return False
    return words[phrase.first].endswith(("ه", "اء")) or (phrase.shape == "name" and words[phrase.head].endswith("ه"))

"""Casualty nouns that claim by themselves: 12 قتيلا, سقوط قتلى وجرحى, العثور على تسع جثث, ارتفاع عدد القتلى إلى 40."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newslab.extract.claiming.captives import held_by_participle
from newslab.extract.claiming.coordination import listed_before, of_some
from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.not_claims import NEGATED, REAL, UNREAL
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.tallies import bounded, figure_of, older_figures, shared_with_others, tally_outcome
from newslab.extract.claiming.unknown_people import joined_name


class Stated(NamedTuple):
    """A claim that a noun makes."""

    phrase: Phrase
    outcome: str
    negated: bool = False
    update: bool = False
    part: bool = False


_CASES = frozenset({"وفاه", "حاله وفاه", "اصابه", "حاله اصابه", "حاله اختناق"})


def stated_in(sentence: Sentence, claimed: dict[int, set[str]], told: str, before: set[str]) -> Iterator[Stated]:
    """The claims that casualty nouns make in a sentence.

    `claimed` holds the outcomes already claimed of a phrase (by id), `told` the outcome
    last told in the article, which a tally without a noun goes on with, `before` all
    outcomes that the article has claimed so far.
    """
    licensed_until = -1
    for one, other in zip(sentence.phrases, sentence.phrases[1:], strict=False):
        if one.state is not None and other.state is not None and other.joined and one.extent == other.first and not any(c != "unknown" for c, _ in one.classes):
            one.classes += other.classes  # قتلى وجرحى من الحوثيين
    _note_divisions(sentence)
    divided = unreal = -2
    for phrase in sentence.phrases:
        if _divides(sentence, phrase, divided):
            divided = phrase.extent
            continue
        risen = phrase.shape == "bare" and id(phrase) not in claimed and sentence.tells_rise(phrase) and _stands(sentence, phrase)
        if risen and (of := tally_outcome(sentence, phrase) or told):
            yield Stated(phrase, of, update=True)  # ما يرفع الحصيلة إلى 14
        if phrase.held and id(phrase) not in claimed and sentence.reality.of(phrase.first, phrase.last, phrase.held, act=False, will=False) == REAL:
            title = next(sentence.before(phrase.first), None)
            if title is not None and title.last == phrase.first and title.definite and title.number == "sg":
                phrase.classes[:0] = title.classes  # الصحفي المعتقل فلان
            yield Stated(phrase, phrase.held)
        if phrase.state is None or sentence.inside_trigger(phrase):
            continue
        if phrase.state["outcome"] == "displaced" and phrase.number == "sg" and not phrase.quantified:
            continue  # استقبل الوزير لاجئا
        outcome = phrase.state["outcome"]
        if _of_those(sentence, phrase) or (phrase.governed and not phrase.quantified and phrase.state["form"].startswith("حالة")):
            continue  # الجرحى في حالات خطرة
        if id(phrase) in claimed:
            licensed_until = phrase.extent
            continue
        if sentence.reality.signal(phrase.extent, "supposed"):
            continue
        reality = sentence.reality.of(phrase.first, phrase.last, outcome, act=True, will=False)
        if unreal in (phrase.first, phrase.first - 1) and (phrase.joined or sentence.doc.words[phrase.first - 1] == "او"):
            reality = UNREAL  # لم ترد تقارير عن سقوط قتلى أو مصابين
        unreal = phrase.extent if reality == UNREAL else -2
        if claimed.get(id(sentence.owner_of_body(phrase))):
            continue
        if phrase.shape == "number" and phrase.definite and reality == REAL and sentence.doc.words[phrase.first - 1] == "بين" and id(phrase) not in claimed:
            if named := _named_among(sentence, phrase):  # من بين الضحايا الـ35 ثمانية تلاميذ
                yield Stated(phrase, outcome)
                yield from (Stated(victim, outcome, part=True) for victim in named if not claimed.get(id(victim)))
                continue
        if outcome in ("detained", "held") and sentence.reality.signal(phrase.extent, "attacks"):
            continue  # 12 سجينا هاجموا الحراس
        if phrase.shape == "number" or (phrase.number == "du" and not phrase.definite):
            if reality == REAL and _counted_fits(sentence, phrase) and not (phrase.state["kind"] == "loss"):
                told = told if told == "killed" else outcome
                licensed_until = phrase.extent
                bounded(sentence, phrase)
                yield from (Stated(older, outcome) for older in older_figures(sentence, phrase) if id(older) not in claimed)
                yield Stated(phrase, outcome)
                yield from (Stated(other, outcome) for other in _and_others(sentence, phrase) if id(other) not in claimed)
            continue
        if phrase.name or claimed.get(id(sentence.owner_of_body(phrase))):
            continue
        if phrase.state["needs"] == "harm" and sentence.reality.signals(phrase.head_last, min(sentence.last, phrase.head_last + 3), "living_victims"):
            continue  # ضحايا الاتجار بالبشر
        if reality == REAL and (held := held_by_participle(sentence, phrase)) and outcome not in claimed.get(id(held), ()):
            yield from (Stated(one, outcome) for one in (*listed_before(sentence, held), held) if outcome not in claimed.get(id(one), ()))
            continue
        if phrase.definite and phrase.number == "pl" and reality == REAL and (named := _named_among(sentence, phrase)):
            for victim in named:
                if not claimed.get(id(victim)):
                    yield Stated(victim, outcome, part=True)
            continue
        licence = _licence(sentence, phrase) or (phrase.joined and phrase.first - licensed_until in (0, 1))
        if reality == NEGATED and not phrase.definite:
            if outcome in ("detained", "held", "displaced", "missing", "abducted"):
                continue  # لم يتعرض أي سجين للضرب
            yield Stated(phrase, outcome, negated=True)
        elif reality != REAL:
            continue
        elif phrase.number == "pl" and (figure := figure_of(sentence, phrase)):
            if shared_with_others(sentence, figure):
                continue
            if id(figure) not in claimed:
                bounded(sentence, figure)
                _same_people(sentence, phrase, figure)
                yield from (Stated(older, outcome) for older in older_figures(sentence, figure) if id(older) not in claimed)
                yield Stated(figure, outcome, update=True)
        elif phrase.state["needs"] == "body":
            body = _body(sentence, phrase)
            known = body is phrase and "killed" in before and _of_the_told(sentence, phrase)
            if body is not None and not known:  # نقل الجثث, تسلم الأهالي جثث ذويهم: those of the toll
                yield Stated(body, outcome)
        elif phrase.definite and phrase.number == "pl" and outcome not in before and (_rescued(sentence, phrase) or _in_unknown_number(sentence, phrase)):
            licensed_until = phrase.extent
            yield Stated(phrase, outcome)
        elif phrase.number == "sg" and not phrase.definite and phrase.head == phrase.first:
            if _folded_form(phrase) not in _CASES and (licence or _headline(sentence, phrase)) and not _prey(sentence, phrase):
                licensed_until = phrase.extent
                yield Stated(phrase, outcome)
        elif (licence or _headline(sentence, phrase)) and not phrase.definite and not _modified(sentence, phrase):
            licensed_until = phrase.extent
            if phrase.state["kind"] == "loss" and not phrase.classes:
                phrase.classes += _bearers(sentence, phrase)
            yield Stated(phrase, outcome)


def _and_others(sentence: Sentence, counted: Phrase) -> Iterator[Phrase]:
    """12 قتيلا من الجيش وخمسة من المسلحين: counts of other people under the noun of the first."""
    last = counted
    if counted.state is None or counted.state["outcome"] not in ("killed", "injured", "missing"):
        return  # 374 من معتقلي التنظيم
    for nxt in sentence.phrases_in(counted.extent, counted.extent + 40):
        if nxt.first - last.extent > (6 if sentence.doc.words[last.last] == "من" else 3) or sentence.triggers.keys() & range(last.extent, nxt.first):
            return
        if not nxt.joined and not nxt.quantified:
            continue  # 30 قتيلا في صفوف الحوثيين و12 من القوات الحكومية
        known = nxt.shape == "number" and any(c != "unknown" for c, _ in nxt.classes)
        parallel = counted.last < sentence.last and sentence.doc.words[counted.last] == "من"  # 12 قتيلا من التنظيم وخمسة من اللجان
        of_whom = (known or parallel) and of_some(sentence, nxt)
        if not (of_whom and nxt.joined and nxt.quantified) or nxt.state is not None or id(nxt) in sentence.parent_of:
            return
        yield nxt
        last = nxt


def _stands(sentence: Sentence, figure: Phrase) -> bool:
    """Whether a tally has the figure, and may not only come to it (قد يصل العدد إلى 300)."""
    return sentence.reality.of(figure.first, figure.last, "killed", act=True, will=False) == REAL


def _note_divisions(sentence: Sentence) -> None:
    """ألف ضحية بين قتلى ومفقودين: one count of dead and missing."""
    for one, other in zip(sentence.phrases, sentence.phrases[1:], strict=False):
        if one.state is None or other.state is None or not other.joined or not _divides(sentence, one, -1):
            continue
        if {one.state["outcome"], other.state["outcome"]} == {"killed", "missing"} and (whole := next(sentence.before(one.first), None)):
            whole.also = "missing"


def _in_unknown_number(sentence: Sentence, phrase: Phrase) -> bool:
    """ولم يعرف عدد المصابين: of a tally without figure, where an incident is told."""
    k = phrase.first - 1
    if k < sentence.first or sentence.doc.words[k] not in ("عدد", "اعداد", "لاعداد", "بعدد") or phrase.state["needs"] == "harm":
        return False
    if any(p.quantified for p in sentence.phrases_in(phrase.extent, phrase.extent + 30)):
        return False
    return sentence.reality.has_incident(max(0, sentence.first - 60), sentence.last)


def _same_people(sentence: Sentence, noun: Phrase, figure: Phrase) -> None:
    """عدد شهداء الجيش إلى 79; الوفيات بين المدنيين إلى 30 وفاة و40 إصابة: the figures are of those whom the tally counts."""
    known = [c for c in noun.classes if c[0] != "unknown"] if noun.state["outcome"] != "displaced" else []
    while figure is not None and known and not any(c != "unknown" for c, _ in figure.classes):
        figure.classes += known
        after = sentence.at.get(figure.extent)
        figure = after if after is not None and after.joined and after.state is not None else None


def _divides(sentence: Sentence, phrase: Phrase, divided: int) -> bool:
    """ألف ضحية بين قتلى ومفقودين ونازحين: nouns that say what the counted are, and no claims of their own."""
    if phrase.state is None or phrase.quantified or phrase.definite:
        return False
    if phrase.first == divided and phrase.joined:
        return True
    before = next(sentence.before(phrase.first), None)
    return sentence.doc.words[phrase.first - 1] == "بين" and before is not None and before.quantified and phrase.first - before.extent <= 2


def _named_among(sentence: Sentence, noun: Phrase) -> list[Phrase]:
    """القتلى هم جنديان ومدني; من بين القتلى ضابط: those whom the sentence says the dead or wounded are."""
    k = noun.extent
    before = sentence.doc.words[noun.first - 1] if noun.first > sentence.first else ""
    opens = noun.first - 1 == sentence.first or sentence.small.comma(noun.first - 1)
    among = before in ("بين", "وبين", "ضمن", "ومن") or (before == "من" and opens)
    if k < sentence.last and sentence.doc.words[k] in ("هم", "هما", "هو"):
        k += 1
    elif not among and not _opens(sentence, noun, k):
        return []
    first = sentence.at.get(k)
    if among and first is None and k < sentence.last and sentence.small.cls(k) == "relative":
        first = _behind_clause(sentence, k + 1)
    counted = next(sentence.before(noun.first), None)
    if among and first is None and counted is not None and counted.extent == noun.first - 1 and counted.quantified:
        return [counted]  # اثنين من المهندسين بين القتلى
    if first is None or first.governed or first.joined or (first.definite and not first.name) or first.state is not None:
        return []
    out = [first]
    while True:
        k = out[-1].extent
        more = sentence.at.get(k + (k < sentence.last and sentence.doc.words[k] == "و")) or (joined_name(sentence, k) if out[-1].name else None)
        if more is None or not more.joined or more.state is not None:
            return out
        out.append(more)


def _behind_clause(sentence: Sentence, at: int) -> Phrase | None:
    """من بين الشهداء الذين وصلوا إلى المستشفى اليوم 15 طفلا: the count that follows a relative clause whose verb is theirs."""
    verb = at + (sentence.doc.words[at] in ("قد", "تم", "كانوا")) if at < sentence.last else at
    if verb >= sentence.last or not sentence.doc.words[verb].endswith(("وا", "ون", "هم")):
        return None  # الشهداء الذين كتب عنهم 15 شاعرا
    for phrase in sentence.phrases_in(at, at + 16):
        if any(sentence.small.breaks(k) for k in range(at, phrase.first + 1)):
            return None
        one = phrase.shape == "noun" and phrase.number == "sg" and not sentence.possessed(phrase)  # ... قائد ميداني
        if (phrase.quantified or one) and not (phrase.governed or phrase.joined or phrase.definite):
            return phrase if phrase.shape != "bare" else None
    return None


def _bearers(sentence: Sentence, loss: Phrase) -> list[tuple[str, str]]:
    """Whose losses they are: the people or force named between the verb and them (كبدت الضربات المسلحين خسائر)."""
    group = next((hit for k in range(loss.first - 1, max(sentence.first, loss.first - 4) - 1, -1) if (hit := sentence.people.groups.get(k))), None)
    if group is not None and group.last >= loss.first - 1:
        return [sentence.people.class_of(group)]
    nearest = next(sentence.before(loss.first), None)
    return list(nearest.classes) if nearest is not None and loss.first - nearest.extent <= 2 else []


def _opens(sentence: Sentence, noun: Phrase, k: int) -> bool:
    """القتلى ثلاثة رجال وامرأة: the noun opens the clause and a count follows at once."""
    begins = noun.first == sentence.first or sentence.small.breaks(noun.first) or sentence.small.cls(noun.first - 1) == "complement"
    counted = sentence.at.get(k)
    return begins and counted is not None and counted.shape == "number"


def _folded_form(phrase: Phrase) -> str:
    from newslab.text.fold import fold_word

    return fold_word(phrase.state["form"].split("|")[0])


def _counted_fits(sentence: Sentence, phrase: Phrase) -> bool:
    if shared_with_others(sentence, phrase):
        return False
    if sentence.doc.words[phrase.first][0] == "س" and sentence.reality.signal(phrase.first, "reach"):
        return False  # سيتجاوز خمسة آلاف مصاب
    licence = phrase.state["needs"] == "harm" and _licence(sentence, phrase, results_only=True)
    if phrase.state["needs"] == "harm" and phrase.bound == "vague" and phrase.definite and not licence:
        return False  # توجه عدد من الضحايا إلينا: of those known
    if licence:
        return True  # سقوط عشرات الضحايا; victims may also be of fraud
    if phrase.state["needs"] not in ("incident", "harm") or sentence.reality.violent(sentence.first, sentence.last):
        return True
    return phrase.state["needs"] == "incident" and phrase.state["outcome"] == "killed" and sentence.reality.many_dead(phrase.low)


def _prey(sentence: Sentence, phrase: Phrase) -> bool:
    """وقع ضحية خطأ فادح, سقطت ضحية ابتزاز: the prey of something that takes no life."""
    k = phrase.extent
    if phrase.state["needs"] != "harm" or phrase.first == sentence.first or k >= sentence.last or sentence.doc.gap(k).strip():
        return False
    return not (sentence.small.cls(k) in ("place", "preposition", "time") or sentence.reality.has_incident(k, k + 1))


def _licence(sentence: Sentence, phrase: Phrase, *, results_only: bool = False) -> bool:
    """Whether a word shortly before makes a bare noun an event: سقوط, خلف; unless `results_only` also نقل, هناك."""
    for k in range(phrase.first - 1, max(sentence.first, phrase.first - 4) - 1, -1):
        if sentence.small.breaks(k + 1):
            return False
        if sentence.reality.signal(k, "result") or (not results_only and sentence.reality.signal(k, "licence")):
            return True
        if sentence.small.comma(k + 1):
            return False
    return False


def _rescued(sentence: Sentence, phrase: Phrase) -> bool:
    """هرعت سيارات الإسعاف لنقل القتلى والجرحى: definite people whom rescuers see to, where an incident is told."""
    k = phrase.first - 1
    near = sentence.phrases_in(k - 2, phrase.first) if phrase.joined else []
    if sentence.doc.words[k] == "عدد" and sentence.reality.signal(phrase.extent, "may_rise"):
        return True  # عدد القتلى مرشح للارتفاع
    joined = any(p.state is not None and p.extent == phrase.first and _rescued(sentence, p) for p in near)
    told = sentence.reality.has_incident(max(0, sentence.first - 60), sentence.last) and phrase.state["kind"] != "loss"
    return joined or (told and k >= sentence.first and not phrase.governed and sentence.reality.signal(k, "rescue"))


def _modified(sentence: Sentence, phrase: Phrase) -> bool:
    before = phrase.first - 1
    if sentence.reality.general(phrase.first):
        return True
    at = before
    if phrase.joined and (one := next(sentence.before(phrase.first), None)) and one.extent == phrase.first:
        at = one.first - 1  # البحث عن مفقودين وضحايا
    sought = phrase.state["outcome"] != "missing" and any(sentence.reality.signal(k, "search") for k in range(max(sentence.first, at - 1), at + 1))
    return sought or (phrase.first > sentence.first and sentence.reality.signal(before, "modifier"))


def _headline(sentence: Sentence, phrase: Phrase) -> bool:
    """قتيل و6 جرحى في غارات: a bare singular that opens the clause or is coordinated with a count."""
    k = phrase.extent
    nxt = sentence.at.get(k + 1 if k < sentence.last and sentence.doc.words[k] == "و" else k)
    object_of_verb = any(t in sentence.triggers for t in range(phrase.first - 2, phrase.first))  # أردته الشرطة قتيلا، و14 موقوفا
    if nxt is not None and nxt.joined and nxt.state is not None and not nxt.definite and not object_of_verb:
        return True
    opens = phrase.first == sentence.first or sentence.small.breaks(phrase.first)
    if not opens or phrase.extent >= sentence.last:
        return False
    by = sentence.doc.words[phrase.extent][0] in "بل" and sentence.reality.has_incident(phrase.extent, phrase.extent + 1)  # شهيد برصاص
    return by or sentence.small.cls(phrase.extent) in ("place", "preposition", "subset") or phrase.extent in sentence.triggers


def _of_the_told(sentence: Sentence, bodies: Phrase) -> bool:
    """الجثث, جثمانه, جثث ذويهم: the bodies of those whom the article has counted."""
    owner = bodies.head_last
    word = sentence.doc.words[owner] if owner < sentence.last else ""
    theirs = sentence.doc.text[slice(*sentence.doc.span(sentence.doc.starts[owner - 1], sentence.doc.ends[owner - 1]))].endswith(("ه", "ها", "هم"))
    return bodies.definite or theirs or (bodies.number == "pl" and word.endswith(("هم", "ها")) and not word.startswith("ال"))


def _body(sentence: Sentence, noun: Phrase) -> Phrase | None:
    """العثور على جثة امرأة, انتشال جثث خمسة عمال: the body, or those whose bodies they are."""
    owner = sentence.at.get(noun.head_last)
    counted = owner is not None and owner.quantified and not owner.governed and not owner.joined
    sought = any(sentence.reality.signal(k, "search") for k in range(max(sentence.first, noun.first - 3), noun.first))
    if counted and not sentence.doc.words[owner.first].startswith("ال") and not sought:
        owner.unit = "bodies"  # جثث عدد من المسلحين ملقاة على الطريق
        return owner
    finds = [k for k in range(max(sentence.first, noun.first - 5), noun.first) if sentence.reality.signal(k, "find")]
    if not finds or (noun.definite and sentence.at.get(noun.head_last) is None and all(sentence.doc.words[k][0] == "ل" for k in finds)):
        return None  # لإخراج الجثث: an aim
    if counted:
        owner.unit = "bodies"
        return owner
    if owner is not None and not owner.governed and not owner.joined:
        noun.classes += owner.classes
    second = sentence.people.nouns.get(noun.head_last)
    two = second is not None and second.feature.startswith("du") and not second.prefix
    if noun.number == "sg" and two and not sentence.doc.words[noun.head_last].startswith("ال"):
        noun.low = noun.high = 2  # جثة شابين
    if noun.number == "sg" and all(sentence.doc.words[k].lstrip("و").startswith("استقب") for k in finds):
        return None  # استقبل الأهالي جثمان الفقيد
    found = noun.owned and any(sentence.doc.words[k].endswith(("عثر", "عثرت", "عثروا", "العثور", "انتشلت", "انتشل", "انتشال")) for k in finds)
    if noun.number in ("sg", "") and noun.definite and owner is None and not found:
        return None  # but عثر على جثته
    return noun


def _of_those(sentence: Sentence, phrase: Phrase) -> bool:
    """168 جثة من ضحايا المركب: those counted right before are some of them."""
    if sentence.doc.words[phrase.first - 1] != "من":
        return False
    return any(p.extent >= phrase.first - 1 and p.quantified for p in sentence.phrases_in(phrase.first - 6, phrase.first))

"""The verbs and verbal nouns that make a claim: قتل, أسفر عن مقتل, لقي ... مصرعه, اعتقال.

Their argument structure is data: the columns `patient`, `marker` and `needs` of the
lexicons `casualty_verbs` and `casualty_nouns`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from newslab.extract.claiming.clauses import ASIDE, PREPOSITIONS, SmallWords
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit


@dataclass(slots=True)
class Trigger:
    """One verb or verbal noun that may make a claim; token ranges are half-open."""

    first: int
    last: int
    kind: str
    """verb or act."""
    row: Mapping[str, str]
    feature: str
    prefix: str
    outcome: str
    marker: int = -1
    """The token past the words that the verb wants behind it (لقي ... مصرعهم, أودى ... بحياة), -1 without any."""
    marker_first: int = -1
    definite: bool = False
    others: list[Trigger] = field(default_factory=list)
    """Other readings of the same word, to be tried after this one (فقد: lose, go missing)."""

    @property
    def patient(self) -> str:
        """Where the victims stand: subject, object, either, complement (behind the marker), genitive."""
        return self.row.get("patient") or "genitive"

    @property
    def needs(self) -> frozenset[str]:
        """What the victims must be at least (any, person, count, kin), and whether the sentence must tell an incident."""
        return frozenset(self.row["needs"].split("|"))

    @property
    def will(self) -> bool:
        """Whether a verbal noun tells what someone does to someone (اغتيال), so that it can be planned or ordered."""
        return bool(self.row.get("will"))

    @property
    def plural(self) -> bool:
        """Whether the verb agrees with victims that stand before it (أشخاص قتلوا)."""
        return self.feature.endswith((".pl", ".du"))

    @property
    def present(self) -> bool:
        """Whether the verb stands in the present."""
        return self.feature.startswith("present")


def triggers_in(doc: Document, small: SmallWords, named: set[int]) -> list[Trigger]:
    """All triggers of a document in reading order, one word one trigger; `named` holds the last tokens of names of people."""
    found: dict[int, Trigger] = {}
    known = named | {i for hit in doc.hits("victims") for i in range(hit.first, hit.last)} | {hit.last - 1 for hit in doc.hits("casualty_nouns")}
    verbs, nouns = doc.lexicons.rows("casualty_verbs"), doc.lexicons.rows("casualty_nouns")
    losses = [hit for hit in doc.hits("casualty_nouns") if nouns[hit.row]["kind"] == "loss"]
    for hit in doc.hits("casualty_nouns"):
        row = nouns[hit.row]
        if "+" in hit.feature and doc.text[doc.span(hit.start, hit.end)[1] - 1] == "ة":
            continue  # قتلة is no قتله
        if "+" in hit.feature and doc.letters[hit.start : hit.end].endswith(("ي", "نا", "ك", "كم")):
            continue  # قتلى and انتحاري are no قتل or انتحار of mine
        if hit.feature == "du":
            continue  # إصابتان counts, it governs nothing
        if row["kind"] == "act" and any(phrase.first == hit.first for phrase in losses):
            continue  # فقد في الأرواح
        if row["kind"] == "act" and hit.feature == "sg" and _accusative(doc, hit, row):
            continue  # استشهد حرقا, خنقا
        last = hit.last
        if "behind_on" in row["needs"]:  # القبض مساء أمس على
            last = _marker(doc, small, hit.last, "على", reach=14)[1]
            if last < 0:
                continue
        if row["kind"] == "act" and (hit.first not in found or last > found[hit.first].last):
            definite = doc.letters[hit.start : hit.start + 2] == "ال" and not row["form"].startswith("ال") or hit.prefix.endswith("لل")
            feature = "sg+pron" if doc.words[hit.last - 1] in _ON_THEM and hit.last - hit.first > 1 else hit.feature  # القضاء عليه
            found[hit.first] = Trigger(hit.first, last, "act", row, feature, hit.prefix, row["outcome"], definite=definite)
    for hit in doc.hits("casualty_verbs"):
        row = verbs[hit.row]
        if "+" in hit.feature and (row["form"] == "قضى" or doc.text[doc.span(hit.start, hit.end)[1] - 1] == "ة"):
            continue  # أجهزة is no أجهزه; سنة قضتها
        nxt = doc.words[hit.last] if hit.last < len(doc) else ""
        if row["form"] == "أسر" and (nxt.endswith("ه") and hit.last not in known or nxt.startswith("ال") and hit.last in doc.longest("casualty_nouns")):
            continue  # أسر كاملة, أسر الضحايا: families
        if hit.prefix.endswith("ل") and doc.letters[hit.start - 1 : hit.start + 1] == "لل":
            continue  # للتوقف: a noun with its article
        if row["form"] == "صفى" and "و" in hit.prefix and not small.joined(hit.first):
            continue  # وصفت: described
        if row["patient"] == "none" or not _verbal_prefix(doc, hit, row):
            continue
        marker = (-1, -1)
        if row["marker"]:
            marker = _marker(doc, small, hit.last, row["marker"])
            if marker[0] < 0:
                continue
        other = found.get(hit.first)
        behind_that = hit.first > 0 and small.cls(hit.first - 1) == "relative"  # الفتاة التي قتلها والدها
        if other is not None and other.kind == "act" and other.last > hit.last and marker[0] < 0:
            continue  # فقد الاتصال, اختفى أثر
        possessed = "+" in hit.feature and not behind_that
        if other is not None and other.kind == "act" and other.last >= hit.last and marker[0] < 0 and (possessed or _is_noun(doc, small, other, known)):
            continue
        reading = Trigger(hit.first, hit.last, "verb", row, hit.feature, hit.prefix, row["outcome"], marker[1], marker[0])
        if other is None or other.kind == "act":
            found[hit.first] = reading
        elif reading.marker >= 0 and other.marker < 0 or reading.last > other.last:
            reading.others = [other, *other.others]
            found[hit.first] = reading
        else:
            other.others.append(reading)
    return [found[i] for i in sorted(found) if not _manner(doc, found, i)]


def _manner(doc: Document, found: dict[int, Trigger], i: int) -> bool:
    """قتل والدته طعنا: what looks like a dual verb and tells how the verb before was done."""
    t = found[i]
    if t.feature != "past.du" or t.outcome != "injured" or t.prefix or doc.words[i][-2:] == "تا":
        return False
    begin = doc.sentence_of(i)[0]
    return any(k in found and found[k].outcome == "killed" for k in range(max(begin, i - 10), i - 1)) and doc.gap(i) == " "


def _accusative(doc: Document, hit: Hit, row: Mapping[str, str]) -> bool:
    """Whether a verbal noun stands in the accusative with nothing of its own behind it."""
    word = doc.words[hit.last - 1]
    own = word.endswith("ا") and word[:-1].endswith(fold_word(row["form"].split("|")[0])[-2:])
    return own and not (hit.last < len(doc) and doc.words[hit.last].startswith("ل"))


def _verbal_prefix(doc: Document, hit: Hit, row: Mapping[str, str]) -> bool:
    """Verbs take و ف, those of the present also س ل; no ال ب ك."""
    if any(c in hit.prefix for c in "سل") and not hit.feature.startswith("present"):
        return False
    return not any(c in hit.prefix for c in "بك") and (doc.letters[hit.start : hit.start + 2] != "ال" or row["form"].startswith("ال"))


def _marker(doc: Document, small: SmallWords, after: int, forms: str, reach: int = 16) -> tuple[int, int]:
    """The token range of the nearest of the marker's forms within the sentence, (-1, -1) where none stands."""
    wanted = _folded(forms)
    stop = min(doc.sentence_of(after - 1)[1], after + (5 if reach == 16 and all(len(w) == 1 and len(w[0]) <= 4 for w in wanted) else reach))
    last, past, near = doc.sentence_of(after - 1)[1], after, stop <= after + 5
    if _firsts(forms).isdisjoint(doc.words[after : min(last, stop + ASIDE)]):
        return -1, -1
    for i in range(after, last):
        if i < past:
            continue
        if i >= stop or (i > after and small.breaks(i)):
            break
        if (end := small.past_aside(i, last)) > i:
            past, stop = end, min(last, stop + end - i)  # أودى الحريق، بحسب الشرطة، بحياة
            continue
        if near and small.cls(i) in ("time", "place"):
            stop = min(last, stop + (1 if small.cls(i) == "time" else 3))  # أفرجت السلطات مساء أمس في المدينة عن سبعة
        if i > after and small.cls(i) == "stop" and i not in doc.longest("hedges"):
            break
        if i + 1 < stop and small.link(i + 1) == "ground":
            continue  # القبض على خلفية الاحتجاجات على ثلاثة
        if doc.words[i].endswith("ا") and i in doc.longest("casualty_nouns") and (doc.words[i - 1][0].isdigit() or i - 1 in doc.longest("number_words")):
            continue  # سقط 12 قتيلا: the counted noun, not how one fell
        for words in wanted:
            if doc.words[i] == words[0] and all(i + k < stop and doc.words[i + k] == w for k, w in enumerate(words)):
                return i, i + len(words)
    return -1, -1


@lru_cache(maxsize=256)
def _firsts(forms: str) -> frozenset[str]:
    return frozenset(words[0] for words in _folded(forms))


@lru_cache(maxsize=256)
def _folded(forms: str) -> list[list[str]]:
    return [fold_word(form).split() for form in forms.split("|")]


def _is_noun(doc: Document, small: SmallWords, act: Trigger, known: set[int]) -> bool:
    """Whether a word that may be verb or verbal noun (قتل, جرح, طعن) is the noun here: by what stands before it."""
    if any(c in act.prefix for c in "بلك") or act.definite or "+pron" in act.feature and act.first and small.cls(act.first - 1) in PREPOSITIONS:
        return True
    if not act.first or doc.gap(act.first).strip(' "'):
        return False
    if act.last < len(doc) and small.cls(act.last) == "adverbial":
        return False  # حادث قتل فيه جنديان
    before = doc.words[act.first - 1]
    if before.endswith("قد") and len(before) <= 4:
        return False  # وقد خطف
    done_by = doc.words[act.last] if act.last < len(doc) and doc.gap(act.last) == " " else ""
    if done_by.startswith("ال") and done_by.endswith(("ات", "ه")) and "و" not in act.prefix and not small.cls(act.last):
        return True  # أدانت النقابة قتل القوات ثلاثة: as a verb it would be قتلت
    begin = doc.sentence_of(act.first)[0]
    opened = act.first - 2 == begin or (act.first - 2 > begin and small.comma(act.first - 2))
    if opened and small.cls(act.first - 2) == "place" and not (small.thing(act.first - 1) or before.startswith("ال")):
        return False  # وفي بغداد قتل ثلاثة
    raw = doc.text[slice(*doc.span(doc.starts[act.first - 1], doc.ends[act.first - 1]))]
    if before.startswith("ال") and raw.endswith("ة") and act.first > 1 and doc.words[act.first - 2].endswith("ت") and not small.cls(act.first - 2):
        return True  # أدانت النقابة خطف مسلحين لشرطي: a verb would agree
    if raw.endswith(("ه", "ها", "هم")):
        return False  # وفي السياق نفسه قتل: what has a pronoun is of nobody else
    if not (small.cls(act.first - 1) or before.startswith("ال") or len(before) < 3 or act.first - 1 in known or before[0].isdigit()):
        return True  # مشهد قتل: of a noun that is no person
    if act.row["form"] == "طعن" and act.first - 1 not in known and act.last < len(doc) and doc.words[act.last] in ("في", "فى", "ب"):
        return True  # طعن في الحكم
    event = small.thing(act.first - 1) == "weapon or event" and not before.startswith("ال")
    return "و" not in act.prefix and (small.cls(act.first - 1) in PREPOSITIONS or before in _BEFORE_NOUNS or event)


_ON_THEM = frozenset({"عليه", "عليها", "عليهم", "عليهما", "عليهن"})
_BEFORE_NOUNS = frozenset({"تم", "يتم", "جري", "جرت", "محاوله", "عن"})

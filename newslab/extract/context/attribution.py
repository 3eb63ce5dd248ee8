"""Attribution of claims: who says so, from the quotations of the document and from the clause around the claim.

The source is looked for where Arabic news puts it: the speaker of a quotation that holds
the claim; after بحسب or وفق; as the subject of the reporting verb that governs the claim;
before a colon at the head of a headline.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newslab.extract.context.actors import is_actor
from newslab.extract.context.blame import charges
from newslab.extract.context.happenings import claim_range
from newslab.extract.context.phrases import is_verb, phrase_from, proclitics
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.values import Row

_SOURCE = frozenset(["في", "من", "باسم", "لدي", "ب"])
_COLON = ":"
_PARTS = frozenset("|/\n-–—#.")
"""Marks that part a headline from what announces it."""


class Source(NamedTuple):
    """Who says so: the words, where they stand (None where the quotation does not say), and the kind of source."""

    text: str
    phrase: Phrase | None
    role: str | None


class Quotations:
    """The quotations of a document with a speaker, to be asked who says a claim."""

    def __init__(self, reading: Reading, quotes: Sequence[Row]) -> None:
        self.reading = reading
        told = [q for q in quotes if q.get("content_start") is not None and q.get("speaker")]
        self.quotes = sorted(told, key=lambda q: q["content_start"])
        self.starts = [q["content_start"] for q in self.quotes]

    def source_of(self, claim: Row, near: Sequence[Row], window: tuple[int, int]) -> Source | None:
        """The source of a claim: the speaker of the innermost quotation around it, else the one that its clause names; a victim is none."""
        quote = self._around(claim)
        if quote is not None:
            phrase = _speaker(self.reading, quote)
            text = quote["speaker"] if phrase is None else self.reading.text(phrase, quoted=False)
            source = Source(text, phrase, quote.get("source_role"))
        else:
            phrase = source_of(self.reading, claim, window)
            source = phrase and Source(self.reading.text(phrase, quoted=False), phrase, self._role(phrase))
        if source is None or source.phrase is None:
            return source
        return None if any(source.phrase.first < c["last"] and c["first"] < source.phrase.last for c in near) else source

    def _around(self, claim: Row) -> Row | None:
        last = bisect_right(self.starts, claim["start"])
        around = [q for q in self.quotes[max(0, last - _NESTED) : last] if claim["end"] <= q["content_end"] and not self._cited_later(claim, q)]
        return min(around, key=lambda q: q["content_end"] - q["content_start"], default=None)

    def _cited_later(self, claim: Row, quote: Row) -> bool:
        """Whether a quotation's source is cited behind a claim for what comes next: قتل ثلاثة، [وبحسب النقابة] يوجد خمسة جرحى."""
        speaker = quote.get("speaker_start")
        if speaker is None or speaker < claim["end"]:
            return False
        cue = self.reading.token_at(speaker) - 1
        return self.reading.word(cue)[0] == "و" and any(i in self.reading.claimed for i in range(cue, self.reading.doc.sentence_of(cue)[1]))

    def _role(self, phrase: Phrase) -> str | None:
        hit = self.reading.sources.get(phrase.first)
        return None if hit is None else self.reading.doc.lexicons.row("source_nouns", hit.row)["source_role"] or None


_NESTED = 20
"""Quotations before a claim that are looked at: more do not lie in one another."""


def _speaker(reading: Reading, quote: Row) -> Phrase | None:
    """The speaker of a quotation as a phrase: up to a date (الجيش، صباح الاثنين), with whom they belong to (مقرب من الحركة)."""
    if quote.get("speaker_start") is None:
        return None
    first = reading.token_at(quote["speaker_start"])
    last = reading.token_at(quote["speaker_end"] - 1) + 1
    while last - first > 1 and reading.listed(reading.word(first), "back"):
        first += 1  # وفق ما أفاد به المرصد
    last = next((i for i in range(first + 1, last) if i in reading.dates or reading.word(i) == "ل"), last)
    while last - first > 1 and first in reading.reports and reading.reports[first].feature and first + 1 in reading.sources:
        first += 1  # كشف [مسؤول إعلامي]
    if (issuer := _issuer(reading, first, len(reading.doc))) is not None:
        return issuer  # جاء في بيان أصدرته [الوزارة]
    last = _own_paper(reading, first, _with_name(reading, _with_owner(reading, last)))
    if last + 1 < len(reading.doc) and reading.word(last) == "من" and _is_source(reading, last + 1):
        last = phrase_from(reading, last + 1, len(reading.doc)).last
    head = reading.agents.get(first - 1)
    if head is not None and first in reading.nationalities and reading.joined(first):
        return Phrase(first - 1, last, head.start)  # والجيش الإسرائيلي يعلن
    return Phrase(first, last, reading.position(first, quote["speaker_start"]))  # from its article on, its conjunction left out


def _own_paper(reading: Reading, first: int, last: int) -> int:
    """Where a source ends before the paper of its own that it speaks in: الصحيفة [في تقريرها]."""
    for i in range(first + 1, last - 1):
        if reading.word(i) == "في" and reading.says(i + 1, "own_paper"):
            return i
    return last


def _with_name(reading: Reading, last: int) -> int:
    """One past the name that a comma parts from somebody's office: نائب الوزير، [سامي فارس]، يعلن."""
    name = reading.names.get(last)
    if name is None or name["first"] != last or name.get("label") != "PER" or reading.doc.gap(last).strip() != "،" or reading.reports.get(last - 1):
        return last
    return name["last"]


def source_of(reading: Reading, claim: Row, sentence: tuple[int, int]) -> Phrase | None:
    """The source that the sentence names for a claim, or None."""
    first, last = claim_range(claim)
    return (
        _cited(reading, last, sentence[1], True) or _reporting(reading, first, sentence)
        or _cited(reading, sentence[0], first, False) or _headed(reading, first, sentence) or _accuser(reading, first, sentence)
    )


def _accuser(reading: Reading, claim: int, sentence: tuple[int, int]) -> Phrase | None:
    """Who accuses somebody of it: اتهمت دمشق الطيران بقصف المطار ما أدى إلى مقتل سبعة."""
    found = {i: reading.markers[i] for i in range(sentence[0], claim + 1) if i in reading.markers}
    kinds = {i: reading.doc.lexicons.row("agent_markers", h.row)["kind"] for i, h in found.items()}
    for i in sorted(kinds):
        charged = any(kinds.get(k) == "performs" or charges(reading, k) for k in range(i + 1, min(i + 13, claim + 1)))
        at = reading.markers[i].last
        if kinds[i] == "blames" and charged and i > sentence[0] and is_verb(reading, i) and reading.bare(i)[0] in "يت":
            opening = _opening(reading, i, sentence[0])
            if opening is None and reading.word(i - 1).startswith("ال") and reading.joined(i):
                opening = Phrase(i - 1, i, reading.doc.starts[i - 1])
            if opening is not None:
                return opening  # [الأهالي] يتهمون حرس الحدود بقتل ثلاثة
        if kinds[i] == "blames" and charged and reading.bare(i) in ("اتهامه", "اتهامها", "اتهامهم"):
            return _first_subject(reading, sentence[0], i)  # هدد [الجيش] بالرد بعد اتهامه المتمردين بزرع ألغام
        if kinds[i] == "blames" and not reading.bare(i).startswith("اتهام") and charged and at < claim and _may_head(reading, at) and _is_source(reading, at):
            beside = any(hit.first == at for hit in reading.doc.hits("organisation_heads"))  # [حركة] حماس
            own = reading.names.get(at) or (reading.names.get(at + 1) if beside else None)
            accused = (k for k in range(at + 1, claim) if is_actor(reading, k) and (k not in reading.names or reading.names[k] is not own))
            return phrase_from(reading, at, next(accused, claim), through=_SOURCE)  # اتهم ناشطون [قوات النظام]
    return None


def _first_subject(reading: Reading, begin: int, limit: int) -> Phrase | None:
    """The source that is the subject of the verb that a sentence begins with."""
    at = begin + 1
    if at < limit and is_verb(reading, begin) and _may_head(reading, at) and _is_source(reading, at):
        return phrase_from(reading, at, limit, loose=True)
    return None


def _cited(reading: Reading, first: int, last: int, ends: bool) -> Phrase | None:
    """The source after بحسب، وفقا ل، حسبما ذكرت; the first one after the claim, the last one before it."""
    hits = reading.cues("attribution_cues", first, last)
    for hit in hits if ends else reversed(hits):
        how = reading.doc.lexicons.row("attribution_cues", hit.row)["followed_by"]
        at = hit.last
        if ends and reading.word(hit.first)[0] == "و" and _says_on(reading, at, last):
            continue  # 965 قتيلا، [وبحسب الداخلية] يوجد 815 مصابا
        if how in ("verb", "verb_final"):
            at = next((k for k in range(at, min(at + 3, last)) if k in reading.reports), -1) + 1
            if not at or (how == "verb_final" and not _ends_clause(reading, at, last)):
                continue
            at += at < last and reading.listed(reading.word(at), "back")  # وفق ما أفاد به المرصد
        if at < last and reading.joined(at) and _may_head(reading, at):
            return _issuer(reading, at, last) or source_phrase(reading, at, last)
    return _gave_out(reading, first, last) if ends else None


def _says_on(reading: Reading, at: int, last: int) -> bool:
    """Whether more is said behind the source that is cited, so that it is cited for what follows."""
    return any(i in reading.claimed for i in range(at, last)) or ":" in reading.doc.gap(min(at + 2, last))


def _gave_out(reading: Reading, first: int, last: int) -> Phrase | None:
    """Who gave out the figures before: هذه هي الحصيلة التي قدمتها [الأمم المتحدة]؛ هذا ما أحصته [المنظمة]."""
    for i in range(first, last - 1):
        if not (reading.says(i, "gave_out") and _may_head(reading, i + 1) and _is_source(reading, i + 1)):
            continue
        if any(reading.says(k, "such") or reading.listed(reading.bare(k).removeprefix("ال"), "figures") for k in range(max(0, i - 4), i)):
            return source_phrase(reading, i + 1, last)
    return None


def _issuer(reading: Reading, at: int, last: int) -> Phrase | None:
    """Who gave out the figures that are cited: وفقا لمعطيات نشرتها [الوزارة]؛ بحسب الأرقام التي أوردتها [القناة]."""
    if reading.listed(reading.word(at).removeprefix("لل").removeprefix("ال").removeprefix("ل"), "figures"):
        for i in range(at + 1, min(at + 4, last - 1)):
            if i in reading.reports and reading.reports[i].feature.endswith("+obj") and _may_head(reading, i + 1):
                return source_phrase(reading, i + 1, last)
    return None


def _ends_clause(reading: Reading, at: int, last: int) -> bool:
    """Whether what كما ذكرت names stands at the end, so that it looks back."""
    return last - at <= 8


def _reporting(reading: Reading, claim: int, sentence: tuple[int, int]) -> Phrase | None:
    """The subject of the nearest reporting verb that governs the claim: after the verb (أعلنت الوزارة مقتل), or before it (حماس تعلن مقتل).

    A verb without a subject of its own (وأضافت أن) leads on to the one before it.
    """
    for i in range(claim - 1, sentence[0] - 1, -1):
        hit = reading.reports.get(i)
        if reading.says(i, "records") and i + 1 < claim and _may_head(reading, i + 1) and not {i + 1} & (reading.places.keys() | reading.claimed.keys()):
            return source_phrase(reading, i + 1, claim)  # سجلت [مصالح الدرك] وفاة ثلاثة
        if hit is None:
            if reading.bound(i) == "contrast" and i - 1 not in reading.reports:
                return None
            continue
        row = reading.doc.lexicons.row("reporting_verbs", hit.row)
        if not {"أن", "اسم", "ب", "عن", ":"} & set(row["taking"].split("|")):
            continue
        relayed = _relayed(reading, hit.last, claim)
        if relayed is not None:
            return relayed
        at = hit.last + (hit.last < claim and reading.listed(reading.word(hit.last), "back"))
        if at < claim and reading.joined(at) and _may_head(reading, at):
            subject = source_phrase(reading, at, claim)
            if _governs(reading, subject.last, claim):
                return subject
            continue
        if _governs(reading, hit.last, claim):
            opening = _opening(reading, i, sentence[0])
            if opening is not None:
                return opening
    return None


def opens_speech(reading: Reading, at: int, claim: int) -> bool:
    """Whether إن or أن follows at a token before the claim: what stands before it belongs to the speaker."""
    return any(reading.bound(k) == "that" for k in range(at, min(at + 3, claim)))


def _governs(reading: Reading, at: int, claim: int) -> bool:
    """Whether what a source says begins at a token, perhaps after a date or an aside: أن، عن، a colon, بمقتل، مقتل."""
    for k in range(at, min(at + 6, claim + 1)):
        if k == claim or reading.bound(k) == "that" or reading.word(k) in ("عن", "الي") or ":" in reading.doc.gap(k) or reading.bound(k) == "act":
            return True
        aside = any(j in reading.dates or reading.word(j) == "ما" or reading.bound(j) in ("prep", "time_prep") for j in (k, k - 1))
        if not aside and not any(mark in reading.doc.gap(k) for mark in "،()"):
            return False
    return False


def _relayed(reading: Reading, at: int, claim: int) -> Phrase | None:
    """نقلت الوكالة عن مسؤول: the one who is passed on."""
    for k in range(at, min(at + 6, claim - 1)):
        if reading.word(k) == "عن" and reading.word(at - 1).lstrip("و").startswith(("نقل", "تنقل", "ينقل")) and _may_head(reading, k + 1):
            return source_phrase(reading, k + 1, claim)
    return None


def _opening(reading: Reading, verb: int, begin: int) -> Phrase | None:
    """The noun phrase that opens the sentence right up to the verb: الإعلام الإسرائيلي يتحدث عن؛ أما مراسلنا في بعلبك، فأفاد."""
    i = begin
    for k in range(verb, begin, -1):
        if not reading.joined(k) and (k < verb or "،" not in reading.doc.gap(k)):
            i = k
            break
    while i < verb and (reading.word(i) in ("اما", "ان", "كما") or reading.bound(i) == "contrast"):
        i += 1
    before = i < verb and reading.says(i, "was")  # وكانت «الهيئة» أعلنت
    i += before
    if i >= verb or not _may_head(reading, i) or not (before or _is_source(reading, i)) or verb - i > 10:
        return None
    phrase = source_phrase(reading, i, verb)
    return phrase if phrase.last >= verb - 1 or not reading.joined(verb) else None


def _headed(reading: Reading, claim: int, sentence: tuple[int, int]) -> Phrase | None:
    """The head of a headline before its colon: وزارة الصحة: ثلاثة قتلى في الغارة؛ عاجل | مصادر محلية: شهيدان; not the town of جرجيس: ثلاثة قتلى."""
    for k in range(min(claim, sentence[0] + 14), sentence[0], -1):
        if _COLON not in reading.doc.gap(k):
            continue
        first = next((i for i in range(k - 1, max(sentence[0], k - 9), -1) if _PARTS.intersection(reading.doc.gap(i))), sentence[0])
        if _may_head(reading, first) and _is_source(reading, first) and not _is_scene(reading, first):
            phrase = source_phrase(reading, first, k)
            return phrase if phrase.last == k or reading.word(phrase.last) == "ل" else None
    return None


def _is_scene(reading: Reading, i: int) -> bool:
    """Whether a headline's head is where it happened rather than a government called by its capital: ريف دمشق: قتيل؛ ليبيا: مقتل سبعة؛ طهران: لا ضحايا."""
    if reading.places.get(i, {}).get("kind") == "country":
        return not is_verb(reading, i + 1) and reading.word(i + 1) not in ("لا", "لم", "لن", "ان")
    if i in reading.agents:
        return False
    at = i + 1 if i in reading.place_nouns and i + 1 in reading.places else i
    row = reading.places.get(at)
    return row is not None and row.get("role") != "metonym" and row.get("kind") != "country" and (at > i or i not in reading.sources)


def _with_owner(reading: Reading, last: int) -> int:
    """One past whose statement it is: بيان [لوزارة الدفاع]."""
    if last >= len(reading.doc) or not reading.joined(last) or not reading.listed(reading.word(last - 1), "statement"):
        return last
    if len(reading.word(last)) > 3 and reading.word(last)[0] == "ل":
        return phrase_from(reading, last, len(reading.doc)).last
    return last


def source_phrase(reading: Reading, first: int, limit: int) -> Phrase:
    """The words that name a source, with its office and name: مدير عام الصحة في عدن، الخضر لصور."""
    start = reading.doc.starts[first]
    word = reading.word(first)
    if word.startswith("لل"):
        start += 2
    elif word[0] == "و" and (first in reading.names and proclitics(reading, first) or word[1:3] == "ال"):
        start += 1
    phrase = phrase_from(reading, first, limit, start, through=_SOURCE, loose=True)
    phrase = phrase._replace(last=min(limit, _with_owner(reading, phrase.last)))
    at = phrase.last
    if at < limit and reading.doc.gap(at).strip() == "،" and _may_head(reading, at) and at not in reading.dates:
        more = phrase_from(reading, at, limit, through=_SOURCE, loose=True)
        end = more.last
        closed = end < len(reading.doc) and ("،" in reading.doc.gap(end) or reading.bound(end) == "that")
        if closed and end - at <= 7:
            return phrase._replace(last=end)
    return phrase


def _is_source(reading: Reading, i: int) -> bool:
    """Whether a word can name who speaks: an office, an institution, a name."""
    return i in reading.sources or i in reading.names or i in reading.agents or i in reading.places


def _may_head(reading: Reading, i: int) -> bool:
    return i < len(reading.doc) and reading.bound(i) in ("", "noun") and not is_verb(reading, i) and i not in reading.dates

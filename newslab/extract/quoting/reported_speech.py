"""What was said: where a report begins after its cue, and where it ends.

A cue is a finite reporting verb (أعلنت), a participle (مضيفا) or a fixed phrase (جاء في, قوله). What it takes is
in `reporting_verbs.csv`: a clause after أن or إن, a colon or a quotation (:), a bare verbal noun (اسم: أعلنت وفاة),
one after its preposition (كشف عن, أشار إلى), a source of its own (نقل عن مصدر), or nothing but a long quotation («).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newslab.extract.quoting.antecedents import subject_before
from newslab.extract.quoting.noun_phrases import Phrase
from newslab.extract.quoting.speakers import issuer, phrase_at
from newslab.extract.quoting.speech import Speech
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit


class Cue(NamedTuple):
    """A reporting word that introduces something said; pairs are half-open token ranges."""

    cue: tuple[int, int]
    pos: str
    """`verb`, `participle`, or empty for a phrase."""
    row: dict[str, str]
    feature: str
    prefix: str
    speaker: Phrase | None
    """The noun phrase that the cue itself names."""
    relay: Phrase | None
    """Who passed it on: نقلت | الوكالة | عن مسؤول."""
    frame: str
    """How the content begins: `that`, `colon`, `quote` or `noun`; empty where nothing is said, and the cue only names somebody (دعا الوزير إلى ...)."""
    content: int
    """The first token of the content."""
    sentence: tuple[int, int]
    resumes: bool
    """Whether the cue begins a clause of its own after a comma: ، قال الوزير إن ..."""
    begin: int
    """The first token of the cue's clause, its conjunction included (كما | أعلن)."""

    @property
    def cuts(self) -> bool:
        """Whether a report that is still running ends here; a verb inside it does not end it (أن الوزير أعلن)."""
        return bool(self.frame) and self._opens

    @property
    def _opens(self) -> bool:
        return self.pos == "participle" or self.begin != self.cue[0] or self.prefix.startswith(("و", "ف")) or self.resumes


_NEAR = 6  # tokens within which an أن after a comma is the verb's
_SOURCE = 12  # tokens between نقلت and its عن
_REACH = 40  # tokens between a cue and its content
_PREPOSITIONS = {"عن": "عن", "الي": "إلى", "علي": "على"}
_OVER = frozenset({"عبر", "في", "علي", "من", "مع", "الي"})
_BEFORE_THAT = frozenset({"الي", "علي", "عن", "من", "في"})


def cues_in(sp: Speech, taken: Sequence[tuple[int, int]] = ()) -> list[Cue]:
    """The cues of a document that introduce something said; those inside the token ranges `taken` are left out."""
    out: list[Cue] = []
    for at in sorted(sp.verbs):
        place = bisect_right(taken, (at, len(sp.words))) - 1
        if place >= 0 and at < taken[place][1] or out and out[-1].cue[0] < at < out[-1].content:
            continue
        cue = _cue_at(sp, at)
        if cue is not None:
            out.append(cue)
    return out


@lru_cache(maxsize=256)
def _takes(cell: str) -> tuple[str, ...]:
    return tuple(take.strip() for take in cell.split("|"))


def _cue_at(sp: Speech, at: int) -> Cue | None:
    hit = sp.verbs[at]
    row = sp.row("reporting_verbs", hit)
    first, end = sp.clause(at)
    takes = _takes(row["taking"])
    if row["stance"] == "impersonal" or "+obj" in hit.feature and not {"ب", "+"} & set(takes):
        return None
    if at > first and hit.feature.startswith("present") and (sp.words[at - 1] in ("ان", "كي", "لكي", "حتي") or sp.words[at - 1] in ("قبل", "بعد")):
        return None  # قبل أن يعلن
    if at > first and "negation" in sp.kinds[at - 1] and sp.words[at - 1] != "فيما" or sp.words[at - 1] in ("من", "مما", "بما"):
        return None  # لم يذكر, ما وصفه, من ينكر أن
    after, speaker, relay = hit.last, None, None
    if row["pos"] != "participle" and not row["form"].startswith("القول") and after < end:
        subject = _past_audience(sp, sp.past_times(after, end), end)  # أقر الاثنين الماضي | سامر حداد | بأنه
        plural = hit.feature in ("past.pl", "present.pl", "past.du", "present.du")  # أرجعوا | الفضل: a plural verb has named its subject before
        if not (plural or "اسم" in takes and sp.is_event(subject) or subject > after and "،" in sp.gap(subject)):
            speaker = phrase_at(sp, subject, end)
            speaker = speaker and issuer(sp, speaker, end)
        after = speaker.last if speaker else after
    if "عن مصدر" in takes or "من مصدر" in takes:
        source = _source_after(sp, after, end, "عن" if "عن مصدر" in takes else "من")
        about = next((t for t in range(after, min(after + _SOURCE, end)) if sp.words[t] in ("عنه", "عنها", "عنهم")), -1)
        if source is not None:
            speaker, relay, after = source, speaker, source.last
        elif about >= 0:  # نقلت الوكالة | عنه | قوله إن ...
            speaker, relay, after = None, speaker, about + 1
        elif speaker is None:
            return None
        takes = ("أن", ":")
    if row["bare"] == "verb" and not _stands_as_verb(sp, at, hit, speaker):
        return None
    if speaker is None and hit.feature == "past.m" and not hit.prefix and _is_mine(sp, at, row):
        return None
    frame, content = _content(sp, after, end, takes, inna=row["form"] == "قال")
    if row["bare"] == "passive" and hit.feature.startswith("present") and speaker is None:
        speaker = subject_before(sp, at, first)
        if speaker is None:
            return None  # يذكر أن, يعتقد أن: nobody in particular
    if row["bare"] == "passive" and hit.feature.startswith("present") and speaker.head < 0 and sp.look(speaker.first).kind == "common":
        return None  # يتوقع هطول أمطار
    if row["sign"] and hit.feature.startswith("present") and frame and _is_thing(sp, speaker or subject_before(sp, at, first)):
        return None  # يشير سلوك السوق إلى تراجع الطلب
    if not frame and ":" in takes and speaker is not None:
        frame, content, speaker = _spoken_not_named(sp, speaker)
    if not frame and ":" in takes and row["pos"] == "verb" and not hit.prefix:
        frame, content = _before(sp, at, speaker)
    if row["bare"] == "near" and content > hit.last + 1:
        return None
    if frame == "that" and "ب" in takes and "أن" not in takes and speaker is not None and content == speaker.last + 1 and hit.prefix:
        speaker = None  # رحب المجلس بالقرار ووصف | القرار | بأنه ...
    if not frame and (speaker is None or row["pos"] != "verb"):
        return None
    begin = at - 1 if at > first and "conjunction" in sp.kinds[at - 1] and "،" in sp.gap(at - 1) else at
    resumes = "،" in sp.gap(at) and speaker is not None and row["pos"] == "verb"
    return Cue((at, hit.last), row["pos"], row, hit.feature, hit.prefix, speaker, relay, frame, content, (first, end), resumes, begin)


def _is_mine(sp: Speech, at: int, row: dict[str, str]) -> bool:
    """Whether a hamza tells the first person from the third: أعتقد أن, not اعتقد أن."""
    return sp.written(at).startswith("أ") and not any(form.startswith("أ") for form in row["form"].split("|") if fold_word(form) == sp.words[at])


def _is_thing(sp: Speech, phrase: Phrase | None) -> bool:
    """Whether a subject is neither a source nor a name, and so tells something without saying it."""
    if phrase is None or phrase.head == phrase.first or sp.kinds[phrase.first]:
        return False
    return sp.look(phrase.first).kind == "common" and sp.named.isdisjoint(range(phrase.first, phrase.last))


def _past_audience(sp: Speech, i: int, end: int) -> int:
    """Past those spoken to, where the speaker follows: قال لـ"الفجر" | مصدر مطلع."""
    if i < end and sp.words[i] == "ل" and i + 1 in sp.opens:
        return sp.opens[i + 1].last
    if i + 1 < end and "audience" in sp.kinds[i]:
        if i + 1 in sp.opens and sp.opens[i + 1].last - i < 5:
            return sp.opens[i + 1].last
        return i + 1 if sp.words[i].startswith("لل") or len(sp.words[i]) <= 3 else i
    return i


def _stands_as_verb(sp: Speech, at: int, hit: Hit, speaker: Phrase | None) -> bool:
    """Whether a form that is also another word (بين) stands where a verb does: at the start, after و, كما, قد or الذي."""
    if hit.feature == "past.du":
        return False  # ردا على سؤال
    if hit.feature == "present.f" and speaker is None and sp.row("reporting_verbs", hit)["bare"] == "verb":
        return False  # تبين أن: it turned out
    return (
        hit.feature not in ("past.m", "past.du") or hit.prefix in ("و", "ف") or at == sp.clause(at)[0]
        or bool(sp.kinds[at - 1] & {"auxiliary", "relative", "conjunction"}) or "،" in sp.gap(at) and at + 1 < len(sp.words) and "that" in sp.kinds[at + 1]
    )  # fmt: skip


def participles(sp: Speech) -> set[int]:
    """Where a participle of reporting begins a clause of its own, whether or not a report follows: ، متسائلا عن الموعد."""
    return {t for t, hit in sp.verbs.items() if "،" in sp.gap(t) and sp.row("reporting_verbs", hit)["pos"] == "participle"}


def _is_future(sp: Speech, t: int, end: int) -> bool:
    """Whether a verb in the future stands at `t`: what will be is still what was said (..، فيما | سيستفيد الطلبة)."""
    return t < end and len(sp.words[t]) > 4 and sp.words[t].startswith(("سي", "ست")) and sp.look(t).kind == "common" and t not in sp.nouns


def _source_after(sp: Speech, at: int, end: int, preposition: str) -> Phrase | None:
    """The source in نقلت صحيفة محلية على موقعها | عن طبيب, علمت الصحيفة | من طبيب: after the first such preposition."""
    for t in range(at, min(at + _SOURCE, end - 1)):
        if sp.words[t] == preposition:
            return phrase_at(sp, t + 1, end)
        if "that" in sp.kinds[t] or t in sp.opens and sp.opens[t].last - t > 4:
            break
    return None


def _content(sp: Speech, at: int, end: int, takes: tuple[str, ...], *, inna: bool = False) -> tuple[str, int]:
    """How and where the content begins after the cue and its speaker; an empty frame where none does. `inna`: the verb takes إن rather than أن."""
    if at >= end:  # the colon ends its line, the quotation begins the next
        return ("quote", at) if at < len(sp.words) and at in sp.opens and sp.colon(at) else ("", at)
    k = _past_adverbs(sp, at, end)
    if k < end and k not in sp.opens and not sp.colon(k):
        nominal = _nominal(sp, k, at, end, takes)
        if nominal is not None:
            return "noun", nominal
    joined = barred = relative = other = False  # past a relative clause or another verb, أن is the cue's own only after a comma
    for t in range(at, min(end, at + _REACH)):
        joined = joined or t > k and "،" in sp.gap(t) and sp.words[t].startswith("و")
        if ":" in takes and sp.colon(t) and not other and (not joined or t in sp.opens):
            if "that" in sp.kinds[t] and t not in sp.opens:
                return "that", t + 1
            return ("quote" if t in sp.opens else "colon"), t
        if not other and _quote_at(sp, t, t in (at, k), takes):
            return "quote", t
        if "relative" in sp.kinds[t]:
            relative, barred = True, barred or "،" in sp.gap(t)
        barred = barred or t > k and "negation" in sp.kinds[t]
        if _that_at(sp, t, takes) and not (barred and "،" not in sp.gap(t)):
            return "that", (_inna(sp, t, end) if inna else t) + 1
        if t in sp.verbs:
            if _breaks(sp, t, t == at):
                break
            if t > k and _is_finite(sp, t):
                barred = other = True
                if not relative:
                    break  # أبلغت أسرته الشرطة بعد أن | قال: ...

    return "", at


def _inna(sp: Speech, t: int, end: int) -> int:
    """The إن of قال where one follows an أن that is somebody else's: قال نواب يرون أن العقد باطل، | إن الجلسة ستتأجل; `t` where none does."""
    if sp.written(t).startswith("إ"):
        return t
    return next((u for u in range(t + 1, min(t + _REACH, end)) if "،" in sp.gap(u) and "that" in sp.kinds[u] and sp.written(u).startswith("إ")), t)


def _quote_at(sp: Speech, t: int, near: bool, takes: tuple[str, ...]) -> bool:
    """Whether a quotation begins at `t` that the verb may introduce: any where it stands `near`, a long one further on."""
    stretch = sp.opens.get(t)
    if stretch is None or sp.titled(t) or t and sp.words[t - 1] == "ل" or t in sp.names and sp.names[t]["last"] == stretch.last:
        return False  # صرح لـ«المرفأ» بأن ...
    if stretch.last - t < 4 and t and sp.words[t - 1] in _OVER and not sp.colon(t):
        return False  # وصف عبر «الإخبارية» ما جرى
    return ":" in takes and near or stretch.last - t >= 4 and (":" in takes or "«" in takes)


def _that_at(sp: Speech, t: int, takes: tuple[str, ...]) -> bool:
    """Whether the verb's own أن stands at `t`: any (أضاف أن), or only one after its preposition (أعرب عن أمله | في أن); not that of يجب أن."""
    if "that" not in sp.kinds[t] or sp.words[t].startswith("و") or t + 1 >= len(sp.words):
        return False
    before = sp.words[t - 1] if t else ""
    own = "أن" in takes or "ب" in takes or any(take.endswith(" أن") and before == fold_word(take[:-3]) for take in takes)
    return own and ("governs_that" not in sp.kinds[t - 1] or before in _BEFORE_THAT)


def _nominal(sp: Speech, k: int, at: int, end: int, takes: tuple[str, ...]) -> int | None:
    """Where a noun that is the report begins: كشف عن | إغلاق, أشار إلى | تراجع, أعلنت | وفاة, أفاد | بوقوع; None where none does."""
    word = sp.words[k]
    if k > at - 1 and _is_relative_verb(sp, k) and any("that" in sp.kinds[t] for t in range(k + 1, min(k + _SOURCE, end))):
        return None
    if "أن" in takes and k not in sp.events and any("،" in sp.gap(t) and sp.words[t] in ("ان", "انه", "انها") for t in range(k + 1, min(k + _NEAR, end))):
        return None  # توقع وزير النفط ونظيره في بغداد، أن ...
    if _PREPOSITIONS.get(word) in takes and k + 1 < end and not sp.kinds[k + 1] & {"that", "relative"}:
        return k + 1 if (word != "عن" or sp.is_event(k + 1)) and not (k + 1 in sp.opens and sp.opens[k + 1].last - k > 5) else None
    if "اسم" in takes and k not in sp.verbs and not sp.kinds[k] and (sp.is_event(k) or k > at and sp.gap(k).strip() == "،" or "أن" not in takes):
        return k
    if "اسم" in takes and k > at and word.endswith("ا") and len(word) > 4 and k not in sp.named and not sp.kinds[k]:
        return k  # أعلن الوزير | خططا جديدة
    return k if "ب" in takes and sp.is_event(k, "ب") else None


def _is_relative_verb(sp: Speech, k: int) -> bool:
    """Whether what looks like a verbal noun with a pronoun is a verb about the noun before: في ندوة | عقدها, استطلاع | أجراه."""
    return sp.words[k].endswith(("ه", "ها")) and k in sp.events and "+" in sp.events[k].feature and not sp.words[k - 1].startswith("ال")


def _breaks(sp: Speech, t: int, near: bool) -> bool:
    """Whether another report begins at the verb `t`; وأضاف قائلا is one."""
    hit = sp.verbs[t]
    row = sp.row("reporting_verbs", hit)
    return row["pos"] == "participle" and not (row["form"] == "قائل" and near) or row["pos"] == "verb" and hit.prefix.startswith("و") and "+" not in hit.feature


def _is_finite(sp: Speech, t: int) -> bool:
    """Whether a verb that reports with أن stands at `t`, and no preposition or noun of its shape (بين, نقل)."""
    row = sp.row("reporting_verbs", sp.verbs[t])
    return row["pos"] == "verb" and row["bare"] != "verb" and "أن" in row["taking"].split("|")


def _spoken_not_named(sp: Speech, speaker: Phrase) -> tuple[str, int, Phrase]:
    """A quotation of a few words that was taken for the end of the speaker's name: قال المتحدث باسم الشركة | "المخزون يكفي"."""
    stretch = sp.closing(speaker.first + 1, speaker.last)
    if stretch is None or stretch.last - stretch.first < 2 or stretch.first - 1 in sp.nouns and not sp.words[stretch.first - 1].startswith("ال"):
        return "", -1, speaker  # كتبت صحيفة "صوت المدينة" مقالا
    shorter = phrase_at(sp, speaker.first, stretch.first)
    return ("quote", stretch.first, shorter) if shorter is not None and stretch.first in sp.opens else ("", -1, speaker)


def _before(sp: Speech, at: int, speaker: Phrase | None) -> tuple[str, int]:
    """A quotation that stands before its verb: «لن نعود»، يقول سامر."""
    words = 2 if speaker is not None and "،" in sp.gap(at) else 4
    stretch = sp.closing(0, at) if "\n" not in sp.gap(at) else None
    return ("quote", stretch.first) if stretch is not None and stretch.first in sp.opens and at - stretch.first >= words else ("", at)


def _past_adverbs(sp: Speech, at: int, end: int) -> int:
    """Past what may stand between speaker and report: `، الخميس،` `في بيان` `في يناير الماضي` `خلال مؤتمر صحفي،`."""
    k, end = at, min(end, at + _REACH)
    while k < end and "that" not in sp.kinds[k] and k not in sp.opens and not sp.colon(k):
        kinds = sp.kinds[k]
        if kinds & {"time", "audience"}:
            k = max(k + 1, sp.past_times(k, end))
        elif "adjunct" in kinds or "preposition" in kinds and k + 1 < end and sp.kinds[k + 1] & {"medium", "time"}:
            start, k = k, k + 1
            while k < end and not _ends_adjunct(sp, k, k - start):
                k += 1
        else:
            break
    return k


def _ends_adjunct(sp: Speech, k: int, words: int) -> bool:
    return (
        "،" in sp.gap(k) or "that" in sp.kinds[k] or k in sp.opens or sp.colon(k)
        or words > 1 and sp.is_event(k) and not _is_relative_verb(sp, k) or words > 2 and sp.words[k] in _PREPOSITIONS
    )  # fmt: skip


def content_end(sp: Speech, start: int, end: int, cuts: set[int], *, nominal: bool = False) -> int:
    """Where an indirect report that begins at token `start` ends.

    Before the next cue (`cuts`), before a clause that is the outlet's own (`clause_openers.csv`), or with its
    sentence at `end`. A `nominal` report (أعلنت وفاة ...) also ends where the news is told on (، حيث ...).
    """
    openers = sp.openers
    for t in range(start + 1, end):
        if t in cuts or t - 1 > start and sp.words[t - 1].isdigit() and sp.gap(t - 1) == " .":  # ... لعام .2010 | وما زال
            return t
        if t in openers:
            after = sp.row("clause_openers", openers[t])["after"]
            if after == "anywhere" or "،" in sp.gap(t) and (nominal or not after) and not _is_future(sp, openers[t].last, end):
                return t
    return end

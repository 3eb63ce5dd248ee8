"""Reporting words: which of them introduce something said, and who says it.

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
from newslab.extract.quoting.contents import content_after
from newslab.extract.quoting.phrases import Phrase
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


_SOURCE = 12  # tokens between نقلت and its عن


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
    if hit.feature.startswith("present") and sp.written(at).endswith("ى") and not any(form.endswith("ى") for form in row["present"].split("|")):
        return None  # يدعى فلانا: he is called, not يدعي
    after, speaker, relay = hit.last, None, None
    if row["pos"] != "participle" and not row["form"].startswith("القول") and after < end:
        subject = _past_audience(sp, sp.past_times(after, end), end)  # أقر الاثنين الماضي | سامر حداد | بأنه
        plural = hit.feature in ("past.pl", "present.pl", "past.du", "present.du")  # أرجعوا | الفضل: a plural verb has named its subject before
        if not (plural or "اسم" in takes and sp.is_event(subject) or subject > after and "،" in sp.gap(subject)):
            speaker = phrase_at(sp, subject, end)
            speaker = speaker and issuer(sp, speaker, end)
        after = speaker.last if speaker else after
        if speaker and sp.words[after : after + 2] == ["علي", "لسان"]:  # قالت روما | على لسان | المتحدث باسم خارجيتها
            mouth = phrase_at(sp, after + 2, end)
            if mouth:
                relay = speaker if "عن مصدر" in takes else None
                speaker, after = mouth, mouth.last
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
    frame, content = content_after(sp, after, end, takes, inna=row["form"] == "قال")
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


def _source_after(sp: Speech, at: int, end: int, preposition: str) -> Phrase | None:
    """The source in نقلت صحيفة محلية على موقعها | عن طبيب, علمت الصحيفة | من طبيب: after the first such preposition."""
    for t in range(at, min(at + _SOURCE, end - 1)):
        if sp.words[t] == preposition:
            return phrase_at(sp, t + 1, end)
        if "that" in sp.kinds[t] or t in sp.opens and sp.opens[t].last - t > 4:
            break
    return None


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

"""What a report holds: where its content begins behind its cue and speaker, and where it ends."""

from __future__ import annotations

from newslab.extract.quoting.speech import VERBAL_NOUN, Speech
from newslab.text.fold import fold_word

_NEAR = 6  # tokens within which an أن after a comma is the verb's
_SOURCE = 12  # tokens in which the أن of a relative clause follows
_APPOSED = 20  # tokens of an apposition
_REACH = 40  # tokens between a cue and its content
_PREPOSITIONS = {"عن": "عن", "الي": "إلى", "علي": "على"}
_OVER = frozenset({"عبر", "في", "علي", "من", "مع", "الي"})
_BEFORE_THAT = frozenset({"الي", "علي", "عن", "من", "في"})


def content_after(sp: Speech, at: int, end: int, takes: tuple[str, ...], *, inna: bool = False) -> tuple[str, int]:
    """How and where the content begins after the cue and its speaker; an empty frame where none does. `inna`: the verb takes إن rather than أن."""
    if at >= end:  # the colon ends its line, the quotation begins the next
        return ("quote", at) if at < len(sp.words) and at in sp.opens and sp.colon(at) else ("", at)
    k = _past_adverbs(sp, _past_apposition(sp, at, end), end)
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
        barred = barred or t > k and ("negation" in sp.kinds[t] or sp.words[t] in ("عما", "اذا", "هل"))  # رد على سؤال عما إذا كان يظن أن ...
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
        return k + 1 if (word != "عن" or sp.is_event(k + 1) or _is_deed(sp, k + 1)) and not (k + 1 in sp.opens and sp.opens[k + 1].last - k > 5) else None
    if "اسم" in takes and k not in sp.verbs and not sp.kinds[k] and (sp.is_event(k) or k > at and sp.gap(k).strip() == "،" or "أن" not in takes):
        return k
    if "اسم" in takes and k > at and word.endswith("ا") and len(word) > 4 and k not in sp.named and not sp.kinds[k]:
        return k  # أعلن الوزير | خططا جديدة
    return k if "ب" in takes and sp.is_event(k, "ب") else None


def _is_deed(sp: Speech, k: int) -> bool:
    """Whether a verbal noun with its article stands at `k`: أعلنت عن | التأهيل المسبق."""
    word = sp.words[k]
    return word.startswith("ال") and VERBAL_NOUN.fullmatch(word[2:]) is not None and k not in sp.nouns and sp.look(k).kind == "common"


def _past_apposition(sp: Speech, at: int, end: int) -> int:
    """Past what is said of a speaker between two commas: نفت ليون، وهي طبيبة سابقة، | وجود خلاف."""
    if at >= end or "،" not in sp.gap(at) or not (sp.words[at] in ("وهو", "وهي", "وهم") or "relative" in sp.kinds[at]):
        return at
    return next((t for t in range(at + 2, min(at + _APPOSED, end)) if "،" in sp.gap(t)), at)


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


def _is_future(sp: Speech, t: int, end: int) -> bool:
    """Whether a verb in the future stands at `t`: what will be is still what was said (..، فيما | سيستفيد الطلبة)."""
    return t < end and len(sp.words[t]) > 4 and sp.words[t].startswith(("سي", "ست")) and sp.look(t).kind == "common" and t not in sp.nouns

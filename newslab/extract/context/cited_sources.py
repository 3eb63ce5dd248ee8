"""Sources that are cited for what stands beside them: بحسب الوزارة، وفقا لمعطيات نشرتها، حسبما ذكرت; who gave out the figures before."""

from __future__ import annotations

from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.source_phrases import is_source, issuer_of, may_head, source_phrase


def cited(reading: Reading, first: int, last: int, ends: bool) -> Phrase | None:
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
        if at < last and reading.joined(at) and may_head(reading, at):
            return issuer_of(reading, at, last) or source_phrase(reading, at, last)
    return _gave_out(reading, first, last) if ends else None


def _says_on(reading: Reading, at: int, last: int) -> bool:
    """Whether more is said behind the source that is cited, so that it is cited for what follows."""
    return any(i in reading.claimed for i in range(at, last)) or ":" in reading.doc.gap(min(at + 2, last))


def _gave_out(reading: Reading, first: int, last: int) -> Phrase | None:
    """Who gave out the figures before: هذه هي الحصيلة التي قدمتها [الأمم المتحدة]؛ هذا ما أحصته [المنظمة]."""
    for i in range(first, last - 1):
        if not (reading.says(i, "gave_out") and may_head(reading, i + 1) and is_source(reading, i + 1)):
            continue
        if any(reading.says(k, "such") or reading.listed(reading.bare(k).removeprefix("ال"), "figures") for k in range(max(0, i - 4), i)):
            return source_phrase(reading, i + 1, last)
    return None


def _ends_clause(reading: Reading, at: int, last: int) -> bool:
    """Whether what كما ذكرت names stands at the end, so that it looks back."""
    return last - at <= 8

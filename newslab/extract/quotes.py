"""Quotations, direct and indirect: what was said, by whom, with which verb.

A row's `text` is what was said: the words between the marks of a direct quotation, the clause after أن of
an indirect one (so `start`, `end` are `content_start`, `content_end`). A report whose clause is mostly
between marks counts as direct, with the marked words as content; a few marked words inside a clause
leave it indirect. What stands inside a quotation is not taken apart.
"""

from __future__ import annotations

from bisect import bisect_left

from newslab.extract.quoting.antecedents import Known, agree, antecedent, known, subject_before, subject_of_relative, subject_of_sentence
from newslab.extract.quoting.attributions import Attribution, attribution_phrases
from newslab.extract.quoting.contents import content_end
from newslab.extract.quoting.phrases import Phrase
from newslab.extract.quoting.reported_speech import Cue, cues_in, participles
from newslab.extract.quoting.sources import source_of
from newslab.extract.quoting.speakers import is_document
from newslab.extract.quoting.speech import Speech, Stretch
from newslab.extract.values import Row
from newslab.text.document import Document

_WHOSE = ("speaker", "speaker_start", "speaker_end", "speaker_entity_id", "speaker_gender", "source_role", "source_party", "source_named", "_speaker")
_BRIDGE = 4  # words of the clause that a quotation ends: ، فمن الممكن | "أن ..."
_LONG, _VERY_LONG = 5, 8  # marked words inside a reported clause that make it a direct quotation: with half of the clause, with a third of it
_NAME = 7  # words of a name between marks


def quotes_in(doc: Document, names: list[Row]) -> list[Row]:
    """Rows of `quotes` in reading order of their cues.

    Private keys for later stages: `_cue`, `_content` and `_speaker` (None without a speaker), half-open token ranges.
    `duplicate_of` is the position in this list of an earlier row with the same words.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> text = "قالت مديرة المستشفى هدى سالم إن الجناح امتلأ، وأضافت: «نحتاج إلى أسرة»."
    >>> [(text[r["start"] : r["end"]], r["kind"], r["speaker"], r["speaker_gender"]) for r in quotes_in(document(text, lexicons()), [])]
    [('الجناح امتلأ', 'indirect', 'مديرة المستشفى هدى سالم', 'f'), ('نحتاج إلى أسرة', 'direct', 'مديرة المستشفى هدى سالم', 'f')]
    """
    sp = Speech(doc, names)
    attributions = attribution_phrases(sp)
    cues, attributions = _merged(cues_in(sp, [a.cue for a in attributions]), attributions)
    cuts = {c.begin for c in cues if c.cuts} | participles(sp) | {a.scope[1] if a.scope[1] <= a.cue[0] else a.cue[0] for a in attributions}
    rows: list[Row] = []
    spoken: list[Known] = []
    covered, last = 0, -1
    for report in sorted([*cues, *attributions], key=lambda r: r.cue[0]):
        if report.cue[0] < covered:
            continue
        if isinstance(report, Attribution):
            _attribute(sp, report, rows, cuts)
            if not is_document(sp, report.phrase):
                spoken.append(known(sp, report.phrase))
            continue
        speaker = _speaker(sp, report, spoken, last)
        if speaker is not None:
            spoken.append(speaker)
        elif not report.cuts and report.cue[0] > report.sentence[0] and report.content > report.cue[1] + 2:
            continue  # a verb in the middle of a sentence that is nobody's, and an أن further on
        last = report.cue[0]
        if not report.frame or speaker is None and report.pos == "participle" and report.frame != "quote" and not _goes_on(rows, report):
            continue
        for row in _contents(sp, report, cuts):
            rows.append(row | _who(sp, speaker) | {"stance": report.row["stance"]})
            if report.relay is not None:
                rows[-1]["relayed_by"] = _words(sp, report.relay)
            if not rows[-1].get("source_role") and any("social" in sp.kinds[t] for t in range(report.cue[1], min(report.content, row["first"]))):
                rows[-1]["source_role"] = "social_post"
            covered = max(covered, row["last"])
    rows += _uncued(sp, rows)
    rows.sort(key=lambda r: (r["start"], r["end"]))
    return _with_duplicates(doc, rows)


def _goes_on(rows: list[Row], report: Cue) -> bool:
    """Whether a participle goes on with what somebody unnamed was said to say in its sentence: وأفاد بأن ..، مشيرا إلى أن .."""
    return bool(rows) and rows[-1]["speaker"] is None and rows[-1]["_cue"][0] >= report.sentence[0]


def _merged(cues: list[Cue], attributions: list[Attribution]) -> tuple[list[Cue], list[Attribution]]:
    """An attribution between a cue and its content is part of it: ذكرت الوكالة، نقلا عن | مسؤول، أن ...; يرى الخبير، بحسب | الصحيفة، أن ..."""
    out, kept = [], list(attributions)
    for cue in cues:
        place = bisect_left(kept, cue.cue[1], key=lambda a: a.cue[0])
        if place < len(kept) and kept[place].source[1] <= cue.content:
            found = kept.pop(place)
            cue = cue._replace(speaker=found.phrase, relay=cue.speaker) if found.origin else cue._replace(relay=found.phrase)
        elif place and cue.frame and kept[place - 1].scope[0] <= cue.cue[0] <= kept[place - 1].scope[0] + 1 < cue.sentence[1]:
            cue = cue._replace(relay=cue.relay or kept.pop(place - 1).phrase)  # وحسب الوكالة، | قالت الوزيرة إن ...
        out.append(cue)
    return out, kept


def _speaker(sp: Speech, cue: Cue, spoken: list[Known], last: int) -> Known | None:
    """Who speaks: after the verb, before it, or somebody named before (وأضاف, مشيرا); `last` is the cue before this one."""
    at, first = cue.cue[0], cue.sentence[0]
    feature = "" if cue.relay is not None else cue.feature  # نقلت agrees with the paper
    if cue.pos == "verb":
        before = None if cue.prefix else subject_before(sp, at, first)
        if before is not None and (cue.speaker is None or before.head >= 0 or before.first in sp.names):  # ليون، رئيسة النقابة، | حذرت | الوزير من أن
            return known(sp, before, cue.feature)
        if cue.speaker is None:
            before = subject_of_relative(sp, at, first)
            if before is not None:
                return known(sp, before, cue.feature)
    if cue.speaker is not None:
        return known(sp, cue.speaker, feature)
    if last < first < at:
        subject = subject_of_sentence(sp, at, first)
        if subject is not None and agree(subject, feature):
            return subject
    return antecedent(sp, feature, spoken, first)


def _contents(sp: Speech, cue: Cue, cuts: set[int]) -> list[Row]:
    """The rows of one cue, without their speaker: one direct or indirect content, sometimes several."""
    if cue.frame == "quote":
        return [_direct(sp, cue.cue, stretch) for stretch in _coordinated(sp, sp.opens[cue.content])]
    end = content_end(sp, cue.content, cue.sentence[1], cuts, nominal=cue.frame == "noun")
    if cue.frame == "colon" and end == cue.sentence[1]:
        end = _paragraph_end(sp, end, cuts)
    if end <= cue.content or cue.frame == "noun" and end - cue.content < 2:
        return []
    marked = [sp.opens[t] for t in range(cue.content, end) if t in sp.opens]
    if cue.frame == "that" and len(marked) == 1 and _only_names(sp, marked[0], cue.content, end):
        return [_indirect(sp, cue.cue, cue.content, end)]
    if marked and marked[0].first == cue.content and marked[0].last >= end - (marked[0].last - cue.content > 3) and marked[0].last - cue.content > 1:
        return [_direct(sp, cue.cue, marked[0])]
    long = [s for s in marked if _is_most(s, end - cue.content) or _is_whole_clause(sp, s, cue.content, end)]
    if not long:
        return [_indirect(sp, cue.cue, cue.content, end, attached=cue.frame == "noun" and sp.is_event(cue.content, "ب"))]
    out = [_direct(sp, cue.cue, s) for s in long]
    joint = long[0].first - 1  # أكد وصول القافلة، و"لم تسجل أي حوادث على الطريق"
    comma = next((t for t in range(joint, max(cue.content, joint - _BRIDGE), -1) if "،" in sp.gap(t)), cue.content)
    if comma - cue.content >= _LONG and cue.frame != "colon":
        out.insert(0, _indirect(sp, cue.cue, cue.content, comma))
    return out


def _speaks_for(sp: Speech, source: Phrase, row: Row) -> bool:
    """Whether a person vouches for what an institution or a state is said to say, and so is its speaker: أعلنت الوزارة ..., حسبما قال | المتحدث باسمها."""
    def kind(noun: int) -> str:
        return sp.row("source_nouns", sp.nouns[noun])["kind"] if noun in sp.nouns else ""

    head = next((t for t in range(*row["_speaker"]) if t in sp.nouns), -1)
    return kind(source.head) == "person" and kind(head) not in ("person", "source", "quantifier") and not row["speaker_gender"]


def _paragraph_end(sp: Speech, at: int, cuts: set[int]) -> int:
    """The end of the sentences that go on with words after a colon (وقال: لا نعرف بعد. سننتظر غدا.): the paragraph's, or where somebody else speaks."""
    while at < len(sp.words) and "\n" not in sp.gap(at) and at not in cuts and at not in sp.opens:
        end = sp.doc.sentence_of(at)[1]
        if any(t in cuts or t in sp.vouchers for t in range(at, end)):
            break
        at = end
    return at


def _only_names(sp: Speech, stretch: Stretch, first: int, end: int) -> bool:
    """Whether marked words at the beginning of a report are the name that it is about: أن «الهلال الأحمر» | فقد الاتصال بطاقمه."""
    goes_on = stretch.last + 1 < end and not set("،.؛:") & set(sp.gap(stretch.last))
    return stretch.first == first and goes_on and stretch.last - first <= _NAME and not any(t in sp.verbs for t in range(first, stretch.last))


def _is_most(stretch: Stretch, words: int) -> bool:
    """Whether marked words carry a clause of so many words, which then counts as quoted directly."""
    marked = stretch.last - stretch.first
    return marked >= _LONG and 2 * marked >= words or marked >= _VERY_LONG and 3 * marked >= words


def _is_whole_clause(sp: Speech, stretch: Stretch, first: int, end: int) -> bool:
    """Whether marked words are all that an أن inside a report says: قال إنه على الجميع أن | «يحترموا القانون»."""
    return stretch.last == end and stretch.last - stretch.first > 1 and stretch.first - 1 > first and sp.words[stretch.first - 1] in ("ان", "بان")


def _coordinated(sp: Speech, stretch: Stretch) -> list[Stretch]:
    """A quotation and those that go on with it: دعا إلى «وقف القصف عن الأحياء»، وإلى «فتح المعابر أمام الجرحى»."""
    out = [stretch]
    while True:
        at = out[-1].last
        more = next((sp.opens[t] for t in range(at, min(at + 3, len(sp.words))) if t in sp.opens), None)
        if more is None or not sp.words[at].startswith("و") or at in sp.verbs or more.last - more.first < 4 or at == more.first:
            return out
        out.append(more)


def _attribute(sp: Speech, found: Attribution, rows: list[Row], cuts: set[int]) -> None:
    """A row for an attribution phrase; where a report already holds its scope, the phrase says who passed it on."""
    first, last = found.scope
    if first > found.cue[0]:
        last = content_end(sp, first, last, cuts)
    for row in reversed(rows[-3:]):
        if row["_content"][1] > first and row["_content"][0] < last or (row["_cue"][0] >= first and row["_cue"][0] < last):
            if row.get("_speaker") is not None and "relayed_by" not in row:
                row |= _who(sp, known(sp, found.phrase)) if _speaks_for(sp, found.phrase, row) else {"relayed_by": _words(sp, found.phrase)}
            return
    stretch = sp.opens.get(first)
    row = _direct(sp, found.cue, stretch) if stretch is not None and stretch.last >= last else _indirect(sp, found.cue, first, last)
    rows.append(row | _who(sp, known(sp, found.phrase)) | {"stance": found.stance})


def _uncued(sp: Speech, rows: list[Row]) -> list[Row]:
    """Long quotations that fill their sentence and follow from what was said before: the last speaker's, or the next one's where nobody has spoken."""
    held = sorted((*r["_content"], r["_cue"][0]) for r in rows)
    spoken = sorted((r for r in rows if r["speaker"] is not None), key=lambda r: r["_cue"])
    places = [r["_cue"][0] for r in spoken]
    out = []
    for stretch in sp.opens.values():
        first, last = stretch.first, stretch.last
        begin, end = sp.doc.sentence_of(first)
        place = bisect_left(held, (last,))
        overlaps = any(h[1] > first for h in held[max(0, place - 4) : place])
        if last - first < _VERY_LONG or first != begin or last < end or overlaps:
            continue
        before = bisect_left(places, first)
        whose = spoken[before - 1 if before else 0] if spoken else {}
        out.append(_direct(sp, (first, first), stretch) | {k: whose.get(k) for k in _WHOSE if whose or k == "speaker"} | {"cue": None, "stance": None})
    return out


def _direct(sp: Speech, cue: tuple[int, int], stretch: Stretch) -> Row:
    return _row(sp, cue, "direct", stretch.quoted.inner_start, stretch.quoted.inner_end, stretch.first, stretch.last)


def _indirect(sp: Speech, cue: tuple[int, int], first: int, last: int, *, attached: bool = False) -> Row:
    """An indirect row; `attached`: its first word carries the preposition of the cue (أفاد | بـوقوع)."""
    doc = sp.doc
    start, end = doc.span(doc.starts[first] + (1 if attached else _conjunction(sp, first)), doc.ends[last - 1])
    if first in sp.opens:
        start = sp.opens[first].quoted.start
    closing = sp.closing(first, last)
    if closing is not None:
        end = closing.quoted.end
    inside = doc.text[start:end]
    if inside.count("(") > inside.count(")") and doc.text[end : end + 1] == ")":
        end += 1
    return _row(sp, cue, "indirect", start, end, first, last)


def _row(sp: Speech, cue: tuple[int, int], kind: str, start: int, end: int, first: int, last: int) -> Row:
    doc = sp.doc
    hit = sp.verbs.get(cue[0]) or sp.vouchers.get(cue[0])
    begin = hit.start if hit else doc.starts[cue[0]]
    said = doc.text[slice(*doc.span(begin, doc.ends[cue[1] - 1]))]
    return {"start": start, "end": end, "kind": kind, "content_start": start, "content_end": end, "cue": said,
            "first": first, "last": last, "_cue": cue, "_content": (first, last)}  # fmt: skip


def _conjunction(sp: Speech, first: int) -> int:
    """How many letters of a content's first word are a conjunction: وقتل اثنان، بحسب ..."""
    word = sp.words[first]
    if first != sp.doc.sentence_of(first)[0] or word[0] != "و" or len(word) < 4:
        return 0
    known = word[1] == "ا" or first in sp.verbs and sp.verbs[first].prefix == "و" or sp.kinds[first] and word[1:] in sp.doc.lexicons.word_classes
    return 1 if known or word[1:3] == "تت" or sp.look(first).cut == 1 else 0


def _who(sp: Speech, who: Known | None) -> Row:
    """The columns that tell who speaks."""
    if who is None:
        return {"speaker": None, "_speaker": None}
    start, end = _span(sp, who.phrase)
    return {"speaker": sp.doc.text[start:end], "speaker_start": start, "speaker_end": end, "_speaker": (who.phrase.first, who.phrase.last),
            **source_of(sp, who.phrase, who.agreement)}  # fmt: skip


def _span(sp: Speech, phrase: Phrase) -> tuple[int, int]:
    """The raw span of a phrase, with the mark that closes it (الوزارة "العليا")."""
    start, end = sp.doc.span(phrase.start, sp.doc.ends[phrase.last - 1])
    if phrase.first in sp.opens and sp.opens[phrase.first].last < phrase.last:  # "هدى" صاحبة المحل
        start = sp.opens[phrase.first].quoted.start
    closing = sp.closing(phrase.first + 1, phrase.last)
    return start, closing.quoted.end if closing is not None else end


def _words(sp: Speech, phrase: Phrase) -> str:
    return sp.doc.text[slice(*_span(sp, phrase))]


def _with_duplicates(doc: Document, rows: list[Row]) -> list[Row]:
    """The rows, each later one of the same words pointing to the first."""
    seen: dict[tuple[str, ...], int] = {}
    for i, row in enumerate(rows):
        words = tuple(doc.words[slice(*row["_content"])])
        first = seen.setdefault(words, i)
        row["duplicate_of"] = first if first != i else None
    return rows

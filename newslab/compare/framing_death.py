"""How death is told, and who is made to do it.

The word: استشهد, قُتل, لقي مصرعه, تحييد say one thing in four ways. The sentence: an agent
that acts (قتل الجيش ثلاثة), an agent in a phrase (قتلوا برصاص الجيش), nobody (قُتل ثلاثة),
a noun (مقتل ثلاثة), a verb without an agent (استشهد ثلاثة), a thing (أدى القصف إلى).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newslab.compare.reading import Reading, Row
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit, Lexicons


@lru_cache(maxsize=4)
def prepositions(lexicons: Lexicons) -> frozenset[str]:
    """The folded prepositions of the stop list."""
    return frozenset(fold_word(row["form"]) for row in lexicons.rows("stopwords") if row["kind"] == "preposition")


_HURT = ("killed", "injured", "killed_or_injured")


def death_told(reading: Reading) -> Iterator[Row]:
    """For each claim of people killed the word that tells it: martyrdom, killed, perished, died, eliminated, murdered, fell, claimed; about whose victims."""
    for claim, first, last, sentence in _claims(reading, ("killed",)):
        found = _nearest(reading.hits("death_words", *sentence), first, last)
        if found:
            hit, row = found
            start, end = reading.spans[hit.first][0] + len(hit.prefix), reading.spans[hit.last - 1][1]
            transitive = row["telling"] == "died" and reading.doc.word(first - 1) == "علي"  # قضت القوات على أربعة
            yield reading.row("death_told", "eliminated" if transitive else row["telling"], start, end, about=_victims(claim), detail=claim["text"])


def agency(reading: Reading) -> Iterator[Row]:
    """For each claim of people killed or injured how the sentence treats the agent.

    Values: agent_active, agent_phrase, passive, verbal_noun, intransitive, thing_subject;
    no row where the sentence shows none of them clearly.
    """
    for claim, first, last, sentence in _claims(reading, _HURT):
        agent = _agent(reading, claim, first, sentence)
        found = _value(reading, first, last, sentence, agent)
        if found:
            value, hit = found
            start, end = reading.spans[hit.first][0] + len(hit.prefix), reading.spans[hit.last - 1][1]
            yield reading.row("agency", value, start, end, about=_victims(claim), detail=claim["perpetrator"])


def _claims(reading: Reading, outcomes: tuple[str, ...]) -> Iterator[tuple[Row, int, int, tuple[int, int]]]:
    """The claims of some outcomes, each with its token range and its sentence's."""
    for claim in reading.rows("casualties"):
        if claim["outcome"] in outcomes and claim["polarity"] != "negated" and claim["relation"] != "subset":
            first, last = reading.tokens(claim["start"], claim["end"])
            if last > first:
                yield claim, first, last, reading.doc.sentence_of(first)


def _victims(claim: Row) -> str | None:
    return claim["victim_side"] or (claim["victims"] if claim["victims"] != "unknown" else None)


def _nearest(hits: list[tuple[Hit, Row]], first: int, last: int) -> tuple[Hit, Row] | None:
    """The hit inside the claim (4 شهداء), else the last one before it (مقتل 4), else the first after it; near ones only."""
    inside = [h for h in hits if first <= h[0].first < last]
    before = [h for h in hits if h[0].first < first and first - h[0].last <= 6]
    after = [h for h in hits if h[0].first >= last and h[0].first - last <= 4]
    telling = [h for h in (*inside, *before) if h[1].get("telling") == "martyrdom"]  # سقط أربعة شهداء
    return next(iter([*telling, *inside, *before[::-1], *after]), None)


def _agent(reading: Reading, claim: Row, first: int, sentence: tuple[int, int]) -> tuple[int, int] | None:
    """The token range of the perpetrator's words in the claim's sentence, the nearest to the count."""
    said = claim["perpetrator"]
    if not said:
        return None
    begin, end = reading.spans[sentence[0]][0], reading.spans[sentence[1] - 1][1]
    text, at, ranges = reading.article["text"], begin, []
    while (at := text.find(said, at, end)) >= 0:
        ranges.append(reading.tokens(at, at + len(said)))
        at += 1
    return min(ranges, key=lambda r: (abs(r[0] - first), r), default=None)


def _value(reading: Reading, first: int, last: int, sentence: tuple[int, int], agent: tuple[int, int] | None) -> tuple[str, Hit] | None:
    verbs = [(h, r) for h, r in reading.hits("casualty_verbs", *sentence) if r["outcome"] in ("killed", "injured")]
    nouns = [(h, r) for h, r in reading.hits("casualty_nouns", *sentence) if r["outcome"] in ("killed", "injured")]
    results = [h for h, r in reading.hits("result_verbs", sentence[0], first) if r["kind"] == "cause" and first - h.last <= 8]
    acts = [h for h, r in nouns if r["kind"] == "act" and h.last <= first and first - h.last <= 4 and not _is_verb(reading, h, verbs)]
    states = [h for h, r in nouns if r["kind"] == "state" and first <= h.first < last]
    heads = [(h, r) for h, r in verbs if "+obj" not in h.feature and h.first < first and first - h.last <= 6 and all(h.first != act.first for act in acts)]
    if results and (not heads or results[-1].first >= heads[-1][0].first):
        return ("agent_active" if _subject(reading, results[-1], agent, first) else "thing_subject"), results[-1]
    if acts and (not heads or acts[-1].first >= heads[-1][0].first):
        return ("agent_phrase" if agent else "verbal_noun"), acts[-1]
    if heads:
        hit, row = heads[-1]
        if row["patient"] == "complement":
            return ("agent_active" if _subject(reading, hit, agent, first) else "thing_subject"), hit
        if row["patient"] != "subject" and _subject(reading, hit, agent, first):
            return "agent_active", hit
        if row["patient"] == "object" or _is_relative(reading, hit.first):
            return None  # its subject stands before and is not clear: أصابت 120 آخرين; هو من قتل الحارس
        if agent:
            return "agent_phrase", hit
        if row["patient"] != "subject" and not _agrees(reading, hit, first, last):
            return None  # its subject is an agent named before: وقتلت عشرة مسلحين
        passive = row["patient"] != "subject" or row["form"].split("|")[0] in _PASSIVE
        return ("passive" if passive else "intransitive"), hit
    after = [(h, r) for h, r in verbs if last <= h.first <= last + 1 and "+obj" not in h.feature and r["patient"] != "complement"]
    if after and not agent and not states:  # خمسة أشخاص قتلوا
        hit, row = after[0]
        return ("intransitive" if row["patient"] == "subject" and row["form"].split("|")[0] not in _PASSIVE else "passive"), hit
    if states and agent:
        return "agent_phrase", states[-1]
    return None


_PASSIVE = ("أصيب", "اغتيل", "أردي")
"""Verbs listed by their passive form; the other verbs whose subject is the victim have no agent at all (استشهد, توفي)."""


def _subject(reading: Reading, verb: Hit, agent: tuple[int, int] | None, count: int) -> bool:
    """Whether the agent is the verb's subject: right after it and before the count (قتل الجيش ثلاثة), or right before it (الجيش يقتل ثلاثة)."""
    if agent is None:
        return False
    follows = verb.last <= agent[0] <= verb.last + 1 and agent[0] < count
    precedes = agent[1] <= verb.first <= agent[1] + 1 and _opens_clause(reading, agent[0])
    return follows or precedes


def _agrees(reading: Reading, verb: Hit, first: int, last: int) -> bool:
    """Whether a verb before its count can have it as subject: singular, and feminine only with women (قتلت امرأة)."""
    if ".f" in verb.feature:
        return any(row["kind"] in ("woman", "kinwoman") or hit.feature.endswith(".f") for hit, row in reading.hits("victims", first, last))
    return ".pl" not in verb.feature and ".du" not in verb.feature


def _opens_clause(reading: Reading, token: int) -> bool:
    """Whether a token begins a sentence or clause, so that it is no complement: not in هجمات لتنظيم, قصف الجيش."""
    doc = reading.doc
    start, word = doc.sentence_of(token)[0], doc.word(token)
    if token == start or any(mark in doc.gap(token) for mark in ":،.-|؛\"«"):
        return not word.startswith(("ل", "ب", "ك")) or word.startswith("لواء")
    return doc.word(token - 1).lstrip("وفب") in ("ان", "كان", "كانت", "لكن", "حيث")


def _is_relative(reading: Reading, token: int) -> bool:
    """Whether the word before is من as a relative: هو من قتل."""
    return token > 1 and reading.doc.word(token - 1) == "من" and reading.doc.word(token - 2) in ("هو", "هي", "هم", "انه", "انها", "انهم")


def _is_verb(reading: Reading, noun: Hit, verbs: list[tuple[Hit, Row]]) -> bool:
    """Whether a word that can be verb or noun (قتل) is the verb here: no preposition is on it or before it; إصابة is no أصابه."""
    if not any(h.first == noun.first and "+obj" not in h.feature for h, _ in verbs):
        return False
    before = reading.doc.word(noun.first - 1) if noun.first > reading.doc.sentence_of(noun.first)[0] else ""
    if _is_relative(reading, noun.first):
        return True
    return not set(noun.prefix) & set("بلك") and before.lstrip("وف") not in prepositions(reading.doc.lexicons)

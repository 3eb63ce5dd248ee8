"""Roles of places: a place where something is, a government or team, a part of a name, a dateline.

`أعلنت بغداد` is what a government did, `السعودية والجزائر` in a match report are teams, `جامعة بغداد`
is a name, and the place before an agency's sign opens a report. What is none of these is a location.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newslab.extract.naming.name_words import name_words
from newslab.extract.placing.gazetteer import Place
from newslab.extract.values import Row
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Lexicons

_NEAR = 6
"""How many words back `العلاقات ... بين` may stand."""

_PRONOUNS = frozenset("فيه فيها به بها عليه عليها منه منها معه معها له لها اليه اليها خلاله خلالها خلالهما عنه عنها بينها".split())
_FEMININE = re.compile("س?ت(?!..ي.$)[^اةه].{1,4}[^هاةت](?:ه|ها)?|.{2,5}[^اوي]ت")
"""A verb of the third person feminine: تواجه, تتهم (not a verbal noun like تحرير), باشرت."""

_SIDES = frozenset(("من", "جهه", "اخري", "ثانيه", "ناحيه", "ايضا", "كذلك"))
_WHERE = frozenset("في وفي ففي الي من داخل خارج قرب نحو وسط بمدينه شمال جنوب شرق غرب استاد باستاد ملعب بملعب بالعاصمه".split())
_THAT = frozenset(("ان", "بان", "لان", "وان", "وبان", "لكن", "ولكن", "فان"))
_BESIDE = (" ", '" ', "» ", ' "', " «")
_PRESENT = re.compile("س?ت(?!..ي.$)[^اةه].{1,4}[^هاةت]|س?ي[^هو].{1,4}")
"""The present of a verb whose subject stands before it: (إن) روما تشعر, (إن) العراق يشعر."""

_MARKS = ('"', "«", "»")
_OPENERS = ('"', "«", ":", "،", "..", '، "', ': "')


def roles(doc: Document, rows: Sequence[Row], chosen: Sequence[Place | None], names: Sequence[Row], blocks: Sequence[Row]) -> list[str]:
    """The role of each place row: location, metonym, in_name or dateline.

    `rows` are candidates in reading order, `names` the people and organisations of the document.
    """
    cues = _Cues(doc, {row["last"] for row in rows})
    bodies = {i: n for n in names if n["label"] == "ORG" for i in range(n["first"], n["last"])}
    datelines = dateline_tokens(doc, rows, blocks)
    out: list[str] = []
    acting: list[bool] = []  # whether the list that a place stands in (السعودية ودول الخليج ومصر) is one of governments
    for i, row in enumerate(rows):
        among = _inside_a_body(row, bodies) and not cues.in_many(bodies[row["first"]])
        if among or cues.heads_a_name(row) or cues.branch_of(row, bodies) or cues.is_paper(row) or cues.in_a_title(row):
            role = "in_name"
        elif row["_name_first"] in datelines:
            role = "dateline"
        else:
            joined = bool(i) and _is_joined(doc, rows[i - 1], row)
            acts = acting[i - 1] if joined else cues.acts(row)
            role = "metonym" if cues.stands(row) or acts and _can_act(doc.lexicons, chosen[i], row, cues) else "location"
            acting.append(acts)
        out.append(role)
        acting += [False] * (len(out) - len(acting))
    return out


def _inside_a_body(row: Row, bodies: dict[int, Row]) -> bool:
    """Whether an organisation's name holds the place and more."""
    body = bodies.get(row["first"])
    return body is not None and row["last"] <= body["last"] and body["last"] - body["first"] > row["last"] - row["first"]


@lru_cache(maxsize=8)
def _seats(lexicons: Lexicons) -> frozenset[str]:
    """The folded names of capitals, which stand for their governments."""
    cells = [row["capital"] for row in lexicons.rows("countries")] + [row["form"] for row in lexicons.rows("role_cues") if row["class"] == "seat"]
    return frozenset(fold_word(name) for cell in cells for name in cell.split("|") if name)


def _can_act(lexicons: Lexicons, place: Place | None, row: Row, cues: _Cues) -> bool:
    """Whether the place can stand for a government, or in a match report for a team."""
    if row["_noun"] and "country" not in row["_noun"]:
        return False
    if place is not None and place.kind == "country" or not _seats(lexicons).isdisjoint(place.forms if place else {fold_word(row["name_ar"])}):
        return True
    return (place is None or place.kind in ("town", "governorate")) and cues.in_match(row["first"])


def _is_joined(doc: Document, before: Row, row: Row) -> bool:
    """Whether a place stands in one list with the place before it: by و or a comma, perhaps over one name that is none (والاتحاد الأوروبي)."""
    between = row["first"] - before["last"]
    if row["_prefix"].endswith(("ب", "ل")) or between < 0:
        return False
    words = doc.words[before["last"] : row["first"]]
    if between <= 1 or between <= 3 and _SIDES.issuperset(words):
        return row["_prefix"].startswith("و") or doc.gap(row["first"]) in ("، ", ",", ", ")
    return between <= 3 and row["_prefix"].startswith("و") and doc.words[before["last"]].startswith("وال")


class _Cues:
    """What the words of a document say about the roles of its places."""

    def __init__(self, doc: Document, places_end: set[int]) -> None:
        self.doc = doc
        self.before: dict[int, dict[str, str]] = {}
        self.dealing: set[int] = set()
        self.against: set[int] = set()
        self.tails: set[int] = set()
        self.papers: set[int] = set()
        self.transfers: set[int] = set()
        self.standing: set[int] = set()
        self.many: set[int] = set()
        self.disposed: set[int] = set()
        self.travel: set[int] = set()
        self.places_end = places_end
        rows = doc.lexicons.rows("role_cues")
        for hit in doc.hits("role_cues"):
            kind = rows[hit.row]["class"]
            if kind == "dealing":
                self.dealing.add(hit.first)
            elif kind == "tail":
                self.tails.add(hit.first)
            elif kind == "paper":
                self.papers.add(hit.first)
            elif kind == "against":
                self.against.add(hit.first)
            elif kind == "disposed":
                self.disposed.add(hit.first)
            elif kind == "travel":
                self.travel.add(hit.first)
            elif kind == "transfer":
                self.transfers.add(hit.first)
            elif kind == "stands":
                self.standing.add(hit.first)
            elif kind == "many":
                self.many.add(hit.first)
            else:
                self.before.setdefault(hit.last, {})[kind] = hit.prefix
        verbs = [hit for hit in doc.hits("government_verbs") if hit.prefix in ("", "و", "ف", "س", "وس")]
        self.verbs_end = {hit.last: hit.feature for hit in verbs}
        self.verbs_start = {hit.first: hit.feature for hit in verbs if not hit.feature.endswith("+obj") and hit.prefix != "و"}
        self.sport: dict[int, int] = {}
        for hit in doc.hits("sport_words"):
            first = doc.sentence_of(hit.first)[0]
            self.sport[first] = self.sport.get(first, 0) + 1
        total = sum(self.sport.values())
        self.enough_sport = 1 if total >= 6 and total * 40 >= len(doc) else 2

    def heads_a_name(self, row: Row) -> bool:
        """Whether the word before makes the place part of a name: جامعة بغداد, صحيفة "واشنطن بوست", مجلس محافظة نينوى."""
        first, doc = row["first"], self.doc
        heads = self.before.get(first, {})
        alone = first == row["_name_first"]
        if row["_prefix"] or not ("body" in heads or alone and "org" in heads) or doc.gap(first) not in (" ", ' "', " «", "_"):
            return False
        return not doc.words[first - 1].startswith("ال")

    def is_paper(self, row: Row) -> bool:
        """Whether a paper or a club is meant: نيويورك تايمز, مانشستر سيتي, «الشرق الأوسط»."""
        doc, last = self.doc, row["last"]
        if last in self.tails:
            return doc.gap(last) == " "
        quoted = doc.gap(row["first"])[-1:] in ("«", '"') and doc.gap(last)[:1] in ("»", '"')
        return quoted and row["_name_first"] in self.papers

    def in_many(self, body: Row) -> bool:
        """Whether what seems a body is several places of a kind: مدارس الفلوجة."""
        return body["first"] in self.many

    def in_a_title(self, row: Row) -> bool:
        """Whether a title between quotation marks begins with the place: محطة "بيروت والناس"."""
        doc, first, last = self.doc, row["_name_first"], row["last"]
        if doc.gap(first)[-1:] not in _MARKS or "title" not in self.before.get(first, {}):
            return False
        return any(doc.gap(t)[:1] in _MARKS for t in range(last + 1, min(last + 5, len(doc) + 1)) if t == len(doc) or "\n" not in doc.gap(t))

    def stands(self, row: Row) -> bool:
        """Whether a name that is an address stands for what is done there: خسائر في وول ستريت."""
        return row["first"] in self.standing

    def branch_of(self, row: Row, bodies: dict[int, Row]) -> bool:
        """Whether the place names the branch of an armed group: تنظيم القاعدة في اليمن."""
        first = row["first"]
        body = bodies.get(first - 2) if first > 1 and self.doc.words[first - 1] == "في" else None
        begins = self.doc.words[max(0, body["first"] - 1) : body["first"] + 1] if body else ()
        return not row["_prefix"] and any(word.endswith(("تنظيم", "القاعده")) for word in begins)

    def acts(self, row: Row) -> bool:
        """Whether the words beside a country or capital make it a government or a team."""
        doc, first, last, prefix = self.doc, row["first"], row["last"], row["_prefix"]
        cues = self.before.get(first, {})
        if doc.gap(first).endswith("(") and doc.gap(last).startswith(")"):
            return False  # الهلال (السودان): where it comes from
        if self.in_match(first) and first and doc.words[first - 1] == "الي" and not self.transfers.isdisjoint(range(max(0, first - 4), first)):
            return True
        if prefix.endswith("ب"):
            return first - 1 in self.dealing and doc.gap(first) == " "  # إحياء العلاقة بالسعودية
        if prefix.endswith("ل") and "party" not in cues:
            return "for" in cues or self.in_match(first) and first - 1 in self.dealing
        over = first - 1 if first and doc.words[first - 1] in _PRONOUNS else first  # في وقت يستعد فيه لبنان
        if "party" in cues or over in self.verbs_end and doc.gap(first) in (" ", ' "', " «"):
            return True
        if "gov" in cues and doc.gap(first) in (" ", ' "'):
            return True
        if not prefix and self._done_by(first):
            return True
        near = range(max(0, first - _NEAR), first)
        pressed = first > 0 and doc.words[first - 1] == "علي" and not self.against.isdisjoint(range(max(0, first - 4), first))
        if "two" in cues or pressed or self._bound(first, last) or self._was_told(first, last):
            return True
        if "between" in cues and self._two_seats(last) and self.travel.isdisjoint(near):
            return True
        listed = prefix == "و" and first > 1 and "between" in self.before.get(first - 1, {})  # بين المملكة والولايات المتحدة
        between = "between" in cues or listed
        if "with" in cues or between:
            return not self.dealing.isdisjoint(near) or self.in_match(first)
        if self.in_match(first) and not self._located(first):
            return True
        after = last + 1 if last < len(doc) and doc.words[last] in ("لا", "لم", "لن", "ما", "قد", "سوف") else last
        verb = self.verbs_start.get(after, "")
        opens = self._opens(first) or prefix == "و" and verb.startswith("present")
        if (opens or prefix == "و") and last + (doc.words[last : last + 1] == ["غير"]) in self.disposed and doc.gap(last) == " ":
            return True  # روما مستعدة للحوار
        if not opens or doc.gap(last) not in _BESIDE or doc.gap(after) not in _BESIDE:
            return False
        told = first > 0 and doc.words[first - 1] in _THAT and after < len(doc) and "place_verb" not in self.before.get(after + 1, {})
        return verb.startswith(("present.f", "present.m", "past")) or told and bool(_PRESENT.fullmatch(doc.words[after]))

    def _bound(self, first: int, last: int) -> bool:
        """Whether something is asked of the place: على روما أن تراعي ذلك."""
        doc = self.doc
        return first > 0 and last < len(doc) and doc.words[first - 1].lstrip("وف") == "علي" and doc.words[last] in ("ان", "الا")

    def _was_told(self, first: int, last: int) -> bool:
        """Whether كان and a verb that governments do stand around the place: كانت روما (قد) توصلت إلى اتفاق."""
        doc = self.doc
        verb = next((t + 1 for t in range(last, min(last + 3, len(doc))) if doc.words[t] == "قد"), last)  # كانت روما وبرلين قد أعلنتا
        return first > 0 and doc.words[first - 1].lstrip("وف") in ("كان", "كانت") and self.verbs_start.get(verb, "").startswith("past")

    def _two_seats(self, last: int) -> bool:
        """Whether a capital is joined to the one before: بين روما | وبرلين."""
        doc = self.doc
        return last < len(doc) and doc.words[last].startswith("و") and doc.words[last][1:] in _seats(doc.lexicons)

    def _opens(self, first: int) -> bool:
        """Whether a clause may begin with the name, so that a verb behind it is its own: روسيا تعلن, إن "إسرائيل" ترحب."""
        doc = self.doc
        if first == doc.sentence_of(first)[0] or doc.gap(first).strip() in _OPENERS:
            return True
        return doc.words[first - 1] in _THAT or doc.words[first - 1] in ("فيما", "بينما", "حيث")

    def _done_by(self, first: int) -> bool:
        """Whether a verb in the feminine, as countries take it, stands before a name, perhaps over one pronoun: باشرت روما, تواجه فيه روما."""
        doc = self.doc
        i = first - 1
        if i > 0 and doc.gap(first) == " " and doc.words[i] in _PRONOUNS:
            i -= 1
        felt = "place_verb" in self.before.get(first, {}) or "place_verb" in self.before.get(i + 1, {})  # شهدت بيروت, تشعر به بيروت
        if i < 0 or doc.gap(first) not in _BESIDE or felt or i + 1 in self.places_end:
            return False
        word = doc.words[i].lstrip("وف") if len(doc.words[i]) > 4 else doc.words[i]
        return bool(_FEMININE.fullmatch(word)) and name_words(doc.lexicons).look(word).kind == "common"

    def in_match(self, token: int) -> bool:
        """Whether a sentence is of sport: two words of it, or one in an article full of them."""
        return self.sport.get(self.doc.sentence_of(token)[0], 0) >= self.enough_sport

    def _located(self, first: int) -> bool:
        """Whether a preposition of place or العاصمة (البريطانية) stands before the name."""
        if "العاصمه" in " ".join(self.doc.words[max(0, first - 2) : first]):
            return True
        return first > 0 and self.doc.words[first - 1] in _WHERE


def dateline_tokens(doc: Document, rows: Sequence[Row], blocks: Sequence[Row]) -> set[int]:
    """The first tokens of the names that stand in datelines: أربيل- نورث برس; دبي، الإمارات (CNN)--; وكالات – سنغافورة.

    A dateline is a block of that role, or the beginning of a line that holds nothing but places
    and agencies up to a dash, a colon or the agency in brackets.
    """
    lines = [b for b in blocks if b["role"] == "dateline"]
    out = {r["_name_first"] for r in rows if any(b["start"] <= r["start"] < b["end"] for b in lines)}
    agencies = {i for hit in doc.hits("role_cues") if doc.lexicons.row("role_cues", hit.row)["class"] == "agency" for i in range(hit.first, hit.last)}
    placed = {i: r for r in rows for i in range(r["first"], r["last"])}
    for first, last in doc.sentences:
        if first and "\n" not in doc.gap(first):
            continue
        end, names = first, []
        while end < min(last, first + 9) and (end in placed or end in agencies or doc.words[end][0].isascii()):
            if end in placed and placed[end]["_name_first"] not in names:
                names.append(placed[end]["_name_first"])
            end += 1
            if names and (any(mark in doc.gap(end) for mark in ("-", ":", "/", "\n")) or ")" in doc.gap(end) and end - 1 not in placed):
                out.update(names)
                break
        for token in range(first, min(last, first + 8)):  # فهد كامل - سبق - جدة: قال
            if token in placed and placed[token]["first"] == token and _dash_before(doc, token) and ":" in doc.gap(placed[token]["last"])[:2]:
                out.add(placed[token]["_name_first"])
        else:
            tail = last - 1
            if tail in placed and last - first <= 6 and "\n" in doc.gap(last) and _dash_before(doc, placed[tail]["first"]):  # عين اليوم – دبي
                out.add(placed[tail]["_name_first"])
    return out


def _dash_before(doc: Document, token: int) -> bool:
    """Whether a dash, or the tatweel that some outlets type for one, stands before a token (الرياضي ـ جدة)."""
    if not token:
        return False
    before = doc.span(doc.starts[token - 1], doc.ends[token - 1])[1]
    return "-" in doc.gap(token) or "ـ" in doc.text[before : doc.span(doc.starts[token], doc.ends[token])[0]]

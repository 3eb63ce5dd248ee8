"""Organisations on no list: a head noun (جامعة, حزب, لواء) and how far its name reaches.

After an indefinite head comes its genitive chain, then the adjectives of the name (اتحاد صناعة
السيارات الألمانية); a definite head has only adjectives (المعهد الوطني الأميركي); both may go on with
ل and what the body is for (لرصد الزلازل). In `organisation_heads.csv`, `needs` tells how many words
after the head make a name of it (لجنة التحقيق is any committee, لجنة التحقيق البرلمانية is one), and `kind`
what may follow:

* `whole`: the head belongs to the name (جامعة ليندا); `centre` too, if a word of its field comes (مركز الشرق للدراسات);
* `apposed`: unknown words behind it are the name without it (شركة هولبرغ), definite ones with it (شركة النفط الوطنية);
* `named`: only unknown words or quotation marks make a name (تنظيم «الرباط»), since the word means much else (تنظيم المعرض);
* `operations`: a command, before a place (عمليات سامراء);
* `qualifier`: adjectives that are not of the name (الحزب الحاكم); `generic`: words that make a head anybody's (مجلس إدارة); `topic`: fields of centres.
"""

from __future__ import annotations

from collections.abc import Collection

from newslab.extract.naming.known_names import Name
from newslab.extract.naming.name_words import NameWords, name_words
from newslab.text.document import Document
from newslab.text.lexicons import Hit

CHAIN = 4
"""Words of a genitive chain (لجنة شؤون اللاعبين has two)."""
_QUOTES = {"«": "»", '"': '"', "'": "'"}
_UNKNOWN = frozenset({"rare", "foreign", "given"})
_BEARERS = frozenset({"given", "rare", "kunya", "servant", "foreign"})
_NOTES = frozenset({"qualifier", "generic", "topic"})


def organisations_in(doc: Document, known: Collection[int], places: Collection[int], attached: Collection[int] = ()) -> list[Name]:
    """The organisations that a head noun tells, in reading order.

    `known` and `places` hold the tokens of names that are certain, `attached` those of them that
    begin with a preposition or conjunction (ببغداد), which no name goes over.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("قال معهد دراسات المناخ البحرية إن جمعية «الرفق» وشركة هولبرغ تعاونتا مع جامعة ليندا", lexicons())
    >>> [doc.text[n.start : n.end] for n in organisations_in(doc, (), ())]
    ['معهد دراسات المناخ البحرية', 'الرفق', 'هولبرغ', 'جامعة ليندا']
    """
    return _Organisations(doc, known, places, attached).all()


class _Organisations:
    """One document, as the grammar of organisations sees it."""

    def __init__(self, doc: Document, known: Collection[int], places: Collection[int], attached: Collection[int]) -> None:
        self.doc, self.known, self.places, self.attached = doc, known, places, attached
        self.look = name_words(doc.lexicons).look
        self.rows = doc.lexicons.rows("organisation_heads")
        self.notes: dict[str, set[int]] = {kind: set() for kind in _NOTES}
        self.heads = []
        for hit in doc.hits("organisation_heads"):
            kind = self.rows[hit.row]["kind"]
            if kind in _NOTES:
                self.notes[kind].add(hit.first)
            else:
                self.heads.append(hit)
        self.nations = doc.longest("nationalities") if self.heads else {}
        self.titles = {hit.first for hit in doc.hits("titles")} if self.heads else set()

    def all(self) -> list[Name]:
        found = []
        for hit in self.heads:
            if hit.first in self.known or hit.last >= len(self.doc):
                continue
            span = self.quoted(hit) or self.apposed(hit) or self.whole(hit)
            if span:
                first, start, last = span
                found.append(Name(start, self.doc.ends[last - 1], first, last, "ORG", "pattern", sector=self.rows[hit.row]["sector"]))
        return found

    def quoted(self, hit: Hit) -> tuple[int, int, int] | None:
        """The words in quotation marks right behind a head: صحيفة «الصدى»."""
        closing = _QUOTES.get(self.doc.gap(hit.last).strip())
        if closing is None or self._definite(hit):
            return None
        for last in range(hit.last + 1, min(hit.last + 6, len(self.doc) + 1)):
            if closing in self.doc.gap(last):
                return hit.last, self.doc.starts[hit.last], last
            if self.doc.gap(last) not in (" ", "-", " - ", ".", ". "):
                return None
        return None

    def apposed(self, hit: Hit) -> tuple[int, int, int] | None:
        """Unknown words behind a head that stands beside a name: شركة كريستوفل, نادي سيلتك, شركة طيران هولبرغ."""
        kind = self.rows[hit.row]["kind"]
        if kind not in ("apposed", "named") or self._definite(hit) or self.rows[hit.row]["sector"] == "REB":
            return None
        first = hit.last
        if self._joined(first + 1) and self._plain(first) and not self.doc.word(first).startswith("ال") and first not in self.nations:
            first += 1
        last = first
        while last - first < 4 and self._joined(last) and last not in self.known and last not in self.places and self._unknown(last):
            last += 1
        return (first, self.doc.starts[first], last) if last > first else None

    def whole(self, hit: Hit) -> tuple[int, int, int] | None:
        """A head with its complement, as one name."""
        row, definite = self.rows[hit.row], self._definite(hit)
        if row["kind"] == "named" or definite and row["kind"] in ("apposed", "operations"):
            return None
        if row["kind"] == "operations" and hit.last not in self.places:
            return None
        last = self._adjectives(hit.last) if definite else self._adjectives(self._genitives(hit.last))
        last = self._purpose(last, hit)
        needs = int(row["needs"])
        if definite and not (row["sector"] == "GOV" and hit.last in self.nations):
            needs = max(needs, 2)
        if last - hit.last < needs or row["kind"] == "centre" and self.notes["topic"].isdisjoint(range(hit.last, last)):
            return None
        return hit.first, hit.start, last

    # words

    def _definite(self, hit: Hit) -> bool:
        return self.doc.letters[hit.start : hit.start + 2] == "ال" or hit.prefix.endswith("ل") and self.doc.letters[hit.start : hit.start + 1] == "ل"

    def _joined(self, i: int) -> bool:
        return i < len(self.doc) and self.doc.gap(i) == " "

    def _plain(self, i: int) -> bool:
        """Whether a token is a word of the language that may stand inside a name."""
        return self.look(self.doc.word(i)).kind in ("common", "both") and not self.look(self.doc.word(i)).cut and not self._stops(i)

    def _unknown(self, i: int) -> bool:
        word = self.doc.word(i)
        known = self.look(word)
        return not known.cut and (known.kind in _UNKNOWN or known.kind == "other" and not word[0].isdigit()) and not NameWords.native(word)

    def _stops(self, i: int) -> bool:
        """Whether a word ends every name: a preposition, a relative, a time, an adjective that is not of names."""
        if i in self.notes["generic"] or i in self.notes["qualifier"] or i in self.attached:
            return True
        return self.look(self.doc.word(i)).kind == "function"

    # extent

    def _genitives(self, i: int) -> int:
        """From behind an indefinite head over its genitives: indefinite nouns, up to a definite one or a name."""
        for j in range(i, i + CHAIN):
            if not self._joined(j) or self._stops(j):
                return i
            if j in self.places or j in self.known:
                same = self.places if j in self.places else self.known
                while self._joined(j + 1) and j + 1 in same and j + 1 not in self.attached:
                    j += 1
                return j + 1
            if self.look(self.doc.word(j)).cut:
                return i
            if self.doc.word(j).startswith("ال"):
                bearer = self._name(j + 1) if j in self.titles else j + 1
                return max(bearer, j + 1)
            if j == i and self.look(self.doc.word(j)).kind in _BEARERS:
                return self._name(j)
            if not self._plain(j) or j in self.nations:
                return i
        return i

    def _name(self, i: int) -> int:
        """The end of a person's or an unknown name inside an organisation's: مستشفى كمال عدوان, جامعة الملك فيصل."""
        last = i
        while self._joined(last) and last - i < 4 and last not in self.known:
            word = self.look(self.doc.word(last))
            kinds = _BEARERS | {"family", "both", "link", "second"} if last > i else _BEARERS | {"both"}
            if word.cut or word.kind not in kinds or NameWords.native(self.doc.word(last)):
                break
            last += 2 if word.kind in ("servant", "kunya", "link") and self._joined(last + 1) else 1
        return last

    def _adjectives(self, i: int) -> int:
        """Over definite adjectives: الوطني الأميركي; one of a nationality ends them."""
        while self._joined(i) and not self._stops(i) and i not in self.places and i not in self.known:
            if not self.doc.word(i).startswith("ال") or self.doc.word(i).endswith(("ون", "ين")) and i not in self.nations:
                break
            i += 1
            if i - 1 in self.nations:
                break
        return i

    def _purpose(self, i: int, hit: Hit) -> int:
        """Over ل and what a body is for: للملكية الفكرية, لرصد الزلازل."""
        if i == hit.last or not self._joined(i) or i in self.known or i in self.places:
            return i
        word = self.doc.word(i)
        if word.startswith("لل") and len(word) > 4:
            return self._adjectives(i + 1)
        known = self.look(word)
        if word[0] == "ل" and known.cut == 1 and known.kind == "common" and self._joined(i + 1) and self.doc.word(i + 1).startswith("ال"):
            return self._adjectives(i + 1)
        return i

"""People on no list: a chain of name words where a title, a verb of speech, a given name or an adjective of nationality leads to one.

The evidence, in the order of its weight:

* a title right before the name (الدكتور, اللواء), or a role whose complement stands between (رئيس بلدية نابلس X);
* a given name that is no common word, followed by another name word (سعاد الحلاق);
* a verb of speech or of a person's doing whose subject is an unknown word (وأضاف لاريسون);
* two or more unknown words in a row, as foreign names are (برتران دولانو), or one after a nationality (الفرنسي X Y).
"""

from __future__ import annotations

from collections.abc import Container

from newslab.extract.known_names import Name
from newslab.extract.name_words import NameWords, Word, name_words
from newslab.text.document import Document
from newslab.text.lexicons import Hit

LONGEST = 7
"""Words of the longest name (صباح الأحمد الجابر المبارك الصباح has five)."""
COMPLEMENT = 10
"""Words that may stand between a role and its bearer's name (وكيل وزارة الداخلية لشؤون الاستخبارات X)."""
_STARTS = frozenset({"given", "both", "rare", "family", "kunya", "servant", "foreign"})


def people_in(doc: Document, taken: Container[int]) -> list[Name]:
    """The people that the grammar finds among the tokens that are not `taken`, in reading order.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("التقى وزير الصحة سالم الهدروشي الخبيرة سعاد خوجلي. وأضاف لاريسون أن الوباء انحسر", lexicons())
    >>> [doc.text[n.start : n.end] for n in people_in(doc, ())]
    ['سالم الهدروشي', 'سعاد خوجلي', 'لاريسون']
    """
    return _People(doc, taken).all()


class _People:
    """One document's words, as the grammar of names sees them."""

    def __init__(self, doc: Document, taken: Container[int]) -> None:
        look = name_words(doc.lexicons).look
        self.doc, self.taken = doc, taken
        self.words: list[Word] = [look(word) for word in doc.words]
        self.nations = doc.longest("nationalities")
        self.nouns = {hit.last - 1 for lexicon in ("place_cues", "organisation_heads") for hit in doc.hits(lexicon)}

    def all(self) -> list[Name]:
        found: dict[int, Name] = {}
        for start in (*self.after_titles(), *self.after_verbs()):
            self._add(found, start, anchored=True)
        for i, word in enumerate(self.words):
            if word.kind in ("given", "kunya", "servant", "both", "rare", "ali") and i not in found and i not in self.taken:
                self._add(found, i, anchored=False)
        return sorted(found.values(), key=lambda n: n.first)

    def _add(self, found: dict[int, Name], i: int, *, anchored: bool) -> None:
        last = self.chain(i, anchored=anchored)
        if last and not any(n.first < last and i < n.last for n in found.values()):
            found[i] = Name(self.doc.starts[i] + self.words[i].cut, self.doc.ends[last - 1], i, last, "PER", "pattern")

    def joined(self, i: int) -> bool:
        """Whether token `i` follows the one before it by no more than a space."""
        return i < len(self.words) and self.doc.gap(i) == " "

    # anchors

    def after_titles(self) -> list[int]:
        """Tokens where a name may begin because a title or a role leads to it."""
        starts = []
        rows = self.doc.lexicons.rows("titles")
        for hit in self.doc.hits("titles"):
            kind = rows[hit.row]["kind"]
            definite = self.doc.letters[hit.start : hit.start + 2] == "ال" or hit.prefix.endswith("ل") and self.doc.letters[hit.start] == "ل"
            if kind == "title" and definite:
                start = self._past_adjectives(hit.last)
            elif kind == "head" and not definite or kind == "head" and " " in rows[hit.row]["form"]:
                start = self._past_complement(hit.last)
            elif kind == "bare":
                start = self._past_bare(hit)
            elif kind == "byline" and self.doc.gap(hit.last).strip() == ":":
                start = hit.last
            else:
                start = None
            if start is not None and start < len(self.words):
                starts.append(start)
        return starts

    def _past_bare(self, hit: Hit) -> int | None:
        """From a title without article to the name (مولاي الحسن); a letter alone is a title only with its stop (د. سمير)."""
        gap = self.doc.gap(hit.last)
        letter = hit.end - hit.start == 1
        return hit.last if (gap in (".", ". ", "/", "/ ") and not hit.prefix if letter else gap == " ") else None

    def _past_adjectives(self, i: int) -> int | None:
        """From the end of a title over what qualifies it (الرئيس الأميركي السابق X); None where no name can begin."""
        for _ in range(5):
            if not self.joined(i) or i in self.taken:
                return None
            word = self.words[i]
            if word.kind == "nation" or word.kind in ("common", "both", "rank") and self.doc.word(i).startswith("ال"):
                i += 1
                continue
            return i if word.kind in _STARTS and not word.cut else None
        return None

    def _past_complement(self, i: int) -> int | None:
        """From a role over its complement to the name: over common words, names and adjectives, up to a clear beginning."""
        classes = self.doc.lexicons.word_classes
        for j in range(i, min(i + COMPLEMENT, len(self.words))):
            if not self.joined(j) and self.doc.gap(j) not in (' "', '" ', " «", "» "):
                return None
            if j in self.taken:
                continue
            word = self.words[j]
            if j > i and not word.cut and self._clear_start(j):
                return j
            if word.kind == "other" or classes.get(self.doc.word(j), frozenset()) & {"that", "relative", "time"}:
                return None
        return None

    def _clear_start(self, i: int) -> bool:
        """Whether a name clearly begins at a token inside a role's complement."""
        kind = self.words[i].kind
        if kind in ("given", "servant"):
            return True
        if kind == "kunya":
            return self.doc.word(i) != "ام"
        if kind not in ("rare", "both"):
            return False
        if kind == "rare" and (i - 1 in self.nations or self.doc.word(i - 1).startswith("ال") or i - 1 in self.taken):
            return True
        return self.joined(i + 1) and not self.words[i + 1].cut and self.words[i + 1].kind in ("given", "rare", "family", "foreign", "link")

    def after_verbs(self) -> list[int]:
        """Tokens right behind a singular verb of speech, where an unknown word is its subject."""
        starts = []
        for hit in self.doc.hits("reporting_verbs"):
            i = hit.last
            if hit.feature.split(".")[-1] in ("m", "f") and self.joined(i) and i not in self.taken and self.doc.letters[hit.start : hit.start + 2] != "ال":
                word = self.words[i]
                if not word.cut and (word.kind in ("given", "family", "kunya", "servant", "foreign") or word.kind == "rare" and self._looks_foreign(i)):
                    starts.append(i)
        return starts

    def _is_ali(self, i: int) -> bool:
        """Whether علي is the name and not the preposition: by its dots, where the text tells ى from ي."""
        start, end = self.doc.span(self.doc.starts[i], self.doc.ends[i])
        return self.doc.text[end - 1] != "ى" and self.doc.once(_dots_final_ya)

    def _looks_foreign(self, i: int) -> bool:
        return NameWords.foreign(self.doc.word(i))

    # the chain

    def chain(self, i: int, *, anchored: bool) -> int | None:
        """The token behind the name that begins at `i`, or None where there is none."""
        n, j, given = 0, i, 0
        while j < len(self.words) and n < LONGEST and (j == i or self.joined(j) and not self.words[j].cut) and j not in self.taken:
            step = self._step(i, j, n, anchored, given)
            if not step:
                break
            given += self.words[j].kind in ("given", "servant", "kunya", "ali")
            n += 1
            j += step
        if not n or self._tanwin(i, j):
            return None
        if anchored:
            return j if n > 1 or self.words[i].kind != "both" else None
        if n == 1 and j - i == 1:
            return None
        if self.words[i].kind == "rare":
            return self._foreign(i, j, given)
        return j if given or self.words[i].kind == "both" else None

    def _foreign(self, i: int, j: int, given: int) -> int | None:
        """The end of a name that begins with an unknown word and nothing leads to: only where it looks foreign."""
        words = self.doc.words[i:j]
        words[0] = words[0][self.words[i].cut :]
        if i and self.joined(i) and (self.doc.words[i - 1] in ("لم", "لن", "لا", "قد", "سوف", "ان", "في") or i - 1 in self.nouns):
            return None
        if self.words[i + 1].kind != "rare":
            return j if given and NameWords.foreign(words[0]) else None
        return j if NameWords.foreign(*words) else None

    def _tanwin(self, i: int, j: int) -> bool:
        """Whether a word of the name carries tanwin, as no name but that of a sentence's object does."""
        start, end = self.doc.span(self.doc.starts[i], self.doc.ends[j - 1])
        return "\u064b" in self.doc.text[start : end + 1] and end - start > 2

    def _step(self, i: int, j: int, n: int, anchored: bool, given: int) -> int:
        """How many tokens the word at `j` adds to the name begun at `i`: 0, 1, or 2 where it takes the next one with it."""
        kind, word = self.words[j].kind, self.doc.word(j)
        following = self.words[j + 1] if self.joined(j + 1) and j + 1 not in self.taken and not self.words[j + 1].cut else None
        if kind == "given":
            return 1
        if kind == "ali":
            return int(self._is_ali(j) and (n > 0 and given > 0 or following is not None and following.kind in ("given", "family", "link", "kunya")))
        if kind == "servant":
            return 2 if following and (self.doc.word(j + 1).startswith("ال") or following.kind in ("second", "given", "both", "rare")) else 0
        if kind == "kunya":
            if not following or word == "ام" and following.kind != "given" or following.kind in ("kunya", "other", "link"):
                return 0
            return 2
        if kind == "link":
            if word == "ال" or word == "ولد":
                return 2 if n and following else 0
            return 2 if following and (n or anchored) and following.kind != "other" else 0
        if kind == "foreign":
            return 2 if following and (n or anchored) and following.kind in ("rare", "given", "family", "foreign") else 0
        if kind == "second":
            return int(n > 0 and self.words[j - 1].kind in ("given", "both", "rare"))
        if kind == "rank":
            return int(n == 1 and (anchored or self.words[j - 1].kind in ("given", "both")) or n > 1 and self.words[j - 1].kind == "second")
        if kind == "both":
            if n:
                return 1
            return int(anchored or following is not None and following.kind in ("given", "family", "link"))
        if kind == "rare":
            return int(not n or NameWords.foreign(word) or not NameWords.native(word))
        if kind == "family":
            return int(n > 0 or anchored)
        if kind == "common" and following and self.doc.word(j + 1) == "الدين" and (n or anchored) and not word.startswith("ال"):
            return 2
        if kind == "nation" and not word.startswith("ال"):
            return int(n == 1)
        if kind == "nation":
            return int(0 < n < 3 and given == n and not self.words[i].foreign and (following is None or following.kind in ("common", "other")))
        return 0


def _dots_final_ya(doc: Document) -> bool:
    """Whether the text writes إلى and على with ى, so that علي with dots is a name."""
    return not any(word in doc.text for word in (" إلي ", " الي ", " حتي ", " علي ال")) or " على " in doc.text or " إلى " in doc.text

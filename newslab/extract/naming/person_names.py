"""The grammar of a person's name: how far it reaches, once it is known where it begins.

A name is a chain of given names, unknown words and particles (محمد بن راشد, أبو بكر, نور الدين, فان دير بيل)
that a family name with ال, a nationality or a rank may close (أنور المصري, فؤاد الثاني). It ends at
punctuation, at an attached preposition or conjunction, and at any word of the language.
"""

from __future__ import annotations

from collections.abc import Container

from newslab.extract.naming.name_words import NameWords, Word, name_words
from newslab.text.document import Document

LONGEST = 7
"""Links of the longest name (صباح الأحمد الجابر المبارك الصباح has five)."""
STARTS = frozenset({"given", "both", "ali", "rare", "family", "kunya", "servant", "foreign"})
_UNKNOWN = frozenset({"rare", "given", "family", "foreign"})
_NAMED = frozenset({"given", "both", "family", "link", "kunya", "servant", "second"})
_ARABIC = frozenset({"given", "both", "ali", "kunya", "servant", "link", "second"})
_ADJECTIVAL = ("ه", "ات", "ين", "ون", "ان")
_PRONOUNS = ("ها", "هم", "هما", "هن", "كم", "ته", "وا")


class PersonNames:
    """One document's words as parts of names; `end` tells where a name that begins at a token ends."""

    def __init__(self, doc: Document, taken: Container[int]) -> None:
        self.doc, self.taken = doc, taken
        known = name_words(doc.lexicons)
        self.families, self.verbal, self.sides = known.families, known.verbal, known.sides
        self.words: list[Word] = known.look_at(doc.words)
        self.titles = {hit.first for hit in doc.hits("titles")}

    def joined(self, i: int) -> bool:
        """Whether token `i` follows the one before it by no more than a space."""
        return i < len(self.words) and self.doc.gap(i) == " "

    def free(self, i: int) -> bool:
        """Whether token `i` can go on a name: joined, taken by nobody, without a proclitic."""
        return self.joined(i) and i not in self.taken and not self.words[i].cut

    def ends(self, i: int) -> bool:
        """Whether no noun goes on at token `i`: punctuation stands there, a function word, a title, a word with a preposition."""
        return not self.joined(i) or self.words[i].kind in ("function", "ali", "other") or self.words[i].cut > 0 or i in self.titles or i in self.taken

    def father(self, i: int) -> bool:
        """Whether the father's name follows: سهل بن حنيف."""
        return self.free(i + 1) and self.doc.word(i + 1) == "بن" and self.free(i + 2) and self.words[i + 2].kind in _NAMED | {"rare", "ali"}

    def surname_by_form(self, i: int) -> bool:
        """Whether token `i`, a word of the language only by its form, looks like a foreign surname: كالديرون, تاكسين."""
        word = self.doc.word(i)
        if not self.words[i].doubtful or self.words[i].kind != "common" or len(word) > 5 and word.startswith(("سي", "ست")):
            return False
        return word[-1] not in "اه" and word[0] != "و" and not NameWords.native(word)

    def bare(self, i: int) -> str:
        """Token `i` without its proclitics."""
        return self.doc.word(i)[self.words[i].cut :]

    def end(self, i: int, *, led: bool) -> int | None:
        """The token behind the name that begins at `i`, or None where there is none.

        `led`: something before the name leads to it (a title, a verb), so one word is enough.
        """
        chain = _Chain(self, i, led)
        while chain.step():
            pass
        if chain.n == 0 or self._tanwin(i, chain.at):
            return None
        if led:
            alone = self.words[i].kind == "both" or self.words[i].kind == "ali" and self.joined(i + 1) and self.doc.word(i + 1).startswith("ال")
            return chain.at if chain.at - i > 1 or not alone else None
        if chain.at - i == 1:
            return None
        if self.words[i].kind == "rare":
            return chain.at if self._foreign(i, chain) else None
        return chain.at if chain.given or self.words[i].kind == "both" else None

    def looks_foreign(self, i: int) -> bool:
        """Whether the word at `i` has the look of a foreign name."""
        return NameWords.foreign(self.bare(i))

    def _foreign(self, i: int, chain: _Chain) -> bool:
        """Whether a chain that begins with an unknown word, and nothing leads to, looks foreign enough."""
        if self.words[i + 1].kind not in ("rare", "foreign"):
            return bool(chain.given) and self.looks_foreign(i)
        return NameWords.foreign(*map(self.bare, range(i, chain.at)))

    def _tanwin(self, i: int, j: int) -> bool:
        """Whether a word carries tanwin, as an adverb or an object does and a name does not (انزعاجًا)."""
        start, end = self.doc.span(self.doc.starts[i], self.doc.ends[j - 1])
        return end - start > 2 and "\u064b" in self.doc.text[start : end + 1]


class _Chain:
    """A name as it grows: `at` is the token after it, `n` its links, `given` how many of them are given names, `arabic` whether all are Arabic ones."""

    def __init__(self, names: PersonNames, i: int, led: bool) -> None:
        self.names, self.first, self.led = names, i, led
        self.at, self.n, self.given = i, 0, 0
        self.arabic = not names.words[i].foreign

    def step(self) -> bool:
        """Add the next link; False where the name ends."""
        names = self.names
        if self.n >= LONGEST or self.at >= len(names.words) or self.at in names.taken or self.n and not names.free(self.at):
            return False
        tokens = self._link(self.at)
        kind = names.words[self.at].kind
        self.given += tokens > 0 and kind in ("given", "servant", "kunya", "ali")
        self.arabic &= kind in _ARABIC
        self.n += tokens > 0
        self.at += tokens
        return tokens > 0

    def _link(self, j: int) -> int:
        """How many tokens the word at `j` adds: none, itself, or what it takes with it (عبد الرحمن, بن راشد, أبو بكر)."""
        word = self.names.words[j]
        kind, letters = word.kind, self.names.doc.word(j)
        after = self.names.words[j + 1] if self.names.free(j + 1) else None
        begun = self.n > 0 or self.led
        if kind in ("given", "both") and self.n and j in self.names.titles and self._governs(j):
            return 0  # محمد نور قائد الاتحاد
        if kind == "given":
            return 1
        if kind == "ali":
            return int(self._is_ali(j) and (begun or after is not None and after.kind in ("given", "family", "link", "kunya")))
        if kind == "servant":
            return 2 if after and (self.names.doc.word(j + 1).startswith("ال") or after.kind in ("second", "given", "both", "rare")) else 0
        if kind == "kunya":
            if after is None or letters == "ام" and after.kind != "given" or after.kind in ("kunya", "other", "link", "function"):
                return 0
            return 1 + max(1, self._link(j + 1) if after.kind == "servant" else 1)
        if kind == "link":
            if after is None or after.kind in ("other", "function") or not (self.n if letters in ("ال", "ولد") else begun):
                return 0
            if not self.n and not (letters in ("بن", "ابن") and (after.kind in ("rare", "family") or self.names.doc.word(j + 1).startswith("ال"))):
                return 0  # ابن بطوطة, but not ابن شقيقه
            return 1 + (self._link(j + 1) or 1 if after.kind in ("servant", "kunya", "link") else 1)
        if kind == "foreign":
            return 2 if after and begun and after.kind in _UNKNOWN and self.names.doc.word(j + 1)[0] != "و" else 0
        if kind == "both":
            return int(begun or after is not None and after.kind in ("given", "family", "link", "second", "kunya", "servant"))
        if kind == "rare":
            return int(self._unknown(word, letters))
        if kind == "common" and letters.startswith("ال"):
            return int(self._surname(j, letters, after))
        if kind == "common" and after and begun and self.names.doc.word(j + 1) == "الدين":
            return 2
        if kind == "common":
            return int(self._common(j, word, letters))
        return int(self._closing(kind, j, after))

    def _governs(self, j: int) -> bool:
        """Whether what follows an indefinite title makes it no name: ملك إسبانيا, قائد الاتحاد, أمير منطقة; رضا أمين is one."""
        names = self.names
        if names.doc.word(j).startswith("ال") or not names.joined(j + 1):
            return False
        return j + 1 in names.taken or names.doc.word(j + 1).startswith("ال") or names.words[j + 1].kind in ("common", "nation")

    def _unknown(self, word: Word, letters: str) -> bool:
        """Whether an unknown word may go on: one that looks inflected only where a given name or a title led so far."""
        if not self.n and letters[0] in "وف" and letters.endswith(("ه", *_PRONOUNS)) and len(letters) > 3 + (letters[0] == "ف"):
            return False  # والد الطفل وعمه, حاول الأب فباغته الجنود
        if self.n > 1 and letters[0] == "و":
            return False  # حداس غولدين وأورون شاؤول
        if not self.n or not NameWords.native(letters):
            return True
        return bool(self.given or self.led) and self.n < 3 and letters[0] not in "وبلف" and not letters.endswith(_PRONOUNS)

    def _surname(self, j: int, letters: str, after: Word | None) -> bool:
        """Whether a definite word of the language is a surname: right behind one or two Arabic given names, and no title or adjective (محمد الشاعر)."""
        told = self.given > 0 or self.led and self.n > 1
        return 0 < self.n < 4 and told and self.arabic and not letters.endswith(_ADJECTIVAL) and j not in self.names.titles

    def _common(self, j: int, word: Word, letters: str) -> bool:
        """Whether an indefinite word of the language is part of a name: سهل بن حنيف, كالديرون, مايكل أولد, سعيد صيام."""
        names = self.names
        if not self.n:
            return names.father(j) or self.led and names.surname_by_form(j)
        if names.words[self.first].foreign and self.n < 3:
            return names.surname_by_form(j)
        if self.n > 2 or not self.given or j in names.titles or not names.ends(j + 1):
            return False
        if self.arabic and (letters in names.families or word.doubtful and letters.endswith(("يه", "وه"))):
            return True
        return self.led and self.n == 1 and letters[-1] not in "اه" and letters[0] not in "يتس" and not names.verbal(letters)

    def _closing(self, kind: str, j: int, after: Word | None) -> bool:
        """Whether a word that closes names does so here: الحلاق, المصري, الثاني, الدين, نجمي."""
        before = self.names.words[j - 1].kind if self.n else ""
        if kind == "family" and self.n and j in self.names.titles and self.names.joined(j + 1) and self.names.doc.word(j + 1).startswith("ال"):
            return False  # زيد سالم الأمين العام
        if kind == "family":
            return self.n > 0 or self.led
        if kind == "second":
            return before in ("given", "both", "rare")
        if kind == "rank":
            return self.n == 1 and (self.led or before in ("given", "both")) or before == "second"
        native = self.given > 0 and not self.names.words[self.first].foreign
        if kind == "nisba":
            return native
        if kind == "nation" and not self.names.doc.word(j).startswith("ال"):
            return self.n == 1
        if kind == "nation":
            return native and self.n < 4 and self.arabic and (after is None or after.kind in ("common", "function", "other"))
        return False

    def _is_ali(self, i: int) -> bool:
        """Whether علي is the name and not the preposition: by its dots, where the text tells ى from ي."""
        doc = self.names.doc
        _, end = doc.span(doc.starts[i], doc.ends[i])
        return doc.text[end - 1] != "ى" and doc.once(_tells_ya)


def _tells_ya(doc: Document) -> bool:
    """Whether a text writes إلى and على with ى, so that علي with dots is a name."""
    return "ى " in doc.text or not any(word in doc.text for word in (" إلي ", " الي ", " حتي ", " علي ال"))

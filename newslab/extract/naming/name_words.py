"""What a single word tells about names: a given name, a word of the language, a family name by its form, or unknown.

`given_names.csv` lists given names, `common_words.csv` the words that news use often and that
are no names; a word on neither list that is no inflected form of a listed one is `rare`, and a
rare word is more often a name than not. Words are looked up once and remembered with the lexicons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from newslab.extract.naming.word_shapes import derived, roots_of
from newslab.text.fold import LETTERS, fold_word
from newslab.text.inflection import folded_forms, forms_of
from newslab.text.lexicons import Lexicons
from newslab.text.remembered import Remembered


class Word(NamedTuple):
    """A word as part of a name: letters of attached proclitics, its kind, the gender of a given name."""

    cut: int
    kind: str
    """given; both (given name and common word); common; function (prepositions, pronouns ...); rare; family (ال before a
    rare word); nation (a nationality, with or without ال); nisba (a listed noun
    with ي: نجمي); link, kunya, servant, foreign, second, rank (`name_particles.csv`); other (digits, Latin)."""
    gender: str = ""
    foreign: bool = False
    doubtful: bool = False
    """A common word only by its form (تاكسين: taxi drivers?), or a given name that is a word too (جميل): alone it is no name."""


_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_ENDINGS = frozenset((
    *("اتها", "اتهم", "يتها", "هما", "تها", "تهم", "تنا", "يين", "يون", "اته", "اتي", "وها", "تين", "تان", "يته", "يات"),
    *("ها", "هم", "هن", "نا", "كم", "ان", "ين", "ون", "ات", "ته", "وا", "تا", "تم", "يه", "يا", "وه", "ني", "ه", "ي", "ا", "ت"),
))  # fmt: skip
_LONGEST_ENDING = max(map(len, _ENDINGS))
# Endings of nouns and verbs that no foreign name has, and the ones like them that foreign names do have.
_NATIVE_ENDING = re.compile(r"(?:ها|هم|هن|هما|وا|ات|كم|ني|ته|اه|ؤه|ئه|ين|ون|تم|تا|وه)$")
_FOREIGN_ENDING = re.compile(r".{2,}(?:[ستدرملي]ون|[كتلرشزبنغي]ين|وين|اين)$")
_NATIVE_BEGINNING = re.compile(r"^(?:و(?!ي|ا|و)|لل|ست|سي[تن]|مت|مست|است|[وبف]ال|ي[^اويف]|ت[^اويش])")
_PRONOUNS = ("ها", "هم", "هما", "ته", "نا")
_PASSIVE = re.compile("م..و.")
"""Participles that are names too: مبروك, محفوظ."""
_FUNCTIONS = frozenset("that relative time adjunct preposition conjunction negation pronoun question auxiliary".split())
"""Classes of `function_words.csv` whose words end a name; the others are titles, adjectives, months."""
_REMEMBERED = 100_000
"""Words whose kind is remembered."""
_OTHER = Word(0, "other")
_COMMON = Word(0, "common")
_DOUBTFUL = Word(0, "common", doubtful=True)


class NameWords:
    """The word lists for names of one set of lexicons; `look` tells the kind of a word."""

    def __init__(self, lexicons: Lexicons) -> None:
        names = lexicons.rows("given_names")
        given = ((form, names[i]) for i, form, _ in folded_forms(names))
        self.given = {form: (row["gender"], row["origin"] == "foreign", row["word"] == "yes") for form, row in given}
        self.common = {form for _, form, _ in folded_forms(lexicons.rows("common_words"))}
        bent = (row for row in lexicons.rows("casualty_verbs") if row["pos"])
        self.verbs = {form for _, form, feature in folded_forms(bent) if "+" not in feature}
        self.functions = {form for row in lexicons.rows("stopwords") if row["kind"] != "reporting" for form, _ in forms_of(row)}
        self.functions |= {form for row in lexicons.rows("function_words") if row["class"] in _FUNCTIONS for form, _ in forms_of(row)}
        self.particles = {form: row["kind"] for row in lexicons.rows("name_particles") for form, _ in forms_of(row)}
        self.nations = {form for row in lexicons.rows("nationalities") for form, _ in forms_of(row)}
        self.families = {form for row in lexicons.rows("family_names") for form, _ in forms_of(row)}
        sides = (row for row in lexicons.rows("victims") if row["kind"] == "adjective")
        self.sides = {"ال" + form for row in sides for form, feature in forms_of(row) if feature.startswith("sg")}
        self.surnames = {
            word
            for row in lexicons.rows("actors")
            if row["label"] == "PER"
            for form in f"{row['form']}|{row['short']}".split("|")
            for word in fold_word(form).split()[-1:]
        } - self.common
        self.remembered = Remembered(self._kind, most=_REMEMBERED)
        self.roots = roots_of(self.common)

    def look(self, word: str) -> Word:
        """The kind of a folded word.

        >>> from newslab.text.lexicons import lexicons
        >>> words = name_words(lexicons())
        >>> [words.look(w).kind for w in ("محمد", "والطريق", "الكاظمي", "السوري", "لاريسون", "نازحه")]
        ['given', 'common', 'family', 'nation', 'rare', 'common']
        """
        return self.remembered[word]

    def look_at(self, words: Iterable[str]) -> list[Word]:
        """The kinds of many folded words."""
        return list(map(self.remembered.__getitem__, words))

    def _kind(self, word: str) -> Word:
        if word[0] not in LETTERS:
            return _OTHER
        whole = self._whole(word)
        if whole and not (whole.kind == "both" and word in self.verbs):
            return whole
        if word in self.verbs:
            return _COMMON  # اغتيل; but فاردي may be a name
        if word[-1] == "ي" and len(word) > 4 and word[:-1] in self.given and word[:-1] not in self.common:
            return Word(0, "rare")  # بشيري, of بشير
        for proclitic in _PROCLITICS if word[0] in "وفبلك" else ():
            rest = word[len(proclitic) :]
            if word.startswith(proclitic) and len(rest) > 2 + ("ك" in proclitic):
                found = self._whole(rest)
                if found and found.doubtful and proclitic[-1] in "كف" and found.kind == "common":
                    return _DOUBTFUL  # كالديرون
                if found:
                    return found._replace(cut=len(proclitic))
        if word.startswith(("لل", "ولل", "فلل")) and len(word) > 4:
            return Word(1 + (word[0] != "ل"), "common")
        if self._inflected(word):
            nisba = word[-1] == "ي" and len(word) > 3 and (word[:-1] in self.common or word[:-1] + "ه" in self.common)
            return Word(0, "nisba") if nisba else _DOUBTFUL
        if derived(word, self.roots):
            return Word(0, "nisba") if _PASSIVE.fullmatch(word) else _COMMON
        if self._attached(word):
            return _DOUBTFUL if word[0] != "و" else Word(1, "common")
        if len(word) < 3:
            return _COMMON
        if word.startswith("ال"):
            return Word(0, "family")
        if word[0] in "وفبل" and word[1:3] == "ال" and len(word) > 5:
            return Word(1, "family")
        return Word(0, "rare")

    def verbal(self, word: str) -> bool:
        """Whether an indefinite word is a verb of the past: its she-form or plural is listed too (وصل: وصلت)."""
        return word + "ت" in self.common or word + "وا" in self.common

    @staticmethod
    def native(word: str) -> bool:
        """Whether an unknown word begins or ends as inflected Arabic words do (وحداثته, مواشيهم)."""
        if len(word) > 3 and word[0] == "و" and word[-1] == "ه":
            return True  # وولده
        return bool(_NATIVE_BEGINNING.match(word) or _NATIVE_ENDING.search(word) and not _FOREIGN_ENDING.match(word))

    @staticmethod
    def foreign(*words: str) -> bool:
        """Whether unknown words look like a foreign name spelled in Arabic: full of vowel letters, without native endings.

        >>> NameWords.foreign("برتران", "دولانو"), NameWords.foreign("جلابيبهم", "سوداء"), NameWords.foreign("وحداثته", "وانتشاره")
        (True, False, False)
        """
        if any(NameWords.native(w) or len(w) < 2 for w in words):
            return False
        letters = "".join(words)
        return sum(letters.count(c) for c in "اوي") >= 0.28 * len(letters)

    def _whole(self, word: str) -> Word | None:
        """The kind of a word without proclitics, if a list has it."""
        kind = self.particles.get(word)
        if kind:
            return Word(0, kind)
        given = self.given.get(word)
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else ""
        common = word in self.common or bare in self.common
        if word in self.functions and word != "علي":
            return Word(0, "function")
        if word.startswith(("عبدال", "ابوال")) and len(word) > 6 or word.endswith("الدين") and len(word) > 7 and word[:-5] in self.given:
            return Word(0, "given", "m")
        if word == "علي":
            return Word(0, "ali", "m")
        if given:
            return Word(0, "both" if common else "given", *given)
        if bare and bare in self.nations:
            return Word(0, "nation")
        if common:
            return _COMMON
        if word in self.surnames:
            return Word(0, "family" if bare else "rare")
        if word in self.nations:
            return Word(0, "nation")
        if bare in self.given:
            return Word(0, "family")
        if bare and bare[-1] != "ي" and derived(bare, self.roots):
            return _COMMON
        if bare and bare[-1] != "ي" and self._inflected(bare):
            return _DOUBTFUL
        return None

    def _attached(self, word: str) -> bool:
        """Whether a word is a listed one, bent or derived, behind a proclitic: ويكتشفوا, لمقارها, لايزال; no name (كاميرون, كفرعان)."""
        if word[0] not in "وفبكل" or len(word) < 5:
            return False
        rest = word[2:] if word[:2] == "لا" and word[2] in "يتن" else word[1:]
        bent = word[0] == "و" or word.endswith(_PRONOUNS) or rest[0] in "يت" and word[0] in "فل"
        return derived(rest, self.roots) or bent and (rest in self.common or self._inflected(rest))

    def _inflected(self, word: str) -> bool:
        """Whether a word is a listed one with an ending, or a verb whose other person is listed."""
        for cut in range(1, min(len(word) - 2, _LONGEST_ENDING + 1)):
            stem = word[:-cut]
            if word[-cut:] in _ENDINGS and (stem in self.common or stem + "ه" in self.common or stem + "ي" in self.common):
                return True
        if word[0] in "يتنا" and len(word) > 3:
            rest = word[1:]
            return any(p + rest in self.common for p in ("ي", "ت", "ن", "ا", "")) or any(
                rest.endswith(e) and p + rest.removesuffix(e) in self.common for e in ("ون", "وا", "ه", "ها", "هم") for p in "يت"
            )
        return word[0] == "س" and word[1:2] in ("ي", "ت", "ن", "ا") and len(word) > 4 and (word[1:] in self.common or self._inflected(word[1:]))


@lru_cache(maxsize=8)
def name_words(lexicons: Lexicons) -> NameWords:
    """The name words of a set of lexicons, made once."""
    return NameWords(lexicons)

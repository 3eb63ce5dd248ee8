"""What the small words of a sentence are: prepositions, conjunctions, negations, where another clause begins."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Lexicons
from newslab.text.remembered import Remembered

PREPOSITIONS = frozenset({"place", "preposition", "goal", "between"})
ENDS_CLAUSE = frozenset({"stop", "complement"})
ASIDE = 18  # tokens that an aside may have
_STOPS = frozenset(";؛:\n.!؟?…•|")


@lru_cache(maxsize=8)
def word_classes(lexicons: Lexicons) -> Mapping[str, str]:
    """For each small word of the lexicon `clause_words`, folded, its class."""
    return _by_form(lexicons, "clause_words", "class")


@lru_cache(maxsize=8)
def things(lexicons: Lexicons) -> Mapping[str, str]:
    """For each noun of the lexicon `things`, folded, its kind: what may be counted or hit and is no person."""
    return _by_form(lexicons, "things", "kind")


@lru_cache(maxsize=8)
def links(lexicons: Lexicons) -> Mapping[str, str]:
    """For each word of the lexicon `linking_words`, folded, its class: what ties people to a group, or an act to its time."""
    return _by_form(lexicons, "linking_words", "class")


@lru_cache(maxsize=8)
def own_waw(lexicons: Lexicons) -> frozenset[str]:
    """The words, folded, whose first letter و belongs to them and joins nothing."""
    return frozenset(fold_word(form.strip()) for row in lexicons.rows("own_waw") for form in row["form"].split("|"))


def _by_form(lexicons: Lexicons, name: str, column: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for row in lexicons.rows(name):
        for form in row["form"].split("|"):
            out.setdefault(fold_word(form.strip()), row[column])
    return out


@lru_cache(maxsize=8)
def _remembered(lexicons: Lexicons) -> Remembered[str, str]:
    """The class of any folded word, with or without و or ف before it; empty for all that are no small words."""
    classes = word_classes(lexicons)

    def tell(word: str) -> str:
        found = classes.get(word)
        if found is None and word[0] in "وف" and len(word) > 2:
            found = classes.get(word[1:])
        return found or ""

    return Remembered(tell, most=50_000)


def bare(word: str) -> str:
    """A folded word without its article and the conjunction or preposition before it."""
    for prefix in ("وال", "فال", "بال", "كال", "ولل", "ال", "لل"):
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            return word[len(prefix) :]
    return word


class SmallWords:
    """The small words of one document; classes are those of the lexicon `clause_words`, empty for all other words."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.words = doc.words
        self._classes = word_classes(doc.lexicons)
        self._remembered = _remembered(doc.lexicons)
        self._things = things(doc.lexicons)
        self._own_waw = own_waw(doc.lexicons)
        self._links = links(doc.lexicons)

    def cls(self, i: int) -> str:
        """The class of token `i`, with or without و or ف before it."""
        return self._remembered[self.words[i]]

    def attached(self, i: int) -> str:
        """The class of token `i` behind an attached preposition (لأحد, بآخرين)."""
        word = self.words[i]
        if word[0] == "و" and len(word) > 3:
            word = word[1:]
        return self._classes.get(word[1:], "") if word[0] in "بلك" and len(word) > 3 else ""

    def prefix(self, i: int) -> int:
        """How many letters of token `i` stand before the small word in it."""
        word = self.words[i]
        if word in self._classes:
            return 0
        if word[0] in "وف" and word[1:] in self._classes:
            return 1
        return 2 if word[0] == "و" and word[2:] in self._classes else 1 if word[1:] in self._classes else 0

    def thing(self, i: int) -> str:
        """The kind of thing that token `i` names, empty for what is none."""
        word = self.words[i]
        found = self._things.get(word) or self._things.get(bare(word))
        if found is None and word[-1] == "ا" and len(word) > 3:
            found = self._things.get(word[:-1])  # خروفا
        if found is None and word[0] in "وفبلك" and len(word) > 3:
            found = self._things.get(word[1:]) or self._things.get(bare(word[1:]))
        return found or ""

    def names_thing(self, i: int) -> bool:
        """Whether token `i` as it stands, without anything attached, names a thing or a beast (بندقية, كلاب)."""
        word = self.words[i]
        return word in self._things or (word[-1] == "ا" and len(word) > 3 and word[:-1] in self._things)

    def link(self, i: int) -> str:
        """The class of token `i` in the lexicon `linking_words`, empty for all other words."""
        return self._links.get(self.words[i], "")

    def link_of(self, word: str) -> str:
        """The class of a folded word in the lexicon `linking_words`."""
        return self._links.get(word, "")

    def is_and(self, i: int) -> bool:
        """Whether token `i` is joined to what stands before by و, attached or on its own."""
        return self.joined(i) or (i > 0 and self.words[i - 1] == "و")

    def joined(self, i: int) -> bool:
        """Whether the و that token `i` begins with is the conjunction and not its own letter (واسعة, وزير)."""
        word = self.words[i]
        return word[0] == "و" and len(word) > 1 and word not in self._own_waw

    def past_aside(self, i: int, stop: int) -> int:
        """The token past an aside that begins at token `i` and is closed before `stop`; `i` where none does.

        Set apart by brackets, dashes or commas: (وفق حصيلة أولية) · - بحسب الشرطة - · ، كما قال ناطق، · ، مساء الخميس،
        """
        gap = self.doc.gap(i)
        if i >= stop or gap == " ":
            return i
        near = range(i + 1, min(stop, i + ASIDE))
        if "(" in gap and not self.words[i][0].isdigit():
            return next((k for k in near if ")" in self.doc.gap(k)), i)
        who = self.words[i] in ("وهو", "وهي", "وهم", "وهما")  # المهاجم، وهو شاب في العشرين، قتل
        if not self.comma(i) or not (who or self.tells_source(i) or self.cls(i) in ("time", "place", "preposition")):
            return i
        for k in near:
            if self.breaks(k):
                return i
            if self.comma(k) and self.cls(k) != "relative":
                return k
        return i

    def tells_source(self, i: int) -> bool:
        """Whether whose word it is follows at token `i`: بحسب, وفقا ل, كما أعلن, على ما أفاد, على حد قول."""
        if self.link(i) == "source":
            return True
        return self.words[i] == "علي" and i + 1 < len(self.words) and self.words[i + 1] in ("ما", "حد", "لسان")

    def breaks(self, i: int) -> bool:
        """Whether a stop that parts clauses stands right before token `i` (not a comma)."""
        return not _STOPS.isdisjoint(self.doc.gap(i))

    def comma(self, i: int) -> bool:
        """Whether a comma or dash stands right before token `i`."""
        gap = self.doc.gap(i)
        return "،" in gap or "," in gap or "-" in gap

"""Words that no list has, though the language makes them: derived forms of roots that listed words have.

Arabic builds words from roots of three letters by patterns; one with a prefix of a derived stem or the
shape of a passive participle (استرجاع, متحمس, مشغولا, انهزمت) whose root the listed words have too
(رجع, حماس, شغل, هزيمة) is a word of the language and hardly ever a foreign name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_LETTER = "[بتثجحخدذرزسشصضطظعغفقكلمنه]"
"""Strong root letters: the weak ones change with the pattern."""


def _pattern(shape: str) -> str:
    return "".join(f"(?P<{'abc'[int(c) - 1]}>{_LETTER})" if c.isdigit() else c for c in shape)


_SHAPES = (
    "است123", "است12ا3", "مست123", "يست123", "تست123", "نست123", "ان123", "ان12ا3", "من123", "ين123", "تن123",
    "ا1ت23", "ا1ت2ا3", "م1ت23", "ي1ت23", "ت1ت23", "ن1ت23", "ت12ي3", "ت1ا23",
    "مت123", "مت1ا23", "يت123", "تت123", "نت123", "يت1ا23", "تت1ا23", "نت1ا23",
    "م1ا23", "م12و3", "م1ا23ه", "م1ا2ي3", "ي1ا23", "ت1ا2ي3",
)  # fmt: skip
"""Derived stems (forms II to X) as verbs, verbal nouns and participles."""
_PLAIN = ("123", "12ا3", "12ي3", "12و3", "1ا23", "ا123", "ا12ا3", "ي123", "ت123", "م123", "123ه", "12ا3ه", "12ي3ه", "12و3ه", "123ان")
"""Shapes that only tell which roots the language has: names have them too (كارل, ماجد)."""
_ENDINGS = ("", "ا", "ه", "ها", "هم", "هما", "نا", "ت", "تا", "وا", "ان", "ين", "ون", "ات", "ته", "تها", "تهم", "ي", "يه", "يا", "يين", "ني")


def _by_length(shapes: tuple[str, ...]) -> dict[int, list[re.Pattern[str]]]:
    out: dict[int, list[re.Pattern[str]]] = {}
    for shape in shapes:
        out.setdefault(len(shape), []).append(re.compile(_pattern(shape)))
    return out


_DERIVED = _by_length(_SHAPES)
_ANY = _by_length((*_PLAIN, *_SHAPES))


def roots_of(words: Collection[str]) -> frozenset[str]:
    """The roots of the words that have the shape of one.

    >>> sorted(roots_of(["رجع", "تراجع", "هزيمه", "كذلك"]))
    ['رجع', 'هزم']
    """
    return frozenset(root for word in words for root in _roots(word, _ANY))


def _roots(word: str, shapes: dict[int, list[re.Pattern[str]]]) -> Iterator[str]:
    for shape in shapes.get(len(word), ()):
        if match := shape.fullmatch(word):
            yield match["a"] + match["b"] + match["c"]


def derived(word: str, roots: Collection[str]) -> bool:
    """Whether a folded word without proclitics is a derived form of one of the roots, as it stands or with an ending.

    >>> [derived(w, {"رجع", "هزم", "شغل"}) for w in ("استرجاع", "انهزمت", "مشغولا", "مارتن", "استراخان")]
    [True, True, True, False, False]
    """
    if len(word) < 5 or _FOREIGN.fullmatch(word):
        return False
    return any(root in roots for ending in _ENDINGS if word.endswith(ending) for root in _roots(word[: len(word) - len(ending)], _DERIVED))


_FOREIGN = re.compile("ان...ون")  # أندرسون

"""Fold Arabic text to one byte a letter, with a way back to the raw text.

Outlets spell one word in many ways: أ/إ/ا, ى/ي, ة/ه, with or without harakat and
tatweel, in Arabic-Indic or Latin digits, with several kinds of quotation marks.
Matching runs on a folded copy in which these are one; `Folded.raw_span` leads
back, so that every result is a span of the untouched text.

Folding is two table look-ups in C (`codecs.charmap_encode`, `bytes.translate`).
Characters outside the table (presentation forms, emoji, other scripts) are rare
and take a slower way round.
"""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءؤئپچڤگژ"
"""The Arabic letters that are left after folding."""

OTHER = "\x1a"
"""Stands for any character that is not text to newslab (emoji, other scripts); it parts words."""

_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_FOLDS = {
    **{c: c for c in _ASCII + "\n" + LETTERS + "،؛؟«»٫٬•" + OTHER},
    "\0": OTHER,
    **{c: c.lower() for c in _ASCII},
    **dict.fromkeys("أإآٱ", "ا"), **dict.fromkeys("ىی", "ي"), "ة": "ه", "ک": "ك", "ھ": "ه",
    **{chr(zero + d): str(d) for zero in (0x660, 0x6F0) for d in range(10)},
    **dict.fromkeys("\t\r\u00a0\u202f", " "), **dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"),
    **dict.fromkeys("“”„‟″", '"'), **dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("–—−‑", "-"), "…": ".", "٪": "%",
    **dict.fromkeys("ـ\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f", ""),  # tatweel, joiners, marks of direction
    **{chr(c): "" for c in (*range(0x64B, 0x656), 0x670, *range(0x202A, 0x202F), *range(0x2066, 0x206A))},  # harakat, bidi controls
}
assert len(_FOLDS) <= 254, "one byte a character: the table is full"

# charmap_build makes its fast table only if the decoding string begins with NUL and has 256 characters.
# ASCII keeps its own codes, so that patterns over the bytes read as usual; the others fill the places left.
_OWN = {ord(c): c for c in _FOLDS if c.isascii()}
_FREE = iter([i for i in range(1, 256) if i not in _OWN])
_PLACED = _OWN | {next(_FREE): c for c in _FOLDS if not c.isascii()}
_CHARACTERS = "".join(_PLACED.get(i, "\ufffe") for i in range(256))
_ENCODE = codecs.charmap_build(_CHARACTERS)
_BYTE = {c: i for i, c in enumerate(_CHARACTERS) if c != "\ufffe"}
_DROPPED = bytes(_BYTE[c] for c, to in _FOLDS.items() if not to)
_MERGE = bytes(_BYTE[_FOLDS[c]] if _FOLDS.get(c) else i for i, c in enumerate(_CHARACTERS))
_KEEPS = np.array([i not in _DROPPED for i in range(256)])
_SPACE = _BYTE[" "]

WORDS_ONLY = bytes(i if c in LETTERS or c.isascii() and c.isalnum() else _SPACE for i, c in enumerate(_CHARACTERS))
"""A table for `bytes.translate` that leaves letters and digits and turns the rest to spaces."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: `codes` (one byte a character), `letters` (the same, readable) and the way back."""

    codes: bytes
    letters: str
    raw: str
    origin: list[int] | None
    """For each folded position (and the end) its raw position; None when they are the same."""

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a folded one: half-open, with the harakat that stand on its last letter."""
        if self.origin is None:
            return start, end
        if start >= end:
            return self.origin[start], self.origin[start]
        first, last = self.origin[start], self.origin[end - 1] + 1
        while last < self.origin[end] and unicodedata.category(self.raw[last]) == "Mn":
            last += 1
        return first, last


def fold(text: str) -> Folded:
    """Fold `text`; positions of the result lead back to it.

    >>> folded = fold("قُتِلَ ٣ أشخاص")
    >>> folded.letters
    'قتل 3 اشخاص'
    >>> start, end = folded.raw_span(0, 3)
    >>> "قُتِلَ ٣ أشخاص"[start:end]
    'قُتِلَ'
    """
    try:
        encoded, known, origin = codecs.charmap_encode(text, "strict", _ENCODE)[0], text, None
    except UnicodeEncodeError:
        known, origin = _spell_out(text)
        encoded = codecs.charmap_encode(known, "strict", _ENCODE)[0]
    codes = encoded.translate(_MERGE, _DROPPED)
    if len(codes) != len(encoded):
        origin = _kept(origin, _KEEPS[np.frombuffer(encoded, np.uint8)], len(text))
    if b"  " in codes.translate(_SPACES):
        spaces = np.frombuffer(codes, np.uint8) == _SPACE
        keep = np.ones(len(codes), bool)
        keep[1:] = ~(spaces[1:] & spaces[:-1])
        origin = _kept(origin, keep, len(text))
        codes = np.frombuffer(codes, np.uint8)[keep].tobytes()
    return Folded(codes, decode(codes), text, None if origin is None else origin.tolist())


_SPACES = bytes(0x20 if i == _SPACE else 0 for i in range(256))


def fold_word(text: str) -> str:
    """The folded spelling of a word or phrase, as keys of dictionaries are written.

    >>> fold_word("القُدْس الشرقيّة")
    'القدس الشرقيه'
    """
    return fold(text).letters


def encode(letters: str) -> bytes:
    """Folded letters as the bytes that `Folded.codes` holds."""
    return codecs.charmap_encode(letters, "strict", _ENCODE)[0]


def decode(codes: bytes) -> str:
    """The readable letters of folded bytes; `encode` the other way."""
    return codecs.charmap_decode(codes, "strict", _CHARACTERS)[0]


def _kept(origin: np.ndarray | None, keep: np.ndarray, end: int) -> np.ndarray:
    positions = np.flatnonzero(keep)
    return np.append(positions, end) if origin is None else np.append(origin[positions], end)


def _spell_out(text: str) -> tuple[str, np.ndarray]:
    """The text in characters that the table has, and where each came from (ﻻ becomes two)."""
    parts = [_spelling(c) for c in text]
    origin = np.repeat(np.arange(len(text)), [len(p) for p in parts])
    return "".join(parts), np.append(origin, len(text))


@lru_cache(maxsize=4096)
def _spelling(character: str) -> str:
    if character in _FOLDS:
        return character
    composed = unicodedata.normalize("NFKC", character)  # keeps ؤ and ئ whole; the other form takes accents off Latin letters
    plain = "".join(c for c in (composed if set(composed) <= _FOLDS.keys() else unicodedata.normalize("NFKD", character)) if c in _FOLDS)
    if plain.strip():
        return plain
    if unicodedata.category(character) in ("Mn", "Cf"):
        return "\u200b"  # dropped by the table
    return " " if character.isspace() else OTHER

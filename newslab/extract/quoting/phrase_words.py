"""What single words and marks tell of a noun phrase: whether they end it, define it, or belong to a name."""

from __future__ import annotations

from newslab.extract.quoting.speech import Speech, Stretch
from newslab.extract.values import Row
from newslab.text.lexicons import Hit

_MARKS = " \"'«»"


def parted(sp: Speech, j: int) -> bool:
    """Whether a mark before token `j` ends the phrase."""
    gap = sp.gap(j)
    if gap == " ":
        return False
    if any(c in gap for c in ":،,؛;؟!\n/") or "- " in gap or " -" in gap:
        return True
    if "(" in gap:  # الوكالة الرسمية (سانا), not (السبت)
        return bool(sp.kinds[j]) or ")" not in sp.gap(j + 1)
    return "." in gap and len(sp.words[j - 1]) > 2  # د. سامر


def names_speaker(sp: Speech, stretch: Stretch, end: int) -> bool:
    """Whether quoted words at the start of a phrase name the speaker: قالت "هدى" إن ..., ذكرت "هدى" صاحبة المحل أن ..."""
    after, words = stretch.last, stretch.last - stretch.first
    if words > 3 or after >= end:
        return False
    if "that" in sp.kinds[after] or sp.colon(after) or sp.words[after] in ("عن", "من"):
        return True
    return words < 3 and sp.gap(after).strip(_MARKS) == "" and any("that" in sp.kinds[t] for t in range(after, min(after + 8, end)))


def is_definite(sp: Speech, noun: Hit) -> bool:
    """Whether a source noun carries ال, or is a whole name of several words (مجلس الأمن)."""
    begins = [noun.start, *sp.doc.starts[noun.first + 1 : noun.last]]
    return noun.prefix.endswith("ل") and sp.doc.letters[noun.start] == "ل" or any(sp.doc.letters.startswith("ال", b) for b in begins)


def accusative(sp: Speech, noun: Hit, row: dict[str, str]) -> bool:
    """Whether an indefinite noun stands in the accusative, and so is no subject: قال تاجر، | طالبا عدم كشف اسمه."""
    return sp.doc.letters[noun.end - 1] == "ا" and noun.feature == "sg" and not any(f.endswith(("ا", "ى")) for f in row["form"].split("|"))


def name_start(sp: Speech, name: Row) -> int:
    """The folded position where a name begins in its first token, after proclitics."""
    raw, first = name["start"], sp.doc.starts[name["first"]]
    return first + max(0, raw - sp.doc.span(first, first + 1)[0])


def is_ali(sp: Speech, j: int, end: int) -> bool:
    """Whether علي is a man's name before another name, and not a preposition: written so, and followed by no word of the language."""
    if sp.words[j] != "علي" or j + 1 >= end or sp.gap(j + 1) != " " or sp.kinds[j + 1]:
        return False
    written = sp.doc.text[slice(*sp.doc.span(sp.doc.starts[j], sp.doc.ends[j]))]
    return written.endswith("ي") and sp.look(j + 1).kind in ("given", "rare", "family", "both", "foreign", "servant", "kunya", "link")


def abbreviates(sp: Speech, j: int, end: int) -> bool:
    """Whether a single letter is a title before a name: م. سامر, د. هدى."""
    return sp.words[j] in ("م", "د", "ا") and j + 1 < end and sp.gap(j + 1) in (" ", ".", ". ", "/", " / ")


def is_owned(sp: Speech, j: int) -> bool:
    """Whether a word without ال ends with a possessive pronoun (خصومه), and so is no name."""
    word = sp.words[j]
    if len(word) < 5 or word.startswith("ال") or word.endswith("الله") or sp.look(j).kind == "given":
        return False
    return word.endswith(("ها", "هم")) or word[-1] == "ه" and sp.doc.text[sp.doc.span(sp.doc.starts[j], sp.doc.ends[j])[1] - 1] == "ه"

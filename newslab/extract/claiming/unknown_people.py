"""People whom no lexicon and no mention knows: an unknown noun as victim, a given name that nothing leads to, a name behind an unknown title."""

from __future__ import annotations

from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.naming.name_words import name_words

_SUFFIXES_PLURAL = ("ون", "ين", "ات")


def open_noun(s: Sentence, at: int) -> Phrase | None:
    """A victim that no lexicon knows: مقتل نجار; endings tell the plural."""
    if at in s.opened:
        return s.opened[at]
    if at >= s.last or s.doc.gap(at).strip(' "«»()#_'):
        return None
    word = s.doc.words[at]
    if word.startswith("ال") and (name := _named_behind(s, at)):
        return name
    behind = s.at.get(at + 1) if word.endswith(("ه", "ها", "هم")) else None
    if behind is not None and behind.name and not (behind.joined or behind.governed) and s.doc.gap(at + 1) == " ":
        return behind  # مؤسسها فلان
    if name := named_at(s, at):
        return name
    known = s.small.cls(at) or s.small.thing(at) or at in s.triggers or at in s.dates or at in s.people.groups or at in s.people.numbers
    known = known or at in s.places or s.reality.has_incident(at, at + 1) or s.has_pronoun(at)
    if known or len(word) < 3 or word.startswith(("و", "ف")) or word[0].isdigit() or word.isascii():
        return None
    start, end = s.doc.span(s.doc.starts[at], s.doc.ends[at])
    phrase = Phrase(at, at + 1, start, end, "open", head=at, head_last=at + 1, extent=at + 1, definite=word.startswith("ال"))
    if word.endswith(_SUFFIXES_PLURAL) and len(word) > 4:  # not أمين
        phrase.number = "pl"
    else:
        phrase.low = phrase.high = 1
        phrase.bound, phrase.number = "eq", "sg"
    s.opened[at] = phrase
    return phrase


def named_at(s: Sentence, at: int, *, joined: bool = False) -> Phrase | None:
    """A given name, with what follows of the name, that `mentions` does not have since nothing leads to it: قتلت سارة, مقتل سامر وعلي."""
    if at in s.at or at in s.opened or at >= s.last or s.doc.gap(at).strip(' "«»،' if joined else ' "«»'):
        return s.opened.get(at)
    look = name_words(s.doc.lexicons).look
    word = look(s.doc.words[at])
    raw_end = s.doc.span(s.doc.starts[at], s.doc.ends[at])[1]
    ali = word.kind == "ali" and joined and s.doc.text[raw_end - 1] != "ى"
    if not (word.kind == "given" or ali) or (s.doc.words[at][: word.cut] == "و") != joined or word.cut > 1 or at in s.dates:
        return None
    last = at + 1
    while last < s.last and s.doc.gap(last) == " " and last not in s.triggers and last not in s.dates:
        after = look(s.doc.words[last])
        if after.kind == "link" and last + 1 < s.last and s.doc.gap(last + 1) == " ":
            last += 2  # عمر بن الخطاب
            continue
        if after.cut or after.kind not in ("given", "family", "rare") or last - at > 4 or last in s.at:
            break
        last += 1
    start, end = s.doc.span(s.doc.starts[at] + word.cut, s.doc.ends[last - 1])
    phrase = Phrase(at, last, start, end, "name", 1, 1, "eq", at, last, number="sg", definite=True, extent=last, joined=joined)
    phrase.name = s.doc.text[start:end]
    s.opened[at] = phrase
    return phrase


def joined_name(s: Sentence, at: int) -> Phrase | None:
    """مقتل سامر وعلي: a given name that و joins to a name."""
    return named_at(s, at, joined=True)


def _named_behind(s: Sentence, at: int) -> Phrase | None:
    """The name behind a title that no lexicon knows (الزعيم الكردي فلان)."""
    for k in range(at + 1, min(s.last, at + 4)):
        if s.doc.gap(k).strip(' "«»'):
            return None
        if k in s.at:
            return s.at[k] if s.at[k].name and not s.at[k].governed and not s.at[k].joined else None
        if not s.doc.words[k].startswith("ال"):
            return None
    return None


def named_far_behind(s: Sentence, at: int) -> Phrase | None:
    """The name behind a long title that begins with a word no lexicon knows (مساعد محافظ المصرف لشؤون العملات فلان الفلاني)."""
    if not s.stranger(at) or s.small.thing(at) or s.doc.words[at].endswith("ه"):
        return None
    for k in range(at + 1, min(s.last, at + 9)):
        phrase = s.at.get(k)
        if s.doc.gap(k) != " " or k in s.triggers or k in s.dates:
            return None
        if phrase is not None and phrase.name and not (phrase.joined or phrase.governed):
            return phrase if k > at + 1 and phrase.last - phrase.head > 1 else None
        title = phrase is not None and phrase.number == "sg" and not (phrase.joined or phrase.name)
        led = s.doc.words[k].startswith(("ال", "لل", "ل")) or s.doc.words[k] == "في"
        if not (title or led or k == at + 1) or (s.small.cls(k) and s.doc.words[k] != "في"):
            return None
    return None


def titled_name(s: Sentence, title: Phrase, stop: int) -> Phrase | None:
    """The name that no list knows between a title and its relative clause (الجاسوس الشهير فلان الفلاني الذي أعدم)."""
    first = title.extent
    while first < stop and s.doc.words[first].startswith("ال"):
        first += 1
    names = range(first, stop)
    if not 1 <= len(names) <= 3 or any(s.small.cls(k) or s.small.thing(k) or k in s.triggers or s.doc.gap(k).strip(' "«»') for k in names):
        return None
    start, end = s.doc.span(s.doc.starts[first], s.doc.ends[stop - 1])
    phrase = Phrase(first, stop, start, end, "name", 1, 1, "eq", first, stop, number="sg", definite=True, extent=stop)
    phrase.row, phrase.classes, phrase.name = title.row, title.classes, s.doc.text[start:end]
    s.opened[first] = phrase
    return phrase


def some_of_them(s: Sentence, at: int) -> Phrase:
    """معظمهم, جميعهم: people just named, of whom no number is told."""
    start, end = s.doc.span(s.doc.starts[at], s.doc.ends[at])
    return s.opened.setdefault(at, Phrase(at, at + 1, start, end, "other", head=at, head_last=at + 1, number="pl", extent=at + 1))

"""The name that stands behind a title or a relative: الشاب فلان, القيادي في حركة كذا فلان, نجل القيادي فلان."""

from __future__ import annotations

from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.people_words import PeopleWords
from newslab.extract.naming.name_words import name_words
from newslab.extract.values import Row


def name_behind(people: PeopleWords, phrase: Phrase, stop: int) -> int:
    """The token where the name of a titled person begins: الشاب فلان, قائد فيلق القدس فلان, القيادي في حركة كذا فلان; 0 where none does."""
    if phrase.row is not None and phrase.row["kind"] in ("kin", "kinwoman") and not phrase.definite:
        return 0  # نجل القيادي فلان: the son
    reach, linked = phrase.head_last + 4, False
    role = phrase.row is not None and phrase.row["kind"] in ("official", "person")
    official = phrase.row is not None and (phrase.row["kind"] == "official" or phrase.definite)
    for k in range(phrase.head_last, min(stop, phrase.head_last + 12)):
        apposed = people.doc.gap(k).strip() == "،" and k in people.names and official and k > phrase.head_last and _closed(people, people.names[k], stop)
        if k >= reach or not (people.close(k) or people.doc.gap(k).strip() == "/" or apposed):
            return 0
        if k in people.names and not (linked and people.names[k]["last"] - k < 2):
            return k  # before the small words: علي is a name and على a preposition
        if k > phrase.head_last and role and _unknown_before_name(people, k, stop):
            return k  # مراسلة القناة أطوار بهجت
        if people.doc.words[k] == ("عام" if k == phrase.head_last else "اول"):
            continue  # مدير عام الشرطة, مرافقه المؤهل أول فلان
        if people.small.cls(k) == "place" and official and k + 1 < stop and not (k + 1 in people.incidents or k + 1 in people.numbers or k + 1 in people.acts):
            reach, linked = k + 9, True  # القيادي في حركة, الرائد في الجيش
            continue
        if people.small.cls(k) or k in people.acts or k in people.numbers:
            return 0
        if k in people.nouns and k not in people.adjectives and k not in people.groups and not people.is_adjective(k):
            title, many = people.nouns[k], people.nouns[k].feature.startswith(("pl", "du"))
            titled = official and people.doc.words[k].startswith("ال") and not many and title.last in people.names
            if not titled:
                return 0
            reach = title.last + 1  # رئيس الجهاز العميد فلان
            continue
        known = k in people.adjectives or k in people.groups or k in people.places or k in people.parts or people.doc.words[k].startswith("ال")
        if not (known or linked or (role and k == phrase.head_last)):
            return 0
        reach = max(reach, k + 4) if k in people.parts or k in people.groups else reach
    return 0


def _unknown_before_name(people: PeopleWords, k: int, stop: int) -> bool:
    """Whether an unknown word begins the name that `mentions` has only the rest of."""
    word = people.doc.words[k]
    name = people.names.get(k + 1)
    if k + 1 >= stop or name is None or not people.close(k + 1) or word.startswith("ال") or name["start"] != people.doc.span(people.doc.starts[k + 1], 0)[0]:
        return False
    listed = any(k in words for words in (people.acts, people.nouns, people.groups, people.parts, people.adjectives))
    return not (listed or people.small.cls(k) or people.small.thing(k)) and name_words(people.doc.lexicons).look(word).kind in ("rare", "given")


def _closed(people: PeopleWords, name: Row, stop: int) -> bool:
    """Whether a name between commas ends its apposition: زعيم الحركة، فلان الفلاني، في غارة."""
    return name["last"] - name["first"] > 1 and (name["last"] >= stop or not people.close(name["last"]) or bool(people.small.cls(name["last"])))


def longer_name(people: PeopleWords, at: int) -> Row:
    """The name whose first word `mentions` left out."""
    return people.names[at + 1] | {"first": at, "start": people.doc.span(people.doc.starts[at], people.doc.ends[at])[0]}


def take_owner(people: PeopleWords, phrase: Phrase, stop: int) -> None:
    """نجل القيادي فلان: the name behind a relative is whose relative he is."""
    if phrase.row is None or phrase.row["kind"] not in ("kin", "kinwoman") or phrase.number != "sg" or phrase.extent >= stop:
        return
    k = phrase.extent
    while k < min(stop, phrase.head_last + 5) and k not in people.names and people.close(k) and not people.small.cls(k) and k not in people.acts:
        if not (people.doc.words[k].startswith("ال") or k in people.nouns or k in people.adjectives):
            return
        k += 1
    if k < stop and k in people.names and people.close(k) and not (phrase.definite and k == phrase.head_last):
        phrase.extent = people.names[k]["last"]

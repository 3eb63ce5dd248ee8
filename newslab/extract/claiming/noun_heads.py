"""The noun that heads a phrase about people: whether it is definite, whose they are, and how many it says without a quantity.

One or two by its ending or by what agrees with it; a family as many as it is said to have.
"""

from __future__ import annotations

from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.people_words import PeopleWords
from newslab.text.lexicons import Hit

COUNTS = frozenset({"cardinal", "noun"})
"""Kinds of number that may count people."""
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")


def take_noun(people: PeopleWords, phrase: Phrase, noun: Hit | None, state: Hit | None) -> None:
    """Put the noun at its head into a phrase: a word for people, a casualty noun, or one that is both."""
    hit = noun if noun and (state is None or noun.last >= state.last) else state
    phrase.head, phrase.head_last = hit.first, hit.last
    phrase.definite = people.doc.letters[hit.start : hit.start + 2] == "ال" or hit.prefix.endswith("ل") or "+pron" in hit.feature
    phrase.owned = "+pron" in hit.feature
    phrase.number = hit.feature.partition("+")[0].partition(".")[0]
    word = people.doc.words[hit.last - 1]
    if phrase.number == "du" and phrase.definite and word.endswith("ين") and word[-5:-4] == "ا":
        both = any(w.endswith("هما") for w in people.doc.words[hit.last : hit.last + 12])
        phrase.number = "du" if both else "pl"  # العاملين, a plural when definite and nothing speaks of the two
    if noun is hit:
        phrase.row = people.rows[noun.row]
        phrase.number = phrase.row["number"] or phrase.number
        phrase.unit = "families" if phrase.row["kind"] == "family" else "persons"
        phrase.definite = phrase.definite or (phrase.row["kind"] in ("kin", "kinwoman") and not phrase.row["pos"] and word.endswith(_PRONOUNS))
        phrase.classes.append(people.class_of(noun))
    if state is not None and state.last == hit.last:
        phrase.state = people.state_of(state)
        phrase.unit = phrase.state["unit"] or phrase.unit
        phrase.number = phrase.number or state.feature.partition("+")[0].partition(".")[0]


def take_number(people: PeopleWords, phrase: Phrase, stop: int) -> None:
    """Put into a phrase without a quantity how many its noun says: one, two, or as many as its words tell (عائلة من ستة أفراد)."""
    if phrase.number == "sg" and _two_of(people, phrase, stop):
        phrase.number = "du"
    if phrase.number == "pl" and _two(people, phrase, stop):
        phrase.number = "du"
    if phrase.number == "sg":
        phrase.low = phrase.high = 1
        phrase.bound = "eq"
    elif phrase.number == "du":
        phrase.low = phrase.high = 2
        phrase.bound = "eq"
    if phrase.low == 1 and phrase.unit == "families" and phrase.owned:
        phrase.low = phrase.high = None
        phrase.bound, phrase.number = "unspecified", "pl"  # إصابة عائلته: nobody says how many
    elif phrase.low == 1 and phrase.row is not None and phrase.row["kind"] == "crew":
        phrase.low = phrase.high = None
        phrase.bound, phrase.number = "unspecified", "pl"  # مقتل طاقم السفينة: nobody says how many
        _take_members(people, phrase, stop)
    elif phrase.low == 1 and phrase.unit == "families":
        _take_members(people, phrase, stop)


def _two_of(people: PeopleWords, phrase: Phrase, stop: int) -> bool:
    """قتل منفذا العملية, استشهد رجلا أمن: two, since a noun in the accusative has nothing that it is of behind it."""
    k = phrase.head_last
    if phrase.definite or k - phrase.head > 1 or not people.doc.words[k - 1].endswith("ا") or k >= stop or not people.close(k):
        return False
    of_it = people.small.link(k) == "service"
    noun = of_it or (people.doc.words[k].startswith("ال") and not people.small.cls(k))
    return noun and k not in people.adjectives and k not in people.names and k not in people.places


def _two(people: PeopleWords, phrase: Phrase, stop: int) -> bool:
    """قاصرين يبلغان 16 و17 عاما; مسعفي إسعاف كانا في سيارتهما: whether the words behind say that a noun in ين or ي is a dual."""
    if phrase.definite or not people.doc.words[phrase.head].endswith(("ين", "ي")):
        return False
    for k in range(phrase.head_last, min(stop, phrase.head_last + 6)):
        word = people.doc.words[k]
        if people.small.breaks(k) or k in people.nouns and k not in people.adjectives:
            return False
        verb = len(word) > 5 and word.startswith("ي") and word.endswith("ان") and k not in people.places
        if word.endswith("هما") or word == "كانا" or (verb and k <= phrase.head_last + 2):
            return True
    return False


def _take_members(people: PeopleWords, phrase: Phrase, stop: int) -> None:
    """عائلة من ستة أفراد: a family is as many people as it is said to have."""
    for k in range(phrase.head_last, min(stop, phrase.head_last + 4)):
        number = people.numbers.get(k)
        if number is not None and number.low == 1:
            return  # عائلة واحدة
        if number is not None and number.kind in COUNTS and are_whole(number.low, number.high):
            phrase.low, phrase.high, phrase.bound, phrase.unit, phrase.last = number.low, number.high, number.bound, "persons", number.last
            phrase.last = people.nouns[number.last].last if number.last in people.nouns else number.last
            phrase.shape = "number"
            return
        described = k == phrase.head_last and people.doc.words[k].endswith("ه") and k not in people.acts  # أسرة كاملة من خمسة أفراد
        if not people.close(k) or not (described or people.doc.words[k] in ("من", "مؤلفه", "مكونه", "المؤلف", "المؤلفه", "المكون", "المكونه")):
            return


def are_whole(*limits: object) -> bool:
    """Whether limits of a count are whole numbers of people, or open."""
    return all(v is None or (isinstance(v, int) and v >= 0) for v in limits)

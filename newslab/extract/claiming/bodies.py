"""Bodies: العثور على جثة امرأة, انتشال جثث خمسة عمال; whose they are, whether they were found, and whether they are of those told of before."""

from __future__ import annotations

from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.sentence import Sentence


def owner_of_body(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Those whose bodies a phrase names (جثث خمسة عمال), where they are counted; else the phrase."""
    owner = sentence.at.get(phrase.head_last) if phrase.state is not None and phrase.state["needs"] == "body" else None
    if owner is None or not owner.quantified or owner.governed or owner.joined or phrase.shape == "number":
        return phrase
    owner.unit = "bodies"
    return owner


def found_body(sentence: Sentence, noun: Phrase) -> Phrase | None:
    """العثور على جثة امرأة, انتشال جثث خمسة عمال: the body, or those whose bodies they are."""
    owner = sentence.at.get(noun.head_last)
    counted = owner is not None and owner.quantified and not owner.governed and not owner.joined
    sought = any(sentence.reality.signal(k, "search") for k in range(max(sentence.first, noun.first - 3), noun.first))
    if counted and not sentence.doc.words[owner.first].startswith("ال") and not sought:
        owner.unit = "bodies"  # جثث عدد من المسلحين ملقاة على الطريق
        return owner
    finds = [k for k in range(max(sentence.first, noun.first - 5), noun.first) if sentence.reality.signal(k, "find")]
    if not finds or (noun.definite and sentence.at.get(noun.head_last) is None and all(sentence.doc.words[k][0] == "ل" for k in finds)):
        return None  # لإخراج الجثث: an aim
    if counted:
        owner.unit = "bodies"
        return owner
    if owner is not None and not owner.governed and not owner.joined:
        noun.classes += owner.classes
    second = sentence.people.nouns.get(noun.head_last)
    two = second is not None and second.feature.startswith("du") and not second.prefix
    if noun.number == "sg" and two and not sentence.doc.words[noun.head_last].startswith("ال"):
        noun.low = noun.high = 2  # جثة شابين
    if noun.number == "sg" and all(sentence.doc.words[k].lstrip("و").startswith("استقب") for k in finds):
        return None  # استقبل الأهالي جثمان الفقيد
    found = noun.owned and any(sentence.doc.words[k].endswith(("عثر", "عثرت", "عثروا", "العثور", "انتشلت", "انتشل", "انتشال")) for k in finds)
    if noun.number in ("sg", "") and noun.definite and owner is None and not found:
        return None  # but عثر على جثته
    return noun


def of_the_told(sentence: Sentence, bodies: Phrase) -> bool:
    """الجثث, جثمانه, جثث ذويهم: the bodies of those whom the article has counted."""
    owner = bodies.head_last
    word = sentence.doc.words[owner] if owner < sentence.last else ""
    theirs = sentence.doc.text[slice(*sentence.doc.span(sentence.doc.starts[owner - 1], sentence.doc.ends[owner - 1]))].endswith(("ه", "ها", "هم"))
    return bodies.definite or theirs or (bodies.number == "pl" and word.endswith(("هم", "ها")) and not word.startswith("ال"))

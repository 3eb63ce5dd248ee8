"""Who the victims are: civilian, security, militant, mixed or unknown; their force; women and children among them."""

from __future__ import annotations

from newslab.extract.claiming.counted_people import Phrase

WOMEN, CHILDREN = frozenset({"woman", "kinwoman"}), frozenset({"child"})


def class_of(phrase: Phrase) -> tuple[str, str]:
    """Victim class and force (empty where none) of a phrase, from its noun and what it is said to belong to.

    What a person belongs to or is called tells more than the general noun: `عنصر من الشرطة`
    is security, `شخص مسلح` militant; two nouns under one count that differ are mixed.
    """
    known = [(c, f) for c, f in phrase.classes if c and c != "unknown"]
    known = [c for c in known if c[0] != "craft"] or known  # الطواقم الطبية
    if not known:
        return "unknown", ""
    if phrase.mixed:
        return "mixed", ""  # أفراد القوات النظامية وحزب الله
    if phrase.force is not None and (phrase.row is None or phrase.row["kind"] in ("member", "official", "captive")):
        return phrase.force
    if phrase.force is not None and phrase.force[0] == "security" and known[0][0] == "militant":
        return phrase.force  # مقاتل من البيشمركة
    if phrase.row is not None and phrase.row["kind"] == "official":
        return known[-1]  # المتحدث العسكري
    kinds = {c for c, _ in known}
    if len(kinds) == 1:
        return known[0][0], next((f for _, f in known if f), "")
    if phrase.row is not None and phrase.row["kind"] in ("child", "woman", "kin", "kinwoman"):
        return "civilian", ""
    if phrase.shape == "number" and _two_nouns(phrase):
        return "mixed", ""
    return known[0]


def _two_nouns(phrase: Phrase) -> bool:
    return phrase.last > phrase.head_last and len(phrase.classes) >= 2 and phrase.row is not None and phrase.row["kind"] not in ("member",)


def count_kind(phrase: Phrase) -> str:
    """`women` or `children` where the phrase counts them, else empty."""
    kind = (phrase.row or {}).get("kind", "")
    return "children" if kind in CHILDREN else "women" if kind in WOMEN else ""

"""How the claims of one article relate: part of, in addition to, an update of, or a repetition of an earlier one."""

from __future__ import annotations

from newslab.extract.claiming.victims import count_kind
from newslab.extract.values import Row
from newslab.text.document import Document

_AFTER = frozenset({"بعد", "اثر", "عقب", "مع", "بعدما"})
_KNOWN = frozenset({"person", "child", "woman"})
_NEAR = 1200  # letters back to a single person told of before
_SINGLE = frozenset({"child", "woman", "kin", "kinwoman"})


def with_relations(doc: Document, claims: list[Row]) -> list[Row]:
    """The claims with `relation`, `parent` (a position in the list), counts of women and children, and victims that others inherit."""
    index = {id(row): i for i, row in enumerate(claims)}
    sums = _sums(doc, claims)
    _known_by_name(claims)
    told: dict[tuple, list[Row]] = {}
    last: Row | None = None
    told_last: dict[str, Row] = {}
    risen: Row | None = None
    for row in claims:
        phrase = row["_phrase"]
        if parent := row.pop("_parent", None):
            row["parent"] = index[id(parent)]
            _as_part(row, parent)
        else:
            apart = last is not None and last["sentence_start"] != row["sentence_start"] and not phrase.other
            _inherit(doc, row, told_last.get(row["outcome"]) if apart else last)
            update = row.pop("_update", False)
            if row["relation"] == "subset":
                pass
            elif whole := sums.get(id(row)):
                row["relation"], row["parent"] = "subset", index[id(whole)]
                if row["victims"] == "unknown":
                    row["victims"], row["victim_force"] = whole["victims"], whole["victim_force"]
            elif update:
                row["relation"] = "update"
            elif phrase.other and last is not None and last["polarity"] == "asserted" and (first := _added_to(row, last, told_last)):
                third = phrase.definite and phrase.shape == "other" and phrase.low == 1
                row["relation"], row["parent"] = "subset" if third else "additional", index[id(first)]
            elif row.get("_of_them") and (whole := _divided(row, claims, index[id(row)])):
                row["relation"], row["parent"] = "subset", index[id(whole)]
                if row["victims"] == "unknown":
                    row["victims"], row["victim_force"] = whole["victims"], whole["victim_force"]
            elif risen is not None and (_brings(doc, row, risen)):
                row["relation"], row["parent"] = "subset", index[id(risen)]
            elif earlier := _repeated(row, told):
                row["relation"], row["parent"] = "restated", index[id(earlier)]
        if row["relation"] not in ("subset", "restated"):
            for key in (*_keys(row), *(((row["outcome"], "one"),) if row["low"] == 1 == row["high"] else ())):
                told.setdefault(key, []).append(row)
        told_last[row["outcome"]] = row
        risen = row if row["relation"] == "update" else risen
        last = claims[row["parent"]] if row["relation"] == "subset" and row["parent"] is not None else row
    for row in claims:
        whole = claims[row["parent"]] if row["relation"] == "subset" and row["parent"] is not None else {}
        if whole.get("_taken") and row["victims"] not in ("unknown", whole["victims"]):
            whole["victims"], whole["victim_force"] = "unknown", None  # قتل 12 جنديا وأصيب 20 بينهم أربعة مدنيين
    return claims


def _known_by_name(claims: list[Row]) -> None:
    """What one claim tells of a person (زعيم التنظيم ناصر الوحيشي) holds for the others of that name (مقتل الوحيشي)."""
    named: dict[str, list[Row]] = {}
    for row in claims:
        if row["victim_name"] and row["victims"] != "unknown":
            named.setdefault(row["victim_name"].split()[-1], []).append(row)
    for row in claims if named else ():
        if row["victim_name"] and row["victims"] == "unknown":
            same = next((r for r in named.get(row["victim_name"].split()[-1], ())[:5] if _one_person(r, row)), None)
            if same is not None:
                row["victims"], row["victim_force"] = same["victims"], same["victim_force"]


def _brings(doc: Document, row: Row, risen: Row) -> bool:
    """ارتفع عدد القتلى إلى 12 بعد وفاة ثلاثة من المصابين: those by whom a tally rose are in it."""
    if row["outcome"] != risen["outcome"] or row["sentence_start"] != risen["sentence_start"] or row["first"] < risen["last"]:
        return False
    before = doc.words[max(risen["last"], row["_trigger"][0] - 3) : row["first"]]
    return row["bound"] == "eq" and (row["low"] or 0) < (risen["low"] or 0) and not _AFTER.isdisjoint(before) and row["_trigger"][0] >= risen["last"]


def _told_of_again(row: Row, earlier: Row) -> bool:
    """قتل شاب في بلدة كذا. ... وقال الطبيب إن الشاب توفي: whether a definite person may be the single one told of before."""
    one, other = row["_phrase"], earlier["_phrase"]
    kinds = {(p.row or {}).get("kind") for p in (one, other)}
    alike = len({row["victims"], earlier["victims"]} - {"unknown"}) <= 1 and ("child" not in kinds or len(kinds) == 1 or None in kinds)
    return alike and earlier["sentence_start"] != row["sentence_start"] and row["start"] - earlier["start"] < _NEAR


def _one_person(one: Row, other: Row) -> bool:
    """Whether one of two names that end alike is the other, whole or shortened."""
    first, second = set(one["victim_name"].split()), set(other["victim_name"].split())
    return first <= second or second <= first


def _divided(row: Row, claims: list[Row], at: int) -> Row | None:
    """The claim that ثلاثة منهم is a part of, whatever befell the others: the nearest before that counts more."""
    for whole in reversed(claims[max(0, at - 6) : at]):
        if row["_of_them"] == "same" and whole["outcome"] != row["outcome"]:
            continue
        if row["_whole"] is not None and whole["sentence_start"] != row["sentence_start"]:
            return None  # مجموعة من ستة أشخاص أصيب اثنان منهم: of people whom no claim counts
        if whole["polarity"] == "asserted" and (whole["high"] or whole["low"] or 0) > row["low"] and whole["relation"] != "subset":
            return whole
    return None


def _added_to(row: Row, last: Row, told_last: dict[str, Row]) -> Row | None:
    """The claim that آخرون adds to: the one before, or of a sentence before the last one with the same outcome (وقتل سبعة آخرون في تفجير ثان)."""
    if last["outcome"] == row["outcome"]:
        return last
    return told_last.get(row["outcome"]) if last["sentence_start"] != row["sentence_start"] else None


def _as_part(row: Row, whole: Row) -> None:
    """A part is of the kind of its whole where it is not said to be another, and its women and children are the whole's."""
    phrase = row["_phrase"]
    if row["victims"] == "unknown" and not (phrase.row and phrase.row["kind"] == "demonym"):
        row["victims"], row["victim_force"] = whole["victims"], whole["victim_force"]
    kind = count_kind(phrase)
    if kind and row["low"] is not None:
        whole["n_" + kind] = (whole.get("n_" + kind) or 0) + row["low"]


def _inherit(doc: Document, row: Row, last: Row | None) -> None:
    """خمسة آخرون are of the kind last spoken of; so are the wounded of a force whose dead were just counted."""
    phrase = row["_phrase"]
    if row["victims"] != "unknown" or row["polarity"] == "negated" or row.get("_of_them"):
        return
    target, target_force = row.pop("_target", ("", ""))
    known = last is not None and last["victims"] != "unknown" and _one_paragraph(doc, last, row)
    if known and _alike(row, last):
        row["victims"], row["victim_force"], row["_taken"] = last["victims"], last["victim_force"], True
    elif phrase.other and target:
        row["victims"], row["victim_force"], row["_taken"] = target, target_force or None, True


def _alike(row: Row, last: Row) -> bool:
    """Whether people without a noun of their own are of the kind of those told of before."""
    phrase, before = row["_phrase"], last["_phrase"]
    if last["low"] == 1 and ((before.row or {}).get("kind") in _SINGLE or last["unit"] == "bodies") and row["low"] != 1:
        return False  # قتل طفل وأصيب سبعة آخرون: anybody
    harmed = {"killed", "injured", "killed_or_injured"}
    one_side = last["victims"] in ("militant", "security") and {last["outcome"], row["outcome"]} <= harmed and last["sentence_start"] == row["sentence_start"]
    if phrase.head < 0 or (phrase.other and phrase.row is None):
        return phrase.bound != "vague" or phrase.other or one_side
    return phrase.state is not None and one_side and (phrase.row or {}).get("kind") != "captive"


def _one_paragraph(doc: Document, one: Row, other: Row) -> bool:
    return "\n" not in doc.text[one["end"] : other["start"]]


def _sums(doc: Document, claims: list[Row]) -> dict[int, Row]:
    """For each claim that is one part of an earlier total, that total: 24 killed, then 6 here and 18 there."""
    out: dict[int, Row] = {}
    exact = [c for c in claims if c["bound"] == "eq" and c["polarity"] == "asserted" and "_parent" not in c]
    for outcome in {c["outcome"] for c in exact}:
        same = [c for c in exact if c["outcome"] == outcome]
        for k, whole in enumerate(same):
            for n in (2, 3, 4):
                parts = same[k + 1 : k + 1 + n]
                named = all(c["victim_name"] for c in parts)  # استشهاد ثلاثة من جنودها ... والشهداء هم
                fits = len(parts) == n and (named or whole["low"] >= 4) and sum(c["low"] for c in parts) == whole["low"]
                if fits and (named or _one_paragraph(doc, whole, parts[-1])):
                    out |= {id(c): whole for c in parts}
    return out


def _keys(row: Row) -> list[tuple]:
    """What a repetition of the claim has in common with it: the figure, or the name."""
    keys = []
    if row["victim_name"]:
        keys.append((row["outcome"], row["polarity"], row["victim_name"].split()[-1]))
    if row["bound"] != "vague" and (row["low"] or 0) > 2:
        keys.append((row["outcome"], row["polarity"], row["low"], row["high"], row["bound"]))
    return keys


def _repeated(row: Row, told: dict[tuple, list[Row]]) -> Row | None:
    """An earlier claim of the same people: one name, or one figure with the same outcome and no other kind of victims."""
    if row["_phrase"].shape == "pronoun":  # بعد اعتقاله: of whom the article has told
        return next((e for e in reversed(told.get((row["outcome"], "one"), ())) if row["start"] - e["start"] < _NEAR), None)
    phrase = row["_phrase"]
    known = phrase.definite and phrase.shape == "noun" and phrase.number == "sg" and row["low"] == 1 and (phrase.row or {}).get("kind") in _KNOWN
    if known and not phrase.other and not phrase.owned:
        again = next((e for e in reversed(told.get((row["outcome"], "one"), ())[-5:]) if _told_of_again(row, e)), None)
        if again is not None:
            return again
    for key in _keys(row):
        for earlier in told.get(key, [])[:5]:
            if len(key) == 3 and _one_person(earlier, row) or len(key) > 3 and len({earlier["victims"], row["victims"]} - {"unknown"}) <= 1:
                return earlier
    return None

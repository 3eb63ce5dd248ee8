"""A labelled corpus of invented news: incidents, the articles that report them, and the claims that a perfect extractor would find.

Everything is invented but the towns. Articles repeat a toll in headline and lead, break it
down, correct it, copy one another, contradict one another, name a province for a town or no
day at all; incidents of one day lie in neighbouring towns and share figures.
`truth` says which incident each claim tells of, and `statements` what each article states of
it, from which a test can work out each policy's figures without the code under test.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace

from newslab import tables

TOWNS = [  # name, English province, province name, latitude, longitude
    ("تلعفر", "Nineveh", "نينوى", 36.38, 42.45), ("سنجار", "Nineveh", "نينوى", 36.32, 41.88), ("الموصل", "Nineveh", "نينوى", 36.34, 43.13),
    ("الفلوجة", "Anbar", "الأنبار", 33.35, 43.78), ("الرمادي", "Anbar", "الأنبار", 33.43, 43.31), ("هيت", "Anbar", "الأنبار", 33.64, 42.83),
    ("بعقوبة", "Diyala", "ديالى", 33.75, 44.64), ("خانقين", "Diyala", "ديالى", 34.35, 45.39), ("المقدادية", "Diyala", "ديالى", 33.98, 44.94),
    ("سامراء", "Salah al-Din", "صلاح الدين", 34.20, 43.87), ("تكريت", "Salah al-Din", "صلاح الدين", 34.60, 43.68),
    ("بيجي", "Salah al-Din", "صلاح الدين", 34.93, 43.49),
    ("الحويجة", "Kirkuk", "كركوك", 35.32, 43.77), ("داقوق", "Kirkuk", "كركوك", 35.14, 44.45), ("الزبير", "Basra", "البصرة", 30.39, 47.70),
    ("الناصرية", "Dhi Qar", "ذي قار", 31.04, 46.26), ("الكوت", "Wasit", "واسط", 32.51, 45.82), ("الحلة", "Babil", "بابل", 32.48, 44.43),
]
WEAPONS = [("قصف مدفعي", "bombardment.artillery", "قصف", "bombardment"), ("تفجير سيارة مفخخة", "explosion.bombing.vehicle", "تفجير", "explosion.bombing"),
           ("انفجار عبوة ناسفة", "explosion.bombing.ied", "انفجار", "explosion"), ("غارة جوية", "bombardment.air", "قصف", "bombardment"),
           ("إطلاق نار", "shooting", "هجوم", "attack"), ("كمين", "ambush", "هجوم", "attack")]
OUTLETS = [f"صحيفة {name}" for name in "المرسى الصباح الرافد النخلة الميناء السهل الجسر القلعة الواحة السنديان الشاطئ النبع".split()]
SOURCES = [("مستشفى البلدة العام", "medical"), ("شرطة المحافظة", "security"), ("قيادة العمليات", "security"),
           ("الدفاع المدني", "civil_defence"), ("وكالة أنباء النهرين", "agency")]
FILLER = """أمس صباحا مساء ظهرا فجرا ليلا أعلنت أكدت أفادت ذكرت نقلت أوضحت بينت إذاعة صحيفة بلدية وزارة مديرية غرفة نقابة مجلس سكان شهود عمال
تجار طلاب سائقون مزارعون قرب خلف أمام عند وسط أطراف شرقي غربي سوق جسر مدرسة مسجد حقل طريق محطة مخزن معبر ساحة حديقة""".split()
HOW_MANY = {1: "شخص", 2: "شخصين"}


@dataclass(frozen=True)
class Said:
    """What one article states of one incident: the sum of its killed and injured, its bound, its source; `copy_of` the article that it copies."""

    article_id: str
    outlet: str
    published: date
    killed: int
    at_least: bool
    injured: int | None
    source: str | None
    role: str | None
    certainty: str
    update: bool
    copy_of: str | None


@dataclass
class Corpus:
    """The tables as an analysis has them, and the truth."""

    lab: SimpleNamespace
    truth: dict[str, int] = field(default_factory=dict)
    """The incident of each claim."""
    statements: dict[int, list[Said]] = field(default_factory=dict)


def corpus(n_articles: int = 1000, n_events: int = 150, *, seed: int = 7) -> Corpus:
    """A corpus of `n_articles` articles about `n_events` incidents; the same for the same seed."""
    rng = random.Random(seed)
    incidents = [_incident(rng, i) for i in range(n_events)]
    made: dict[str, list[dict]] = {"articles": [], "casualties": [], "places": []}
    out = Corpus(SimpleNamespace())
    for n in range(n_articles):
        incident = incidents[n] if n < n_events else rng.choice(incidents)
        earlier = out.statements.setdefault(incident["number"], [])
        article_id = f"s{n:05d}"
        if earlier and rng.random() < 0.3:
            _copy(rng, article_id, rng.choice(earlier), incident, made, out)
        else:
            _article(rng, article_id, incident, incidents, made, out)
    out.lab = SimpleNamespace(**{name: tables.frame(name, made.get(name, [])) for name in ("articles", *tables.ARTICLE_TABLES, "errors")})
    return out


def _incident(rng: random.Random, number: int) -> dict:
    town = rng.choice(TOWNS)
    first = rng.choice([1, 2, 3, 4, 4, 4, 5, 7, 9, 12, 20])
    return {
        "number": number, "town": town, "day": date(2019, 3, 1) + timedelta(days=rng.randrange(90)), "weapon": rng.choice(WEAPONS),
        "tolls": sorted({first, first + rng.choice([0, 0, 1, 2]), first + rng.choice([0, 1, 3])}), "injured": rng.choice([None, 2, 6, 8, 15, 30]),
        "victims": rng.choice(["civilian", "civilian", "security", "unknown"]), "perpetrator": rng.choice([None, "مسلحون مجهولون", "التنظيم"]),
    }


def _article(rng: random.Random, article_id: str, incident: dict, incidents: list[dict], made: dict, out: Corpus) -> None:
    step = rng.randrange(len(incident["tolls"]))
    source, role = rng.choice([*SOURCES, (None, None)])
    said = Said(
        article_id, rng.choice(OUTLETS), incident["day"] + timedelta(days=min(step + rng.choice([0, 0, 1]), 3)), incident["tolls"][step], rng.random() < 0.2,
        incident["injured"] if rng.random() < 0.7 else None, source, role, "unconfirmed" if rng.random() < 0.06 else "asserted",
        step > 0 and rng.random() < 0.3, None,
    )
    text = _Text(article_id, made["casualties"], out.truth)
    slots = _slots(rng, incident, said)
    killed = said.killed
    text.add(f"{_people(killed)} ضحايا {incident['weapon'][2]}\n\n")
    headline = rng.random() < 0.6
    if headline:
        bare = dict.fromkeys(("place_id", "place", "date_earliest", "date_latest", "attribution", "source_role"))
        text.add("مقتل ").claim(_people(killed), incident, slots | bare, "killed", killed).add(".\n")
    text.sentence(rng.choice(["وقعت الحادثة قرب السوق القديمة. ", "وهرعت سيارات الإسعاف إلى المكان. ", "وشوهد الدخان من الأحياء المجاورة. "]))
    text.sentence(" ".join(rng.sample(FILLER, 6)) + " مقتل ")
    hedge = " على الأقل" if said.at_least else ""
    relation = "update" if said.update else "restated" if headline else "total"
    bound = {"bound": "ge", "high": None} if said.at_least else {}
    whole = text.claim(_people(killed) + hedge, incident, slots | {"relation": relation} | bound, "killed", killed).last
    if said.injured:
        text.add(" وإصابة ").claim(_people(said.injured), incident, slots | {"victims": "unknown"}, "injured", said.injured)
    text.add(f" {' '.join(rng.sample(FILLER, 6))} في {incident['weapon'][0]} {' '.join(rng.sample(FILLER, 3))}")
    if killed > 3 and rng.random() < 0.3:
        text.add("، بينهم ").claim("طفلان", incident, slots | {"relation": "subset", "parent": whole, "victims": "civilian"}, "killed", 2)
    text.add(". ")
    if said.update:
        before = incident["tolls"][0]
        text.sentence("وكانت حصيلة سابقة تحدثت عن ").claim(_people(before), incident, slots, "killed", before).add(". ")
    if rng.random() < 0.25:
        other = rng.choice(incidents)
        history = slots | {"timing": "background", "place": other["town"][0], "place_id": None}
        text.sentence("وقبل أشهر قتل ").claim(_people(other["tolls"][0]), other, history, "killed", other["tolls"][0], counted=False).add(" في البلدة نفسها. ")
    _finish(text, said, incident, slots, made, out)


def _copy(rng: random.Random, article_id: str, original: Said, incident: dict, made: dict, out: Corpus) -> None:
    """Another outlet prints an article unchanged on the same day."""
    first = original.copy_of or original.article_id
    source = next(a for a in made["articles"] if a["article_id"] == first)
    said = Said(**{**original.__dict__, "article_id": article_id, "outlet": rng.choice(OUTLETS), "copy_of": first})
    ids = {}
    for claim in [c for c in made["casualties"] if c["article_id"] == first]:
        copy = claim | {"article_id": article_id, "id": claim["id"].replace(first, article_id)}
        ids[claim["id"]] = copy["id"]
        copy["parent"] = ids.get(claim.get("parent"))
        made["casualties"].append(copy)
        if claim["id"] in out.truth:
            out.truth[copy["id"]] = out.truth[claim["id"]]
    made["places"] += [p | {"article_id": article_id, "id": p["id"] + article_id} for p in made["places"] if p["article_id"] == first]
    made["articles"].append(source | {"article_id": article_id, "outlet": said.outlet, "outlet_label": said.outlet})
    out.statements[incident["number"]].append(said)


def _slots(rng: random.Random, incident: dict, said: Said) -> dict:
    """What the claims of an article have in common; some name the province for the town, a general word for the weapon, or no day."""
    town, day = incident["town"], incident["day"]
    wide = rng.random() < 0.12
    place = {"place_id": f"P-{town[1]}", "place": town[2]} if wide else {"place_id": f"T-{town[0]}", "place": town[0]}
    general = rng.random() < 0.2
    dated = wide or rng.random() < 0.9
    return place | {
        "weapon": incident["weapon"][2 if general else 0], "weapon_code": incident["weapon"][3 if general else 1], "victims": incident["victims"],
        "date_earliest": day if dated else None, "date_latest": day if dated else None, "perpetrator": incident["perpetrator"] if rng.random() < 0.7 else None,
        "attribution": said.source, "source_role": said.role, "certainty": said.certainty, "cause": "conflict", "scope": "incident", "timing": "news",
        "unit": "persons", "polarity": "asserted",
    }


def _finish(text: _Text, said: Said, incident: dict, slots: dict, made: dict, out: Corpus) -> None:
    town = incident["town"]
    made["articles"].append({"article_id": said.article_id, "outlet": said.outlet, "outlet_label": said.outlet, "published": said.published, "text": text.text})
    wide = slots["place_id"].startswith("P-")
    made["places"].append({
        "id": f"p-{said.article_id}", "article_id": said.article_id, "place_id": slots["place_id"], "name_ar": slots["place"],
        "kind": "governorate" if wide else "town", "country": "IQ", "admin1": town[1], "relation": "in",
        "lat": None if wide else town[3], "lon": None if wide else town[4], "where_prec": 4 if wide else 1,
    })
    out.statements[incident["number"]].append(said)


def _people(n: int) -> str:
    return HOW_MANY.get(n, f"{n} أشخاص" if n <= 10 else f"{n} شخصا")


class _Text:
    """A text that grows, and the rows of the claims in it."""

    def __init__(self, article_id: str, claims: list[dict], truth: dict[str, int]) -> None:
        self.article_id, self.text, self.claims, self.truth, self.begun, self.last = article_id, "", claims, truth, 0, None

    def add(self, words: str) -> _Text:
        self.text += words
        return self

    def sentence(self, words: str) -> _Text:
        self.begun = len(self.text)
        return self.add(words)

    def claim(self, words: str, incident: dict, slots: dict, outcome: str, number: int, *, counted: bool = True) -> _Text:
        start = len(self.text)
        self.add(words)
        self.last = f"{self.article_id}-{start}"
        row = {"low": number, "best": number, "high": number, "bound": "eq", "relation": "total"} | slots
        self.claims.append(row | {
            "id": self.last, "article_id": self.article_id, "start": start, "end": len(self.text), "text": words, "outcome": outcome, "block_role": "body",
            "sentence_start": self.begun, "sentence_end": len(self.text),
        })
        if counted:
            self.truth[self.last] = incident["number"]
        return self

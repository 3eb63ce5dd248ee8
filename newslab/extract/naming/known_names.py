"""Names that the lexicons know: actors with their spellings, and state bodies that get their country from the text.

A row of `actors.csv` with scope `national` (الجيش, وزارة الداخلية) stands for one body a country.
Its country is that of the adjective behind it (الجيش العراقي), else that of an earlier mention in
the article, else the country that the article is about, by its places, adjectives and actors; where
none is clear the id stays without one. Scope `adjective` counts only with an adjective (القوات العراقية, not القوات alone).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.inflection import forms_of
from newslab.text.lexicons import Hit, Lexicons

SPARE = 2
"""Letters that a form of one word has more than the proclitics before it: وقسد is the SDF, فلكيا (astronomically) no Kia."""
LEXICONS = ("actors", "organisations")


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in a document: folded span, token range, label and what is known of its bearer."""

    start: int
    end: int
    first: int
    last: int
    label: str
    method: str
    entity_id: str | None = None
    name_ar: str | None = None
    name_en: str | None = None
    sector: str | None = None
    country: str | None = None
    gender: str | None = None
    """f or m, of people, where a given name or a title tells."""
    scope: str = ""
    """`national` or `adjective` for a body that every country has."""


def known_names(doc: Document, *, countries: Counter[str] | None = None) -> list[Name]:
    """The lexicon's names in reading order, none inside another; `countries` counts what else tells the article's country.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> [(n.name_en, n.label) for n in known_names(document("التقى مصطفى الكاظمي وفدا من الأمم المتحدة", lexicons()))]
    [('Mustafa al-Kadhimi', 'PER'), ('United Nations', 'ORG')]
    """
    adjectives = doc.longest("nationalities")
    found = []
    for lexicon in LEXICONS:
        for hit in doc.hits(lexicon):
            name = _name(doc, lexicon, hit, adjectives)
            if name:
                found.append(name)
    found = without_phrases(doc, found)
    return _in_country(doc, longest(found), Counter(countries))


def without_phrases(doc: Document, names: list[Name]) -> list[Name]:
    """The names that stand in no phrase of `not_names.csv`, where their words mean something else (بحماس, رؤية الهلال)."""
    inside: dict[int, list[Hit]] = {}
    for hit in doc.hits("not_names"):
        for i in range(hit.first, hit.last):
            inside.setdefault(i, []).append(hit)
    return [name for name in names if not any(hit.start <= name.start and name.end <= hit.end for hit in inside.get(name.first, ()))] if inside else names


def bare(doc: Document, name: Name) -> Name:
    """A known organisation without the noun and the nationality that stand beside its name (رويترز of وكالة رويترز, ميلان of ميلان الإيطالي).

    Only where what is left is a listed form of the same one, so جامعة هارفارد and الجيش العراقي stay whole.
    """
    if name.label != "ORG" or name.method != "lexicon" or name.scope or name.last - name.first < 2:
        return name
    first, last = name.first, name.last
    if doc.word(last - 1) in _nationalities(doc.lexicons):
        last -= 1
    if last - first > 1 and doc.letters[name.start : doc.ends[first]] in _nouns(doc.lexicons):
        first += 1
    for a, b in ((first, last), (first, name.last), (name.first, last)):
        if (a, b) != (name.first, name.last) and " ".join(doc.words[a:b]) in _forms(doc.lexicons).get(name.entity_id or "", ()):
            return replace(name, start=name.start if a == name.first else doc.starts[a], end=doc.ends[b - 1], first=a, last=b)
    return name


@lru_cache(maxsize=8)
def _forms(lexicons: Lexicons) -> dict[str, frozenset[str]]:
    """For each known organisation all its folded forms, short ones too."""
    out: dict[str, set[str]] = {}
    for lexicon in LEXICONS:
        for row in lexicons.rows(lexicon):
            if row["label"] == "ORG":
                out.setdefault(row["entity_id"], set()).update(map(fold_word, f"{row['form']}|{row['short']}".split("|")))
    return {entity: frozenset(forms) for entity, forms in out.items()}


@lru_cache(maxsize=8)
def _nouns(lexicons: Lexicons) -> frozenset[str]:
    """Nouns that stand beside a name and are not of it (صحيفة, شركة, وكالة, حركة), with and without ال."""
    rows = (row for row in lexicons.rows("organisation_heads") if row["kind"] == "apposed" or row["sector"] == "JRN" or row["form"].startswith("حركة"))
    nouns = {fold_word(form) for row in rows for form in row["form"].split("|")}
    return frozenset(nouns | {"ال" + noun for noun in nouns})


@lru_cache(maxsize=8)
def _nationalities(lexicons: Lexicons) -> frozenset[str]:
    return frozenset("ال" + form for row in lexicons.rows("nationalities") for form, feature in forms_of(row) if feature.startswith("sg"))


def longest(names: list[Name]) -> list[Name]:
    """The names that are left when longer ones (then earlier ones) have taken their words."""
    taken: set[int] = set()
    kept = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if taken.isdisjoint(range(name.first, name.last)):
            taken.update(range(name.first, name.last))
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def _name(doc: Document, lexicon: str, hit: Hit, adjectives: Mapping[int, Hit]) -> Name | None:
    row = doc.lexicons.row(lexicon, hit.row)
    surface = doc.letters[hit.start : hit.end]
    if " " not in surface and _is_other_word(surface, hit, row["form"]):
        return None
    end, last, country, scope = hit.end, hit.last, row["country"], row.get("scope", "")
    if scope:
        adjective = adjectives.get(last)
        if adjective and doc.gap(last) == " " and not adjective.prefix and doc.word(last).startswith("ال") and _agree(row["form"], adjective.feature):
            end, last = adjective.end, adjective.last
            country = doc.lexicons.row("nationalities", adjective.row)["country"]
        elif scope == "adjective":
            return None
    full = _full_names(doc.lexicons).get(row["entity_id"], row["form"].partition("|")[0])
    return Name(hit.start, end, hit.first, last, row["label"], "lexicon", row["entity_id"], full, row["name_en"], row["sector"], country or None, scope=scope)


@lru_cache(maxsize=8)
def _full_names(lexicons: Lexicons) -> dict[str, str]:
    """The Arabic names of state bodies: القوات المسلحة, also where the text says القوات العراقية."""
    return {row["entity_id"]: row["form"].partition("|")[0] for row in lexicons.rows("actors") if row["scope"] == "national"}


def _is_other_word(surface: str, hit: Hit, forms: str) -> bool:
    """Whether one word only looks like the form: with an article that no spelling has (الكاميرون, الحماس), or too short for its proclitics (فلكيا)."""
    if surface.startswith("ال") and surface not in _spellings(forms):
        return True
    return bool(hit.prefix) and len(surface) - len(hit.prefix) < SPARE


@lru_cache(maxsize=4096)
def _spellings(forms: str) -> frozenset[str]:
    return frozenset(map(fold_word, forms.split("|")))


def _agree(form: str, feature: str) -> bool:
    """Whether an adjective can be of a state body by its gender: القوات الروسية, but وزير الخارجية الروسي is the minister."""
    head = fold_word(form.split("|")[0].split()[0])
    return (head.endswith(("ه", "ات")) or head in ("قوي", "دار")) == (".f" in feature)


def _in_country(doc: Document, names: list[Name], countries: Counter[str]) -> list[Name]:
    """The names with state bodies told apart by country."""
    if not any(name.scope for name in names):
        return names
    for hit in doc.hits("nationalities"):
        countries[doc.lexicons.row("nationalities", hit.row)["country"]] += 1
    countries.update(name.country for name in names if name.country and not name.scope)
    here = in_focus(countries)
    latest: dict[str, str] = {}
    out = []
    for name in names:
        if name.scope:
            country = name.country or latest.get(name.entity_id) or here
            if name.country:
                latest[name.entity_id] = name.country
            if country:
                name = replace(name, country=country, entity_id=f"{name.entity_id}_{country.lower()}", name_en=f"{name.name_en} ({country})")
        out.append(name)
    return out


def in_focus(countries: Counter[str]) -> str | None:
    """The country that an article is about: the one that more than half of its signs point to, if there are two of them.

    >>> in_focus(Counter({"IQ": 5, "US": 2})), in_focus(Counter({"IQ": 2, "SY": 2})), in_focus(Counter({"IQ": 1}))
    ('IQ', None, None)
    """
    if not countries:
        return None
    country, n = countries.most_common(1)[0]
    return country if n >= 2 and 2 * n > countries.total() else None

"""The tables: their columns, types, allowed values and meanings, in one place.

The codebook, the empty frames, the Parquet schema and the CSV reader all come from
`TABLES`. Terms follow UCDP GED, ACLED, TIMEX3, PLOVER and GeoNames.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd


class Column(NamedTuple):
    """One column: its name, its dtype (str, Int64, float64, boolean, datetime64[us]), its meaning, its allowed values (none: free)."""

    name: str
    dtype: str
    meaning: str
    values: tuple[str, ...] = ()


def _table(text: str) -> tuple[Column, ...]:
    """Columns from lines of `name | dtype | meaning | value value ...`."""
    out = []
    for line in filter(str.strip, text.splitlines()):
        name, dtype, meaning, *values = (part.strip() for part in line.split("|"))
        out.append(Column(name, dtype, meaning, tuple(values[0].split()) if values else ()))
    return tuple(out)


ROLES = "masthead title dateline body caption credit boilerplate share"

_SPAN = f"""
id         | str   | stable hash of article, table, span and what tells two rows of one span apart
article_id | str   | the article
start      | Int64 | first code point in the article's raw text
end        | Int64 | one past the last code point
text       | str   | articles.text[start:end]
block_role | str   | role of the block that holds the row | {ROLES}
"""

SOURCE_ROLES = (
    "official office_statement security medical health_authority civil_defence court witness family monitor_ngo "
    "intergovernmental agency media social_post expert armed_group anonymous outlet_own"
)

TABLES: dict[str, tuple[Column, ...]] = {
    "articles": _table("""
article_id       | str            | unique name of the article
source_file      | str            | file that it was read from
outlet           | str            | outlet as given or found; NA when unknown
outlet_label     | str            | outlet, or a name of its own for an unnamed outlet; never NA
outlet_country   | str            | country of the outlet (ISO 3166-1 alpha-2)
title            | str            | headline
byline           | str            | who wrote or edited it
dateline         | str            | place and agency that open the text
published        | datetime64[us] | day of publication; NA when unknown
published_source | str            | where `published` comes from | given metadata url dateline text unknown
language         | str            | ISO 639-1, from the letters
url              | str            | address
text             | str            | the raw text, never changed
n_words          | Int64          | words of the text
"""),
    "blocks": _table(_SPAN + f"""
role | str | what the block is | {ROLES}
"""),
    "mentions": _table(_SPAN + """
label     | str | kind of name | PER LOC ORG
entity_id | str | the same for all spellings of one entity
name_ar   | str | its name in Arabic
name_en   | str | its name in English
sector    | str | PLOVER sector (GOV MIL COP REB UAF CVL IGO NGO JRN ...)
method    | str | how it was found | lexicon pattern model user
voice     | str | whose wording | outlet quoted name
"""),
    "places": _table(_SPAN + """
place_id    | str     | GeoNames id where there is one, else newslab's own
name_ar     | str     | name in Arabic
name_en     | str     | name in English
kind        | str     | what it is | country region governorate district town village neighbourhood camp water mountain facility other
country     | str     | ISO 3166-1 alpha-2
admin1      | str     | governorate or province, English name
lat         | float64 | latitude of the named place (if not resolved: of the town the text puts it in), WGS84 degrees
lon         | float64 | longitude of the named place (if not resolved: of the town the text puts it in), WGS84 degrees
point_lat   | float64 | latitude computed from direction and distance
point_lon   | float64 | longitude computed from direction and distance
where_prec  | Int64   | UCDP where_prec: 1 exact, 2 near, 3 district, 4 governorate, 5 region or line, 6 country, 7 international
relation    | str     | how the text relates the event to the place | in near direction distance between border
direction   | str     | N NE E SE S SW W NW C
distance_km | float64 | distance given in the text, km
role        | str     | what the name does | location metonym in_name dateline
disputed    | str     | who disputes the place, or NA
resolved    | boolean | whether one candidate was chosen
candidates  | Int64   | gazetteer entries of that name
method      | str     | the step that decided
"""),
    "dates": _table(_SPAN + """
type      | str            | TIMEX3 type | DATE TIME DURATION SET
value     | str            | TIMEX3 value
mod       | str            | TIMEX3 modifier (START MID END APPROX BEFORE AFTER ...)
earliest  | datetime64[us] | first day of the closed interval
latest    | datetime64[us] | last day of the closed interval
date_prec | Int64          | UCDP date_prec: 1 day, 2 two to six days, 3 week, 4 month, 5 longer
conflict  | str            | what it contradicts, or NA
"""),
    "quotes": _table(_SPAN + f"""
kind              | str     | | direct indirect
content_start     | Int64   | first code point of what was said
content_end       | Int64   | one past it
speaker           | str     | words that name the speaker
speaker_start     | Int64   | their first code point
speaker_end       | Int64   | one past it
speaker_entity_id | str     | entity of the speaker
speaker_gender    | str     | from verb or title, individuals only | f m
cue               | str     | reporting verb or phrase
stance            | str     | of the reporting verb | neutral assertive revealing distancing denying
source_role       | str     | what kind of source | {SOURCE_ROLES}
source_party      | str     | entity that the source speaks for
source_named      | boolean | whether the source has a name
relayed_by        | str     | who passed it on
duplicate_of      | str     | id of the same quotation earlier in the article
"""),
    "scare_quotes": _table(_SPAN + """
device    | str | | quotation_marks so_called alleged
entity_id | str | entity that is put at a distance
"""),
    "casualties": _table(_SPAN + f"""
outcome        | str            | | killed injured missing abducted detained displaced killed_or_injured killed_or_missing
low            | Int64          | least number stated; NA where nothing is
best           | Int64          | the number stated
high           | Int64          | greatest number stated; NA = open
bound          | str            | | eq ge gt le lt approx range vague unspecified
unit           | str            | | persons families bodies
victims        | str            | | civilian security militant mixed unknown
victim_text    | str            | words that name the victims
victim_force   | str            | | military police other
victim_side    | str            | entity that the victims belong to
status_source  | str            | who says what they are
n_women        | Int64          | women among them, where stated
n_children     | Int64          | children among them, where stated
victim_name    | str            | name of a single victim
relation       | str            | to the other claims of the article | total subset additional update restated
parent         | str            | id of the claim that it belongs to
polarity       | str            | | asserted negated
certainty      | str            | | asserted alleged unconfirmed feared denied
cause          | str            | | conflict crime accident disaster judicial self_inflicted other unknown
scope          | str            | | incident period cumulative
timing         | str            | | news background
place_id       | str            | the place
place          | str            | its bare Arabic name
place_text     | str            | the words that say where
date_text      | str            | the words that say when
date_earliest  | datetime64[us] | first possible day
date_latest    | datetime64[us] | last possible day
weapon         | str            | weapon or manner, as written
weapon_code    | str            | its code in the list of event types and weapons
perpetrator    | str            | who did it, as written
attribution    | str            | who says so, as written
source_role    | str            | what kind of source | {SOURCE_ROLES}
sentence_start | Int64          | the sentence
sentence_end   | Int64          | one past it
"""),
    "errors": _table("""
source_file | str | file that failed, or that the article came from
article_id  | str | article, where there is one
stage       | str | what was being done (load, analyze, reconcile ...)
error       | str | what went wrong and how to repair it
"""),
    "events": _table("""
event_id              | str            | stable id
event_type            | str            | code in the list of event types and weapons
scope                 | str            | one incident, or a series over a period | incident period cumulative
date_earliest         | datetime64[us] | first possible day
date_latest           | datetime64[us] | last possible day
date_prec             | Int64          | UCDP date_prec
place_id              | str            | the place
place                 | str            | its Arabic name
lat                   | float64        | WGS84 degrees
lon                   | float64        | WGS84 degrees
where_prec            | Int64          | UCDP where_prec
admin1                | str            | governorate
country               | str            | ISO 3166-1 alpha-2
weapon_code           | str            | weapon
side_a                | str            | perpetrator
side_b                | str            | victims' side
actors                | str            | who visits or meets, in events without casualties
killed_low            | Int64          | |
killed_best           | Int64          | |
killed_high           | Int64          | |
injured_low           | Int64          | |
injured_best          | Int64          | |
injured_high          | Int64          | |
high_open             | boolean        | whether a claim states only a minimum, so that the killed are open above
killed_stated         | Int64          | greatest number of killed that a claim states
injured_stated        | Int64          | greatest number of injured that a claim states
deaths_civilians      | Int64          | |
deaths_security       | Int64          | |
deaths_militant       | Int64          | |
deaths_mixed          | Int64          | |
deaths_unknown        | Int64          | |
civilians_low         | Int64          | least civilians killed by any report (policy range only)
civilians_high        | Int64          | most civilians killed by any report, those of unknown status among them; NA = open
security_low          | Int64          | |
security_high         | Int64          | |
militant_low          | Int64          | |
militant_high         | Int64          | |
n_claims              | Int64          | claims used
n_articles            | Int64          | articles
n_outlets             | Int64          | outlets
n_independent_sources | Int64          | sources that do not copy one another; NA when a claim names none
corroborated          | boolean        | two or more independent sources
agreement             | str            | how many of the outlets state the best figure and each status: killed 2/2; injured 1/2; civilian 1/2
disputed_fields       | str            | what the claims disagree on: number, status, weapon, place, date, perpetrator, source; parted by commas
policy                | str            | | range ucdp acled latest
"""),
    "event_claims": _table("""
event_id | str | the event
claim    | str | id of the claim
policy   | str | | range ucdp acled latest
used_for | str | | low best high none
reason   | str | why
"""),
    "passages": _table("""
article_a           | str     | |
start_a             | Int64   | first code point in article a
end_a               | Int64   | one past it
article_b           | str     | |
start_b             | Int64   | |
end_b               | Int64   | |
text_a              | str     | the words in article a
text_b              | str     | the words in article b
kind                | str     | | verbatim near_verbatim formulaic
n_words             | Int64   | words shared
similarity          | float64 | 1 = the same words
edits               | str     | what was changed
rank_a              | Int64   | order in article a, from 1
rank_b              | Int64   | order in article b, from 1
moved               | boolean | whether it stands in another order in article b
attribution_a       | str     | who article a says it is from
attribution_b       | str     | who article b says it is from
attribution_differs | boolean | |
"""),
}

ARTICLE_TABLES = ("blocks", "mentions", "places", "dates", "quotes", "scare_quotes", "casualties")
"""The tables that `analyze` extracts from each article."""

REFERENCES = {"casualties": ("parent",), "quotes": ("duplicate_of",)}
"""Columns that hold the id of another row of the same table."""


def empty(name: str) -> pd.DataFrame:
    """An empty frame with all columns and dtypes of a table.

    >>> empty("dates").dtypes["earliest"]
    dtype('<M8[us]')
    """
    return frame(name, [])


def frame(name: str, rows: Iterable[Mapping]) -> pd.DataFrame:
    """A table from row dictionaries: the columns of the codebook, in its order; what a row lacks is NA.

    Raises ValueError for a key that is no column of the table.
    """
    dtypes = {c.name: c.dtype for c in TABLES[name]}
    rows = list(rows)
    unknown = set().union(*rows) - dtypes.keys()
    if unknown:
        raise ValueError(f"table '{name}' has no column {sorted(unknown)}; add it to newslab.tables.TABLES")
    return pd.DataFrame({column: _series([row.get(column) for row in rows], dtype) for column, dtype in dtypes.items()})


def _series(values: list, dtype: str) -> pd.Series:
    if dtype == "datetime64[us]":
        return pd.Series(pd.to_datetime(pd.Series(values, dtype=object)), dtype=dtype)
    return pd.Series(values, dtype=dtype)


def read_csv(name: str, path: str | Path) -> pd.DataFrame:
    """A table from the CSV that its `to_csv(path, index=False)` wrote: the same columns, dtypes and missing values.

    Raises ValueError naming the columns that the file lacks.
    """
    columns = TABLES[name]
    text = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    missing = [c.name for c in columns if c.name not in text]
    if missing:
        raise ValueError(f"{path}: no column {', '.join(missing)}; write it with to_csv(path, index=False) from a '{name}' table")
    return pd.DataFrame({c.name: _typed(text[c.name].replace("", pd.NA), c.dtype) for c in columns})


def _typed(text: pd.Series, dtype: str) -> pd.Series:
    if dtype == "boolean":
        return text.map({"True": True, "False": False}).astype("boolean")
    if dtype == "datetime64[us]":
        return pd.to_datetime(text).astype(dtype)
    return text if dtype == "str" else pd.to_numeric(text).astype(dtype)


def records(frame: pd.DataFrame) -> list[dict]:
    """The rows of a table as dictionaries of plain values: None for NA, Python's own numbers and dates; `frame` the other way.

    >>> records(frame("dates", [{"text": "أمس", "date_prec": 1}]))[0]["date_prec"], records(empty("dates"))
    (1, [])
    """
    columns = {}
    for name, column in frame.items():
        values, missing = column.tolist(), column.isna().tolist()
        columns[name] = [None if gone else value for value, gone in zip(values, missing, strict=True)]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def row_id(article_id: str, table: str, start: int, end: int, discriminator: str = "") -> str:
    """The stable id of a row: 16 hexadecimal digits that depend on nothing but the arguments."""
    return hashlib.blake2b("\x1f".join((article_id, table, str(start), str(end), discriminator)).encode(), digest_size=8).hexdigest()

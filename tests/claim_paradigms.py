"""Sentences that report casualties, composed from independent slots, with the claims that each must give known by construction.

The slots are tables in tests/paradigms: `predicates` (how it is said that people were
killed, hurt, held, missing, driven out), `people` (every shape of a phrase about people),
`between` (what may stand between the two, or behind them) and `frames` (what leads into
the clause and what follows it). A *cell* is one choice of predicate kind, shape of the
people, kind of what is between, and order; `drawn` samples each cell with a seed of its own.
`wholes` are longer patterns with two or three phrases about people, or with no claim at all.
"""

from __future__ import annotations

import csv
import itertools
import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_TABLES = Path(__file__).parent / "paradigms"
_AGREEMENTS = ("m.sg", "f.sg", "m.du", "f.du", "m.pl", "f.pl")
_RELATIVES = dict(zip(_AGREEMENTS, ("الذي", "التي", "اللذين", "اللتين", "الذين", "اللواتي"), strict=True))

_TRIES = 40

Row = Mapping[str, str]
Claim = tuple[str, int | None, int | None, str]
"""Outcome, low, high, bound."""


class Case(NamedTuple):
    """One composed sentence."""

    cell: tuple[str, ...]
    text: str
    claims: tuple[Claim, ...]
    names: tuple[str, ...] = ()
    """Names that claims' texts must end with."""


def table(name: str) -> list[Row]:
    """The rows of a slot."""
    with (_TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def whole_number(text: str) -> int | None:
    """A number of a table, None for an empty field."""
    return int(text) if text else None


def claim_of(people: Row, outcome: str) -> Claim:
    """The claim that people of this row suffered an outcome."""
    return outcome, whole_number(people["low"]), whole_number(people["high"]), people["bound"]


def case(people: Row, wanted: str) -> str:
    """People in the nominative, accusative or genitive."""
    return people[wanted] or people["nominative"]


def agreeing(forms: str, agreement: str) -> str:
    """The form of a verb or marker that agrees; one form alone serves all."""
    listed = forms.split("|")
    return listed[_AGREEMENTS.index(agreement)] if len(listed) == len(_AGREEMENTS) else listed[0]


def tidy(*parts: str) -> str:
    """Parts of a sentence joined as they are written: و to what follows, commas to what precedes."""
    text = re.sub(r"\s+", " ", " ".join(parts)).strip()
    text = re.sub(r"(^| )و (?=\S)", r"\1و", text)
    text = re.sub(r"\s+([،.:])", r"\1", text)
    return re.sub(r"،(\s*،)+", "،", text).replace("،.", ".").removesuffix("،")


def _befalls(predicate: Row, people: Row) -> bool:
    """Whether the people are such as the predicate is said of: crowds are displaced, one or two are assassinated."""
    wants = predicate["needs"]
    if people["kind"] == "range" and predicate["marker"] in ("عن", "سراح", "القبض على"):
        return False
    low = whole_number(people["low"]) or 0
    if wants == "few":
        return people["agreement"].endswith((".sg", ".du"))
    if wants == "counted":
        return low >= 2 and people["kind"] != "of a group"
    if wants == "crowd":
        return low >= 20 and people["kind"] != "of a group" and not re.search("جنود|مسعف|مصلي", people["nominative"])
    return True


def _belongs(predicate: Row, between: Row) -> bool:
    """Whether what stands between suits the predicate: shells kill and do not arrest, and what has its own cause gets no second."""
    if between["for"] == "any":
        return predicate["needs"] != "cause"
    if predicate["needs"] == "no cause":
        return False
    held = predicate["outcome"] in ("detained", "abducted")
    return predicate["kind"] in ("passive", "custody", "act") and predicate["outcome"] not in ("displaced", "missing") and (between["for"] == "custody") == held


def _follows(predicate: Row, between: Row, frame: Row) -> bool:
    """Whether a frame suits the clause: one source is enough, and إنه takes the passive."""
    if between["kind"] == "aside" and "،" in frame["after"]:
        return False
    return not frame["before"].endswith("إنه ") or predicate["kind"] in ("passive", "custody")


def _clauses(predicate: Row, people: Row, middle: Row, frame: Row) -> Iterator[tuple[str, str]]:
    """The orders (name, clause) in which a predicate says it of the people."""
    kind, agreement, between = predicate["kind"], people["agreement"], middle["text"]
    marker = agreeing(predicate["marker"], agreement)
    nominative, accusative, genitive = (case(people, c) for c in ("nominative", "accusative", "genitive"))
    if kind in ("passive", "custody", "flight"):
        if frame["order"] == "verb":
            verb = agreeing(predicate["verb"], agreement[:2] + "sg")
            yield "verb, between, people", tidy(verb, between, nominative, marker)
            yield "verb, people", tidy(verb, nominative, marker, between)
        elif frame["order"] == "subject":
            subject = accusative if frame["kind"] == "that" else nominative
            yield "people, verb", tidy(subject, agreeing(predicate["verb"], agreement), marker, between)
            if between.startswith(("،", "-", "(")):
                yield "people, between, verb", tidy(subject, between, agreeing(predicate["verb"], agreement), marker)
    elif kind in ("active", "result"):
        verb_first, agent_first, agent_accusative = predicate["verb"].split("|")
        victims = f"{marker} {genitive}" if kind == "result" else accusative
        if frame["order"] == "verb":
            verb, agent = verb_first.split(" ", 1)
            yield "verb, agent, between, people", tidy(verb_first, between, victims)
            if middle["kind"] in ("aside", "time"):
                yield "verb, between, agent, people", tidy(verb, between, agent, victims)
            yield "verb, agent, people", tidy(verb_first, victims, between)
        elif frame["order"] == "subject":
            yield "agent, verb, between, people", tidy(agent_accusative if frame["kind"] == "that" else agent_first, between, victims)
            yield "agent, verb, people", tidy(agent_accusative if frame["kind"] == "that" else agent_first, victims, between)
    elif kind == "victim" and frame["order"] == "verb" and frame["kind"] == "turn":
        yield "verb, between, people", tidy("وقع هجوم", predicate["verb"], between, nominative)
        yield "verb, people", tidy("وقع هجوم", predicate["verb"], nominative, between)
    elif kind == "done by" and frame["order"] == "done by":
        yield "act, agent, people", tidy(predicate["verb"], accusative, between)
        if middle["kind"] in ("aside", "time"):
            yield "act, agent, between, people", tidy(predicate["verb"], between, accusative)
        if people["kind"] not in ("alone", "range") and genitive[0] not in "ال1234567890":
            yield "act, agent, people with ل", tidy(predicate["verb"], "ل" + genitive, between)
    elif kind == "act" and frame["order"] == "act":
        yield "act, people", tidy(predicate["verb"], genitive, between)
    elif kind == "act" and frame["order"] == "will" and predicate["outcome"] in ("detained", "abducted"):
        yield "act, people", tidy(predicate["verb"], genitive, between)


def _relatives(predicate: Row, people: Row, between: str) -> Iterator[tuple[str, str]]:
    """Definite people with a relative clause: الجنود الثلاثة الذين قتلوا."""
    if predicate["kind"] in ("passive", "custody", "flight"):
        verb, marker = (agreeing(predicate[c], people["agreement"]) for c in ("verb", "marker"))
        who = f"{people['genitive'] or people['nominative']} {_RELATIVES[people['agreement']]}"
        yield "relative", tidy("وتحدث التقرير عن", who, verb, marker, between)


def drawn(seed: str, each: int) -> list[Case]:
    """`each` sentences of every cell (predicate kind, shape of the people, kind of what is between, order), those that a seed draws."""
    predicates, people, between, frames = (_by_kind(table(name)) for name in ("predicates", "people", "between", "frames"))
    turns = [f for frames_of in frames.values() for f in frames_of]
    out: dict[tuple[str, ...], list[Case]] = {}
    for kinds in itertools.product(predicates, people, between):
        dice = random.Random(f"{seed} {kinds}")
        for _ in range(_TRIES * each):
            what, who, middle = (dice.choice(slot[kind]) for slot, kind in zip((predicates, people, between), kinds, strict=True))
            frame = dice.choice(turns)
            if not (_befalls(what, who) and _belongs(what, middle) and _follows(what, middle, frame)):
                continue
            for order, clause in _relatives(what, who, middle["text"]) if kinds[1] == "definite" else _clauses(what, who, middle, frame):
                cell = (*kinds, order)
                if len(out.setdefault(cell, [])) < each:
                    names = (who["nominative"].split()[-1],) if who["kind"] == "named" else ()
                    text = tidy(clause, ".") if kinds[1] == "definite" else tidy(frame["before"], clause, frame["after"])
                    out[cell].append(Case(cell, text, (claim_of(who, what["outcome"]),), names))
    return [one for cases in out.values() for one in cases]


def _by_kind(rows: list[Row]) -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = {}
    for row in rows:
        out.setdefault(row["kind"], []).append(row)
    return out


def wholes(seed: str, each: int) -> list[Case]:
    """Sentences made from the patterns of the table `wholes`, their slots (a.genitive, b.accusative ...) filled `each` times."""
    people = [p for p in table("people") if p["kind"] != "definite"]
    out = []
    for row in table("wholes"):
        dice = random.Random(f"{seed} {row['pattern']}")
        for _ in range(each):
            fill: dict[str, Row] = {}
            for slot, kinds in (field.split("=") for field in row["slots"].split(";") if field):
                fit = [p for p in people if p["kind"] in kinds.split("|") and p["agreement"].startswith("m") and p not in fill.values()]
                fill[slot] = dice.choice(fit)
            text = re.sub(r"\{(\w)\.(\w+)\}", lambda m, fill=fill: case(fill[m[1]], m[2]), row["pattern"])
            claims = tuple(_wanted(field, fill) for field in row["claims"].split(";") if field)
            out.append(Case((row["kind"],), tidy(text), claims))
    return out


def _wanted(field: str, fill: Mapping[str, Row]) -> Claim:
    """`a:killed` for the people of slot a, `killed:3:3:eq` for what the pattern itself says."""
    first, *rest = field.split(":")
    if rest[1:]:
        return first, whole_number(rest[0]), whole_number(rest[1]), rest[2]
    return claim_of(fill[first], rest[0])

"""What kind of source a speaker is: its role, gender, name, entity and the party it speaks for."""

from __future__ import annotations

from newslab.extract.quoting.phrases import Phrase
from newslab.extract.quoting.speech import Speech
from newslab.extract.values import Row

# Roles that say only that somebody holds an office; a word further on may tell which (المتحدث باسم | الجيش).
_GENERAL = frozenset({"official", "anonymous", "", "witness"})
_SPECIFIC = frozenset({"security", "medical", "health_authority", "civil_defence", "court", "armed_group", "monitor_ngo", "intergovernmental"})


def source_of(sp: Speech, speaker: Phrase, agreement: str) -> Row:
    """The columns of `quotes` that tell who a speaker is; `agreement` is how words agree with it (m, f, pl)."""
    inside = [sp.names[t] for t in range(speaker.first, speaker.last) if t in sp.names and sp.names[t]["last"] <= speaker.last]
    person = next((n for n in inside if n.get("label") == "PER"), None)
    party = next((n for n in inside if n.get("label") == "ORG"), None)
    nouns = [sp.nouns[t] for t in range(speaker.first, speaker.last) if t in sp.nouns]
    head = sp.row("source_nouns", sp.nouns[speaker.head]) if speaker.head >= 0 else None
    entity = person or (party if party is not None and party["first"] <= speaker.first + 1 else None)
    return {
        "speaker_entity_id": entity.get("entity_id") if entity else None,
        "speaker_gender": _gender(sp, speaker, head, agreement, person is not None),
        "source_role": _role(sp, nouns, head) or _SECTORS.get((entity or {}).get("sector") or ""),
        "source_party": party.get("entity_id") if party else None,
        "source_named": _is_named(speaker, head, person is not None, len(nouns)),
    }


_SECTORS = {
    "MIL": "security", "COP": "security", "SPY": "security", "REB": "armed_group", "UAF": "armed_group", "IGO": "intergovernmental",
    "NGO": "monitor_ngo", "JRN": "media", "JUD": "court", "HLH": "health_authority", "GOV": "official", "LEG": "official", "PTY": "official", "OPP": "official",
}  # fmt: skip


def _role(sp: Speech, nouns: list, head: Row | None) -> str | None:
    if head is None:
        return None
    role = head["source_role"]
    if role in _GENERAL and head["kind"] in ("person", "quantifier", "source"):
        for noun in nouns[1:]:
            further = sp.row("source_nouns", noun)["source_role"]
            if further in _SPECIFIC or (not role and further):
                return further
    return role or None


def _gender(sp: Speech, speaker: Phrase, head: Row | None, agreement: str, person: bool) -> str | None:
    """f or m for an individual, as words agree with it; None for groups and institutions."""
    given = sp.look(speaker.first)
    if head is None and not person and given.kind != "given":
        return None
    if head is not None and head["kind"] == "quantifier":
        return {"احد": "m", "احدي": "f"}.get(sp.words[speaker.head])
    if head is not None and (head["kind"] != "person" or sp.nouns[speaker.head].feature.startswith(("pl", "du"))):
        return None
    return agreement if agreement in ("m", "f") else None


def _is_named(speaker: Phrase, head: Row | None, person: bool, nouns: int) -> bool:
    if person or speaker.named or head is None:
        return True
    if head["kind"] in ("institution", "media"):
        return speaker.last - speaker.first > 1 or head["construct"] == ""
    return False

"""Those aboard a craft that vanished or that nobody survived: اختفاء طائرة وعلى متنها 60 راكبا; غرق مركب يقل 90 شخصا ولا ناجين."""

from __future__ import annotations

from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.triggers import Trigger

_REACH, _NEAR = 26, 4


def aboard(s: Sentence, t: Trigger) -> Phrase | None:
    """The counted people whom the sentence puts aboard the craft that a trigger is about, None where it puts nobody there."""
    if "all_aboard" in t.needs:  # تحطمت طائرة وعلى متنها 54 شخصا ولم ينج أحد
        return next((p for p in s.before(t.first) if t.first - p.extent <= _REACH and _carried(s, p)), None)
    past = max(t.last, t.marker)
    if t.outcome != "missing" or not any(s.small.thing(k) == "vehicle" for k in range(past, min(s.last, past + 3))):
        return None
    for phrase in s.phrases_in(past, past + _REACH):
        if any(s.small.breaks(k) for k in range(past, phrase.first + 1)):
            return None
        if _carried(s, phrase):
            return phrase
    return None


def _carried(s: Sentence, phrase: Phrase) -> bool:
    """Whether right before counted people a word says that something has them aboard: على متنها, تقل, كان يحمل."""
    near = range(max(s.first, phrase.first - _NEAR), phrase.first)
    return phrase.quantified and phrase.unit == "persons" and any(s.small.link(k) in ("carries", "aboard") for k in near)

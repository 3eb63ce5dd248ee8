"""Arabic text for Matplotlib, whose two eras want it in opposite orders.

Matplotlib 3.11 and later shape and order Arabic themselves (libraqm); given text that was
reshaped and reversed for the older ones, they show it backwards, without a warning. All
strings stay in logical order everywhere in newslab; `drawable` is the one place that
turns them into what the installed Matplotlib draws right.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
# Marks of direction, controls and lone surrogates: a label from an untrusted text may neither turn its surroundings nor break an SVG.
_UNSAFE = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BUT_ISOLATES = re.compile(f"(?![\u2067\u2069]){_UNSAFE.pattern}")
ISOLATE = re.compile("\u2067([^\u2067\u2069]*)\u2069")
"""Words that `isolated` gave an isolate."""
_ARABIC_RUN = re.compile(f"{ISOLATE.pattern}|({ARABIC.pattern}+(?:[ ،]+{ARABIC.pattern}+)*)")
_RTL_ISOLATE, _END_ISOLATE, _LTR_MARK = "\u2067", "\u2069", "\u200e"
LEFT_TO_RIGHT = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|\b(?=[0-9_.-]*[A-Za-z])[0-9A-Za-z]+(?:[_.-][0-9A-Za-z]+)+\b")
"""Days and ids, which read from left to right also after an Arabic word (2021-12-08 would come out as 08-12-2021)."""


@cache
def matplotlib_shapes() -> bool:
    """Whether the installed Matplotlib shapes and orders Arabic itself (3.11 and later)."""
    from matplotlib import ft2font

    return hasattr(ft2font, "__libraqm_version__")


def svg_fonttype() -> str:
    """The `svg.fonttype` under which Arabic reads right: text where the viewer orders it again, outlines where it was reversed."""
    return "none" if matplotlib_shapes() else "path"


def drawable(text: object, *, shapes: bool | None = None) -> str:
    """The text as Matplotlib draws it right: joined, and read from right to left, line by line.

    Text without an Arabic letter comes back as it is, but for marks of direction and
    control characters, which are left out of all. `shapes` says whether Matplotlib does
    the shaping; by default the installed one is asked. Where it does, a line is put into a
    right-to-left isolate, so that one that begins with a Latin word or a number keeps its
    order in PNG and in SVG.

    >>> drawable("قتل 4 في البصرة", shapes=True) == "\\u2067قتل 4 في البصرة\\u2069"
    True
    >>> ascii(drawable("سد", shapes=False))  # dal in its final form, then seen in its initial one
    "'\\\\ufeaa\\\\ufeb3'"
    >>> drawable("Basra", shapes=False)
    'Basra'
    """
    shapes = matplotlib_shapes() if shapes is None else shapes
    return "\n".join(_line(line, shapes) for line in _UNSAFE.sub("", str(text)).split("\n"))


def isolated(text: str) -> str:
    """Words to stand in a left-to-right line: Arabic ones in an isolate of their own, for `drawable_left_to_right` and for pages.

    >>> isolated("البصرة") == "\\u2067البصرة\\u2069", isolated("Basra")
    (True, 'Basra')
    """
    text = _UNSAFE.sub("", text)
    return f"{_RTL_ISOLATE}{text}{_END_ISOLATE}" if ARABIC.search(text) else text


def drawable_left_to_right(text: object, *, shapes: bool | None = None) -> str:
    """A text of a left-to-right language as Matplotlib draws it right, with its `isolated` Arabic words in their own order.

    Other marks of direction are left out; each line begins on the left, whatever its first word is.

    >>> drawable_left_to_right("killed: «" + isolated("4 أشخاص") + "»", shapes=True) == "\\u200ekilled: «\\u20674 أشخاص\\u2069»"
    True
    >>> ascii(drawable_left_to_right(isolated("سد") + ", 4", shapes=False))
    "'\\\\ufeaa\\\\ufeb3, 4'"
    >>> drawable_left_to_right("Basra")
    'Basra'
    """
    shapes = matplotlib_shapes() if shapes is None else shapes
    return "\n".join(_left_to_right(line, shapes) for line in _BUT_ISOLATES.sub("", str(text)).split("\n"))


def _left_to_right(line: str, shapes: bool) -> str:
    if not ARABIC.search(line):
        return line.replace(_RTL_ISOLATE, "").replace(_END_ISOLATE, "")
    if shapes:
        return _LTR_MARK + line
    return _ARABIC_RUN.sub(lambda found: _line(found[1] or found[2] or "", shapes), line)


def _line(line: str, shapes: bool) -> str:
    if not ARABIC.search(line):
        return line
    line = LEFT_TO_RIGHT.sub(rf"{_LTR_MARK}\g<0>", line)
    if shapes:
        return f"{_RTL_ISOLATE}{line}{_END_ISOLATE}"
    from bidi.algorithm import get_display  # not bidi.get_display, which leaves brackets unmirrored

    line = "".join(c if unicodedata.bidirectional(c) else "\ufffd" for c in line)  # python-bidi stops at characters that Unicode has not assigned
    return get_display(_reshaper().reshape(line), base_dir="R").replace(_LTR_MARK, "")


@cache
def _reshaper():
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"ARABIC LIGATURE ALLAH": False})  # DejaVu Sans has no glyph for that ligature

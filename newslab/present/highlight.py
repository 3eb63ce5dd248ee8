"""Highlighted text: an article as it was published, with what newslab found in it marked.

Article text is untrusted. It is escaped, and characters that turn the direction of text or
cannot be seen are shown by their code instead of obeyed. Every mark is cut where lines end
and where another mark crosses it, so that the HTML is always well formed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from newslab.present.words import is_missing, outlet_name
from newslab.present.writing import Writing, writing

MARKED = ("quotes", "casualties", "places", "mentions", "dates")
"""The tables whose rows are marked, outermost first where two have the same extent."""

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]")


class Mark(NamedTuple):
    """A marked stretch of the raw text: half-open code points, its kind (PER ORG LOC date quote claim), what it says, and its row's id."""

    start: int
    end: int
    kind: str
    says: str
    id: str


@dataclass(frozen=True, repr=False)
class Highlighted:
    """An article with its marks, for a notebook (HTML, right to left) and for a terminal (`print`)."""

    article: dict
    lines: list[tuple[str, str, str]]
    """(role, HTML, text) of each line."""
    write: Writing
    """The language of what is said about the text."""

    def _repr_html_(self) -> str:
        from newslab.present.pages import render

        return render("highlighted.html", write=self.write, shown=self)

    def __repr__(self) -> str:
        return "\n".join(f"{'' if role == 'body' else f'({role}) '}{text}" for role, _, text in self.lines)

    @property
    def outlet(self) -> str:
        """The outlet as people read it."""
        return outlet_name(self.article["outlet_label"], self.write.language)

    @property
    def day(self) -> str:
        """The day of publication, or a dash."""
        day = self.article.get("published")
        return "—" if is_missing(day) else f"{day:%Y-%m-%d}"

    @property
    def link(self) -> str | None:
        """The article's address, if it is a web address."""
        return web_address(self.article.get("url"))


def show(lab, article_id: str, *, language: str = "ar") -> Highlighted:
    """The article's text with mentions, dates, quotations and casualty claims marked, right to left.

    In a notebook it displays itself; `print` gives a text form: [words|kind]. `language` (ar or en) is that of what the marks say.
    Raises ValueError for an article that the analysis does not have.

    >>> import newslab as nl
    >>> nl.show(nl.analyze(["قال الوزير إنه لا ضحايا."]), "b")
    Traceback (most recent call last):
    ...
    ValueError: no article 'b'; the analysis has a000001
    """
    where = [("article_id", "==", str(article_id))]
    article = lab.read("articles", where=where).to_dict("records")
    if not article:
        known = list(lab.articles["article_id"])
        raise ValueError(f"no article '{article_id}'; the analysis has {', '.join(known[:5])}{' ...' if len(known) > 5 else ''}")
    return highlighted(article[0], {name: lab.read(name, where=where) for name in ("blocks", *MARKED)}, writing(language))


def highlighted(article: dict, rows: dict[str, pd.DataFrame], write: Writing) -> Highlighted:
    """One article highlighted, from its own rows of the tables."""
    text = article["text"]
    marks = marks_of(rows, write)
    roles = [(b["start"], b["end"], b["role"]) for b in rows["blocks"].to_dict("records")]
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        end = at + len(line.rstrip())
        if line.strip():
            role = next((r for a, b, r in roles if a < end and b > at), "body")
            lines.append((role, marked_html(text, at, end, marks), marked_text(text, at, end, marks)))
        at += len(line)
    return Highlighted(article, lines, write)


def marks_of(rows: dict[str, pd.DataFrame], write: Writing) -> list[Mark]:
    """The marks for an article's rows, in reading order, longer ones first; a mention that is a place is marked once, as the place."""
    out = []
    placed = list(zip(rows["places"]["start"], rows["places"]["end"], strict=True))
    for name in MARKED:
        for row in rows[name].to_dict("records"):
            if name == "mentions" and row["label"] == "LOC" and any(start <= row["start"] and row["end"] <= end for start, end in placed):
                continue
            kind, says = _SAY[name](row, write)
            out.append(Mark(int(row["start"]), int(row["end"]), kind, says, row["id"]))
    return sorted(out, key=lambda m: (m.start, -m.end))


def _filled(write: Writing, *parts: object) -> str:
    return write.say("also").join(str(p) for p in parts if not is_missing(p) and p)


def _mention(row: dict, write: Writing) -> tuple[str, str]:
    return row["label"], _filled(write, write.word("mark", row["label"]), row["name_ar"], row["name_en"])


def _place(row: dict, write: Writing) -> tuple[str, str]:
    role = None if row["role"] == "location" else write.word("role", row["role"])
    return "LOC", _filled(write, write.word("mark", "LOC"), row["name_ar"], row["name_en"], write.word("kind", row["kind"]), role, row["disputed"])


def _date(row: dict, write: Writing) -> tuple[str, str]:
    days = [f"{row[c]:%Y-%m-%d}" for c in ("earliest", "latest") if not is_missing(row[c])]
    return "date", _filled(write, write.word("mark", "date"), row["value"], " – ".join(dict.fromkeys(days)), row["conflict"])


def _quote(row: dict, write: Writing) -> tuple[str, str]:
    return "quote", _filled(write, f"{write.word('mark', 'quote')} {write.word('kind', row['kind'])}", row["speaker"], row["cue"])


def _claim(row: dict, write: Writing) -> tuple[str, str]:
    low, best, high = ("؟" if is_missing(row[c]) else str(row[c]) for c in ("low", "best", "high"))
    figures = f"{write.word('bound', row['bound'])}: {low} / {best} / {high}"
    return "claim", _filled(write, write.word("outcome", row["outcome"]), figures, row["place"], row["attribution"])


_SAY = {"mentions": _mention, "places": _place, "dates": _date, "quotes": _quote, "casualties": _claim}


def marked_html(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """The stretch as HTML with its marks nested: longer ones outside, and one that crosses another cut in two."""
    out: list[str] = []
    inside: list[Mark] = []
    marks = [m for m in marks if m.start < end and m.end > start and m.start < m.end]
    cuts = sorted({start, end, *(p for m in marks for p in (m.start, m.end) if start < p < end)})
    for a, b in zip(cuts, cuts[1:], strict=False):
        want = sorted((m for m in marks if m.start <= a and m.end >= b), key=lambda m: (-(m.end - m.start), m.start))
        same = 0
        while same < min(len(inside), len(want)) and inside[same] is want[same]:
            same += 1
        out += ["</mark>"] * (len(inside) - same) + [_opening(m, first=m.start == a) for m in want[same:]]
        inside = want
        out.append(escaped(text[a:b]))
    return "".join(out) + "</mark>" * len(inside)


def _opening(mark: Mark, *, first: bool) -> str:
    anchor = f' id="m-{html.escape(mark.id)}"' if first else ""
    return f'<mark class="{html.escape(mark.kind)}" title="{escaped(mark.says)}"{anchor}>'


def marked_text(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """The stretch as plain text with its marks in brackets: [words|kind]."""
    opens: dict[int, int] = {}
    closes: dict[int, list[str]] = {}
    for mark in marks:
        if mark.start < end and mark.end > start and mark.start < mark.end:
            opens[max(mark.start, start)] = opens.get(max(mark.start, start), 0) + 1
            closes.setdefault(min(mark.end, end), []).insert(0, f"|{mark.kind}]")
    cuts = sorted({start, end, *opens, *closes})
    return "".join(
        "".join(closes.get(a, ())) + "[" * opens.get(a, 0) + _HIDDEN.sub(_code, text[a:b]) for a, b in zip(cuts, [*cuts[1:], end], strict=True)
    )


def escaped(text: str) -> str:
    """Text as HTML: markup escaped, and hidden characters and those that turn the direction shown by their code.

    >>> escaped("<b>\\u202eقتل")
    '&lt;b&gt;[U+202E]قتل'
    """
    return _HIDDEN.sub(_code, html.escape(text))


def _code(found: re.Match) -> str:
    return f"[U+{ord(found[0]):04X}]"


def web_address(url: object) -> str | None:
    """The address if it is http or https, else None.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address(None)
    ('https://example.org/a', None, None)
    """
    return str(url) if not is_missing(url) and re.match(r"https?://[^\s/]", str(url), re.IGNORECASE) else None

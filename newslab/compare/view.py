"""The side-by-side view of two articles: right to left, shared passages marked and linked, differences inside them marked.

Article text is untrusted: everything is escaped, and bidi controls are shown as their names.
"""

from __future__ import annotations

from html import escape

from newslab.compare.alignment import matches
from newslab.compare.words import words_of
from newslab.present.arabic import LEFT_TO_RIGHT
from newslab.present.words import outlet_name
from newslab.present.writing import Writing
from newslab.tables import records, row_id

ENGLISH = Writing("en")
_STYLE = """
<style>
.nl-pair{display:grid;grid-template-columns:1fr 1fr;gap:1.5em;direction:rtl;text-align:right;line-height:1.9;font-family:"Noto Naskh Arabic","Amiri",serif}
.nl-pair h4{margin:.2em 0;font-size:1em}.nl-pair .nl-raw{white-space:pre-wrap;unicode-bidi:plaintext}
.nl-pair mark{background:#ffe8b3;color:inherit;border-bottom:2px solid #b36b00}.nl-pair mark.formulaic{background:#eee;border-bottom:2px dotted #777}
.nl-pair mark a{color:#7a4a00;text-decoration:none;font-size:.75em;vertical-align:super;margin-left:.2em}
.nl-pair mark ins{background:#ffc2b3;text-decoration:underline}.nl-pair mark:target{outline:3px solid #b36b00}
.nl-pair-note{font-family:sans-serif;font-size:.85em;color:#444}
</style>
"""
_BIDI = {**{c: f"[U+{c:04X}]" for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}}


def side_by_side(pair, *, write: Writing = ENGLISH) -> str:
    """The HTML of a comparison: both texts, each shared passage marked with its number, a link to the other side and what was changed in it.

    `write` is the language of what is said about them.
    """
    articles, passages = records(pair.articles), records(pair.passages)
    prefix = "nl-" + row_id(articles[0]["article_id"], articles[-1]["article_id"], 0, 0)
    columns = []
    for side, article in zip("ab", articles, strict=True):
        marks = [(p[f"start_{side}"], p[f"end_{side}"], n, p) for n, p in enumerate(passages, 1)]
        title = LEFT_TO_RIGHT.sub(r'<bdi dir="ltr">\g<0></bdi>', escape(_shown(outlet_name(article["outlet_label"], write.language))))
        text = _marked(article["text"], marks, side, prefix)
        columns.append(f'<section><h4 dir="auto">{title}</h4><div class="nl-raw" dir="rtl" lang="ar">{text}</div></section>')
    note = f'<p class="nl-pair-note" dir="{"rtl" if write.rtl else "ltr"}">{escape(_note(passages, write))}</p>'
    return f'{_STYLE}<div class="nl-pair" dir="rtl">{"".join(columns)}</div>{note}'


def side_by_side_text(pair) -> str:
    """The comparison as plain text: the passages with their bounds and changes, then the figures."""
    lines = [_note(records(pair.passages), ENGLISH)]
    for n, p in enumerate(records(pair.passages), 1):
        lines.append(f"[{n}] a {p['start_a']}-{p['end_a']}, b {p['start_b']}-{p['end_b']}, {p['kind']}, {p['n_words']} words: {_shown(p['text_a'])}")
        if p["edits"]:
            lines.append(f"    {_shown(p['edits'])}")
    for fact in records(pair.facts[pair.facts["kind"] == "casualty"]):
        if fact["field"] == "figure":
            lines.append(f"{fact['fact']}: a {fact['value_a'] or '-'}, b {fact['value_b'] or '-'} ({fact['status']})")
    return "\n".join(lines)


def _note(passages: list[dict], write: Writing) -> str:
    shared = [p for p in passages if p["kind"] != "formulaic"]
    words, moved = sum(p["n_words"] for p in shared), sum(bool(p["moved"]) for p in shared)
    formulae = len(passages) - len(shared)
    return write.say("pair.note", shared=len(shared), words=words, moved=moved, formulae=formulae)


def _shown(text: str) -> str:
    """A text whose bidi controls are shown, not obeyed."""
    return text.translate(_BIDI)


def _marked(text: str, marks: list[tuple], side: str, prefix: str) -> str:
    other = "b" if side == "a" else "a"
    out, at = [], 0
    for start, end, n, passage in sorted(marks, key=lambda m: (m[0], -m[1])):
        if start < at:  # overlaps the one before it
            continue
        kind = "formulaic" if passage["kind"] == "formulaic" else "shared"
        moved = " ↕" if passage["moved"] else ""
        link = f'<a href="#{prefix}-{other}{n}" id="{prefix}-link-{side}{n}">{n}{moved}</a>'
        inside = _changes(passage[f"text_{side}"], passage[f"text_{other}"])
        told = escape(_shown(passage["edits"] or kind))
        out.append(f'{escape(_shown(text[at:start]))}<mark class="{kind}" id="{prefix}-{side}{n}" title="{told}">{inside}{link}</mark>')
        at = end
    return "".join(out) + escape(_shown(text[at:]))


def _changes(here: str, there: str) -> str:
    """A passage with the words that the other side does not have marked."""
    a, b = words_of(here), words_of(there)
    same = {run.a + k for match in matches(a.keys, b.keys, min_words=3) for run in match.runs for k in range(run.n)}
    out, at = [], 0
    for i in range(len(a)):
        if i not in same:
            start, end = a.span(i, i + 1)
            out.append(f"{escape(_shown(here[at:start]))}<ins>{escape(_shown(here[start:end]))}</ins>")
            at = end
    return "".join(out) + escape(_shown(here[at:]))

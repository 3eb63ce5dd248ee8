"""What framing rules read: one article with its rows, and raw positions turned into tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from newslab.tables import ARTICLE_TABLES, records
from newslab.text.document import Document, document
from newslab.text.lexicons import Hit, Lexicons

Row = dict


@dataclass(frozen=True)
class Reading:
    """An article, its document, and its rows by table."""

    article: Row
    doc: Document
    tables: dict[str, list[Row]]

    def rows(self, table: str) -> list[Row]:
        """The article's rows of a table, in reading order."""
        return self.tables.get(table, [])

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The raw span of each token."""
        doc = self.doc
        return [doc.span(s, e) for s, e in zip(doc.starts, doc.ends, strict=True)]

    @cached_property
    def _starts(self) -> list[int]:
        return [s for s, _ in self.spans]

    @cached_property
    def _ends(self) -> list[int]:
        return [e for _, e in self.spans]

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The half-open token range that a raw span touches."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return (first, last) if first < last else (0, 0)

    def hits(self, lexicon: str, first: int, last: int) -> list[tuple[Hit, Row]]:
        """The lexicon's hits inside a token range with their rows, in reading order; of overlapping ones the longest."""
        out: list[tuple[Hit, Row]] = []
        for hit in sorted((h for h in self.doc.hits(lexicon) if first <= h.first and h.last <= last), key=lambda h: (h.first, -h.last)):
            if not out or hit.first >= out[-1][0].last:
                out.append((hit, self.doc.lexicons.row(lexicon, hit.row)))
        return out

    def row(self, dimension: str, value: str, start: int, end: int, *, about: str | None = None, voice: str | None = None, detail: str | None = None) -> Row:
        """A row of the framing table."""
        role = next((b["role"] for b in self.rows("blocks") if b["start"] <= start < b["end"]), "body")
        return {
            "article_id": self.article["article_id"], "outlet_label": self.article["outlet_label"], "dimension": dimension, "value": value, "about": about,
            "voice": voice or self.voice(start), "block_role": role, "start": start, "end": end, "text": self.article["text"][start:end], "detail": detail,
        }

    def voice(self, position: int) -> str:
        """Whose words stand at a raw position: quoted inside a direct quotation, else the outlet's own."""
        quotes = [q for q in self.rows("quotes") if q["kind"] == "direct" and q["content_start"] is not None]
        return "quoted" if any(q["content_start"] <= position < q["content_end"] for q in quotes) else "outlet"


def readings(lab, lexicons: Lexicons) -> Iterator[Reading]:
    """The articles of an analysis, one after the other, as framing rules read them."""
    by_article: dict[str, dict[str, list[Row]]] = {}
    for name in ARTICLE_TABLES:
        for row in records(getattr(lab, name)):
            if row["start"] is not None:
                by_article.setdefault(row["article_id"], {}).setdefault(name, []).append(row)
    for article in records(lab.articles):
        rows = by_article.get(article["article_id"], {})
        yield Reading(article, document(article["text"], lexicons), {name: sorted(some, key=lambda r: (r["start"], r["end"])) for name, some in rows.items()})

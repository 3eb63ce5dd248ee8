"""Places: which place a name means, where it lies, and what the name does in its sentence."""

from __future__ import annotations

from newslab.extract.values import Row
from newslab.text.document import Document


def places_in(doc: Document, names: list[Row], *, blocks: list[Row], country: str | None) -> list[Row]:
    """Rows of `places` for the names of a document."""
    return []

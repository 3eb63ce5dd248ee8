"""Python's collector of garbage, which looks through all young objects after every 700 new ones.

An analysis makes tens of thousands of small values an article and frees them itself when the
article is done, so that the looking finds nothing and takes a fifth of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 100_000
"""New objects between two collections: some 15 MB."""


@contextmanager
def fewer_collections() -> Iterator[None]:
    """While it lasts the collector waits for 100,000 new objects; then it is set as it was, and one that is switched off stays so.

    >>> before = gc.get_threshold()
    >>> with fewer_collections():
    ...     gc.get_threshold()[0]
    100000
    >>> gc.get_threshold() == before
    True
    """
    young, *older = gc.get_threshold()
    gc.set_threshold(young and max(young, _OBJECTS), *older)
    try:
        yield
    finally:
        gc.set_threshold(young, *older)

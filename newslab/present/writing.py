"""The language that a chart or a page is written in: its words, the side on which it begins, and Arabic names within it.

Names and quoted words stay Arabic in English too. There they are isolates: a name that
stands beside a number or another name keeps its own order and does not turn theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newslab.present.arabic import ARABIC, drawable, drawable_left_to_right, isolated
from newslab.present.words import LANGUAGES, counted, is_missing, outlet_name, short, word

_LETTER = re.compile(rf"[^\W\d_]|{ARABIC.pattern}")


@dataclass(frozen=True)
class Writing:
    """A language with what follows from it for a drawing or a page.

    `start` and `end` are the sides on which a line begins and ends; `ahead` is 1 where
    values grow to the right and -1 where they grow to the left.
    """

    language: str = "ar"

    @property
    def rtl(self) -> bool:
        """Whether lines begin on the right."""
        return self.language == "ar"

    @property
    def start(self) -> str:
        """The side on which a line begins."""
        return "right" if self.rtl else "left"

    @property
    def end(self) -> str:
        """The side on which a line ends."""
        return "left" if self.rtl else "right"

    @property
    def ahead(self) -> int:
        """The sign of the direction of reading."""
        return -1 if self.rtl else 1

    def edge(self, margin: float = 0) -> float:
        """The share of a width at which lines begin, so far inside."""
        return 1 - margin if self.rtl else margin

    def span(self, first: float, last: float) -> tuple[float, float]:
        """The limits, left and right, of an axis that begins with `first`."""
        return (last, first) if self.rtl else (first, last)

    def word(self, column: str, value: object) -> str:
        """The word for a value of a column."""
        return word(column, value, self.language)

    def say(self, key: str, **values: object) -> str:
        """A phrase of charts and pages, with its blanks filled."""
        return word("say", key, self.language).format(**values)

    def listed(self, *parts: object) -> str:
        """The parts that are not missing, parted by commas."""
        return self.say("and").join(str(part) for part in parts if not is_missing(part) and part)

    def count(self, n: int, of: str) -> str:
        """A number with its noun (`count.*` in words.csv).

        >>> Writing("en").count(1, "article"), Writing("en").count(3, "article"), Writing("ar").count(2, "article")
        ('1 article', '3 articles', 'مقالتان')
        """
        forms = self.say(f"count.{of}").split("/")
        return counted(n, *forms) if self.rtl else f"{n} {forms[n != 1]}"

    def name(self, text: object) -> str:
        """Words from a text or a list of names, to stand in a phrase: Arabic ones are isolated where the phrase is English."""
        return str(text) if self.rtl else isolated(str(text))

    def outlet(self, label: object, *, most: int = 1000) -> str:
        """An outlet's label as people read it, in at most so many characters."""
        said = outlet_name(label, self.language)
        return short(said, most) if said != str(label) else self.name(short(said, most))

    def draw(self, text: object) -> str:
        """The text as Matplotlib draws it right."""
        return drawable(text) if self.rtl else drawable_left_to_right(text)

    def direction(self, text: object) -> str:
        """The direction of a page's cell: that of its first letter, also where a number stands before it."""
        first = _LETTER.search(str(text))
        return "auto" if self.rtl else "rtl" if first and ARABIC.match(first[0]) else "ltr"


def writing(language: str) -> Writing:
    """How to write in a language; ValueError names the ones that there are.

    >>> writing("en").word("outcome", "killed"), writing("ar").start
    ('killed', 'right')
    """
    if language not in LANGUAGES:
        raise ValueError(f"no language {language!r}; choose {' or '.join(LANGUAGES)}")
    return Writing(language)

"""The whole grammar of time expressions: the rules of each module, in the order in which they are tried."""

from __future__ import annotations

from newslab.extract.dating import days, feasts, months, spans, years
from newslab.extract.dating.reading import Grammar

GRAMMAR = Grammar(months.RULES, feasts.RULES, years.RULES, days.RULES, spans.RULES)

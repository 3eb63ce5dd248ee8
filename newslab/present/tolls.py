"""How many: charts of casualty claims and of events, with every range, open end and source in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslab.present.axes import at_end, beside, frame, lined_up
from newslab.present.figures import house_style, new_axes
from newslab.present.style import FAINT, INK, OUTCOMES, PAPER
from newslab.present.words import is_missing, short
from newslab.present.writing import Writing, writing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def claims(
    table: pd.DataFrame, *, ax: Axes | None = None, title: str | None = None, source: str | None = None, language: str = "ar", log: bool = False
) -> Axes:
    """One line a casualty claim: the number stated, the range or the open end that it leaves, the bound in words, and its source.

    Columns: those of `summaries.claims`. Unit: persons. A dot is a number stated, a bar the span between its bounds, an
    arrow an open upper end, a hatched bar a vague word (عشرات), a hollow mark a claim that is negated or not asserted.
    `log` gives numbers above 10 a logarithmic scale.
    """
    write = writing(language)
    with house_style():
        ax = ax or new_axes(max(2.0, 1.35 + 0.62 * len(table)))
        for y, row in enumerate(table.to_dict("records")):
            low, best, high = _numbers(row, "low", "best", "high")
            doubts = _doubts(row, write)
            said = amount(row["bound"], low, best, high, write) + (f" ({write.listed(*doubts)})" if doubts else "")
            _interval(ax, y, (low, best, high), row["outcome"], said, write, hollow=bool(doubts), hatched=row["bound"] == "vague")
            beside(ax, y - 0.15, f"{write.word('outcome', row['outcome'])}: «{write.name(short(row['text'], 46))}»", write)
            beside(ax, y + 0.2, _circumstances(row, write), write, color=FAINT, size=7.5)
        _scale(ax, table, ["low", "best", "high"], log, write)
        frame(ax, title or write.say("title.claims"), write.say("unit.persons"), source, write)
    return ax


def events(
    table: pd.DataFrame, *, outcome: str = "killed", ax: Axes | None = None, title: str | None = None, source: str | None = None, language: str = "ar",
    log: bool = False,
) -> Axes:
    """One group an event, one line a policy: from its low to its high, with the best figure marked and an open end as an arrow.

    Columns: event_id, place, date_earliest, date_latest, policy, and for `outcome` (killed or injured) its _low, _best and
    _high, high_open (`nl.reconcile`). Unit: persons.
    """
    columns = [f"{outcome}_{bound}" for bound in ("low", "best", "high")]
    rows, write = table.to_dict("records"), writing(language)
    with house_style():
        lines: list[dict | str] = []
        for i, row in enumerate(rows):
            if i == 0 or rows[i - 1]["event_id"] != row["event_id"]:
                lines.append(_event_name(row, write))
            lines.append(row)
        ax = ax or new_axes(max(2.0, 1.35 + 0.36 * len(lines)))
        for y, line in enumerate(lines):
            if isinstance(line, str):
                beside(ax, y, line, write, weight="bold")
                continue
            low, best, high = _numbers(line, *columns)
            high = None if line["high_open"] is True else high
            _interval(ax, y, (low, best, high), outcome, _event_amount(low, best, high, write), write)
            beside(ax, y, write.word("policy", line["policy"]), write, color=FAINT)
        _scale(ax, table, columns, log, write, rows=len(lines))
        unit = write.say("unit.outcome", outcome=write.word("outcome", outcome))
        frame(ax, title or write.say("title.events"), unit, source, write)
    return ax


def timeline(table: pd.DataFrame, *, ax: Axes | None = None, title: str | None = None, source: str | None = None, language: str = "ar") -> Axes:
    """One line an event on an axis of days, the earliest where lines begin: a mark on its day, or a bar over the days that it may be; beside it its deaths.

    Columns: place, date_earliest, date_latest, killed_low, killed_best, killed_high, high_open (`nl.reconcile`, one policy).
    An event without days stands last, without a mark.
    """
    from matplotlib.dates import AutoDateLocator, DateFormatter, DayLocator, date2num

    color, write = OUTCOMES["killed"][0], writing(language)
    with house_style():
        ax = ax or new_axes(max(1.9, 1.3 + 0.3 * len(table)))
        table = table.sort_values("date_earliest", kind="stable", na_position="last")
        days = [date2num(day) for column in ("date_earliest", "date_latest") for day in table[column].dropna()]
        for y, row in enumerate(table.to_dict("records")):
            low, best, high = _numbers(row, "killed_low", "killed_best", "killed_high")
            high = None if row["high_open"] is True else high
            beside(ax, y, _event_place(row, write), write)
            said = _event_amount(low, best, high, write)
            first, last = row["date_earliest"], row["date_latest"]
            if is_missing(first) or is_missing(last):
                at = {"xy": (write.edge(), y), "xycoords": ("axes fraction", "data")}
                ax.annotate(write.draw(write.say("no_date_amount", amount=said)), **at, **at_end(write, 6), va="center_baseline", fontsize=8, color=FAINT)
                continue
            if first != last:
                ax.plot([date2num(first), date2num(last)], [y, y], color=color, linewidth=5, alpha=0.45, solid_capstyle="butt")
            ax.plot(date2num(last), y, "o", color=color, markerfacecolor=color if low or best or high else PAPER, markersize=7, clip_on=False)
            ax.annotate(write.draw(said), (date2num(last), y), **at_end(write, 8), va="center_baseline", fontsize=8)
        lined_up(ax, len(table), write, most=1)
        if days:
            margin = max((max(days) - min(days)) * 0.12, 1)
            ax.set_xlim(write.span(min(days) - margin * 0.3, max(days) + margin))
            ax.xaxis.set_major_locator(DayLocator() if max(days) - min(days) < 5 else AutoDateLocator(maxticks=6))
            ax.xaxis.set_major_formatter(DateFormatter("%Y-%m-%d"))
        ax.grid(axis="x")
        frame(ax, title or write.say("title.timeline"), write.say("unit.timeline"), source, write)
    return ax


def _event_name(row: dict, write: Writing) -> str:
    """Place and days of an event, in words."""
    days = dict.fromkeys(f"{row[c]:%Y-%m-%d}" for c in ("date_earliest", "date_latest") if not is_missing(row[c]))
    return write.listed(_event_place(row, write), " – ".join(days) or write.say("no_date"))


def _event_place(row: dict, write: Writing) -> str:
    return write.say("no_place") if is_missing(row["place"]) else write.name(short(row["place"], 30))


def _event_amount(low: int | None, best: int | None, high: int | None, write: Writing) -> str:
    """An event's figure in words; a dash where no claim gives one."""
    known = [n for n in (low, best, high) if n is not None]
    return "—" if not known else amount("ge" if high is None else "range", low, best, high, write)


def _numbers(row: dict, *columns: str) -> list[int | None]:
    return [None if is_missing(row[c]) else int(row[c]) for c in columns]


def _interval(
    ax: Axes, y: float, numbers: tuple[int | None, int | None, int | None], outcome: str, said: str, write: Writing, *,
    hollow: bool = False, hatched: bool = False,
) -> None:
    """The mark of a figure: a bar from low to high, the best number, an arrow where the high is open, and the figure in words beyond it."""
    color, marker = OUTCOMES.get(outcome, (INK, "o"))
    _, best, high = numbers
    known = [n for n in numbers if n is not None]
    least, end = (min(known), max(known)) if known else (0, 0)
    if hatched:
        ax.barh(y, end - least, 0.2, left=least, facecolor=PAPER, edgecolor=color, hatch="/////", linewidth=0.8, zorder=2)
    elif least < end:
        ax.plot([least, end], [y, y], color=color, linewidth=5, alpha=0.45, solid_capstyle="butt", zorder=2)
    if best is not None:
        ax.plot([best], [y], marker, color=color, markerfacecolor=PAPER if hollow else color, markersize=7, markeredgewidth=1.3, zorder=3, clip_on=False)
    is_open = bool(known) and high is None
    if is_open:
        arrow = {"arrowstyle": "<|-", "color": color, "linewidth": 1.2, "linestyle": (0, (3, 2)), "shrinkB": 3}
        ax.annotate("", (end, y), xytext=(34 * write.ahead, 0), textcoords="offset points", arrowprops=arrow)
    ax.annotate(write.draw(said), (end, y), **at_end(write, 38 if is_open else 8), va="center_baseline", fontsize=8)


def _scale(ax: Axes, table: pd.DataFrame, columns: list[str], log: bool, write: Writing, *, rows: int | None = None) -> None:
    """The axis of persons, from 0 where lines begin; `log`: logarithmic above 10."""
    stated = table[columns].max().max() if len(table) else None
    most = 1 if is_missing(stated) else max(int(stated), 1)
    lined_up(ax, len(table) if rows is None else rows, write, most=most * (1.25 if write.rtl else 1.4))
    if log:
        ax.set_xscale("symlog", linthresh=10)
    else:
        ax.xaxis.get_major_locator().set_params(integer=True)
    ax.grid(axis="x")


def _doubts(row: dict, write: Writing) -> list[str]:
    """What keeps a claim from being a plain assertion, in words."""
    ordinary = {"polarity": "asserted", "certainty": "asserted"}
    return [write.word(column, row[column]) for column, value in ordinary.items() if not is_missing(row.get(column)) and row[column] != value]


def amount(bound: str, low: int | None, best: int | None, high: int | None, write: Writing) -> str:
    """A claim's figure in words.

    >>> arabic, english = writing("ar"), writing("en")
    >>> amount("ge", 4, 4, None, arabic), amount("vague", 20, None, 99, arabic), amount("ge", 4, 4, None, english)
    ('4 على الأقل', '20–99، عدد مبهم', 'at least 4')
    """
    known = [n for n in (best, low, high) if n is not None]
    if not known:
        return write.word("bound", "unspecified")
    figure = str(known[0]) if low is None or high is None or low == high else f"{low}–{high}"
    if bound in ("gt", "lt", "approx") or (bound in ("ge", "le") and not write.rtl):
        return f"{write.word('bound', bound)} {known[0]}"
    if bound in ("ge", "le"):
        return f"{known[0]} {write.word('bound', bound)}"
    return write.listed(figure, write.word("bound", bound)) if bound == "vague" else figure


def _circumstances(row: dict, write: Writing) -> str:
    """Outlet, source, place and day of a claim, in one line."""
    source = row.get("attribution")
    said = write.say("no_source") if is_missing(source) else write.say("according_to", who=write.name(short(source, 30)))
    where_when = write.listed(*(write.name(short(row[c], 24)) for c in ("place", "date_text") if not is_missing(row.get(c))))
    return write.say("also").join(filter(None, [write.listed(write.outlet(row["outlet_label"]), said), where_when]))

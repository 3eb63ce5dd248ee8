"""Loading: every kind of file, and every way to be broken."""

import json

import pytest

from newslab.analysis import analyze
from newslab.read.files import InputError, load

TEXT = "قتل ثلاثة عمال."


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def problems(frame):
    return [(e["source_file"].rsplit("/", 1)[-1], e["error"]) for e in frame.attrs["errors"]]


def test_the_seeds():
    frame = load("seeds")
    assert frame.article_id.tolist() == ["000_9ad9834b9b1b2951", "004_693d2f57f8f2795e"]
    assert frame.outlet.isna().tolist() == [False, True]
    assert frame.published.tolist() == ["2021-12-08", "2021-12-08"]
    assert frame.attrs["errors"] == []


def test_text_is_kept_as_it_is_but_for_the_byte_order_mark(tmp_path):
    raw = " \r\nقُتِلَ  ثلاثة\u00a0عمال\t\r\n"
    write(tmp_path, a__txt=b"\xef\xbb\xbf" + raw.encode())
    assert load(tmp_path).text.tolist() == [raw]


def test_without_a_sidecar_nothing_is_guessed(tmp_path):
    write(tmp_path, a__txt="بغداد - رويترز\n\nقتل ثلاثة عمال يوم 8 كانون الأول 2021.")
    lab = analyze(load(tmp_path))
    assert lab.articles.published.isna().all() and lab.articles.outlet.isna().all()


def test_csv_values_stay_text(tmp_path):
    write(tmp_path, news__csv=f'article_id,country,text\n007,NA,"{TEXT}\nسطر ثان"\n')
    frame = load(tmp_path / "news.csv")
    assert frame[["article_id", "country", "text"]].values.tolist() == [["007", "NA", f"{TEXT}\nسطر ثان"]]


def test_other_names_of_columns(tmp_path):
    write(tmp_path, news__csv=f"body,day\n{TEXT},2021-12-08\n")
    frame = load(tmp_path / "news.csv", text_column="body", date_column="day")
    assert frame[["article_id", "published", "text"]].values.tolist() == [["news-000001", "2021-12-08", TEXT]]


def test_globs_lists_and_depth(tmp_path):
    (tmp_path / "deep").mkdir()
    write(tmp_path / "deep", a__txt=TEXT)
    write(tmp_path, b__txt=TEXT, c__jsonl=json.dumps({"text": TEXT}) + "\n")
    assert load(tmp_path).article_id.tolist() == ["b", "c-000001", "deep/a"]
    assert load(str(tmp_path / "*.txt")).article_id.tolist() == ["b"]
    assert load([tmp_path / "b.txt", tmp_path / "c.jsonl"]).article_id.tolist() == ["b", "c-000001"]
    assert load([tmp_path, tmp_path / "b.txt"]).article_id.tolist() == ["b", "c-000001", "deep/a"]


BROKEN = {
    "empty__txt": (b"", "the file is empty; remove it or put its text in"),
    "binary__txt": (b"\x00\x01\x02", "the file is binary, not text; remove it or save its text as UTF-8"),
    "utf16__txt": (TEXT.encode("utf-16"), "the file is UTF-16; save it as UTF-8, or give encoding='utf-16'"),
    "old__txt": (TEXT.encode("cp1256"), "not utf-8 at byte 0; save the file as UTF-8, or give encoding=... (older Arabic pages: 'cp1256')"),
    "columns__csv": (b"a,b\n1,2\n", "no column 'text' (there are: a, b); rename the column that holds the texts, or give text_column=..."),
    "header__csv": (b"text\n", "the file holds no articles; give one a row under a header that names the columns"),
    "ragged__csv": (b"text,b\n1\n", "line 2: not as many fields as columns; put texts with commas in quotes"),
    "broken__jsonl": (b'{"text": ', "line 1: not JSON (Expecting value at column 10); write one object a line"),
    "list__jsonl": (b"[1]", "line 1: not a JSON object; write one object a line"),
    "half__jsonl": (b'{"text": "\\ud83d"}', "line 1: the text holds half a character (a lone surrogate) at position 0; decode its source again as UTF-8"),
    "photo__jpg": (b"x", "a .jpg file is not read; save articles as .txt, .csv or .jsonl"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_one_broken_file_is_reported_and_the_rest_goes_on(tmp_path, name):
    content, message = BROKEN[name]
    write(tmp_path, good__txt=TEXT, **{name: content})
    frame = load(tmp_path)
    assert frame.article_id.tolist() == ["good"]
    assert problems(frame) == [(name.replace("__", "."), message)]
    assert analyze(frame).errors.error.tolist() == [message]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_alone_is_one_line_that_names_it(tmp_path, name):
    content, message = BROKEN[name]
    write(tmp_path, **{name: content})
    with pytest.raises(InputError) as error:
        load(tmp_path / name.replace("__", "."))
    assert str(error.value) == f"{tmp_path / name.replace('__', '.')}: {message}"


def test_a_broken_line_does_not_take_the_others(tmp_path):
    write(tmp_path, news__jsonl=f'{{"text": "{TEXT}"}}\n{{broken\n{{"text": "{TEXT}"}}\n')
    assert len(load(tmp_path)) == 2


def test_missing_and_empty_paths(tmp_path):
    with pytest.raises(InputError, match="no such file or folder; check the path"):
        load(tmp_path / "none")
    with pytest.raises(InputError, match="the folder is empty"):
        load(tmp_path)
    with pytest.raises(InputError, match="nothing to read"):
        load([])


def test_the_sidecar_speaks_only_of_its_folder(tmp_path):
    write(tmp_path, a__txt=TEXT, articles__csv="file,outlet\na.txt,صدى\n../b.txt,x\nc.txt,y\na.txt,z\n")
    frame = load(tmp_path)
    assert frame.outlet.tolist() == ["صدى"]
    assert [m for _, m in problems(frame)] == [
        "'../b.txt' is not a file of this folder; name files without a path", "'a.txt' is listed twice; keep one row for it",
        "'c.txt' is listed but not there; add the file or remove its row",
    ]


def test_an_articles_csv_without_file_names_is_a_corpus(tmp_path):
    write(tmp_path, articles__csv=f"text\n{TEXT}\n")
    assert load(tmp_path).article_id.tolist() == ["articles-000001"]

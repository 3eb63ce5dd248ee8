"""A researcher's own lexicon rows: what they add, and how a wrong one is refused."""

import pytest

from newslab.analysis import analyze
from newslab.text.lexicons import LexiconError, lexicons


def write(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def test_an_own_actor_and_an_own_place_are_found(tmp_path):
    actors = write(tmp_path, "actors.csv", "form,entity_id,label,name_en\nلواء النهر الأبيض,white_river_brigade,ORG,White River Brigade\n")
    places = write(tmp_path, "gazetteer.csv", "form,id,name_en,kind,country,lat,lon\nكفرزيتونة,own-1,Kafr Zaytuna,village,SY,35.1,36.2\n")
    lab = analyze(["هاجم لواء النهر الأبيض بلدة كفرزيتونة."], lexicons=lexicons(actors, places))
    assert "white_river_brigade" in lab.mentions.entity_id.tolist()
    assert lab.places[["place_id", "lat", "country"]].values.tolist() == [["own-1", 35.1, "SY"]]


WRONG = [
    ("actors.csv", "form,entity_id,label,colour\nلواء,x,ORG,red\n", "no column 'colour' in this lexicon; its columns are form, "),
    ("actors.csv", "form,entity_id,label\nلواء النهر,x,ORG\nلواء الجبل,,ORG\n", "line 3: 'entity_id' is empty; give each entity an id"),
    ("actors.csv", "form,entity_id,label\nلواء النهر,x,COMPANY\n", "line 2: label 'COMPANY' is unknown; write one of ORG, PER"),
    ("casualty_verbs.csv", "form,outcome\nفتك,dead\n", "line 2: outcome 'dead' is unknown; write one of abducted, "),
    ("gazetteer.csv", "form,id,kind,lat,lon\nكفرزيتونة,own-1,village,351,36.2\n", "line 2: lat '351' is no coordinate; write degrees between -90 and 90"),
    ("gazetteer.csv", "form,id,kind,lat,lon\nكفرزيتونة,own-1,village,35.1,east\n", "line 2: lon 'east' is no coordinate"),
]


@pytest.mark.parametrize(("name", "content", "message"), WRONG)
def test_a_wrong_row_is_refused_with_file_line_and_repair(tmp_path, name, content, message):
    path = write(tmp_path, name, content)
    with pytest.raises(LexiconError) as error:
        lexicons(path)
    assert str(error.value).startswith(str(path)) and message in str(error.value)

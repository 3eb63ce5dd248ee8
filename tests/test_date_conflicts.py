"""One event dated to two days is flagged on both; two events are not."""

import pandas as pd
import pytest

from newslab import analyze


def published(text):
    return pd.DataFrame({"text": [text], "published": ["2021-12-08"]})


CASES = [
    ("قتل ثلاثة أمس بانفجار عبوة ناسفة قرب سوق في وسط الموصل.\nوقال المحافظ إن انفجار الموصل صباح اليوم استهدف دورية.", ["أمس", "صباح اليوم"]),
    ("وقع هجوم في كركوك الاثنين.\nوكان هجوم كركوك مساء الأحد الأعنف.", ["الاثنين", "مساء الأحد"]),
    # the same day twice
    ("قتل ثلاثة أمس بانفجار عبوة ناسفة في الموصل.\nوقال المحافظ إن انفجار الموصل مساء أمس استهدف دورية.", []),
    # another place, another kind, another one, many
    ("قتل ثلاثة أمس بانفجار في الموصل.\nوقال المحافظ إن انفجار تكريت صباح اليوم استهدف دورية.", []),
    ("قتل ثلاثة أمس بانفجار في الموصل.\nوقال المحافظ إن اشتباك الموصل صباح اليوم انتهى.", []),
    ("قتل ثلاثة أمس بانفجار في الموصل.\nووقع انفجار آخر صباح اليوم في الموصل.", []),
    ("قتل ثلاثة أمس بانفجار في الموصل.\nوهزت انفجارات صباح اليوم الموصل.", []),
    # weeks apart
    ("وقع هجوم في كركوك أمس.\nويذكر هجوم كركوك في 5 آب 2021 بما مضى.", []),
    # no event beside the date
    ("وصل الوزير إلى الموصل أمس.\nوقع انفجار الموصل صباح اليوم.", []),
]


@pytest.mark.parametrize(("text", "flagged"), CASES)
def test_dates_of_one_event(text, flagged):
    lab = analyze(published(text))
    assert lab.dates.loc[lab.dates["conflict"].notna(), "text"].tolist() == flagged


def test_each_side_names_the_other():
    lab = analyze(published(CASES[0][0]))
    assert lab.dates["conflict"].tolist() == ["صباح اليوم (2021-12-08) dates the same event", "أمس (2021-12-07) dates the same event"]

"""How lexicon rows bend."""

import pytest

from newslab.text.inflection import forms_of

PERSON = [
    ("جندي", "جنود", "جنديين", "du"),
    ("جندي", "جنود", "جنود", "pl"),
    ("مسلح", "", "مسلحين", "pl"),
    ("مسلح", "", "مسلحان", "du"),
    ("مسلح", "", "مسلحي", "pl"),
    ("مرافق", "", "مرافقيه", "pl+pron"),
    ("طفلة", "", "طفلتين", "du.f"),
    ("قتيل", "قتلى", "قتيلة", "sg.f"),
    ("رجل أمن", "رجال أمن", "رجلا امن", "du"),
    ("مشتبه به", "", "مشتبها به", "sg"),
    ("ملازم أول", "", "ملازما اول", "sg"),
]


@pytest.mark.parametrize(("form", "plural", "bent", "feature"), PERSON)
def test_person_forms(form, plural, bent, feature):
    assert dict(forms_of({"form": form, "plural": plural, "pos": "person"}))[bent.replace("ة", "ه")] == feature

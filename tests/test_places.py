"""Places: which words name one, which place they mean, where it lies, what it does in its sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.extract.names import names_in
from newslab.extract.naming.name_words import name_words
from newslab.extract.places import places_in
from newslab.extract.placing.candidates import place_candidates
from newslab.extract.placing.directions import displaced
from newslab.extract.placing.gazetteer import km
from newslab.extract.placing.unknown import name_like
from newslab.text.document import document
from newslab.text.lexicons import lexicons

LEXICONS = lexicons()


def places(text, country=None, names=()):
    return places_in(document(text, LEXICONS), list(names), blocks=[], country=country)


def found(text):
    return [text[r["start"] : r["end"]] for r in places(text)]


def one(text, name, country=None):
    """The row of the first place in `text` whose words are `name`."""
    return next(r for r in places(text, country) if text[r["start"] : r["end"]] == name)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("انفجرت عبوة في بعقوبة صباح الأحد", ["بعقوبة"]),
        ("تجول الوزير في محافظة واسط وقضاء الحي", ["محافظة واسط", "قضاء الحي"]),
        ("عبوة في أطراف قضاءي خانقين وكفري", ["خانقين", "كفري"]),
        ("هجوم على قضاء خانقين وكفري", ["قضاء خانقين", "كفري"]),
        ("عثر على الجثة في نهر دجلة قرب المدائن", ["نهر دجلة", "المدائن"]),
        ("تسلم العراق الشحنة وللأردن حصة منها", ["العراق", "لأردن"]),
        ("وبدمشق وحلب احتجاجات، وببيروت مثلها", ["دمشق", "حلب", "بيروت"]),
        ("زار #الأردن ثم #قطاع_غزة", ["الأردن", "قطاع_غزة"]),
        ("نقل المعتقلون إلى سجن \"رومية\" شرق بيروت", ["سجن \"رومية", "بيروت"]),
        ("غارة على بلدة كفرعان ومخيم الشروق", ["بلدة كفرعان", "مخيم الشروق"]),
        ("حريق في قرية تل الزهور وفي حي الملك فهد", ["قرية تل الزهور", "حي الملك فهد"]),
        ("هبطت في مطار هواري بومدين مساء", ["مطار هواري بومدين"]),
        ("قتيل في مدينة أوشفار الألمانية", ["مدينة أوشفار"]),
        ("التقى وفد الإمارات العربية المتحدة نظيره من المملكة العربية السعودية", ["الإمارات العربية المتحدة", "المملكة العربية السعودية"]),
        ("السيول تقطع طريق بيجي", ["بيجي"]),
        ("اعتداء في الخالص بديالى", ["الخالص", "ديالى"]),
        ("توتر في إب بعد مقتل شيخ قبلي", ["إب"]),
        ("عاد أهالي الموصل إلى بلدهم", ["الموصل"]),
        ("قصف قرية قصر البريج", ["قرية قصر البريج"]),
        ("جدة - واس", ["جدة"]),
        ("أمطار على نجران و جازان", ["نجران", "جازان"]),
        ("فروع في الرياض وجدة والدمام", ["الرياض", "جدة", "الدمام"]),
        ("سافر إلى وجدة المغربية", ["وجدة"]),
        ("في شارع تايمز سكوير بنيويورك", ["شارع تايمز سكوير", "نيويورك"]),
        ("عبر جسر الملك فهد بالدمام", ["جسر الملك فهد", "الدمام"]),
        ("طرق في جبل الزاوية وأطراف سهل الغاب", ["جبل الزاوية", "سهل الغاب"]),
        ("قصف حيي الميدان والتضامن في دمشق", ["الميدان", "التضامن", "دمشق"]),
        ("غارات على بلدتي كفرعان والشعيرة", ["كفرعان", "الشعيرة"]),
        ("غارات على بلدتي كفرعان و الشعيرة و", ["كفرعان", "الشعيرة"]),
        ("معاناة سكان الغريف جنوب الخرمة، والماء لم يصل الغريف", ["الغريف", "الخرمة", "الغريف"]),
        ("انفجار في سوق الخضار وسط بعقوبة", ["بعقوبة"]),
        ("حريق في مخزن الأعلاف شمال بعقوبة", ["بعقوبة"]),
        ("ناشط من دوما يتحدث عن دمشق", ["دوما", "دمشق"]),
        ("أكد أن الرباط لن تقبل الشرط", ["الرباط"]),
        ("سكان مدينة #تعز", ["مدينة #تعز"]),
        ("توتر في لحج وفي مالي", ["لحج", "مالي"]),
        ("على الضفة اليسرى لدجلة", ["دجلة"]),
        ("في شارع 60 وعند كوبري المنيب", ["شارع 60", "كوبري المنيب"]),
        ("رفع العلم فوق كنيسة مار يعقوب", ["كنيسة مار يعقوب"]),
        ("على ملعب الثمامة في الدوحة", ["ملعب الثمامة", "الدوحة"]),
    ],
)
def test_names_of_places(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "كان الوزير قد دعا إلى الأمن",
        "قوات سورية وأخرى سعودية",
        "القوات السعودية والسفارة السعودية",
        "صحيفة سعودية",
        "بات الأمر سورياً خالصاً",
        "تأهل الفريق إلى الدور الثاني",
        "في آب الماضي",
        "قال إن حديثه مع الصحيفة لم ينته",
        "مع جده وأبيه",
        "عاد إلى مسقط رأسه",
        "هطلت أمطار وسيول جارفة",
        "قرية صغيرة ومدينة كبيرة",
        "مدينة تقع شرقا",
        "للقضاء على الفساد وللمدينة تاريخ",
        "طريق الحل طويل",
        "من ناحية الأمن",
        "محمد صالح وعلي حسن وسيد ناصر",
        "المنتخب العراقي واللاعبون السوريون",
        "بالاك لاعب كرة",
        "القائم بأعمال السفارة",
        "لا حول ولا قوة",
        "ضربه بفأس",
        "مقتل 12 سوريا في القصف",
        "التلال المطلة على الطريق",
        "التقى مسؤولا روسيا رفيعا",
        "لوحة ذات معانٍ",
        "خطوة لكسر الجمود",
        "حكم عليه بعقوبة السجن",
        "ضغط على الطبقة الوسطى",
        "الوضع القائم في الشركة",
        "انتشر في مدن عدة وقرى متفرقة",
        "تحويله إلى مركز مالي",
        "خاض المران على ملعب النادي",
        "في ساحة المعركة وساحة المدرسة",
        "من سفرهم شمال الحي",
        "",
        "3.5 %",
    ],
)
def test_words_that_are_no_places(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text, name, english, kind, country",
    [
        ("تفجير في محافظة البصرة", "محافظة البصرة", "Basra", "governorate", "IQ"),
        ("تفجير في البصرة", "البصرة", "Basrah", "town", "IQ"),
        ("هجوم في ديالي", "ديالي", "Diyala", "governorate", "IQ"),
        ("زار إقليم كردستان العراق", "إقليم كردستان العراق", "Kurdistan Region", "region", "IQ"),
        ("دورية قرب نهر ديالى", "نهر ديالى", "Diyala River", "water", "IQ"),
        ("توغل في مدينة جنين", "مدينة جنين", "Janīn", "town", "PS"),
        ("توغل في مخيم جنين", "مخيم جنين", "Jenin camp", "camp", "PS"),
        ("حرائق ولاية جيجل", "ولاية جيجل", "Jijel", "governorate", "DZ"),
        ("وصل إلى الجزائر", "الجزائر", "Algeria", "country", "DZ"),
        ("وصل إلى الجزائر العاصمة", "الجزائر العاصمة", "Algiers", "town", "DZ"),
        ("مظاهرة في العاصمة تونس", "تونس", "Tunis", "town", "TN"),
        ("وصل إلى تونس", "تونس", "Tunisia", "country", "TN"),
        ("معارك في غزة", "غزة", "Gaza Strip", "region", "PS"),
        ("قصف مدينة غزة", "مدينة غزة", "Gaza", "town", "PS"),
        ("قرار في سلطنة عمان", "سلطنة عمان", "Oman", "country", "OM"),
        ("وفد في عمان الأردنية", "عمان", "Amman", "town", "JO"),
        ("وسط صحراء ناميبيا", "صحراء ناميبيا", "Namibia", "country", "NA"),
    ],
)
def test_the_place_meant(text, name, english, kind, country):
    row = one(text, name)
    assert (row["name_en"], row["kind"], row["country"]) == (english, kind, country)


@pytest.mark.parametrize(
    "text, name, country, method",
    [
        ("اشتباكات في طرابلس شمالي لبنان", "طرابلس", "LB", "containment"),
        ("اشتباكات في طرابلس، ليبيا", "طرابلس", "LY", "containment"),
        ("اشتباكات في طرابلس الليبية", "طرابلس", "LY", "adjective"),
        ("عاد من بنغازي ومصراتة ثم وصل طرابلس", "طرابلس", "LY", "coherence"),
        ("عاد من صيدا وبيروت ثم وصل طرابلس", "طرابلس", "LB", "coherence"),
        ("اعتقالات في الإسكندرية", "الإسكندرية", "EG", "size"),
        ("قضاء الرفاعي", "قضاء الرفاعي", "IQ", "admin noun"),
    ],
)
def test_steps_of_resolution(text, name, country, method):
    row = one(text, name)
    assert (row["country"], row["method"]) == (country, method)


def test_the_outlets_country_decides_between_equals():
    assert one("حادث في محافظة الجوف", "محافظة الجوف", "YE")["country"] == "YE"
    assert one("حادث في منطقة الجوف", "منطقة الجوف", "SA")["country"] == "SA"


def test_what_cannot_be_told_apart_keeps_its_candidates():
    row = one("حادث في قرية المنصورة", "قرية المنصورة")
    assert row["resolved"] is False and row["candidates"] > 1 and row["method"] == "unresolved" and "lat" not in row


def test_an_unknown_village_is_kept_without_coordinates():
    row = one("غارة على بلدة كفرعان", "بلدة كفرعان")
    assert (row["resolved"], row["candidates"], row["kind"], row["name_ar"], row["method"]) == (False, 0, "town", "كفرعان", "not in the gazetteer")


def test_an_unknown_neighbourhood_has_the_point_of_its_town():
    row, town = one("مداهمات في حي الزنبقة بالفلوجة", "حي الزنبقة"), one("في الفلوجة", "الفلوجة")
    assert (row["lat"], row["lon"], row["country"], row["where_prec"], row["resolved"]) == (town["lat"], town["lon"], "IQ", 2, False)
    assert row["method"] == "not in the gazetteer; the point of Al Fallūjah, in which it lies"


def test_an_unknown_village_has_the_governorate_that_the_text_gives_it():
    row = one("غارة على قرية كفرعان في محافظة إدلب", "قرية كفرعان")
    assert (row["country"], row["admin1"], "lat" in row) == ("SY", "Idlib", False)


def test_a_governorate_has_its_own_point():
    governorate, town = one("في محافظة الأنبار", "محافظة الأنبار"), one("في الرمادي", "الرمادي")
    assert km(governorate["lat"], governorate["lon"], town["lat"], town["lon"]) > 100


def test_a_street_called_after_a_far_place_is_not_there():
    row = one("حادث في شارع بغداد", "شارع بغداد")
    assert (row["resolved"], row["method"], row["kind"]) == (False, "called after another place", "facility")


def test_a_site_lies_at_the_town_of_its_name():
    row = one("هبوط طائرة في مطار سبها", "مطار سبها")
    assert (row["kind"], row["country"], row["where_prec"], row["method"]) == ("facility", "LY", 2, "only candidate; the town of its name")


def test_a_bare_name_means_the_governorate_that_the_article_names():
    rows = places("قتيل في محافظة البصرة. وقالت شرطة البصرة إن الحادث وقع أمس")
    assert [r["kind"] for r in rows] == ["governorate", "governorate"]
    rows = places("قتيل في محافظة البصرة. وشوهد الدخان وسط البصرة")
    assert [r["kind"] for r in rows] == ["governorate", "town"]


def test_disputed_places_say_so():
    assert "Jerusalem" in one("مواجهات في القدس", "القدس")["disputed"]
    assert one("مواجهات في بعقوبة", "بعقوبة")["disputed"] is None


@pytest.mark.parametrize(
    "text, name, relation, direction, distance, prec",
    [
        ("عبوة في بعقوبة", "بعقوبة", "in", None, None, 1),
        ("عبوة شرقي كركوك", "كركوك", "direction", "E", None, 2),
        ("عبوة شمال شرقي بعقوبة", "بعقوبة", "direction", "NE", None, 2),
        ("عبوة قرب بعقوبة", "بعقوبة", "near", None, None, 2),
        ("عبوة وسط البصرة", "البصرة", "in", "C", None, 1),
        ("كمين على بعد نحو 15 كيلومترا شمال غربي سامراء", "سامراء", "distance", "NW", 15.0, 2),
        ("كمين على بعد ٢٠ كلم إلى الجنوب من تكريت", "تكريت", "distance", "S", 20.0, 2),
        ("الحدود مع سوريا", "سوريا", "border", None, None, 6),
        ("عبوة في محافظة ديالى", "محافظة ديالى", "in", None, None, 4),
        ("عبوة في قضاء الخالص", "قضاء الخالص", "in", None, None, 3),
        ("غرق قارب في البحر المتوسط", "البحر المتوسط", "in", None, None, 5),
        ("هجوم في العراق", "العراق", "in", None, None, 6),
    ],
)
def test_relations_and_precision(text, name, relation, direction, distance, prec):
    row = one(text, name)
    assert (row["relation"], row["direction"], row["distance_km"], row["where_prec"]) == (relation, direction, distance, prec)


def test_a_direction_holds_for_the_places_joined_to_it():
    assert [r["direction"] for r in places("هجمات جنوبي السليمانية وأربيل")] == ["S", "S"]


def test_a_distance_gives_a_point_where_nothing_is_named():
    row = one("كمين على بعد 60 كم جنوب أربيل", "أربيل")
    assert (row["point_lat"], row["point_lon"]) == displaced(row["lat"], row["lon"], "S", 60)


def test_beside_a_named_place_a_distance_only_checks_it():
    row = one("زار قضاء مخمور 60كم جنوب أربيل", "أربيل")
    assert "point_lat" not in row and row["distance_km"] == 60.0
    assert row["method"].endswith("Makhmur lies 41 km from that point")


@pytest.mark.parametrize(
    "text, name, role",
    [
        ("أعلنت بغداد حالة الطوارئ", "بغداد", "metonym"),
        ("هجوم في بغداد", "بغداد", "location"),
        ("رحبت إسرائيل، السبت، بالقرار", "إسرائيل", "metonym"),
        ("روسيا تعلن معارضتها للمشروع", "روسيا", "metonym"),
        ("اجتماع حكومتي أربيل وبغداد", "أربيل", "metonym"),
        ("اجتماع حكومتي أربيل وبغداد", "بغداد", "metonym"),
        ("تدهور العلاقات بين الرباط والجزائر", "الجزائر", "metonym"),
        ("السياج الحدودي بين لبنان وإسرائيل", "لبنان", "location"),
        ("قوات تدعمها واشنطن", "واشنطن", "metonym"),
        ("قرار أنقرة سحب قواتها", "أنقرة", "metonym"),
        ("عقوبات على طهران", "طهران", "metonym"),
        ("غارات على طهران", "طهران", "location"),
        ("تخرج في جامعة بغداد", "بغداد", "in_name"),
        ("ذكرت صحيفة \"واشنطن بوست\" أن الوفد وصل", "واشنطن", "in_name"),
        ("فاز منتخب مصر على منتخب تونس في مباراة ودية", "تونس", "metonym"),
        ("الرياضي ـ جدة\nقال اللاعب إنه باق", "جدة", "dateline"),
        ("قال إن واشنطن لن ترفع العقوبات", "واشنطن", "metonym"),
        ("أكد أن العراق يتطلع إلى الحوار", "العراق", "metonym"),
        ("أكد أن العراق يشهد هدوءا", "العراق", "location"),
        ("فصائل موالية لطهران", "طهران", "metonym"),
        ("وصل إلى بلاد مجاورة لطهران", "طهران", "location"),
        ("القرار الذي تواجه فيه باريس معارضة", "باريس", "metonym"),
        ("وصل وزير إلى دولته وعاصمتها باريس", "باريس", "location"),
        ("وقال لـ«الشرق الأوسط» إنه باق", "الشرق الأوسط", "in_name"),
        ("فوز شبيبة القبائل في حرب الخليج", "الخليج", "in_name"),
        ("مواجهة مانشستر سيتي", "مانشستر", "in_name"),
        ("سجل هدفين في المباراة وفازت الجزائر على مالي", "الجزائر", "metonym"),
        ("دبي، الإمارات العربية المتحدة (CNN)-- قال الوزير إن القرار صدر", "دبي", "dateline"),
        ("أربيل- نورث برس\nوصل الوفد", "أربيل", "dateline"),
        ("سكان أعلنت وفاة مريض في أربيل", "أربيل", "location"),
        ("تنتظر الكتل كلمة السر من برلين", "برلين", "metonym"),
        ("عاد الوفد مساء من برلين", "برلين", "location"),
        ("لن تسمح المنظمة لبرلين بذلك", "برلين", "metonym"),
        ("زيارة ثانية لبرلين", "برلين", "location"),
        ("الموقف الرسمي لليابان", "ليابان", "metonym"),
        ("المساعدات الغذائية لليابان", "ليابان", "location"),
        ("خسر الحزب ثقته ببرلين", "برلين", "metonym"),
        ("التقى نظيره ببرلين", "برلين", "location"),
        ("وجه رسالة شديدة إلى بكين", "بكين", "metonym"),
        ("سافر مع أسرته إلى بكين", "بكين", "location"),
        ("اتهم المتحدث روما بخرق التفاهم", "روما", "metonym"),
        ("غادر المتحدث روما أمس", "روما", "location"),
        ("مطالب البلدة من الرئيس وحليفتها موسكو", "موسكو", "metonym"),
        ("نتعامل بحذر مع البرازيل", "البرازيل", "metonym"),
        ("على الحدود مع البرازيل", "البرازيل", "location"),
        ("مشاورات بين البرازيل والأرجنتين", "الأرجنتين", "metonym"),
        ("الطريق بين البرازيل والأرجنتين", "الأرجنتين", "location"),
        ("أضاف أن روما ببساطة لا تملك خيارا", "روما", "metonym"),
        ("أضاف أن روما مدينة قديمة", "روما", "location"),
        ("أضاف أن روما وبرلين تتقاطعان على اسم", "روما", "metonym"),
        ("كانت روما تعتزم الانسحاب", "روما", "metonym"),
        ("نشرت أوساط معراب توضيحا", "معراب", "metonym"),
        ("لقاء الصين من جهة واليابان من جهة أخرى", "اليابان", "location"),
        ("المحكمة الابتدائية بسوسة", "سوسة", "in_name"),
        ("افتتاح مدرسة بسوسة", "سوسة", "location"),
        ("القنصلية العامة لليابان", "ليابان", "in_name"),
        ("اتهمت روما برلين بالتباطؤ", "برلين", "metonym"),
        ("أما روما فقد رحبت بالقرار", "روما", "metonym"),
        ("نفى أن تكون روما قد رفضت الدعوة", "روما", "metonym"),
        ("توتر علاقات بلاده باليابان", "اليابان", "metonym"),
        ("أعلنت محافظة القاهرة خطة جديدة", "محافظة القاهرة", "metonym"),
        ("وقع الحادث في محافظة القاهرة", "محافظة القاهرة", "location"),
        ("المدرسة التابعة لمحافظة القاهرة", "محافظة القاهرة", "location"),
        ("بغداد/ أربيل – دخلت القوات المبنى", "أربيل", "dateline"),
        ("«روما تعتقد ذلك» قال الكاتب", "روما", "metonym"),
        ("ذكر أن روما وسطت بين الطرفين", "روما", "metonym"),
        ("ذكر أن روما شهدت مظاهرة", "روما", "location"),
        ("أطاح المغرب باليابان في مباراة مثيرة", "اليابان", "metonym"),
        ("نرفض إملاءات روما", "روما", "metonym"),
        ("فروع في كل من الأردن ولبنان", "لبنان", "location"),
        ("دعت كل من الأردن ولبنان إلى الحوار", "لبنان", "metonym"),
        ("مهرجان صيف أبها", "أبها", "in_name"),
        ("في مركز مدينة أبها", "مدينة أبها", "location"),
        ("أمام مركز شرطة سامراء", "سامراء", "in_name"),
        ("سقوط صاروخ قرب منزل في سامراء", "سامراء", "location"),
        ("عرضت فرق جازان ونجران رقصاتها", "نجران", "in_name"),
        ("في شوارع جازان ونجران", "نجران", "location"),
        ("برنامج “صباح بيروت” اليومي", "بيروت", "in_name"),
    ],
)
def test_roles(text, name, role):
    assert one(text, name)["role"] == role


def test_places_inside_an_organisations_name_are_rows_but_no_mentions():
    doc = document("أعلنت قيادة عمليات ديالى انطلاق الحملة", LEXICONS)
    names = names_in(doc, blocks=[])
    rows = places_in(doc, names, blocks=[], country=None)
    assert [(r["name_en"], r["role"]) for r in rows] == [("Diyala", "in_name")]


def test_a_persons_name_keeps_its_words():
    text = "التقى النائب كريم كربلائي بغداد"
    doc = document(text, LEXICONS)
    person = {"label": "PER", "first": 2, "last": 5, "start": 13, "end": len(text)}
    assert places_in(doc, [person], blocks=[], country=None) == []


def test_spans_lead_to_the_raw_text():
    text = "قُتِلَ شَخصٌ في بَغْدادَ وللبصرةِ نصيبٌ"
    rows = places(text)
    assert [text[r["start"] : r["end"]] for r in rows] == ["بَغْدادَ", "لبصرةِ"]


@given(st.text(alphabet="اأبتجدرسعغفقلمنهويةى ،.-()\n\"«»_123", max_size=120))
@settings(max_examples=150, deadline=None)
def test_spans_hold_on_any_text(text):
    doc = document(text, LEXICONS)
    for row in places_in(doc, names_in(doc, blocks=[]), blocks=[], country="IQ"):
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert 0 <= row["first"] < row["last"] <= len(doc)
        assert "lat" in row if row["resolved"] else "place_id" not in row


NAMES = ["بغداد", "العراق", "قضاء الخالص", "دمشق", "طرابلس", "بلدة كفرعان", "نهر دجلة", "مخيم جنين"]
LINKS = [" و", "، ", " في ", " شمال ", " قرب ", " 60 كم جنوب ", "\n", " أعلنت ", " بين ", " (", ") "]


@given(st.lists(st.tuples(st.sampled_from(LINKS), st.sampled_from(NAMES)), max_size=12))
@settings(max_examples=100, deadline=None)
def test_every_name_is_found_once_whatever_stands_between(parts):
    text = "قال" + "".join(link + name for link, name in parts)
    rows = places(text)
    assert len({r["start"] for r in rows}) == len(rows)
    assert all(a["end"] <= b["start"] for a, b in zip(rows, rows[1:], strict=False))


def test_work_grows_with_the_text_and_no_faster():
    """Counted, not timed: the calls that a text ten times as long takes."""
    import sys

    def calls(text):
        count = 0

        def note(frame, event, arg):
            nonlocal count
            count += event == "call"

        doc = document(text, LEXICONS)
        sys.setprofile(note)
        try:
            places_in(doc, [], blocks=[], country=None)
        finally:
            sys.setprofile(None)
        return count

    for part in ("طرابلس وصور ", "60 كم جنوب بغداد ", "سورية ", "في بلدة كفر ", "دوما، "):
        assert calls(part * 400) < 12 * calls(part * 40)


@pytest.mark.parametrize(
    "word, trust, expected",
    [("كفرعان", "yes", True), ("صغيره", "yes", False), ("السلام", "yes", False), ("السلام", "any", True), ("تقع", "any", False)],
)
def test_what_can_be_an_unknown_name(word, trust, expected):
    assert name_like(name_words(LEXICONS), word, trust) is expected


def test_candidates_tell_how_sure_they_are():
    rows = place_candidates(document("في قضاء الخالص، وفي العمارة، وبغداد", LEXICONS))
    assert [(r["name_ar"], r["_ambiguous"], r["_weight"] >= 0.9) for r in rows] == [("الخالص", True, True), ("العمارة", True, False), ("بغداد", False, True)]
    assert all(r["label"] == "LOC" and r["_candidates"] for r in rows)


def test_oman_and_amman_are_told_apart_by_their_company():
    assert one("التقى العاهل الأردني الملك في عمان وزيرا ألمانيا بعد جولة في فرنسا وإيطاليا", "عمان")["name_en"] == "Amman"
    assert one("مباراة في عمان تجمع الأردن والعراق", "عمان")["name_en"] == "Amman"
    assert one("وصل إلى عمان سفير قطر، وزار مسقط وصلالة", "عمان")["name_en"] == "Oman"


def test_a_recognisers_places_are_resolved_too():
    text = "هدوء في سلوان وفي زرباطان اليوم"
    doc = document(text, LEXICONS)
    told = [{"label": "LOC", "first": 2, "last": 3, "start": 8, "end": 13}, {"label": "LOC", "first": 4, "last": 5, "start": 18, "end": 25}]
    rows = places_in(doc, told, blocks=[], country=None)
    assert [(text[r["start"] : r["end"]], r["resolved"], r["name_ar"]) for r in rows] == [("سلوان", True, "سلوان"), ("زرباطان", False, "زرباطان")]


@pytest.mark.parametrize("text", ["نقل الجريح إلى مستشفى آخر.", "انتقلوا إلى حي آخر.", "لجأت الأسر إلى مخيم آخر."])
def test_another_is_no_place_name(text: str) -> None:
    assert nl.analyze([text]).places.empty

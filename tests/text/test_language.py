"""Are texts in other languages told from English ones, and nothing else?"""

import pytest

from claims.text.language import find_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("At least 40 people were killed when a ferry sank off the coast on Monday, the coastguard said.", "en", id="English"),
        pytest.param(
            "Mindestens 40 Menschen kamen ums Leben, als am Montag eine Fähre vor der Küste sank, teilte die Küstenwache mit.", "de", id="German"
        ),
        pytest.param("Al menos 40 personas murieron el lunes cuando un transbordador se hundió frente a la costa, según la guardia costera.", "es", id="Spanish"),
        pytest.param("По меньшей мере 40 человек погибли в понедельник, когда у побережья затонул паром, сообщила береговая охрана.", "ru", id="Russian"),
        pytest.param("قتل 40 شخصا على الأقل يوم الاثنين عندما غرقت عبارة قبالة الساحل، حسبما أعلن خفر السواحل في البلاد.", "ar", id="Arabic"),
        pytest.param("Toll: 40", None, id="too short to tell"),
        pytest.param("", None, id="nothing"),
        pytest.param("40 1,200 3.5 " * 50, None, id="figures alone"),
    ],
)  # fmt: skip
def test_the_language_is_found(text, expected):
    assert find_language(text) == expected


def test_names_of_other_tongues_make_no_other_language():
    named = "Muhammad al-Rashid, Abdullah ibn Yusuf and Khaled al-Masri were among the 12 who were freed in Deir az-Zawr, the group said."
    assert find_language(named) == "en"

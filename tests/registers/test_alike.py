"""How alike two names are: word by word, not letter by letter."""

from __future__ import annotations

import pytest

from articles.registers._alike import likeness
from articles.registers.models import fold


@pytest.mark.parametrize(
    ("one", "other", "is_person", "expected"),
    [
        ("The Harbour Times", "Harbour Times", False, "same"),
        ("HarbourTimes", "Harbour Times", False, "same"),
        ("Xinhua", "Xinhua News Agency", False, "same"),
        ("U.S. Army", "US Army", False, "same"),
        ("al-Jazeera", "Al Jazeera", False, "same"),
        ("Holt, Maria", "Maria Holt", True, "same"),
        ("The", "the", False, "same"),
        ("", "", False, "same"),
        ("Harbor Times", "Harbour Times", False, "misspelt"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", True, "misspelt"),
        ("조선중앙통신", "조선중앙통신사", False, "misspelt"),
        ("Ministry of Defence of Norland", "Ministry of Defense of Norland", False, "misspelt"),
        ("BBC", "British Broadcasting Corporation", False, "initials"),
        ("United Nations", "UN", False, "initials"),
        ("Central Bank", "Central Bank of Norland", False, "part"),
        ("Ministry of Defence", "Ministry of Finance", False, "differ"),
        ("Ministry of Defence of Iran", "Ministry of Defence of Iraq", False, "differ"),
        ("Ministry of Health of Gambia", "Ministry of Health of Zambia", False, "differ"),
        ("Minister of Defence", "Ministry of Defence", False, "differ"),
        ("Kim Jong-un", "Kim Jong-il", True, "differ"),
        ("Maria Holt", "Mario Holt", True, "differ"),
        ("Ivan Petrov", "Ivan Petrova", True, "differ"),
        ("Radio Free Asia", "Radio Free Europe", False, "differ"),
        ("3rd Brigade", "4th Brigade", False, "numbers"),
        ("Channel 4", "Channel", False, "numbers"),
        ("Yonhap", "Reuters", False, "unlike"),
        ("!!!", "???", False, "unlike"),
    ],
)
def test_names_are_compared_word_by_word(one: str, other: str, is_person: bool, expected: str) -> None:
    for a, b in ((one, other), (other, one)):
        assert likeness(fold(a), fold(b), persons=is_person).value == expected

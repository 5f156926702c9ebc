"""Place, day and wire are read from the dateline of every agency, in its own way."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from articles.ingest.rules import recognise_paste
from articles.ingest.types import RecognisedArticle
from tests.ingest.reading import credits_of, texts

TODAY = date(2025, 4, 2)
DAY = datetime(2025, 3, 27, tzinfo=UTC)
REST = "the port had been closed since the morning, when the pilots walked out over their pay."


def read(opening: str) -> RecognisedArticle:
    """Recognise a story whose first paragraph begins so."""
    first = f"{opening}{'' if opening.endswith(('_', '):', '】')) else ' '}"
    body = (
        f"{first}{REST.capitalize()}\n\nNobody was hurt, the harbour master said, and the ferries sail again."
    )
    return recognise_paste(f"Pilots call off strike in the north\n\n{body}", today=TODAY)


@pytest.mark.parametrize(
    ("opening", "located", "wire"),
    [
        ("MOSCOW, March 27. /TASS/.", "MOSCOW", "TASS"),
        ("New Delhi, Mar 27 (PTI)", "New Delhi", "PTI"),
        ("Pune (Maharashtra) [India], March 27 (ANI):", "Pune (Maharashtra) [India]", "ANI"),
        ("New Delhi, March 27 (IANS)", "New Delhi", "IANS"),
        ("SAITAMA, Japan, March 27 Kyodo -", "SAITAMA, Japan", "Kyodo"),
        ("BEIJING, March 27 (Xinhua) --", "BEIJING", "Xinhua"),
        ("SEOUL, March 27 (Yonhap) --", "SEOUL", "Yonhap"),
        ("Pyongyang, March 27 (KCNA) --", "Pyongyang", "KCNA"),
        ("MOSCOW. March 27 (Interfax) -", "MOSCOW", "Interfax"),
        ("МОСКВА, 27 мар – РИА Новости.", "МОСКВА", "РИА Новости"),
        ("МОСКВА, 27 марта. /ТАСС/.", "МОСКВА", "ТАСС"),
        ("Москва. 27 марта. INTERFAX.RU -", "Москва", "INTERFAX.RU"),
        ("Madrid, 27 mar (EFE).-", "Madrid", "EFE"),
        ("MADRID, 27 Mar. (EUROPA PRESS) -", "MADRID", "EUROPA PRESS"),
        ("Lisboa, 27 mar 2025 (Lusa) –", "Lisboa", "Lusa"),
        ("(ANSA) - ROMA, 27 MAR -", "ROMA", "ANSA"),
        ("Roma, 27 mar. (askanews) -", "Roma", "askanews"),
        ("Paris, 27 mars 2025 (AFP) -", "Paris", "AFP"),
        ("BRUSSEL 27/03 (BELGA) =", "BRUSSEL", "BELGA"),
        ("København, 27. marts (Ritzau) -", "København", "Ritzau"),
        ("Helsinki, 27.3. (STT) –", "Helsinki", "STT"),
        ("27.03. Warszawa (PAP) -", "Warszawa", "PAP"),
        ("Warszawa, 27.03.2025 (PAP) -", "Warszawa", "PAP"),
        ("Praha 27. března (ČTK) -", "Praha", "ČTK"),
        ("Budapest, 2025. március 27., csütörtök (MTI) -", "Budapest", "MTI"),
        ("BEOGRAD, 27. mart /TANJUG/ -", "BEOGRAD", "TANJUG"),
        ("KYIV, March 27 (Ukrinform) -", "KYIV", "Ukrinform"),
        ("CAIRO, 27 March 2025 (MENA) -", "CAIRO", "MENA"),
        ("ABU DHABI, 27th March, 2025 (WAM) --", "ABU DHABI", "WAM"),
        ("Riyadh, Thursday, March 27, SPA --", "Riyadh", "SPA"),
        ("Tehran, March 27, IRNA –", "Tehran", "IRNA"),
        ("KUALA LUMPUR, March 27 (Bernama) --", "KUALA LUMPUR", "Bernama"),
        ("ISLAMABAD, Mar 27 (APP):", "ISLAMABAD", "APP"),
        ("Luanda, 27 mar (ANGOP) -", "Luanda", "ANGOP"),
        ("Vientiane, March 27 (KPL) --", "Vientiane", "KPL"),
        ("ULAANBAATAR, March 27. /MONTSAME/.", "ULAANBAATAR", "MONTSAME"),
        ("Astana. March 27. KazTAG –", "Astana", "KazTAG"),
        ("27 Mar, Dublin (PA) -", "Dublin", "PA"),
        ("Roma, 27 mar. - (Adnkronos) -", "Roma", "Adnkronos"),
        ("ON BOARD AIR FORCE ONE, March 27 (Reuters) -", "ON BOARD AIR FORCE ONE", "Reuters"),
        ("NEW YORK, March 27, 2025 /PRNewswire/ --", "NEW YORK", "PRNewswire"),
        ("Washington, D.C., March 27 (Reuters) -", "Washington, D.C.", "Reuters"),
        ("新华社北京3月27日电", "北京", "新华社"),
        ("中新网3月27日电", "", "中新网"),
        ("القاهرة في 27 مارس /أ ش أ/", "القاهرة", "أ ش أ"),
        ("BRATISLAVA 27. marca (TASR) -", "BRATISLAVA", "TASR"),
        ("ZAGREB, 27. ožujka 2025. (Hina) -", "ZAGREB", "Hina"),
        ("LJUBLJANA, 27. marca (STA) -", "LJUBLJANA", "STA"),
        ("Bucureşti, 27 mar /Agerpres/ -", "Bucureşti", "Agerpres"),
        ("СОФИЯ, 27 март /БТА/", "СОФИЯ", "БТА"),
        ("КИЇВ. 27 березня. УНІАН.", "КИЇВ", "УНІАН"),
        ("VILNIUS, Mar 27, BNS -", "VILNIUS", "BNS"),
        ("ΑΘΗΝΑ 27/03/2025 (ΑΠΕ-ΜΠΕ)", "ΑΘΗΝΑ", "ΑΠΕ-ΜΠΕ"),
        ("İstanbul, 27 Mart (DHA) -", "İstanbul", "DHA"),
        ("Berlin, 27. Mär (Reuters) -", "Berlin", "Reuters"),
        ("Bern, 27. März (Keystone-SDA) -", "Bern", "Keystone-SDA"),
        ("Helsinki, 27.3.2025 (STT-Lehtikuva) –", "Helsinki", "STT-Lehtikuva"),
        ("MONTRÉAL, le 27 mars 2025 /CNW/ -", "MONTRÉAL", "CNW"),
        ("Windhoek, 27 MAR (NAMPA) -", "Windhoek", "NAMPA"),
    ],
)
def test_place_day_and_wire_are_read(opening: str, located: str, wire: str) -> None:
    article = read(opening)
    assert article.located == located
    assert article.version_created == DAY
    assert credits_of(article) == [(wire, "wire")]
    assert texts(article, "paragraph")[0].startswith(opening)


@pytest.mark.parametrize(
    ("opening", "located", "wires"),
    [
        ("OSLO, Norway (AP) —", "OSLO, Norway", ["AP"]),
        ("PORTLAND, Ore. (AP) —", "PORTLAND, Ore.", ["AP"]),
        ("ANKARA (AA) -", "ANKARA", ["AA"]),
        ("Oslo (tca/dpa) -", "Oslo", ["dpa"]),
        ("Berne (awp/ats) -", "Berne", ["awp", "ats"]),
        ("OSLO (NTB):", "OSLO", ["NTB"]),
        ("STOCKHOLM (TT)", "STOCKHOLM", ["TT"]),
        ("Jakarta (ANTARA) -", "Jakarta", ["ANTARA"]),
        ("Damascus, SANA_", "Damascus", ["SANA"]),
        ("VATICAN CITY (RNS) —", "VATICAN CITY", ["RNS"]),
        ("THE HAGUE (AP) —", "THE HAGUE", ["AP"]),
        ("(서울=연합뉴스) 홍길동 기자 =", "서울", ["연합뉴스"]),
        ("STOCKHOLM (TT-Reuters)", "STOCKHOLM", ["TT", "Reuters"]),
        ("OSLO (NTB-AFP):", "OSLO", ["NTB", "AFP"]),
        ("Wien (APA/dpa) -", "Wien", ["APA", "dpa"]),
        ("Frankfurt (dpa-AFX Broker) -", "Frankfurt", ["dpa-AFX"]),
        ("Frankfurt a. M. (dpa) -", "Frankfurt a. M.", ["dpa"]),
        ("Halle (Saale) (dpa) -", "Halle (Saale)", ["dpa"]),
        ("ATHENS (ANA-MPA) -", "ATHENS", ["ANA-MPA"]),
        ("ATHENS (XYZ) -", "ATHENS", ["XYZ"]),
        ("SÃO PAULO, SP (FOLHAPRESS) -", "SÃO PAULO, SP", ["FOLHAPRESS"]),
        ("LONDON (Alliance News) -", "LONDON", ["Alliance News"]),
        ("BUENOS AIRES, 27 (NA) -", "BUENOS AIRES", ["NA"]),
        ("(中央社記者張三台北27日電)", "台北", ["中央社"]),
        ("【ソウル共同】", "ソウル", ["共同"]),
    ],
)
def test_place_and_wire_are_read_without_a_day(opening: str, located: str, wires: list[str]) -> None:
    article = read(opening)
    assert article.located == located
    assert [name for name, _ in credits_of(article)] == wires
    assert article.version_created is None


def test_a_day_in_brackets_is_the_day() -> None:
    article = read("GENEVA (27 March 2025) –")
    assert (article.located, article.version_created) == ("GENEVA", DAY)


def test_half_a_bracket_is_no_place() -> None:
    assert read("ANSA) - ROMA, 27 MAR -").located == ""


def test_an_outlet_in_the_brackets_publishes_and_carries_nothing() -> None:
    assert credits_of(read("ATLANTA (CNN) —")) == [("CNN", "publisher")]
    assert credits_of(read("JAKARTA, KOMPAS.com -")) == [("KOMPAS.com", "publisher")]


@pytest.mark.parametrize(
    "opening",
    [
        "The Korean Central News Agency (KCNA) – which nobody else has heard –",
        "Korean Central News Agency (KCNA)",
        "On March 27 (Reuters) -",
        "In Oslo, March 27 -",
        "The United Nations -",
        "NASA.",
        "March 27:",
        "WHAT WE KNOW:",
        "THE MINISTER:",
        "ANALYSIS:",
        "MORE THAN 100 -",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(opening: str) -> None:
    article = read(opening)
    assert (article.located, credits_of(article)) == ("", [])


def test_a_place_before_a_colon_is_read_and_doubted() -> None:
    article = read("ISLAMABAD:")
    assert article.located == "ISLAMABAD"
    assert any("ISLAMABAD" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    ("today", "year"), [(date(2025, 3, 27), 2025), (date(2025, 3, 26), 2025), (date(2025, 3, 25), 2024)]
)
def test_a_day_without_a_year_is_the_latest_and_said(today: date, year: int) -> None:
    body = f"OSLO, March 27 (AP) — {REST}\n\nNobody was hurt."
    article = recognise_paste(f"Pilots call off strike\n\n{body}", today=today)
    assert article.version_created == datetime(year, 3, 27, tzinfo=UTC)
    assert f"“March 27” names no year; it was read as 27 March {year}" in article.warnings[0]


def test_a_weekday_tells_the_year() -> None:
    body = f"OSLO, Wednesday, March 27 (AP) — {REST}\n\nNobody was hurt."
    article = recognise_paste(f"Pilots call off strike\n\n{body}", today=TODAY)
    assert article.version_created == datetime(2024, 3, 27, tzinfo=UTC)

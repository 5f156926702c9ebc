"""Numbers as papers of many languages write them: by language, what is read and what is refused."""

from __future__ import annotations

from articles.quantities.types import Quantity
from tests.quantities.expected import figure

READ: dict[str, list[tuple[str, Quantity]]] = {
    "de": [
        ("1.200 Menschen", figure("1200", counted="Menschen")),
        ("mehr als 1.200 Menschen", figure(low="1200", counted="Menschen", modality="at_least")),
        (
            "rund 3.000 weitere Soldaten",
            figure("3000", counted="Soldaten", modality="about", figure_type="delta"),
        ),
        ("1.200 Menschen starben", figure("1200", counted="Menschen")),
        ("12,5 Prozent", figure("12.5", unit="%")),
        ("2,5 Prozentpunkte", figure("2.5", unit="percentage points")),
        ("1,2 Mrd. Euro", figure("1200000000", unit="EUR")),
        ("1.200,50 Euro", figure("1200.5", unit="EUR")),
        ("12 Mio. Dollar", figure("12000000", unit="USD")),
        ("zwischen 10 und 12 Euro", figure(low="10", high="12", unit="EUR")),
        ("5–6 Millionen", figure(low="5000000", high="6000000")),
        ("zwei Millionen Menschen", figure("2000000", counted="Menschen")),
        ("eine Billion Euro", figure("1000000000000", unit="EUR")),
        ("über 2000 Menschen", figure(low="2000", counted="Menschen", modality="at_least")),
        ("3.5 Millionen", figure("3500000")),
        ("5 °C", figure("5", unit="°C")),
    ],
    "de-CH": [
        ("1'200 Menschen", figure("1200", counted="Menschen")),
        ("1’200’000 Franken", figure("1200000", counted="Franken")),
        ("3.5 Millionen", figure("3500000")),
    ],
    "es": [
        ("1.500 trabajadores", figure("1500", counted="trabajadores")),
        ("unos 1.500 trabajadores", figure("1500", counted="trabajadores", modality="about")),
        (
            "más de 3.000 soldados fueron enviados",
            figure(low="3000", counted="soldados", modality="at_least"),
        ),
        ("1.500 millones de euros", figure("1500000000", unit="EUR")),
        ("mil millones de euros", figure("1000000000", unit="EUR")),
        ("3 mil personas", figure("3000", counted="personas")),
        ("un billón de euros", figure("1000000000000", unit="EUR")),
        ("entre 10 y 12 personas", figure(low="10", high="12", counted="personas")),
        ("12 por ciento", figure("12", unit="%")),
        ("1.5 millones", figure("1500000")),
    ],
    "es-MX": [
        ("1,500 trabajadores", figure("1500", counted="trabajadores")),
        ("$500 millones", figure("500000000", unit="MXN")),
    ],
    "fr": [
        ("1 200 personnes", figure("1200", counted="personnes")),
        ("1\u202f200 personnes", figure("1200", counted="personnes")),
        ("1\u00a0200 personnes", figure("1200", counted="personnes")),
        ("près de 1 200 personnes", figure("1200", counted="personnes", modality="about")),
        ("3,5 millions d’euros", figure("3500000", unit="EUR")),
        ("3,5 M€", figure("3500000", unit="EUR")),
        ("1,2 Md€", figure("1200000000", unit="EUR")),
        ("10 à 12 personnes", figure(low="10", high="12", counted="personnes")),
        ("un million de personnes", figure("1000000", counted="personnes")),
        ("2,5 points de pourcentage", figure("2.5", unit="percentage points")),
    ],
    "it": [
        ("1.200 persone", figure("1200", counted="persone")),
        ("circa 300 mila persone", figure("300000", counted="persone", modality="about")),
        ("mille soldati", figure("1000", counted="soldati")),
        ("3 milioni di euro", figure("3000000", unit="EUR")),
    ],
    "pt": [
        ("1.200 pessoas", figure("1200", counted="pessoas")),
        ("R$ 1,5 bilhão", figure("1500000000", unit="BRL")),
        ("2 mil milhões de euros", figure("2000000000", unit="EUR")),
    ],
    "nl": [("ruim 1.200 mensen", figure(low="1200", counted="mensen", modality="at_least"))],
    "sv": [("1 200 personer", figure("1200", counted="personer"))],
    "da": [("3,5 mia. kroner", figure("3500000000", counted="kroner"))],
    "no": [("om lag 1 200 personer", figure("1200", counted="personer", modality="about"))],
    "pl": [("ponad 3 tys. żołnierzy", figure(low="3000", counted="żołnierzy", modality="at_least"))],
    "cs": [("zhruba 1 200 lidí", figure("1200", counted="lidí", modality="about"))],
    "ru": [
        ("1 200 человек", figure("1200", counted="человек")),
        ("около 3 тыс. солдат", figure("3000", counted="солдат", modality="about")),
        ("1,5 млрд рублей", figure("1500000000", counted="рублей")),
    ],
    "uk": [("понад 3 тис. осіб", figure(low="3000", counted="осіб", modality="at_least"))],
    "tr": [("yaklaşık 3 bin asker", figure("3000", counted="asker", modality="about"))],
    "id": [("Rp 5 miliar", figure("5000000000", unit="IDR"))],
    "ar": [
        ("٣٬٠٠٠ جندي", figure("3000", counted="جندي")),
        ("٢٫٥ مليون", figure("2500000")),
        ("أكثر من 3 آلاف جندي", figure(low="3000", counted="جندي", modality="at_least")),
    ],
    "ar-EG": [("3,000 جندي", figure("3000", counted="جندي"))],
    "he": [
        ("3,000 חיילים", figure("3000", counted="חיילים")),
        ("כ-3,000 חיילים", figure("3000", counted="חיילים", modality="about")),
    ],
    "hi": [
        ("5 लाख लोग", figure("500000", counted="लोग")),
        ("१२,३४,५६७ मतदाता", figure("1234567", counted="मतदाता")),
    ],
    "zh": [
        ("3000名士兵", figure("3000", counted="士兵")),
        ("约1万2000人", figure("12000", counted="人", modality="about")),
        ("三千名士兵", figure("3000", counted="士兵")),
        ("3000万美元", figure("30000000", unit="USD")),
    ],
    "ja": [
        ("3,000人以上", figure(low="3000", counted="人", modality="at_least")),
        ("1億2000万円", figure("120000000", unit="JPY")),
    ],
    "ko": [
        ("3,000명", figure("3000", counted="명")),
        ("3천여 명", figure("3000", counted="명", modality="about")),
        ("3천5백만 원", figure("35000000", unit="KRW")),
    ],
    "hu": [("1 200", figure("1200")), ("12 %", figure("12", unit="%"))],
    "en-IN": [
        ("Rs 500 crore", figure("5000000000", unit="INR")),
        ("Rs. 12,34,567", figure("1234567", unit="INR")),
        ("₹1.5 lakh crore", figure("1500000000000", unit="INR")),
        ("ten thousand crore rupees", figure("100000000000", unit="INR")),
        ("lakhs of people", figure(low="200000", counted="people", modality="estimated")),
    ],
    "en-AU": [
        ("$12 million", figure("12000000", unit="AUD")),
        ("US$12 million", figure("12000000", unit="USD")),
    ],
    "en": [
        ("5 lakh people", figure("500000", counted="people")),
        ("12,34,567 voters", figure("1234567", counted="voters")),
        ("on 5 and 6 March", figure(as_of="2025-03-05..2025-03-06")),
        ("5-6 March", figure(as_of="2025-03-05..2025-03-06")),
        ("on 5, 6, and 7 March 2024", figure(as_of="2024-03-05..2024-03-07")),
        ("200 tanks between March 5 and 9", figure("200", counted="tanks", as_of="2025-03-05..2025-03-09")),
        ("$12 MM", figure("12000000", unit="USD")),
        ("$12MM", figure("12000000", unit="USD")),
        ("12m", figure("12000000")),
        ("12bn", figure("12000000000")),
        ("£1.2tn", figure("1200000000000", unit="GBP")),
        ("3½", figure("3.5")),
        ("3 ½ miles", figure("3.5", unit="miles")),
        ("5-6 million", figure(low="5000000", high="6000000")),
        ("1'200 people", figure("1200", counted="people")),
        ("₦500bn", figure("500000000000", unit="NGN")),
        ("12pc", figure("12", unit="%")),
        ("$3.299 a gallon", figure("3.299", unit="USD/gallon")),
    ],
    "": [
        ("1,200 people", figure("1200", counted="people")),
        ("3,000 howitzers", figure("3000", counted="howitzers")),
    ],
}

REFUSED: dict[str, list[str]] = {
    "de": [
        "1,200 Menschen", "5. März", "am 5. März", "18 Uhr", "18.30 Uhr", "3.5", "27.03.2025", "2024",
        "2024 Menschen",
        "Artikel 5", "3.000 Soldaten mehr", "1.200 von 3.000 Soldaten", "1,5-mal", "50-jährige", "der 3.",
        "dreitausend",
        "Die Armee schickte 1.200 Soldaten", "nicht 1.200 Menschen", "6 bis 5 Euro", "40m",
    ],
    "de-CH": ["1.200 Menschen"],
    "es": ["1,500 trabajadores", "5 de marzo", "$500", "3.000 soldados más", "quinientos soldados",
    "miles de personas"],
    "es-419": ["1.500 trabajadores", "1,500 trabajadores"],
    "fr": ["5 mars", "18 heures", "18h30", "cinq cents soldats", "1er", "01 23 45 67 89",
    "3 000 soldats de plus", "n° 5"],
    "it": ["5 marzo", "duemila soldati", "ore 18"],
    "pt": ["5 de março", "às 18 horas"],
    "ru": ["5 марта", "1.200 человек", "не 12 человек"],
    "ar": ["3,000 جندي", "1.500", "٥ مارس"],
    "he": ["5 במרץ", "ב-5 במרץ"],
    "hi": ["5 मार्च", "5 बजे", "डेढ़ लाख"],
    "zh": ["3月5日", "2024年", "5时", "第3", "3倍"],
    "ja": ["兵士3000人", "5時", "3月"],
    "ko": ["3월 5일", "추가로 3000명", "3,000명 추가"],
    "hu": ["1 200 ember", "3 millió ember"],
    "en-ZA": ["R1.200"],
    "en": [
        "1.200 people", "€1.200", "12 MM", "12 Mio", "12 mld euros", "12 K", "at 5.30", "won 2-3",
        "a 1-2 defeat", "2-1",
        "1-2", "5 or 6 March", "5 and 9 March", "March 5 and 6 people", "5k run", "Maria Holt, 41",
        "Rs 500", "1,5 million",
        "2024", "555-0100", "10:30", "3rd", "v1.2.3",
    ],
    "": ["1.200 Menschen", "1.200 people", "12 Mio", "3 mil personas", "mindestens 12 Menschen", "5 mars",
    "1.5 millones"],
}  # fmt: skip

TEXTS_BY_LANGUAGE = {
    language: [*(text for text, _ in READ.get(language, [])), *REFUSED.get(language, [])]
    for language in {**READ, **REFUSED}
}

"""What makes another number of one that a language has just said: a number word that goes on, frost, an age.

"Vingt et un" is no twenty, "5 grados bajo cero" is no five, and "millions d'euros" is no million.
"""

from __future__ import annotations

import re

from articles.quantities._listed import listed

_ARABIC_TENS = "و(?:عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)"

_GOING_ON = {
    "de": r"(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)?(?:hundert|tausend)\w*|\w*(?:zig|ßig|zehn)",
    "fr": r"(?:quatre-)?(?:vingt|trente|quarante|cinquante|soixante|septante|huitante|nonante)s?(?:-\w+)*|"
    r"(?:\w+-)?cents?|treize|quatorze|quinze|seize|dix-\w+",
    "es": r"\w+cient[oa]s?|quinient[oa]s|cien|ciento|dieci\w+|veinti\w+|trece|catorce|quince|"
    r"(?:trei|cuare|cincue|sese|sete|oche|nove)nta",
    "it": r"(?:due|tre|quattro|cinque|sei|sette|otto|nove)?cento\w*|\w+mila\w*|dici\w+|\w+dici|"
    r"(?:vent|trent|quarant|cinquant|sessant|settant|ottant|novant)(?:[ia]?(?:uno|un|due|tr[eé]|quattro|"
    r"cinque|sei|sette|otto|nove)|[ia])",
    "pt": r"(?:du|tre|quatroc|quinh|seisc|setec|oitoc|novec)z?ent[oa]s|cem|cento|dez\w+|treze|c?quatorze|"
    r"catorze|quinze|(?:tri|quare|cinque|sesse|sete|oite|nove)nta",
    "nl": r"\w*honderd\w*|\w+tig|(?:der|veer|vijf|zes|zeven|acht|negen)tien",
    "sv": r"\w*hundra\w*|(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)\w*|"
    r"(?:tret|fjor|fem|sex|sjut|ar|nit)ton",
    "da": r"\w*hundred\w*|\w*(?:tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems)|"
    r"(?:tret|fjor|fem|seks|syt|at|nit)ten",
    "no": r"\w*hundre\w*|(?:tjue|tretti|førti|femti|seksti|sytti|åtti|nitti)\w*|"
    r"(?:tret|fjor|fem|seks|syt|at|nit)ten",
    "pl": r"sto|dwieście|trzysta|czterysta|\w{3,}set|\w+naście|\w+naścioro|\w+dzieścia|\w+dziesiąt",
    "cs": r"sto|stě|sta|set|\w+náct|\w+cet|\w+desát",
    "ru": r"сто|двести|триста|четыреста|\w{3,}сот|\w+надцать|\w+дцать|\w+десят|сорок|девяносто",
    "uk": r"сто|двісті|триста|чотириста|\w{3,}сот|\w+надцять|\w+дцять|\w+десят|сорок|дев'яносто",
    "tr": r"yüz|yirmi|otuz|kırk|elli|altmış|yetmiş|seksen|doksan|buçuk",
    "id": r"puluh|belas|ratus|setengah",
    "ar": rf"{_ARABIC_TENS}\w*|و?\w*م[ئا]ئ?ة|ونصف",
    "he": r"מאה|מאות|מאתיים|עשרה|עשר|ו?(?:עשרים|שלושים|ארבעים|חמישים|שישים|שבעים|שמונים|תשעים)|וחצי",
    "hi": r"सौ|बीस|तीस|चालीस|पचास|साठ|सत्तर|अस्सी|नब्बे",
}
GOING_ON = {language: re.compile(words) for language, words in _GOING_ON.items()}
"""Number words that aren't read here. Right behind a number they go on with it: "mil quinientos"."""

JOINTS = frozenset(listed("und et y e i og och en ja a и і й та и ve dan و ו और"))
"""Between the parts of a number in words: "vingt et un"."""

TURNING = {
    "de": "null|minus|minusgrad*|kältegrad*|alt",
    "fr": "zéro|âgé*|sous-zéro",
    "es": "cero",
    "it": "zero|sottozero",
    "pt": "zero|negativo*|negativa*",
    "nl": "nul|oud|vorst|min",
    "sv": "noll|minusgrad*|köldgrad*|gammal|gammalt",
    "da": "nul|minusgrad*|frostgrad*|kuldegrad*|gammel|gammelt",
    "no": "null|minusgrad*|kuldegrad*|gammel|gammelt",
    "pl": "zera|mroz*|mróz",
    "cs": "nul*|mraz*|mráz",
    "ru": "мороз*|нуля|ноля",
    "uk": "мороз*|нуля",
    "tr": "kat|katı*|katına|kez|defa|misli|yaşında*|yaşlı*",
    "id": "nol|lipat|berusia",
}
"""Words that turn a number's sign or make it an age or a multiple, wherever they stand behind it."""

ALONE = frozenset(
    listed(
        "tausend mille mil duizend tusen tusind tysiąc тысяча тисяча tisíc bin ألف ألفا ألفاً الف אלף "
        "हजार हज़ार"
    )
)
"""One thousand without "one" before it. Any other scale by itself, "milliards", sets no bound."""

HALVES = frozenset(listed("halbe halben halbes medio demi mezzo meio half halv pół půl yarım"))
"""Before a scale and, behind a joint, after one: "eine halbe Million", "un millón y medio"."""

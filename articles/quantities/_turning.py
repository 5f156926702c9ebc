"""What makes another number of one that a language has just said: a number word that goes on, frost, an age.

"Vingt et un" is no twenty, "5 grados bajo cero" is no five, and "millions d'euros" is no million.
"""

from __future__ import annotations

import re

from articles.quantities._listed import listed

_ARABIC_TENS = "و(?:عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)"

_GOING_ON = {
    "de": r"(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)?(?:hundert|tausend)\w{0,20}|"
    r"\w{0,20}(?:zig|ßig|zehn)",
    "fr": r"(?:quatre-)?(?:vingt|trente|quarante|cinquante|soixante|septante|huitante|"
    r"nonante)s?(?:-\w{1,12}){0,4}|"
    r"(?:\w{1,20}-)?cents?|treize|quatorze|quinze|seize|dix-\w{1,20}",
    "es": r"\w{1,20}cient[oa]s?|quinient[oa]s|cien|ciento|dieci\w{1,20}|veinti\w{1,20}|trece|catorce|"
    r"quince|"
    r"(?:trei|cuare|cincue|sese|sete|oche|nove)nta",
    "it": r"(?:due|tre|quattro|cinque|sei|sette|otto|nove)?cento\w{0,20}|\w{1,20}mila\w{0,20}|"
    r"dici\w{1,20}|\w{1,20}dici|"
    r"(?:vent|trent|quarant|cinquant|sessant|settant|ottant|novant)(?:[ia]?(?:uno|un|due|tr[eé]|quattro|"
    r"cinque|sei|sette|otto|nove)|[ia])",
    "pt": r"(?:du|tre|quatroc|quinh|seisc|setec|oitoc|novec)z?ent[oa]s|cem|cento|dez\w{1,20}|treze|"
    r"c?quatorze|"
    r"catorze|quinze|(?:tri|quare|cinque|sesse|sete|oite|nove)nta",
    "nl": r"\w{0,20}honderd\w{0,20}|\w{1,20}tig|(?:der|veer|vijf|zes|zeven|acht|negen)tien",
    "sv": r"\w{0,20}hundra\w{0,20}|(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)\w{0,20}|"
    r"(?:tret|fjor|fem|sex|sjut|ar|nit)ton",
    "da": r"\w{0,20}hundred\w{0,20}|\w{0,20}(?:tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|"
    r"halvfems)|"
    r"(?:tret|fjor|fem|seks|syt|at|nit)ten",
    "no": r"\w{0,20}hundre\w{0,20}|(?:tjue|tretti|førti|femti|seksti|sytti|åtti|nitti)\w{0,20}|"
    r"(?:tret|fjor|fem|seks|syt|at|nit)ten",
    "pl": r"sto|dwieście|trzysta|czterysta|\w{3,20}set|\w{1,20}naście|\w{1,20}naścioro|\w{1,20}dzieścia|"
    r"\w{1,20}dziesiąt",
    "cs": r"sto|stě|sta|set|\w{1,20}náct|\w{1,20}cet|\w{1,20}desát",
    "ru": r"сто|двести|триста|четыреста|\w{3,20}сот|\w{1,20}надцать|\w{1,20}дцать|\w{1,20}десят|сорок|"
    r"девяносто",
    "uk": r"сто|двісті|триста|чотириста|\w{3,20}сот|\w{1,20}надцять|\w{1,20}дцять|\w{1,20}десят|сорок|"
    r"дев'яносто",
    "tr": r"yüz|yirmi|otuz|kırk|elli|altmış|yetmiş|seksen|doksan|buçuk",
    "id": r"puluh|belas|ratus|setengah",
    "ar": _ARABIC_TENS + r"\w{0,20}|و?\w{0,20}م[ئا]ئ?ة|ونصف",
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

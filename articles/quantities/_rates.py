"""What other languages give a number per: "80 euros la tonne", "1,99 Euro pro Liter", "3 muertos por día".

Rates are recorded in English words, as those of English texts are: "EUR/tonne", "per day".
"""

from __future__ import annotations

from collections.abc import Sequence

_NOUNS = {
    "second": "sekunde seconde segundo secondo sekund секунду",
    "minute": "minute minuto minuut minut minutę минуту",
    "hour": "stunde heure hora ora uur timme timmen time timen godzinę hodinu час годину saat jam",
    "day": "tag jour día dia giorno dag dagen dzień den день hari gün",
    "week": "woche semaine semana settimana week vecka veckan uge ugen uke uken tydzień týden неделю тиждень",
    "month": "monat mois mes mês mese maand månad månaden måned måneden miesiąc měsíc месяц місяць bulan",
    "year": "jahr an année año ano anno jaar år året rok год рік tahun yıl",
    "night": "nacht nuit noche noite notte natt nat",
    "km": "kilometer kilomètre kilómetro quilômetro quilómetro chilometro км",
    "litre": "liter litre litro litern literen litr литр літр л",
    "kg": "kilo kilogramm kilogramme kilogramo quilo chilo kilogram кг килограмм kg",
    "tonne": "tonne tonelada tonnellata ton tonn tonę tunu тонну",
    "barrel": "barrel baril barril barile fat baryłkę barel баррель барель",
    "kWh": "kilowattstunde kilowattheure kilovatio-hora kwh",
    "person": "kopf person personne persona pessoa persoon osobę osobu человека habitant habitante einwohner "
    "testa",
}
_NAMES = {noun: name for name, nouns in _NOUNS.items() for noun in nouns.split()}
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "night"})

_PER = {
    "de": "pro je",
    "fr": "par",
    "es": "por cada al",
    "it": "per a al all'ora",
    "pt": "por ao à",
    "nl": "per",
    "sv": "per",
    "da": "per pr pr.",
    "no": "per pr pr.",
    "pl": "za na",
    "cs": "za na",
    "ru": "за в на",
    "uk": "за на",
    "id": "per",
}
_ARTICLES = {
    "de": "die das der im",
    "fr": "le la l'",
    "es": "la el",
    "it": "il la l'",
    "pt": "a o",
    "nl": "het de",
    # The article is the ending of the noun: "5 kronor litern".
    "sv": "",
    "da": "",
    "no": "",
}
_SUFFIXED = frozenset({"litern", "literen", "timmen", "timen"})
_ALWAYS = frozenset({"pro", "je"})
_ELIDED = ("l'", "all'", "à l'")


def rate_at(words: Sequence[str], place: int, language: str, *, is_money: bool) -> tuple[str, int] | None:
    """Read what a number is given per, from the words at a place on: its name and the index behind it.

    An article says so of money alone, and before a time only at the end: "la semana pasada" is last week. An
    empty name stands for a rate whose noun isn't known.
    """
    word = words[place] if place < len(words) else ""
    if word in _SUFFIXED and language in {"sv", "da", "no"}:
        return _NAMES[word], place + 1
    for elided in _ELIDED:
        if word.startswith(elided):
            return _articled(words, place + 1, word.removeprefix(elided), is_money=is_money)
    noun = words[place + 1] if place + 1 < len(words) else ""
    if word in _PER.get(language, "").split():
        name = _NAMES.get(noun, "")
        return (name, place + 2) if name or word in _ALWAYS else None
    if word in _ARTICLES.get(language, "").split():
        return _articled(words, place + 2, noun, is_money=is_money)
    return None


def _articled(words: Sequence[str], last: int, noun: str, *, is_money: bool) -> tuple[str, int] | None:
    """Read a noun behind an article as what money is given per."""
    name = _NAMES.get(noun, "")
    is_open = name in _TIMES and any(words[last:])
    return (name, last) if name and is_money and not is_open else None

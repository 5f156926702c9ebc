"""Units and currencies, and the one way in which each is written in a reading.

Units with a symbol that everybody knows have it (km, kg, %, °C); money has its ISO 4217 code; all others are
plural English words (miles, tonnes, years). What news calls by one name for several things (pounds, "¥") is
refused.
"""

from __future__ import annotations

from decimal import Decimal

from articles.quantities._listed import listed

SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(10) ** 3,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "dozen": Decimal(12),
    **dict.fromkeys(listed("lakh lakhs lac lacs"), Decimal(10) ** 5),
    **dict.fromkeys(listed("crore crores"), Decimal(10) ** 7),
}
"""Words that multiply the number before them."""

SHORT_SCALES = {
    "k": SCALES["thousand"],
    # Italian: "20mila".
    "mila": SCALES["thousand"],
    "m": SCALES["million"],
    "mn": SCALES["million"],
    "mln": SCALES["million"],
    "bn": SCALES["billion"],
    "bln": SCALES["billion"],
    "tn": SCALES["trillion"],
    "trn": SCALES["trillion"],
}
MONEY_SCALES = {
    **SHORT_SCALES,
    "K": SCALES["thousand"],
    "M": SCALES["million"],
    "b": SCALES["billion"],
    "B": SCALES["billion"],
    "t": SCALES["trillion"],
    "T": SCALES["trillion"],
    **dict.fromkeys(listed("MM mm"), SCALES["million"]),
    **dict.fromkeys(listed("cr Cr"), SCALES["crore"]),
}
"""What a letter means behind an amount of money only."""

SIGNS = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "R$": "BRL",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "₽": "RUB",
    "₴": "UAH",
    "₪": "ILS",
    "₺": "TRY",
    "₹": "INR",
    **dict.fromkeys(listed("Rs Rs. Re."), "rupees"),
    "NT$": "TWD", "N$": "NAD", "J$": "JMD", "TT$": "TTD", "EC$": "XCD", "MX$": "MXN", "Z$": "ZWL",
    "RM": "MYR", "Rp": "IDR", "₦": "NGN", "₵": "GHS", "GH₵": "GHS", "GH¢": "GHS", "₱": "PHP", "฿": "THB",
    "₫": "VND",
    "₸": "KZT", "₾": "GEL", "֏": "AMD", "KSh": "KES", "Ksh": "KES", "KSh.": "KES", "Ksh.": "KES",
    "USh": "UGX", "TSh": "TZS",
    "CN¥": "CNY", "JP¥": "JPY", "RMB": "CNY",
}  # fmt: skip
CODES = frozenset(
    {*SIGNS.values(), "CNY", "JPY", "CHF", "SEK", "NOK", "DKK", "PLN", "ZAR", "SAR", "AED"}
    | {*listed("PKR LKR NPR BDT MXN CZK HUF RON BGN EGP ISK KPW ARS CLP COP PEN QAR KWD IRR IQD KZT UZS")}
) - {"rupees"}

_CURRENCIES = {
    "USD": "dollar, dollars, us dollar, us dollars, american dollars",
    "AUD": "australian dollars",
    "CAD": "canadian dollars",
    "HKD": "hong kong dollars",
    "NZD": "new zealand dollars",
    "SGD": "singapore dollars",
    "TWD": "taiwan dollars, taiwanese dollars",
    "EUR": "euro, euros",
    "GBP": "pounds sterling, british pounds",
    "KRW": "won, south korean won, korean won",
    "KPW": "north korean won",
    "RUB": "ruble, rubles, rouble, roubles, russian rubles, russian roubles",
    "CNY": "yuan, renminbi, chinese yuan",
    "JPY": "yen, japanese yen",
    "UAH": "hryvnia, hryvnias, ukrainian hryvnias",
    "CHF": "swiss francs",
    "ILS": "shekel, shekels, israeli shekels, new shekels",
    "INR": "indian rupees",
    "PKR": "pakistani rupees",
    "LKR": "sri lankan rupees",
    "NPR": "nepali rupees, nepalese rupees",
    "NGN": "naira",
    "IDR": "rupiah",
    "BDT": "taka",
    "rupees": "rupee, rupees",
    "TRY": "turkish lira, turkish liras",
    "PLN": "zloty, zlotys",
    "THB": "baht",
    "MYR": "ringgit",
}
_MEASURES = {
    "%": "percent, pct, %, per cent, pc, p.c., p.c",
    "percentage points": (
        "pp, percentage point, percentage points, percent points, pct point, pct points, "
        "percent point, per cent point, per cent points"
    ),
    "basis points": "bps, basis point, basis points",
    "points": "point, points",
    "magnitude": "magnitude",
    "mm": "millimetre, millimetres, millimeter, millimeters, mm",
    "cm": "centimetre, centimetres, centimeter, centimeters, cm",
    "m": "metre, metres, meter, meters",
    "km": "kilometre, kilometres, kilometer, kilometers, km, kms",
    "miles": "mile, miles",
    "nautical miles": "nautical mile, nautical miles",
    "yards": "yard, yards",
    "feet": "foot, feet, ft",
    "inches": "inch, inches",
    "m²": "m², m2, sqm, square metre, square metres, square meter, square meters, sq m",
    "km²": (
        "km², km2, square kilometre, square kilometres, square kilometer, square kilometers, square km, sq km"
    ),
    "square miles": "square mile, square miles, sq miles, sq mile, sq mi",
    "square feet": "square foot, square feet, sq ft",
    "hectares": "hectare, hectares, ha",
    "acres": "acre, acres",
    "m³": "m³, m3, cubic metre, cubic metres, cubic meter, cubic meters",
    "cubic feet": "cubic foot, cubic feet",
    "litres": "litre, litres, liter, liters",
    "gallons": "gallon, gallons",
    "barrels": "barrel, barrels",
    "mg": "milligram, milligrams, mg",
    "g": "gram, grams, gramme, grammes",
    "kg": "kilogram, kilograms, kilo, kilos, kg, kgs",
    "tonnes": "tonne, tonnes, metric ton, metric tons",
    "tons": "ton, tons, short tons, long tons",
    "kilotons": "kiloton, kilotons, kt",
    "lb": "lb, lbs",
    "ounces": "ounce, ounces, oz",
    "°C": "°c, ° c, degrees celsius, degrees centigrade, degree celsius, degrees c",
    "°F": "°f, ° f, degrees fahrenheit, degree fahrenheit, degrees f",
    "degrees": "degree, degrees, °",
    "seconds": "second, seconds, sec, secs",
    "minutes": "minute, minutes, min, mins",
    "hours": "hour, hours, hr, hrs",
    "days": "day, days",
    "weeks": "week, weeks",
    "months": "month, months",
    "years": "year, years, yr, yrs",
    "decades": "decade, decades",
    "km/hour": "kph, kmh, kmph, km/h",
    "miles/hour": "mph",
    "m/second": "m/s",
    "knots": "knot, knots",
    "kW": "kw, kilowatt, kilowatts",
    "MW": "mw, megawatt, megawatts",
    "GW": "gw, gigawatt, gigawatts",
    "kWh": "kwh, kilowatt-hours, kilowatt hours",
    "MWh": "mwh, megawatt-hours, megawatt hours",
    "GWh": "gwh, gigawatt-hours, gigawatt hours",
    "TWh": "twh, terawatt-hours, terawatt hours",
    "kB": "kilobytes",
    "MB": "mb, megabyte, megabytes",
    "GB": "gb, gigabyte, gigabytes",
    "TB": "tb, terabyte, terabytes",
    "units": "unit, units",
}


def _spread(table: dict[str, str]) -> dict[tuple[str, ...], str]:
    """Index a table by the names in it."""
    return {tuple(name.split()): unit for unit, names in table.items() for name in names.split(", ")}


MONEY = _spread(_CURRENCIES)
MEASURES = _spread(_MEASURES)
NAMES = MONEY | MEASURES
LONGEST_NAME = max(map(len, NAMES))
MONEYS = frozenset({*MONEY.values(), *CODES})
TIMES = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"})

GLUED = frozenset(
    listed(
        "% km cm mm kg kgs mg mph kph ft lb lbs oz ha mw gw gb tb kwh mwh gwh twh km² km2 m² m2 m³ m3 pp "
        "bps pct pc"
    )
)
"""What is a unit when it touches the number: other letters that do are part of a name or a code."""

HEAT = {"C": "°C", "F": "°F", "°C": "°C", "°F": "°F", "°": "degrees"}

UNCLEAR = {
    "pounds": "“Pounds” may be money or a weight.",
    "pound": "“Pound” may be money or a weight.",
    "¥": "“¥” may be yen or yuan.",
}
"""One name for several units: no reading is safe."""

EXTENDED = frozenset({"feet", "lb", "m", "km", "hours", "minutes"})
"""Measures that may go on in a smaller one: "6ft 2in"."""

EXTENTS = frozenset(
    listed("long high tall wide deep thick away across apart below above off offshore inland")
)
"""Words that make a number of metres out of “40m”."""


def rated(unit: str, rate: str) -> str:
    """Join a unit and the unit that it is given per; a rate of things counted is "per day"."""
    if not rate:
        return unit
    return f"{unit}/{rate}" if unit else f"per {rate}"

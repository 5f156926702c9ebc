"""Lists of sources as newsrooms keep them: some hundred names, and what spreadsheets and people do to them.

All names are made up. The same seed gives the same list.
"""

from __future__ import annotations

import csv
import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO

_PLACE_NAMES = """
Oslo Bergen Ålesund Tromsø Malmö Göteborg Århus Ærø Łódź Gdańsk Köln Münster Besançon Orléans Córdoba
A_Coruña São_Tomé Évora Reykjavík İzmir Šibenik Brno Plzeň Győr Iași Sofia Piraeus Haifa Tunis Lagos
"""
_PLACES = _PLACE_NAMES.split()
_KINDS = {
    "publisher": (
        "{} Post",
        "The {} Times",
        "{} Kurier",
        "Écho de {}",
        "Diario de {}",
        "{} Dagblad",
        "20 {}",
    ),
    "news_agency": ("{} News Agency", "Agence {}", "{} Press Service"),
    "government_body": ("Ministry of Fisheries ({})", "{} City Council", "Port Authority of {}"),
    "military": ("{} Garrison",),
    "named_individual": ("{} Holt", "Berg, {}"),
}
_COUNTRIES = ("NO", "SE", "DK", "PL", "DE", "FR", "ES", "PT", "")
_INVISIBLE = ("\u200b", "\u2060", "\u00ad", "\ufeff")


@dataclass(frozen=True, slots=True)
class Listed:
    """One source as its list means it."""

    name: str
    source_kind: str
    country: str
    description: str


def listed(count: int, *, seed: int = 1) -> list[Listed]:
    """Return so many different sources."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    found: dict[str, Listed] = {}
    while len(found) < count:
        kind = chance.choice(list(_KINDS))
        place = chance.choice(_PLACES).replace("_", " ")
        number = f" {chance.randrange(2, 60)}" if chance.random() < 0.6 else ""
        name = chance.choice(_KINDS[kind]).format(place) + number
        note = chance.choice(
            ("", "", "Daily; owned by its staff.", 'Calls itself "free", and is.', "a, b; c\td")
        )
        found.setdefault(name, Listed(name, kind, chance.choice(_COUNTRIES), note))
    return list(found.values())


def otherwise_spelled(name: str, chance: random.Random) -> str:
    """Return a spelling of the name that looks the same."""
    changes: Sequence[Callable[[str], str]] = (
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0", 1),
        lambda text: text.replace(" ", "  "),
        lambda text: f" {text} ",
        lambda text: text[:2] + chance.choice(_INVISIBLE) + text[2:],
        lambda text: text,
    )
    return chance.choice(changes)(name)


def spreadsheet(rows: Sequence[Listed], *, seed: int = 1) -> bytes:
    """Return the list as some spreadsheet program and some person would hand it over, at random: separator,
    line ends, mark, encoding, lines above, empty columns and rows, other words in the header's spelling.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    separator = chance.choice(",;\t")
    text = StringIO(newline="")
    writer = csv.writer(
        text,
        delimiter=separator,
        lineterminator=chance.choice(("\n", "\r\n", "\r")),
        quoting=chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    )
    empty = [""] * chance.randrange(3)
    if chance.random() < 0.3:
        writer.writerow([f"sep={separator}"])
    for _ in range(chance.randrange(3)):
        writer.writerow([])
    if chance.random() < 0.3:
        writer.writerow(["Our sources, as of March"])
    header = chance.choice(
        (
            ["name", "source_kind", "country", "description"],
            ["NAME", "Source Kind", " country", "Description"],
            ["Name*", "source-kind", "Country\u00a0", "description:"],
        )
    )
    writer.writerow([*header, *empty])
    for row in rows:
        name = otherwise_spelled(row.name, chance)
        kind = row.source_kind if chance.random() < 0.5 else row.source_kind.replace("_", " ").capitalize()
        writer.writerow([name, kind, row.country, row.description, *empty])
        if chance.random() < 0.05:
            writer.writerow(["", "", "", "", *empty])
    for _ in range(chance.randrange(4)):
        writer.writerow(["", "", "", "", *empty])
    encoding = chance.choice(("utf-8", "utf-8-sig", "utf-16"))
    return text.getvalue().encode(encoding)

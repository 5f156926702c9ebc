"""How a language writes the digits of a number: what parts thousands, and what comes before decimals.

The marks are those of the Unicode CLDR ("decimal" and "group" of each locale) and of newspapers' style books,
which keep the point between thousands where CLDR has gone over to a space.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.quantities._listed import listed

_COMMA_DECIMAL = frozenset(
    listed(
        "de es it pt nl da id tr el hr sr bs sl mk ro vi is ca gl eu az fo fr ru uk be bg pl cs sk sv nb no "
        "nn fi hu et lv lt kk ky hy ka sq lb br oc af mn uz tg"
    )
)
_POINT_GROUPS = frozenset(
    listed("de es it pt nl da id tr el hr sr bs sl mk ro vi is ca gl eu az fo fr lb nb no nn")
)
"""Here a point before three digits parts thousands; in the other languages with a decimal comma it is a
stranger."""
_SPACE_GROUPS = frozenset(
    listed("fr ru uk be bg pl cs sk sv nb no nn fi hu et lv lt kk ky hy ka sq br oc af es pt de uz tg")
)
_POINT_DECIMAL = frozenset(
    listed(
        "en zh ja ko th he iw hi bn ta te mr gu kn ml pa ur ne si ms fil tl sw cy ga mt am my km lo yo ha "
        "ig zu xh fa"
    )
)
# Of these a region writes numbers another way than the language elsewhere.
_OTHERWISE = {
    **dict.fromkeys(
        listed("es-mx es-us es-pr es-gt es-hn es-ni es-sv es-pa es-do es-pe de-ch de-li it-ch"), "point"
    ),
    **dict.fromkeys(listed("en-za es-419 sw-cd"), "unknown"),
    **dict.fromkeys(
        listed("ar-ma ar-dz ar-tn ar-ly ar-mr en-at en-de en-nl en-be en-dk en-fi en-se en-si"), "unknown"
    ),
    **dict.fromkeys(listed("ar-eg ar-sa ar-ae ar-qa ar-kw ar-om ar-bh ar-jo ar-ye ar-il ar-sd"), "point"),
}
_REGION_LENGTHS = {2, 3}


@dataclass(frozen=True, slots=True)
class Locale:
    """A language, its region if there is one, and how they write numbers.

    `decimal` is the mark before decimals, or empty where nobody knows. `has_point_groups` says that a point
    parts thousands, `has_space_groups` that a plain space does.
    """

    language: str
    region: str
    decimal: str
    has_point_groups: bool
    has_space_groups: bool

    @property
    def is_english(self) -> bool:
        """Whether the words are read as English: those of an unknown language are, with more care."""
        return self.language in {"en", ""}


def locale_of(tag: str) -> Locale:
    """Take a BCP 47 tag apart; an empty one is of no known language."""
    parts = tag.strip().lower().replace("_", "-").split("-")
    language = parts[0] if parts[0] not in {"und", "mul", "zxx", "mis"} else ""
    region = next((part for part in parts[1:] if len(part) in _REGION_LENGTHS), "")
    kind = _OTHERWISE.get(f"{language}-{region}", "")
    if not kind:
        kind = "comma" if language in _COMMA_DECIMAL else "point" if language in _POINT_DECIMAL else "unknown"
    return Locale(
        language,
        region,
        {"comma": ",", "point": "."}.get(kind, ""),
        kind == "comma" and language in _POINT_GROUPS,
        kind == "comma" and language in _SPACE_GROUPS,
    )

"""What holds for every canonical record: usable names, known identifiers, one spelling of each name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from django.db.models import TextChoices

from articles.foundation._lines import CONTROLS, OVERRIDES, is_balanced
from articles.foundation.errors import Problem
from articles.foundation.models import NAME_LENGTH
from articles.foundation.types import AliasDraft

# Wikidata's items: the letter Q and a number without leading zeros (wikidata.org, "Help:Items").
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
# Half of a surrogate pair, as an escape in JSON can make it: no text in UTF-8 can hold one.
_SURROGATE = re.compile("[\ud800-\udfff]")
# What no address holds as it is (RFC 3986): controls, spaces of any kind, what turns the line round, and
# backslashes, which browsers read as slashes.
_NOT_IN_ADDRESSES = re.compile(
    "[\x00-\x20\x7f-\xa0\\\\\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\U000e0000-\U000e007f]"
)
LANGUAGE_LENGTH = 35
MOST_ALIASES = 200
MOST_EXTERNAL_IDS = 50


# Letters and symbols that are drawn as nothing: Hangul's fillers and the empty Braille cell.
_UNDRAWN = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Separators, controls, formats (zero-width, direction), halves of pairs, and marks, which need a letter to
# stand on.
_INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Mn", "Mc", "Me"})


def is_blank(text: str) -> bool:
    """Tell whether nothing of the text can be seen."""
    return not any(c not in _UNDRAWN and unicodedata.category(c) not in _INVISIBLE for c in text)


def text_problem(text: str, *, field: str, most: int, required: bool = False) -> Problem | None:
    """Return what is wrong with a line or note that people type.

    It may be empty, too long (in code points), or hold a character that no database can keep.
    """
    if "\x00" in text:
        return Problem(field, "It holds a NUL character, which no text can keep. Remove it.", "nul")
    if _SURROGATE.search(text):
        message = "It holds half of a surrogate pair, which no text can keep. Send whole characters."
        return Problem(field, message, "surrogate")
    if required and is_blank(text):
        return Problem(field, "It is empty. Type at least one letter.", "blank")
    if len(text) > most:
        return Problem(
            field, f"It has {len(text):,} characters; at most {most:,} fit. Shorten it.", "too_long"
        )
    return None


def line_problem(text: str, *, field: str, most: int, required: bool = False) -> Problem | None:
    """Return what is wrong with a name or another text of one line.

    Beside what `text_problem` finds it may hold what nobody sees and what changes how its neighbours are
    read.
    """
    if problem := text_problem(text, field=field, most=most, required=required):
        return problem
    if found := CONTROLS.search(text):
        message = f"It holds {_code(found[0])}, which no line can have. Remove it."
        return Problem(field, message, "control")
    if found := OVERRIDES.search(text):
        message = f"It holds {_code(found[0])}, which turns the text around it another way. Remove it."
        return Problem(field, message, "bidi")
    if not is_balanced(text):
        message = (
            "It holds a character that isolates text of another direction, without its counterpart. Remove "
            "it."
        )
        return Problem(field, message, "bidi")
    return None


def address_problem(address: str, *, field: str, most: int) -> Problem | None:
    """Return what is wrong with a web address that is shown as a link; it may be empty."""
    if problem := uri_problem(address, field=field, most=most):
        return problem
    if address and not _is_web_address(address):
        return Problem(field, "Not a web address. Write one that begins with http:// or https://.")
    if address and "@" in urlsplit(address).netloc:
        message = (
            "It holds a user name in front of the host, which hides where it leads. Leave out what stands "
            "before @."
        )
        return Problem(field, message, "userinfo")
    return None


def uri_problem(uri: str, *, field: str, most: int) -> Problem | None:
    """Return what is wrong with an address of any scheme, which may be empty: what it holds that none can
    hold.
    """
    if problem := text_problem(uri, field=field, most=most):
        return problem
    if found := _NOT_IN_ADDRESSES.search(uri):
        message = f"It holds {_code(found[0])}, which no address can have. Copy the address anew."
        return Problem(field, message, "control")
    return None


def is_web_address(address: str) -> bool:
    """Tell whether an address may be shown as a link: old rows may hold any."""
    return bool(address) and address_problem(address, field="", most=len(address)) is None


def _is_web_address(address: str) -> bool:
    """Tell whether the address has an http scheme and a host."""
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _code(character: str) -> str:
    """Return how a character that can't be seen is written in a sentence."""
    name = {" ": "a space", "\\": "a backslash", "\t": "a tab", "\n": "a line break"}.get(character, "")
    return name or f"the character U+{ord(character):04X}"


def choice_problems(field: str, value: str, choices: type[TextChoices]) -> list[Problem]:
    """Return a problem if the value is not one of the choices."""
    if value in choices.values:
        return []
    return [Problem(field, f"Unknown value. Choose one of: {', '.join(choices.values)}.")]


def deleted_problem(noun: str, version: int, *, field: str) -> Problem:
    """Return what is wrong with repeating a create whose row was deleted since."""
    message = (
        f"This {noun} was made by the same create before, and deleted since, at version {version}. "
        "Restore it, or make a new one under a new id."
    )
    return Problem(field, message, "deleted")


def language_problem(tag: str, *, field: str) -> Problem | None:
    """Return what is wrong with a BCP 47 tag; an empty one says that the language isn't known."""
    if not tag or (_LANGUAGE.fullmatch(tag) and len(tag) <= LANGUAGE_LENGTH):
        return None
    return Problem(field, "Not a language tag. Write one such as “en”, “ko” or “zh-Hant”.")


def record_problems(
    name: str, aliases: Sequence[AliasDraft], external_ids: Mapping[str, str]
) -> list[Problem]:
    """Return everything that is wrong with a record's names and external ids, by field."""
    found = [
        line_problem(name, field="name", most=NAME_LENGTH, required=True),
        _too_many("aliases", len(aliases), MOST_ALIASES),
        _too_many("external_ids", len(external_ids), MOST_EXTERNAL_IDS),
    ]
    for index, alias in enumerate(aliases):
        where = f"aliases.{index}"
        found.append(line_problem(alias.name, field=f"{where}.name", most=NAME_LENGTH, required=True))
        found.append(language_problem(alias.language, field=f"{where}.language"))
        if alias.script and not _SCRIPT.fullmatch(alias.script):
            found.append(Problem(f"{where}.script", "Not a script code. Write one such as “Hang” or “Cyrl”."))
    for scheme, value in external_ids.items():
        where = f"external_ids.{scheme}"
        found.append(line_problem(value, field=where, most=NAME_LENGTH, required=True))
        found.append(line_problem(scheme, field=where, most=50, required=True))
        if scheme == "wikidata" and not _WIKIDATA.fullmatch(value):
            found.append(Problem(where, "Not a Wikidata id. Write the item's id, such as “Q9684”."))
    return [problem for problem in found if problem]


def _too_many(field: str, count: int, most: int) -> Problem | None:
    """Return a problem if there are more of something than a record can bear."""
    if count <= most:
        return None
    return Problem(field, f"There are {count:,}; at most {most:,} fit. Leave some out.", "too_many")

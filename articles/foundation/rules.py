"""Rules for texts that people type: lines, notes, addresses, language tags, values from a list."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from django.db.models import TextChoices

from articles.foundation._lines import CONTROLS, OVERRIDES, is_balanced
from articles.foundation.errors import Problem
from articles.foundation.types import Actor, OriginType

# How an id is written (RFC 9562); in capitals only by others.
UUID_FORM = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
# Half of a surrogate pair, as an escape in JSON can make it: no text in UTF-8 can hold one.
_SURROGATE = re.compile("[\ud800-\udfff]")
# What no address holds as it is (RFC 3986): controls, spaces of any kind, what turns the line round, and
# backslashes, which browsers read as slashes.
_NOT_IN_ADDRESSES = re.compile(
    "[\x00-\x20\x7f-\xa0\\\\\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\U000e0000-\U000e007f]"
)
LANGUAGE_LENGTH = 35


# Letters and symbols that are drawn as nothing: Hangul's fillers and the empty Braille cell.
_UNDRAWN = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Separators, controls, formats (zero-width, direction), halves of pairs, and marks, which need a letter to
# stand on.
_INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Mn", "Mc", "Me"})


def is_blank(text: str) -> bool:
    """Tell whether all of the text is invisible."""
    first = text[:1]
    if first.isascii() and first.isalnum():
        return False
    return not any(c not in _UNDRAWN and unicodedata.category(c) not in _INVISIBLE for c in text)


def text_problem(text: str, *, field: str, most: int, required: bool = False) -> Problem | None:
    """Return what is wrong with a line or note that people type.

    It may be empty, too long (in code points), or contain a character that the database can't store.
    """
    if "\x00" in text:
        return Problem(field, "This contains a NUL character, which can't be stored. Remove it.", "nul")
    if _SURROGATE.search(text):
        message = "This contains half of a surrogate pair, which can't be stored. Send whole characters."
        return Problem(field, message, "surrogate")
    if required and is_blank(text):
        return Problem(field, "This is empty. Type at least one letter.", "blank")
    if len(text) > most:
        return Problem(
            field, f"This has {len(text):,} characters; at most {most:,} are allowed. Shorten it.", "too_long"
        )
    return None


def line_problem(text: str, *, field: str, most: int, required: bool = False) -> Problem | None:
    """Return what is wrong with a name or another text of one line.

    Besides what `text_problem` finds, it may contain characters that are invisible or change how their
    neighbours are read.
    """
    if problem := text_problem(text, field=field, most=most, required=required):
        return problem
    if found := CONTROLS.search(text):
        message = f"This contains {_code(found[0])}, which is not allowed here. Remove it."
        return Problem(field, message, "control")
    if found := OVERRIDES.search(text):
        message = (
            f"This contains {_code(found[0])}, which reverses the direction of the text around it. Remove it."
        )
        return Problem(field, message, "bidi")
    if not is_balanced(text):
        message = (
            "This contains a character that isolates text of another direction, but not the matching one. "
            "Remove it."
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
            "This address has a user name before the host, which hides where it leads. Leave out what comes "
            "before @."
        )
        return Problem(field, message, "userinfo")
    return None


def uri_problem(uri: str, *, field: str, most: int) -> Problem | None:
    """Return what is wrong with an address of any scheme, such as a space in it. It may be empty."""
    if problem := text_problem(uri, field=field, most=most):
        return problem
    if found := _NOT_IN_ADDRESSES.search(uri):
        message = f"This contains {_code(found[0])}, which no address can have. Copy the address again."
        return Problem(field, message, "control")
    return None


def is_web_address(address: str) -> bool:
    """Tell whether an address is safe to show as a link: old rows may hold anything."""
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
        f"This {noun} was already created with the same content and then deleted, at version {version}. "
        "Restore it, or create a new one with a new id."
    )
    return Problem(field, message, "deleted")


def language_problem(tag: str, *, field: str) -> Problem | None:
    """Return what is wrong with a BCP 47 tag; an empty one says that the language isn't known."""
    if not tag or (_LANGUAGE.fullmatch(tag) and len(tag) <= LANGUAGE_LENGTH):
        return None
    return Problem(field, "Not a language tag. Write one such as “en”, “ko” or “zh-Hant”.")


def signature_problem(actor: Actor, name: str, *, field: str) -> Problem | None:
    """Return a problem if a program signs with another name than its own: it never speaks for a person.

    People may name somebody else, such as an editor who has no account.
    """
    if actor.origin.type == OriginType.PERSON or name.strip() == actor.origin.agent:
        return None
    message = (
        "A key can't sign for anybody else. Leave this out or send the key's own name, "
        f"“{actor.origin.agent}”; a person signs at the desk."
    )
    return Problem(field, message, "not_your_name")

"""Replaces the libraries' error messages with sentences that also say what to do."""

from __future__ import annotations

import re

# The library's sentence, and ours. The groups of the first are put into the second.
_TABLE: tuple[tuple[str, str], ...] = (
    (
        r"Authentication credentials were not provided\.",
        ("You are not signed in. Send `Authorization: Bearer KEY` with an API key, or sign in at the desk."),
    ),
    (
        r'Method "(.*)" not allowed\.',
        "This address doesn't accept {0}. The Allow header lists what it accepts.",
    ),
    (
        r'Unsupported media type "(.*)" in request\.',
        "The body came as “{0}”. Send JSON in UTF-8, with Content-Type: application/json.",
    ),
    (
        r"Request was throttled\..*",
        "Too many wrong keys came from this address. Check the key, and wait as long as Retry-After says.",
    ),
    (r"This field is required\.", "This field is missing. Send it."),
    (r"This field may not be null\.", "Null is not allowed here. Send a value, or leave the field out."),
    (r"Not a valid string\.", "This is not a string. Send text in quotes."),
    (r"A valid integer is required\.", "This is not a whole number. Send one, without quotes or a fraction."),
    (
        r"(?:“.*” is not a valid UUID\.|Must be a valid UUID\.|Enter a valid UUID\.)",
        "This is not an id. Send a UUID, such as 019c1b5e-7c00-7000-8000-0000000000a1.",
    ),
    (
        r'Expected a list of items but got type "(.*)"\.',
        "This is not a list but a {0}. Send a list in brackets.",
    ),
    (
        r'Expected a dictionary of items but got type "(.*)"\.',
        "This is not an object but a {0}. Send names and values in braces.",
    ),
    (r"Ensure this field has at least 1 elements\.", "This list is empty. Send at least one item."),
    (
        r"Ensure this field has no more than (\d+) elements\.",
        "This list is too long: at most {0} items are allowed. Send the rest separately, or leave some out.",
    ),
    (
        r"Select a valid choice\. (.*) is not one of the available choices\.",
        "“{0}” is not one of the values. The reference at /api/v1/docs/ lists them.",
    ),
    (
        r"Ensure this value has at most (\d+) characters? \(it has (\d+)\)\.",
        "This has {1} characters; at most {0} are allowed. Shorten it.",
    ),
    (r"Enter a number\.", "This is not a number. Write one such as 3000 or 0.5."),
    (
        (
            r"Ensure that there are no more than (\d+) (digits in total|decimal places|digits before the "
            r"decimal point)\."
        ),
        "This number is too long: at most {0} {1} are allowed. Round it.",
    ),
    (
        r"Null characters are not allowed\.",
        "This contains a NUL character, which can't be stored. Remove it.",
    ),
)
_COMPILED = tuple((re.compile(theirs, re.DOTALL), ours) for theirs, ours in _TABLE)


def with_remedy(sentence: str) -> str:
    """Return our sentence for a library's. Any other sentence is ours already and stays."""
    for theirs, ours in _COMPILED:
        if found := theirs.fullmatch(sentence):
            return ours.format(*found.groups())
    return sentence

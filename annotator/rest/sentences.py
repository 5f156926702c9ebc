"""What the libraries say when they refuse, in sentences that also say what to do."""

from __future__ import annotations

import re

# The library's sentence, and ours; the groups of the first are put into the second.
_TABLE: tuple[tuple[str, str], ...] = (
    (
        r"Authentication credentials were not provided\.",
        (
            "Nobody is known to be calling. Send `Authorization: Bearer KEY` with an API key, or sign in at "
            "the "
            "desk."
        ),
    ),
    (
        r'Method "(.*)" not allowed\.',
        "This address doesn't take {0}. The Allow header lists what it takes.",
    ),
    (
        r'Unsupported media type "(.*)" in request\.',
        "The body came as “{0}”. Send JSON in UTF-8, with Content-Type: application/json.",
    ),
    (
        r"Request was throttled\..*",
        "Too many wrong keys came from this address. Wait as long as Retry-After says, and check the key.",
    ),
    (r"This field is required\.", "This field is missing. Send it."),
    (r"This field may not be null\.", "Null is no value here. Send one, or leave the field out."),
    (r"Not a valid string\.", "This is no string. Send text in quotes."),
    (r"A valid integer is required\.", "This is no whole number. Send one, without quotes or a fraction."),
    (
        r"(?:“.*” is not a valid UUID\.|Must be a valid UUID\.|Enter a valid UUID\.)",
        "This is no id. Send a UUID, such as 019c1b5e-7c00-7000-8000-0000000000a1.",
    ),
    (
        r'Expected a list of items but got type "(.*)"\.',
        "This is no list (it is a {0}). Send one in brackets.",
    ),
    (
        r'Expected a dictionary of items but got type "(.*)"\.',
        "This is no object (it is a {0}). Send names and values in braces.",
    ),
    (r"Ensure this field has at least 1 elements\.", "This list is empty. Send at least one item."),
    (
        r"Ensure this field has no more than (\d+) elements\.",
        "This list is too long: at most {0} items fit. Send the rest apart, or leave some out.",
    ),
    (
        r"Select a valid choice\. (.*) is not one of the available choices\.",
        "There is no “{0}” to choose. The description under /api/v1/docs/ lists the values.",
    ),
    (
        r"Ensure this value has at most (\d+) characters? \(it has (\d+)\)\.",
        "This has {1} characters; at most {0} fit. Shorten it.",
    ),
    (r"Enter a number\.", "This is no number. Write one such as 3000 or 0.5."),
    (
        (
            r"Ensure that there are no more than (\d+) (digits in total|decimal places|digits before the "
            r"decimal point)\."
        ),
        "This number is too long: there are at most {0} {1}. Round it.",
    ),
    (r"Null characters are not allowed\.", "It holds a NUL character, which no text has. Remove it."),
)
_COMPILED = tuple((re.compile(theirs, re.DOTALL), ours) for theirs, ours in _TABLE)


def with_remedy(sentence: str) -> str:
    """Return our sentence for a library's; any other is ours already, and stays."""
    for theirs, ours in _COMPILED:
        if found := theirs.fullmatch(sentence):
            return ours.format(*found.groups())
    return sentence

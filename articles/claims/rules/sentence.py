"""A chain of attribution as a sentence. The desk's scripts do the same, with the same test vectors."""

from __future__ import annotations

from collections.abc import Sequence

from articles.claims.types import HopRole

# From the outermost hop inwards: the first has the finite verb, those within it participles.
_VERBS = {
    HopRole.CARRIER.value: ("carries", "carrying"),
    HopRole.RELAY.value: ("relays", "relaying"),
    HopRole.SPOKESPERSON.value: ("speaks for", "speaking for"),
}
_OTHER = ("gives", "giving")


def chain_sentence(hops: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return a chain such as "AFP carries KCNA relaying Kim Jong-un".

    `hops` are roles with the names of their sources, the speaker first.
    """
    parts = []
    for index, (role, names) in enumerate(reversed(hops)):
        who = _joined(names) or "someone"
        if index == len(hops) - 1:
            parts.append(who)
        else:
            finite, participle = _VERBS.get(role, _OTHER)
            parts.append(f"{who} {participle if index else finite}")
    return " ".join(parts)


def _joined(names: Sequence[str]) -> str:
    """Return the names with commas, and "and" before the last."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""

"""Pure decisions about the record."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from articles.research.types import Appearing


def one_origin_each(found: Iterable[Appearing]) -> tuple[tuple[UUID, ...], ...]:
    """Return the articles that state something, put together by what it goes back to: in each, and among
    them, the first one comes first.

    Copies of one text have one origin, and so have articles that all name one and the same carrier, such as
    an agency, in whatever words they retell it. An article that names several carriers is no bridge between
    them: it goes with its copies alone.
    """
    rows = {one.article: one for one in found}
    names = {id: _names(one) for id, one in rows.items()}
    above: dict[tuple[str, UUID], tuple[str, UUID]] = {}

    def top(name: tuple[str, UUID]) -> tuple[str, UUID]:
        while name in above:
            name = above[name]
        return name

    for first, *others in names.values():
        for other in others:
            if top(other) != top(first):
                above[top(other)] = top(first)
    groups: dict[tuple[str, UUID], list[UUID]] = {}
    for id in sorted(rows):
        groups.setdefault(top(names[id][0]), []).append(id)
    return tuple(map(tuple, groups.values()))


def _names(one: Appearing) -> list[tuple[str, UUID]]:
    """Return what an article's origin may be known by."""
    carriers = [("carrier", id) for id in one.carriers]
    return [("text", one.text), *(carriers if len(carriers) == 1 else [])]

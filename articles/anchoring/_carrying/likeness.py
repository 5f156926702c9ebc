"""Which changed words took the place of which: "11,000" that of "12,000", "Kyiv" that of "Kiev"."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from articles.anchoring._carrying.pairing import Stretch
from articles.anchoring._carrying.tokens import POINT, Tokens, key_of

# So many words are compared with so many; a longer change is taken as a whole.
_MOST_CELLS = 1_600
_SAME_KIND, _FIGURES, _NAMES, _SAYING = 0.2, 0.55, 0.3, 0.7
_LONGEST = 40
_LIKE_BY_LETTERS = 0.5
# How news says that somebody said something.
_VERBS_OF_SAYING = frozenset({
    "said", "says", "say", "told", "tells", "claimed", "claims", "claim", "alleged", "alleges", "added",
    "adds", "announced", "announces", "reported", "reports", "reporting", "stated", "states", "insisted",
    "insists", "denied", "denies", "confirmed", "confirms", "warned", "warns", "argued", "argues",
    "noted", "notes", "acknowledged", "admitted", "asserted", "believed", "believes", "believe",
    "declared", "explained", "maintained", "suggested", "suggests", "wrote", "conceded", "contended",
    "estimated", "predicted", "revealed", "disclosed", "quoted", "cited", "according",
})  # fmt: skip


def replaced(old: Tokens, here: Stretch, new: Tokens, there: Stretch) -> dict[int, tuple[int, float]]:
    """Pair changed words in order, with how alike they are (0 to 1); what is like nothing has no partner."""
    rows, columns = here[1] - here[0], there[1] - there[0]
    if not rows or not columns or rows * columns > _MOST_CELLS:
        return {}
    likes = [[_likeness(old, here[0] + i, new, there[0] + j) for j in range(columns)] for i in range(rows)]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likes[i][j])
    found: dict[int, tuple[int, float]] = {}
    i = j = 0
    while i < rows and j < columns:
        if likes[i][j] > 0 and best[i][j] == best[i + 1][j + 1] + likes[i][j]:
            found[here[0] + i] = there[0] + j, likes[i][j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _likeness(old: Tokens, at: int, new: Tokens, to: int) -> float:
    """Return how likely a word took the place of another: by its letters, and by what kind of word it is."""
    if old.letters[at] == new.letters[to]:
        return 1.0
    points = old.weight(at, at + 1) < POINT, new.weight(to, to + 1) < POINT
    if any(points):
        return 0.1 if all(points) else 0.0
    one, other = old.raw(at), new.raw(to)
    if one[0].isdigit() != other[0].isdigit():
        return 0.0
    likeness = Indel.normalized_similarity(one[:_LONGEST].casefold(), other[:_LONGEST].casefold())
    if one[0].isdigit():
        return _FIGURES + (1 - _FIGURES) * 0.9 * likeness
    if key_of(one) in _VERBS_OF_SAYING and key_of(other) in _VERBS_OF_SAYING:
        return _SAYING
    kind = _SAME_KIND
    if one[0].isupper() and other[0].isupper() and not (old.borders[at] or new.borders[to]):
        kind = _NAMES
    return max(kind, 0.95 * likeness) if likeness >= _LIKE_BY_LETTERS else kind * (0.5 + likeness)

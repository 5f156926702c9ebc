"""The places of a text's sentences and quotations, as the text desk's script reads them
(static/js/anchoring/sentences.js).
"""

from collections.abc import Iterable
from itertools import chain, pairwise

from articles.corpus.models import Revision
from articles.segmentation.rules import quotes


def boundaries(revision: Revision) -> dict[str, list[int]]:
    """Return both in code points, each number counted from the one before, which makes them short.

    A sentence ends where the next begins, apart from spaces, and the first one begins with its block. So
    neither is sent.
    """
    firsts = {block.start for block in revision.blocks}
    starts = [start for start, _ in revision.sentences if start not in firsts]
    quoted = [(start, end - start) for start, end in quotes(revision.text, revision.blocks)]
    steps = zip(_steps(start for start, _ in quoted), (length for _, length in quoted), strict=True)
    return {"sentences": _steps(starts), "quotes": list(chain.from_iterable(steps))}


def _steps(places: Iterable[int]) -> list[int]:
    """Return how far each place lies behind the one before."""
    return [place - before for before, place in pairwise(chain([0], places))]

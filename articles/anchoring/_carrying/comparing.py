"""The words of a passage before and after, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from articles.anchoring._carrying.pairing import Pairing, Stretch
from articles.anchoring._carrying.tokens import Tokens
from articles.anchoring.types import Difference

# A passage with more tokens is not compared word by word: nobody would read that in one line.
_LONGEST = 400


def differences(pairing: Pairing, here: Stretch, there: Sequence[Stretch]) -> tuple[Difference, ...]:
    """Return what was kept, dropped and added, in order, what was dropped before what stands there now.

    Nothing is returned for a very long passage.
    """
    old, new = pairing.old, pairing.new
    if max(here[1] - here[0], sum(high - low for low, high in there)) > _LONGEST:
        return ()
    places = [at for low, high in there for at in range(low, high)]
    letters = "".join(new.letters[at] for at in places)
    found: list[Difference] = []
    low, first = here[0], 0
    blocks = Indel.opcodes(old.letters[here[0] : here[1]], letters)
    equal = [block for block in blocks if block.tag == "equal"]
    for block in [*equal, None]:
        start, to = (here[1], len(places)) if block is None else (here[0] + block.src_start, block.dest_start)
        if dropped := _words(old, range(low, start)):
            found.append(Difference("dropped", dropped))
        if added := _words(new, places[first:to]):
            found.append(Difference("added", added))
        if block is not None:
            low, first = here[0] + block.src_end, block.dest_end
            found.append(Difference("kept", _words(new, places[to:first])))
    return tuple(found)


def _words(tokens: Tokens, places: Sequence[int]) -> str:
    """Return tokens as they are written, with the space between neighbours; cuts are an ellipsis."""
    words: list[str] = []
    for index, at in enumerate(places):
        if index:
            last = places[index - 1]
            words.append(tokens.text[tokens.ends[last] : tokens.starts[at]] if at == last + 1 else " … ")
        words.append(tokens.raw(at))
    return "".join(words)

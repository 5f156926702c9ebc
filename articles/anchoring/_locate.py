"""Finding a quote in a text: its own words first, then words near enough, never a guess between equals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from articles.anchoring._folding import Folded, fold, fold_with_origins
from articles.anchoring._fuzzy import find_alike
from articles.anchoring.types import Located, Piece, Quote, Status

_ORPHANED = Located((), "orphaned", 0.0)

# Two places whose contexts differ by less than this fit equally well as far as a program can tell.
_MARGIN = 0.05
# A cue such as "said" stands everywhere: without a trace of its old surroundings it is not the one sought.
_SHORT = 12
_CONTEXT_BAR_OF_SHORT = 0.5
# Beyond this many hits, contexts are compared letter by letter only, and no more candidates are listed.
_MANY_HITS = 5_000
_LISTED = 100

_WORTH_OF_CONTEXT = 0.2
_COST_OF_FOLDING = 0.01
# How much a matching context lowers, and a foreign one raises, the bar for altered words.
_SWAY_OF_CONTEXT = 0.1


@dataclass(frozen=True, slots=True)
class _Fit:
    """One place, how well its surroundings fit (0 to 1), and how well all of it fits."""

    piece: Piece
    context: float
    score: float


def locate(text: str, quote: Quote, hint: int | None = None) -> Located:
    """Find `quote` in `text`; `hint` is the offset at which it is expected, if that is known.

    Exact hits come first, then hits but for spacing and quotation marks, then alike passages, with a bar
    that rises as the quote gets shorter. Prefix and suffix decide between several hits, then nearness to
    the hint; places that fit equally well are `ambiguous`. Offsets are true code points of `text`.
    """
    if not quote.exact:
        return _ORPHANED
    hits = list(_occurrences(text, quote.exact))
    if hits:
        pieces = [Piece(hit, hit + len(quote.exact)) for hit in hits]
        return _choose(_weigh(text, quote, pieces, hint), hint, 0.0)
    sought = fold(quote.exact).strip()
    if not sought:
        return _ORPHANED
    folded = fold_with_origins(text)
    pieces = [_unfold(folded, hit, hit + len(sought)) for hit in _occurrences(folded.text, sought)]
    if pieces:
        return _choose(_weigh(text, quote, pieces, hint), hint, _COST_OF_FOLDING)
    return _choose(_alike(text, quote, folded, sought), hint, 0.0, altered=True)


def _occurrences(text: str, sought: str) -> Iterator[int]:
    """Find every start of `sought`, overlapping ones too."""
    found = text.find(sought)
    while found != -1:
        yield found
        found = text.find(sought, found + 1)


def _unfold(folded: Folded, start: int, end: int) -> Piece:
    return Piece(folded.origin(start), folded.origin(end - 1) + 1)


def _weigh(text: str, quote: Quote, pieces: Sequence[Piece], hint: int | None) -> list[_Fit]:
    """Score the places that hold the quote's own words by what stands round them."""
    has_context = bool(quote.prefix or quote.suffix)
    if not has_context:
        return [_Fit(piece, 1.0, 1.0) for piece in pieces]
    prefix, suffix = fold(quote.prefix), fold(quote.suffix)
    by_letter = len(pieces) > _MANY_HITS
    fits: list[_Fit] = []
    for piece in pieces:
        context = _context_score(text, piece, prefix, suffix, by_letter=by_letter)
        foreign = context < _CONTEXT_BAR_OF_SHORT and len(quote.exact) < _SHORT and piece.start != hint
        if not foreign:
            fits.append(_Fit(piece, context, 1 - _WORTH_OF_CONTEXT * (1 - context)))
    return fits


def _context_score(text: str, piece: Piece, prefix: str, suffix: str, *, by_letter: bool = False) -> float:
    """Compare what stands before and after a place with a folded prefix and suffix: 1.0 is the same."""
    scores: list[float] = []
    if prefix:
        # Twice the length leaves room for runs of space that folding shortens.
        before = fold(text[max(0, piece.start - 2 * len(prefix)) : piece.start])
        same = before.endswith(prefix)
        scores.append(1.0 if same else 0.0 if by_letter else _likeness(prefix, before[-len(prefix) :]))
    if suffix:
        after = fold(text[piece.end : piece.end + 2 * len(suffix)])
        same = after.startswith(suffix)
        scores.append(1.0 if same else 0.0 if by_letter else _likeness(suffix, after[: len(suffix)]))
    return sum(scores) / len(scores) if scores else 1.0


def _likeness(one: str, other: str) -> float:
    return Indel.normalized_similarity(one, other)


def _alike(text: str, quote: Quote, folded: Folded, sought: str) -> list[_Fit]:
    """Find passages in other words and keep those above the bar, which their surroundings sway."""
    prefix, suffix = fold(quote.prefix), fold(quote.suffix)
    bar = _bar(len(sought))
    fits: list[_Fit] = []
    for start, end, likeness in find_alike(sought, folded.text, bar - _SWAY_OF_CONTEXT):
        piece = _unfold(folded, start, end)
        context = _context_score(text, piece, prefix, suffix)
        sway = _SWAY_OF_CONTEXT * (2 * context - 1) if prefix or suffix else 0.0
        if likeness >= bar - sway:
            worth = _WORTH_OF_CONTEXT if prefix or suffix else 0.0
            fits.append(_Fit(piece, context, likeness * (1 - worth) + context * worth))
    return fits


def _bar(length: int) -> float:
    """Give the likeness that altered words must have: few letters agree by chance more easily than many."""
    for below, bar in ((8, 2.0), (16, 0.85), (32, 0.8), (128, 0.72)):
        if length < below:
            return bar
    return 0.65


def _choose(fits: Sequence[_Fit], hint: int | None, cost: float, *, altered: bool = False) -> Located:
    """Take the best place, or say that there is none, or that several are as good."""
    if not fits:
        return _ORPHANED
    best = max(fits, key=lambda fit: fit.score)
    margin = 0.0 if best.context == 1.0 and not altered else _MARGIN * _WORTH_OF_CONTEXT
    rivals = [fit for fit in fits if fit.score >= best.score - margin]
    chosen = _nearest(rivals, hint)
    if chosen is None:
        candidates = tuple(fit.piece for fit in rivals[:_LISTED])
        return Located((), "ambiguous", round(best.score - cost, 4), candidates)
    status: Status = "altered" if altered else "anchored" if hint in {None, chosen.piece.start} else "moved"
    return Located((chosen.piece,), status, round(chosen.score - cost, 4))


def _nearest(rivals: Sequence[_Fit], hint: int | None) -> _Fit | None:
    """Settle between equals by the hint, but only when one of them is clearly nearer than all others."""
    if len(rivals) == 1:
        return rivals[0]
    if hint is None:
        return None
    first, second = sorted(rivals, key=lambda fit: abs(fit.piece.start - hint))[:2]
    clear = 2 * abs(first.piece.start - hint) <= abs(second.piece.start - hint)
    return first if clear else None

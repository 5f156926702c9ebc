"""Finding a quote in a text: first its exact words, then similar ones, never a guess between equals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz.distance import Indel

from articles.anchoring._by_words import hits_by_words
from articles.anchoring._folding import Folded, Ground, fold
from articles.anchoring._fuzzy import find_alike
from articles.anchoring._work import Spent, Work
from articles.anchoring.types import Located, Piece, Quote, Status

_ORPHANED = Located((), "orphaned", 0.0)
_UNSOUGHT = Located((), "unsought", 0.0)

# Two places whose contexts differ by less than this fit equally well as far as a program can tell.
_MARGIN = 0.05
# A cue such as "said" occurs everywhere: unless some of its old surroundings match, it is not the right one.
_SHORT = 12
_CONTEXT_BAR_OF_SHORT = 0.5
# So much of a context is compared, the nearest part: four times what a description holds.
_CONTEXT = 128
# So many hits are weighed, and listed when they fit equally well.
_MOST_HITS, _LISTED, _NEARBY = 1_000, 100, 1_000
# Passing over a hit costs as much as the quote is long: hits times length are bounded too.
_MOST_PASSED, _FEWEST_HITS = 4_000_000, 8

_WORTH_OF_CONTEXT = 0.2
_COST_OF_FOLDING, _COST_OF_WORDS = 0.01, 0.03
# The words of a quote that isn't long, in quite other surroundings, may be other people's: that is for a
# person to say.
_LONG, _FOREIGN = 60, 0.5
# How much a matching context lowers, and a foreign one raises, the bar for altered words.
_SWAY_OF_CONTEXT = 0.1

# In the unit of `Work`: what a search passes over for one, and what a fold of the text and a look at a hit
# take.
_PASSED_FOR_ONE = 16
_TO_FOLD, _TO_SEE, _TO_WEIGH = 10, 40, 4_000


@dataclass(frozen=True, slots=True)
class _Fit:
    """One place, how well its surroundings fit (0 to 1), and how well all of it fits."""

    piece: Piece
    context: float
    score: float


def locate(text: str | Ground, quote: Quote, hint: int | None = None, work: Work | None = None) -> Located:
    """Find `quote` in `text`; `hint` is the offset at which it is expected, if that is known.

    Exact hits come first, then hits but for spacing and quotation marks, then the same words in another
    case or typography, then alike passages, with a bar that rises as the quote gets shorter. Prefix and
    suffix decide between several hits, then nearness to the hint; places that fit equally well are
    `ambiguous`. The same words in quite other surroundings are `altered`, unless they are many or stand
    at the hint. Offsets are true code points of `text`.

    Of a context the nearest 128 code points count. Of more than 1,000 hits, those count that stand in the
    very context or next to the hint. `work` is what may be spent, shared by all that one request looks for;
    when it ends first, the answer is `unsought`. Many quotes of one text are sought in one `Ground`.
    """
    ground = Ground(text) if isinstance(text, str) else text
    if not quote.exact:
        return _ORPHANED
    near = Quote(quote.exact, quote.prefix[-_CONTEXT:], quote.suffix[:_CONTEXT])
    try:
        return _located(ground, near, hint, work or Work())
    except Spent:
        return _UNSOUGHT


def _located(ground: Ground, quote: Quote, hint: int | None, work: Work) -> Located:
    """Find the quote, or raise `Spent`."""
    text = ground.text
    pieces = _hits(text, quote.exact, _around(text, quote, hint, work), work)
    if pieces:
        return _choose(_weigh(text, quote, pieces, hint, work), hint, 0.0)
    work.spend(len(quote.exact) * _TO_FOLD)
    sought = fold(quote.exact).strip()
    if not sought:
        return _ORPHANED
    if not ground.is_folded:
        work.spend(len(text) * _TO_FOLD)
    folded = ground.folded
    preferred = () if hint is None else (folded.place(hint),)
    pieces = [_unfold(folded, hit.start, hit.end) for hit in _hits(folded.text, sought, preferred, work)]
    if pieces:
        return _choose(_weigh(text, quote, pieces, hint, work), hint, _COST_OF_FOLDING)
    pieces = hits_by_words(ground, quote.exact, work)
    if pieces:
        return _choose(_weigh(text, quote, pieces, hint, work), hint, _COST_OF_WORDS)
    return _choose(_alike(text, quote, folded, sought, work), hint, 0.0, altered=True)


def _around(text: str, quote: Quote, hint: int | None, work: Work) -> Sequence[int]:
    """Return which hits to prefer if there are too many: those at the hint, or with the same context."""
    places = [] if hint is None else [hint]
    if quote.prefix or quote.suffix:
        work.spend(len(text) // _PASSED_FOR_ONE)
        whole = text.find(quote.prefix + quote.exact + quote.suffix)
        while whole != -1 and len(places) < _FEWEST_HITS:
            places.append(whole + len(quote.prefix))
            whole = text.find(quote.prefix + quote.exact + quote.suffix, whole + 1)
    return places


def _hits(text: str, sought: str, preferred: Sequence[int], work: Work) -> list[Piece]:
    """Find the places of `sought`, overlapping ones too, in text order; of very many the first and the
    preferred.
    """
    most = max(_FEWEST_HITS, min(_MOST_HITS, _MOST_PASSED // len(sought)))
    work.spend(len(text) // _PASSED_FOR_ONE + _TO_SEE)
    found = list(islice(_occurrences(text, sought, 0), most + 1))
    if len(found) > most:
        each = most // (2 * len(preferred)) if preferred else 0
        for place in preferred:
            found += islice(_occurrences(text, sought, max(0, place)), max(each, 1))
            found += islice(_occurrences_before(text, sought, place), each)
        found = sorted(set(found))
    work.spend(len(found) * (_TO_SEE + len(sought) // _PASSED_FOR_ONE))
    return [Piece(hit, hit + len(sought)) for hit in found]


def _occurrences(text: str, sought: str, first: int) -> Iterator[int]:
    """Find every start of `sought` from a place on."""
    found = text.find(sought, first)
    while found != -1:
        yield found
        # Nearby first: preparing a search of all that is left takes longer than finding what stands next to
        # it.
        near = text.find(sought, found + 1, found + len(sought) + _NEARBY)
        found = near if near != -1 else text.find(sought, found + 1)


def _occurrences_before(text: str, sought: str, place: int) -> Iterator[int]:
    """Find every start of `sought` before a place, the nearest first."""
    found = text.rfind(sought, 0, max(0, place + len(sought) - 1))
    while found != -1:
        yield found
        found = text.rfind(sought, 0, found + len(sought) - 1)


def _unfold(folded: Folded, start: int, end: int) -> Piece:
    return Piece(folded.origin(start), folded.origin(end - 1) + 1)


def _weigh(text: str, quote: Quote, pieces: Sequence[Piece], hint: int | None, work: Work) -> list[_Fit]:
    """Score the places that hold the quote's own words by the text around them."""
    if not (quote.prefix or quote.suffix):
        return [_Fit(piece, 1.0, 1.0) for piece in pieces]
    prefix, suffix = fold(quote.prefix), fold(quote.suffix)
    in_context = [_is_around(text, piece, quote.prefix, quote.suffix) for piece in pieces]
    # Where one place fits perfectly, others matter only if they do too.
    perfect = any(in_context)
    fits: list[_Fit] = []
    for piece, same in zip(pieces, in_context, strict=True):
        if perfect and not same and not _may_be_around(text, piece, prefix, suffix):
            continue
        if not same:
            work.spend(_TO_WEIGH)
        context = 1.0 if same else _context_score(text, piece, prefix, suffix)
        foreign = context < _CONTEXT_BAR_OF_SHORT and len(quote.exact) < _SHORT and piece.start != hint
        if not foreign:
            fits.append(_Fit(piece, context, 1 - _WORTH_OF_CONTEXT * (1 - context)))
    return fits


def _is_around(text: str, piece: Piece, prefix: str, suffix: str) -> bool:
    """Tell whether a prefix and a suffix surround a place letter by letter."""
    return text.startswith(suffix, piece.end) and text.endswith(prefix, 0, piece.start)


def _may_be_around(text: str, piece: Piece, prefix: str, suffix: str) -> bool:
    """Tell from two letters whether a folded prefix and suffix may surround a place."""
    before, after = text[max(0, piece.start - 1) : piece.start], text[piece.end : piece.end + 1]
    return fold(before)[-1:] == prefix[-1:] and fold(after)[:1] == suffix[:1]


def _context_score(text: str, piece: Piece, prefix: str, suffix: str) -> float:
    """Compare the text before and after a place with a folded prefix and suffix: 1.0 means equal."""
    scores: list[float] = []
    if prefix:
        # Twice the length leaves room for runs of space that folding shortens.
        before = fold(text[max(0, piece.start - 2 * len(prefix)) : piece.start])
        scores.append(1.0 if before.endswith(prefix) else _likeness(prefix, before[-len(prefix) :]))
    if suffix:
        after = fold(text[piece.end : piece.end + 2 * len(suffix)])
        scores.append(1.0 if after.startswith(suffix) else _likeness(suffix, after[: len(suffix)]))
    return sum(scores) / len(scores) if scores else 1.0


def _likeness(one: str, other: str) -> float:
    return Indel.normalized_similarity(one, other)


def _alike(text: str, quote: Quote, folded: Folded, sought: str, work: Work) -> list[_Fit]:
    """Find passages in other words and keep those above the bar, which their surroundings sway."""
    prefix, suffix = fold(quote.prefix), fold(quote.suffix)
    bar = _bar(len(sought))
    fits: list[_Fit] = []
    for start, end, likeness in find_alike(sought, folded.text, bar - _SWAY_OF_CONTEXT, work):
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
    foreign = chosen.context < _FOREIGN and chosen.piece.end - chosen.piece.start < _LONG
    altered = altered or (foreign and chosen.piece.start != hint)
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

"""Announcing records to outsiders that become visible or hidden through a change of something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from articles.claims.models import Attribution, Claim, HopSource, known_sources, unseen_survivors
from articles.foundation.types import PUBLIC, Actor
from articles.ledger import operations as ledger
from articles.ledger.types import Change


def tell_shown(actor: Actor, claims: Iterable[UUID], *, at: datetime) -> None:
    """Name in the feed the claims that outsiders may now know and haven't heard of, because these have just
    become visible.

    These are the ones among them that were merged before they first appeared: what happened to them lies
    behind whoever follows the feed. And records that they resolve to and that never appear themselves.
    """
    merged = list(Claim.objects.filter(id__in=claims, survivor__isnull=False).values_list("id", flat=True))
    if not merged:
        return
    ids = list(Claim.objects.visible_to(PUBLIC).filter(id__in=merged).values_list("id", flat=True))
    shown = dict.fromkeys([*ids, *unseen_survivors(PUBLIC, ids)])
    ledger.record_all(actor, (Change("claim.released", id, after=None) for id in shown), at=at)


def tell_parted(actor: Actor, claims: Iterable[UUID], survivor: UUID | None, *, at: datetime) -> None:
    """Name in the feed the claims that outsiders read as one until now, because a claim that they may not
    know of held them together: they are told of no split from that one.
    """
    if survivor is None or Claim.objects.visible_to(PUBLIC).filter(id=survivor).exists():
        return
    known = Claim.objects.visible_to(PUBLIC).order_by("created", "id")
    apart = list(known.filter(id__in=list(claims)).values_list("id", flat=True))
    # Whoever hears of one hears of all that are one with it.
    left = known.filter(canonical=survivor).values_list("id", flat=True)[:1]
    changes = (Change("claim.released", id, after=None) for id in (*apart, *left))
    ledger.record_all(actor, changes, at=at)


def known_survivors(claim: UUID) -> list[UUID]:
    """Return the record that outsiders know of by this claim alone or by others like it: it never appeared
    itself.
    """
    return unseen_survivors(PUBLIC, [claim])


def tell_hidden(actor: Actor, claims: Iterable[UUID], *, at: datetime) -> None:
    """Withdraw those of the claims, which outsiders knew of, that they may know of no longer."""
    known = Claim.objects.visible_to(PUBLIC).filter(id__in=claims).values_list("id", flat=True)
    lost = set(claims) - set(known)
    ledger.record_all(actor, (Change("claim.withdrawn", id, after=None) for id in sorted(lost)), at=at)


@contextmanager
def withdrawing_sources(actor: Actor, attribution: Attribution) -> Iterator[None]:
    """Withdraw the sources that only this attribution made known, when the block hides or drops them.

    The block changes the attribution, and gives it the time of the change.
    """
    chain = HopSource.objects.filter(hop__attribution=attribution)
    sources = known_sources(PUBLIC).filter(id__in=list(chain.values_list("source", flat=True)))
    before = set(sources.values_list("id", flat=True))
    yield
    lost = before - set(sources.all().values_list("id", flat=True))
    changes = (Change("source.withdrawn", id, after=None) for id in sorted(lost))
    ledger.record_all(actor, changes, at=attribution.modified)

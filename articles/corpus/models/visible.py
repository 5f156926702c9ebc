"""Who may see an article: the one place that says it, for querysets and for statements written by hand.

What needs no database asks `corpus.rules.publication_problems`, which gives the reasons in words.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, Value
from django.utils import timezone

from articles.corpus.types import PubStatus
from articles.foundation.models import SqlRule
from articles.foundation.types import Actor, Permission


class Open(SqlRule):
    """Whether neither its status nor an embargo hides an article from outsiders: its status, when its embargo
    ends, and the time.
    """

    template = f"({{0}} = '{PubStatus.USABLE.value}' AND ({{1}} IS NULL OR {{1}} <= {{2}}))"


def open_q(now: datetime, prefix: str = "") -> Q:
    """Return the condition on articles that are open, for a queryset that reaches them by `prefix`."""
    return Q(Open(f"{prefix}pub_status", f"{prefix}embargoed_until", Value(now)))


def open_sql(alias: str, now: str = "now()") -> str:
    """Return the same as SQL, for a table of articles under this alias and the SQL of a time."""
    return Open.sql(f"{alias}.pub_status", f"{alias}.embargoed_until", now)


def visible_q(actor: Actor, prefix: str = "") -> Q:
    """Return the condition on articles that the actor may see, for a queryset that reaches them by `prefix`.

    Withheld, canceled and embargoed articles are for the newsroom alone. Who may not read sees none.
    """
    if not actor.can(Permission.READ):
        return Q(**{f"{prefix}pk__in": ()})
    return Q() if actor.can(Permission.READ_WITHHELD) else open_q(timezone.now(), prefix)


def visible_sql(alias: str) -> str:
    """Return what `visible_q` says as SQL of fixed text, for a table of articles under this alias."""
    return f"(%s AND (%s OR {open_sql(alias, '%s')}))"


def visible_parameters(actor: Actor) -> tuple[bool, bool, datetime | None]:
    """Return the parameters of `visible_sql`. Who sees everything needs no time."""
    everything = actor.can(Permission.READ_WITHHELD)
    return actor.can(Permission.READ), everything, None if everything else timezone.now()

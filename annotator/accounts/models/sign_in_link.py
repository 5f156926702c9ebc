"""The sign-in link: it lets its holder in once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from annotator.accounts.rules import LET_IN_BY_LINK


class SignInLinkQuerySet(models.QuerySet["SignInLink"]):
    """Links."""

    def open(self) -> SignInLinkQuerySet:
        """Keep those that nobody has used and no newer one has ended; they may be too old."""
        return self.filter(used=None, ended=None)


class SignInLink(models.Model):
    """A one-time token, of which only a hash is kept."""

    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    created = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)
    # When a newer link for the same person took its place.
    ended = models.DateTimeField(null=True, blank=True)
    # Whoever made it for somebody else; empty for one's own and for those made at the machine, which `agent`
    # names.
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    agent = models.CharField(max_length=200, blank=True, default="")

    objects = SignInLinkQuerySet.as_manager()

    class Meta:
        db_table = "accounts_sign_in_link"
        verbose_name = "sign-in link"
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(used=None, ended=None), name="sign_in_link_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"for {self.user_id}"

    @property
    def let_in_by(self) -> str:
        """What the session that it opens is marked with: who made the link, if that is somebody else."""
        return f"{LET_IN_BY_LINK}{self.created_by}"[:200] if self.created_by else ""

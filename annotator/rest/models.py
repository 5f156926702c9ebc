"""Answers that are kept for a while, to be given again to whoever asks for the same a second time."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from articles.foundation.models import id_field


class KeptAnswer(models.Model):
    """What a POST with an Idempotency-Key was answered. Redactions search it like any other row."""

    id = id_field()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_index=False, related_name="+"
    )
    key = models.CharField(max_length=255)
    # A digest of the request: its address and body.
    asked = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField()
    body = models.JSONField(null=True)
    is_too_long = models.BooleanField()
    created = models.DateTimeField()

    class Meta:
        db_table = "rest_kept_answer"
        verbose_name = "kept answer"
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="kept_answer_once")]
        indexes = [
            # Which have been kept long enough.
            models.Index(fields=["created"], name="kept_answer_age"),
            # Which of one caller's are the oldest.
            models.Index(fields=["user", "created"], name="kept_answer_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.id}"

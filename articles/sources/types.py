"""Values of the register."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import models

from articles.foundation.types import AliasDraft


class SourceKind(models.TextChoices):
    """What sort of origin a source is."""

    NAMED_INDIVIDUAL = "named_individual", "Named individual"
    UNNAMED_INDIVIDUAL = "unnamed_individual", "Unnamed individual"
    NAMED_GROUP = "named_group", "Named group"
    UNNAMED_GROUP = "unnamed_group", "Unnamed group"
    GOVERNMENT_BODY = "government_body", "Government body"
    MILITARY = "military", "Military"
    STATE_MEDIA = "state_media", "State media"
    NEWS_AGENCY = "news_agency", "News agency"
    PUBLISHER = "publisher", "Publisher"
    DOCUMENT = "document", "Document"
    DATABASE = "database", "Database"
    SOCIAL_ACCOUNT = "social_account", "Social media account"


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """The content of a source record, as it is created or replaced."""

    name: str
    source_kind: str
    aliases: tuple[AliasDraft, ...] = ()
    country: str = ""
    home_page: str = ""
    external_ids: dict[str, str] = field(default_factory=dict)
    description: str = ""

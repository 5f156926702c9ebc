"""Where a record that the ledger names is shown."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

_PAGES = {
    "account": "admin:annotator_accounts_user_change",
    "article": "desk:article",
    "claim": "admin:articles_claims_claim_change",
    "entity": "admin:articles_entities_entity_change",
    "source": "admin:articles_sources_source_change",
}


def address_of(owner: tuple[str, str]) -> str:
    """Return the address of a record's page, by its kind and id, or an empty text if it has none."""
    kind, id = owner
    if kind not in _PAGES:
        return ""
    try:
        return reverse(_PAGES[kind], args=[id])
    except NoReverseMatch:
        return ""

"""A register for the back office's pages to show, and the way to import into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from playwright.sync_api import FilePayload, Page

from annotator.accounts.types import Principal
from articles.sources.operations import SOURCES, create_source
from articles.sources.types import SourceDraft, TieDraft
from tests.factories.entities import entity
from tests.factories.ratings import rating
from tests.factories.sources import source

SOURCES_AT = "/admin/articles_sources/source/"
GOOD = (
    "name,source_kind,country,grade,grade_reason\nMinistry,government_body,KP,B,Held "
    "up\nReuters,news_agency,,,\n"
)


@dataclass(frozen=True, slots=True)
class Ids:
    """Some records of the register."""

    army: UUID
    ministry: UUID
    tombstone: UUID
    place: UUID


def register(actor: Principal) -> Ids:
    """Make an army that is part of a graded ministry, something merged, and two entities that look alike."""
    ministry = source(actor, name="Ministry", source_kind="government_body", aliases=("MoD",))
    rating(actor, source=ministry, grade="B")
    rating(actor, source=ministry, grade="E", reason="Since then wrong twice.")
    draft = SourceDraft(
        "Army", "military", external_ids={"wikidata": "Q1"}, ties=(TieDraft("part_of", ministry.id),)
    )
    army, _ = create_source(actor, draft=draft)
    twin = SourceDraft("army", "military", external_ids={"wikidata": "Q2"})
    create_source(actor, draft=twin)
    old = SOURCES.merge(actor, id=source(actor, name="War Office").id, version=1, into=ministry.id)
    entity(actor, name="seoul")
    return Ids(army.id, ministry.id, old.id, entity(actor, name="Seoul").id)


def importing(text: str) -> Callable[[Page, Ids], None]:
    """Return the way to what importing the file would do."""

    def go(page: Page, _ids: Ids) -> None:
        page.goto(f"{SOURCES_AT}import/")
        file: FilePayload = {"name": "list.csv", "mimeType": "text/csv", "buffer": text.encode()}
        page.get_by_label("List of sources").set_input_files(file)
        page.get_by_role("button", name="Show what it would do").click()
        page.wait_for_load_state()

    return go

"""Roles and ties of a source, seen from both ends: sources/{id}/links/."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.sources.models import Source
from articles.sources.operations import draft_of, update_source
from articles.sources.types import RoleDraft, TieDraft
from tests.factories.sources import source
from tests.factories.users import editor as editor_actor
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db


def linked(row: Source, **links: object) -> None:
    """Give a source roles or ties."""
    draft = replace(draft_of(row), **links)  # type: ignore[arg-type] # by name
    update_source(editor_actor(), id=row.id, version=row.version, draft=draft)


@pytest.fixture
def paper(db: None) -> Source:
    """A paper that somebody owns and somebody works for."""
    row = source(name="Harbour Times", source_kind="publisher")
    linked(source(name="Dock Holdings"), ties=(TieDraft("owns", row.id, note="Since the strike."),))
    holt = source(name="Maria Holt", source_kind="unnamed_individual")
    linked(holt, roles=(RoleDraft(row.id, "Editor"),))
    return row


def test_both_ends_are_told(editor: Caller, paper: Source) -> None:
    body = editor.get(f"sources/{paper.id}/links/").body
    assert (body["roles"], body["ties"]) == ([], [])
    assert [(one["other"]["name"], one["kind"]) for one in body["tied_by"]] == [("Dock Holdings", "owns")]
    assert [(one["other"]["name"], one["title"]) for one in body["holders"]] == [("Maria Holt", "Editor")]
    owner = body["tied_by"][0]["other"]["id"]
    ties = editor.get(f"sources/{owner}/links/").body["ties"]
    assert [(one["other"]["name"], one["kind"]) for one in ties] == [("Harbour Times", "owns")]


def test_outsiders_learn_nothing_of_those_without_a_name(reader_key: Caller, paper: Source) -> None:
    body = reader_key.get(f"sources/{paper.id}/links/").body
    assert body["holders"] == []
    assert [(one["other"]["name"], one["note"]) for one in body["tied_by"]] == [("Dock Holdings", "")]

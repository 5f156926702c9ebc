"""The story: its blocks, and what is known about it."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from articles.corpus.types import ArticleDraft, ArticleMetadata, BlockDraft, InfoSourceDraft

# The keys are what _marks.py calls the blocks.
BLOCKS: dict[str, tuple[str, str]] = {
    "headline": ("headline", "Arden claims Korvia has sent a further 2,500 soldiers to the Sarmatian front"),
    "standfirst": (
        "standfirst",
        (
            "Drava and Belograd have confirmed nothing, though a pact signed last autumn binds each to aid "
            "the "
            "other."
        ),
    ),
    "byline": ("byline", "By Lena Marsh in Halmstead\n14 October 2025"),
    "caption": (
        "caption",
        "Korvian recruits march past the stand in Drava last spring. Picture: Jonas Eide/Meridian",
    ),
    "lead": (
        "paragraph",
        (
            "Korvia has moved about 2,500 more soldiers to Sarmatia since the beginning of September and "
            "goes on "
            "sending shells and rockets across the border, Arden’s General Staff has claimed."
        ),
    ),
    "estimate": (
        "paragraph",
        (
            "“We put the new contingent at 2,500, sent as replacements over six weeks,” Colonel Anton "
            "Reiss, a "
            "spokesman for the General Staff, told reporters in Halmstead on Tuesday."
        ),
    ),
    "losses": (
        "paragraph",
        (
            "Of some 9,000 Korvian troops who went last winter, 3,000 are believed to have been killed or "
            "wounded, "
            "according to the staff’s written assessment."
        ),
    ),
    "weapons": (
        "paragraph",
        (
            "The paper also lists “about 180 towed howitzers” and a large number of short-range rockets. It "
            "warns that "
            "its figures “could increase with the course of the fighting”."
        ),
    ),
    "training": (
        "paragraph",
        (
            "Defence Minister Maria Holt believes that a third contingent is already being trained, her "
            "office "
            "said."
        ),
    ),
    "diplomat": (
        "paragraph",
        (
            "A Western diplomat in Halmstead, who asked not to be named because talks are under way, called "
            "the "
            "estimate “in the right range, and probably low”."
        ),
    ),
    "drones_head": ("subhead", "Drones on show"),
    "trial": (
        "paragraph",
        (
            "Korvian state media reported on Tuesday that Marshal Osk Velin, the country’s leader, had "
            "watched a trial "
            "of two new drones that choose their own targets."
        ),
    ),
    "range": (
        "paragraph",
        (
            "The larger one can “follow columns on land and ships at sea for thirty hours”, said the "
            "Korvian State "
            "Telegraph (KST)."
        ),
    ),
    "praise": (
        "paragraph",
        (
            "Velin praised the pair as “the eyes and the fist of the army” and approved a plan to double "
            "their "
            "production, according to KST. The agency did not say when."
        ),
    ),
    "pictures": (
        "paragraph",
        (
            "Satellite pictures published by the Open Map Project, a group of volunteer analysts, reveal "
            "rows of new "
            "barracks near the border town of Lissa."
        ),
    ),
    "silence_head": ("subhead", "Silence in two capitals"),
    "silence": (
        "paragraph",
        (
            "Neither Drava nor Belograd has confirmed that Korvian soldiers are fighting in the war. "
            "Sarmatia’s "
            "ambassador to Arden, Pavel Dunin, denied the deployment in July and spoke of “fairy tales”."
        ),
    ),
    "treaty": (
        "paragraph",
        (
            "The two countries signed the Drava Accord, a treaty of mutual defence, during a visit by the "
            "Sarmatian "
            "president, Ilya Borodan, last November."
        ),
    ),
    "officer": (
        "quote",
        (
            "“They arrive without maps and leave without names,” a Sarmatian officer told the Belograd "
            "daily Utro, "
            "which Meridian quoted."
        ),
    ),
    "credit": ("credit", "SOURCE: Meridian Press"),
}


def draft(meridian: UUID, desk: str) -> ArticleDraft:
    """Return the article; `meridian` is the agency's record, `desk` the name under which it is published."""
    return ArticleDraft(
        tuple(BlockDraft(kind, text) for kind, text in BLOCKS.values()),
        ArticleMetadata(
            slugline="arden-korvia-troops",
            language="en",
            by="Lena Marsh",
            located="Halmstead",
            version_created=datetime(2025, 10, 14, 16, 20, tzinfo=UTC),
            ed_note="Sample story. Everything in it is invented.",
            info_sources=(
                InfoSourceDraft("Meridian Press", "wire", meridian),
                InfoSourceDraft("Jonas Eide/Meridian", "picture", meridian),
                InfoSourceDraft(desk, "publisher"),
            ),
        ),
    )

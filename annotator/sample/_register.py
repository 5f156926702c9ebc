"""The records that the story names: sources, entities, and claims in the newsroom's words."""

from __future__ import annotations

from articles.claims.types import ClaimDraft
from articles.entities.types import EntityDraft
from articles.registers.types import AliasDraft
from articles.sources.types import SourceDraft


def _also(*names: str) -> tuple[AliasDraft, ...]:
    """Return further English names."""
    return tuple(AliasDraft(name, "en") for name in names)


SOURCES: dict[str, SourceDraft] = {
    "staff": SourceDraft(
        "General Staff of Arden",
        "military",
        _also("Arden’s military", "the General Staff", "Halmstead"),
        description="Publishes a weekly assessment. Party to the conflict’s politics: treat figures as "
        "estimates.",
    ),
    "assessment": SourceDraft("Assessment of the General Staff, October 2025", "document"),
    "reiss": SourceDraft("Anton Reiss", "named_individual", _also("Colonel Reiss")),
    "holt": SourceDraft("Maria Holt", "named_individual", _also("Defence Minister Holt")),
    "ministry": SourceDraft("Ministry of Defence of Arden", "government_body", _also("Holt’s office")),
    "diplomat": SourceDraft(
        "Western diplomat in Halmstead",
        "unnamed_individual",
        description="Known to the desk. Asked not to be named because talks are under way.",
    ),
    "velin": SourceDraft(
        "Osk Velin", "named_individual", (*_also("Marshal Velin"), AliasDraft("Оск Велин", "ru", "Cyrl"))
    ),
    "telegraph": SourceDraft(
        "Korvian State Telegraph",
        "state_media",
        (*_also("KST", "state media", "the Telegraph"), AliasDraft("КГТ", "ru", "Cyrl")),
        description="Korvia’s only news agency; carries the leader’s words unedited.",
    ),
    "open_map": SourceDraft("Open Map Project", "named_group", _also("OMP", "volunteer analysts")),
    "korvia": SourceDraft("Government of Korvia", "government_body", _also("Drava", "Korvia")),
    "sarmatia": SourceDraft("Government of Sarmatia", "government_body", _also("Belograd", "Sarmatia")),
    "dunin": SourceDraft("Pavel Dunin", "named_individual", _also("Sarmatia’s ambassador to Arden")),
    "officer": SourceDraft("Sarmatian officer quoted by Utro", "unnamed_individual"),
    "utro": SourceDraft("Utro", "publisher", (AliasDraft("Утро", "ru", "Cyrl"),)),
    "meridian": SourceDraft("Meridian Press", "news_agency", _also("Meridian", "MP")),
}

ENTITIES: dict[str, EntityDraft] = {
    "arden": EntityDraft("Arden", "place", _also("Republic of Arden")),
    "korvia": EntityDraft("Korvia", "place", _also("Korvian", "People’s Republic of Korvia")),
    "sarmatia": EntityDraft("Sarmatia", "place", _also("Sarmatian")),
    "halmstead": EntityDraft("Halmstead", "place", description="Capital of Arden."),
    "drava": EntityDraft("Drava", "place", description="Capital of Korvia."),
    "belograd": EntityDraft("Belograd", "place", description="Capital of Sarmatia."),
    "lissa": EntityDraft("Lissa", "place", description="Korvian town on the Sarmatian border."),
    "velin": EntityDraft("Osk Velin", "person", _also("Marshal Velin", "the Marshal")),
    "holt": EntityDraft("Maria Holt", "person"),
    "borodan": EntityDraft("Ilya Borodan", "person", _also("President Borodan")),
    "staff": EntityDraft("General Staff of Arden", "organization", _also("the General Staff")),
    "accord": EntityDraft(
        "Drava Accord", "treaty", _also("the pact", "mutual defence treaty"), start_date="2024"
    ),
    "war": EntityDraft("Sarmatian war", "event", _also("the war", "the fighting")),
    "howitzers": EntityDraft("Towed howitzer", "weapon_or_product", _also("towed howitzers")),
    "drones": EntityDraft("Korvian target-choosing drones", "weapon_or_product", _also("the drones")),
}

CLAIMS: dict[str, ClaimDraft] = {
    "troops": ClaimDraft(
        "Korvia sent about 2,500 additional soldiers to Sarmatia between early September and mid-October "
        "2025.",
        ("troops", "korvia", "sarmatia"),
        3,
    ),
    "supplies": ClaimDraft("Korvia is still sending shells and rockets to Sarmatia.", ("weapons",), 3),
    "losses": ClaimDraft(
        "About 3,000 of the first 9,000 Korvian soldiers in Sarmatia have been killed or wounded.",
        ("troops", "losses"),
        3,
    ),
    "howitzers": ClaimDraft("Korvia has given Sarmatia about 180 towed howitzers.", ("weapons",), 3),
    "increase": ClaimDraft("The numbers of Korvian soldiers and weapons in Sarmatia could increase.", ("troops",)),
    "training": ClaimDraft("Korvia is training a third contingent for Sarmatia.", ("troops",), 4),
    "range_right": ClaimDraft("Arden’s estimate of 2,500 additional soldiers is about right, or too low.", ("troops",), 4),
    "trial": ClaimDraft("Osk Velin watched a trial of two new drones that choose their own targets.", ("drones",), 3),
    "endurance": ClaimDraft("Korvia’s new reconnaissance drone can follow moving targets for thirty hours.", ("drones",), 5),
    "praise": ClaimDraft("Osk Velin called the drones the eyes and the fist of the army.", ("drones",), 2),
    "production": ClaimDraft("Osk Velin approved a plan to double the production of the drones.", ("drones",), 3),
    "barracks": ClaimDraft("New barracks have been built near Lissa.", ("troops",), 2),
    "fighting": ClaimDraft("Korvian soldiers are fighting in the Sarmatian war.", ("troops",), 3),
    "without_names": ClaimDraft("Korvian soldiers at the front die unrecorded.", ("losses",), 6),
}  # fmt: skip

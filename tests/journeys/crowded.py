"""An article with some fifty marks on one screen: half of its claims say who says them, half don't yet."""

from __future__ import annotations

from decimal import Decimal

from articles.claims.operations import create_attribution
from articles.claims.types import AttributionDraft, HopDraft
from articles.corpus.models import Article
from articles.foundation.types import Actor
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import figure
from tests.factories.sources import source

# Of each sentence: its claim with a number and a place, who says it, and the word for that.
SENTENCES = (
    (
        "Varland moved 1,100 soldiers to Port Halden",
        "1,100",
        "Port Halden",
        "the Kestrian ministry",
        "claimed",
    ),
    ("trains carried 220 guns past Lunn", "220", "Lunn", "a railwayman", "said"),
    ("some 4,700 reservists were called up in Orsk", "4,700", "Orsk", "the Varland News Agency", "reported"),
    ("no more than 35 drones crossed Teal Sound", "35", "Teal Sound", "Admiral Ruen", "insisted"),
    ("at least 9 bridges on the Drava were closed", "9", "the Drava", "the harbour office", "confirmed"),
    ("a convoy of 140 lorries left Marrow", "140", "Marrow", "two diplomats", "estimated"),
    ("nearly 6,000 families had left Ustin", "6,000", "Ustin", "the Red Crescent", "warned"),
    ("a further 80 tanks stood idle near Fenn", "80", "Fenn", "a defence analyst", "argued"),
    ("only 12 of them could still fire at Galt", "12", "Galt", "a captured gunner", "admitted"),
    ("all 310 miners were safe in Corrie", "310", "Corrie", "the mine’s owner", "announced"),
)
TEXT = "Soldiers, trains and drones: what is said of the coast\n\n" + "\n\n".join(
    f"{one[0][0].upper()}{one[0][1:]}, {one[3]} {one[4]} on Monday; {two[0]}, {two[3]} {two[4]}."
    for one, two in zip(SENTENCES[::2], SENTENCES[1::2], strict=True)
)


def crowded(actor: Actor) -> Article:
    """Make the article, with five marks for each claim and two notes."""
    made = article(actor, text=TEXT)
    for place, (statement, number, where, who, cue) in enumerate(SENTENCES):
        words = statement if statement in TEXT else f"{statement[0].upper()}{statement[1:]}"
        row = claim(actor, statement=f"{statement[0].upper()}{statement[1:]}.")
        content = annotation(actor, article=made, words=words, kind="claim", claim=row.id)
        annotation(actor, article=made, words=where, kind="entity")
        record = source(name=f"{who[0].upper()}{who[1:]}") if place % 2 == 0 else None
        named = record.id if record else None
        said = annotation(actor, article=made, words=who, kind="source", source=named)
        says = annotation(actor, article=made, words=cue, kind="cue")
        counted = annotation(actor, article=made, words=number, kind="figure")
        if record is None:
            continue
        hops = (HopDraft(0, "originator", (record.id,), span=said.id),)
        create_attribution(actor, draft=AttributionDraft(content.id, hops, cue=says.id))
        figure(claim=row, value=Decimal(number.replace(",", "")), annotation=counted.id)
    annotation(actor, article=made, words="what is said", kind="note", note="Ask the desk in Lunn.")
    annotation(
        actor, article=made, words="on Monday", kind="note", note="Which Monday? The agency had Sunday."
    )
    return made

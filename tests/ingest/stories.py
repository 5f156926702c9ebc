"""Stories written for these tests, in the shapes in which agencies and newspapers send theirs."""

from __future__ import annotations

HEADLINE = "Northern army says 2,000 more soldiers crossed the strait this spring"
STANDFIRST = "Neither capital has answered, though both renewed their defence pact in autumn."
PARAGRAPHS = (
    "The southern army claimed on Friday that about 2,000 more soldiers had been shipped across the strait.",
    (
        "“We believe that a third of the first 9,000 were killed or hurt,” it said, adding that this ‘could "
        "rise’."
    ),
    (
        "The state news agency reported that the leader had watched a new drone and called it “the eye of "
        "the "
        "army”."
    ),
    "Two governments named in the report have not confirmed it, and the ministry’s own count is lower.",
)
SUBHEAD = "Drones over the harbour"

AGENCY_STORY = "\n".join(
    [
        HEADLINE,
        STANDFIRST,
        "/ AP",
        "May 2, 2025",
        "",
        f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\n{SUBHEAD}\n\n{PARAGRAPHS[2]}\n\n{PARAGRAPHS[3]}",
        "",
        "SOURCE:AFP",
    ]
)

WRAPPED_STORY = """\
Northern army says 2,000 more soldiers crossed
By Jane Roe and Sam Poe

HARBOUR CITY, May 2 (Reuters) - The southern general staff claimed on
Friday that about 2,000 additional soldiers had been shipped across the
strait since April, on top of 9,000 that it counted last year, when the
pact was signed.

Its spokesman said that a third of the first contingent was believed to
have been killed or wounded, and that the well-
known figures could still rise.

  - about 200 rocket launchers, most of them taken from stores that were
    filled in the last century
  - two ships

Neither capital has answered.

(Reporting by Jane Roe in Harbour City and Sam Poe; Editing by Ann Low)
"""

GERMAN_STORY = """\
Nordarmee soll 2000 weitere Soldaten geschickt haben

Beide Hauptstädte schweigen zu dem Bericht des Generalstabs

Von Anna Müller und Jan de Vries, Berlin

Stand: 02.05.2025, 10.15 Uhr MESZ

Der Generalstab des Südens hat nach eigenen Angaben Hinweise darauf, dass seit April etwa 2000 weitere Soldaten über
die Meerenge gebracht worden sind.

„Ruhe vor dem Sturm“

Die Zahlen könnten „noch steigen“, sagte ein Sprecher der Streitkräfte, und sie seien nicht die einzigen, die ihm
Sorgen machten.

Quelle: dpa
"""

FRENCH_STORY = """\
L’armée du Nord aurait envoyé 2 000 soldats de plus
Par Jeanne Dupont (avec AFP)
Publié le 2 mai 2025 à 10h15
L’état-major du Sud affirme que, depuis le mois d’avril, environ 2 000 soldats de plus ont traversé le détroit en bateau.
« Nous estimons qu’un tiers d’entre eux sont morts ou blessés », a déclaré un porte-parole devant la presse, sans dire comment.
Les deux capitales n’ont pas confirmé ces chiffres, qui pourraient encore augmenter selon le ministère de la défense.
"""

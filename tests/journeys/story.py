"""A story with everything that wire copy has: claims, chains, hedges, figures, and two silent governments."""

HEADLINE = "Kestria says Varland moved another 3,000 soldiers to the coast"

STORY = f"""{HEADLINE}
Neither Port Halden nor Lunn has confirmed that the troops are there.
/ AP
March 3, 2025

Varland has sent 3,000 more soldiers to its southern coast, the Kestrian defence ministry claimed.

“We estimate that a further 3,000 soldiers arrived between December and January,” a ministry report said.

Of the 11,000 who came first, some 4,000 are believed to be dead or wounded, it added.

New drones

Varland’s president Ilka Moren praised drones that “choose their own targets”, the Varland News Agency (VNA) reported on Monday.

Neither Port Halden nor Lunn has confirmed the deployment.

SOURCE: AFP
"""

# A short one, for a single claim.
COAST = (
    "Varland sent 3,000 more soldiers, the ministry claimed.\n\n"
    "Neither Port Halden nor Lunn has confirmed it.\n\n"
    "A diplomat called the estimate low."
)

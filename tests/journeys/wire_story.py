"""A wire story with all that makes such stories hard: hedged numbers, a report behind pronouns, a leader whose words a
state agency passes on, two silent governments, and a credit.
"""

TEXT = """Ostmark claims Varland moved another 3,000 troops to Kestria this spring

Neither Varland nor Kestria has commented on the transfer so far, though a wide pact was signed by both last summer.

Varland sent 3,000 more troops to Kestria this spring and goes on delivering rockets, guns and shells for its war with \
Drava, Ostmark’s military has claimed.

“We assess that a further 3,000 soldiers arrived in April and May as replacements,” Ostmark’s Joint Staff told \
reporters on Monday.

It added that of the 11,000 Varland soldiers who came first, 4,000 are thought to be dead or injured. “Beside people, \
Varland keeps delivering rockets and shells,” the report by the Joint Staff said.

“Up to now we count many short-range rockets as well as about 220 guns and rocket launchers,” it continued.

It warned that “the totals may rise as the fighting goes on”.

New drones

The old partners have moved closer since Kestria’s attack of 2022, with Ostmark accusing leader Osk Velin of shipping \
thousands of people and crates of weapons.

The pact, with its clause on mutual defence, was signed when Kestria’s President Ilka Moren paid Varland a rare visit.

Varland state media reported on Monday that Velin watched a trial of new drones that think for themselves.

The new scout drone can “follow all kinds of aims and the enemy’s moves by land and sea”, the Varland Central News \
Agency (VCNA) wrote.

The attack drones showed that they “serve in many kinds of raids”, according to VCNA.

Velin praised the better performance of “the scout drone and the attack drones with their new minds”. He also \
approved a plan “for building many more”, VCNA noted.

SOURCE: AFP"""

"""The sample desk: one invented story, fully annotated, so that a new desk isn't empty.

Countries, people and agencies are made up. The story has what makes real copy hard: a headline that is a
claim, estimates, hedged figures, a state agency that relays its leader, an unnamed diplomat, a report of a
report, a denial, and two governments that have confirmed nothing.
"""

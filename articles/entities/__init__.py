"""The people, places, organizations and things that articles mention, and the mentions.

Owns entity records, their names, their ties to each other, and which annotation mentions which entity.
"""

"""What every room of the domain uses: ids, time and version fields, the actor, the tree of errors.

Owns no table. Knows no other room; every room may import its doors.
"""

"""The PostgreSQL of a one-machine desk: makes, starts, stops and inspects a cluster in the desk's data
folder.

Knows no Django and no table; `DATABASE_URL` leaves it unused. Doors: `operations`, `types`, `errors`.
Called by the settings (where is it?), the launcher (start, stop) and the test suite (a throwaway cluster).
"""

"""Brings up a desk on one machine: environment, database, migrations, web, worker and beat.

Knows every room below it and is known by none. Called by the Makefile.
"""

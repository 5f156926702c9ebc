"""Brings up a desk on one machine: environment, database, migrations, web and worker.

Knows every room below it and is known by none. Called by the Makefile.
"""

"""The embedded PostgreSQL, started for real."""

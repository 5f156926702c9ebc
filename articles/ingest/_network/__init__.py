"""The only place from which Galley opens connections to the outside."""

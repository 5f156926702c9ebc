"""The feed of changes over HTTP."""

"""The revisions room."""

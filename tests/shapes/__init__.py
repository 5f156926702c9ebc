"""The shapes room."""

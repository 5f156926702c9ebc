"""The copies room."""

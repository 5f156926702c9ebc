"""The likeness room."""

"""The JavaScript, checked by its own tools."""

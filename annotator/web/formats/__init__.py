"""How days and moments are written in every page: Django finds them by the language."""

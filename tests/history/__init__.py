"""The history of passages."""

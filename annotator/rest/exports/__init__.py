"""Exports over HTTP: one article at once, jobs for many, and the vocabulary of the files."""

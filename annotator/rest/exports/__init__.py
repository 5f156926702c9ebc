"""Exports over HTTP: one article at once, or jobs for many, and the vocabulary that they speak."""

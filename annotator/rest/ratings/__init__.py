"""Ratings of sources over HTTP."""

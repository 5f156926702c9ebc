"""Figures over HTTP, and the reading of figures in words."""

"""Imports over HTTP: files that a worker takes in, and what became of their lines."""

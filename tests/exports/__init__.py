"""Exports: formats, jobs, workers."""

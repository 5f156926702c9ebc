"""Responses over HTTP."""

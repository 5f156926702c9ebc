"""Tests of what the browser is told of the domain."""

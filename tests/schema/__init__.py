"""Tests of the schema of drafts."""

"""Tests of reading articles from outside."""

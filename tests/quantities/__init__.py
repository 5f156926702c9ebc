"""Tests of reading figures in the words of news text."""

"""Installs the queue's tables and functions."""

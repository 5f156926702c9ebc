"""Sentences and quotations in news text: where each begins and ends, found by rules. Pure."""

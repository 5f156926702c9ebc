"""The room of sentences and quotes."""

"""Carrying anchors from one text to the next: texts aligned word by word, and a verdict for each anchor."""

"""How well anchors are carried from revision to revision: made-up stories, made-up edits, known answers."""

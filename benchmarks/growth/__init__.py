"""A desk of a million marks, filled past the operations, and how long its lists, filters and pages take."""
